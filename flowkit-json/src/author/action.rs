//! What happens on a tap or a selection.

use super::table::{alternatives, objects};
use super::{Dynamic, Entries, Json};

objects! {
    /// `data_exchange`: sends the payload to the endpoint, whose answer names the next screen.
    ///
    /// ```
    /// use flowkit_json::author::{Action, Json, form};
    ///
    /// let action = Action::data_exchange().send("name", form("name"));
    /// assert_eq!(
    ///     Json::from(action).to_string(),
    ///     r#"{"name":"data_exchange","payload":{"name":"${form.name}"}}"#
    /// );
    /// ```
    DataExchange("name" = "data_exchange") {
        unset {
            /// What is sent.
            payload "payload": Entries<Json>,
        }
    }

    /// `navigate`: shows another screen of the flow, with the payload as its data.
    ///
    /// ```
    /// use flowkit_json::author::{Action, Json, form};
    ///
    /// let action = Action::navigate("DETAILS").send("name", form("name"));
    /// assert_eq!(
    ///     Json::from(action).to_string(),
    ///     r#"{"name":"navigate","next":{"type":"screen","name":"DETAILS"},"payload":{"name":"${form.name}"}}"#
    /// );
    /// ```
    Navigate("name" = "navigate") {
        new {
            /// Where it leads.
            next "next": NextScreen,
        }
        unset {
            /// The data of the screen that is shown.
            payload "payload": Entries<Json>,
        }
    }

    /// The screen that a [`Navigate`] shows; its id converts into it.
    ///
    /// ```
    /// use flowkit_json::author::NextScreen;
    ///
    /// assert_eq!(NextScreen::from("DETAILS"), NextScreen::new("DETAILS"));
    /// ```
    NextScreen("type" = "screen") {
        new {
            /// The screen's id.
            name "name": String,
        }
    }

    /// `complete`: ends the flow; the payload goes to the chat. Only on terminal screens.
    ///
    /// ```
    /// use flowkit_json::author::{Action, Json};
    ///
    /// let action = Action::complete().send("rating", 5);
    /// assert_eq!(Json::from(action).to_string(), r#"{"name":"complete","payload":{"rating":5}}"#);
    /// ```
    Complete("name" = "complete") {
        unset {
            /// What the business receives in the chat.
            payload "payload": Entries<Json>,
        }
    }

    /// `update_data` (from version 6.0): changes data of the screen that is showing.
    ///
    /// ```
    /// use flowkit_json::author::{Action, Json};
    ///
    /// let action = Action::update_data().send("is_open", true);
    /// assert_eq!(Json::from(action).to_string(), r#"{"name":"update_data","payload":{"is_open":true}}"#);
    /// ```
    UpdateData("name" = "update_data") {
        lists {
            /// The new values by the fields' names.
            payload "payload": Entries<Json>,
        }
    }

    /// `open_url` (from version 6.0): opens a web page.
    ///
    /// ```
    /// use flowkit_json::author::{Action, Json};
    ///
    /// let action = Action::open_url("https://example.com/terms");
    /// assert_eq!(
    ///     Json::from(action).to_string(),
    ///     r#"{"name":"open_url","url":"https://example.com/terms"}"#
    /// );
    /// ```
    OpenUrl("name" = "open_url") {
        new {
            /// The page's address; the phone opens only `https`.
            url "url": Dynamic<String>,
        }
    }
}

impl From<&str> for NextScreen {
    fn from(id: &str) -> Self {
        Self::new(id)
    }
}

impl From<String> for NextScreen {
    fn from(id: String) -> Self {
        Self::new(id)
    }
}

macro_rules! with_payload {
    ($($name:ident),*) => {$(
        impl $name {
            /// Adds a value to the payload: fixed, or a [`Binding`](super::Binding).
            #[must_use]
            pub fn send(mut self, key: impl Into<String>, value: impl Into<Json>) -> Self {
                self.payload.get_or_insert_default().insert(key, value);
                self
            }
        }
    )*};
}

with_payload!(DataExchange, Navigate, Complete);

impl UpdateData {
    /// Sets a field to a value: fixed, or a [`Binding`](super::Binding).
    #[must_use]
    pub fn send(mut self, field: impl Into<String>, value: impl Into<Json>) -> Self {
        self.payload.insert(field, value);
        self
    }
}

/// Where actions begin; which of them a component takes is a matter of its types.
///
/// ```compile_fail,E0277
/// use flowkit_json::author::{Action, Footer};
///
/// Footer::new("Next", Action::open_url("https://example.com")); // a Footer opens no page
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Action {}

impl Action {
    /// Asks the endpoint.
    #[must_use]
    pub fn data_exchange() -> DataExchange {
        DataExchange::new()
    }

    /// Shows the screen with this id, without asking anyone.
    #[must_use]
    pub fn navigate(screen: impl Into<NextScreen>) -> Navigate {
        Navigate::new(screen)
    }

    /// Ends the flow, without asking the endpoint.
    #[must_use]
    pub fn complete() -> Complete {
        Complete::new()
    }

    /// Changes data of the screen that is showing.
    #[must_use]
    pub fn update_data() -> UpdateData {
        UpdateData::new()
    }

    /// Opens a web page.
    #[must_use]
    pub fn open_url(url: impl Into<Dynamic<String>>) -> OpenUrl {
        OpenUrl::new(url)
    }
}

alternatives! {
    /// What a tap on the [`Footer`](super::Footer) does.
    ///
    /// ```
    /// use flowkit_json::author::{Action, Footer, FooterAction};
    ///
    /// let footer = Footer::new("Next", Action::navigate("DETAILS"));
    /// assert!(matches!(footer.on_click_action, FooterAction::Navigate(_)));
    /// ```
    FooterAction("`data_exchange`, `navigate` or `complete`") {
        /// Asks the endpoint.
        DataExchange,
        /// Shows another screen.
        Navigate,
        /// Ends the flow.
        Complete,
    }

    /// What a tap on an [`EmbeddedLink`](super::EmbeddedLink) or an [`OptIn`](super::OptIn)'s "Read more" does.
    LinkAction("`data_exchange`, `navigate` or `open_url`") {
        /// Asks the endpoint.
        DataExchange,
        /// Shows another screen.
        Navigate,
        /// Opens a web page (from version 6.0).
        OpenUrl,
    }

    /// What a tap in a [`NavigationList`](super::NavigationList) does.
    ListAction("`data_exchange` or `navigate`") {
        /// Asks the endpoint.
        DataExchange,
        /// Shows another screen.
        Navigate,
    }

    /// What choosing an option does.
    SelectAction("`data_exchange` or `update_data`") {
        /// Asks the endpoint.
        DataExchange,
        /// Changes the screen's data (from version 6.0).
        UpdateData,
    }
}
