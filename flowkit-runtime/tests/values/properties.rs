use flowkit_runtime::{
    CompletedMedia, Date, DateOrRange, DateRange, FieldValue, JsonObject, JsonValue, Media,
    MediaEncryption, Number, OptionId, OptionItem, dates,
};
use proptest::prelude::*;
use serde_json::json;

/// A text that no type and no error has by itself.
const MARK: &str = "s3cret";

fn keys() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "id",
            "title",
            "enabled",
            "alt-text",
            "start-date",
            "end-date",
            "media_id",
            "cdn_url",
            "file_name",
            "encryption_metadata",
            "iv",
            "enc_hash",
            "sha256",
            MARK,
        ])
        .prop_map(str::to_owned),
        ".{0,6}",
    ]
}

fn leaves() -> impl Strategy<Value = JsonValue> {
    prop_oneof![
        Just(JsonValue::Null),
        any::<bool>().prop_map(JsonValue::from),
        any::<i64>().prop_map(JsonValue::from),
        any::<u64>().prop_map(JsonValue::from),
        any::<f64>().prop_map(JsonValue::from),
        Just(json!(MARK)),
        Just(json!("2026-03-01")),
        "[-+−]?[0-9 .,'’]{0,12}(e[0-9]{1,3})?".prop_map(JsonValue::from),
        "[0-9]{0,5}-[0-9]{0,3}-[0-9]{0,3}".prop_map(JsonValue::from),
        ".{0,12}".prop_map(JsonValue::from),
    ]
}

fn values() -> impl Strategy<Value = JsonValue> {
    leaves().prop_recursive(4, 48, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(JsonValue::from),
            prop::collection::hash_map(keys(), inner, 0..8)
                .prop_map(|members| JsonValue::Object(members.into_iter().collect())),
        ]
    })
}

/// No panic; no value in an error; an option is `None` or the type itself; a list is its items.
fn holds<T: FieldValue + PartialEq>(value: &JsonValue) {
    let read = || T::from_field(Some(value.clone()));
    if let Err(error) = read() {
        assert!(!format!("{error} {error:?}").contains(MARK));
    }
    let option = Option::<T>::from_field(Some(value.clone()));
    if T::is_empty_field(value) {
        assert!(option == Ok(None));
    } else {
        assert!(option == read().map(Some));
    }
    let list = Vec::<T>::from_field(Some(json!([value])));
    assert!(
        list == read()
            .map(|item| vec![item])
            .map_err(|error| error.in_item(0))
    );
}

/// What goes out comes in again as it was.
fn returns<T: FieldValue + PartialEq + serde::Serialize>(value: &T) {
    let sent = serde_json::to_value(value).unwrap();
    assert!(T::from_field(Some(sent)).as_ref() == Ok(value));
}

fn text() -> impl Strategy<Value = String> {
    ".{0,8}"
}

/// `None` or text; an empty text comes back as `None`.
fn maybe() -> impl Strategy<Value = Option<String>> {
    prop::option::of(".{1,8}")
}

