//! With what a flow opens that is sent or previewed.

use crate::failure::Result;
use crate::output::Output;

/// Whether it opens by asking its endpoint: if that is asked for, or if it has one and no screen to begin with is asked
/// for. What people may not expect is said.
///
/// A flow that opens with a screen sends its endpoint no INIT, and whoever has written a handler for that waits for it in
/// vain.
pub(super) fn asks_the_endpoint(
    is_asked_for: bool,
    is_screen_asked_for: bool,
    has_endpoint: bool,
    output: &mut Output,
) -> Result<bool> {
    match (has_endpoint, is_asked_for) {
        (true, true) => {}
        (true, false) if is_screen_asked_for => output.say(
            "the flow opens with a screen at once: its endpoint gets no INIT, and is asked by what its screens send",
        )?,
        (true, false) => output.say(
            "the flow has an endpoint, so it opens by asking it, with INIT (as by --data-exchange); --navigate or --screen \
             opens it with a screen instead",
        )?,
        (false, true) => output
            .warn("the flow has no endpoint to begin with: its JSON has no `data_api_version`")?,
        (false, false) => {}
    }
    Ok(is_asked_for || has_endpoint && !is_screen_asked_for)
}
