//! Pickers of dates
//! (<https://developers.facebook.com/docs/whatsapp/flows/reference/components>).

use crate::author::action::DataExchange;
use crate::author::node::{Members, Misfit, Node, Notes, Writer};
use crate::author::table::objects;
use crate::author::words::{CalendarMode, Day};
use crate::author::{Binding, Dynamic, Entries, Json, Number};
use crate::read::Value;

objects! {
    /// A date. Sends `YYYY-MM-DD` from version 5.0 on, and milliseconds as a text before.
    ///
    /// ```
    /// use flowkit_json::author::{DatePicker, Json};
    ///
    /// let date = DatePicker::new("birthday", "Birthday").max_date("2010-12-31");
    /// assert_eq!(
    ///     Json::from(date).to_string(),
    ///     r#"{"type":"DatePicker","name":"birthday","label":"Birthday","max-date":"2010-12-31"}"#
    /// );
    /// ```
    DatePicker("type" = "DatePicker") {
        new {
            /// The name under which bindings find it; once a screen.
            name "name": String,
            /// What it asks for; up to 40 characters.
            label "label": Dynamic<String>,
        }
        optional {
            /// Small print below it; up to 80 characters.
            helper_text "helper-text": Dynamic<String>,
            /// Whether the Footer waits for it.
            required "required": Dynamic<bool>,
            /// Whether it can be changed; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// The first date that can be picked.
            min_date "min-date": Dynamic<String>,
            /// The last date that can be picked.
            max_date "max-date": Dynamic<String>,
            /// Dates between them that cannot.
            unavailable_dates "unavailable-dates": Dynamic<Vec<String>>,
            /// What picking a date does.
            on_select_action "on-select-action": DataExchange,
            /// The date at first; not within a Form.
            init_value "init-value": Dynamic<String>,
            /// What is shown as wrong with it; up to 80 characters. Not within a Form.
            error_message "error-message": Dynamic<String>,
        }
    }

    /// A date, or with [`CalendarMode::Range`] a first and a last one (from version 6.1). Sends `YYYY-MM-DD`, or an object
    /// with `start-date` and `end-date`.
    ///
    /// ```
    /// use flowkit_json::author::{CalendarMode, CalendarPicker, Day, Ends, Json};
    ///
    /// let stay = CalendarPicker::new("stay", Ends::new("Arrival", "Departure"))
    ///     .mode(CalendarMode::Range)
    ///     .include_days([Day::Saturday, Day::Sunday])
    ///     .min_days(2);
    /// assert_eq!(
    ///     Json::from(stay).get("label").unwrap().to_string(),
    ///     r#"{"start-date":"Arrival","end-date":"Departure"}"#
    /// );
    /// ```
    CalendarPicker("type" = "CalendarPicker") {
        new {
            /// The name under which bindings find it; once a screen.
            name "name": String,
            /// What it asks for; up to 20 characters. Both ends of a range have one.
            label "label": OneOrEnds<String>,
        }
        optional {
            /// Whether one date is picked or two; one, if nothing is said.
            mode "mode": Dynamic<CalendarMode>,
            /// What stands above a range; up to 80 characters.
            title "title": Dynamic<String>,
            /// More about a range; up to 300 characters.
            description "description": Dynamic<String>,
            /// Small print below it; up to 80 characters.
            helper_text "helper-text": OneOrEnds<String>,
            /// Whether the Footer waits for it.
            required "required": OneOrEnds<bool>,
            /// Whether it can be changed; it can, if nothing is said.
            enabled "enabled": Dynamic<bool>,
            /// Whether it is shown; it is, if nothing is said.
            visible "visible": Dynamic<bool>,
            /// The first date that can be picked.
            min_date "min-date": Dynamic<String>,
            /// The last date that can be picked.
            max_date "max-date": Dynamic<String>,
            /// Dates between them that cannot.
            unavailable_dates "unavailable-dates": Dynamic<Vec<String>>,
            /// The days of the week that can be picked; all, if nothing is said.
            include_days "include-days": Dynamic<Vec<Day>>,
            /// The shortest range, in days.
            min_days "min-days": Dynamic<Number>,
            /// The longest range, in days.
            max_days "max-days": Dynamic<Number>,
            /// What picking a date does.
            on_select_action "on-select-action": DataExchange,
            /// The date or dates at first; not within a Form.
            init_value "init-value": OneOrEnds<String>,
            /// What is shown as wrong with it; up to 80 characters. Not within a Form.
            error_message "error-message": OneOrEnds<String>,
        }
    }
}

