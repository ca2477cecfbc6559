//! Requests that the flow has no answer for.

use std::fmt::{self, Write as _};

use serde_path_to_error::Segment;

/// A request that the flow has no answer for: an unknown screen or action, or data of another shape than
/// the handler's type.
///
/// It is logged and answered 500, unless a hook
/// ([`EndpointBuilder::on_mismatch`](crate::EndpointBuilder::on_mismatch)) answers instead. `Display` says
/// what was expected and never what came.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mismatch {
    /// An action that flowkit does not know and no fallback handler takes.
    UnknownAction,
    /// A `BACK` or `data_exchange` that names no screen.
    NoScreen,
    /// A screen that the flow does not have.
    UnknownScreen {
        /// The screens it has.
        known: Vec<&'static str>,
    },
    /// A screen of the flow without a handler for this action.
    NoHandler {
        /// The screen, or `None` for INIT.
        screen: Option<&'static str>,
        /// The action as the protocol writes it.
        action: &'static str,
    },
    /// Data that does not fit the type the handler takes.
    Payload {
        /// Where: `name`, `address.city`, `rooms[2].price`; `data` for the whole.
        path: String,
        /// What was expected there, in the words of the type.
        expected: String,
    },
    /// The handler takes a [`FlowToken`](crate::FlowToken), and the request has none.
    NoFlowToken,
    /// The handler takes an argument that this kind of request does not have.
    NotInThisRequest {
        /// The argument's type.
        argument: &'static str,
    },
}

impl Mismatch {
    /// Reads an error of serde without its words, which quote the value.
    pub(crate) fn payload(error: &serde_path_to_error::Error<serde_json::Error>) -> Self {
        let text = error.inner().to_string();
        let text = text
            .rsplit_once(" at line ")
            .map_or(text.as_str(), |(text, _)| text);
        let mut path: Vec<_> = error.path().iter().collect();
        let starts = |with: &[&str]| with.iter().any(|start| text.starts_with(start));
        let missing = text
            .strip_prefix("missing field `")
            .and_then(|rest| rest.strip_suffix('`'));
        let expected = if missing.is_some() {
            "a value (the member is missing)"
        } else if starts(&["unknown field `", "unknown variant `"]) {
            if text.starts_with("unknown field `") {
                // The last step is the unknown member. Its name came with the request, so it does not go to the log.
                path.pop();
            }
            // serde writes: unknown variant `VALUE`, expected `A` or `B`. The value may hold these words too, so the last count.
            match text.rsplit_once("`, expected ") {
                Some((_, names))
                    if !text.ends_with("`, there are no variants")
                        && !text.ends_with("`, there are no fields") =>
                {
                    names
                }
                _ => "nothing, because the type has no such values",
            }
        } else if starts(&["invalid type: ", "invalid value: ", "invalid length "]) {
            // The value stands before the last `, expected `; what follows are the type's own words.
            text.rsplit_once(", expected ")
                .map_or("another value", |(_, words)| words)
        } else {
            "a value that its type accepts"
        };
        let path = shown(&path, missing);
        Self::Payload {
            path,
            expected: expected.to_owned(),
        }
    }
}

/// How many steps of a path we show. A payload can nest deeper than a log line should be long.
pub(crate) const STEPS: usize = 8;

/// The path as text: `rooms[2].price`.
///
/// Members of a payload have the names that the Flow JSON gives them. What does not look like such a name (a key
/// of a map, sent by another program) is not repeated.
fn shown(path: &[&Segment], missing: Option<&str>) -> String {
    let mut text = String::new();
    let member = |text: &mut String, name: &str| {
        let plain = name.len() <= 64
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        let dot = if text.is_empty() { "" } else { "." };
        let _ = write!(text, "{dot}{}", if plain { name } else { "<key>" });
    };
    for segment in path.iter().take(STEPS) {
        match segment {
            Segment::Seq { index } => {
                let _ = write!(text, "[{index}]");
            }
            Segment::Map { key } => member(&mut text, key),
            Segment::Enum { variant } => member(&mut text, variant),
            Segment::Unknown => member(&mut text, "?"),
        }
    }
    if path.len() > STEPS {
        text.push_str("[…]");
    } else if let Some(name) = missing {
        member(&mut text, name);
    }
    if text.is_empty() {
        "data".to_owned()
    } else {
        text
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownAction => f.write_str(
                "the action is unknown; known are INIT, BACK, data_exchange and ping (a handler `#[flow_screen(_)]` would take it)",
            ),
            Self::NoScreen => f.write_str("the request names no screen, and its action needs one"),
            Self::UnknownScreen { known } => {
                write!(f, "the request names a screen that the flow does not have; it has {}", known.join(", "))
            }
            Self::NoHandler { screen: Some(screen), action } => {
                write!(f, "screen {screen} has no handler for {action}")
            }
            Self::NoHandler { screen: None, action } => write!(f, "the flow has no handler for {action}"),
            Self::Payload { path, expected } => {
                write!(f, "the payload does not fit the handler's type: `{path}` should be {expected}")
            }
            Self::NoFlowToken => f.write_str(
                "the request has no flow token, and the handler takes one (take `Option<FlowToken>` where it may be absent)",
            ),
            Self::NotInThisRequest { argument } => {
                write!(f, "the handler takes `{argument}`, which this kind of request does not have")
            }
        }
    }
}

