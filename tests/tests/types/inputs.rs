//! Every kind of input in every state that a phone can send it in
//! ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components)).

use flowkit::prelude::*;
use flowkit::testing::{Outcome, Tester};
use flowkit::{DateRange, Number};
use screens::*;
use serde_json::{Value, json};

use super::refusal;

/// Shows what it read of the field that is asked for.
struct Orders;

#[flow("../flowkit-macros/tests/expand/flows/order.json", dates = jiff)]
impl Orders {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        Next::show(Order::EMPTY)
    }

    #[flow_screen(ORDER)]
    fn order(&self, form: OrderForm) -> Result<Next<Order>> {
        fn some<T>(name: &str, value: Option<T>, text: impl Fn(T) -> String) -> String {
            value.map_or_else(String::new, |value| format!("{name} {} ", text(value)))
        }
        let range = |stay: DateRange<flowkit::dates::Jiff>| {
            let day = |day: Option<flowkit::dates::Jiff>| day.map(|day| day.to_string());
            format!("{:?}-{:?}", day(stay.start), day(stay.end))
        };
        let extras = |extras: Vec<OrderExtras>| {
            let extras: Vec<_> = extras
                .iter()
                .map(|extra| format!("<{}>", extra.as_str()))
                .collect();
            extras.concat()
        };
        let seen = [
            some("name", form.name, |text| text),
            some("note", form.note, |text| text),
            some("seats", form.seats, |seats| {
                format!("{}={:?}", seats.as_str(), seats.to_f64())
            }),
            some("code", form.code, |text| text),
            if form.terms {
                "terms ".into()
            } else {
                String::new()
            },
            some("size", form.size, |size| match size {
                OrderSize::Small => "(small)".into(),
                OrderSize::ExtraLarge => "(extra large)".into(),
                OrderSize::Unlisted(other) => format!("other {other}"),
            }),
            some("slot", form.slot, flowkit::OptionId::into_string),
            some("pay", form.pay, |pay| match pay {
                OrderPay::Card => "(card)".into(),
                OrderPay::Pay2 => "(cash)".into(),
                OrderPay::Unlisted(other) => format!("other {other}"),
            }),
            some("extras", form.extras, extras),
            some("tags", form.tags, |tags| format!("{}", tags.len())),
            some("day", form.day, |day| day.to_string()),
            some("one", form.one, |day| day.to_string()),
            some("stay", form.stay, range),
            some("mode", form.mode, |text| text),
        ];
        let seen = seen.concat().trim_end().to_owned();
        Next::refresh(OrderUpdate {
            seen: Some(seen),
            ..Default::default()
        })
    }

    #[flow_screen(GUESTS)]
    fn guests(&self, form: GuestsForm) -> Result<Next<Guests>> {
        let seats: Number = form.seats;
        Next::complete(params! {
            name: form.name,
            seats: seats,
            terms: form.terms,
            size: form.size.as_str().to_owned(),
            extras: form.extras.len(),
            day: form.day.to_string(),
        })
    }

    #[flow_screen(PICTURES)]
    fn pictures(&self, form: PicturesForm) -> Result<Next<Pictures>> {
        let photos = form.photos.unwrap_or_default();
        let names: Vec<_> = photos
            .iter()
            .map(|photo| {
                (
                    &photo.media_id,
                    &photo.file_name,
                    &photo.encryption_metadata.iv,
                )
            })
            .collect();
        Next::complete(params! { photos: names })
    }
}

async fn order(payload: Value) -> Outcome {
    Tester::new(Orders).submit("ORDER", payload).await
}

