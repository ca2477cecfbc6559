//! NavigationLists, of which all limits are hard.

use super::super::{ComponentRule, Severity};
use super::written::{CLICK, NONE, list};
use crate::catalogue::Kind;

#[test]
fn p173_navlist_end_all_or_none() {
    let item =
        |id: &str, more: &str| format!("{{'id': '{id}', 'main-content': {{'title': 'A'}} {more}}}");
    let end = ", 'end': {'title': 'E'}";
    let mixed = format!("{}, {}", item("a", end), item("b", ""));
    let expected = &[(ComponentRule::NavlistEndOnSome, "list-items[1]")];
    list(Kind::NavigationList, CLICK, &mixed, expected);
    let all = format!("{}, {}", item("a", end), item("b", end));
    list(Kind::NavigationList, CLICK, &all, NONE);

    let large = format!("{CLICK} 'media-size': 'large',");
    let expected = &[(ComponentRule::NavlistEndWithLargeMedia, "list-items[0].end")];
    list(Kind::NavigationList, &large, &all, expected);

    let three = ", 'end': {'title': 'E', 'description': 'E', 'metadata': 'E'}";
    for end in [three, ", 'end': {}"] {
        let expected = &[(ComponentRule::NavlistEndTexts, "list-items[0].end")];
        list(Kind::NavigationList, CLICK, &item("a", end), expected);
    }
}

#[test]
fn a_navigation_list_is_strict() {
    let item =
        |id: &str, more: &str| format!("{{'id': '{id}', 'main-content': {{'title': 'A'}} {more}}}");
    let no_action = &[(ComponentRule::NavlistNoAction, "list-items")];
    list(Kind::NavigationList, "", &item("a", ""), no_action);
    let badges = format!(
        "{}, {}",
        item("a", ", 'badge': 'B'"),
        item("b", ", 'badge': 'B'")
    );
    let expected = &[(ComponentRule::NavlistOneBadge, "list-items[1].badge")];
    list(Kind::NavigationList, CLICK, &badges, expected);
    let tags = item("a", ", 'tags': ['a', 'b', 'c', 'd']");
    let expected = &[(ComponentRule::NavlistTooManyItems, "list-items[0].tags")];
    list(Kind::NavigationList, CLICK, &tags, expected);
    let no_tags = item("a", ", 'tags': []");
    let expected = &[(ComponentRule::EmptyList, "list-items[0].tags")];
    list(Kind::NavigationList, CLICK, &no_tags, expected);
}

#[test]
fn p172_navlist_long_title_error() {
    let item = format!(
        "{{'id': 'a', 'main-content': {{'title': '{}'}}}}",
        "t".repeat(31)
    );
    let path = "list-items[0].main-content.title";
    list(
        Kind::NavigationList,
        CLICK,
        &item,
        &[(ComponentRule::NavlistLongText, path)],
    );
    let tag = format!(
        "{{'id': 'a', 'main-content': {{'title': 'A'}}, 'tags': ['a', '{}']}}",
        "t".repeat(16)
    );
    let path = "list-items[0].tags[1]";
    list(
        Kind::NavigationList,
        CLICK,
        &tag,
        &[(ComponentRule::NavlistLongText, path)],
    );
    assert_eq!(ComponentRule::NavlistLongText.severity(), Severity::Hard);
}
