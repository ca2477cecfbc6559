//! The two entry points, on `proc_macro2` tokens so that tests can call them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::args::{FlowArgs, Target};
use crate::check;
use crate::diag::{Fault, Faults};
use crate::expand::Expansion;
use crate::input::Input;
use crate::model::Model;
use crate::tool_prelude;

/// Expands `#[flow(…)]`. Whatever is wrong, the user's item is part of what comes back.
pub(crate) fn flow(args: TokenStream, item: TokenStream) -> TokenStream {
    let (item, faults) = expand(args, item);
    quote!(#item #faults)
}

/// The expansion and what is wrong, apart.
pub(crate) fn expand(args: TokenStream, item: TokenStream) -> (TokenStream, Faults) {
    let mut faults = Faults::default();
    let args = FlowArgs::parse(args, &mut faults);
    let Some(input) = Input::parse(&item, &mut faults) else {
        return (item, faults);
    };
    let handled: Vec<&str> = input
        .handlers
        .iter()
        .filter_map(|handler| match &handler.args.as_ref()?.target {
            Target::Screen(name) => Some(name.id.as_str()),
            _ => None,
        })
        .collect();
    let model = Model::load(&args, input.body(), &handled, &mut faults);
    let handlers = check::handlers(&args, &input, &model, &mut faults);
    let item = Expansion {
        args: &args,
        input: &input,
        model: &model,
        handlers: &handlers,
        tool_prelude: tool_prelude::is_there(),
    }
    .item();
    (item, faults)
}

/// `#[flow_screen(…)]` is taken off by the `#[flow]` around it; where it is still there, it stands alone.
pub(crate) fn stray_flow_screen(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut faults = Faults::default();
    let message = "`#[flow_screen]` marks the handlers of a flow, and this function is in none";
    let fault = if args.is_empty() {
        Fault::at_span(proc_macro2::Span::call_site(), message)
    } else {
        Fault::at(&args, message)
    };
    faults.push(
        fault
            .help("put `#[flow(\"…\")]` on the `impl` block or module that the function stands in")
            .help("the function stands directly in it, not in a block inside; `cfg_attr` hides the attribute from it"),
    );
    quote!(#item #faults)
}
