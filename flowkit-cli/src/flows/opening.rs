//! Whether a flow that is sent or previewed opens with a screen or by asking its endpoint.

use crate::failure::Result;
use crate::output::Output;

/// Whether it opens by asking its endpoint: with --data-exchange, or if it has an endpoint and neither --screen nor --navigate
/// is there. This says on standard error which way it takes, because a flow that opens with a screen sends its endpoint no
/// INIT, and whoever wrote a handler for INIT would wait for it in vain.
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
