//! Lists whose options and items are data, or hold bindings.

use super::*;

fn list(members: &str, example: &str) -> String {
    format!(
        r#""l": {{"type": "array", "items": {{"type": "object", "properties": {{"id": {{"type": "string"}}{members}}}}},
            "__example__": {example}}}"#
    )
}

#[test]
fn p097_options_have_no_members_of_their_own() {
    let options = |kind: &str, member: &str| {
        let data = list(
            &format!(r#", "title": {{"type": "string"}}, "{member}": {{"type": "string"}}"#),
            r#"[{"id": "1", "title": "A"}, {"id": "2", "title": "B"}]"#,
        );
        let component =
            format!(r#"{{"type": "{kind}", "name": "n", "data-source": "${{data.l}}"}}"#);
        with_data((6, 3), &data, &component)
    };
    for kind in [
        "CheckboxGroup",
        "RadioButtonsGroup",
        "Dropdown",
        "ChipsSelector",
    ] {
        let found = options(kind, "price");
        let place = "screens[0].data.l.items.properties.price";
        assert_eq!(paths(&found), [(Level::Device, place)], "{kind}");
        assert!(found[0].2.contains("has no `price`"), "{kind}");
        for known in ["enabled", "on-select-action"] {
            assert_eq!(options(kind, known), [], "{kind} {known}");
        }
    }
    assert_eq!(options("Dropdown", "metadata"), []);
    // A chip takes less than other options.
    assert_eq!(options("ChipsSelector", "metadata").len(), 1);
}

#[test]
fn p102_an_example_without_options_is_what_the_phone_refuses() {
    for (kind, property, fewest) in [
        ("Dropdown", "data-source", 1),
        ("RadioButtonsGroup", "data-source", 1),
        ("CheckboxGroup", "data-source", 1),
        ("ChipsSelector", "data-source", 2),
        ("NavigationList", "list-items", 1),
    ] {
        let found = |count: usize| {
            let items: Vec<String> = (0..count)
                .map(|index| format!(r#"{{"id": "{index}"}}"#))
                .collect();
            let items = items.join(", ");
            let component = format!(
                r#"{{"type": "{kind}", "name": "n", "{property}": "${{data.l}}", "on-click-action": {{"name": "data_exchange"}}}}"#
            );
            with_data((7, 3), &list("", &format!("[{items}]")), &component)
        };
        assert_eq!(found(fewest), [], "{kind}");
        let few = found(fewest - 1);
        assert_eq!(
            paths(&few),
            [(Level::Warning, "screens[0].data.l.__example__")],
            "{kind}"
        );
    }
}

const LIST: &str = r#"{"type": "NavigationList", "name": "n", "list-items": "${data.l}"}"#;
const ACTION: &str = r#""on-click-action": {"name": "data_exchange", "payload": {}}"#;

#[test]
fn a_navigation_list_of_data_has_its_action_somewhere() {
    let item = r#"[{"id": "1"}]"#;
    let acting = format!(r#"[{{"id": "1", {ACTION}}}]"#);
    let declared = r#", "on-click-action": {"type": "object"}"#;
    let found = |data: &str, component: &str| with_data((7, 3), data, component);
    let own = LIST.replace(r#""list-items""#, &format!(r#"{ACTION}, "list-items""#));
    assert_eq!(found(&list("", item), &own), []);
    assert_eq!(found(&list(declared, item), LIST), []);
    assert_eq!(found(&list(declared, &acting), LIST), []);
    for (data, component, level, path, words) in [
        (
            list("", item),
            LIST,
            Level::Device,
            "list-items",
            "does nothing",
        ),
        (
            list("", &acting),
            LIST,
            Level::Warning,
            "list-items",
            "in `__example__` alone",
        ),
        (
            list(declared, item),
            &own,
            Level::Device,
            "on-click-action",
            "both this NavigationList",
        ),
        (
            list("", &acting),
            &own,
            Level::Device,
            "on-click-action",
            "both this NavigationList",
        ),
    ] {
        let found = found(&data, component);
        assert_eq!(paths(&found), [(level, path)], "{data}");
        assert!(found[0].2.contains(words), "{}", found[0].2);
    }
}

#[test]
fn p173_all_items_have_an_end_or_none() {
    let items = |ends: [bool; 2]| {
        let item = |(index, end): (usize, bool)| {
            let end = if end {
                r#", "end": {"title": "1"}"#
            } else {
                ""
            };
            format!(r#"{{"id": "{index}"{end}}}"#)
        };
        let items: Vec<String> = ends.into_iter().enumerate().map(item).collect();
        let items = items.join(", ");
        on_a_screen(&format!(
            r#"{{"type": "NavigationList", "name": "n", {ACTION}, "list-items": [{items}]}}"#
        ))
    };
    assert_eq!(items([true, true]), []);
    assert_eq!(items([false, false]), []);
    assert_eq!(
        paths(&items([true, false])),
        [(Level::Device, "list-items[1]")]
    );
    let large = format!(
        r#"{{"type": "NavigationList", "name": "n", {ACTION}, "media-size": "large", "list-items": "${{data.l}}"}}"#
    );
    let data = list(r#", "end": {"type": "object"}"#, r#"[{"id": "1"}]"#);
    assert_eq!(
        paths(&with_data((7, 3), &data, &large)),
        [(Level::Device, "list-items")]
    );
}

#[test]
fn bindings_in_options_lead_to_texts() {
    let data = r#""s": {"type": "string", "__example__": "a"}, "n": {"type": "number", "__example__": 1},
        "b": {"type": "boolean", "__example__": true}"#;
    let option = |more: &str| {
        let option = format!(
            r#"{{"type": "Dropdown", "name": "d", "data-source": [{{"id": "1", {more}}}]}}"#
        );
        with_data((7, 3), data, &option)
    };
    assert_eq!(
        option(r#""title": "${data.s}", "enabled": "${data.b}""#),
        []
    );
    for (more, key, words) in [
        (r#""title": "${data.n}""#, "title", "is declared as number"),
        (r#""title": "${data.t}""#, "title", "leads to nothing"),
        (
            r#""title": "T", "enabled": "${data.s}""#,
            "enabled",
            "is declared as string",
        ),
    ] {
        let found = option(more);
        let path = format!("data-source[0].{key}");
        assert_eq!(paths(&found), [(Level::Device, path.as_str())], "{more}");
        assert!(found[0].2.contains(words), "{}", found[0].2);
    }
}

#[test]
fn p101_the_ids_of_an_example_are_those_of_an_answer() {
    let component = r#"{"type": "Dropdown", "name": "n", "data-source": "${data.l}"}"#;
    let found = |ids: [&str; 2]| {
        let items = ids.map(|id| format!(r#"{{"id": "{id}"}}"#)).join(", ");
        with_data((7, 3), &list("", &format!("[{items}]")), component)
    };
    assert_eq!(found(["a", "b"]), []);
    for (ids, at) in [(["a", "a"], 1), (["", "b"], 0)] {
        let path = format!("screens[0].data.l.__example__[{at}].id");
        assert_eq!(paths(&found(ids)), [(Level::Warning, path.as_str())]);
    }
}

#[test]
fn p172_texts_of_an_example_are_those_of_an_answer() {
    let title = |length: usize| {
        let data = list(
            r#", "main-content": {"type": "object"}"#,
            &format!(
                r#"[{{"id": "1", "main-content": {{"title": "{}"}}}}]"#,
                "t".repeat(length)
            ),
        );
        let own = LIST.replace(r#""list-items""#, &format!(r#"{ACTION}, "list-items""#));
        with_data((7, 3), &data, &own)
    };
    assert_eq!(title(30), []);
    let path = "screens[0].data.l.__example__[0].main-content.title";
    assert_eq!(paths(&title(31)), [(Level::Warning, path)]);
}

#[test]
fn p173_the_ends_of_an_example_are_those_of_an_answer() {
    let own = LIST.replace(r#""list-items""#, &format!(r#"{ACTION}, "list-items""#));
    let data = |second: &str| {
        list(
            "",
            &format!(r#"[{{"id": "1", "end": {{"title": "1"}}}}, {{"id": "2"{second}}}]"#),
        )
    };
    assert_eq!(
        with_data((7, 3), &data(r#", "end": {"title": "2"}"#), &own),
        []
    );
    let path = "screens[0].data.l.__example__[1]";
    assert_eq!(
        paths(&with_data((7, 3), &data(""), &own)),
        [(Level::Warning, path)]
    );
}
