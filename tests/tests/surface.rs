//! The public names of `flowkit`, as `src/lib.rs` lists them, held by `tests/surface.txt`: a name that comes or goes shows in
//! a review, and none that only generated code uses gets out.
//!
//! After a change: `FLOWKIT_UPDATE=1 cargo test -p flowkit-tests --test surface`, and read the difference.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use syn::{Attribute, Item, Meta, UseTree, Visibility};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn items(file: &Path) -> Vec<Item> {
    let text = std::fs::read_to_string(file).expect("the source file");
    syn::parse_file(&text).expect("Rust").items
}

/// The names that these items make public, each with the feature that it needs.
fn public(items: &[Item], within: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for item in items {
        match item {
            Item::Use(item) if is_public(&item.vis) => {
                let mut ends = Vec::new();
                ends_of(&item.tree, &mut ends);
                let (note, hidden) = (condition(&item.attrs), is_hidden(&item.attrs));
                let ends = ends.iter().filter(|_| !hidden);
                names.extend(ends.map(|name| format!("{within}{name}{note}")));
            }
            Item::Mod(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                let (name, note) = (&item.ident, condition(&item.attrs));
                names.insert(format!("{within}{name}{note}"));
                let inside = item.content.iter().flat_map(|(_, inside)| inside);
                let inside: Vec<Item> = inside.cloned().collect();
                names.extend(public(&inside, &format!("{within}{name}::")));
            }
            _ => {}
        }
    }
    names
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// The names at the ends of a `use`; `crypto::*` is an end too.
fn ends_of(tree: &UseTree, ends: &mut Vec<String>) {
    match tree {
        UseTree::Path(path) if matches!(*path.tree, UseTree::Glob(_)) => {
            ends.push(format!("{}::*", path.ident));
        }
        UseTree::Path(path) => ends_of(&path.tree, ends),
        UseTree::Name(name) => ends.push(name.ident.to_string()),
        UseTree::Rename(rename) => ends.push(rename.rename.to_string()),
        UseTree::Glob(_) => ends.push("*".to_owned()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| ends_of(tree, ends)),
    }
}

/// ` (feature = "server")`
fn condition(attributes: &[Attribute]) -> String {
    let mut cfgs = attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::List(list) if list.path.is_ident("cfg") => Some(list.tokens.to_string()),
            _ => None,
        });
    cfgs.next()
        .map_or_else(String::new, |cfg| format!(" ({cfg})"))
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) => list.path.is_ident("doc") && list.tokens.to_string().contains("hidden"),
        _ => false,
    })
}

#[test]
fn public_names_are_those_that_were_decided() {
    let names = public(&items(&root().join("flowkit/src/lib.rs")), "");
    let names: Vec<String> = names.into_iter().collect();
    let written = names.join("\n") + "\n";
    let file = root().join("tests/surface.txt");
    if std::env::var_os("FLOWKIT_UPDATE").is_some() {
        std::fs::write(file, written).expect("the list");
        return;
    }
    let decided = std::fs::read_to_string(file).expect("the list");
    assert!(written == decided, "flowkit/src/lib.rs now has\n{written}");
}

/// A glob would make public whatever the runtime adds.
#[test]
fn nothing_is_public_by_a_glob() {
    let names = public(&items(&root().join("flowkit/src/lib.rs")), "");
    assert!(!names.iter().any(|name| name.contains('*')), "{names:?}");
}

/// What the runtime offers and `flowkit` does not list could not be reached by anyone.
#[test]
fn all_that_the_runtime_offers_is_listed() {
    let runtime = root().join("flowkit-runtime/src");
    let mut offered = public(&items(&runtime.join("lib.rs")), "");
    for module in ["crypto", "values"] {
        assert!(offered.remove(&format!("{module}::*")), "{module}");
        offered.extend(public(&items(&runtime.join(module).join("mod.rs")), ""));
    }
    let listed = public(&items(&root().join("flowkit/src/lib.rs")), "");
    let missing: Vec<&String> = offered.difference(&listed).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
