//! What to generate when the Flow JSON cannot be read: the fault is told once, and must not drown in complaints about
//! every name that comes from it. So the names are guessed, and each becomes a type about which rustc says nothing.

use std::collections::BTreeSet;

use flowkit_json::types::{Names, is_reserved, screaming};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::ext::IdentExt as _;

use super::{Guessed, Model, Screen};
use crate::surroundings::Surroundings;

/// The screens that have handlers, and the names that the code takes from `screens`: in this item, and in the file
/// around it where that can be read.
pub(crate) fn model(tokens: &TokenStream, module: Option<&Ident>, handled: &[&str]) -> Model {
    let module = module.map_or_else(|| "screens".to_owned(), Ident::to_string);
    let mut model = Model::default();
    for id in handled {
        let screen = Screen::named(id);
        let known = |other: &Screen| {
            other.names.ty == screen.names.ty || other.names.constant == screen.names.constant
        };
        if !model.screens.iter().any(known) {
            model.screens.push(screen);
        }
    }
    let all: Vec<usize> = (0..model.screens.len()).collect();
    for screen in &mut model.screens {
        screen.leads_to.clone_from(&all);
    }
    let mut words = Vec::new();
    flatten(tokens.clone(), &mut words);
    let file = Surroundings::read();
    // The words of the item stand in the file, unless a macro wrote them.
    words.extend(file.iter().flat_map(Surroundings::words).map(str::to_owned));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    model.guessed = Search {
        words: &words,
        module: &module,
        screens: &model.screens,
    }
    .guess();
    model
}

/// The words of tokens, as [`Surroundings`] has them.
fn flatten(tokens: TokenStream, words: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => words.push(name.unraw().to_string()),
            TokenTree::Punct(mark) => words.push(mark.as_char().to_string()),
            TokenTree::Literal(_) => {}
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                words.push(open.to_owned());
                flatten(group.stream(), words);
                words.push(close.to_owned());
            }
        }
    }
}

struct Search<'s> {
    words: &'s [&'s str],
    module: &'s str,
    screens: &'s [Screen],
}

impl Search<'_> {
    fn guess(&self) -> Guessed {
        let mut names: BTreeSet<&str> = BTreeSet::new();
        self.by_path(&mut names);
        let glob = [self.module, ":", ":", "*"];
        if self.words.windows(4).any(|window| window == glob) {
            self.by_use(&mut names);
        }
        self.by_prefix(&mut names);
        for screen in self.screens {
            names.insert(&screen.names.ty);
            names.insert(&screen.names.constant);
        }
        let (mut types, mut constants) = (BTreeSet::new(), BTreeSet::new());
        for name in names {
            if is_type(name) {
                types.insert(name.to_owned());
                constants.insert(screaming(name));
            } else {
                constants.insert(name.to_owned());
                types.insert(Names::of(name).ty);
            }
        }
        // `unreadable::module` writes these in every case.
        for name in ["Init", "AnyScreen"] {
            types.remove(name);
        }
        for name in ["INIT", "ANY_SCREEN", "FLOW_JSON"] {
            constants.remove(name);
        }
        constants.retain(|name| is_identifier(name) && !types.contains(name));
        types.retain(|name| is_identifier(name) && !is_reserved(name));
        Guessed { types, constants }
    }

    /// `screens::Seats`, `screens::{Seats, SeatsForm}`
    fn by_path<'w>(&'w self, names: &mut BTreeSet<&'w str>) {
        for (index, window) in self.words.windows(4).enumerate() {
            let [module, ":", ":", first] = window else {
                continue;
            };
            if *module != self.module {
                continue;
            }
            if *first != "{" {
                names.insert(first);
                continue;
            }
            let inside = self.words.get(index + 4..).unwrap_or_default();
            let mut before = "{";
            for word in inside.iter().take_while(|word| **word != "}") {
                // What stands behind `as` is the user's own name for it.
                if before != "as" {
                    names.insert(word);
                }
                before = word;
            }
        }
        names.retain(|name| is_identifier(name) && *name != "as" && *name != "self");
    }

    /// `Seats { … }`, `SeatsGuests::Two`, `Next<Seats>`, `show_as(SEATS, …)`, with `use screens::*` beside it.
    fn by_use<'w>(&'w self, names: &mut BTreeSet<&'w str>) {
        for (index, word) in self.words.iter().enumerate() {
            let before = |back: usize| {
                let index = index.checked_sub(back)?;
                self.words.get(index).copied()
            };
            let after = |ahead: usize| self.words.get(index + ahead).copied();
            let is_use = match (before(1), after(1)) {
                _ if !is_name(word) => false,
                // The end of a longer path, and what is declared here.
                (Some(":" | "impl" | "for" | "trait" | "struct" | "enum" | "mod" | "fn"), _) => {
                    false
                }
                (Some("("), _) if !is_type(word) => {
                    matches!(before(2), Some("show_as" | "show_as_with_error" | "is"))
                }
                (Some("<"), _) => before(2) == Some("Next"),
                (_, Some("{")) => is_type(word),
                (_, Some(":")) => is_type(word) && after(2) == Some(":"),
                _ => false,
            };
            if is_use && !self.is_own(word) {
                names.insert(word);
            }
        }
    }

    /// `SeatsForm`, `SeatsUpdate`, `ConfirmItem`: a screen's name and more.
    fn by_prefix<'w>(&'w self, names: &mut BTreeSet<&'w str>) {
        let handled = self.screens.iter().map(|screen| screen.names.ty.as_str());
        let screens: Vec<&str> = handled.chain(names.iter().copied()).collect();
        let more = self.words.iter().copied().filter(|word| {
            let is_longer = |screen: &&str| {
                let rest = word.strip_prefix(*screen);
                rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
            };
            is_type(word) && screens.iter().any(is_longer) && !self.is_own(word)
        });
        let more: Vec<&str> = more.collect();
        names.extend(more);
    }

    /// Whether the user declares or imports this name.
    fn is_own(&self, name: &str) -> bool {
        if is_reserved(name) {
            return true;
        }
        let mut in_use = false;
        let mut of_screens = false;
        let mut before = "";
        for word in self.words {
            match *word {
                "use" => (in_use, of_screens) = (true, false),
                ";" => in_use = false,
                word if in_use && word == self.module => of_screens = true,
                word if word == name && in_use && !of_screens => return true,
                word if word == name && DECLARING.contains(&before) => return true,
                _ => {}
            }
            before = word;
        }
        false
    }
}

