//! What an exploration has seen of a flow, and what not.

use std::fmt;

use serde::Serialize;

/// What was reached of a flow. Each thing is named as it stands in the Flow JSON, such as
/// `DETAILS: Footer "Continue" on-click-action`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Coverage {
    /// Screens that showed.
    pub screens: Covered,
    /// Actions of components, and of the items of lists, that ran. Those that items bring along from the endpoint are known once
    /// one of them ran.
    pub actions: Covered,
    /// Branches of Ifs and Switches of which something showed.
    pub branches: Covered,
    /// What asks the endpoint: INIT, each `data_exchange` action, and BACK from each screen with `refresh_on_back`.
    pub handlers: Covered,
}

/// Things of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Covered {
    pub(super) done: Vec<String>,
    pub(super) missed: Vec<String>,
}

impl Covered {
    /// Those that were reached, in the order of the document.
    #[must_use]
    pub fn done(&self) -> &[String] {
        &self.done
    }

    /// Those that were not.
    #[must_use]
    pub fn missed(&self) -> &[String] {
        &self.missed
    }

    /// Whether all were reached.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missed.is_empty()
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = [
            ("screens", &self.screens),
            ("actions", &self.actions),
            ("branches", &self.branches),
            ("handlers", &self.handlers),
        ];
        let mut first = true;
        for (what, covered) in lines {
            if !std::mem::take(&mut first) {
                writeln!(f)?;
            }
            let done = covered.done.len();
            let all = done.saturating_add(covered.missed.len());
            write!(f, "{what:8} {done} of {all}")?;
            for missed in &covered.missed {
                write!(f, "\n         not reached: {missed}")?;
            }
        }
        Ok(())
    }
}
