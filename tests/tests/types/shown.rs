//! What screens show: every declared key, nothing that is `null`, and updates of what changed.

use flowkit::prelude::*;
use flowkit::testing::{Outcome, Tester};
use screens::*;
use serde_json::json;

/// What the handlers show.
#[derive(Default)]
struct Offering {
    price: Option<f64>,
    rates: Vec<f64>,
    whole: bool,
}

#[flow("../flowkit-macros/tests/expand/flows/offers.json")]
impl Offering {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<Init>> {
        Next::show(self.offers())
    }

    #[flow_screen(OFFERS)]
    fn chosen(&self, form: OffersForm) -> Result<Next<Offers>> {
        if self.whole {
            return Next::refresh(self.offers());
        }
        if &*form.plan == "next" {
            return Next::show(SelfScreen {
                r#type: "t".into(),
                from: 3.0,
                ..SelfScreen::EMPTY
            });
        }
        let offer = form.offer.unwrap_or(OffersOffer::EMPTY);
        assert_eq!(
            form.city.as_deref(),
            offer
                .seller
                .as_ref()
                .and_then(|seller| seller.city.as_deref())
        );
        let plans = form.plans.unwrap_or_default();
        let fee = plans.first().and_then(|plan| plan.fee);
        Next::refresh(OffersUpdate {
            offer: Some(OffersOffer {
                price: fee,
                ..offer
            }),
            count: form.count,
            rates: form.rates,
            ..Default::default()
        })
    }

    #[flow_screen(SELF)]
    fn odd(&self, form: SelfScreenForm) -> Result<Next<SelfScreen>> {
        let SelfScreenForm {
            from,
            to,
            self_,
            r#struct,
        } = form;
        if to.is_none() {
            return Next::error_with("Where to?", SelfScreenUpdate::new(r#struct, 1.0));
        }
        Next::refresh(SelfScreenUpdate {
            to,
            self_,
            _2nd: Some(true),
            ..SelfScreenUpdate::new("t".into(), from)
        })
    }
}

impl Offering {
    fn offers(&self) -> Offers {
        Offers {
            offer: OffersOffer {
                name: "Tea".into(),
                price: self.price,
                ..OffersOffer::EMPTY
            },
            plans: vec![OffersPlansItem {
                id: "a".into(),
                title: "A".into(),
                fee: None,
            }],
            choices: vec![flowkit::OptionItem::new("a", "A")],
            rates: self.rates.clone(),
            ..Offers::EMPTY
        }
    }
}

#[tokio::test]
async fn every_declared_key_is_shown_and_nothing_is_null() {
    let outcome = Tester::new(Offering::default()).init().await;
    assert_eq!(outcome.screen(), "OFFERS");
    assert_eq!(
        *outcome.data(),
        json!({
            "offer": { "name": "Tea" }, "plans": [{ "id": "a", "title": "A" }], "choices": [{ "id": "a", "title": "A" }],
            "rates": [], "count": 0, "open": false
        })
    );
    let offering = Offering {
        price: Some(2.5),
        rates: vec![1.0, 2.25],
        ..Offering::default()
    };
    let outcome = Tester::new(offering).init().await;
    assert_eq!(
        outcome.data()["offer"],
        json!({ "name": "Tea", "price": 2.5 })
    );
    assert_eq!(outcome.data()["rates"].to_string(), "[1,2.25]");
}

#[tokio::test]
async fn a_number_that_json_does_not_have_is_refused() {
    for price in [f64::NAN, f64::INFINITY] {
        for offering in [
            Offering {
                price: Some(price),
                ..Offering::default()
            },
            Offering {
                rates: vec![price],
                ..Offering::default()
            },
        ] {
            let outcome = Tester::new(offering).init().await;
            assert!(
                super::refusal(&outcome).contains("must be finite"),
                "{outcome:?}"
            );
        }
    }
}

async fn chosen(flow: Offering, payload: serde_json::Value) -> Outcome {
    Tester::new(flow).submit("OFFERS", payload).await
}

#[tokio::test]
async fn an_update_has_only_what_changes() {
    let outcome = chosen(
        Offering::default(),
        json!({
            "plan": "a", "offer": { "name": "Tea", "price": "2.5", "seller": { "city": "Bern" } }, "city": "Bern",
            "plans": [{ "id": "a", "title": "A", "fee": "7" }], "count": 3, "open": "", "rates": [1, "2.5"]
        }),
    )
    .await;
    assert_eq!(
        *outcome.data(),
        json!({
            "offer": { "name": "Tea", "price": 7, "seller": { "city": "Bern" } }, "count": 3, "rates": [1, 2.5]
        })
    );
    let outcome = chosen(Offering::default(), json!({ "plan": "a" })).await;
    assert_eq!(*outcome.data(), json!({ "offer": { "name": "" } }));
}

#[tokio::test]
async fn all_the_data_is_an_update_too() {
    let flow = Offering {
        whole: true,
        ..Offering::default()
    };
    let outcome = chosen(flow, json!({ "plan": "a" })).await;
    assert_eq!(outcome.screen(), "OFFERS");
    assert_eq!(outcome.data().as_object().unwrap().len(), 6);
}

#[tokio::test]
async fn required_keys_are_in_every_answer() {
    let outcome = chosen(Offering::default(), json!({ "plan": "next" })).await;
    assert_eq!(
        *outcome.data(),
        json!({ "type": "t", "from": 3, "to": "", "self": "", "first-name": "", "2nd": false })
    );
    let tester = Tester::new(Offering::default());
    let outcome = tester
        .submit("SELF", json!({ "struct": "s", "from": 0 }))
        .await;
    assert_eq!(outcome.error_message(), Some("Where to?"));
    assert_eq!(*outcome.data(), json!({ "type": "s", "from": 1 }));
    let outcome = tester
        .submit(
            "SELF",
            json!({ "struct": "s", "to": "Bern", "self": "me", "from": "1,5" }),
        )
        .await;
    assert_eq!(
        *outcome.data(),
        json!({ "type": "t", "from": 1.5, "to": "Bern", "self": "me", "2nd": true })
    );
}

#[test]
fn debug_shows_no_data() {
    let shown = Offering::default().offers();
    assert_eq!(
        format!("{shown:?} {:?}", shown.plans),
        "Offers { .. } [OffersPlansItem { .. }]"
    );
    assert_eq!(
        format!("{:?}", OffersUpdate::default()),
        "OffersUpdate { .. }"
    );
    assert!(shown == shown.clone());
}