#[tokio::test]
async fn an_input_reads_what_the_phone_sends() {
    for (key, value, seen) in [
        ("name", json!("Ann"), "name Ann"),
        ("name", json!(7), "name 7"),
        ("note", json!("two\nlines"), "note two\nlines"),
        ("seats", json!("1,234.5"), "seats 1,234.5=Some(1234.5)"),
        // Thousands or decimals: the text remains.
        ("seats", json!("1,234"), "seats 1,234=None"),
        ("seats", json!("12,5"), "seats 12,5=Some(12.5)"),
        ("seats", json!("abc"), "seats abc=None"),
        ("seats", json!(4), "seats 4=Some(4.0)"),
        ("seats", json!(4.5), "seats 4.5=Some(4.5)"),
        ("code", json!("0042"), "code 0042"),
        ("terms", json!(true), "terms"),
        ("terms", json!(false), ""),
        ("size", json!("small"), "size (small)"),
        ("size", json!("extra-large"), "size (extra large)"),
        ("size", json!("huge"), "size other huge"),
        ("slot", json!("9"), "slot 9"),
        ("pay", json!("card"), "pay (card)"),
        ("pay", json!("2"), "pay (cash)"),
        ("pay", json!(2), "pay (cash)"),
        ("pay", json!("3"), "pay other 3"),
        (
            "extras",
            json!(["mint", "ice", "x"]),
            "extras <mint><ice><x>",
        ),
        ("tags", json!(["a", "b"]), "tags 2"),
        ("day", json!("2026-03-01"), "day 2026-03-01"),
        ("one", json!("2028-02-29"), "one 2028-02-29"),
        (
            "stay",
            json!({ "start-date": "2026-03-01", "end-date": "2026-03-04" }),
            "stay Some(\"2026-03-01\")-Some(\"2026-03-04\")",
        ),
        (
            "stay",
            json!({ "start-date": "2026-03-01", "end-date": "" }),
            "stay Some(\"2026-03-01\")-None",
        ),
        (
            "stay",
            json!({ "end-date": "2026-03-01" }),
            "stay None-Some(\"2026-03-01\")",
        ),
        ("stay", json!({ "start-date": "", "end-date": "" }), ""),
        ("mode", json!("range"), "mode range"),
    ] {
        let outcome = order(json!({ key: value })).await;
        assert_eq!(outcome.data()["seen"], seen, "{key}: {value}: {outcome:?}");
    }
}

#[tokio::test]
async fn what_is_left_empty_is_nothing() {
    for key in [
        "name", "note", "seats", "code", "terms", "size", "slot", "pay", "extras", "tags", "day",
        "one", "stay", "mode",
    ] {
        for empty in [json!(""), json!(null), json!([])] {
            let outcome = order(json!({ key: empty })).await;
            assert_eq!(outcome.data()["seen"], "", "{key}: {empty}: {outcome:?}");
        }
    }
    assert_eq!(order(json!({})).await.data()["seen"], "");
}

#[tokio::test]
async fn members_that_nobody_knows_are_ignored() {
    let outcome = order(json!({ "name": "Ann", "hmac": [1], "on-x": { "name": 1 } })).await;
    assert_eq!(outcome.data()["seen"], "name Ann");
}

#[tokio::test]
async fn what_does_not_fit_is_told_by_its_path() {
    for (payload, words) in [
        (json!({ "name": ["s3cret"] }), "`name` should be text"),
        (json!({ "seats": true }), "`seats` should be a number"),
        (
            json!({ "terms": "s3cret" }),
            "`terms` should be true or false",
        ),
        (
            json!({ "size": { "id": "s3cret" } }),
            "`size` should be the id of an option",
        ),
        (
            json!({ "slot": true }),
            "`slot` should be the id of an option",
        ),
        (json!({ "extras": "s3cret" }), "`extras` should be an array"),
        (
            json!({ "extras": ["ice", {}] }),
            "`extras[1]` should be the id of an option",
        ),
        (
            json!({ "day": "2026-02-30" }),
            "`day` should be a day as YYYY-MM-DD",
        ),
        (
            json!({ "one": "01.03.2026" }),
            "`one` should be a day as YYYY-MM-DD",
        ),
        (
            json!({ "day": 20260301 }),
            "`day` should be a day as YYYY-MM-DD",
        ),
        (
            json!({ "stay": { "start-date": "2026-03-01", "end-date": "2026-13-01" } }),
            "`stay.end-date` should be a day as YYYY-MM-DD",
        ),
        (
            json!({ "stay": "2026-03-01" }),
            "`stay` should be an object with `start-date` and `end-date`",
        ),
    ] {
        let outcome = order(payload.clone()).await;
        let text = refusal(&outcome);
        assert!(text.contains(words), "{payload}: {text}");
        assert!(!text.contains("s3cret") && !text.contains("2026"), "{text}");
    }
}

