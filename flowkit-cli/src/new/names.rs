//! The Rust names that `#[flow]` gives to screens, and the ones it has to be told.

use std::collections::BTreeSet;

use flowkit_json::Interface;
use flowkit_json::types::{Names, Types};

use super::crate_name::KEYWORDS;

/// The names of a screen.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// `SignUp` and `SIGN_UP`.
    pub(super) names: Names,
    /// Whether they differ from what `#[flow]` would choose, because two types would bear the same.
    pub(super) chosen: bool,
}

impl Named {
    fn both(&self) -> [String; 2] {
        [self.names.ty.clone(), self.names.constant.clone()]
    }

    /// The name of a function: `sign_up`. `open` is the one for INIT.
    pub(super) fn function(&self) -> String {
        let function = self.names.constant.to_lowercase();
        if function == "open" || KEYWORDS.contains(&function.as_str()) {
            format!("{function}_screen")
        } else {
            function
        }
    }
}

/// The names of a flow's screens, no two alike, and the types that go with them.
pub(super) fn of_all(interface: &Interface<'_>) -> (Vec<Named>, Types) {
    let ids = interface.screens.iter().map(|screen| screen.id.as_str());
    let mut named = screens(&ids.collect::<Vec<_>>());
    loop {
        let names: Vec<Names> = named.iter().map(|named| named.names.clone()).collect();
        let types = Types::plan(interface, &names);
        // Where the form of one screen would be called as another screen, the screen gets another name; once.
        let clash = types.clashes.iter().find_map(|clash| {
            let mut screens = interface.screens.iter();
            screens.position(|screen| screen.id == *clash.screen)
        });
        match clash.and_then(|index| named.get_mut(index)) {
            Some(screen) if !screen.names.ty.ends_with("Page") => {
                screen.names = Names::chosen(&format!("{}Page", screen.names.ty));
                screen.chosen = true;
            }
            _ => return (named, types),
        }
    }
}

fn screens(ids: &[&str]) -> Vec<Named> {
    let own: Vec<Named> = ids
        .iter()
        .map(|id| Named {
            names: Names::of(id),
            chosen: false,
        })
        .collect();
    // A constant of the generated module.
    let mut taken = BTreeSet::from(["FLOW_JSON".to_owned()]);
    let all: BTreeSet<String> = own.iter().flat_map(Named::both).collect();
    let mut named = Vec::with_capacity(own.len());
    for mut screen in own {
        if screen.both().iter().any(|word| taken.contains(word)) {
            let ty = &screen.names.ty;
            let mut numbered = (2_u32..).map(|number| Named {
                names: Names::chosen(&format!("{ty}{number}")),
                chosen: true,
            });
            let free = numbered.find(|named| {
                let words = named.both();
                !words
                    .iter()
                    .any(|word| taken.contains(word) || all.contains(word))
            });
            if let Some(free) = free {
                screen = free;
            }
        }
        taken.extend(screen.both());
        named.push(screen);
    }
    named
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use flowkit_json::{Document, Interface};

    use super::{Named, of_all, screens};

    fn shown(named: &[Named]) -> Vec<(&str, &str, bool)> {
        named
            .iter()
            .map(|screen| {
                let names = &screen.names;
                (names.ty.as_str(), names.constant.as_str(), screen.chosen)
            })
            .collect()
    }

    #[test]
    fn no_two_screens_get_the_same() {
        let named = screens(&["JOIN_NOW", "join_now", "JOIN,NOW", "JOIN_NOW2", "FLOW_JSON"]);
        assert_eq!(
            shown(&named),
            [
                ("JoinNow", "JOIN_NOW", false),
                ("JoinNow3", "JOIN_NOW3", true),
                ("JoinNow4", "JOIN_NOW4", true),
                ("JoinNow2", "JOIN_NOW2", false),
                ("FlowJson2", "FLOW_JSON2", true),
            ]
        );
    }

    #[test]
    fn a_form_is_not_called_as_a_screen() {
        let send = r#"{"type": "Footer", "label": "Go", "on-click-action": {"name": "data_exchange", "payload": {}}}"#;
        let screen = |id: &str| {
            format!(
                r#"{{"id": "{id}", "title": "T", "layout": {{"type": "SingleColumnLayout", "children": [{send}]}}}}"#
            )
        };
        let text = format!(
            r#"{{"version": "7.3", "data_api_version": "3.0", "routing_model": {{}}, "screens": [{}, {}]}}"#,
            screen("JOIN"),
            screen("JOIN_FORM")
        );
        let document: Document<'static> = text.parse().unwrap();
        let (named, types) = of_all(&Interface::of(&document));
        assert!(types.clashes.is_empty());
        assert_eq!(named.iter().filter(|screen| screen.chosen).count(), 1);
    }

    #[test]
    fn functions_have_no_words_of_rust_for_names() {
        let named = screens(&["TYPE", "OPEN", "SIGN_UP"]);
        let functions: Vec<String> = named.iter().map(Named::function).collect();
        assert_eq!(functions, ["type_screen", "open_screen", "sign_up"]);
    }
}
