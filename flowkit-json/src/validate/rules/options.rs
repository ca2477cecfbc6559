//! The options of a list: pictures or colours, not both.

use super::flow::Flow;
use crate::document::Component;
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::Value;

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    let Some(items) = component.get("data-source").and_then(Value::as_array) else {
        return;
    };
    let first = |key: &str| items.iter().find_map(|item| item.get(key));
    let (Some(color), Some(image)) = (first("color"), first("image")) else {
        return;
    };
    let message = format!(
        "the options of this {} mix `image` and `color`",
        component.kind
    );
    let help = format!(
        "use one of the two throughout; the first picture is at {}",
        image.span().start()
    );
    findings.push(
        flow.finding(
            Code::DataSourceItemsHaveBothImageAndColor,
            color.span(),
            message,
        )
        .with_help(help),
    );
}
