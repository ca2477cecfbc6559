//! In which versions of Flow JSON a rule holds, where that is not all of them, and what breaking it means elsewhere.
//!
//! The versions were measured on Meta's validator of August 2026; a new version that drops or tightens a rule is a
//! change to this file alone.

use crate::catalogue::versions::Version;
use crate::finding::Level;

/// The versions in which Meta's validator applies a rule: from one on, apart from a pause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gate {
    since: Version,
    /// From the first one on up to, not including, the second one.
    pause: Option<(Version, Version)>,
    /// How much breaking the rule weighs in all other versions; `None` where it has no meaning there.
    otherwise: Option<Level>,
}

impl Gate {
    const fn since(major: u16, minor: u16) -> Self {
        Self {
            since: Version::new(major, minor),
            pause: None,
            otherwise: None,
        }
    }

    const fn but_for(from: Version, until: Version) -> Self {
        Self {
            since: Version::new(0, 0),
            pause: Some((from, until)),
            otherwise: None,
        }
    }

    const fn otherwise(self, level: Level) -> Self {
        Self {
            otherwise: Some(level),
            ..self
        }
    }

    /// Whether Meta's validator applies the rule in this version.
    pub(super) fn holds_in(self, version: Version) -> bool {
        let paused = |(from, until): (Version, Version)| (from..until).contains(&version);
        version >= self.since && !self.pause.is_some_and(paused)
    }

    /// How much breaking the rule weighs in this version, if anything.
    pub(super) fn level_in(self, version: Version) -> Option<Level> {
        if self.holds_in(version) {
            Some(Level::Error)
        } else {
            self.otherwise
        }
    }
}

const V6_3: Version = Version::new(6, 3);
const V7_3: Version = Version::new(7, 3);

/// Dates are written `YYYY-MM-DD`; before, they are timestamps.
pub(super) const WRITTEN_DATES: Gate = Gate::since(5, 0);
/// A RichText that is not alone is a matter of component placement; before, RichText has a code of its own.
pub(super) const RICH_TEXT_IS_PLACEMENT: Gate = Gate::since(6, 0);
/// A RichText may share its screen with the Footer.
pub(super) const RICH_TEXT_WITH_FOOTER: Gate = Gate::since(6, 3);
/// Screens with a NavigationList are spared the rules that follow `navigate` actions.
pub(super) const NAVIGATION_LISTS_SPARED: Gate = Gate::since(6, 2);
/// A screen holds at most one Form.
pub(super) const ONE_FORM: Gate = Gate::since(7, 0).otherwise(Level::Warning);
/// There must be a screen that no route leads to.
pub(super) const ENTRY_SCREEN: Gate = Gate::but_for(V6_3, V7_3).otherwise(Level::Warning);
/// `navigate` actions lead to a screen as routes do, even where there is a routing model.
pub(super) const NAVIGATES_LEAD_IN: Gate = Gate::since(7, 3);
/// The routing model must have a route for every `navigate` action.
pub(super) const NAVIGATES_COVERED: Gate = Gate::but_for(V6_3, V7_3).otherwise(Level::Warning);
/// A terminal screen has a Footer, as the documentation asks for in every version.
pub(super) const TERMINAL_FOOTER: Gate = Gate::since(7, 3).otherwise(Level::Device);
/// The Footer of a terminal screen finishes the flow.
pub(super) const FINISHING_FOOTER: Gate = Gate::since(7, 3).otherwise(Level::Warning);
/// Pictures of options and list items must be small.
pub(super) const SMALL_PICTURES: Gate = Gate::since(6, 0);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_ends() {
        let holds = |major, minor| ENTRY_SCREEN.holds_in(Version::new(major, minor));
        assert!(holds(5, 1) && holds(6, 2) && holds(7, 3) && holds(7, 10));
        assert!(!holds(6, 3) && !holds(7, 0) && !holds(7, 2));
    }

    #[test]
    fn a_rule_stays_once_it_is_there() {
        let holds = |major, minor| ONE_FORM.holds_in(Version::new(major, minor));
        assert!(!holds(6, 3) && holds(7, 0) && holds(8, 0));
    }

    #[test]
    fn outside_its_versions_a_rule_weighs_less() {
        let level = |gate: Gate, major, minor| gate.level_in(Version::new(major, minor));
        assert_eq!(level(TERMINAL_FOOTER, 7, 3), Some(Level::Error));
        assert_eq!(level(TERMINAL_FOOTER, 7, 2), Some(Level::Device));
        assert_eq!(level(WRITTEN_DATES, 4, 0), None);
    }
}
