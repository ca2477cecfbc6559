//! Pairs of properties of which the one may not be above the other.

use super::flow::Flow;
use crate::document::Component;
use crate::finding::Code;
use crate::finding::Finding;

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    for row in component.kind.component().properties {
        let Some(limit) = row.not_above.filter(|limit| limit.by_validator) else {
            continue;
        };
        let (least, most) = (row.name, limit.other);
        let (Some(low), Some(high)) = (component.number(least), component.number(most)) else {
            continue;
        };
        if let Some(value) = component.get(least).filter(|_| low > high) {
            let message = format!("`{least}` is {low}, more than `{most}`, which is {high}");
            findings.push(
                flow.finding(Code::MinValueGreaterThanMax, value.span(), message)
                    .with_help(format!("lower `{least}` or raise `{most}`")),
            );
        }
    }
}
