use flowkit_runtime::__private::{
    self as private, FieldReader, Fields, debug_name, finite, object_field, text_field,
};
use flowkit_runtime::{FieldError, FieldValue, JsonValue};
use serde_json::json;

use crate::read;

/// As `#[flow]` writes them.
#[derive(Clone, PartialEq)]
struct Offer {
    name: Option<String>,
    rooms: Vec<Room>,
}

#[derive(Clone, PartialEq)]
struct Room {
    price: f64,
    board: Option<Board>,
}

#[derive(Clone, PartialEq)]
enum Board {
    Half,
    Unlisted(String),
}

#[derive(Debug, PartialEq)]
enum Form {
    DateSelected { date: String },
    Agreed,
    Seats(i64),
    Other { note: String },
}

impl Fields for Offer {
    fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
        Ok(Self {
            name: from.field("name")?,
            rooms: from.field("rooms")?,
        })
    }
}

impl Fields for Room {
    fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
        Ok(Self {
            price: from.field("price")?,
            board: from.field("board")?,
        })
    }
}

impl FieldValue for Room {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        object_field(value)
    }
}

impl FieldValue for Board {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        text_field(value).map(|id| match &*id {
            "half" => Self::Half,
            _ => Self::Unlisted(id),
        })
    }
}

impl FieldValue for Offer {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        object_field(value)
    }
}

impl FieldValue for Form {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        object_field(value)
    }
}

impl Fields for Form {
    fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
        if from.is_text("trigger", "date_selected") {
            let date = from.field("date")?;
            return Ok(Self::DateSelected { date });
        }
        if from.is_bool("agreed", true) {
            return Ok(Self::Agreed);
        }
        if from.is_number("step", 2.0) {
            return from.field("seats").map(Self::Seats);
        }
        if from.has("note") {
            let note = from.field("note")?;
            return Ok(Self::Other { note });
        }
        Err(from.no_variant(Some("trigger"), "`date_selected`"))
    }
}

impl private::serde::Serialize for Room {
    fn serialize<S: private::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use private::serde::ser::SerializeStruct;
        let mut object = to.serialize_struct("Room", 1)?;
        object.serialize_field("price", &finite(&self.price))?;
        object.end()
    }
}

impl<'de> private::serde::Deserialize<'de> for Offer {
    fn deserialize<D: private::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        private::deserialize(from)
    }
}

impl std::fmt::Debug for Offer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        debug_name(f, "Offer")
    }
}

#[test]
fn nested_objects_are_read_and_what_is_more_is_ignored() {
    let offer = read::<Offer>(json!({
        "name": "", "rooms": [{ "price": "2,5", "board": "half" }, { "price": 3, "board": "s3cret" }], "more": [1]
    }))
    .unwrap();
    let room = |price, board| Room {
        price,
        board: Some(board),
    };
    let rooms = vec![
        room(2.5, Board::Half),
        room(3.0, Board::Unlisted("s3cret".to_owned())),
    ];
    assert_eq!(offer, Offer { name: None, rooms });
    assert_eq!(format!("{offer:?}"), "Offer { .. }");
    assert!(matches!(read::<Option<Offer>>(json!("")), Ok(None)));
}

#[test]
fn errors_name_the_place_and_never_the_value() {
    for (data, words) in [
        (
            json!({ "rooms": [{ "price": 1 }, { "price": 1 }, { "price": "s3cret" }] }),
            "`rooms[2].price` should be a number",
        ),
        (
            json!({ "rooms": [{ "s3cret": "s3cret" }] }),
            "`rooms[0].price` should be a number (the member is missing)",
        ),
        (
            json!({ "rooms": [{ "price": 1, "board": { "s3cret": 1 } }] }),
            "`rooms[0].board` should be the id of an option",
        ),
        (
            json!({ "rooms": ["s3cret"] }),
            "`rooms[0]` should be an object",
        ),
        (json!({ "rooms": "s3cret" }), "`rooms` should be an array"),
        (
            json!({}),
            "`rooms` should be an array (the member is missing)",
        ),
        (
            json!({ "name": ["s3cret"], "rooms": [] }),
            "`name` should be text",
        ),
        (json!("s3cret"), "`data` should be an object"),
    ] {
        assert_eq!(read::<Offer>(data.clone()), Err(words.to_owned()));
        let error = Offer::from_field(Some(data.clone())).unwrap_err();
        assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
        let by_serde = serde_json::from_value::<Offer>(data).unwrap_err();
        assert!(by_serde.to_string().starts_with(words), "{by_serde}");
    }
}

