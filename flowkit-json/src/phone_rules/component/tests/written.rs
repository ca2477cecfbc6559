//! Components that are written down, and what is said of them.

use super::super::{ComponentFault, ComponentRule, check_component};
use crate::catalogue::{Kind, Version};
use crate::read;

/// The faults of a component that is written with single quotes.
pub(super) fn judged(
    kind: Kind,
    version: (u16, u16),
    json: &str,
    value: Option<&str>,
) -> Vec<ComponentFault> {
    let json = json.replace('\'', "\"");
    let component = read::parse(&json).unwrap().value;
    let value = value.map(|value| value.replace('\'', "\""));
    let value = value
        .as_ref()
        .map(|value| read::parse(value).unwrap().value);
    let version = Version::new(version.0, version.1);
    check_component(kind, version, &component, value.as_ref())
}

/// The rule and the path of each fault.
pub(super) fn told(faults: &[ComponentFault]) -> Vec<(ComponentRule, &str)> {
    faults
        .iter()
        .map(|fault| (fault.rule(), fault.path()))
        .collect()
}

pub(super) fn told_rules(faults: &[ComponentFault]) -> Vec<ComponentRule> {
    faults.iter().map(ComponentFault::rule).collect()
}

#[track_caller]
pub(super) fn same(kind: Kind, json: &str, expected: &[(ComponentRule, &str)]) {
    assert_eq!(told(&judged(kind, (7, 3), json, None)), expected, "{json}");
}

/// A list of options or items with these, in a component that has all else that it needs.
#[track_caller]
pub(super) fn list(kind: Kind, more: &str, items: &str, expected: &[(ComponentRule, &str)]) {
    let property = match kind {
        Kind::NavigationList => "list-items",
        _ => "data-source",
    };
    let label = match kind {
        Kind::NavigationList => "",
        _ => "'label': 'L',",
    };
    let json = format!("{{'name': 'n', {label} {more} '{property}': [{items}]}}");
    same(kind, &json, expected);
}

pub(super) const NONE: &[(ComponentRule, &str)] = &[];

pub(super) const A: &str = "{'id': 'a', 'title': 'A'}";

pub(super) const CLICK: &str = "'on-click-action': {'name': 'data_exchange'},";
