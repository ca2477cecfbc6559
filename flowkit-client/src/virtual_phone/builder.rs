//! Which phone it is, and how it reaches its endpoint.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::VirtualPhone;
use super::error::WalkError;
use super::line::Line;
use crate::phone::{Client, FlowJson, Opening, Phone, Platform, Settings, Stage};
use crate::request::{DataApiVersion, FlowMessage};
use crate::transport::Transport;
use crate::{BusinessPublicKey, ClientError, WhatsAppClient};

/// Sets up a [`VirtualPhone`]. What is wrong with the settings, [`open`](Self::open) says.
///
/// A clone sets up another phone, on the same endpoint and in the same network.
#[derive(Clone)]
#[must_use = "a builder does nothing until the phone opens the flow"]
pub struct VirtualPhoneBuilder {
    way: Way,
    flow: Option<Result<Arc<FlowJson>, ClientError>>,
    settings: Settings,
    token: String,
    signature: Option<String>,
    /// What [`opened_on`](Self::opened_on) was given in place of an object.
    wrong_data: Option<Value>,
}

/// Makes Meta's signature of a flow token.
pub(super) type Signer = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// How the phone reaches its endpoint.
#[derive(Clone)]
enum Way {
    Line(Box<dyn Line>),
    /// An address, and what the envelope needs.
    Address {
        url: String,
        key: Option<BusinessPublicKey>,
        app_secret: Option<String>,
    },
    #[cfg(feature = "endpoint")]
    OnTheSpot {
        endpoint: Result<crate::TestEndpoint, ClientError>,
        envelope: bool,
    },
}

impl VirtualPhoneBuilder {
    fn new(way: Way) -> Self {
        Self {
            way,
            flow: None,
            settings: Settings::new(today()),
            token: "virtual-phone".to_owned(),
            signature: None,
            wrong_data: None,
        }
    }

    pub(super) fn at(url: &str) -> Self {
        Self::new(Way::Address {
            url: url.to_owned(),
            key: None,
            app_secret: None,
        })
    }

    pub(super) fn over<T: Transport + 'static>(client: &WhatsAppClient<T>) -> Self {
        let message = client.message().clone();
        let builder = Self::new(Way::Line(Box::new(client.clone())));
        Self {
            token: message.flow_token,
            signature: message.flow_token_signature,
            ..builder
        }
    }

    #[cfg(feature = "endpoint")]
    pub(super) fn on_the_spot(endpoint: Result<crate::TestEndpoint, ClientError>) -> Self {
        let flow = endpoint
            .as_ref()
            .ok()
            .and_then(crate::TestEndpoint::flow_json);
        let flow = flow.map(|text| FlowJson::parse(text).map(Arc::new));
        Self {
            flow,
            ..Self::new(Way::OnTheSpot {
                endpoint,
                envelope: true,
            })
        }
    }

    /// The text of the Flow JSON. A phone on a flow that was made from one knows it already.
    pub fn flow_json(mut self, text: &str) -> Self {
        self.flow = Some(FlowJson::parse(text).map(Arc::new));
        self
    }

    /// A Flow JSON that many phones share.
    pub fn flow(mut self, flow: Arc<FlowJson>) -> Self {
        self.flow = Some(Ok(flow));
        self
    }

    /// The public key for which requests are encrypted, for a phone [at an address](VirtualPhone::at).
    pub fn public_key(mut self, public_key: BusinessPublicKey) -> Self {
        if let Way::Address { key, .. } = &mut self.way {
            *key = Some(public_key);
        }
        self
    }

    /// The app secret with which requests are signed, for a phone [at an address](VirtualPhone::at).
    pub fn app_secret(mut self, secret: impl Into<String>) -> Self {
        if let Way::Address { app_secret, .. } = &mut self.way {
            *app_secret = Some(secret.into());
        }
        self
    }

    /// Leaves out the envelope around requests to an endpoint in memory: **signature, RSA and AES**, which take nearly all of
    /// the time of an exchange. A test by such a phone says nothing about keys and secrets; everything else is the same. A phone
    /// at an address stays as it is.
    #[cfg_attr(not(feature = "endpoint"), allow(unused_mut))]
    pub fn without_envelope(mut self) -> Self {
        #[cfg(feature = "endpoint")]
        if let Way::OnTheSpot { envelope, .. } = &mut self.way {
            *envelope = false;
        }
        self
    }

    /// The flow token of the message, `virtual-phone` without this call.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = token.into();
        self
    }

    /// Meta's signature of the flow token, which requests of data API 4.0 carry. Without this call it is made with the app
    /// secret; where the phone does not know that either, the key is missing.
    pub fn token_signature(mut self, signature: impl Into<String>) -> Self {
        self.signature = Some(signature.into());
        self
    }

    /// The phone's day, from which calendars count; without this call the day of this machine, by UTC.
    pub fn today(mut self, today: Date) -> Self {
        self.settings.today = today;
        self
    }

    /// What the phone runs on, Android without this call.
    pub fn platform(mut self, platform: Platform) -> Self {
        self.settings.platform = platform;
        self
    }

    /// Whose behaviour the phone has where Meta's web client departs from what Meta documents.
    pub fn client(mut self, client: Client) -> Self {
        self.settings.client = client;
        self
    }

    /// How far the flow has come, published without this call.
    pub fn stage(mut self, stage: Stage) -> Self {
        self.settings.stage = stage;
        self
    }

    /// The message opens the flow on this screen with this data (`flow_action: navigate`), so that the endpoint is not asked.
    ///
    /// `data` is an object, or `null` for none; of anything else [`in_chat`](Self::in_chat) says that it is wrong.
    pub fn opened_on(mut self, screen: impl Into<String>, data: Value) -> Self {
        let data = match data {
            Value::Object(data) => data,
            Value::Null => Map::new(),
            other => {
                self.wrong_data = Some(other);
                Map::new()
            }
        };
        self.settings.opening = Opening::Navigate {
            screen: Some(screen.into()),
            data,
        };
        self
    }

    /// How the message opens the flow, as [`opened_on`](Self::opened_on) has it or in another way.
    pub fn opening(mut self, opening: Opening) -> Self {
        self.settings.opening = opening;
        self
    }

    /// The id of the message that carries the flow, `wamid.TEST` without this call. What was filled in is kept for this message.
    pub fn message_id(mut self, id: impl Into<String>) -> Self {
        self.settings.message_id = id.into();
        self
    }

    /// The message is that of an advertisement, whose completion also names the flow, by this id.
    pub fn advertised_flow(mut self, id: impl Into<String>) -> Self {
        self.settings.advertised_flow_id = Some(id.into());
        self
    }

    /// Every setting of the phone at once.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// The phone with the message in its chat, before anybody taps the button.
    ///
    /// # Errors
    /// What is wrong with the settings: no Flow JSON or one that cannot be read, opening data that is no object, no public key, an address that is none, or an
    /// endpoint that could not be made.
    pub fn in_chat(self) -> Result<VirtualPhone, WalkError> {
        if let Some(wrong) = self.wrong_data {
            let problem = format!(
                "the data with which the message opens the flow must be an object, such as `{{\"name\": \"Zoë\"}}`, not `{wrong}`"
            );
            return Err(WalkError::of_settings(ClientError::Misuse { problem }));
        }
        let flow = match self.flow {
            Some(flow) => flow.map_err(WalkError::of_settings)?,
            None => {
                let problem = "the phone does not know the Flow JSON: give its text by `flow_json`"
                    .to_owned();
                return Err(WalkError::of_settings(ClientError::Misuse { problem }));
            }
        };
        let version = flow.document().data_api_version();
        let version = match version.as_ref().map(flowkit_json::Text::as_str) {
            Some("4.0") => DataApiVersion::V4,
            _ => DataApiVersion::V3,
        };
        let signs = version == DataApiVersion::V4 && self.signature.is_none();
        let signer = signs.then(|| self.way.signer()).flatten();
        let signature = signer.as_ref().and_then(|sign| sign(&self.token));
        let message = FlowMessage {
            flow_token: self.token,
            version,
            flow_token_signature: self.signature.or(signature),
        };
        let line = self.way.line().map_err(WalkError::of_settings)?;
        let line = line.with_message(message.clone());
        Ok(VirtualPhone::new(
            Phone::new(flow, self.settings, message),
            line,
            signer,
        ))
    }

    /// The phone after somebody has tapped the button of the message.
    ///
    /// # Errors
    /// As for [`in_chat`](Self::in_chat) and [`VirtualPhone::open`].
    pub async fn open(self) -> Result<VirtualPhone, WalkError> {
        let mut phone = self.in_chat()?;
        phone.open().await?;
        Ok(phone)
    }
}

