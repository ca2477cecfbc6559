use flowkit_runtime::{FieldValue, JsonObject, JsonValue, Media, Number, OptionId, OptionItem};
use serde_json::json;

use crate::{absent, read, refused};

#[test]
fn text_is_text_or_the_digits_of_a_number() {
    assert_eq!(read::<String>(json!("Ann")), Ok("Ann".to_owned()));
    assert_eq!(read::<String>(json!("")), Ok(String::new()));
    assert_eq!(read::<String>(json!(42)), Ok("42".to_owned()));
    assert_eq!(read::<String>(json!(2.5)), Ok("2.5".to_owned()));
    for other in [json!(null), json!(true), json!(["a"]), json!({ "a": 1 })] {
        assert_eq!(read::<String>(other), refused("text"));
    }
    assert_eq!(absent::<String>(), refused("text"));
}

#[test]
fn an_opt_in_that_was_never_touched_is_false() {
    for off in [
        json!(null),
        json!(""),
        json!([]),
        json!(false),
        json!("false"),
    ] {
        assert_eq!(read::<bool>(off), Ok(false));
    }
    assert_eq!(absent::<bool>(), Ok(false));
    for on in [json!(true), json!("true")] {
        assert_eq!(read::<bool>(on), Ok(true));
    }
    for other in [json!("yes"), json!(1), json!([true]), json!({})] {
        assert_eq!(read::<bool>(other), refused("true or false"));
    }
}

#[test]
fn numbers_come_as_numbers_or_as_text() {
    for (value, number) in [
        (json!(3), 3.0),
        (json!(-2.5), -2.5),
        (json!(" 3 "), 3.0),
        (json!("2,5"), 2.5),
        (json!("1e3"), 1000.0),
    ] {
        assert_eq!(read::<f64>(value), Ok(number));
    }
    for value in [
        json!(""),
        json!("NaN"),
        json!("inf"),
        json!("1e999"),
        json!("0x10"),
        json!(null),
        json!(true),
        json!([1]),
    ] {
        assert_eq!(read::<f64>(value), refused("a number"));
    }
    assert_eq!(absent::<f64>(), refused("a number"));
}

#[test]
fn whole_numbers_have_no_fraction() {
    for (value, number) in [
        (json!(3), 3),
        (json!(3.0), 3),
        (json!("3.0"), 3),
        (json!(" -3 "), -3),
        (json!("1 000 000"), 1_000_000),
        (json!(i64::MIN), i64::MIN),
        (json!(i64::MAX.to_string()), i64::MAX),
    ] {
        assert_eq!(read::<i64>(value), Ok(number));
    }
    for value in [
        json!(3.5),
        json!("3.5"),
        json!("9223372036854775808"),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!(null),
    ] {
        assert_eq!(read::<i64>(value), refused("a whole number"));
    }
}

#[test]
fn anything_goes_where_anything_may_stand() {
    assert_eq!(absent::<JsonValue>(), Ok(JsonValue::Null));
    assert_eq!(
        read::<JsonValue>(json!({ "a": [1] })),
        Ok(json!({ "a": [1] }))
    );
    let object = read::<JsonObject>(json!({ "a": 1, "b": null })).unwrap();
    assert_eq!(object.len(), 2);
    for other in [json!([]), json!(null), json!("a")] {
        assert_eq!(read::<JsonObject>(other), refused("an object"));
    }
    for nothing in [json!(null), json!("")] {
        assert_eq!(read::<()>(nothing), Ok(()));
    }
    assert_eq!(absent::<()>(), Ok(()));
    assert_eq!(read::<()>(json!(1)), refused("null"));
}

#[test]
fn a_list_is_an_array_and_knows_which_item_is_wrong() {
    assert_eq!(
        read::<Vec<String>>(json!(["a", "b"])),
        Ok(vec!["a".into(), "b".into()])
    );
    assert_eq!(read::<Vec<String>>(json!([])), Ok(vec![]));
    for other in [json!(null), json!(""), json!("a"), json!({})] {
        assert_eq!(read::<Vec<String>>(other), refused("an array"));
    }
    assert_eq!(absent::<Vec<String>>(), refused("an array"));
    assert_eq!(
        read::<Vec<Vec<i64>>>(json!([[1], [2, "x"]])),
        Err("`[1][1]` should be a whole number".to_owned())
    );
}

fn nothing_is_none<T: FieldValue>() {
    for empty in [json!(null), json!(""), json!([])] {
        assert!(matches!(read::<Option<T>>(empty), Ok(None)));
    }
    assert!(matches!(absent::<Option<T>>(), Ok(None)));
}

#[test]
fn an_option_of_anything_left_empty_is_none() {
    nothing_is_none::<String>();
    nothing_is_none::<bool>();
    nothing_is_none::<f64>();
    nothing_is_none::<i64>();
    nothing_is_none::<()>();
    nothing_is_none::<Number>();
    nothing_is_none::<OptionId>();
    nothing_is_none::<OptionItem>();
    nothing_is_none::<Media>();
    nothing_is_none::<JsonValue>();
    nothing_is_none::<JsonObject>();
    nothing_is_none::<Vec<String>>();
    nothing_is_none::<Option<String>>();

    assert_eq!(read::<Option<bool>>(json!(false)), Ok(Some(false)));
    assert_eq!(read::<Option<f64>>(json!(0)), Ok(Some(0.0)));
    assert_eq!(read::<Option<String>>(json!(" ")), Ok(Some(" ".to_owned())));
    assert!(matches!(read::<Option<JsonObject>>(json!({})), Ok(Some(_))));
    assert_eq!(
        read::<Option<String>>(json!({})),
        refused("text"),
        "wrong is not empty"
    );
}

#[test]
fn the_id_of_an_option_works_as_text() {
    let id = read::<OptionId>(json!("10:30")).unwrap();
    let owned = String::from("10:30");
    assert!(id == "10:30" && id == *"10:30" && id == owned);
    assert_eq!(OptionId::from(owned), id);
    assert_eq!(
        (id.len(), id.as_ref(), format!("{id:>6}")),
        (5, "10:30", " 10:30".to_owned())
    );
    let prices = std::collections::HashMap::from([(id.clone(), 7)]);
    assert_eq!(prices.get("10:30"), Some(&7));
    assert_eq!(id.into_string(), "10:30");
    assert_eq!(read::<OptionId>(json!(7)).unwrap(), "7");
    assert_eq!(absent::<OptionId>(), refused("the id of an option"));
    assert_eq!(read::<OptionId>(json!([])), refused("the id of an option"));
}
