//! The request as handlers see it.

use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::{Action, DataApiVersion, FlowToken};
use crate::{HandlerError, Mismatch};

/// A request that reaches handlers: action `INIT`, `BACK` or `data_exchange`.
///
/// As an argument of a handler it is the request itself, for whatever the other arguments do not give.
/// Cheap to clone. `Debug` shows the action and the version; token and data stay hidden.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint>
#[derive(Clone)]
pub struct DataExchange(Arc<ExchangeParts>);

pub(crate) struct ExchangeParts {
    pub(crate) action: Action,
    pub(crate) version: Option<DataApiVersion>,
    pub(crate) screen: Option<String>,
    pub(crate) data: Option<Box<RawValue>>,
    pub(crate) flow_token: Option<FlowToken>,
    pub(crate) flow_token_signature: Option<String>,
}

impl DataExchange {
    pub(crate) fn new(parts: ExchangeParts) -> Self {
        Self(Arc::new(parts))
    }

    /// What happened on the phone.
    #[must_use]
    pub fn action(&self) -> &Action {
        &self.0.action
    }

    /// The version of the data API; `None` where the request has none that reads as a version.
    #[must_use]
    pub fn version(&self) -> Option<DataApiVersion> {
        self.0.version
    }

    /// The screen that sent the request: for `BACK` the one being left, for `INIT` the start screen where
    /// the message named one. Absent, null and empty all read as `None`.
    ///
    /// It is text from outside: the flow need not have a screen of this name.
    #[must_use]
    pub fn screen(&self) -> Option<&str> {
        self.0.screen.as_deref()
    }

    /// The JSON text of the data; `{}` where the request has none.
    #[must_use]
    pub fn data(&self) -> &str {
        self.0.data.as_ref().map_or("{}", |raw| raw.get())
    }

    /// Reads the data as a type of yours.
    ///
    /// # Errors
    /// Data that does not fit the type; the error says where and what was expected, not what was there.
    pub fn data_as<T: DeserializeOwned>(&self) -> Result<T, HandlerError> {
        // We refuse an array here: serde would fill the fields of a struct from it by position.
        if !self.data().starts_with('{') {
            return Err(HandlerError::mismatch(Mismatch::Payload {
                path: "data".to_owned(),
                expected: "an object".to_owned(),
            }));
        }
        let mut json = serde_json::Deserializer::from_str(self.data());
        serde_path_to_error::deserialize(&mut json)
            .map_err(|error| HandlerError::mismatch(Mismatch::payload(&error)))
    }

    /// The token by which the business knows this run of the flow.
    #[must_use]
    pub fn flow_token(&self) -> Option<&FlowToken> {
        self.0.flow_token.as_ref()
    }

    /// The signature of the token (a JWT made with the app secret), which data API 4.0 may send.
    /// The endpoint does not check it.
    #[must_use]
    pub fn flow_token_signature(&self) -> Option<&str> {
        self.0.flow_token_signature.as_deref()
    }
}

impl fmt::Debug for DataExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DataExchange")
            .field("action", self.action())
            .field("version", &self.version())
            .finish_non_exhaustive()
    }
}
