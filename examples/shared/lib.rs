//! What the example programs have in common, so that each of them shows little but its flow: the command line, the
//! choice between a server and a demonstration, and the printing of what happens.

mod arguments;
mod clock;
mod demonstration;
mod paint;
mod program;
mod runs;
mod story;

pub use arguments::Arguments;
pub use clock::{Clock, SystemClock};
pub use paint::{Paint, is_wanted as is_paint_wanted};
pub use program::{Program, Start};
pub use runs::{Run, Runs};
pub use story::{Story, milliseconds};

use flowkit::HandlerError;

/// An error of a walk where something is not so.
///
/// # Errors
/// This sentence, if it is not so.
pub fn expect(is_so: bool, otherwise: &str) -> flowkit::Result<()> {
    if is_so {
        Ok(())
    } else {
        Err(HandlerError::msg(otherwise))
    }
}