proptest! {
    #[test]
    fn every_type_takes_every_value_or_refuses_it(value in values()) {
        holds::<String>(&value);
        holds::<bool>(&value);
        holds::<f64>(&value);
        holds::<i64>(&value);
        holds::<()>(&value);
        holds::<Number>(&value);
        holds::<OptionId>(&value);
        holds::<OptionItem>(&value);
        holds::<JsonValue>(&value);
        holds::<JsonObject>(&value);
        holds::<Media>(&value);
        holds::<MediaEncryption>(&value);
        holds::<CompletedMedia>(&value);
        holds::<Date>(&value);
        holds::<dates::Text>(&value);
        #[cfg(feature = "jiff")]
        holds::<dates::Jiff>(&value);
        #[cfg(feature = "chrono")]
        holds::<dates::Chrono>(&value);
        holds::<DateRange>(&value);
        holds::<DateRange<String>>(&value);
        holds::<DateOrRange>(&value);
        holds::<Option<Vec<String>>>(&value);
        holds::<Vec<OptionItem>>(&value);
    }

    #[test]
    fn options_return(id in text(), title in text(), rest in prop::array::uniform5(maybe()),
        enabled in prop::option::of(any::<bool>()))
    {
        let [description, metadata, image, alt_text, color] = rest;
        returns(&OptionItem { id: id.clone(), title, description, metadata, enabled, image, alt_text, color });
        returns(&OptionId::from(id));
    }

    #[test]
    fn media_return(required in prop::array::uniform7(text()), file_name in maybe(), rest in prop::array::uniform3(maybe())) {
        let [media_id, cdn_url, encrypted_hash, iv, encryption_key, hmac_key, plaintext_hash] = required;
        let id = media_id.clone();
        let encryption_metadata = MediaEncryption { encrypted_hash, iv, encryption_key, hmac_key, plaintext_hash };
        returns(&Media { media_id, cdn_url, file_name, encryption_metadata });
        let [mime_type, sha256, file_name] = rest;
        returns(&CompletedMedia { id, mime_type, sha256, file_name });
    }

    #[test]
    fn ranges_return(start in maybe(), end in maybe()) {
        let range = DateRange { start, end };
        returns(&range);
        returns(&DateOrRange::Range(range));
    }

    #[test]
    fn whole_numbers_return(number in any::<i64>()) {
        returns(&Number::from(number));
        prop_assert_eq!(Number::from(number).to_i64(), Some(number));
        prop_assert_eq!(Number::from(format!("{number}.000")).to_i64(), Some(number));
    }

    #[test]
    fn numbers_return(number in any::<f64>()) {
        let read = Number::from(number).to_f64();
        prop_assert_eq!(read, number.is_finite().then_some(number));
        prop_assert_eq!(Number::from(format!("{number:e}")).to_f64(), read);
    }

    /// Written with any marks, a number is read as it was meant, or not at all.
    #[test]
    fn groups_are_read_as_they_are_meant(
        number in 0_u32..2_000_000_000,
        cents in prop::option::of(0_u32..100),
        group in prop::sample::select(vec![" ", "\u{a0}", "\u{202f}", "'", "’", ",", "."]),
        comma in any::<bool>(),
    ) {
        let decimal = if group == "," || (group != "." && !comma) { "." } else { "," };
        let digits = number.to_string();
        let mut text = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                text.push_str(group);
            }
            text.push(digit);
        }
        let marks = text.matches(group).count();
        if let Some(cents) = cents {
            text.push_str(&format!("{decimal}{cents:02}"));
        }
        let read = Number::from(text.as_str()).to_f64();
        match (group, marks, cents) {
            // `1,234` can mean two numbers.
            (",", 1, None) => prop_assert_eq!(read, None),
            // `1.234` is JSON's.
            (".", 1, None) => prop_assert_eq!(read, Some(f64::from(number) / 1000.0)),
            (_, _, None) => prop_assert_eq!(read, Some(f64::from(number))),
            (_, _, Some(cents)) => {
                let plain = format!("{number}.{cents:02}");
                prop_assert_eq!(read, plain.parse().ok());
            }
        }
    }

    #[test]
    fn no_text_panics_and_whole_numbers_agree(text in "[-+ 0-9.,'eE]{0,16}|.{0,16}") {
        let number = Number::from(text);
        if let Some(whole) = number.to_i64() {
            prop_assert_eq!(number.to_f64(), Some(whole as f64));
        }
        let sent = serde_json::to_value(&number).unwrap();
        let back = Number::from_field(Some(sent)).unwrap();
        prop_assert_eq!(back.to_f64(), number.to_f64());
        if number.to_i64().is_some() {
            prop_assert_eq!(back.to_i64(), number.to_i64());
        }
    }
}
