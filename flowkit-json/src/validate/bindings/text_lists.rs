//! The lines of a `text` that is a list, as in `"text": ["First line", "Second line"]`.

use super::pass::{Bound, Pass};
use crate::document::Component;
use crate::expression::Fault;
use crate::finding::Code;
use crate::finding::Level;
use crate::read::Value;

fn lines<'d>(component: &'d Component<'d>) -> &'d [Value<'d>] {
    let lines = component.get("text").and_then(Value::as_array);
    lines.unwrap_or_default()
}

/// Reports a line that is a reference, which Meta's validator refuses. A line in backticks it lets through unread.
pub(super) fn check(pass: &mut Pass<'_, '_>, component: &Component<'_>) {
    let bound = |line: &&Value<'_>| {
        let text = pass.bound_value(line);
        matches!(text, Some(Bound::Reference(_) | Bound::Malformed))
    };
    let Some(line) = lines(component).iter().find(bound).and_then(Value::as_str) else {
        return;
    };
    let fault = Fault::new(format!(
        "a text that is a list may not hold bindings, and one line is `{line}`"
    ))
    .with_help("bind the whole `text`, or put the bound line into a text component of its own");
    pass.report(
        Level::Error,
        Code::InvalidTextDynamicData,
        component.word().span(),
        &fault,
    );
}

/// Warns of lines in backticks, since Meta documents fixed lines alone. One that cannot be evaluated breaks on the phone.
pub(super) fn check_expressions(pass: &mut Pass<'_, '_>, component: &Component<'_>) {
    let help = "write the whole `text` as one expression, or put the line into a text component of its own";
    for line in lines(component) {
        let Some(Bound::Expression(inner)) = pass.bound_value(line) else {
            continue;
        };
        match pass.expression_type(inner, component.screen) {
            Err(fault) => pass.note(Level::Device, line.span(), &fault),
            Ok(_) => {
                let fault = Fault::new(
                    "Meta documents no expression in a line of a list, only fixed texts",
                );
                pass.note(Level::Warning, line.span(), &fault.with_help(help));
            }
        }
    }
}