#[test]
fn only_the_key_that_is_missing_is_called_missing() {
    #[derive(Debug)]
    struct Own;
    impl FieldValue for Own {
        fn from_field(_: Option<JsonValue>) -> Result<Self, FieldError> {
            Err(FieldError::expected("text").in_member("inner"))
        }
    }
    impl Fields for Own {
        fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
            from.field("outer")
        }
    }
    let error = object_field::<Own>(Some(json!({}))).unwrap_err();
    assert_eq!(error.to_string(), "`outer.inner` should be text");
}

#[test]
fn a_path_is_no_longer_than_a_line() {
    let deep = (0..20).fold(FieldError::expected("text"), |error, _| {
        error.in_member("a").in_item(1)
    });
    assert_eq!(deep.path(), "[1].a[1].a[1].a[1].a[…]");
    assert_eq!(FieldError::expected("text").path(), "data");
}

#[test]
fn variants_are_told_apart_by_constants_and_keys() {
    for (data, form) in [
        (
            json!({ "trigger": "date_selected", "date": "d" }),
            Form::DateSelected {
                date: "d".to_owned(),
            },
        ),
        (json!({ "agreed": true }), Form::Agreed),
        (
            json!({ "agreed": false, "step": 2, "seats": "4" }),
            Form::Seats(4),
        ),
        (json!({ "step": 2.0, "seats": 4 }), Form::Seats(4)),
        (
            json!({ "step": "2", "note": "" }),
            Form::Other {
                note: String::new(),
            },
        ),
    ] {
        assert_eq!(read::<Form>(data), Ok(form));
    }
    for (data, words) in [
        (
            json!({ "trigger": "s3cret", "note": null }),
            "`trigger` should be `date_selected`",
        ),
        (
            json!({}),
            "`trigger` should be `date_selected` (the member is missing)",
        ),
        (
            json!({ "agreed": "true" }),
            "`trigger` should be `date_selected` (the member is missing)",
        ),
        (
            json!({ "trigger": "date_selected" }),
            "`date` should be text (the member is missing)",
        ),
    ] {
        assert_eq!(read::<Form>(data), Err(words.to_owned()));
    }
    struct Nothing;
    impl Fields for Nothing {
        fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
            assert_eq!(format!("{from:?}"), "FieldReader { .. }");
            Err(from.no_variant(None, "one of the forms of the screen"))
        }
    }
    let error = object_field::<Nothing>(Some(json!({ "s3cret": 1 })))
        .err()
        .unwrap();
    assert_eq!(
        error.to_string(),
        "`data` should be one of the forms of the screen"
    );
}

#[test]
fn only_finite_numbers_go_out_and_whole_ones_without_a_fraction() {
    for (number, text) in [
        (3.0, "3"),
        (-3.0, "-3"),
        (-0.0, "0"),
        (2.5, "2.5"),
        (1e300, "1e+300"),
        (9_007_199_254_740_992.0, "9007199254740992"),
    ] {
        assert_eq!(serde_json::to_string(&finite(&number)).unwrap(), text);
    }
    let lists = vec![vec![1.0, 2.5], vec![]];
    assert_eq!(
        serde_json::to_string(&finite(&lists)).unwrap(),
        "[[1,2.5],[]]"
    );
    assert_eq!(
        serde_json::to_string(&finite(&Some(vec![1.0]))).unwrap(),
        "[1]"
    );
    assert_eq!(
        serde_json::to_string(&finite(&None::<f64>)).unwrap(),
        "null"
    );
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(serde_json::to_string(&finite(&number)).is_err());
        assert!(serde_json::to_string(&finite(&vec![Some(number)])).is_err());
        let room = Room {
            price: number,
            board: None,
        };
        let error = serde_json::to_string(&[room]).unwrap_err().to_string();
        assert!(error.contains("must be finite"), "{error}");
    }
}
