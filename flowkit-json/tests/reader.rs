//! What the reader accepts, what it refuses and where.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use flowkit_json::read::{self, Kind, MAX_BYTES, MAX_DEPTH, SyntaxError, Value, Warning};

#[test]
fn accepts_all_of_json() {
    let texts = [
        "null",
        " \t\r\n true \n",
        "false",
        "\"\"",
        "0",
        "-0",
        "-0.0",
        "10.25",
        "1e3",
        "1E+30",
        "2.5e-7",
        "123456789012345678901234567890",
        "1e999",
        "[]",
        "[ ]",
        "{}",
        "{ }",
        "[1,[2,[]],{\"a\":[null]}]",
        "{\"\":1}",
        r#""\"\\\/\b\f\n\r\t\u0041\u00e9""#,
        r#""\ud83d\ude00 \uD83D\uDE00""#,
        "\"é 😀 \u{7f} \u{2028}\"",
    ];
    for text in texts {
        assert!(read::parse(text).is_ok(), "{text}");
        assert!(read::parse_bytes(text.as_bytes()).is_ok(), "{text}");
    }
}

fn error_of_bytes(bytes: &[u8]) -> SyntaxError {
    read::parse_bytes(bytes).expect_err("not UTF-8")
}

#[test]
fn refuses_bytes_that_are_not_utf8() {
    // A lone continuation byte, an overlong slash, a surrogate, a character cut off.
    for bad in [&b"\x80"[..], b"\xc0\xaf", b"\xed\xa0\x80", b"\xf0\x9f\x98"] {
        let text = [&b"{\n \"\xc3\xa9"[..], bad].concat();
        let error = error_of_bytes(&text);
        assert_eq!(error.message(), "the text is not UTF-8");
        let span = error.span();
        assert_eq!(
            (span.line(), span.column(), span.range().start),
            (2, 4, 6),
            "{bad:?}"
        );
        assert!(span.range().end <= text.len());
    }
}

#[test]
fn a_byte_order_mark_takes_no_column_and_gives_a_warning() {
    let text = "\u{feff}{\"é\": x}";
    let error = read::parse(text).unwrap_err();
    assert_eq!(
        (error.span().column(), &text[error.span().range()]),
        (7, "x")
    );

    let text = "\u{feff}[\"é\", 12]";
    let reading = read::parse(text).unwrap();
    assert_eq!(reading.warnings, [Warning::ByteOrderMark]);
    let number = &reading.value.as_array().unwrap()[1];
    assert_eq!(
        (number.span().column(), &text[number.span().range()]),
        (7, "12")
    );
    assert!(read::parse("\u{feff}").is_err());
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let text = r#"{"a": 1, "b": {"c": 1, "\u0063": 2, "c": 3}, "a": [4]}"#;
    let reading = read::parse(text).unwrap();
    let keys: Vec<&str> = reading
        .value
        .as_object()
        .unwrap()
        .members()
        .map(|member| member.key().as_str())
        .collect();
    assert_eq!(keys, ["b", "a"]);
    let inner = reading.value.get("b").unwrap();
    assert_eq!(
        (
            inner.as_object().unwrap().len(),
            number(inner.get("c").unwrap())
        ),
        (1, "3")
    );
    assert_eq!(reading.value.get("a").unwrap().as_array().unwrap().len(), 1);
    let duplicates: Vec<(usize, usize)> = reading.warnings.iter().map(columns).collect();
    assert_eq!(duplicates, [(16, 24), (24, 37), (2, 46)]);
}

#[test]
fn equal_keys_are_found_in_large_objects_too() {
    let members: Vec<String> = (0..1000)
        .map(|index| format!("\"k{}\":{index}", index % 999))
        .collect();
    let text = format!("{{{}}}", members.join(","));
    let reading = read::parse(&text).unwrap();
    assert_eq!(reading.warnings.len(), 1);
    assert_eq!(number(reading.value.get("k0").unwrap()), "999");
    assert_eq!(reading.value.as_object().unwrap().len(), 999);
}

fn columns(warning: &Warning) -> (usize, usize) {
    match warning {
        Warning::DuplicateKey { first, second } => (first.column(), second.column()),
        other => panic!("{other:?}"),
    }
}

fn number<'v>(value: &'v Value<'_>) -> &'v str {
    value.as_number().unwrap().as_str()
}

#[test]
fn nests_as_deep_as_the_limit_and_no_deeper() {
    let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read::parse(&nested(MAX_DEPTH)).is_ok());
    let error = read::parse(&nested(MAX_DEPTH + 1)).unwrap_err();
    assert_eq!(
        (error.span().column(), error.message().as_str()),
        (129, "objects and arrays nest deeper than 128 levels")
    );
    let hostile = "{\"a\":".repeat(1_000_000);
    assert!(read::parse(&hostile).is_err());
    let siblings = format!("[{}[]]", "[[]],".repeat(1000));
    assert!(
        read::parse(&siblings).is_ok(),
        "depth is not a count of brackets"
    );
}