const DECLARING: [&str; 6] = ["struct", "enum", "union", "type", "trait", "const"];

/// A word that may name a type or a constant of a screen.
fn is_name(word: &str) -> bool {
    word.len() > 1 && word.starts_with(char::is_uppercase)
}

fn is_type(word: &str) -> bool {
    is_name(word) && word.contains(char::is_lowercase)
}

fn is_identifier(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
        && word
            .chars()
            .all(|sign| sign.is_alphanumeric() || sign == '_')
}

#[cfg(test)]
mod tests {
    use super::model;

    fn guessed(code: &str, handled: &[&str]) -> (String, String) {
        let tokens = code.parse().expect("tokens");
        let guessed = model(&tokens, None, handled).guessed;
        let joined = |names: std::collections::BTreeSet<String>| {
            names.into_iter().collect::<Vec<_>>().join(" ")
        };
        (joined(guessed.types), joined(guessed.constants))
    }

    #[test]
    fn names_behind_the_module_are_its_own() {
        let code = "fn a(form: screens::SeatsForm) { screens::{Seats, Confirm as Last}; show_as(screens::SUMMARY, x) }";
        let (types, constants) = guessed(code, &["DETAILS"]);
        assert_eq!(types, "Confirm Details Seats SeatsForm Summary");
        assert_eq!(constants, "CONFIRM DETAILS SEATS SEATS_FORM SUMMARY");
    }

    #[test]
    fn with_everything_imported_uses_tell() {
        let code = "use screens::*; use std::collections::HashMap; struct Own { a: u8 }
            fn a(form: SeatsForm) -> Result<Next<Seats>> {
                let map = HashMap::new(); let own = Own { a: 1 }; let wait = std::time::Duration::ZERO;
                if form.guests == SeatsGuests::Two { return Next::show_as(SUMMARY, map) }
                Next::show(Confirm { own, items: vec![ConfirmItem { own }] })
            }";
        let (types, constants) = guessed(code, &["SEATS"]);
        assert_eq!(
            types,
            "Confirm ConfirmItem Seats SeatsForm SeatsGuests Summary"
        );
        assert!(constants.contains("SUMMARY") && !constants.contains("ZERO"));
        let (types, _) = guessed(&code.replace("use screens::*;", ""), &["SEATS"]);
        assert_eq!(types, "Seats SeatsForm SeatsGuests");
    }
}
