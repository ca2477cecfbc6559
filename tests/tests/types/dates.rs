//! `dates = text`, `chrono`, `jiff`, and what is taken without it.

use flowkit::{FieldValue as _, FromExchange, dates};

macro_rules! flow_with {
    ($name:ident $(, dates = $dates:ident)?) => {
        mod $name {
            use flowkit::prelude::*;

            pub(super) struct Orders;

            #[flow("../flowkit-macros/tests/expand/flows/order.json" $(, dates = $dates)?)]
            impl Orders {
                #[flow_screen(_)]
                fn rest(&self) -> Result<Next<screens::AnyScreen>> {
                    Next::close()
                }
            }
        }
    };
}

flow_with!(as_text, dates = text);
flow_with!(as_chrono, dates = chrono);
flow_with!(as_jiff, dates = jiff);
flow_with!(as_it_comes);

fn form<T: serde::de::DeserializeOwned + FromExchange<()>>(day: &str) -> Result<T, String> {
    let json = serde_json::json!({
        "day": day, "one": day, "stay": { "start-date": day, "end-date": "" }
    });
    serde_json::from_value(json).map_err(|error| error.to_string())
}

#[test]
fn the_flow_chooses_the_type_of_a_day() {
    let form_as_text: as_text::screens::OrderForm = form("2026-02-30").unwrap();
    let day: dates::Text = form_as_text.day.unwrap();
    assert_eq!(day, "2026-02-30");
    let start: Option<dates::Text> = form_as_text.stay.unwrap().start;
    assert_eq!(start.as_deref(), Some("2026-02-30"));

    let form_as_chrono: as_chrono::screens::OrderForm = form("2026-02-28").unwrap();
    let day: dates::Chrono = form_as_chrono.day.unwrap();
    assert_eq!(day.to_string(), "2026-02-28");
    assert_eq!(form_as_chrono.stay.unwrap().start, Some(day));

    let form_as_jiff: as_jiff::screens::OrderForm = form("2026-02-28").unwrap();
    let day: dates::Jiff = form_as_jiff.day.unwrap();
    assert_eq!(form_as_jiff.one, Some(day));

    let form_as_it_comes: as_it_comes::screens::OrderForm = form("2026-02-28").unwrap();
    let day: flowkit::Date = form_as_it_comes.day.unwrap();
    assert_eq!(day.to_string(), "2026-02-28");
}

#[test]
fn days_that_are_none_are_refused_unless_text() {
    let bad = "`day` should be a day as YYYY-MM-DD";
    assert_eq!(
        form::<as_chrono::screens::OrderForm>("2026-02-30")
            .err()
            .unwrap(),
        bad
    );
    assert_eq!(
        form::<as_jiff::screens::OrderForm>("2026-02-30")
            .err()
            .unwrap(),
        bad
    );
    assert!(dates::Text::from_field(Some("2026-02-30".into())).is_ok());
    let _ = (
        as_text::Orders,
        as_chrono::Orders,
        as_jiff::Orders,
        as_it_comes::Orders,
    );
}
