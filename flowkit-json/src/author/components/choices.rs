//! Lists to choose from
//! (<https://developers.facebook.com/docs/whatsapp/flows/reference/components>).

use crate::author::action::{SelectAction, UpdateData};
use crate::author::table::objects;
use crate::author::words::MediaSize;
use crate::author::{Dynamic, Number};

objects! {
    /// Several of a list of 1 to 20 options. Sends the ids of the chosen ones.
    ///
    /// ```
    /// use flowkit_json::author::{CheckboxGroup, Choice, Json};
    ///
    /// let options = [Choice::new("1", "Cheese"), Choice::new("2", "Olives"), Choice::new("3", "Ham")];
    /// let toppings = CheckboxGroup::new("toppings", "Toppings", options).max_selected_items(2);
    /// assert_eq!(Json::from(toppings).get("max-selected-items"), Some(&Json::from(2)));
    /// ```
    CheckboxGroup("type" = "CheckboxGroup") {
        new {
            /// The name under which bindings find it; once a screen.
            name "name": String,
        }
        given {
            /// What it asks for; up to 80 characters. Versions before 4.0 may lack it.
            label "label": Dynamic<String>,
        }
        also {
            /// The options, or the data field that holds them.
            data_source "data-source": Dynamic<Vec<Choice>>,
        }
        optional {
            /// More about it; up to 300 characters (from version 4.0).
            description "description": Dynamic<String>,
            /// The fewest to choose.
            min_selected_items "min-selected-items": Dynamic<Number>,
            /// The most to choose; at least 2.
            max_selected_items "max-selected-items": Dynamic<Number>,
            /// How large the options' pictures are (from version 5.0).
            media_size "media-size": Dynamic<MediaSize>,
            /// Whether the Footer waits for it.
            required "required": Dynamic<bool>,
            /// Whether it can be changed; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// What choosing an option does; also what giving it up does, if nothing else is said for that.
            on_select_action "on-select-action": SelectAction,
            /// What giving up an option does (from version 6.0).
            on_unselect_action "on-unselect-action": UpdateData,
            /// The ids that are chosen at first; not within a Form.
            init_value "init-value": Dynamic<Vec<String>>,
            /// What is shown as wrong with it; not within a Form.
            error_message "error-message": Dynamic<String>,
        }
    }

    /// One of a list of 1 to 20 options, all in sight. Sends the id of the chosen one.
    ///
    /// ```
    /// use flowkit_json::author::{Choice, Json, RadioButtonsGroup};
    ///
    /// let guests = RadioButtonsGroup::new("guests", "How many?", [Choice::new("2", "Two")]).required(true);
    /// assert_eq!(
    ///     Json::from(guests).to_string(),
    ///     r#"{"type":"RadioButtonsGroup","name":"guests","label":"How many?","data-source":[{"id":"2","title":"Two"}],"required":true}"#
    /// );
    /// ```
    RadioButtonsGroup("type" = "RadioButtonsGroup") {
        new {
            /// The name under which bindings find it; once a screen.
            name "name": String,
        }
        given {
            /// What it asks for; up to 80 characters. Versions before 4.0 may lack it.
            label "label": Dynamic<String>,
        }
        also {
            /// The options, or the data field that holds them.
            data_source "data-source": Dynamic<Vec<Choice>>,
        }
        optional {
            /// More about it; up to 300 characters (from version 4.0).
            description "description": Dynamic<String>,
            /// How large the options' pictures are (from version 5.0).
            media_size "media-size": Dynamic<MediaSize>,
            /// Whether the Footer waits for it.
            required "required": Dynamic<bool>,
            /// Whether it can be changed; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// What choosing an option does; also what giving it up does, if nothing else is said for that.
            on_select_action "on-select-action": SelectAction,
            /// What giving up an option does (from version 6.0).
            on_unselect_action "on-unselect-action": UpdateData,
            /// The id that is chosen at first; not within a Form.
            init_value "init-value": Dynamic<String>,
            /// What is shown as wrong with it; not within a Form.
            error_message "error-message": Dynamic<String>,
        }
    }

    /// One of a list of 1 to 200 options, 100 with pictures, that opens on a tap. Sends the id of the chosen one.
    ///
    /// ```
    /// use flowkit_json::author::{Action, Dropdown, Json, data, form};
    ///
    /// let city = Dropdown::new("city", "City", data("cities"))
    ///     .on_select_action(Action::data_exchange().send("city", form("city")));
    /// assert_eq!(Json::from(city).get("data-source"), Some(&Json::from("${data.cities}")));
    /// ```
    Dropdown("type" = "Dropdown") {
        new {
            /// The name under which bindings find it; once a screen.
            name "name": String,
            /// What it asks for; up to 20 characters.
            label "label": Dynamic<String>,
            /// The options, or the data field that holds them.
            data_source "data-source": Dynamic<Vec<Choice>>,
        }
        optional {
            /// Whether the Footer waits for it.
            required "required": Dynamic<bool>,
            /// Whether it can be changed; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// What choosing an option does; also what giving it up does, if nothing else is said for that.
            on_select_action "on-select-action": SelectAction,
            /// What giving up an option does (from version 6.0).
            on_unselect_action "on-unselect-action": UpdateData,
            /// The id that is chosen at first; not within a Form.
            init_value "init-value": Dynamic<String>,
            /// What is shown as wrong with it; not within a Form.
            error_message "error-message": Dynamic<String>,
        }
    }

    /// Several of a list of 2 to 20 options, as chips (from version 6.3). Sends the ids of the chosen ones.
    ///
    /// ```
    /// use flowkit_json::author::{Chip, ChipsSelector, Json};
    ///
    /// let days = ChipsSelector::new("days", "Days", [Chip::new("mon", "Monday"), Chip::new("tue", "Tuesday")])
    ///     .init_value(["mon"]);
    /// assert_eq!(Json::from(days).get("init-value"), Some(&Json::from(["mon"])));
    /// ```
    ChipsSelector("type" = "ChipsSelector") {
        new {
            /// The name under which bindings find it; once a screen.
            name "name": String,
            /// What it asks for; up to 80 characters.
            label "label": Dynamic<String>,
            /// The options, or the data field that holds them.
            data_source "data-source": Dynamic<Vec<Chip>>,
        }
        optional {
            /// More about it; up to 300 characters.
            description "description": Dynamic<String>,
            /// The fewest to choose.
            min_selected_items "min-selected-items": Dynamic<Number>,
            /// The most to choose.
            max_selected_items "max-selected-items": Dynamic<Number>,
            /// Whether the Footer waits for it.
            required "required": Dynamic<bool>,
            /// Whether it can be changed; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// What choosing an option does (from version 7.1).
            on_select_action "on-select-action": SelectAction,
            /// What giving up an option does (from version 7.1).
            on_unselect_action "on-unselect-action": UpdateData,
            /// The ids that are chosen at first; not within a Form.
            init_value "init-value": Dynamic<Vec<String>>,
            /// What is shown as wrong with it; not within a Form.
            error_message "error-message": Dynamic<String>,
        }
    }

    /// An option of a [`CheckboxGroup`], [`RadioButtonsGroup`] or [`Dropdown`].
    ///
    /// ```
    /// use flowkit_json::author::{Choice, Json};
    ///
    /// let choice = Choice::new("4", "Four").description("at the window").enabled(false);
    /// assert_eq!(
    ///     Json::from(choice).to_string(),
    ///     r#"{"id":"4","title":"Four","description":"at the window","enabled":false}"#
    /// );
    /// ```
    Choice {
        new {
            /// What is sent; once a list.
            id "id": Dynamic<String>,
            /// What is shown; up to 30 characters, 80 in a Dropdown.
            title "title": Dynamic<String>,
        }
        optional {
            /// More about it; up to 300 characters.
            description "description": Dynamic<String>,
            /// Small print; up to 20 characters.
            metadata "metadata": Dynamic<String>,
            /// Whether it can be chosen; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// A picture in base64; up to 100 KB (300 KB before version 6.0).
            image "image": Dynamic<String>,
            /// What a screen reader says for the picture.
            alt_text "alt-text": Dynamic<String>,
            /// A color such as `#00A884`, in place of a picture.
            color "color": Dynamic<String>,
            /// What choosing it does (from version 6.0).
            on_select_action "on-select-action": UpdateData,
            /// What giving it up does (from version 6.0).
            on_unselect_action "on-unselect-action": UpdateData,
        }
    }

    /// An option of a [`ChipsSelector`].
    ///
    /// ```
    /// use flowkit_json::author::{Chip, Json};
    ///
    /// assert_eq!(Json::from(Chip::new("mon", "Monday")).to_string(), r#"{"id":"mon","title":"Monday"}"#);
    /// ```
    Chip {
        new {
            /// What is sent; once a list.
            id "id": Dynamic<String>,
            /// What is shown; up to 20 characters.
            title "title": Dynamic<String>,
        }
        optional {
            /// Whether it can be chosen; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// What a screen reader says for it.
            alt_text "alt-text": Dynamic<String>,
            /// What choosing it does (from version 7.1).
            on_select_action "on-select-action": UpdateData,
            /// What giving it up does (from version 7.1).
            on_unselect_action "on-unselect-action": UpdateData,
        }
    }
}
