//! The Rust names that `#[flow]` gives to screens, and the ones it has to be told.

use std::collections::BTreeSet;

use flowkit_json::Interface;
use flowkit_json::types::{Names, Types};

use super::crate_name::KEYWORDS;

/// The names of a screen.
#[derive(Debug, Clone)]
pub(super) struct ScreenNames {
    /// `SignUp` and `SIGN_UP`.
    pub(super) names: Names,
    /// Whether they differ from the names that `#[flow]` would choose, because two types would have the same.
    pub(super) chosen: bool,
    /// The functions that are named after the screen.
    pub(super) functions: Functions,
}

/// Functions of the project, no two of one name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Functions {
    /// Answers what the screen sends, or gives what it shows: `sign_up`.
    pub(super) screen: String,
    /// Answers Back on the screen: `back_on_sign_up`.
    pub(super) back: String,
}

impl ScreenNames {
    fn both(&self) -> [String; 2] {
        [self.names.ty.clone(), self.names.constant.clone()]
    }
}

/// The names of a flow's screens, no two alike, and the types that go with them.
pub(super) fn of_all(interface: &Interface<'_>) -> (Vec<ScreenNames>, Types) {
    let ids = interface.screens.iter().map(|screen| screen.id.as_str());
    let mut named = screens(&ids.collect::<Vec<_>>());
    loop {
        let names: Vec<Names> = named.iter().map(|named| named.names.clone()).collect();
        let types = Types::plan(interface, &names);
        // A screen whose form would have the name of another screen gets another name, once.
        let clash = types.clashes.iter().find_map(|clash| {
            let mut screens = interface.screens.iter();
            screens.position(|screen| screen.id == *clash.screen)
        });
        match clash.and_then(|index| named.get_mut(index)) {
            Some(screen) if !screen.names.ty.ends_with("Page") => {
                screen.names = Names::chosen(&format!("{}Page", screen.names.ty));
                screen.chosen = true;
            }
            _ => {
                name_functions(&mut named);
                return (named, types);
            }
        }
    }
}

/// The handler of INIT.
const OPEN: &str = "open";

/// Names the functions of each screen.
fn name_functions(named: &mut [ScreenNames]) {
    let plain = |screen: &ScreenNames| screen.names.constant.to_lowercase();
    let is_free = |name: &str| name != OPEN && !KEYWORDS.contains(&name);
    // Screens whose own name is free take it first.
    let mut taken: BTreeSet<String> = named
        .iter()
        .map(plain)
        .filter(|name| is_free(name))
        .collect();
    taken.insert(OPEN.to_owned());
    let mut another = |name: String| {
        let numbered = (2_u32..).map(|number| format!("{name}{number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let free = names.find(|name| !taken.contains(name));
        let free = free.unwrap_or(name);
        taken.insert(free.clone());
        free
    };
    for screen in named {
        let name = plain(screen);
        screen.functions = Functions {
            back: another(format!("back_on_{name}")),
            screen: match is_free(&name) {
                true => name,
                false => another(format!("{name}_screen")),
            },
        };
    }
}

fn screens(ids: &[&str]) -> Vec<ScreenNames> {
    let own: Vec<ScreenNames> = ids
        .iter()
        .map(|id| ScreenNames {
            names: Names::of(id),
            chosen: false,
            functions: Functions::default(),
        })
        .collect();
    // A constant of the generated module.
    let mut taken = BTreeSet::from(["FLOW_JSON".to_owned()]);
    let all: BTreeSet<String> = own.iter().flat_map(ScreenNames::both).collect();
    let mut named = Vec::with_capacity(own.len());
    for mut screen in own {
        if screen.both().iter().any(|word| taken.contains(word)) {
            let ty = &screen.names.ty;
            let mut numbered = (2_u32..).map(|number| ScreenNames {
                names: Names::chosen(&format!("{ty}{number}")),
                chosen: true,
                functions: Functions::default(),
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

    use super::{ScreenNames, name_functions, of_all, screens};

    fn shown(named: &[ScreenNames]) -> Vec<(&str, &str, bool)> {
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
        let mut named = screens(&["TYPE", "OPEN", "SIGN_UP"]);
        name_functions(&mut named);
        let functions: Vec<&str> = named
            .iter()
            .map(|screen| screen.functions.screen.as_str())
            .collect();
        assert_eq!(functions, ["type_screen", "open_screen", "sign_up"]);
    }

    #[test]
    fn no_two_functions_are_called_alike() {
        let ids = [
            "TYPE",
            "TYPE_SCREEN",
            "OPEN_SCREEN",
            "OPEN",
            "A",
            "BACK_ON_A",
            "BACK_ON_TYPE",
        ];
        let mut named = screens(&ids);
        name_functions(&mut named);
        let mut all: Vec<String> = named
            .iter()
            .flat_map(|screen| {
                [
                    screen.functions.screen.clone(),
                    screen.functions.back.clone(),
                ]
            })
            .collect();
        assert!(all.contains(&"back_on_a".to_owned()) && all.contains(&"back_on_a2".to_owned()));
        assert!(all.contains(&"type_screen2".to_owned()), "{all:?}");
        all.sort();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count, "{all:?}");
    }
}
