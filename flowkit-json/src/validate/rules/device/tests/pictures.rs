//! What pictures are, wherever they stand.

use super::*;

fn places(source: &str) -> [(String, &'static str); 4] {
    [
        (format!(r#"{{"type": "Image", "src": "{source}"}}"#), "src"),
        (
            format!(
                r#"{{"type": "Dropdown", "data-source": [{{"id": "1", "image": "{source}"}}]}}"#
            ),
            "data-source[0].image",
        ),
        (
            format!(
                r#"{{"type": "NavigationList", "list-items": [{{"id": "1", "start": {{"image": "{source}"}}}}]}}"#
            ),
            "list-items[0].start.image",
        ),
        (
            format!(r#"{{"type": "ImageCarousel", "images": [{{"src": "{source}"}}]}}"#),
            "images[0].src",
        ),
    ]
}

#[test]
fn addresses_and_drawings_are_no_pictures_to_the_phone() {
    for (source, words) in [
        ("https://example.com/a.png", "the address of a picture"),
        ("HTTP://example.com/a.png", "the address of a picture"),
        ("PHN2ZyB4bWxucz0i", "an SVG"),
        ("PD94bWwgdmVyc2lv", "an SVG"),
        ("data:image/svg+xml;base64,PHN2", "an SVG"),
        ("<svg></svg>", "an SVG"),
        ("logo.png", "no picture of a kind"),
        ("data:text/plain,hi", "no base64"),
    ] {
        for (component, path) in places(source) {
            let found = on_a_screen(&component);
            // What cannot be decoded of an ImageCarousel Meta's validator refuses, and that is told once.
            if path == "images[0].src" && !crate::validate::rules::carousel::decodes(source) {
                assert_eq!(found, [], "{component}");
                continue;
            }
            assert_eq!(paths(&found), [(Level::Device, path)], "{component}");
            assert!(found[0].2.contains(words), "{component}: {}", found[0].2);
        }
    }
    for source in [
        "iVBORw0K",
        "/9j/4AAQ",
        "R0lGODlh",
        "UklGRiQA",
        "data:image/png;base64,iVBO",
        "${data.p}",
    ] {
        for (component, _) in places(source) {
            let data = r#""p": {"type": "string", "__example__": "iVBO"}"#;
            assert_eq!(with_data((7, 3), data, &component), [], "{component}");
        }
    }
    assert_eq!(
        paths(&on_a_screen(r#"{"type": "Image", "src": ""}"#)),
        [(Level::Device, "src")]
    );
}

#[test]
fn an_example_that_is_an_address_is_a_warning() {
    let image = r#"{"type": "Image", "src": "${data.p}"}"#;
    let data = |example: &str| format!(r#""p": {{"type": "string", "__example__": "{example}"}}"#);
    assert_eq!(with_data((7, 3), &data("iVBORw0K"), image), []);
    let found = with_data((7, 3), &data("https://example.com/a.png"), image);
    assert_eq!(
        paths(&found),
        [(Level::Warning, "screens[0].data.p.__example__")]
    );
    let options = r#""l": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"},
        "image": {"type": "string"}}}, "__example__": [{"id": "1", "image": "https://example.com/a.png"}]}"#;
    let found = with_data(
        (7, 3),
        options,
        r#"{"type": "Dropdown", "data-source": "${data.l}"}"#,
    );
    assert_eq!(
        paths(&found),
        [(Level::Warning, "screens[0].data.l.__example__[0].image")]
    );
}
