//! Screens and their layout.

use super::table::objects;
use super::{Component, Data, Dynamic, Field};

/// The only layout that there is.
const SINGLE_COLUMN: &str = "SingleColumnLayout";

objects! {
    /// A screen.
    ///
    /// ```
    /// use flowkit_json::author::{Action, Footer, Json, Screen, TextBody};
    ///
    /// let screen = Screen::new("THANKS")
    ///     .title("Thank you")
    ///     .terminal(true)
    ///     .child(TextBody::new("We will call you."))
    ///     .child(Footer::new("Done", Action::complete()));
    /// assert_eq!(Json::from(screen).get("terminal"), Some(&Json::Bool(true)));
    /// ```
    Screen {
        new {
            /// Its id: letters and underscores, once a document.
            id "id": String,
        }
        optional {
            /// What stands at its head; Meta's validator asks for it.
            title "title": Dynamic<String>,
            /// Whether the flow may end here.
            terminal "terminal": bool,
            /// Whether ending here is a success; only with `terminal`, and then it is, if nothing is said.
            success "success": bool,
            /// Whether Back on this screen asks the endpoint.
            refresh_on_back "refresh_on_back": bool,
        }
        unset {
            /// The names of inputs that a summary shown to the user hides (from version 5.1).
            sensitive "sensitive": Vec<String>,
            /// The data it is shown with.
            data "data": Data,
            /// What stands on it.
            layout "layout": Layout,
        }
        beside {
            /// The screens that the endpoint may answer with; no part of the JSON, but of the routing model inferred from it.
            leads_to: Vec<String>,
        }
    }

    /// What stands on a screen; made by [`Screen::child`].
    Layout {
        new {
            /// The layout's type, `SingleColumnLayout`.
            kind "type": String,
        }
        lists {
            /// The components, from top to bottom.
            children "children": Vec<Component>,
        }
    }
}

impl Screen {
    /// Adds a component at the end of the screen.
    ///
    /// ```
    /// use flowkit_json::author::{Screen, TextBody, TextHeading};
    ///
    /// let screen = Screen::new("START").child(TextHeading::new("Hello")).child(TextBody::new("How are you?"));
    /// assert_eq!(screen.layout.unwrap().children.len(), 2);
    /// ```
    #[must_use]
    pub fn child(mut self, component: impl Into<Component>) -> Self {
        self.layout_mut().children.push(component.into());
        self
    }

    /// Adds components at the end of the screen.
    ///
    /// ```
    /// use flowkit_json::author::{Screen, TextBody};
    ///
    /// let lines = ["One", "Two"].map(|line| TextBody::new(line));
    /// assert_eq!(Screen::new("START").children(lines).layout.unwrap().children.len(), 2);
    /// ```
    #[must_use]
    pub fn children(mut self, components: impl IntoIterator<Item = impl Into<Component>>) -> Self {
        let components = components.into_iter().map(Into::into);
        self.layout_mut().children.extend(components);
        self
    }

    /// Adds a field to the data that the screen is shown with.
    #[must_use]
    pub fn data(mut self, field: Field) -> Self {
        self.data.get_or_insert_default().fields.push(field);
        self
    }

    /// Names the data fields that every answer for this screen must hold.
    ///
    /// ```
    /// use flowkit_json::author::{Field, Screen};
    ///
    /// let screen = Screen::new("START").data(Field::string("greeting").example("Hello")).data_required(["greeting"]);
    /// assert_eq!(screen.data.unwrap().required.unwrap(), ["greeting"]);
    /// ```
    #[must_use]
    pub fn data_required(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let names = names.into_iter().map(Into::into).collect();
        self.data.get_or_insert_default().required = Some(names);
        self
    }

    /// Names inputs of this screen that a summary shown to the user hides (from version 5.1).
    ///
    /// ```
    /// use flowkit_json::author::{Screen, TextInput};
    ///
    /// let screen = Screen::new("START").child(TextInput::new("iban", "IBAN")).sensitive(["iban"]);
    /// assert_eq!(screen.sensitive.unwrap(), ["iban"]);
    /// ```
    #[must_use]
    pub fn sensitive(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.sensitive = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// Names a screen that the endpoint may answer with here. No document says what an endpoint answers, so the routing
    /// model is inferred from this and the `navigate` actions.
    ///
    /// ```
    /// use flowkit_json::author::{FlowJson, Screen};
    ///
    /// let flow = FlowJson::new("7.3")
    ///     .endpoint("3.0")
    ///     .screen(Screen::new("CHOOSE").leads_to("CONFIRM").leads_to("SORRY"))
    ///     .screen(Screen::new("CONFIRM"))
    ///     .screen(Screen::new("SORRY"));
    /// assert_eq!(flow.inferred_routes().get("CHOOSE").unwrap(), &["CONFIRM", "SORRY"]);
    /// ```
    #[must_use]
    pub fn leads_to(mut self, screen: impl Into<String>) -> Self {
        self.leads_to.push(screen.into());
        self
    }

    fn layout_mut(&mut self) -> &mut Layout {
        self.layout
            .get_or_insert_with(|| Layout::new(SINGLE_COLUMN))
    }
}
