//! Tests of writing JSON: what is refused, and that all else is as serde_json writes it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use super::{to_text, to_value};

#[derive(Serialize, Default)]
struct Room {
    name: &'static str,
    price: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    discount: Option<f32>,
}

#[derive(Serialize)]
enum Stay {
    Night(Room),
    Nights(Room, f64),
    Long { price: f64 },
    None,
}

#[derive(Serialize)]
struct Price(f64);

/// Both ways refuse it, with this text at the end.
fn refused(value: &impl Serialize, says: &str) {
    for error in [to_text(value).unwrap_err(), to_value(value).unwrap_err()] {
        let text = error.to_string();
        assert!(text.ends_with(says), "{text}\nshould end with\n{says}");
    }
}

#[test]
fn numbers_that_are_not_finite_are_refused_where_they_stand() {
    let room = |price, discount| Room {
        name: "Single",
        price,
        discount,
    };
    let says = |path: &str, number: &str| {
        format!(
            "written: `{path}`: a number that a screen shows must be finite, and this one is {number}"
        )
    };
    refused(
        &f64::NAN,
        "written: a number that a screen shows must be finite, and this one is NaN",
    );
    refused(&room(f64::INFINITY, None), &says("price", "inf"));
    refused(
        &room(1.0, Some(f32::NEG_INFINITY)),
        &says("discount", "-inf"),
    );
    let rooms = BTreeMap::from([("rooms", vec![room(1.0, None), room(f64::NAN, None)])]);
    refused(&rooms, &says("rooms[1].price", "NaN"));
    refused(
        &Stay::Night(room(f64::NAN, None)),
        &says("Night.price", "NaN"),
    );
    refused(
        &Stay::Nights(room(1.0, None), f64::NAN),
        &says("[1]", "NaN"),
    );
    refused(&Stay::Long { price: f64::NAN }, &says("price", "NaN"));
    refused(&BTreeMap::from([(7, Price(f64::NAN))]), &says("7", "NaN"));
    refused(&(1, [Some(f64::NAN)]), &says("[1][0]", "NaN"));
}

#[test]
fn deep_nesting_is_refused_before_the_stack_ends() {
    struct Deep(usize);
    impl Serialize for Deep {
        fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            match self.0.checked_sub(1) {
                Some(left) => [Deep(left)].serialize(to),
                None => to.serialize_unit(),
            }
        }
    }
    to_text(&Deep(120)).unwrap();
    for levels in [121, 1_000_000] {
        refused(
            &Deep(levels),
            "[0]…`: more than 120 values stand within each other here, and no screen shows that",
        );
    }
}

#[test]
fn a_raw_value_is_as_deep_as_its_text() {
    let raw = |levels: usize| {
        let text = format!("{}\"[[\\\"[[\"{}", "[".repeat(levels), "]".repeat(levels));
        serde_json::value::RawValue::from_string(text).unwrap()
    };
    for fine in [0, 1, 118] {
        to_text(&json_with(&raw(fine))).unwrap();
        to_value(&json_with(&raw(fine))).unwrap();
    }
    for levels in [121, 100_000] {
        refused(
            &json_with(&raw(levels)),
            "`a[0]`: more than 120 values stand within each other here, and no screen shows that",
        );
    }
}

fn json_with(value: &impl Serialize) -> impl Serialize {
    BTreeMap::from([("a", [value])])
}

#[test]
fn everything_else_is_written_as_serde_json_writes_it() {
    let raw = serde_json::value::RawValue::from_string(r#"{"as": [ "it", 1.50 ]}"#.to_owned());
    let value = (
        json!({"a": [1, -2, 1.5, "ß\n", null, true, {}], "b": {"c": []}}),
        [Stay::None, Stay::Long { price: 2.5 }],
        Stay::Nights(Room::default(), 1.0),
        (u128::MAX, i8::MIN, 'x', (), Some(Price(0.1))),
        BTreeMap::from([(true, 1), (false, 2)]),
        std::net::Ipv4Addr::LOCALHOST,
        raw.unwrap(),
    );
    assert_eq!(
        to_text(&value).unwrap(),
        serde_json::to_string(&value).unwrap()
    );
    let small = (json!({"a": [1, {"b": 1.5}]}), Stay::Night(Room::default()));
    assert_eq!(
        to_value(&small).unwrap(),
        serde_json::to_value(&small).unwrap()
    );
}

#[test]
fn a_refusal_of_the_value_s_own_says_where() {
    #[derive(Serialize)]
    struct Outer {
        inner: Vec<Picky>,
    }
    struct Picky;
    impl Serialize for Picky {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("no such day"))
        }
    }
    refused(
        &Outer { inner: vec![Picky] },
        "written: `inner[0]`: no such day",
    );
}
