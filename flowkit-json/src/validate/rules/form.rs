//! Forms: media pickers have no initial value.
//!
//! What else `init-values` and `error-messages` hold is looked at with the bindings.

use std::collections::HashMap;

use super::flow::{Component, Flow};
use crate::catalogue::{Kind, ValueKind};
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Member, Object, Value};

pub(super) fn check(flow: &Flow<'_>, form: &Component<'_>, findings: &mut Vec<Finding>) {
    let Some(values) = form.get("init-values").and_then(Value::as_object) else {
        return;
    };
    let mut pickers = HashMap::new();
    gather(form.get("children"), &mut pickers);
    for member in values.members() {
        let name = member.key();
        if let Some(kind) = pickers.get(name.as_str()) {
            let message = format!("`{name}` is a {kind}, which cannot have an initial value");
            findings.push(
                flow.finding(Code::NativeComponentInFormInitValues, name.span(), message)
                    .with_help("remove it from `init-values`"),
            );
        }
    }
}

/// The media pickers within, branches included: their types by name.
fn gather<'d>(children: Option<&'d Value<'d>>, pickers: &mut HashMap<&'d str, Kind>) {
    let children = children.and_then(Value::as_array).unwrap_or_default();
    for child in children {
        let text = |key: &str| child.get(key).and_then(Value::as_str);
        let kind = text("type").and_then(Kind::from_name);
        let is_media = |kind: &Kind| kind.component().value_kind(|_| None) == ValueKind::Media;
        if let (Some(name), Some(kind)) = (text("name"), kind.filter(is_media)) {
            pickers.insert(name, kind);
        }
        gather(child.get("then"), pickers);
        gather(child.get("else"), pickers);
        let cases = child.get("cases").and_then(Value::as_object);
        for case in cases
            .into_iter()
            .flat_map(Object::members)
            .map(Member::value)
        {
            gather(Some(case), pickers);
        }
    }
}
