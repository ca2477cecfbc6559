use std::fmt;

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
        let path = error.path().to_string();
        let text = error.inner().to_string();
        let text = text
            .rsplit_once(" at line ")
            .map_or(text.as_str(), |(text, _)| text);
        let quotes_last = [
            "invalid type: ",
            "invalid value: ",
            "invalid length ",
            "unknown variant `",
            "unknown field `",
        ];
        let missing = text
            .strip_prefix("missing field `")
            .and_then(|rest| rest.strip_suffix('`'));
        let (path, expected) = if let Some(name) = missing {
            let path = if path == "." {
                name.to_owned()
            } else {
                format!("{path}.{name}")
            };
            (path, "a value (the member is missing)".to_owned())
        } else if quotes_last.iter().any(|start| text.starts_with(start)) {
            // The value stands before the last `, expected `; what follows are the type's own words.
            let expected = text
                .rsplit_once(", expected ")
                .map_or("another value", |(_, words)| words);
            (path, expected.to_owned())
        } else {
            (path, "a value that its type accepts".to_owned())
        };
        let path = if path == "." { "data".to_owned() } else { path };
        Self::Payload { path, expected }
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
            (r#"["secret"]"#, "data", "struct Form with 4 elements"),
            (r#""secret""#, "data", "struct Form"),
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
