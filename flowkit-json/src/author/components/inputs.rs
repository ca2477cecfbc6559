//! Text inputs and the OptIn
//! (<https://developers.facebook.com/docs/whatsapp/flows/reference/components>).

use crate::author::Dynamic;
use crate::author::Number;
use crate::author::action::{LinkAction, UpdateData};
use crate::author::table::objects;
use crate::author::words::{InputType, LabelVariant};

objects! {
    /// One line of text to fill in. What it sends is text, also of the type `number`.
    ///
    /// ```
    /// use flowkit_json::author::{InputType, Json, TextInput};
    ///
    /// let input = TextInput::new("email", "Your e-mail").input_type(InputType::Email).required(true);
    /// assert_eq!(
    ///     Json::from(input).to_string(),
    ///     r#"{"type":"TextInput","name":"email","label":"Your e-mail","input-type":"email","required":true}"#
    /// );
    /// ```
    TextInput("type" = "TextInput") {
        new {
            /// The name under which bindings find it; once a screen.
            name "name": String,
            /// What it asks for; up to 20 characters, 150 when large.
            label "label": Dynamic<String>,
        }
        optional {
            /// The keyboard and the check; text, if nothing is said.
            input_type "input-type": InputType,
            /// Small print below it; up to 80 characters.
            helper_text "helper-text": Dynamic<String>,
            /// Whether the Footer waits for it.
            required "required": Dynamic<bool>,
            /// Whether it can be edited; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// The fewest characters.
            min_chars "min-chars": Dynamic<Number>,
            /// The most characters; 80, if nothing is said.
            max_chars "max-chars": Dynamic<Number>,
            /// A regular expression that the text must match (from version 6.2); it needs a `helper-text`.
            pattern "pattern": String,
            /// How the label is set (from version 7.0).
            label_variant "label-variant": LabelVariant,
            /// What it holds at first; not within a Form.
            init_value "init-value": Dynamic<String>,
            /// What is shown as wrong with it; up to 30 characters. Not within a Form.
            error_message "error-message": Dynamic<String>,
        }
    }

    /// Several lines of text to fill in.
    ///
    /// ```
    /// use flowkit_json::author::{Json, TextArea};
    ///
    /// let area = TextArea::new("wishes", "Wishes").max_length(200);
    /// assert_eq!(
    ///     Json::from(area).to_string(),
    ///     r#"{"type":"TextArea","name":"wishes","label":"Wishes","max-length":200}"#
    /// );
    /// ```
    TextArea("type" = "TextArea") {
        new {
            /// The name under which bindings find it; once a screen.
            name "name": String,
            /// What it asks for; up to 20 characters, 150 when large.
            label "label": Dynamic<String>,
        }
        optional {
            /// Small print below it; up to 80 characters.
            helper_text "helper-text": Dynamic<String>,
            /// The most characters; 600, if nothing is said.
            max_length "max-length": Dynamic<Number>,
            /// Whether the Footer waits for it.
            required "required": Dynamic<bool>,
            /// Whether it can be edited; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// How the label is set (from version 7.0).
            label_variant "label-variant": LabelVariant,
            /// What it holds at first; not within a Form.
            init_value "init-value": Dynamic<String>,
            /// What is shown as wrong with it; up to 30 characters. Not within a Form.
            error_message "error-message": Dynamic<String>,
        }
    }

    /// A box to tick, such as consent; five a screen.
    ///
    /// ```
    /// use flowkit_json::author::{Action, Json, OptIn};
    ///
    /// let terms = OptIn::new("terms", "I accept the terms")
    ///     .required(true)
    ///     .on_click_action(Action::open_url("https://example.com/terms"));
    /// assert_eq!(Json::from(terms).get("required"), Some(&Json::Bool(true)));
    /// ```
    OptIn("type" = "OptIn") {
        new {
            /// The name under which bindings find it; once a screen.
            name "name": String,
            /// What one agrees to; up to 300 characters.
            label "label": Dynamic<String>,
        }
        optional {
            /// Whether the Footer waits for it.
            required "required": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// What "Read more" does; without it there is none.
            on_click_action "on-click-action": LinkAction,
            /// What ticking does (from version 6.0).
            on_select_action "on-select-action": UpdateData,
            /// What unticking does (from version 6.0).
            on_unselect_action "on-unselect-action": UpdateData,
            /// Whether it is ticked at first; not within a Form.
            init_value "init-value": Dynamic<bool>,
        }
    }
}
