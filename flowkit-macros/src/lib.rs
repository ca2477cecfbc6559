//! The attribute macros of flowkit. Users reach them through the crate `flowkit`, where they are documented.
//!
//! The way of a flow through this crate: arguments (`args`) and item (`input`) are parsed independently, the
//! Flow JSON is found and read (`source`), both are joined to a `model`, the `check`s compare the handlers with
//! it, and `expand` writes code. Every phase reports to one collector (`diag`), so that all faults of a flow
//! show at once; and whatever is wrong, the user's own code is always emitted.

mod args;
mod check;
mod diag;
mod expand;
mod input;
mod model;
mod own_fault;
mod pipeline;
mod print;
mod source;
mod surroundings;
#[cfg(test)]
mod tests;
mod tool_prelude;

use proc_macro::TokenStream;

#[allow(
    missing_docs,
    reason = "documented where users meet it: flowkit/src/docs/flow.md"
)]
#[proc_macro_attribute]
pub fn flow(args: TokenStream, item: TokenStream) -> TokenStream {
    pipeline::flow(args.into(), item.into()).into()
}

#[allow(
    missing_docs,
    reason = "documented where users meet it: flowkit/src/docs/flow_screen.md"
)]
#[proc_macro_attribute]
pub fn flow_screen(args: TokenStream, item: TokenStream) -> TokenStream {
    pipeline::stray_flow_screen(args.into(), item.into()).into()
}
