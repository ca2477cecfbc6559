//! The clock, which is injected so that tests choose their own day.

use jiff::Zoned;
use jiff::civil::DateTime;

/// Tells the date and time on the business's wall.
pub trait Clock: Send + Sync + 'static {
    /// Now, in the business's time zone.
    fn now(&self) -> DateTime;
}

/// The machine's clock and time zone (`TZ` chooses another).
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime {
        Zoned::now().datetime()
    }
}
