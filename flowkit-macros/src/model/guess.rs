//! What to generate when the Flow JSON cannot be read: the fault is told once, and must not drown in complaints about
//! every name that comes from it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt as _;

use flowkit_json::types::{Names, screaming};

use super::{Model, Screen};

/// The screens that have handlers, and those that the code names as `screens::…`.
pub(super) fn model(tokens: &TokenStream, module: Option<&Ident>, handled: &[&str]) -> Model {
    let module = module.map_or_else(|| "screens".to_owned(), Ident::to_string);
    let mut names = Vec::new();
    mentions(tokens.clone(), &module, &mut names);
    let mut model = Model::default();
    for id in handled {
        add(&mut model, Screen::named(id));
    }
    for name in names
        .iter()
        .filter(|name| !matches!(name.as_str(), "Init" | "AnyScreen" | "FLOW_JSON"))
    {
        let is_constant = !name.chars().any(char::is_lowercase);
        let mut screen = Screen::named(&screaming(name));
        if !is_constant {
            screen.names = Names::chosen(name);
        }
        add(&mut model, screen);
    }
    let all: Vec<usize> = (0..model.screens.len()).collect();
    for screen in &mut model.screens {
        screen.leads_to = all.clone();
    }
    model
}

fn add(model: &mut Model, screen: Screen) {
    let known = |other: &Screen| {
        other.names.ty == screen.names.ty || other.names.constant == screen.names.constant
    };
    if !model.screens.iter().any(known) {
        model.screens.push(screen);
    }
}

/// Every name behind `screens::`.
fn mentions(tokens: TokenStream, module: &str, names: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for window in tokens.windows(4) {
        if let [
            TokenTree::Ident(first),
            TokenTree::Punct(a),
            TokenTree::Punct(b),
            TokenTree::Ident(name),
        ] = window
            && first == module
            && a.as_char() == ':'
            && b.as_char() == ':'
        {
            names.push(name.unraw().to_string());
        }
    }
    for token in tokens {
        if let TokenTree::Group(group) = token {
            mentions(group.stream(), module, names);
        }
    }
}
