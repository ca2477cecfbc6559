//! The two entry points, on `proc_macro2` tokens so that tests can call them.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use crate::args::{FlowArgs, Target};
use crate::check;
use crate::diag::{Fault, Faults};
use crate::expand::{Expansion, unreadable};
use crate::input::{Input, unmarked};
use crate::model::{Model, guess};
use crate::surroundings::{Attribute, Surroundings};
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
        let item = no_flow(&args, unmarked(item), &mut faults);
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
    let checked = check::flow(&args, &input, &model, &mut faults);
    let item = Expansion {
        args: &args,
        input: &input,
        model: &model,
        checked: &checked,
        tool_prelude: tool_prelude::is_there(),
    }
    .item(&mut faults);
    (item, faults)
}

/// What comes back for an item that cannot be a flow: the item itself and, where a module may stand beside it, the screens
/// that the code speaks of, so that nothing is said about them.
fn no_flow(args: &FlowArgs, item: TokenStream, faults: &mut Faults) -> TokenStream {
    let modules_may_stand_beside = ["impl", "struct", "enum", "union", "trait"];
    let mut words = item.clone().into_iter();
    let keyword = words.find_map(|token| match token {
        TokenTree::Ident(word) if !["pub", "unsafe"].iter().any(|other| word == other) => {
            Some(word.to_string())
        }
        _ => None,
    });
    let is_beside = keyword.is_some_and(|word| modules_may_stand_beside.contains(&word.as_str()));
    let name = args.module.clone();
    let name = name.unwrap_or_else(|| Ident::new("screens", Span::call_site()));
    match is_beside.then(|| faults.first_as_type()).flatten() {
        Some(fault) => {
            let model = guess::model(&item, Some(&name), &[]);
            let screens = unreadable::module(&name, &model.guessed, &fault, &faults.types());
            quote!(#item #screens)
        }
        None => item,
    }
}

/// `#[flow_screen(…)]` is taken off by the `#[flow]` around it; where it is still there, it stands alone.
pub(crate) fn stray_flow_screen(args: TokenStream, item: TokenStream) -> TokenStream {
    if was_said() {
        return item;
    }
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

/// Whether a mark before this one in the same block, or a `#[flow]` on an item that can be no flow, has told it.
fn was_said() -> bool {
    let Some(file) = Surroundings::read() else {
        return false;
    };
    let on_no_flow = |attribute: &Attribute<'_>| {
        ["struct", "enum", "union", "trait"].contains(&attribute.item.keyword)
    };
    if file.attributes("flow").iter().any(on_no_flow) {
        return true;
    }
    let marks = file.attributes("flow_screen");
    let here = Span::call_site().start();
    file.at(&marks, here.line, here.column).is_some_and(|this| {
        let earlier = marks.iter().take_while(|mark| mark.start < this.start);
        this.block.is_some() && earlier.into_iter().any(|mark| mark.block == this.block)
    })
}
