//! Markdown and patterns.

use super::*;

#[test]
fn p107_to_p110_markdown_that_the_phone_does_not_know() {
    each_is_told(
        "",
        &[
            (
                r#"{"type": "RichText", "text": "a < b"}"#,
                Level::Device,
                "text",
                "a `<` breaks",
            ),
            (
                r#"{"type": "TextBody", "markdown": true, "text": ["fine", "<b>bold</b>"]}"#,
                Level::Device,
                "text[1]",
                "a `<` breaks",
            ),
            (
                r#"{"type": "RichText", "text": "![a](data:image/jpeg;base64,/9j/)"}"#,
                Level::Device,
                "text",
                "only if they are PNG",
            ),
            (
                r#"{"type": "RichText", "text": "see [terms](example.com/terms)"}"#,
                Level::Device,
                "text",
                "`example.com/terms` is no address",
            ),
            (
                r#"{"type": "RichText", "text": "one\n* two"}"#,
                Level::Warning,
                "text",
                "no `* `",
            ),
            (
                r##"{"type": "TextBody", "markdown": true, "text": "# Title"}"##,
                Level::Warning,
                "text",
                "no `#`",
            ),
            (
                r#"{"type": "TextCaption", "markdown": true, "text": "1. one"}"#,
                Level::Warning,
                "text",
                "no `- `",
            ),
            (
                r#"{"type": "TextBody", "markdown": true, "font-weight": "bold", "text": "t"}"#,
                Level::Warning,
                "font-weight",
                "no effect",
            ),
        ],
    );
    none_is_told(
        "",
        &[
            r#"{"type": "TextBody", "text": "a < b"}"#,
            r##"{"type": "RichText", "text": "# Title\n- one\n1. two\n**bold** [a](https://example.com) ![p](data:image/png;base64,iVBO)"}"##,
            r#"{"type": "TextBody", "markdown": true, "text": "- one\n3.5 of 4"}"#,
            r#"{"type": "TextCaption", "markdown": true, "strikethrough": true, "text": "~~gone~~"}"#,
        ],
    );
}

#[test]
fn p118_p119_patterns_that_check_little() {
    let input =
        |more: &str| on_a_screen(&format!(r#"{{"type": "TextInput", "name": "n", {more}}}"#));
    assert_eq!(
        paths(&input(r#""pattern": "^[0-9]+$""#)),
        [(Level::Device, "pattern")]
    );
    assert_eq!(input(r#""input-type": "text", "pattern": "^[0-9]+$""#), []);
    assert_eq!(
        paths(&input(r#""input-type": "text", "pattern": "[0-9]+""#)),
        [(Level::Warning, "pattern")]
    );
}
