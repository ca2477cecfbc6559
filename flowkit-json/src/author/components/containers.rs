//! Form, If and Switch
//! (<https://developers.facebook.com/docs/whatsapp/flows/reference/components>).

use super::Component;
use crate::author::table::objects;
use crate::author::{Binding, Dynamic, Entries, Json};

objects! {
    /// Inputs whose initial values and messages stand in one place; one a screen. From version 4.0 on inputs do without.
    ///
    /// ```
    /// use flowkit_json::author::{Form, Json, TextInput, data};
    ///
    /// let form = Form::new("details").child(TextInput::new("city", "City")).init("city", data("city"));
    /// assert_eq!(
    ///     Json::from(form).to_string(),
    ///     r#"{"type":"Form","name":"details","init-values":{"city":"${data.city}"},"children":[{"type":"TextInput","name":"city","label":"City"}]}"#
    /// );
    /// ```
    Form("type" = "Form") {
        new {
            /// Its name.
            name "name": String,
        }
        lists {
            /// The inputs, and what stands between them.
            children "children": Vec<Component>,
        }
        optional {
            /// What the inputs hold at first, by their names.
            init_values "init-values": Dynamic<Entries<Json>>,
            /// What is shown as wrong with them, by their names.
            error_messages "error-messages": Dynamic<Entries<Json>>,
        }
    }

    /// Components that are shown on a condition (from version 4.0); three deep at most.
    ///
    /// ```
    /// use flowkit_json::author::{If, Json, TextBody};
    ///
    /// let greeting = If::new("${data.is_new}").then(TextBody::new("Welcome")).otherwise(TextBody::new("Welcome back"));
    /// assert_eq!(
    ///     Json::from(greeting).to_string(),
    ///     r#"{"type":"If","condition":"${data.is_new}","then":[{"type":"TextBody","text":"Welcome"}],"else":[{"type":"TextBody","text":"Welcome back"}]}"#
    /// );
    /// ```
    If("type" = "If") {
        new {
            /// The condition, such as `(${data.guests} > 4) && ${data.is_open}`, or from version 6.0 an
            /// [`expression`](crate::author::expression).
            condition "condition": Dynamic<String>,
        }
        lists {
            /// What is shown if it holds; at least one component.
            then "then": Vec<Component>,
        }
        unset {
            /// What is shown if it does not.
            otherwise "else": Vec<Component>,
        }
    }

    /// Components that are shown by a text's value (from version 4.0).
    ///
    /// ```
    /// use flowkit_json::author::{Json, Switch, TextBody, data};
    ///
    /// let switch = Switch::new(data("plan")).case("basic", TextBody::new("One seat")).case("pro", TextBody::new("Ten seats"));
    /// assert_eq!(
    ///     Json::from(switch).to_string(),
    ///     r#"{"type":"Switch","value":"${data.plan}","cases":{"basic":[{"type":"TextBody","text":"One seat"}],"pro":[{"type":"TextBody","text":"Ten seats"}]}}"#
    /// );
    /// ```
    Switch("type" = "Switch") {
        new {
            /// The text to compare.
            value "value": Binding,
        }
        lists {
            /// The components by the value they are shown for; `default` stands for every other value.
            cases "cases": Entries<Vec<Component>>,
        }
    }
}

impl Form {
    /// Adds a component at the end.
    #[must_use]
    pub fn child(mut self, component: impl Into<Component>) -> Self {
        self.children.push(component.into());
        self
    }

    /// Adds components at the end.
    #[must_use]
    pub fn children(mut self, components: impl IntoIterator<Item = impl Into<Component>>) -> Self {
        self.children.extend(components.into_iter().map(Into::into));
        self
    }

    /// Sets what one input holds at first; a binding for all of them gives way.
    #[must_use]
    pub fn init(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        insert(&mut self.init_values, name.into(), value.into());
        self
    }

    /// Sets what is shown as wrong with one input; a binding for all of them gives way.
    #[must_use]
    pub fn error(mut self, name: impl Into<String>, message: impl Into<Json>) -> Self {
        insert(&mut self.error_messages, name.into(), message.into());
        self
    }
}

fn insert(entries: &mut Option<Dynamic<Entries<Json>>>, name: String, value: Json) {
    let mut known = match entries.take() {
        Some(Dynamic::Fixed(known)) => known,
        Some(Dynamic::Bound(_)) | None => Entries::new(),
    };
    known.insert(name, value);
    *entries = Some(Dynamic::Fixed(known));
}

impl If {
    /// Adds a component for when the condition holds.
    #[must_use]
    pub fn then(mut self, component: impl Into<Component>) -> Self {
        self.then.push(component.into());
        self
    }

    /// Adds a component for when the condition does not hold.
    #[must_use]
    pub fn otherwise(mut self, component: impl Into<Component>) -> Self {
        self.otherwise
            .get_or_insert_default()
            .push(component.into());
        self
    }
}

impl Switch {
    /// Adds a component to a case; the first one begins it.
    #[must_use]
    pub fn case(mut self, value: &str, component: impl Into<Component>) -> Self {
        if self.cases.get(value).is_none() {
            self.cases.push(value, Vec::new());
        }
        if let Some(case) = self.cases.get_mut(value) {
            case.push(component.into());
        }
        self
    }

    /// Begins a case for which nothing is shown.
    #[must_use]
    pub fn empty_case(mut self, value: &str) -> Self {
        if self.cases.get(value).is_none() {
            self.cases.push(value, Vec::new());
        }
        self
    }
}
