//! The types of all sorts of Flow JSON: whatever is in it, Rust comes out.

use std::path::PathBuf;

use flowkit_json::types::{Names, field_name};
use flowkit_json::{Document, Interface};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::Item;

use super::FLOW;
use super::labelled;
use crate::pipeline::expand;

/// A directory that is there for one test.
struct Directory(PathBuf);

impl Directory {
    fn new(test: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("flowkit-types-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a directory");
        Self(path)
    }

    /// The arguments for a flow with this Flow JSON.
    fn flow(&self, text: &str, more: &str) -> TokenStream {
        let path = self.0.join("flow.json");
        std::fs::write(&path, text).expect("a file");
        format!("{:?} {more}", path.display().to_string())
            .parse()
            .expect("tokens")
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_valid_flow_becomes_rust() {
    let directory = Directory::new("corpus");
    let documents = labelled::documents();
    let mut names: Vec<&str> = documents.keys().copied().collect();
    names.sort_unstable();
    let (mut count, mut frozen, mut documented) = (0, 0, 0);
    for name in names.into_iter().filter(|name| name.starts_with("valid/")) {
        let text = &documents[name];
        let document = Document::parse(text).expect("a document");
        if Interface::of(&document).data_api_version.is_none() {
            continue;
        }
        let item: TokenStream = FLOW.parse().expect("tokens");
        let (mut expansion, mut faults) = expand(directory.flow(text, ""), item.clone());
        let texts = faults.texts();
        if texts
            .iter()
            .any(|text| text.contains("`#[flow(…, frozen)]`"))
        {
            (expansion, faults) = expand(directory.flow(text, ", frozen"), item);
            frozen += 1;
        }
        let texts = faults.texts();
        // What Meta's validator takes in spite of its own rules, or two screens of one name.
        let known =
            |text: &String| text.contains("(Meta: ") || text.contains("would both be called");
        assert!(texts.iter().all(known), "{name}: {texts:#?}");
        let file = syn::parse2::<syn::File>(quote!(#expansion));
        let file = file.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!quote!(#file).to_string().contains("__Unnamed"), "{name}");
        documented += everything_says_where(name, &file.items);
        count += 1;
    }
    assert!(count > 100, "{count} flows, {frozen} of them frozen");
    assert!(documented > 5000, "{documented} types, fields and variants");
}

/// Every type, field and variant made from the Flow JSON says from which place in it; counts them.
fn everything_says_where(name: &str, items: &[Item]) -> usize {
    let mut count = 0;
    let mut says_where = |what: &syn::Ident, attributes: &[syn::Attribute]| {
        let text = quote!(#(#attributes)*).to_string();
        assert!(text.contains("flow.json:"), "{name}: {what}: {text}");
        count += 1;
    };
    let mut nested = 0;
    for item in items {
        match item {
            Item::Mod(module) if module.ident != "__routes" => {
                let items = module.content.as_ref().map(|(_, items)| items.as_slice());
                nested += everything_says_where(name, items.unwrap_or_default());
            }
            Item::Struct(item) => {
                says_where(&item.ident, &item.attrs);
                for field in &item.fields {
                    says_where(field.ident.as_ref().expect("a name"), &field.attrs);
                }
            }
            Item::Enum(item) if item.ident != "Init" && item.ident != "AnyScreen" => {
                says_where(&item.ident, &item.attrs);
                for variant in &item.variants {
                    if matches!(variant.fields, syn::Fields::Unnamed(_)) {
                        continue; // The one for all other ids.
                    }
                    says_where(&variant.ident, &variant.attrs);
                    for field in &variant.fields {
                        says_where(field.ident.as_ref().expect("a name"), &field.attrs);
                    }
                }
            }
            _ => {}
        }
    }
    count + nested
}

#[test]
fn a_form_is_known_however_it_is_written() {
    let directory = Directory::new("forms");
    let documents = labelled::documents();
    let text = &documents["valid/clinic-7-3-unchanged-base-flow.json"];
    for argument in [
        "DepartmentForm",
        "&DepartmentForm",
        "screens::DepartmentForm",
    ] {
        let item = format!(
            "impl Clinic {{
                #[flow_screen(DOCTOR)]
                fn doctor(&self, form: {argument}) -> Result<Next<screens::Doctor>> {{ Next::close() }}
                #[flow_screen(_)]
                fn rest(&self) -> Result<Next<screens::AnyScreen>> {{ Next::close() }}
            }}"
        );
        let (_, faults) = expand(directory.flow(text, ""), item.parse().expect("tokens"));
        let faults = faults.texts();
        let expected =
            "this is what screen `DEPARTMENT` sends, and the handler answers for `DOCTOR`";
        assert!(
            faults.iter().any(|fault| fault.starts_with(expected)),
            "{argument}: {faults:#?}"
        );
        // Its own form is fine.
        let (_, faults) = expand(
            directory.flow(text, ""),
            item.replace("DepartmentForm", "DoctorForm")
                .parse()
                .expect("tokens"),
        );
        assert!(
            faults.texts().is_empty(),
            "{argument}: {:#?}",
            faults.texts()
        );
    }
}

/// Whether each of these is an identifier to Rust.
fn are_identifiers(names: &[String]) -> bool {
    let Ok(tokens) = names.join(" ").parse::<TokenStream>() else {
        return false;
    };
    let tokens: Vec<_> = tokens.into_iter().collect();
    tokens.len() == names.len()
        && tokens
            .iter()
            .all(|token| matches!(token, TokenTree::Ident(_)))
}

#[test]
fn every_letter_there_is_gives_a_name() {
    let names = |letter: char| {
        let keys = [format!("a{letter}b"), format!("{letter}{letter} {letter}")];
        keys.map(|key| {
            let Names { ty, constant } = Names::of(&key);
            [field_name(&key), ty, constant]
        })
        .concat()
    };
    let mut wrong = Vec::new();
    // One at a time would take a minute.
    let letters: Vec<char> = ('\0'..=char::MAX)
        .filter(|letter| letter.is_alphabetic() || *letter < '\u{3000}')
        .collect();
    for letters in letters.chunks(64) {
        if are_identifiers(
            &letters
                .iter()
                .flat_map(|letter| names(*letter))
                .collect::<Vec<_>>(),
        ) {
            continue;
        }
        for name in letters.iter().flat_map(|letter| names(*letter)) {
            let written = crate::expand::ident(&name).to_string();
            if written == "__Unnamed" {
                wrong.push(name.escape_unicode().to_string());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn keywords_are_written_as_names() {
    let keywords = "abstract as async await become box break const continue crate do dyn else enum extern false final \
                    fn for gen if impl in let loop macro match mod move mut override priv pub ref return self static \
                    struct super trait true try type typeof unsafe unsized use virtual where while yield";
    for keyword in keywords.split_whitespace() {
        let written = crate::expand::ident(&field_name(keyword)).to_string();
        let expected = match keyword {
            "self" | "super" | "crate" => format!("{keyword}_"),
            other => format!("r#{other}"),
        };
        assert_eq!(written, expected);
    }
}
