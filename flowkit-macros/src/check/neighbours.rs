//! Another flow in the same module: both would make a module `screens`.

use crate::args::FlowArgs;
use crate::diag::{Fault, Faults};
use crate::input::{Form, Input, Repairs};
use crate::surroundings::{Attribute, Surroundings};

/// Whether this flow is a second one that does not name its module; reported, and its handlers taken out, since they
/// would be looked up in the screens of the other.
pub(super) fn second_flow(
    args: &FlowArgs,
    input: &Input,
    repairs: &mut Repairs,
    faults: &mut Faults,
) -> bool {
    let Form::Impl(header) = &input.form else {
        return false;
    };
    // Of two flows under `#[cfg(…)]` only one may be compiled, so we report nothing.
    if args.module.is_some() || !input.cfgs.is_empty() || !has_earlier() {
        return false;
    }
    let name = crate::input::last_name(&header.ty).map(|name| name.to_string().to_lowercase());
    let name = format!("{}_screens", name.as_deref().unwrap_or("other"));
    let fault = Fault::at_span(
        proc_macro2::Span::call_site(),
        "this is the second flow in one module, and both would make a module `screens`",
    );
    faults.push(
        fault
            .help(format!("name the screens of this one: `#[flow(…, screens = {name})]`, and use `{name}::…` in it"))
            .help("or move one of the flows into a module of its own"),
    );
    for handler in &input.handlers {
        repairs.replace(handler.place.whole.clone(), proc_macro2::TokenStream::new());
    }
    true
}

/// Whether an earlier flow stands beside the one that this macro was called for.
fn has_earlier() -> bool {
    let several = |text: &str| text.matches("flow(").count() > 1;
    let Some(file) = Surroundings::of_file_if(several) else {
        return false;
    };
    let attributes = file.attributes("flow");
    let here = proc_macro2::Span::call_site().start();
    let Some(this) = file.at(&attributes, here.line, here.column) else {
        return false;
    };
    let makes_screens = |other: &Attribute<'_>| {
        let names_module = other.words.windows(3).any(|words| match words {
            ["screens", "=", name] => *name != ">",
            _ => false,
        });
        other.item.keyword == "impl" && !other.item.has_cfg && !names_module
    };
    attributes
        .iter()
        .any(|other| other.start < this.start && other.block == this.block && makes_screens(other))
}
