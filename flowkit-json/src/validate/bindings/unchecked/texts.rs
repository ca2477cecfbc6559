//! References in the midst of a text, which neither Meta's validator nor the phone takes for references: `Hello ${data.name}`
//! is shown as it stands, signs and all.

use crate::catalogue::Kind;
use crate::catalogue::slots::ACTION_SLOTS;
use crate::document::Component;
use crate::expression::{Expression, Fault, Reference, in_backticks};
use crate::finding::Level;
use crate::read::{self, Value};
use crate::validate::bindings::expected::expected;
use crate::validate::bindings::pass::{Bound, Pass};

/// Checks the titles of all screens.
pub(in crate::validate::bindings) fn check_titles(pass: &mut Pass<'_, '_>) {
    for screen in pass.document.screens() {
        if let Some(title) = screen.object.get("title") {
            mixed(pass, title);
        }
    }
}

/// Checks the texts of a component, and those of the items that it lists.
pub(super) fn check(pass: &mut Pass<'_, '_>, component: &Component<'_>) {
    let kind = component.kind;
    for member in component.object.members() {
        let property = member.key().as_str();
        let is_shown =
            property != "name" && property != "pattern" && expected(kind, property).is_some();
        // The `error-messages` of a Form have a rule of their own (`rules/device/forms.rs`).
        if is_shown || (kind == Kind::Form && property == "init-values") {
            texts(pass, member.value());
        }
    }
}

/// Looks for references within the texts in a value. `payloads` looks at actions.
fn texts(pass: &mut Pass<'_, '_>, value: &Value<'_>) {
    match value.kind() {
        read::Kind::String(_) => mixed(pass, value),
        read::Kind::Array(items) => items.iter().for_each(|item| texts(pass, item)),
        read::Kind::Object(object) => {
            let shown = object.members();
            for member in shown.filter(|member| !ACTION_SLOTS.contains(&member.key().as_str())) {
                texts(pass, member.value());
            }
        }
        _ => {}
    }
}

/// Warns of a text that holds a reference and more, which the phone shows or sends as it stands, and of backticks with which
/// the phone shows nothing.
pub(super) fn mixed(pass: &mut Pass<'_, '_>, value: &Value<'_>) {
    let Some(text) = value.as_str() else {
        return;
    };
    if in_backticks(text).is_some() && !pass.document.judged_as.has_expressions() {
        let fault = Fault::new(
            "before 6.0 the phone shows nothing in place of a text in backticks",
        )
        .with_help(
            "leave the backticks out, or write version `7.3`, in which they hold an expression",
        );
        pass.note(Level::Device, value.span(), &fault);
        return;
    }
    match pass.bound(text) {
        Bound::Blank => {
            let fault = Fault::new(
                "nothing stands between the backticks, and to the phone that is an empty text",
            )
            .with_help("write the expression, such as `'Hello ' ${data.name}`, or leave it out");
            return pass.note(Level::Device, value.span(), &fault);
        }
        Bound::Literal if holds_reference(text) => {}
        Bound::Literal if looks_bound(text) => {
            let fault = Fault::new("this is no reference: the text stays as it stands, signs and all")
                .with_help(
                    "a reference is the whole text, such as `${data.name}`, `${form.name}` or `${screen.ID.data.name}`",
                );
            return pass.note(Level::Warning, value.span(), &fault);
        }
        _ => return,
    }
    let help = match pass.document.judged_as.has_expressions() {
        true if Expression::parse(text).is_ok() => format!("write it in backticks: `` `{text}` ``"),
        true => "write it in backticks, with the fixed parts in single quotes: `'Hello ' ${data.name}`".to_owned(),
        false => "from 6.0 on, texts can be put together in backticks; until then, send the whole text as one field"
            .to_owned(),
    };
    let fault =
        Fault::new("a reference within a text is not filled in: the text stays as it stands")
            .with_help(help);
    pass.note(Level::Warning, value.span(), &fault);
}

fn holds_reference(text: &str) -> bool {
    references_in(text).next().is_some()
}

/// Whether the author meant a text to be filled in that holds no reference: `${ data.x }`, `${Data.x}`, `{{data.x}}`.
fn looks_bound(text: &str) -> bool {
    let behind = text.split("${").skip(1).chain(text.split("{{").skip(1));
    behind.map(str::trim_start).any(|behind| {
        let begins = |area: &&str| {
            let start = behind.get(..area.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(area))
        };
        ["data.", "form.", "screen."].iter().any(begins)
    })
}

/// The references that stand anywhere in a text.
pub(in crate::validate::bindings) fn references_in(
    text: &str,
) -> impl Iterator<Item = Reference<'_>> {
    text.split("${").skip(1).filter_map(|after| {
        let (inner, _) = after.split_once('}')?;
        Reference::in_braces(inner).ok()
    })
}
