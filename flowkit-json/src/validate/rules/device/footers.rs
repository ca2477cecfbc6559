//! A Footer in one branch asks for one in the others: without it, the user is stuck there.

use super::super::flow::{Component, Flow};
use super::finding;
use crate::catalogue::{DEEPEST_IF, Kind};
use crate::finding::{Finding, Level};
use crate::read::{Member, Object, Span, Value};

pub(super) fn check(flow: &Flow<'_>, component: &Component<'_>, findings: &mut Vec<Finding>) {
    // Deeper Ifs are an error of their own, and each look into a branch walks all that is in it.
    if component.if_depth >= DEEPEST_IF {
        return;
    }
    let branches = branches_of(component.value);
    if !branches
        .iter()
        .any(|(_, _, children)| has_footer(*children))
    {
        return;
    }
    for (name, place, children) in branches {
        if !has_footer(children) {
            let message = format!(
                "{name} of this {} has no Footer, but another branch has",
                component.kind
            );
            findings.push(
                finding(flow, Level::Device, place, message)
                    .with_help("add a Footer there, or put one behind the whole"),
            );
        }
    }
    if component.kind == Kind::If && component.if_depth > 0 {
        let message = "a Footer may only stand in an If that stands in no other If";
        findings.push(
            finding(flow, Level::Device, component.value.span(), message)
                .with_help("move it to the outermost If"),
        );
    }
}

type Branch<'d> = (String, Span, Option<&'d Value<'d>>);

/// What the component shows in each case: how to call it, where to point, and the components.
fn branches_of<'d>(component: &'d Value<'d>) -> Vec<Branch<'d>> {
    match kind_of(component) {
        Some(Kind::If) => ["then", "else"]
            .into_iter()
            .map(|key| {
                let children = component.get(key);
                let place = children.unwrap_or(component).span();
                (format!("`{key}`"), place, children)
            })
            .collect(),
        Some(Kind::Switch) => {
            let cases = component.get("cases").and_then(Value::as_object);
            let case = |case: &'d Member<'d>| {
                let name = format!("the case `{}`", case.key());
                (name, case.value().span(), Some(case.value()))
            };
            cases
                .into_iter()
                .flat_map(Object::members)
                .map(case)
                .collect()
        }
        _ => Vec::new(),
    }
}

fn kind_of(component: &Value<'_>) -> Option<Kind> {
    Kind::from_name(component.get("type")?.as_str()?)
}

fn has_footer(children: Option<&Value<'_>>) -> bool {
    let children = children.and_then(Value::as_array).unwrap_or_default();
    children.iter().any(|child| {
        kind_of(child) == Some(Kind::Footer)
            || branches_of(child)
                .iter()
                .any(|(_, _, children)| has_footer(*children))
    })
}
