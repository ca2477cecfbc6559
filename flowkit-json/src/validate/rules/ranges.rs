//! Pairs of properties of which the one may not be above the other.

use super::flow::{Component, Flow};
use crate::finding::Code;
use crate::finding::Finding;

/// Component, minimum, maximum. The validator leaves ChipsSelector out.
const PAIRS: [(&str, &str, &str); 4] = [
    ("TextInput", "min-chars", "max-chars"),
    ("CheckboxGroup", "min-selected-items", "max-selected-items"),
    ("PhotoPicker", "min-uploaded-photos", "max-uploaded-photos"),
    (
        "DocumentPicker",
        "min-uploaded-documents",
        "max-uploaded-documents",
    ),
];

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    for (_, least, most) in PAIRS.iter().filter(|(kind, _, _)| component.kind == *kind) {
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
