//! A flow whose every word is private, and whose handlers get into every kind of trouble.

use std::collections::HashMap;
use std::time::Duration;

use flowkit::prelude::*;
use flowkit::{FromExchange, HandlerError};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use serde_json::json;

use super::{MARK, show};
use screens::{Init, Only};

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum Deed {
    Show { name: String },
    Refuse { name: String },
    Complete { name: String },
    EndToken { name: String },
    Panic { name: String },
    PanicLate { name: String },
    Fail,
    Sleep,
    NoObject { name: String },
    Read { form: Box<Form> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "read for its errors")]
struct Form {
    name: Option<String>,
    seats: Option<u8>,
    price: Option<f64>,
    letter: Option<char>,
    agreed: Option<bool>,
    class: Option<Class>,
    rooms: Option<Vec<Room>>,
    extras: Option<HashMap<String, u8>>,
    numbered: Option<HashMap<u32, String>>,
    date: Option<Date>,
    pair: Option<(u8, u8)>,
    empty: Option<Empty>,
    never: Option<Never>,
    nothing: Option<()>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(dead_code)]
enum Class {
    First,
    Second(u8),
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Room {
    bed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Empty {}

#[derive(Deserialize)]
enum Never {}

/// A type whose own error quotes what it read, as many do.
struct Date;

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(D::Error::custom(format!(
            "`{text}` is no date, expected {text} at line 7 column {text}"
        )))
    }
}

/// An extractor that quotes the token in its own error is the developer's affair; this one does not.
struct Customer;

impl<S: ?Sized + Sync> FromExchange<S> for Customer {
    async fn from_exchange(exchange: &DataExchange, _: &S) -> Result<Self, HandlerError> {
        show("DataExchange", exchange);
        show("FlowToken", exchange.flow_token().unwrap());
        Ok(Self)
    }
}

pub(crate) struct Private;

#[flow(screens(ONLY, FAR => [ONLY]))]
impl Private {
    #[flow_screen(INIT)]
    fn open(&self, start: StartScreen) -> Result<Next<Init>> {
        show("StartScreen", &start);
        Next::show_as(screens::FAR, json!({ "greeting": format!("hello {MARK}") }))
    }

    #[flow_screen(ONLY)]
    async fn act(&self, _: Customer, payload: Payload<Deed>) -> Result<Next<Only>> {
        show("Payload", &payload);
        let next = match payload.0 {
            Deed::Show { name } => Next::show_as(screens::FAR, json!({ "name": name })),
            Deed::Refuse { name } => Next::error(format!("Not you, {name}")),
            Deed::Complete { name } => Next::complete(params! { name: name }),
            Deed::EndToken { name } => Next::token_invalid(format!("Not again, {name}")),
            Deed::Panic { name } => {
                panic!("{name} is in a panic's own message, which goes to standard error")
            }
            Deed::PanicLate { name } => {
                tokio::task::yield_now().await;
                panic!("{name} is in a panic's own message, which goes to standard error")
            }
            Deed::Fail => return Err(HandlerError::msg("the database is away")),
            Deed::Sleep => {
                tokio::time::sleep(Duration::from_secs(3600)).await;
                Next::close()
            }
            Deed::NoObject { name } => {
                let list = [name];
                Next::show_as(screens::FAR, list)
            }
            Deed::Read { form } => {
                drop(form);
                Next::close()
            }
        };
        if let Ok(next) = &next {
            show("Next", next);
        }
        next
    }

    #[flow_screen(FAR)]
    fn far(&self, exchange: DataExchange) -> Result<Next<screens::Far>> {
        exchange.data_as::<Form>()?;
        Next::close()
    }

    #[flow_screen(ERROR)]
    fn hear(&self, notification: ErrorNotification, _: Customer) {
        show("ErrorNotification", &notification);
        assert!(
            !notification.message().starts_with("panic"),
            "told to, by {}",
            notification.message()
        );
    }
}
