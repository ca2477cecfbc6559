//! Payloads that do not fit: the log says where and what was expected, and not what came.

use serde_json::json;

use super::fixture::Fixture;
use super::support::log::{recorded, recorded_of};
use super::{MARK, log_of, nothing_private_in_the_log_of};

#[tokio::test]
async fn payloads_that_do_not_fit() {
    let it = Fixture::start("/payload").await;
    let tricky = format!("x, expected {MARK}");
    let mut cases = vec![
        (json!({ "name": { MARK: MARK } }), "name", "a string"),
        (json!({ "seats": MARK }), "seats", "u8"),
        (json!({ "seats": tricky }), "seats", "u8"),
        (json!({ "seats": 473_829_156 }), "seats", "u8"),
        (json!({ "seats": -473_829_156 }), "seats", "u8"),
        (json!({ "seats": 473_829_156.5 }), "seats", "u8"),
        (json!({ "price": [MARK] }), "price", "f64"),
        (json!({ "letter": MARK }), "letter", "a character"),
        (json!({ "agreed": MARK }), "agreed", "a boolean"),
        (json!({ "class": MARK }), "class", "`first` or `second`"),
        (
            json!({ "class": { MARK: 1 } }),
            "class",
            "`first` or `second`",
        ),
        (json!({ "class": { "second": MARK } }), "class.second", "u8"),
        (
            json!({ "rooms": [{ "bed": MARK }, { "bed": [MARK] }] }),
            "rooms[1].bed",
            "a string",
        ),
        (
            json!({ "rooms": [{ MARK: MARK }] }),
            "rooms[0].bed",
            "a value (the member is missing)",
        ),
        (
            json!({ "date": MARK }),
            "date",
            "a value that its type accepts",
        ),
        (
            json!({ "date": tricky }),
            "date",
            "a value that its type accepts",
        ),
        (json!({ "pair": [1, MARK] }), "pair[1]", "u8"),
        (
            json!({ "pair": [1, 2, MARK] }),
            "pair",
            "a value that its type accepts",
        ),
        (json!({ "nothing": MARK }), "nothing", "unit"),
    ];
    cases.push((json!(MARK), "data", "an object"));
    for (form, path, expected) in cases {
        assert_eq!(
            it.exchange("data_exchange", "FAR", form.clone()).await,
            500,
            "{form}"
        );
        let log = recorded_of("/payload");
        let last = log
            .lines()
            .rfind(|line| line.contains("no answer"))
            .unwrap();
        assert!(
            last.contains("ERROR") && last.contains("status=500"),
            "{last}"
        );
        assert!(
            last.contains(&format!("`{path}` should be {expected}")),
            "{form}: {last}"
        );
    }
    // Inside of an enum that is told apart by a tag, where serde reads everything beforehand.
    assert_eq!(it.deed(json!({ "do": MARK })).await, 500);
    assert_eq!(it.deed(json!({ "do": "show", "name": [MARK] })).await, 500);
    assert_eq!(
        it.deed(json!({ "do": "read", "form": { "seats": MARK } }))
            .await,
        500
    );
    assert_eq!(
        it.deed(json!({ "do": "read", "form": { "seats": 473_829_156 } }))
            .await,
        500
    );
    let log = recorded();
    assert!(!log.contains("473829156"), "a number of the payload");
    nothing_private_in_the_log_of("/payload");
}

/// Keys and variants that only the payload has are not repeated, whatever their form.
#[tokio::test]
async fn names_that_the_type_does_not_have() {
    let it = Fixture::start("/names").await;
    let tricky = format!("x, expected {MARK}");
    let ticked = format!("x`, expected `{MARK}`");
    for form in [
        json!({ MARK: 1 }),
        json!({ (tricky.clone()): 1 }),
        json!({ (ticked.clone()): 1 }),
        json!({ "empty": { (ticked.clone()): 1 } }),
        json!({ "class": ticked.clone() }),
        json!({ "never": ticked }),
        json!({ "numbered": { MARK: "one" } }),
        json!({ "empty": { MARK: 1 } }),
        json!({ "empty": { (tricky.clone()): 1 } }),
        json!({ "never": MARK }),
        json!({ "never": tricky }),
        json!({ "class": { MARK: { MARK: 1 } } }),
    ] {
        let status = it.exchange("data_exchange", "FAR", form.clone()).await;
        assert_eq!(status, 500, "{form}");
    }
    log_of("/names", &["the payload does not fit the handler's type"]);
    nothing_private_in_the_log_of("/names");
}

/// A map takes any key. One that could be the name of a member is part of the path, any other is not.
#[tokio::test]
async fn keys_of_a_map() {
    let it = Fixture::start("/maps").await;
    let long = format!("{MARK}{}", "x".repeat(64));
    for key in [
        format!("{MARK} Smith"),
        format!("{MARK}@example.com"),
        format!("+{MARK}"),
        format!("x, expected {MARK}"),
        long,
    ] {
        let extras = json!({ "extras": { (key.clone()): "many" } });
        assert_eq!(
            it.exchange("data_exchange", "FAR", extras).await,
            500,
            "{key}"
        );
    }
    let named = json!({ "extras": { "late_check-out": "many" } });
    assert_eq!(it.exchange("data_exchange", "FAR", named).await, 500);
    log_of(
        "/maps",
        &[
            "`extras.<key>` should be u8",
            "`extras.late_check-out` should be u8",
        ],
    );
    nothing_private_in_the_log_of("/maps");
}
