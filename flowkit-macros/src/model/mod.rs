//! The flow that was asked for: its screens and routes, whether from a Flow JSON or a list. No tokens here.

mod document;
pub(crate) mod guess;
mod list;
mod naming;
mod verdict;

use std::collections::BTreeSet;

use flowkit_json::types::{Names, Types};
use proc_macro2::TokenStream;

use crate::args::FlowArgs;
use crate::diag::{Fault, Faults};
use crate::source::Include;

/// The screens of a flow and the way between them.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) screens: Vec<Screen>,
    pub(crate) origin: Origin,
    /// What the routes come from, for messages.
    pub(crate) routes: Routes,
    /// The place of the routing model in the Flow JSON.
    pub(crate) routes_place: Option<String>,
    /// The types that are made from the Flow JSON, for each screen; none without one.
    pub(crate) types: Types,
    /// The names that the code takes from `screens`, where it cannot be known what they are.
    pub(crate) guessed: Guessed,
    /// Warnings about the Flow JSON; it compiles all the same.
    pub(crate) warnings: Vec<String>,
}

/// Names that the module of the screens would have.
#[derive(Debug, Default)]
pub(crate) struct Guessed {
    pub(crate) types: BTreeSet<String>,
    pub(crate) constants: BTreeSet<String>,
}

/// Where the screens come from.
#[derive(Debug, Default)]
pub(crate) enum Origin {
    /// A Flow JSON: its name as written, and how `include_str!` finds it.
    File { shown: String, include: Include },
    /// The list in the attribute.
    List,
    /// The Flow JSON could not be read; these are the screens that the code mentions, so that the compiler does not
    /// complain about each of them.
    #[default]
    Guess,
}

/// What the routes between screens come from.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Routes {
    /// The routing model of the Flow JSON.
    Model,
    /// The `navigate` actions of the Flow JSON, which has no routing model.
    Navigate,
    /// The arrows in the list.
    Arrows,
    /// Nothing is known, so everything is allowed.
    #[default]
    Unknown,
}

/// A screen and all that handlers are checked against.
#[derive(Debug, Clone)]
pub(crate) struct Screen {
    pub(crate) id: String,
    pub(crate) names: Names,
    /// The place of its id in the Flow JSON: `flows/appointment.json:14:9`.
    pub(crate) place: Option<String>,
    /// The screens that an answer may name, as indexes.
    pub(crate) leads_to: Vec<usize>,
    /// The place of its routes in the Flow JSON.
    pub(crate) routes_place: Option<String>,
    /// Whether the flow can be opened with it.
    pub(crate) entry: bool,
    /// Whether an answer can leave it showing.
    pub(crate) stays: bool,
    pub(crate) data: Data,
    /// The place of the first action that sends `data_exchange`, and whose it is.
    pub(crate) exchange: Option<Exchange>,
    /// The place of `"refresh_on_back": true`.
    pub(crate) refresh_on_back: Option<String>,
}

/// What is known of a screen's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Data {
    Undeclared,
    Declared {
        keys: Vec<String>,
        required: Vec<String>,
    },
    Unknown,
}

/// An action that sends `data_exchange`.
#[derive(Debug, Clone)]
pub(crate) struct Exchange {
    pub(crate) place: String,
    /// The type of its component, such as `Footer`.
    pub(crate) component: Option<String>,
}

impl Screen {
    /// A screen of which nothing but the id is known.
    fn named(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            names: Names::of(id),
            place: None,
            leads_to: Vec::new(),
            routes_place: None,
            entry: true,
            stays: true,
            data: Data::Unknown,
            exchange: None,
            refresh_on_back: None,
        }
    }

    /// Whether an error can be shown on it without repeating data.
    pub(crate) fn stays_without_data(&self) -> bool {
        self.stays && !matches!(&self.data, Data::Declared { required, .. } if !required.is_empty())
    }
}

impl Model {
    /// Reads what the arguments name; `mentions` is where to look for screens if that fails.
    pub(crate) fn load(
        args: &FlowArgs,
        mentions: &TokenStream,
        handled: &[&str],
        faults: &mut Faults,
    ) -> Self {
        let loaded = match (&args.file, &args.list) {
            (Some(file), _) => verdict::model(file, args, faults),
            (None, Some(list)) => {
                let mut model = list::model(list, faults);
                model.name(args, faults);
                Some(model)
            }
            (None, None) => None,
        };
        loaded.unwrap_or_else(|| guess::model(mentions, args.module.as_ref(), handled))
    }

    /// Whether the screens are known, rather than guessed after a fault.
    pub(crate) fn is_known(&self) -> bool {
        !matches!(self.origin, Origin::Guess)
    }

    pub(crate) fn index(&self, id: &str) -> Option<usize> {
        self.screens.iter().position(|screen| screen.id == id)
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.screens.iter().map(|screen| screen.id.as_str())
    }

    /// "its screens are …", or the first of them.
    pub(crate) fn all_screens(&self) -> String {
        const SHOWN: usize = 12;
        let mut ids: Vec<&str> = self.ids().take(SHOWN).collect();
        let more = self.screens.len().saturating_sub(SHOWN);
        let rest = format!("and {more} more");
        if more > 0 {
            ids.push(&rest);
        }
        match ids.as_slice() {
            [only] => format!("its one screen is {only}"),
            ids => format!("its screens are {}", ids.join(", ")),
        }
    }
}

/// A fault that belongs to the Flow JSON as a whole, or to the list.
pub(crate) fn fault_at_source(args: &FlowArgs, message: impl Into<String>) -> Fault {
    match (&args.file, &args.list) {
        (Some(file), _) => Fault::at(file, message),
        (None, Some(list)) => Fault::at(&list.word, message),
        (None, None) => Fault::at_span(proc_macro2::Span::call_site(), message),
    }
}
