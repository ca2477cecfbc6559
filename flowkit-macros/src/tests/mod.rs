//! The whole macro on `proc_macro2` tokens: what it says ([`messages`]) and what it writes ([`expansion`]).

mod args;
mod expansion;
mod messages;

use proc_macro2::TokenStream;
use quote::quote;

use crate::pipeline::expand;

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
