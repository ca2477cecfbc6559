//! Checking what a script expects.

use serde_json::{Map, Value};

use super::{Expectation, Stop};
use crate::VirtualPhone;

/// How many texts of a screen an error lists.
const MOST_TEXTS: usize = 30;

pub(super) fn check(expectation: &Expectation, phone: &VirtualPhone) -> Result<(), Stop> {
    let same = |expected: Option<&str>, found: Option<&str>| match expected == found {
        true => Ok(()),
        false => Err(not_met(in_quotes(expected), in_quotes(found))),
    };
    match expectation {
        Expectation::Screen(screen) => {
            let some = |id: &str| match id {
                "" => "no screen".to_owned(),
                id => format!("screen {id}"),
            };
            met(screen == phone.screen(), some(screen), some(phone.screen()))
        }
        Expectation::Snackbar(text) => same(Some(text), phone.snackbar()),
        Expectation::NoSnackbar => same(None, phone.snackbar()),
        Expectation::Error { which, text } => {
            let field = phone.field(which)?;
            let error = field.error();
            match text {
                Some(text) => same(Some(text), error),
                None => met(error.is_some(), "an error", "none"),
            }
        }
        Expectation::NoError { which } => same(None, phone.field(which)?.error()),
        Expectation::ErrorScreen(text) => {
            let error = phone.error().map(|error| error.text.as_str());
            match text {
                Some(text) => same(Some(text), error),
                None => met(error.is_some(), "an error in place of the screen", "none"),
            }
        }
        Expectation::Text(text) => {
            let found = || list(&phone.texts());
            match phone.shows(text) {
                true => Ok(()),
                false => Err(not_met(in_quotes(Some(text)), found())),
            }
        }
        Expectation::NoText(text) => {
            let texts = phone.texts();
            let shown = texts.iter().find(|shown| shown.contains(text));
            let expected = format!("nothing with {}", in_quotes(Some(text)));
            let found = in_quotes(shown.map(String::as_str));
            met(shown.is_none(), expected, found)
        }
        Expectation::Enabled { which } => {
            met(phone.field(which)?.is_enabled(), "enabled", "disabled")
        }
        Expectation::Disabled { which } => {
            met(!phone.field(which)?.is_enabled(), "disabled", "enabled")
        }
        Expectation::Value { which, value } => {
            let field = phone.field(which)?;
            let found = field.value();
            met(value.as_ref() == found, json(value.as_ref()), json(found))
        }
        Expectation::OpenedUrl(url) => {
            let last = phone.opened_urls().last();
            same(Some(url), last.map(String::as_str))
        }
        Expectation::Completed(keys) => completed(keys, phone),
    }
}

fn completed(keys: &Map<String, Value>, phone: &VirtualPhone) -> Result<(), Stop> {
    let Some(message) = phone.completion() else {
        return Err(not_met("the flow to be completed", "that it is not"));
    };
    let received: Map<String, Value> =
        serde_json::from_str(&message.response_json()).unwrap_or_default();
    let Some((key, expected)) = keys
        .iter()
        .find(|(key, value)| received.get(*key) != Some(value))
    else {
        return Ok(());
    };
    let found = match received.get(key) {
        Some(value) => format!("\"{key}\": {value}"),
        None => {
            let others: Vec<&str> = received.keys().map(String::as_str).collect();
            format!("no \"{key}\" among {}", others.join(", "))
        }
    };
    Err(not_met(format!("\"{key}\": {expected}"), found))
}

fn met(is_met: bool, expected: impl Into<String>, found: impl Into<String>) -> Result<(), Stop> {
    match is_met {
        true => Ok(()),
        false => Err(not_met(expected, found)),
    }
}

fn not_met(expected: impl Into<String>, found: impl Into<String>) -> Stop {
    Stop::NotMet {
        expected: expected.into(),
        found: found.into(),
    }
}

fn in_quotes(text: Option<&str>) -> String {
    text.map_or_else(|| "none".to_owned(), |text| format!("{text:?}"))
}

fn json(value: Option<&Value>) -> String {
    value.map_or_else(|| "no value".to_owned(), Value::to_string)
}

fn list(texts: &[String]) -> String {
    let shown = texts
        .iter()
        .take(MOST_TEXTS)
        .map(|text| in_quotes(Some(text)));
    let shown: Vec<String> = shown.collect();
    match shown.is_empty() {
        true => "no text".to_owned(),
        false => shown.join(", "),
    }
}
