//! The whole macro on `proc_macro2` tokens: what it says ([`messages`]), what it writes ([`expansion`], [`types`]), and how
//! it judges the Flow JSON ([`verdicts`]).

mod args;
mod expansion;
#[path = "../../../flowkit-json/tests/labelled/mod.rs"]
mod labelled;
mod messages;
mod own_fault;
mod types;
mod verdicts;

use proc_macro2::TokenStream;
use quote::quote;

use crate::pipeline::expand;

/// A flow that answers everything.
const FLOW: &str = r#"impl Clinic {
    #[flow_screen(_)]
    fn rest(&self) -> Result<Next<screens::AnyScreen>> { Next::close() }
}"#;

/// What is reported about this item under `#[flow(args)]`.
fn faults(args: &str, item: &str) -> Vec<String> {
    let tokens = |text: &str| text.parse::<TokenStream>().expect("tokens");
    let (expansion, faults) = expand(tokens(args), tokens(item));
    // Whatever is wrong, what comes back is Rust, and holds the user's item.
    syn::parse2::<syn::File>(quote!(#expansion #faults)).expect("items");
    faults.texts()
}

/// The first line of each fault.
fn messages(args: &str, item: &str) -> Vec<String> {
    faults(args, item)
        .into_iter()
        .map(|text| text.lines().next().unwrap_or_default().to_owned())
        .collect()
}
