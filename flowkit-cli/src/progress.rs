//! The line that says what is being waited for.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::one_line;

/// How often the spinner moves.
const TICK: Duration = Duration::from_millis(120);

/// A line such as "publishing flow 1111 (3s)" on standard error, if that is a terminal. It is erased when this is dropped.
pub(crate) struct Waiting(ProgressBar);

impl Waiting {
    pub(crate) fn new(what: impl AsRef<str>) -> Self {
        Self::with_target(ProgressDrawTarget::stderr(), what)
    }

    fn with_target(target: ProgressDrawTarget, what: impl AsRef<str>) -> Self {
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.set_message(one_line(what.as_ref()));
        bar.enable_steady_tick(TICK);
        Self(bar)
    }

    /// Says something else from now on.
    pub(crate) fn say(&self, what: impl AsRef<str>) {
        self.0.set_message(one_line(what.as_ref()));
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use indicatif::{InMemoryTerm, ProgressDrawTarget};

    use super::Waiting;

    #[test]
    fn what_is_waited_for_stands_on_the_terminal_until_it_is_there() {
        let terminal = InMemoryTerm::new(2, 60);
        let target = ProgressDrawTarget::term_like(Box::new(terminal.clone()));
        let waiting = Waiting::with_target(target, "publishing flow 1111");
        waiting.0.force_draw();
        let shown = terminal.contents();
        assert!(shown.contains(" publishing flow 1111 ("), "{shown}");
        waiting.say("publishing flow 2222");
        waiting.0.force_draw();
        let shown = terminal.contents();
        assert!(shown.contains(" publishing flow 2222 ("), "{shown}");
        drop(waiting);
        assert_eq!(terminal.contents(), "");
    }

    #[test]
    fn a_name_from_meta_cannot_steer_the_terminal() {
        let waiting = Waiting::new("downloading a\u{1b}[2Jb\nc");
        assert_eq!(waiting.0.message(), "downloading a\u{fffd}[2Jb c");
        waiting.say("\u{202e}d");
        assert_eq!(waiting.0.message(), "\u{fffd}d");
    }
}
