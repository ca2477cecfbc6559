//! Snapshots of what is written: `tests/expand/input/x.rs` becomes `tests/expand/x.rs`, which `flowkit-tests` compiles.
//!
//! After a change: `FLOWKIT_UPDATE=1 cargo test -p whatsapp-flowkit-macros && cargo fmt --all`, and read the difference.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{Attribute, Item, Meta};

use crate::pipeline::flow;

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand")
}

/// The file with every `#[flow]` in it expanded.
fn expanded(source: &str) -> String {
    let file = syn::parse_file(source).expect("the input is Rust");
    let mut tokens = TokenStream::new();
    for mut item in file.items {
        let attributes = match &mut item {
            Item::Impl(item) => &mut item.attrs,
            Item::Mod(item) => &mut item.attrs,
            other => {
                other.to_tokens(&mut tokens);
                continue;
            }
        };
        let position = attributes
            .iter()
            .position(|attribute| attribute.path().is_ident("flow"));
        match position.map(|position| attributes.remove(position)) {
            Some(Attribute {
                meta: Meta::List(list),
                ..
            }) => tokens.extend(flow(list.tokens, item.into_token_stream())),
            _ => item.to_tokens(&mut tokens),
        }
    }
    let text = printed(&tokens.to_string());
    // Outside of a compiler no calling file is known, and the path of the Flow JSON is absolute.
    text.replace(&format!("{}/", directory().display()), "")
}

/// The code as one printer writes it, so that it does not matter how rustfmt left a snapshot.
fn printed(code: &str) -> String {
    prettyplease::unparse(&syn::parse_file(code).expect("the expansion is Rust"))
}

fn compare(name: &str) {
    let snapshot = directory().join(format!("{name}.rs"));
    let source =
        std::fs::read_to_string(directory().join(format!("input/{name}.rs"))).expect("the input");
    let written = format!(
        "// What `input/{name}.rs` becomes; see `src/tests/expansion.rs`.\n\n{}",
        expanded(&source)
    );
    if std::env::var_os("FLOWKIT_UPDATE").is_some() {
        std::fs::write(snapshot, written).expect("the snapshot");
        return;
    }
    let expected = std::fs::read_to_string(&snapshot).unwrap_or_default();
    assert!(
        printed(&written) == printed(&expected),
        "{} differs; it would now be\n{written}",
        snapshot.display()
    );
}

#[test]
fn impl_form() {
    compare("impl_form");
}

#[test]
fn module_form() {
    compare("module_form");
}

#[test]
fn generic_with_cfg() {
    compare("generic_with_cfg");
}

/// Every kind of input, required or not; files; a completion.
#[test]
fn order() {
    compare("order");
}

/// Data within data, options with more than the usual members, keys that Rust has other uses for.
#[test]
fn offers() {
    compare("offers");
}

/// Several actions on a screen, told apart or not; what other screens hold; expressions.
#[test]
fn visit() {
    compare("visit");
}

/// Lines that a flow of so many screens, each with a handler, is expanded to.
fn lines_of(screens: usize) -> usize {
    let ids: Vec<String> = (0..screens).map(|number| format!("S{number}")).collect();
    let routes = ids
        .iter()
        .zip(ids.iter().skip(1))
        .map(|(from, to)| format!("{from} => [{to}],"));
    let list: String = routes.chain(ids.last().cloned()).collect();
    let handlers: String = ids
        .iter()
        .map(|id| {
            format!(
                "#[flow_screen({id})] async fn {}(&self, _: FlowToken) -> X {{}}",
                id.to_lowercase()
            )
        })
        .collect();
    let args = format!("init = never, screens({list})")
        .parse()
        .expect("tokens");
    let item = format!("impl Clinic {{ {handlers} }}")
        .parse()
        .expect("tokens");
    let expansion = flow(args, item);
    let file = syn::parse2(quote!(#expansion)).expect("items");
    prettyplease::unparse(&file).lines().count()
}

#[test]
fn a_screen_with_its_handler_costs_few_lines() {
    let each = (lines_of(40) - lines_of(20)) / 20;
    assert!(each <= 75, "{each} lines for each screen");
}
