//! A panic of our own becomes one error that says so; rustc alone would say "custom attribute panicked".

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::Span;

use crate::diag::Fault;

/// What this returns, or the message of its panic.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // What the work had in hand is thrown away with it, so nothing half-done is seen.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| message(panic.as_ref()))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic without a message").to_owned()
}

/// The error at the attribute: `#[flow("flows/table.json")]` is underlined.
pub(crate) fn fault(message: &str) -> Fault {
    Fault::at_span(
        Span::call_site(),
        format!("flowkit itself failed here: {message}"),
    )
    .help(concat!(
        "this is a bug in flowkit ",
        env!("CARGO_PKG_VERSION"),
        ", whatever the Flow JSON and the code are like"
    ))
    .help(concat!(
        "please report it, with the Flow JSON and this item if you may show them: ",
        env!("CARGO_PKG_REPOSITORY"),
        "/issues"
    ))
}