impl Way {
    /// What signs flow tokens as Meta does, where the app secret is known.
    fn signer(&self) -> Option<Signer> {
        match self {
            Self::Line(_) => None,
            Self::Address { app_secret, .. } => {
                let secret = app_secret.clone()?;
                Some(Arc::new(move |token| {
                    Some(crate::flow_token_signature(&secret, token))
                }))
            }
            #[cfg(feature = "endpoint")]
            Self::OnTheSpot { endpoint, .. } => {
                let endpoint = endpoint.as_ref().ok()?.clone();
                Some(Arc::new(move |token| endpoint.token_signature(token)))
            }
        }
    }

    fn line(self) -> Result<Box<dyn Line>, ClientError> {
        match self {
            Self::Line(line) => Ok(line),
            Self::Address {
                url,
                key,
                app_secret,
            } => {
                let key = key.ok_or_else(|| ClientError::Misuse {
                    problem:
                        "the phone needs the public key of the business: give it by `public_key`"
                            .to_owned(),
                })?;
                let mut builder = WhatsAppClient::builder(key);
                if let Some(secret) = app_secret {
                    builder = builder.app_secret(secret);
                }
                Ok(Box::new(builder.http(&url)?))
            }
            #[cfg(feature = "endpoint")]
            Self::OnTheSpot {
                endpoint,
                envelope: true,
            } => Ok(Box::new(endpoint?.client()?)),
            #[cfg(feature = "endpoint")]
            Self::OnTheSpot {
                endpoint,
                envelope: false,
            } => Ok(Box::new(endpoint?.client_without_envelope())),
        }
    }
}

/// This machine's day, by UTC.
fn today() -> Date {
    let since_1970 = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or(Duration::ZERO);
    let days = i64::try_from(since_1970.as_secs() / (24 * 60 * 60)).unwrap_or(0);
    let first = jiff::civil::date(1970, 1, 1);
    first
        .checked_add(jiff::Span::new().try_days(days).unwrap_or_default())
        .unwrap_or(first)
}

impl fmt::Debug for VirtualPhoneBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VirtualPhoneBuilder")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
