use flowkit_runtime::Number;
use serde_json::json;

use crate::{absent, read, refused};

#[test]
fn what_keyboards_write_is_read() {
    for (text, number) in [
        ("0", 0.0),
        ("007", 7.0),
        ("  42\n", 42.0),
        ("+42", 42.0),
        ("-42", -42.0),
        ("−42", -42.0),
        ("3.25", 3.25),
        (".5", 0.5),
        ("5.", 5.0),
        ("1.234", 1.234),
        ("1e3", 1000.0),
        ("1.5E-3", 0.0015),
        ("1,5e+3", 1500.0),
        // A single comma
        ("2,5", 2.5),
        ("2,50", 2.5),
        (",5", 0.5),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        ("1,2345", 1.2345),
        // Groups
        ("1,234,567", 1_234_567.0),
        ("1.234.567", 1_234_567.0),
        ("12 345", 12_345.0),
        ("12\u{a0}345", 12_345.0),
        ("12\u{202f}345,5", 12_345.5),
        ("12'345", 12_345.0),
        ("12’345.5", 12_345.5),
        ("1,00,000", 100_000.0),
        ("12,34,567.5", 1_234_567.5),
        // Both
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234.567", 1234.567),
        ("1.234.567,89", 1_234_567.89),
        ("1 234,567", 1234.567),
    ] {
        assert_eq!(Number::from(text).to_f64(), Some(number), "{text}");
    }
}

#[test]
fn what_is_no_number_or_can_mean_two_is_none() {
    for text in [
        "",
        " ",
        "-",
        ".",
        ",",
        "e3",
        "1e",
        "1e+",
        "1e5.5",
        "1e999",
        "1,234",
        "-1,234",
        "12,345",
        "999,999",
        "1,234e2",
        "12,34,56",
        "1,23,4",
        "1234,567.8",
        "1,,234",
        "1.2.3",
        "1.234,567,8",
        "1,234.5.6",
        "1 234.567.8",
        "1  234",
        "1 23",
        "1 234'567",
        "1'234,567,890",
        "1,234 567",
        "- 5",
        "--5",
        "5-",
        "0x10",
        "1_000",
        "NaN",
        "inf",
        "Infinity",
        "two",
        "5 apples",
        "٣",
        "1;2",
        "$5",
    ] {
        let number = Number::from(text);
        assert_eq!((number.to_f64(), number.to_i64()), (None, None), "{text}");
    }
}

#[test]
fn whole_numbers_are_exact() {
    for (text, number) in [
        ("3", Some(3)),
        ("3.0", Some(3)),
        ("3,00", Some(3)),
        ("-0", Some(0)),
        ("3e2", Some(300)),
        ("1.5e1", Some(15)),
        ("9 007 199 254 740 993", Some(9_007_199_254_740_993)),
        ("9223372036854775807", Some(i64::MAX)),
        ("-9223372036854775808", Some(i64::MIN)),
        ("9223372036854775808", None),
        ("1e18", Some(1_000_000_000_000_000_000)),
        ("99e14", Some(9_900_000_000_000_000)),
        ("900719925474099.3e1", Some(9_007_199_254_740_993)),
        ("0e999999999999", Some(0)),
        ("0.0e-5", Some(0)),
        ("300e-2", Some(3)),
        (".3e1", Some(3)),
        ("30e-2", None),
        ("3e-1", None),
        ("1e19", None),
        ("1e2147483647", None),
        ("1e99999999999", None),
        ("1e-99999999999", None),
        ("3.5", None),
        ("1.5e0", None),
    ] {
        assert_eq!(Number::from(text).to_i64(), number, "{text}");
    }
}

#[test]
fn any_text_is_kept_as_it_was_sent() {
    for text in ["", " 1,234 ", "five"] {
        let number = read::<Number>(json!(text)).unwrap();
        assert_eq!((number.as_str(), number.to_string().as_str()), (text, text));
        assert_eq!(number.into_string(), text);
    }
    assert_eq!(read::<Number>(json!(2.50)).unwrap().as_str(), "2.5");
    for other in [json!(null), json!(true), json!([]), json!({})] {
        assert_eq!(read::<Number>(other), refused("a number, also as text"));
    }
    assert_eq!(absent::<Number>(), refused("a number, also as text"));
}

#[test]
fn it_goes_out_as_a_number_where_it_is_one() {
    for (text, sent) in [
        ("42", json!(42)),
        ("42.0", json!(42)),
        ("1 234,5", json!(1234.5)),
        ("1,234", json!("1,234")),
        ("", json!("")),
        ("NaN", json!("NaN")),
    ] {
        assert_eq!(serde_json::to_value(Number::from(text)).unwrap(), sent);
    }
    assert_eq!(Number::from(7_i64).to_i64(), Some(7));
    assert_eq!(Number::from(0.1).to_f64(), Some(0.1));
    assert_eq!(Number::from(f64::NAN).to_f64(), None);
}
