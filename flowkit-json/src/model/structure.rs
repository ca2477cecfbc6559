//! The faults that keep a document's screens and routes from being understood.

use std::collections::HashMap;

use crate::finding::{Finding, Findings};
use crate::read::{Member, Object, Span, Text, Value};

/// Collects every fault, so that one look at the list is enough to put the document right.
pub(super) fn check(root: &Value<'_>) -> Result<(), Findings> {
    let mut check = Check {
        root,
        ids: HashMap::new(),
        findings: Vec::new(),
    };
    match root.as_object() {
        Some(object) => {
            check.screens(object);
            check.routing_model(object);
        }
        None => check.add(
            root.span(),
            format!(
                "a Flow JSON document is an object, not {}",
                root.kind_name()
            ),
        ),
    }
    Findings::none_in(check.findings)
}

struct Check<'d> {
    root: &'d Value<'d>,
    /// Each screen id and where it was first declared.
    ids: HashMap<&'d str, Span>,
    findings: Vec<Finding>,
}

impl<'d> Check<'d> {
    fn add(&mut self, span: Span, message: String) {
        let path = self.root.path_of(span);
        self.findings.push(Finding::new(message, span, path));
    }

    fn add_with_help(&mut self, span: Span, message: String, help: impl Into<String>) {
        let path = self.root.path_of(span);
        self.findings
            .push(Finding::new(message, span, path).with_help(help));
    }

    fn screens(&mut self, root: &'d Object<'d>) {
        let Some(screens) = root.member("screens") else {
            let message = "the document has no `screens`".to_owned();
            let nearest = crate::nearest(
                "screens",
                root.members().map(|member| member.key().as_str()),
            );
            let misspelt = nearest.and_then(|name| root.member(name)).map(Member::key);
            return match misspelt {
                Some(key) => self.add_with_help(
                    key.span(),
                    message,
                    format!("is `{key}` meant to be `screens`?"),
                ),
                None => self.add_with_help(self.root.span(), message, "add an array `screens`"),
            };
        };
        match screens.value().as_array() {
            Some([]) => self.add(
                screens.value().span(),
                "`screens` is empty: a flow has at least one screen".into(),
            ),
            Some(list) => list.iter().for_each(|screen| self.screen(screen)),
            None => {
                let found = screens.value().kind_name();
                self.add(
                    screens.value().span(),
                    format!("`screens` must be an array of screens, not {found}"),
                );
            }
        }
    }

    fn screen(&mut self, screen: &'d Value<'d>) {
        let Some(object) = screen.as_object() else {
            return self.add(
                screen.span(),
                format!("a screen must be an object, not {}", screen.kind_name()),
            );
        };
        match object.get("id").map(|id| (id, id.as_text())) {
            None => self.add(screen.span(), "this screen has no `id`".into()),
            Some((id, None)) => self.add(
                id.span(),
                format!("a screen's `id` must be a string, not {}", id.kind_name()),
            ),
            Some((_, Some(id))) if id == "" => {
                self.add(id.span(), "a screen's `id` may not be empty".into());
            }
            Some((_, Some(id))) => match self.ids.get(id.as_str()) {
                Some(first) => {
                    let help = format!("the first one is at {}; ids must be unique", first.start());
                    self.add_with_help(id.span(), format!("there are two screens `{id}`"), help);
                }
                None => {
                    self.ids.insert(id.as_str(), id.span());
                }
            },
        }
    }

    fn routing_model(&mut self, root: &'d Object<'d>) {
        let Some(model) = root.get("routing_model") else {
            return;
        };
        let Some(entries) = model.as_object() else {
            let message = format!(
                "`routing_model` must be an object, not {}",
                model.kind_name()
            );
            let help = "write the screens that may follow under each screen's id: `{\"FIRST\": [\"SECOND\"]}`";
            return self.add_with_help(model.span(), message, help);
        };
        for entry in entries.members() {
            self.declared(entry.key());
            let Some(targets) = entry.value().as_array() else {
                let found = entry.value().kind_name();
                let message = format!(
                    "the routes of `{}` must be an array of screen ids, not {found}",
                    entry.key()
                );
                self.add(entry.value().span(), message);
                continue;
            };
            for target in targets {
                match target.as_text() {
                    Some(name) => self.declared(name),
                    None => {
                        let found = target.kind_name();
                        self.add(
                            target.span(),
                            format!("a route must be the id of a screen, not {found}"),
                        );
                    }
                }
            }
        }
    }

    /// Checks that a name in the routing model is a screen's.
    fn declared(&mut self, name: Text<'d>) {
        // Without any screen that could be understood, every name would be reported on top of the actual fault.
        if self.ids.is_empty() || self.ids.contains_key(name.as_str()) {
            return;
        }
        let message = format!("`{name}` is not a screen of this flow");
        if name == "SUCCESS" {
            // The most common mistake in public flows.
            let help =
                "leave it out: an endpoint may close the flow with `SUCCESS` from every screen";
            return self.add_with_help(name.span(), message, help);
        }
        let path = self.root.path_of(name.span());
        let nearest = crate::nearest(name.as_str(), self.ids.keys().copied());
        self.findings
            .push(Finding::new(message, name.span(), path).with_nearest(nearest));
    }
}
