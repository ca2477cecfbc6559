//! `INIT`, `BACK` and `data_exchange`.

use std::fmt;

/// The action of a request that reaches handlers.
///
/// `ping` is answered by the endpoint itself, and an error notification is told by its shape, whatever
/// its action.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint>
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// `INIT`: the flow is opened.
    Init,
    /// `BACK`: Back was pressed on a screen with `refresh_on_back`.
    Back,
    /// `data_exchange`: an action of the screen sent its payload.
    DataExchange,
    /// An action this version of flowkit does not know.
    Unknown(String),
}

impl Action {
    pub(crate) fn from_wire(text: &str) -> Self {
        match text {
            "INIT" => Self::Init,
            "BACK" => Self::Back,
            "data_exchange" => Self::DataExchange,
            other => Self::Unknown(other.to_owned()),
        }
    }

    /// The name for a log: an unknown action is text from outside and stays out.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Init => "INIT",
            Self::Back => "BACK",
            Self::DataExchange => "data_exchange",
            Self::Unknown(_) => "<unknown>",
        }
    }
}

impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