fn guests() -> Value {
    json!({
        "name": "Ann", "seats": "4", "terms": true, "size": "s", "extras": ["ice"], "day": "2026-03-01"
    })
}

#[tokio::test]
async fn required_inputs_of_a_footer_are_there() {
    let tester = Tester::new(Orders);
    let outcome = tester.submit("GUESTS", guests()).await;
    let params = outcome.completion().unwrap();
    assert_eq!(params["seats"], 4);
    assert_eq!(
        (&params["name"], &params["size"]),
        (&json!("Ann"), &json!("s"))
    );
    assert_eq!(params["day"], "2026-03-01");
    for (key, words) in [
        ("name", "text"),
        ("seats", "a number, also as text"),
        ("size", "the id of an option"),
        ("extras", "an array"),
        ("day", "a day as YYYY-MM-DD"),
    ] {
        let mut payload = guests();
        payload.as_object_mut().unwrap().remove(key);
        let outcome = tester.submit("GUESTS", &payload).await;
        let expected = format!("`{key}` should be {words} (the member is missing)");
        assert!(refusal(&outcome).contains(&expected), "{outcome:?}");
        payload[key] = Value::Null;
        let outcome = tester.submit("GUESTS", &payload).await;
        let expected = format!("`{key}` should be {words}");
        assert!(refusal(&outcome).contains(&expected), "{outcome:?}");
    }
    // An OptIn that is not ticked says no, also where the phone should not have let it pass.
    let mut payload = guests();
    for empty in [json!(null), json!(""), json!([])] {
        payload["terms"] = empty;
        let outcome = tester.submit("GUESTS", &payload).await;
        assert_eq!(outcome.completion().unwrap()["terms"], false);
    }
    // A chosen option that is gone by now is sent as "".
    payload["size"] = json!("");
    let outcome = tester.submit("GUESTS", &payload).await;
    assert_eq!(outcome.completion().unwrap()["size"], "");
}

#[tokio::test]
async fn pictures_come_with_their_keys() {
    let tester = Tester::new(Orders);
    let photo = json!({
        "media_id": "17", "cdn_url": "https://cdn.example/17", "file_name": "a.jpg",
        "encryption_metadata": {
            "encrypted_hash": "eh", "iv": "the-iv", "encryption_key": "k", "hmac_key": "h", "plaintext_hash": "ph"
        }
    });
    let outcome = tester
        .submit("PICTURES", json!({ "photos": [photo, photo] }))
        .await;
    assert_eq!(
        outcome.completion().unwrap()["photos"],
        json!([["17", "a.jpg", "the-iv"], ["17", "a.jpg", "the-iv"]])
    );
    for empty in [
        json!({}),
        json!({ "photos": [] }),
        json!({ "photos": null }),
        json!({ "photos": "" }),
    ] {
        let outcome = tester.submit("PICTURES", &empty).await;
        assert_eq!(
            outcome.completion().unwrap()["photos"],
            json!([]),
            "{empty}"
        );
    }
    let outcome = tester
        .submit(
            "PICTURES",
            json!({ "photos": [photo, { "media_id": "18" }] }),
        )
        .await;
    assert!(
        refusal(&outcome).contains("`photos[1].cdn_url` should be text"),
        "{outcome:?}"
    );
}

#[test]
fn debug_shows_nothing_that_a_customer_chose() {
    let form = OrderForm {
        name: Some("s3cret".into()),
        note: None,
        seats: None,
        code: Some("s3cret".into()),
        terms: true,
        size: Some(OrderSize::Unlisted("s3cret".into())),
        slot: Some("s3cret".into()),
        pay: Some(OrderPay::Card),
        extras: None,
        tags: None,
        day: None,
        one: None,
        stay: None,
        mode: None,
    };
    assert_eq!(format!("{form:?}"), "OrderForm { .. }");
    assert_eq!(
        format!("{:?}", form.size.as_ref().unwrap()),
        "OrderSize { .. }"
    );
    assert_eq!(
        format!("{:?}", form.slot.as_ref().unwrap()),
        "OptionId { .. }"
    );
    assert!(form == form.clone());
}
