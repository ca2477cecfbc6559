//! Any bytes, read as JSON. Whether it is JSON is what `serde_json` says, and so is what it holds.

#![no_main]

use flowkit_json::read::{self, Kind, MAX_BYTES, MAX_DEPTH, Span, SyntaxErrorKind, Value};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let theirs = serde_json::from_slice::<serde_json::Value>(unmarked);
    match read::parse_bytes(bytes) {
        Ok(reading) => {
            check(&reading.value, &reading.value, bytes, 0);
            // Numbers beyond what an `f64` holds are JSON, but not serde's.
            match theirs {
                Ok(theirs) => same(&reading.value, &theirs),
                Err(error) => assert!(error.to_string().contains("number out of range"), "{error}"),
            }
            let owned = reading.value.clone().into_owned();
            assert_eq!(owned.span(), reading.value.span());
        }
        Err(error) => {
            inside(error.span(), bytes);
            assert!(!error.message().is_empty());
            let ours_alone =
                matches!(error.kind(), SyntaxErrorKind::TooDeep) || bytes.len() > MAX_BYTES;
            assert!(
                theirs.is_err() || ours_alone,
                "only we refuse it: {}",
                error.message()
            );
        }
    }
});

fn inside(span: Span, bytes: &[u8]) {
    let range = span.range();
    assert!(
        range.start <= range.end && range.end <= bytes.len(),
        "{span:?}"
    );
    assert!(span.line() >= 1 && span.column() >= 1);
    assert!(span.start() <= span.end());
}

/// A value lies where it says, and so does everything in it; the root finds the way there.
fn check(root: &Value<'_>, value: &Value<'_>, bytes: &[u8], depth: usize) {
    assert!(depth <= MAX_DEPTH);
    inside(value.span(), bytes);
    let text = &bytes[value.span().range()];
    let first = match value.kind() {
        Kind::Null => b"n".as_slice(),
        Kind::Bool(_) => b"tf",
        Kind::Number(_) => b"-0123456789",
        Kind::String(_) => b"\"",
        Kind::Array(items) => {
            items
                .iter()
                .for_each(|item| check(root, item, bytes, depth + 1));
            b"["
        }
        Kind::Object(object) => {
            for member in object.members() {
                let key = member.key();
                inside(key.span(), bytes);
                assert_eq!(bytes[key.span().range()].first(), Some(&b'"'));
                let found = object.member(key.as_str()).expect("the key is there");
                assert_eq!(
                    found.key().span(),
                    key.span(),
                    "the last one of a key counts"
                );
                check(root, member.value(), bytes, depth + 1);
            }
            b"{"
        }
    };
    assert!(first.contains(&text[0]));
    // Going down for each value anew costs the square of the text.
    if bytes.len() < 2000 {
        let path = root.path_of(value.span());
        assert_eq!(path.is_empty(), value.span() == root.span(), "{path}");
    }
}

fn same(ours: &Value<'_>, theirs: &serde_json::Value) {
    match (ours.kind(), theirs) {
        (Kind::Null, serde_json::Value::Null) => {}
        (Kind::Bool(ours), serde_json::Value::Bool(theirs)) => assert_eq!(ours, theirs),
        (Kind::Number(ours), serde_json::Value::Number(theirs)) => {
            if let Some(theirs) = theirs.as_i64() {
                assert_eq!(ours.as_i64(), Some(theirs));
            }
        }
        (Kind::String(ours), serde_json::Value::String(theirs)) => assert_eq!(ours, theirs),
        (Kind::Array(ours), serde_json::Value::Array(theirs)) => {
            assert_eq!(ours.len(), theirs.len());
            ours.iter()
                .zip(theirs)
                .for_each(|(ours, theirs)| same(ours, theirs));
        }
        (Kind::Object(ours), serde_json::Value::Object(theirs)) => {
            assert_eq!(ours.len(), theirs.len());
            for (key, theirs) in theirs {
                same(ours.get(key).expect("the key is there"), theirs);
            }
        }
        (_, theirs) => panic!("{} against {theirs}", ours.kind_name()),
    }
}
