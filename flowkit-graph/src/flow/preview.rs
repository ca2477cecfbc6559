//! The link to a preview, and its parameters.

use std::fmt;
use std::fmt::Write as _;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::error::{Call, Error};
use crate::time::timestamp;
use crate::{Result, screen_data};

/// The public link to a flow's preview, which needs no login and is valid for 30 days.
///
/// `Debug` hides its token. In a page it is shown by an `iframe` of 430 × 800.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct FlowPreview {
    /// The link.
    pub preview_url: String,
    /// When it expires.
    #[serde(default, deserialize_with = "timestamp")]
    pub expires_at: Option<Timestamp>,
}

impl FlowPreview {
    /// The link with these parameters behind those it has.
    ///
    /// ```no_run
    /// # use flowkit_graph::{GraphClient, PreviewParameters};
    /// # async fn example(graph: GraphClient) -> flowkit_graph::Result<()> {
    /// let preview = graph.flow_preview("1111").await?;
    /// let parameters = PreviewParameters::new()
    ///     .flow_token("test-1")
    ///     .phone_number("15550001111")
    ///     .data_exchange();
    /// println!("{}", preview.interactive(&parameters)?);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// A link that is no https address, and data that is no object.
    pub fn interactive(&self, parameters: &PreviewParameters) -> Result<String> {
        let url = crate::transport::usable_address(&self.preview_url)
            .map_err(|problem| Error::argument(Call::PreviewUrl, problem))?;
        let fragment = url.fragment().map(|fragment| format!("#{fragment}"));
        let mut text = match self.preview_url.split_once('#') {
            Some((before, _)) => before.to_owned(),
            None => self.preview_url.clone(),
        };
        let mut separator = match url.query() {
            None => "?",
            Some("") => "",
            Some(_) => "&",
        };
        for (name, value) in parameters.pairs()? {
            let _ = write!(text, "{separator}{name}={}", encoded(&value));
            separator = "&";
        }
        text.push_str(fragment.as_deref().unwrap_or_default());
        Ok(text)
    }
}

impl fmt::Debug for FlowPreview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlowPreview")
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// Parameters of an interactive preview, which carries out actions and calls the endpoint.
///
/// ```
/// use flowkit_graph::PreviewParameters;
/// use serde_json::json;
///
/// let without_endpoint = PreviewParameters::new().navigate("DATES", json!({ "city": "PAR" }));
/// let with_endpoint = PreviewParameters::new()
///     .flow_token("test-1")
///     .phone_number("15550001111")
///     .data_exchange()
///     .debug();
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/guides/testingdebugging>
#[derive(Clone, Default)]
#[must_use = "FlowPreview::interactive takes it"]
pub struct PreviewParameters {
    flow_token: Option<String>,
    phone_number: Option<String>,
    first: First,
    debug: bool,
}

#[derive(Clone, Default)]
enum First {
    #[default]
    Unsaid,
    Navigate(String, Result<Map<String, Value>, &'static str>),
    DataExchange,
}

impl PreviewParameters {
    /// Interactive, and nothing else.
    pub fn new() -> Self {
        Self::default()
    }

    /// The flow token of each request; a flow with an endpoint needs it.
    pub fn flow_token(mut self, token: impl Into<String>) -> Self {
        self.flow_token = Some(token.into());
        self
    }

    /// The phone number whose public key encrypts; a flow with an endpoint needs it.
    pub fn phone_number(mut self, number: impl Into<String>) -> Self {
        self.phone_number = Some(number.into());
        self
    }

    /// Opens with this screen and its data, as with [`FlowMessage::navigate`](crate::FlowMessage::navigate).
    pub fn navigate(mut self, screen: impl Into<String>, data: impl Serialize) -> Self {
        self.first = First::Navigate(screen.into(), screen_data::members(&data));
        self
    }

    /// Opens by asking the endpoint.
    pub fn data_exchange(mut self) -> Self {
        self.first = First::DataExchange;
        self
    }

    /// Shows the panel of actions.
    pub fn debug(mut self) -> Self {
        self.debug = true;
        self
    }

    fn pairs(&self) -> Result<Vec<(&'static str, String)>> {
        let mut pairs = vec![("interactive", "true".to_owned())];
        if let Some(token) = &self.flow_token {
            pairs.push(("flow_token", token.clone()));
        }
        match &self.first {
            First::Unsaid => {}
            First::Navigate(_, Err(problem)) => {
                return Err(Error::argument(Call::PreviewUrl, *problem));
            }
            First::Navigate(screen, Ok(data)) => {
                let payload = if data.is_empty() {
                    json!({ "screen": screen })
                } else {
                    json!({ "screen": screen, "data": data })
                };
                pairs.push(("flow_action", "navigate".to_owned()));
                pairs.push(("flow_action_payload", payload.to_string()));
            }
            First::DataExchange => pairs.push(("flow_action", "data_exchange".to_owned())),
        }
        if let Some(number) = &self.phone_number {
            pairs.push(("phone_number", number.clone()));
        }
        if self.debug {
            pairs.push(("debug", "true".to_owned()));
        }
        Ok(pairs)
    }
}

impl fmt::Debug for PreviewParameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreviewParameters").finish_non_exhaustive()
    }
}

/// As JavaScript's `encodeURIComponent`, whose blank is `%20`.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interactive(url: &str, parameters: &PreviewParameters) -> String {
        let preview = FlowPreview {
            preview_url: url.to_owned(),
            expires_at: None,
        };
        preview.interactive(parameters).unwrap()
    }

    #[test]
    fn the_query_that_is_there_stays() {
        let url = "https://business.facebook.com/wa/manage/flows/1/preview/?token=a%2Bb+c";
        let parameters = PreviewParameters::new()
            .flow_token("a b&c")
            .phone_number("15550001111")
            .navigate("START", Value::Null)
            .debug();
        assert_eq!(
            interactive(url, &parameters),
            format!(
                "{url}&interactive=true&flow_token=a%20b%26c&flow_action=navigate\
                 &flow_action_payload=%7B%22screen%22%3A%22START%22%7D&phone_number=15550001111&debug=true"
            )
        );
    }

    #[test]
    fn data_goes_into_the_payload() {
        let parameters = PreviewParameters::new().navigate("START", json!({ "name": "Zoë" }));
        let link = interactive("https://x.example/?token=1", &parameters);
        let url = reqwest::Url::parse(&link).unwrap();
        let (_, payload) = url
            .query_pairs()
            .find(|(name, _)| name == "flow_action_payload")
            .unwrap();
        let payload: Value = serde_json::from_str(&payload).unwrap();
        assert_eq!(
            payload,
            json!({ "screen": "START", "data": { "name": "Zoë" } })
        );
    }

    #[test]
    fn without_a_query_and_with_a_fragment() {
        let parameters = PreviewParameters::new().data_exchange();
        assert_eq!(
            interactive("https://x.example/p#top", &parameters),
            "https://x.example/p?interactive=true&flow_action=data_exchange#top"
        );
        assert_eq!(
            interactive("https://x.example/p?", &PreviewParameters::new()),
            "https://x.example/p?interactive=true"
        );
    }

    #[test]
    fn debug_hides_tokens() {
        let preview = FlowPreview {
            preview_url: "https://x.example/?token=secret".to_owned(),
            expires_at: None,
        };
        let parameters = PreviewParameters::new().flow_token("secret");
        assert!(!format!("{preview:?} {parameters:?}").contains("secret"));
    }
}
