//! Texts, links and the Footer
//! (<https://developers.facebook.com/docs/whatsapp/flows/reference/components>).

use crate::author::action::{FooterAction, LinkAction};
use crate::author::node::{Misfit, Node, Notes};
use crate::author::table::objects;
use crate::author::words::FontWeight;
use crate::author::{Binding, Dynamic, Json};
use crate::read::Value;

objects! {
    /// A heading.
    ///
    /// ```
    /// use flowkit_json::author::{Json, TextHeading, data};
    ///
    /// let heading = TextHeading::new("Welcome").visible(data("is_new"));
    /// assert_eq!(
    ///     Json::from(heading).to_string(),
    ///     r#"{"type":"TextHeading","text":"Welcome","visible":"${data.is_new}"}"#
    /// );
    /// ```
    TextHeading("type" = "TextHeading") {
        new {
            /// What it says; cut behind 80 characters.
            text "text": Dynamic<String>,
        }
        optional {
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
        }
    }

    /// A smaller heading.
    ///
    /// ```
    /// use flowkit_json::author::{Json, TextSubheading};
    ///
    /// let heading = TextSubheading::new("Your table");
    /// assert_eq!(Json::from(heading).to_string(), r#"{"type":"TextSubheading","text":"Your table"}"#);
    /// ```
    TextSubheading("type" = "TextSubheading") {
        new {
            /// What it says; cut behind 80 characters.
            text "text": Dynamic<String>,
        }
        optional {
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
        }
    }

    /// A paragraph.
    ///
    /// ```
    /// use flowkit_json::author::{FontWeight, Json, TextBody};
    ///
    /// let body = TextBody::new(["One.", "Two."]).font_weight(FontWeight::Bold);
    /// assert_eq!(
    ///     Json::from(body).to_string(),
    ///     r#"{"type":"TextBody","text":["One.","Two."],"font-weight":"bold"}"#
    /// );
    /// ```
    TextBody("type" = "TextBody") {
        new {
            /// What it says; up to 4096 characters.
            text "text": Lines,
        }
        optional {
            /// How it is set.
            font_weight "font-weight": Dynamic<FontWeight>,
            /// Whether it is struck through.
            strikethrough "strikethrough": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// Whether the text is markdown (from version 5.1).
            markdown "markdown": bool,
        }
    }

    /// Small print.
    ///
    /// ```
    /// use flowkit_json::author::{Json, TextCaption};
    ///
    /// let caption = TextCaption::new("Prices include **tax**.").markdown(true);
    /// assert_eq!(
    ///     Json::from(caption).to_string(),
    ///     r#"{"type":"TextCaption","text":"Prices include **tax**.","markdown":true}"#
    /// );
    /// ```
    TextCaption("type" = "TextCaption") {
        new {
            /// What it says; up to 4096 characters.
            text "text": Lines,
        }
        optional {
            /// How it is set.
            font_weight "font-weight": Dynamic<FontWeight>,
            /// Whether it is struck through.
            strikethrough "strikethrough": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// Whether the text is markdown (from version 5.1).
            markdown "markdown": bool,
        }
    }

    /// A long text with markdown, such as terms (from version 5.1). It shares a screen only with a Footer, and that from
    /// version 6.3.
    ///
    /// ```
    /// use flowkit_json::author::{Json, RichText};
    ///
    /// let terms = RichText::new(["# Terms", "Be kind."]);
    /// assert_eq!(Json::from(terms).to_string(), r##"{"type":"RichText","text":["# Terms","Be kind."]}"##);
    /// ```
    RichText("type" = "RichText") {
        new {
            /// What it says, in markdown.
            text "text": Lines,
        }
        optional {
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
        }
    }

    /// A link within the text; two a screen.
    ///
    /// ```
    /// use flowkit_json::author::{Action, EmbeddedLink, Json};
    ///
    /// let link = EmbeddedLink::new("Our terms", Action::open_url("https://example.com/terms"));
    /// assert_eq!(
    ///     Json::from(link).get("on-click-action").unwrap().to_string(),
    ///     r#"{"name":"open_url","url":"https://example.com/terms"}"#
    /// );
    /// ```
    EmbeddedLink("type" = "EmbeddedLink") {
        new {
            /// What it says; up to 30 characters.
            text "text": Dynamic<String>,
            /// What a tap does.
            on_click_action "on-click-action": LinkAction,
        }
        optional {
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
        }
    }

    /// The button at the end of a screen; one a screen.
    ///
    /// ```
    /// use flowkit_json::author::{Action, Footer, Json, data};
    ///
    /// let footer = Footer::new("Book", Action::complete()).enabled(data("is_free"));
    /// assert_eq!(
    ///     Json::from(footer).to_string(),
    ///     r#"{"type":"Footer","label":"Book","on-click-action":{"name":"complete"},"enabled":"${data.is_free}"}"#
    /// );
    /// ```
    Footer("type" = "Footer") {
        new {
            /// What the button says; up to 35 characters.
            label "label": Dynamic<String>,
            /// What a tap does.
            on_click_action "on-click-action": FooterAction,
        }
        optional {
            /// Small print left of the button; only together with the right one; up to 15 characters.
            left_caption "left-caption": Dynamic<String>,
            /// Small print below the button; only without the other two; up to 15 characters.
            center_caption "center-caption": Dynamic<String>,
            /// Small print right of the button; only together with the left one; up to 15 characters.
            right_caption "right-caption": Dynamic<String>,
            /// Whether it can be tapped; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
        }
    }
}

/// The text of a paragraph: one text or binding, or (from version 5.1) a list of fixed lines.
///
/// ```
/// use flowkit_json::author::{Lines, TextBody, data};
///
/// assert!(matches!(TextBody::new("One line").text, Lines::Text(_)));
/// assert!(matches!(TextBody::new(data("summary")).text, Lines::Text(_)));
/// assert!(matches!(TextBody::new(["One", "Two"]).text, Lines::List(_)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lines {
    /// One text.
    Text(Dynamic<String>),
    /// Several lines.
    List(Vec<String>),
}

impl From<&str> for Lines {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Lines {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Binding> for Lines {
    fn from(binding: Binding) -> Self {
        Self::Text(binding.into())
    }
}

impl From<Vec<String>> for Lines {
    fn from(lines: Vec<String>) -> Self {
        Self::List(lines)
    }
}

impl<T: Into<String>, const N: usize> From<[T; N]> for Lines {
    fn from(lines: [T; N]) -> Self {
        Self::List(lines.into_iter().map(Into::into).collect())
    }
}

impl Node for Lines {
    fn read(value: &Value<'_>, notes: &mut Notes) -> Result<Self, Misfit> {
        if value.as_array().is_some() {
            return Vec::read(value, notes).map(Self::List);
        }
        let text = Dynamic::read(value, notes);
        text.map(Self::Text)
            .map_err(|_| Misfit::new(value, "a text, a list of texts, or a binding"))
    }

    fn write(&self) -> Json {
        match self {
            Self::Text(text) => text.write(),
            Self::List(lines) => lines.write(),
        }
    }
}
