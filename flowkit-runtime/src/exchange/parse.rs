//! From the plaintext to a request, as tolerant as phones need it.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::data::ExchangeParts;
use super::{Action, DataApiVersion, DataExchange, ErrorNotification, FlowToken};

/// What a decrypted request turned out to be.
pub(crate) enum FlowRequest {
    /// `ping`
    HealthCheck,
    /// The phone reports an error; the exchange it belongs to comes along.
    ErrorNotification(ErrorNotification, DataExchange),
    /// INIT, BACK, data_exchange.
    DataExchange(DataExchange),
}

impl FlowRequest {
    /// The exchange; a ping has none.
    pub(crate) fn exchange(&self) -> Option<&DataExchange> {
        match self {
            Self::HealthCheck => None,
            Self::ErrorNotification(_, exchange) | Self::DataExchange(exchange) => Some(exchange),
        }
    }
}

/// Why a plaintext is not a request. All are 400: fetching the key again cannot help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the decrypted request {0}")]
pub(crate) struct RequestError(&'static str);

#[derive(Deserialize)]
struct Wire<'a> {
    #[serde(borrow, default)]
    version: Option<&'a RawValue>,
    #[serde(borrow)]
    action: Option<&'a RawValue>,
    #[serde(borrow, default)]
    screen: Option<&'a RawValue>,
    #[serde(borrow, default)]
    data: Option<&'a RawValue>,
    #[serde(borrow, default)]
    flow_token: Option<&'a RawValue>,
    #[serde(borrow, default)]
    flow_token_signature: Option<&'a RawValue>,
}

pub(crate) fn parse(plaintext: &[u8]) -> Result<FlowRequest, RequestError> {
    let text = std::str::from_utf8(plaintext).map_err(|_| RequestError("is not UTF-8 text"))?;
    if !text.trim_start().starts_with('{') {
        return Err(RequestError("is not a JSON object"));
    }
    let wire: Wire<'_> = serde_json::from_str(text)
        .map_err(|_| RequestError("is not JSON, or has a member twice"))?;

    let action = wire
        .action
        .and_then(string)
        .ok_or(RequestError("has no `action` text"))?;
    if action == "ping" {
        return Ok(FlowRequest::HealthCheck);
    }
    let data = wire.data.filter(|data| !is_empty(data));
    let notification = data.and_then(|data| ErrorNotification::from_data(data.get()));
    let (mut screen, mut flow_token) = (
        optional_string(wire.screen),
        optional_string(wire.flow_token),
    );
    if notification.is_some() {
        // We acknowledge an error notification even if its `screen` or `flow_token` is no text.
        screen = screen.or(Some(None));
        flow_token = flow_token.or(Some(None));
    }
    let screen = screen.ok_or(RequestError("has a `screen` that is not text"))?;
    let flow_token = flow_token.ok_or(RequestError("has a `flow_token` that is not text"))?;
    let version = wire.version.and_then(DataApiVersion::from_json);
    if notification.is_none() && version.is_some_and(|version| version.major() < 2) {
        return Err(RequestError(
            "speaks version 1 of the data API, whose phones read an answer only under the request's own vector, and one vector must not serve twice: set `data_api_version` in the Flow JSON to \"3.0\" or higher",
        ));
    }
    let exchange = DataExchange::new(ExchangeParts {
        action: Action::from_wire(&action),
        version,
        screen,
        data: data.map(ToOwned::to_owned),
        flow_token: flow_token.map(FlowToken::new),
        // The proof is optional, so we take a value that is no text for none.
        flow_token_signature: optional_string(wire.flow_token_signature).flatten(),
    });
    Ok(match notification {
        Some(notification) => FlowRequest::ErrorNotification(notification, exchange),
        None => FlowRequest::DataExchange(exchange),
    })
}

/// Nothing: some encoders write an object without members as a list, and some phones as text.
fn is_empty(data: &RawValue) -> bool {
    let bare: String = data
        .get()
        .chars()
        .filter(|c| !c.is_ascii_whitespace())
        .take(5)
        .collect();
    matches!(&*bare, "null" | "\"\"" | "[]" | "{}")
}

fn string(raw: &RawValue) -> Option<Cow<'_, str>> {
    // Borrowed where the text has no escapes; `Cow` itself would always copy.
    match serde_json::from_str::<&str>(raw.get()) {
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(_) => serde_json::from_str::<String>(raw.get())
            .ok()
            .map(Cow::Owned),
    }
}

