//! What the reader refuses, where it says so, and what it offers instead.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use flowkit_json::read;

/// Text; the place of the error (line, column, the text at fault); the message.
const REFUSED: &[(&str, (usize, usize, &str), &str)] = &[
    ("", (1, 1, ""), "the text is empty: expected a JSON value"),
    (
        " \n ",
        (2, 2, ""),
        "the text is empty: expected a JSON value",
    ),
    (
        "1 2",
        (1, 3, "2"),
        "expected the end of the text: the JSON value is complete before this",
    ),
    ("{} // done", (1, 4, "//"), "JSON has no comments"),
    // Commas and colons.
    (
        "[1,]",
        (1, 3, ","),
        "a comma may not stand behind the last item",
    ),
    (
        "{\"a\":1,\n}",
        (1, 7, ","),
        "a comma may not stand behind the last item",
    ),
    ("[,1]", (1, 2, ","), "expected a value before this comma"),
    ("[1,,2]", (1, 4, ","), "expected a value before this comma"),
    ("{,}", (1, 2, ","), "expected a value before this comma"),
    ("[1 2]", (1, 3, ""), "expected `,` here"),
    ("[\"é\"\n \"b\"]", (1, 5, ""), "expected `,` here"),
    ("{\"a\":1 \"b\":2}", (1, 7, ""), "expected `,` here"),
    ("{\"a\":1\n  b:2}", (1, 7, ""), "expected `,` here"),
    ("{\"a\" 1}", (1, 5, ""), "expected `:` behind the key"),
    ("{\"a\"}", (1, 5, ""), "expected `:` behind the key"),
    ("{\"a\":}", (1, 6, ""), "expected a value behind `:`"),
    (
        "{\"a\":,\"b\":1}",
        (1, 6, ""),
        "expected a value behind `:`",
    ),
    ("[1:2]", (1, 3, ":"), "`:` cannot stand here"),
    // Brackets.
    (
        "[1",
        (1, 3, ""),
        "the text ends inside the array that begins at 1:1: expected `]`",
    ),
    (
        "{\n \"a\": [1, ",
        (2, 11, ""),
        "the text ends inside the array that begins at 2:7: expected `]`",
    ),
    (
        "{\"a\": 1",
        (1, 8, ""),
        "the text ends inside the object that begins at 1:1: expected `}`",
    ),
    (
        "{\"a\"",
        (1, 5, ""),
        "the text ends inside the object that begins at 1:1: expected `}`",
    ),
    (
        "{\"a\":",
        (1, 6, ""),
        "the text ends inside the object that begins at 1:1: expected `}`",
    ),
    (
        "{",
        (1, 2, ""),
        "the text ends inside the object that begins at 1:1: expected `}`",
    ),
    (
        "[1}",
        (1, 3, "}"),
        "expected `]`, which closes the array that begins at 1:1",
    ),
    (
        "[}",
        (1, 2, "}"),
        "expected `]`, which closes the array that begins at 1:1",
    ),
    (
        "{\"a\":1]",
        (1, 7, "]"),
        "expected `}`, which closes the object that begins at 1:1",
    ),
    ("]", (1, 1, "]"), "`]` cannot stand here"),
    // What other languages allow.
    ("[/* one */1]", (1, 2, "/*"), "JSON has no comments"),
    ("{ # a\n}", (1, 3, "#"), "JSON has no comments"),
    ("{\"a\" // b\n:1}", (1, 6, "//"), "JSON has no comments"),
    (
        "['a']",
        (1, 2, "'"),
        "strings are written in double quotes, not single ones",
    ),
    (
        "{'a':1}",
        (1, 2, "'"),
        "strings are written in double quotes, not single ones",
    ),
    ("[“a”]", (1, 2, "“"), "`“` cannot stand here"),
    ("{a:1}", (1, 2, "a"), "the key `a` needs double quotes"),
    (
        "{on_click: 1}",
        (1, 2, "on_click"),
        "the key `on_click` needs double quotes",
    ),
    ("{1:1}", (1, 2, "1"), "expected a key in double quotes"),
    ("True", (1, 1, "True"), "`True` is not a JSON value"),
    ("[nul]", (1, 2, "nul"), "`nul` is not a JSON value"),
    (
        "[nullify]",
        (1, 2, "nullify"),
        "`nullify` is not a JSON value",
    ),
    ("[NaN]", (1, 2, "NaN"), "`NaN` is not a JSON value"),
    (
        "[1,\u{a0}2]",
        (1, 4, "\u{a0}"),
        "`\\u{a0}` cannot stand here",
    ),
    (
        "[\u{feff}]",
        (1, 2, "\u{feff}"),
        "`\\u{feff}` cannot stand here",
    ),
    ("\u{c}1", (1, 1, "\u{c}"), "`\\u{c}` cannot stand here"),
    // Numbers.
    (
        "01",
        (1, 1, "01"),
        "a number may not begin with a zero followed by digits",
    ),
    (
        "-007",
        (1, 1, "-007"),
        "a number may not begin with a zero followed by digits",
    ),
    ("[+1]", (1, 2, "+1"), "this is not a JSON number"),
    ("[.5]", (1, 2, ".5"), "this is not a JSON number"),
    ("[5.]", (1, 2, "5."), "this is not a JSON number"),
    ("[1.e2]", (1, 2, "1.e2"), "this is not a JSON number"),
    ("[1e]", (1, 2, "1e"), "this is not a JSON number"),
    ("[1e+]", (1, 2, "1e+"), "this is not a JSON number"),
    ("[-]", (1, 2, "-"), "this is not a JSON number"),
    (
        "[-Infinity]",
        (1, 2, "-Infinity"),
        "this is not a JSON number",
    ),
    ("[0x1F]", (1, 2, "0x1F"), "this is not a JSON number"),
    ("[1_000]", (1, 2, "1_000"), "this is not a JSON number"),
    ("[1.2.3]", (1, 2, "1.2.3"), "this is not a JSON number"),
    // Strings.
    (
        "[\"é😀",
        (1, 2, "\"é😀"),
        "this string has no closing quote",
    ),
    ("\"a\\", (1, 1, "\"a\\"), "this string has no closing quote"),
    (
        "\"é\nb\"",
        (1, 3, "\n"),
        "a string may not run over a line break",
    ),
    (
        "\"a\tb\"",
        (1, 3, "\t"),
        "the control character U+0009 may not stand in a string unescaped",
    ),
    (
        "\"a\0\"",
        (1, 3, "\0"),
        "the control character U+0000 may not stand in a string unescaped",
    ),
    (r#""é\x41""#, (1, 3, r"\x"), "unknown escape in a string"),
    (r#""\é""#, (1, 2, r"\é"), "unknown escape in a string"),
    (
        r#""\u12G4""#,
        (1, 2, r"\u12"),
        "expected four hexadecimal digits behind `\\u`",
    ),
    (
        r#""\u"#,
        (1, 2, r"\u"),
        "expected four hexadecimal digits behind `\\u`",
    ),
    (
        r#""\u+123""#,
        (1, 2, r"\u"),
        "expected four hexadecimal digits behind `\\u`",
    ),
    (
        r#""\ud83d""#,
        (1, 2, r"\ud83d"),
        "this escape is one half of a surrogate pair",
    ),
    (
        r#""\ude00\ud83d""#,
        (1, 2, r"\ude00"),
        "this escape is one half of a surrogate pair",
    ),
    (
        r#""\ud83d\u0041""#,
        (1, 2, r"\ud83d"),
        "this escape is one half of a surrogate pair",
    ),
    (
        r#""\ud83d\ud83d""#,
        (1, 2, r"\ud83d"),
        "this escape is one half of a surrogate pair",
    ),
];

#[test]
fn refuses_what_is_not_json_and_says_where() {
    for (text, (line, column, fault), message) in REFUSED {
        let error = read::parse(text).expect_err(text);
        let span = error.span();
        assert_eq!(error.message(), *message, "{text:?}");
        assert_eq!(
            (span.line(), span.column(), &text[span.range()]),
            (*line, *column, *fault),
            "{text:?}"
        );
    }
}

fn help(text: &str) -> String {
    read::parse(text)
        .expect_err(text)
        .help()
        .unwrap_or_default()
}

#[test]
fn says_what_would_be_right() {
    assert_eq!(help("[True]"), "did you mean `true`?");
    assert_eq!(help("[None]"), "write `null`");
    assert_eq!(help("[undefined]"), "write `null`");
    assert_eq!(help("[hello]"), "text is written in double quotes");
    assert_eq!(help("{id: 1}"), "write `\"id\"`");
    assert_eq!(help("[“a”]"), "use straight quotes: `\"…\"`");
    assert_eq!(help("[1,\u{a0}2]"), "use an ordinary space instead");
    assert_eq!(help("\"\u{1}\""), "write `\\u0001`");
    assert_eq!(help("[1,]"), "remove it");
}
