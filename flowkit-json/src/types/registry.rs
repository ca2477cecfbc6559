//! The names of the generated types: no two alike, and none that hides a prelude's.

use std::collections::{HashMap, HashSet};

use super::names::{Names, is_reserved};
use crate::interface::Interface;
use crate::read::Span;

/// Two generated types that would share a name.
#[derive(Debug, Clone)]
pub struct Clash {
    /// The name.
    pub name: String,
    /// What the type is for that got another name, such as "the form of screen `A`".
    pub what: String,
    /// What has the name.
    pub other: String,
    /// The screen that a new name would help.
    pub screen: String,
    /// The place of that screen.
    pub span: Span,
}

/// Which name is whose.
#[derive(Debug)]
pub(super) struct Registry {
    /// The type names of the screens.
    pub(super) screens: Vec<Names>,
    taken: HashMap<String, String>,
    /// What the types of screens are called, whether there are such or not: a part must not take such a name before.
    kept: HashSet<String>,
    pub(super) clashes: Vec<Clash>,
}

/// The names of what belongs to a screen; `None` for what it does not have.
#[derive(Debug, Clone, Default)]
pub(super) struct PublicNames {
    pub(super) update: Option<String>,
    pub(super) form: Option<String>,
    pub(super) params: Option<String>,
}

impl Registry {
    pub(super) fn new(interface: &Interface<'_>, names: &[Names]) -> Self {
        let screens = interface.screens.iter().zip(names);
        let taken = screens.map(|(screen, names)| {
            let what = format!("the data of screen `{}`", screen.id);
            (names.ty.clone(), what)
        });
        let kept = names.iter().flat_map(|names| {
            let suffixes = ["Update", "Form", "Params"].into_iter();
            suffixes.map(|suffix| format!("{}{suffix}", names.ty))
        });
        Self {
            taken: taken.collect(),
            kept: kept.collect(),
            screens: names.to_vec(),
            clashes: Vec::new(),
        }
    }

    /// The names that users write for what belongs to the screens, in their order; before any part gets its name.
    pub(super) fn public_names(&mut self, interface: &Interface<'_>) -> Vec<PublicNames> {
        let screens = interface.screens.iter().enumerate();
        let names = screens.map(|(index, screen)| {
            let (ty, id) = (self.screen(index), screen.id.as_str());
            let mut name = |suffix: &str, what: &str, span: Option<Span>| {
                span.map(|span| self.public(format!("{ty}{suffix}"), what, id, span))
            };
            let updates = screen.shows.as_ref().is_some_and(|shows| !shows.is_empty())
                && !screen.navigation_list;
            let form = screen.exchanges.first().map(|action| action.span);
            let params = screen.completions.first().map(|action| action.span);
            PublicNames {
                update: name("Update", "the update", updates.then(|| screen.id.span())),
                form: name("Form", "the form", form),
                params: name("Params", "the completion's parameters", params),
            }
        });
        names.collect()
    }

    /// The type name of the screen with this index.
    pub(super) fn screen(&self, index: usize) -> String {
        self.screens
            .get(index)
            .map(|names| names.ty.clone())
            .unwrap_or_default()
    }

    /// A name that users write: another type of the same name is a clash.
    fn public(&mut self, name: String, what: &str, screen: &str, span: Span) -> String {
        let Some(other) = self.taken.get(&name).cloned() else {
            self.taken
                .insert(name.clone(), format!("{what} of screen `{screen}`"));
            return name;
        };
        self.clashes.push(Clash {
            name: name.clone(),
            what: format!("{what} of screen `{screen}`"),
            other,
            screen: screen.to_owned(),
            span,
        });
        self.private(name)
    }

    /// A name for a part: it is made from its place, so where that is taken, it gets a suffix.
    pub(super) fn private(&mut self, name: String) -> String {
        let free = |name: &str| {
            !self.taken.contains_key(name) && !self.kept.contains(name) && !is_reserved(name)
        };
        let numbered = (2_u32..).map(|number| format!("{name}{number}"));
        let candidates = [name.clone(), format!("{name}Data")].into_iter();
        let found = candidates.chain(numbered).find(|name| free(name));
        let found = found.unwrap_or(name);
        self.taken.insert(found.clone(), "a part".to_owned());
        found
    }
}
