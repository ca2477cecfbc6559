//! Documents that stand in something else, such as the body of the request that creates a flow.

use super::Code;
use crate::finding::Finding;
use crate::read::{Member, Value};

/// A member of the outermost object that holds a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wrapped<'d> {
    member: &'d Member<'d>,
}

/// The document that stands in a member of `root`, itself or as text; `None` if `root` looks like a document.
///
/// Meta's API takes a document as text under `flow_json`
/// ([Flows API](https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi)); other tools have words of their
/// own for it.
pub(super) fn within<'d>(root: &'d Value<'d>) -> Option<Wrapped<'d>> {
    let object = root.as_object()?;
    if object.member("version").is_some() || object.member("screens").is_some() {
        return None;
    }
    let member = object.members().find(|member| holds(member.value()))?;
    Some(Wrapped { member })
}

/// Whether a value is a document, or the text of one.
fn holds(value: &Value<'_>) -> bool {
    match value.as_str() {
        Some(text) => text.trim_start().starts_with('{') && text.contains("\"screens\""),
        None => value
            .get("screens")
            .is_some_and(|screens| screens.as_array().is_some()),
    }
}

/// How to take a document out of what is no object: a list that holds it, or its own text, encoded once more.
pub(super) fn out_of_it(root: &Value<'_>) -> Option<&'static str> {
    match root.as_array() {
        Some([item]) if holds(item) => {
            Some("take the document out of the list, for example by `jq '.[0]' FILE > flow.json`")
        }
        None if holds(root) => Some(
            "this is the text of a document, encoded once more: take it out, for example by `jq -r . FILE > flow.json`",
        ),
        _ => None,
    }
}

impl<'d> Wrapped<'d> {
    /// What to say of it.
    pub(super) fn finding(&self) -> Finding {
        let key = self.member.key();
        let is_text = self.member.value().as_str().is_some();
        let (what, filter) = match is_text {
            true => (" as text", "jq -r"),
            false => ("", "jq"),
        };
        let message = format!(
            "the Flow JSON stands in `{key}`{what}, and the document must be the Flow JSON alone"
        );
        // A name from the document is part of a command only if it is a plain word.
        let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        let help = match key.as_str().chars().all(is_word) {
            true => format!("take it out, for example by `{filter} .{key} FILE > flow.json`"),
            false => "take it out into a file of its own".to_owned(),
        };
        Finding::new(message, key.span(), key.as_str())
            .with_code(Code::MissingFlowJsonVersion)
            .with_help(help)
    }

    /// The document, unless it is text, in which nothing has a place of its own.
    pub(super) fn document(&self) -> Option<&'d Value<'d>> {
        Some(self.member.value()).filter(|value| value.as_object().is_some())
    }

    /// What to say before what is found in the document.
    pub(super) fn heading(&self) -> String {
        format!("in `{}`", self.member.key())
    }
}
