//! Lists of options.

use super::super::{ComponentRule, Severity};
use super::written::{A, CLICK, NONE, judged, list};
use crate::catalogue::Kind;

#[test]
fn p097_published_extra_option_member() {
    let expected = &[(ComponentRule::ExtraOptionMember, "data-source[0].price")];
    let priced = "{'id': 'a', 'title': 'A', 'price': 3}";
    for kind in [Kind::Dropdown, Kind::RadioButtonsGroup, Kind::CheckboxGroup] {
        list(kind, "", priced, expected);
        list(kind, "", "{'id': 'a', 'title': 'A', 'alt-text': 'A'}", NONE);
    }
    // A chip has less than an option, also less than Meta's validator takes.
    for member in ["image", "description", "metadata", "color", "alt-text"] {
        let chips =
            format!("{{'id': 'a', 'title': 'A', '{member}': '/'}}, {{'id': 'b', 'title': 'B'}}");
        let path = format!("data-source[0].{member}");
        let expected = &[(ComponentRule::ExtraOptionMember, path.as_str())];
        list(Kind::ChipsSelector, "", &chips, expected);
    }
    let faults = judged(
        Kind::Dropdown,
        (7, 3),
        "{'name': 'n', 'label': 'L', 'data-source': [{'id': 'a', 'title': 'A', 'descripton': 'x'}]}",
        None,
    );
    assert_eq!(
        faults.first().map(ToString::to_string).as_deref(),
        Some(
            "published_extra_option_member: `data-source[0].descripton` is nothing that a Dropdown knows: did you mean \
             `description`?"
        )
    );
    // Whether an item of a NavigationList may have more is not known.
    let item = "{'id': 'a', 'main-content': {'title': 'A'}, 'price': 3}";
    let expected = &[(ComponentRule::UnknownMember, "list-items[0].price")];
    list(Kind::NavigationList, CLICK, item, expected);
}

#[test]
fn p098_published_bad_colour() {
    for colour in ["red", "#FFF", "#12345G", ""] {
        let option = format!("{{'id': 'a', 'title': 'A', 'color': '{colour}'}}");
        let expected = &[(ComponentRule::BadColour, "data-source[0].color")];
        list(Kind::RadioButtonsGroup, "", &option, expected);
    }
    let option = "{'id': 'a', 'title': 'A', 'color': '#00fF7f'}";
    list(Kind::RadioButtonsGroup, "", option, NONE);
}

#[test]
fn p099_published_actions_both_levels() {
    const SELECT: &str = "'on-select-action': {'name': 'data_exchange'},";
    let acting = "{'id': 'b', 'title': 'B', 'on-unselect-action': {'name': 'update_data'}}";
    for kind in [
        Kind::Dropdown,
        Kind::RadioButtonsGroup,
        Kind::CheckboxGroup,
        Kind::ChipsSelector,
    ] {
        let options = format!("{A}, {acting}");
        let path = "data-source[1].on-unselect-action";
        list(
            kind,
            SELECT,
            &options,
            &[(ComponentRule::ActionsOnBothLevels, path)],
        );
        list(kind, "", &options, NONE);
        list(
            kind,
            SELECT,
            &format!("{A}, {{'id': 'c', 'title': 'C'}}"),
            NONE,
        );
    }
    let item =
        "{'id': 'a', 'main-content': {'title': 'A'}, 'on-click-action': {'name': 'navigate'}}";
    let path = "list-items[0].on-click-action";
    list(
        Kind::NavigationList,
        CLICK,
        item,
        &[(ComponentRule::ActionsOnBothLevels, path)],
    );
    list(Kind::NavigationList, "", item, NONE);
}

#[test]
fn p101_published_duplicate_ids() {
    // Up to 16 items are compared, more are hashed.
    for count in [3, 16, 17, 40] {
        let mut options: Vec<String> = (0..count)
            .map(|id| format!("{{'id': '{id}', 'title': 'T'}}"))
            .collect();
        list(Kind::Dropdown, "", &options.join(","), NONE);
        if let Some(last) = options.last_mut() {
            *last = "{'id': '1', 'title': 'T'}".to_owned();
        }
        if let Some(first) = options.first_mut() {
            *first = "{'id': '', 'title': 'T'}".to_owned();
        }
        let last = format!("data-source[{}].id", count - 1);
        let expected = [
            (ComponentRule::DuplicateIds, "data-source[0].id"),
            (ComponentRule::DuplicateIds, last.as_str()),
        ];
        list(Kind::Dropdown, "", &options.join(","), &expected);
    }
}

#[test]
fn p095_published_many_options_ok() {
    let options = |count: usize, more: &str| {
        let options: Vec<String> = (0..count)
            .map(|id| format!("{{'id': '{id}', 'title': 'T' {more}}}"))
            .collect();
        options.join(",")
    };
    let expected = &[(ComponentRule::TooManyItems, "data-source")];
    list(Kind::CheckboxGroup, "", &options(21, ""), expected);
    list(Kind::Dropdown, "", &options(200, ""), NONE);
    list(Kind::Dropdown, "", &options(201, ""), expected);
    // With pictures there may be fewer.
    list(Kind::Dropdown, "", &options(100, ", 'image': 'iVBO'"), NONE);
    list(
        Kind::Dropdown,
        "",
        &options(101, ", 'image': 'iVBO'"),
        expected,
    );
    assert_eq!(
        ComponentRule::TooManyItems.severity(),
        Severity::DraftBanner
    );
}

#[test]
fn pictures_and_colours_do_not_mix() {
    let mixed =
        "{'id': 'a', 'title': 'A', 'image': 'iVBO'}, {'id': 'b', 'title': 'B', 'color': '#000000'}";
    let expected = &[(ComponentRule::ImageAndColour, "data-source[1].color")];
    list(Kind::RadioButtonsGroup, "", mixed, expected);
    let alike = "{'id': 'a', 'title': 'A', 'color': '#ffffff'}, {'id': 'b', 'title': 'B', 'color': '#000000'}";
    list(Kind::RadioButtonsGroup, "", alike, NONE);
}
