//! Pictures: of an ImageCarousel, of the items of a NavigationList, and an Image in backticks.

use crate::{declares, device, errors, shows, since};

/// A picture as an ImageCarousel lists it.
fn picture(source: &str) -> String {
    format!(r#"{{"src": "{source}", "alt-text": "x"}}"#)
}

fn carousel(sources: &[&str]) -> String {
    let pictures: Vec<String> = sources.iter().map(|source| picture(source)).collect();
    format!(
        r#"{{"type": "ImageCarousel", "images": [{}]}}"#,
        pictures.join(", ")
    )
}

#[test]
fn a_carousel_has_three_pictures_at_most() {
    for version in since("7.1") {
        assert_eq!(
            errors(&shows(version, &carousel(&["iVBORw0KGgo="; 3]))),
            [""; 0]
        );
        for count in [4, 5, 12] {
            let text = shows(version, &carousel(&vec!["iVBORw0KGgo="; count]));
            assert_eq!(
                errors(&text),
                ["INVALID_PROPERTY_VALUE images"],
                "{version} {count}"
            );
            assert_eq!(device(&text), [""; 0], "one mistake, one message");
        }
    }
    let bound = shows("7.3", &carousel(&["${data.x}"; 4]));
    assert_eq!(errors(&bound), ["INVALID_PROPERTY_VALUE images"]);
    let within = format!(
        r#"{{"type": "Form", "name": "f", "children": [{}]}}"#,
        carousel(&["aGk="; 4])
    );
    assert_eq!(
        errors(&shows("7.2", &within)),
        ["INVALID_PROPERTY_VALUE children[0].images"]
    );
}

#[test]
fn a_picture_of_a_carousel_need_only_be_decodable() {
    for version in since("7.1") {
        for source in [
            "iVBORw0KGgo",
            "iVBO Rw0K",
            "iVBORw",
            "R0lGODlh",
            "/9j/4A==",
            "${data.x}",
            "`'a'`",
            "data:image/png;base64,iVBO",
        ] {
            let text = shows(version, &carousel(&["iVBO", source]));
            assert_eq!(errors(&text), [""; 0], "{version} {source}");
            assert_eq!(device(&text), [""; 0], "{version} {source}");
        }
        for source in ["", " ", "\\n"] {
            let text = shows(version, &carousel(&["iVBO", source]));
            assert_eq!(errors(&text), [""; 0], "{version} {source:?}");
            assert_eq!(device(&text), ["images[1].src"], "{version} {source:?}");
        }
        for source in ["https://example.com/a.png", "aGk-", "a", "no picture!"] {
            let text = shows(version, &carousel(&["iVBO", source]));
            assert_eq!(
                errors(&text),
                ["INVALID_PROPERTY_VALUE images[1].src"],
                "{version} {source}"
            );
        }
    }
}

#[test]
fn a_broken_picture_is_told_from_one_on_the_web() {
    let message = |source: &str| {
        let report = flowkit_json::validate(&shows("7.3", &carousel(&[source])));
        report.findings()[0].message().to_owned()
    };
    assert!(message("https://example.com/a.png").contains("from the web"));
    assert!(
        message("aGk-").contains("not base64"),
        "{}",
        message("aGk-")
    );
}

/// A flow whose first screen lists items with these members beside what they need.
fn list(version: &str, members: &str) -> String {
    let action = r#""on-click-action": {"name": "navigate", "next": {"type": "screen", "name": "B"}, "payload": {}}"#;
    let item = |id: &str, members: &str| {
        format!(r#"{{"id": "{id}", "main-content": {{"title": "t"}}, {action}{members}}}"#)
    };
    let items = format!("{}, {}", item("i", ""), item("j", &format!(", {members}")));
    let list = format!(r#"{{"type": "NavigationList", "name": "l", "list-items": [{items}]}}"#);
    let screen = |id: &str, more: &str, children: &str| {
        format!(
            r#"{{"id": "{id}", "title": "T"{more}, "layout": {{"type": "SingleColumnLayout", "children": [{children}]}}}}"#
        )
    };
    format!(
        r#"{{"version": "{version}", "screens": [{}, {}]}}"#,
        screen("A", "", &list),
        screen("B", r#", "terminal": true"#, crate::FOOTER)
    )
}

#[test]
fn the_picture_of_a_list_item_is_written_out_or_blank() {
    for version in since("6.2") {
        let with = |image: &str| list(version, &format!(r#""start": {{"image": "{image}"}}"#));
        for image in ["iVBORw0KGgo=", "no picture", "`'a'`", "a ${data.x}", "${x}"] {
            assert_eq!(errors(&with(image)), [""; 0], "{version} {image}");
        }
        for image in ["", " "] {
            assert_eq!(errors(&with(image)), [""; 0], "{version} {image:?}");
            assert_eq!(device(&with(image)), ["list-items[1].start.image"]);
        }
        for image in ["${data.x}", "${form.q}", "${screen.B.data.x}"] {
            let expected = ["PATTERN_MISMATCH ['list-items'][1].start.image"];
            assert_eq!(errors(&with(image)), expected, "{version} {image}");
        }
    }
    let alt = r#""start": {"image": "aGk=", "alt-text": " "}"#;
    let expected = ["PATTERN_MISMATCH ['list-items'][1].start['alt-text']"];
    assert_eq!(errors(&list("7.3", alt)), expected);
}

#[test]
fn an_image_in_backticks_has_the_ratio_of_a_carousel_to_the_validator() {
    let image = |source: &str, ratio: &str| {
        format!(r#"{{"type": "Image", "src": "{source}", "aspect-ratio": {ratio}}}"#)
    };
    let (wrong_type, no_word) = (
        "INVALID_PROPERTY_TYPE aspect-ratio",
        "INVALID_ENUM_VALUE aspect-ratio",
    );
    let in_brackets = |errors: Vec<String>| -> Vec<String> {
        let plain = errors
            .iter()
            .map(|error| error.replace("['aspect-ratio']", "aspect-ratio"));
        plain.collect()
    };
    for version in since("6.0") {
        let has_carousels = since("7.1").contains(version);
        for source in ["`'a' ${data.x}`", "`'a'`", "`${data.nothing} +`", "` `"] {
            let mut found = in_brackets(errors(&shows(version, &image(source, "1"))));
            if has_carousels {
                found.sort();
                assert_eq!(found, [no_word, wrong_type], "{version} {source}");
            } else {
                let told = found.iter().any(|error| error.contains("aspect-ratio"));
                assert!(!told, "{version} {source}: {found:?}");
            }
        }
        if has_carousels {
            let bound = in_brackets(errors(&shows(version, &image("`'a'`", r#""${data.n}""#))));
            assert_eq!(bound, [no_word], "{version}");
        }
        for source in ["${data.x}", "aGk=", "``", "a `b`"] {
            assert_eq!(
                errors(&shows(version, &image(source, "1"))),
                [""; 0],
                "{version} {source}"
            );
        }
        let without = r#"{"type": "Image", "src": "`'a' ${data.x}`", "width": 20}"#;
        assert_eq!(errors(&shows(version, without)), [""; 0], "{version}");
    }
    // Only where a carousel may stand.
    let branch = format!(
        r#"{{"type": "If", "condition": "${{data.b}}", "then": [{}]}}"#,
        image("`'a' ${data.x}`", "1")
    );
    assert_eq!(errors(&shows("7.3", &branch)), [""; 0]);
    let form = format!(
        r#"{{"type": "Form", "name": "f", "children": [{}]}}, {}"#,
        image("`'a' ${data.x}`", "1"),
        crate::FOOTER
    );
    assert_eq!(errors(&declares("7.3", crate::DATA, &form)).len(), 2);
}
