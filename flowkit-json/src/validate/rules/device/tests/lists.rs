//! How many options and items there may be, and their ids.

use super::*;

#[test]
fn an_id_that_is_there_three_times_is_reported_once() {
    let found = on_a_screen(
        r#"{"type": "Dropdown", "data-source": [{"id": "a"}, {"id": "a"}, {"id": "a"}, {"id": ""}]}"#,
    );
    let expected = [
        (Level::Device, "data-source[1].id"),
        (Level::Device, "data-source[3].id"),
    ];
    assert_eq!(paths(&found), expected);
}

#[test]
fn initial_values_should_be_options() {
    let found = on_a_screen(
        r#"{"type": "CheckboxGroup", "data-source": [{"id": "red"}], "init-value": ["red", "rad"]}"#,
    );
    assert_eq!(paths(&found), [(Level::Warning, "init-value[1]")]);
}

#[test]
fn chips_need_two_options() {
    let found = on_a_screen(r#"{"type": "ChipsSelector", "data-source": [{"id": "a"}]}"#);
    assert_eq!(paths(&found), [(Level::Device, "data-source")]);
}

#[test]
fn p097_a_chip_has_no_alt_text_to_the_phone() {
    let chips = |more: &str| {
        on_a_screen(&format!(
            r#"{{"type": "ChipsSelector", "data-source": [{{"id": "a"{more}}}, {{"id": "b"}}]}}"#
        ))
    };
    let found = chips(r#", "alt-text": "A""#);
    let expected = [(Level::Device, "data-source[0].alt-text")];
    assert_eq!(paths(&found), expected);
    assert_eq!(chips(""), []);
}

#[test]
fn every_kind_of_list_has_its_limits() {
    let list = |kind: &str, property: &str, item: &str, count: usize| {
        let items: Vec<String> = (0..count)
            .map(|index| item.replace('#', &index.to_string()))
            .collect();
        let component = format!(
            r#"{{"type": "{kind}", "{property}": [{}]}}"#,
            items.join(", ")
        );
        on_a_screen(&component)
    };
    let option = r##"{"id": "#", "title": "T"}"##;
    let pictured = r##"{"id": "#", "title": "T", "image": "iVBO"}"##;
    let item = r##"{"id": "#", "main-content": {"title": "T"}}"##;
    for (kind, property, item, most) in [
        ("CheckboxGroup", "data-source", option, 20),
        ("RadioButtonsGroup", "data-source", option, 20),
        ("ChipsSelector", "data-source", option, 20),
        ("Dropdown", "data-source", option, 200),
        ("Dropdown", "data-source", pictured, 100),
        ("NavigationList", "list-items", item, 20),
    ] {
        assert_eq!(list(kind, property, item, most), [], "{kind}");
        let over = list(kind, property, item, most + 1);
        assert_eq!(paths(&over), [(Level::Device, property)], "{kind}");
    }
}

#[test]
fn nobody_can_select_more_chips_than_the_most() {
    let chips = |least: u8, most: u8| {
        on_a_screen(&format!(
            r#"{{"type": "ChipsSelector", "min-selected-items": {least}, "max-selected-items": {most}, "required": true}}"#
        ))
    };
    assert_eq!(chips(2, 2), []);
    assert_eq!(paths(&chips(3, 2)), [(Level::Device, "min-selected-items")]);
}
