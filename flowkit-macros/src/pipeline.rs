//! The two entry points, on `proc_macro2` tokens so that tests can call them.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::LitStr;

use crate::args::{FlowArgs, Target};
use crate::check::{self, Checked};
use crate::diag::{Fault, Faults};
use crate::expand::{Expanded, Expansion, unreadable};
use crate::input::{Input, unmarked};
use crate::model::{Model, guess};
use crate::own_fault::{self, caught};
use crate::print::{self, Written};
use crate::surroundings::{Attribute, Surroundings};
use crate::tool_prelude;

/// Expands `#[flow(…)]`. Whatever is wrong, the user's item is part of what comes back.
pub(crate) fn flow(args: TokenStream, item: TokenStream) -> TokenStream {
    let (item, faults) = expand(args, item);
    quote!(#item #faults)
}

/// The expansion and what is wrong, apart.
pub(crate) fn expand(args: TokenStream, item: TokenStream) -> (TokenStream, Faults) {
    expand_by(judged, args, item)
}

/// The expansion by these steps. A panic in them is one fault, beside which the rest of the program compiles.
pub(crate) fn expand_by(
    steps: impl FnOnce(&FlowArgs, &Input, &mut Faults) -> Expanded,
    args: TokenStream,
    item: TokenStream,
) -> (TokenStream, Faults) {
    let whole = || {
        let mut faults = Faults::default();
        let read = Read::parse(args.clone(), &item, &mut faults);
        (read.expand(steps, &mut faults), faults)
    };
    let message = match caught(whole) {
        Ok(expanded) => return expanded,
        Err(message) => message,
    };
    let failed = || Faults::from(own_fault::fault(&message));
    let reading_again = || {
        // What else is wrong may be the cause of our failure, or a consequence. It is told once we do not fail.
        let read = Read::parse(args.clone(), &item, &mut Faults::default());
        let mut faults = failed();
        (read.expand(stand_in, &mut faults), faults)
    };
    // If reading is what fails, the item stands there alone.
    caught(reading_again).unwrap_or_else(|_| (item.clone(), failed()))
}

/// What stands in the code: the arguments and the item.
struct Read<'r> {
    args: FlowArgs,
    item: &'r TokenStream,
    /// `None` for an item that cannot be a flow.
    input: Option<Input>,
}

impl<'r> Read<'r> {
    fn parse(args: TokenStream, item: &'r TokenStream, faults: &mut Faults) -> Self {
        let args = FlowArgs::parse(args, faults);
        let input = Input::parse(item, faults);
        Self { args, item, input }
    }

    fn expand(
        self,
        steps: impl FnOnce(&FlowArgs, &Input, &mut Faults) -> Expanded,
        faults: &mut Faults,
    ) -> TokenStream {
        match &self.input {
            Some(input) => steps(&self.args, input, faults).item,
            None => no_flow(&self.args, unmarked(self.item.clone()), faults),
        }
    }
}

/// All steps after reading: the flow is looked up, compared with the handlers, and written out.
fn judged(args: &FlowArgs, input: &Input, faults: &mut Faults) -> Expanded {
    let model = Model::load(args, input.body(), &handled(input), faults);
    let checked = check::flow(args, input, &model, faults);
    let expanded = Expansion {
        args,
        input,
        model: &model,
        checked: &checked,
        tool_prelude: tool_prelude::is_there(),
    }
    .expanded(faults);
    print::if_asked(&Written {
        flow: &input.form.name(),
        file: args.file.as_ref().map(LitStr::value),
        code: &expanded.made,
    });
    expanded
}

/// The item with an empty flow, as where nothing is known of the Flow JSON. So rustc says nothing of what is missing.
fn stand_in(args: &FlowArgs, input: &Input, faults: &mut Faults) -> Expanded {
    Expansion {
        args,
        input,
        model: &guess::model(input.body(), args.module.as_ref(), &handled(input)),
        checked: &Checked {
            stub: true,
            ..Checked::default()
        },
        tool_prelude: tool_prelude::is_there(),
    }
    .expanded(faults)
}

/// The screens that have handlers.
fn handled(input: &Input) -> Vec<&str> {
    let screens =
        input
            .handlers
            .iter()
            .filter_map(|handler| match &handler.args.as_ref()?.target {
                Target::Screen(name) => Some(name.id.as_str()),
                _ => None,
            });
    screens.collect()
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
    // The user's item comes back even if looking into the file fails.
    if caught(was_said).unwrap_or(false) {
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