/// `None` for a value that is neither text nor null; `Some(None)` for absent, null and empty.
#[allow(
    clippy::option_option,
    reason = "absent and refused are different answers"
)]
fn optional_string(raw: Option<&RawValue>) -> Option<Option<String>> {
    match raw {
        None => Some(None),
        Some(raw) if raw.get() == "null" => Some(None),
        Some(raw) => string(raw).map(|text| (!text.is_empty()).then(|| text.into_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exchange(text: &str) -> DataExchange {
        match parse(text.as_bytes()) {
            Ok(FlowRequest::DataExchange(exchange)) => exchange,
            Ok(_) => panic!("{text} is another kind of request"),
            Err(error) => panic!("{text}: {error}"),
        }
    }

    #[test]
    fn absent_null_and_empty_read_alike() {
        for text in [
            r#"{"version":"3.0","action":"INIT"}"#,
            r#"{"version":3.0,"action":"INIT","screen":"","data":{},"flow_token":""}"#,
            r#"{"version":300,"action":"INIT","screen":null,"data":null,"flow_token":null}"#,
            r#"{"version":300,"action":"INIT","data":""}"#,
            r#"{"version":300,"action":"INIT","data":[ ]}"#,
            r#"{"unknown":[1,{"a":2}],"version":"300","action":"INIT"}"#,
        ] {
            let got = exchange(text);
            assert_eq!(got.action(), &Action::Init);
            assert_eq!(got.version().unwrap().to_string(), "3.0", "{text}");
            assert_eq!(
                (got.screen(), got.data(), got.flow_token()),
                (None, "{}", None),
                "{text}"
            );
        }
    }

    #[test]
    fn wrong_shapes_are_refused() {
        for text in [
            "hello",
            "",
            "[]",
            "null",
            r#""INIT""#,
            "{}",
            r#"{"action":7}"#,
            r#"{"action":null}"#,
            r#"{"action":"INIT","screen":7}"#,
            r#"{"action":"INIT","flow_token":{}}"#,
            r#"{"action":"INIT""#,
            r#"{"action":"INIT"} {"#,
        ] {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
        assert!(parse(b"{\"action\":\"\xff\"}").is_err());
    }

    #[test]
    fn a_health_check_needs_nothing_else() {
        for text in [
            r#"{"action":"ping"}"#,
            r#"{"version":"3.0","action":"ping","x":"p","screen":5}"#,
        ] {
            assert!(
                matches!(parse(text.as_bytes()), Ok(FlowRequest::HealthCheck)),
                "{text}"
            );
        }
    }

    #[test]
    fn a_notification_is_told_whatever_its_action() {
        for action in ["data_exchange", "INIT", "navigate"] {
            let text = format!(
                r#"{{"version":300,"action":"{action}","screen":"","data":{{"error":"payload-schema-error","error_message":"m"}}}}"#
            );
            assert!(
                matches!(
                    parse(text.as_bytes()),
                    Ok(FlowRequest::ErrorNotification(..))
                ),
                "{text}"
            );
        }
    }

    #[test]
    fn version_1_is_refused_but_for_what_needs_no_answer() {
        for version in [r#""1.0""#, "1", "100", r#""1.1""#, "0"] {
            let with = |rest: &str| format!(r#"{{"version":{version},{rest}}}"#);
            let asked = with(r#""action":"INIT","flow_token":"t""#);
            let refused = parse(asked.as_bytes()).err().unwrap();
            assert!(
                refused.to_string().contains("data_api_version"),
                "{refused}"
            );
            let told = with(r#""action":"INIT","data":{"error":"x"}"#);
            assert!(matches!(
                parse(told.as_bytes()),
                Ok(FlowRequest::ErrorNotification(..))
            ));
            let ping = with(r#""action":"ping""#);
            assert!(matches!(
                parse(ping.as_bytes()),
                Ok(FlowRequest::HealthCheck)
            ));
        }
        exchange(r#"{"version":"2.0","action":"INIT"}"#);
        exchange(r#"{"version":"x","action":"INIT"}"#);
    }

    #[test]
    fn a_notification_is_acknowledged_whatever_else_is_wrong() {
        let text = r#"{"action":"INIT","screen":5,"flow_token":{},"data":{"error":"x"}}"#;
        assert!(matches!(
            parse(text.as_bytes()),
            Ok(FlowRequest::ErrorNotification(..))
        ));
    }

    #[test]
    fn debug_hides_token_and_data() {
        let got = exchange(
            r#"{"action":"data_exchange","screen":"S","flow_token":"tok-secret","data":{"name":"Ann"}}"#,
        );
        let shown = format!("{got:?} {:?}", got.flow_token());
        assert!(
            !shown.contains("secret") && !shown.contains("Ann"),
            "{shown}"
        );
    }
}