#[test]
fn reads_up_to_ten_megabytes() {
    let text = |bytes: usize| format!("\"{}\"", "a".repeat(bytes - 2));
    assert!(read::parse(&text(MAX_BYTES)).is_ok());
    let error = read::parse(&text(MAX_BYTES + 1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the text is longer than 10 MB (line 1, column 1)"
    );
    assert!(read::parse_bytes(text(MAX_BYTES + 1).as_bytes()).is_err());
}

#[test]
fn numbers_keep_their_text() {
    let reading = read::parse("[4.20, 123456789012345678901, 3.0, 1e2, -7, 1e999]").unwrap();
    let numbers: Vec<_> = reading
        .value
        .as_array()
        .unwrap()
        .iter()
        .map(|value| value.as_number().unwrap())
        .collect();
    assert_eq!(numbers[0].as_str(), "4.20");
    assert_eq!(numbers[1].as_str(), "123456789012345678901");
    let integers: Vec<_> = numbers.iter().map(|number| number.as_i64()).collect();
    assert_eq!(integers, [None, None, None, None, Some(-7), None]);
    let integral: Vec<_> = numbers.iter().map(|number| number.is_integral()).collect();
    assert_eq!(integral, [false, true, true, true, true, false]);
}

#[test]
fn strings_borrow_unless_they_hold_escapes() {
    let reading = read::parse(r#"["plain é", "a\tb\ud83d\ude00c"]"#).unwrap();
    let items = reading.value.as_array().unwrap();
    assert!(matches!(
        items[0].kind(),
        Kind::String(std::borrow::Cow::Borrowed("plain é"))
    ));
    assert_eq!(items[1].as_str(), Some("a\tb😀c"));
}

#[test]
fn places_count_characters_and_lines() {
    let text = "{\r\n  \"schlüssel😀\": [true,\n\t\"ä\", {\"x\": -1.5}]\r\n}";
    let reading = read::parse(text).unwrap();
    let member = reading.value.as_object().unwrap().members().next().unwrap();
    let place = |span: flowkit_json::Span| {
        (
            span.line(),
            span.column(),
            span.end().line(),
            span.end().column(),
        )
    };
    assert_eq!(place(reading.value.span()), (1, 1, 4, 2));
    assert_eq!(place(member.key().span()), (2, 3, 2, 15));
    assert_eq!(place(member.value().span()), (2, 17, 3, 19));
    let items = member.value().as_array().unwrap();
    assert_eq!(place(items[1].span()), (3, 2, 3, 5));
    assert_eq!(place(items[2].get("x").unwrap().span()), (3, 13, 3, 17));
}

#[test]
fn paths_lead_to_values_and_keys() {
    let text = r#"{"a": {"on-click-action": [1, {"": {"b.c": null}}]}, "a b": {"\"": 0, "d": 1}}"#;
    let root = read::parse(text).unwrap().value;
    let at = |fragment: &str| {
        let start = text.find(fragment).unwrap();
        find(&root, start).map(|span| root.path_of(span))
    };
    assert_eq!(root.path_of(root.span()), "");
    assert_eq!(at("[1").as_deref(), Some("a.on-click-action"));
    assert_eq!(at("1,").as_deref(), Some("a.on-click-action[0]"));
    assert_eq!(
        at("null").as_deref(),
        Some("a.on-click-action[1][\"\"][\"b.c\"]")
    );
    assert_eq!(at("\"d\"").as_deref(), Some("[\"a b\"].d"));
    assert_eq!(at("0,").as_deref(), Some("[\"a b\"][\"\\\"\"]"));
}

/// The span of the value or key that begins at byte `start`.
fn find(value: &Value<'_>, start: usize) -> Option<flowkit_json::Span> {
    if value.span().range().start == start {
        return Some(value.span());
    }
    match value.kind() {
        Kind::Array(items) => items.iter().find_map(|item| find(item, start)),
        Kind::Object(object) => object.members().find_map(|member| {
            let key = Some(member.key().span()).filter(|span| span.range().start == start);
            key.or_else(|| find(member.value(), start))
        }),
        _ => None,
    }
}

#[test]
fn debug_output_holds_nothing_of_the_text() {
    let reading = read::parse(r#"{"secret": ["hush", 4711, {"whisper": true}]}"#).unwrap();
    let object = reading.value.as_object().unwrap();
    let member = object.members().next().unwrap();
    let items = member.value().as_array().unwrap();
    let printed = format!(
        "{reading:?} {object:?} {member:?} {:?} {:?} {:?}",
        items[0].kind(),
        items[1].as_number(),
        items
    );
    for private in ["secret", "hush", "4711", "whisper"] {
        assert!(!printed.contains(private), "{printed}");
    }
}