/// A property of a [`CalendarPicker`]: one value, or in a range one for each end.
///
/// ```
/// use flowkit_json::author::{CalendarPicker, Ends, OneOrEnds};
///
/// let picker = CalendarPicker::new("day", "Day").required(Ends::new(true, false));
/// assert!(matches!(picker.label, OneOrEnds::One(_)));
/// assert!(matches!(picker.required, Some(OneOrEnds::Ends(_))));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneOrEnds<T> {
    /// One for all.
    One(Dynamic<T>),
    /// One for each end of a range.
    Ends(Ends<T>),
}

/// What the two ends of a range have each.
///
/// ```
/// use flowkit_json::author::{Ends, data};
///
/// let dates: Ends<String> = Ends::new("2026-07-01", data("last_day"));
/// assert!(dates.start.is_some() && dates.end.is_some());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ends<T> {
    /// What the first date has.
    pub start: Option<Dynamic<T>>,
    /// What the last date has.
    pub end: Option<Dynamic<T>>,
}

impl<T> Ends<T> {
    /// Something for each end.
    #[must_use]
    pub fn new(start: impl Into<Dynamic<T>>, end: impl Into<Dynamic<T>>) -> Self {
        Self {
            start: Some(start.into()),
            end: Some(end.into()),
        }
    }
}

impl<T> From<Ends<T>> for OneOrEnds<T> {
    fn from(ends: Ends<T>) -> Self {
        Self::Ends(ends)
    }
}

impl<T> From<Binding> for OneOrEnds<T> {
    fn from(binding: Binding) -> Self {
        Self::One(binding.into())
    }
}

impl From<&str> for OneOrEnds<String> {
    fn from(text: &str) -> Self {
        Self::One(text.into())
    }
}

impl From<String> for OneOrEnds<String> {
    fn from(text: String) -> Self {
        Self::One(text.into())
    }
}

impl From<bool> for OneOrEnds<bool> {
    fn from(value: bool) -> Self {
        Self::One(value.into())
    }
}

impl<T: Node> Node for Ends<T> {
    fn read(value: &Value<'_>, notes: &mut Notes) -> Result<Self, Misfit> {
        let mut members = Members::of(value, notes)?;
        let ends = Self {
            start: members.optional("start-date"),
            end: members.optional("end-date"),
        };
        if members.rest_untold().is_empty() {
            Ok(ends)
        } else {
            let wanted = "an object with `start-date` and `end-date` and nothing else";
            Err(Misfit::new(value, wanted))
        }
    }

    fn write(&self) -> Json {
        let mut writer = Writer::default();
        writer.put_some("start-date", self.start.as_ref());
        writer.put_some("end-date", self.end.as_ref());
        writer.end(&Entries::new())
    }
}

impl<T: Node> Node for OneOrEnds<T> {
    fn read(value: &Value<'_>, notes: &mut Notes) -> Result<Self, Misfit> {
        if value.as_object().is_some() {
            Ends::read(value, notes).map(Self::Ends)
        } else {
            Dynamic::read(value, notes).map(Self::One)
        }
    }

    fn write(&self) -> Json {
        match self {
            Self::One(value) => value.write(),
            Self::Ends(ends) => ends.write(),
        }
    }
}