impl std::error::Error for Mismatch {}

#[cfg(test)]
mod tests {
    use super::Mismatch;

    #[derive(Debug, serde::Deserialize)]
    #[allow(dead_code)]
    struct Form {
        name: String,
        seats: u8,
        #[serde(default)]
        rooms: Vec<Room>,
        #[serde(default)]
        kind: Kind,
        #[serde(default)]
        never: Option<Never>,
        #[serde(default)]
        strict: Option<Strict>,
        #[serde(default)]
        extras: std::collections::HashMap<String, u8>,
        #[serde(default, deserialize_with = "own_words")]
        date: (),
    }

    #[derive(Debug, serde::Deserialize)]
    enum Never {}

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Strict {
        only: u8,
    }

    /// A type whose own error quotes the value.
    fn own_words<'de, D: serde::Deserializer<'de>>(from: D) -> Result<(), D::Error> {
        let text: String = serde::Deserialize::deserialize(from)?;
        Err(serde::de::Error::custom(format!("`{text}` is no date")))
    }

    #[derive(Debug, serde::Deserialize)]
    #[allow(dead_code)]
    struct Room {
        price: f64,
    }

    #[derive(Debug, Default, serde::Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        #[default]
        Single,
        Double,
    }

    fn shown(data: &str) -> String {
        let mut json = serde_json::Deserializer::from_str(data);
        let error = serde_path_to_error::deserialize::<_, Form>(&mut json).unwrap_err();
        Mismatch::payload(&error).to_string()
    }

    #[test]
    fn says_where_and_what_but_not_the_value() {
        for (data, path, expected) in [
            (
                r#"{"name":"Ann"}"#,
                "seats",
                "a value (the member is missing)",
            ),
            (
                r#"{"name":"Ann","seats":"a secret, expected u8"}"#,
                "seats",
                "u8",
            ),
            (r#"{"name":"Ann","seats":987654321}"#, "seats", "u8"),
            (
                r#"{"name":"Ann","seats":2,"rooms":[{"price":1},{"price":"secret"}]}"#,
                "rooms[1].price",
                "f64",
            ),
            (
                r#"{"name":"Ann","seats":2,"rooms":[{}]}"#,
                "rooms[0].price",
                "a value (the member is missing)",
            ),
            (
                r#"{"name":"Ann","seats":2,"kind":"secret"}"#,
                "kind",
                "`single` or `double`",
            ),
            (r#"["secret"]"#, "data", "struct Form with 8 elements"),
            (r#""secret""#, "data", "struct Form"),
            (
                r#"{"name":"Ann","seats":2,"never":"secret, expected secret"}"#,
                "never",
                "nothing, because the type has no such values",
            ),
            (
                r#"{"name":"Ann","seats":2,"strict":{"secret":1}}"#,
                "strict",
                "`only`",
            ),
            (
                r#"{"name":"Ann","seats":2,"strict":{"a `secret`, expected `secret":1}}"#,
                "strict",
                "`only`",
            ),
            (
                r#"{"name":"Ann","seats":2,"extras":{"\n a secret":"x"}}"#,
                "extras.<key>",
                "u8",
            ),
            (
                r#"{"name":"Ann","seats":2,"date":"a secret, expected secret"}"#,
                "date",
                "a value that its type accepts",
            ),
        ] {
            let got = shown(data);
            assert!(
                got.contains(&format!("`{path}` should be {expected}")),
                "{data}: {got}"
            );
            assert!(
                !got.contains("secret") && !got.contains("987654321") && !got.contains("Ann"),
                "{got}"
            );
        }
    }
}
