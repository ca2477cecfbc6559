//! Puts the interface of a document together.

use super::listed::UndeclaredActions;
use super::payload::Payloads;
use super::{Interface, ScreenInterface, Sent, schema};
use crate::document::{Action, ActionKind, DataModel, Document, Screen};

impl<'d> Interface<'d> {
    /// The interface of a document.
    ///
    /// There always is one: what the document says wrongly reads as not said, and a reference to nothing as
    /// [`Source::Unresolved`](super::Source::Unresolved). [`validate`](crate::validate()) is there to find faults.
    ///
    /// ```
    /// use flowkit_json::interface::{InputKind, Source};
    /// use flowkit_json::{Document, Interface};
    ///
    /// let document = Document::parse(
    ///     r#"{"version": "7.3", "data_api_version": "3.0", "routing_model": {"NAME": []}, "screens": [
    ///         {"id": "NAME", "layout": {"type": "SingleColumnLayout", "children": [
    ///             {"type": "TextInput", "name": "name", "label": "Your name", "required": true},
    ///             {"type": "Footer", "label": "Done", "on-click-action": {
    ///                 "name": "data_exchange", "payload": {"guest": "${form.name}"}}}]}}]}"#,
    /// )?;
    /// let interface = Interface::of(&document);
    /// let guest = &interface.screens[0].exchanges[0].payload[0];
    /// assert_eq!(guest.key, "guest");
    /// assert!(!guest.value.may_be_absent);
    /// assert!(matches!(&guest.value.source, Source::Input(input) if matches!(input.kind, InputKind::Text)));
    /// # Ok::<(), flowkit_json::Findings>(())
    /// ```
    #[must_use]
    pub fn of(document: &'d Document<'_>) -> Self {
        let payloads = Payloads::of(document);
        let undeclared = UndeclaredActions::of(document);
        let screens = document.screens();
        Self {
            version: document.version(),
            data_api_version: document.data_api_version(),
            screens: screens
                .map(|screen| {
                    let mut interface = ScreenInterface::of(document, screen, &payloads);
                    if let Some(fields) = &mut interface.shows {
                        undeclared.add_to(screen.id().as_str(), fields);
                    }
                    interface
                })
                .collect(),
        }
    }
}

impl<'d> ScreenInterface<'d> {
    fn of(document: &'d Document<'d>, screen: &'d Screen<'d>, payloads: &Payloads<'d>) -> Self {
        let routes = document.routes();
        let id = screen.id();
        let successors = routes.successors(id.as_str());
        let predecessors = routes.predecessors(id.as_str());
        let itself = std::iter::once(id.as_str());
        let mut next: Vec<&str> = itself
            .chain(successors.iter().copied())
            .chain(predecessors.iter().copied())
            .collect();
        next.sort_unstable();
        next.dedup();
        let sent = |kind: ActionKind| {
            let is_wanted = move |action: &&'d Action<'d>| action.kind() == kind;
            let written = screen.actions_of(kind);
            let written = written.map(|action| payloads.sent(screen, action));
            let mut sent: Vec<Sent<'d>> = written.collect();
            for action in screen.listed_actions().iter().filter(is_wanted) {
                let item = payloads.sent_by_item(screen, action);
                // Most items send the same, each with constants of its own.
                if !sent.iter().any(|known| known.is_like(&item)) {
                    sent.push(item);
                }
            }
            sent
        };
        let data = screen.data();
        Self {
            id,
            terminal: screen.is_terminal(),
            may_follow_init: routes.may_follow(None, id.as_str()).is_allowed(),
            next,
            successors,
            predecessors,
            back_can_arrive: screen.refresh_on_back().is_some_and(|flag| flag.value),
            navigation_list: screen.navigation_list().is_some(),
            shows: data.map(schema::fields),
            required: data.iter().flat_map(DataModel::required).collect(),
            exchanges: sent(ActionKind::DataExchange),
            completions: sent(ActionKind::Complete),
        }
    }
}
