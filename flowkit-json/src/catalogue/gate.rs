//! In which versions of Flow JSON Meta's validator applies a rule or allows something, where that is not all of them, and
//! how much breaking the rule weighs in the others: one [`Gate`] a rule. Two gates are of the phone.
//!
//! The versions were measured on Meta's validator of August 2026. A new version in which Meta's validator drops, tightens or
//! brings back a rule is a change to this file alone. Since when there is a component, a property or a name of an action stands
//! in the rows of the catalogue.

use super::versions::{V5_0, V6_0, V6_2, V6_3, V7_0, V7_1, V7_2, V7_3, Version};
use crate::finding::Level;

/// The versions in which Meta's validator applies a rule: from one on, apart from a gap.
///
/// `Gate::since(V7_0).otherwise(Level::Warning)` is a rule that Meta's validator applies from 7.0 on; in 6.3 we warn of
/// what breaks it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gate {
    since: Version,
    /// From the first one on up to, not including, the second one.
    gap: Option<(Version, Version)>,
    /// How much breaking the rule weighs in all other versions; `None` where it has no meaning there.
    otherwise: Option<Level>,
}

impl Gate {
    const ALWAYS: Self = Self {
        since: Version::new(0, 0),
        gap: None,
        otherwise: None,
    };

    const fn since(since: Version) -> Self {
        Self {
            since,
            ..Self::ALWAYS
        }
    }

    /// From the first version on up to, not including, the second one.
    const fn between(from: Version, until: Version) -> Self {
        Self {
            since: from,
            gap: Some((until, Version::new(u16::MAX, u16::MAX))),
            ..Self::ALWAYS
        }
    }

    /// In all versions but those from the first one up to, not including, the second: `but_for(V7_1, V7_2)` is off in 7.1 alone.
    const fn but_for(from: Version, until: Version) -> Self {
        Self {
            gap: Some((from, until)),
            ..Self::ALWAYS
        }
    }

    const fn otherwise(self, level: Level) -> Self {
        Self {
            otherwise: Some(level),
            ..self
        }
    }

    /// Whether Meta's validator applies the rule in this version.
    pub(crate) fn holds_in(self, version: Version) -> bool {
        let is_in = |(from, until): (Version, Version)| (from..until).contains(&version);
        version >= self.since && !self.gap.is_some_and(is_in)
    }

    /// How much breaking the rule weighs in this version, if anything.
    pub(crate) fn level_in(self, version: Version) -> Option<Level> {
        if self.holds_in(version) {
            Some(Level::Error)
        } else {
            self.otherwise
        }
    }
}

// The schema: keys, names of actions and the look of texts.

/// Actions may be `open_url`, with a `url`.
pub(crate) const OPEN_URL: Gate = Gate::since(V6_0);
/// The action of a selection may be `update_data`; before, it is `data_exchange`.
pub(crate) const SELECTING_UPDATES_DATA: Gate = Gate::since(V6_0);
/// Texts and names may not be blank, such as `" "`.
pub(crate) const BLANK_TEXTS: Gate = Gate::since(V6_0);
/// The name of a component is a fixed text, neither `${data.name}` nor an expression.
pub(crate) const FIXED_NAMES: Gate = Gate::since(V6_0);
/// The id of a screen has letters and underscores, and at least one letter; before, commas as well.
pub(crate) const STRICT_SCREEN_IDS: Gate = Gate::since(V7_0);
/// CheckboxGroup and RadioButtonsGroup have a second schema, which takes any text as `media-size` and plain options alone.
pub(crate) const LOOSE_MEDIA_SIZE: Gate = Gate::since(V6_0);
/// In that second schema an option has no `image`, `alt-text` and `color`.
pub(crate) const PLAIN_OPTIONS: Gate = Gate::since(V6_3);

// The phone, which draws documents of some versions by rules of their own.

/// An option that starts out chosen counts as chosen anew at each drawing of the screen.
pub(crate) const SELECTS_AT_EVERY_DRAWING: Gate = Gate::between(V6_0, V7_0);

/// The phone knows the `pattern` of a TextInput. Everything else that a version brought, it knows in documents of all versions.
#[cfg(feature = "phone")]
pub(crate) const PATTERN_KNOWN_TO_PHONE: Gate = Gate::since(V6_2);

// Dates, components and screens.

/// Dates are written `YYYY-MM-DD`; before, they are timestamps.
pub(crate) const WRITTEN_DATES: Gate = Gate::since(V5_0);
/// A RichText that is not alone is a matter of component placement; before, RichText has a code of its own.
pub(crate) const RICH_TEXT_IS_PLACEMENT: Gate = Gate::since(V6_0);
/// A RichText may share its screen with the Footer.
pub(crate) const RICH_TEXT_WITH_FOOTER: Gate = Gate::since(V6_3);
/// Meta's validator spares screens with a NavigationList the rules that follow `navigate` actions.
pub(crate) const NAVIGATION_LISTS_SPARED: Gate = Gate::since(V6_2);
/// A screen holds at most one Form.
pub(crate) const ONE_FORM: Gate = Gate::since(V7_0).otherwise(Level::Warning);
/// There must be a screen that no route leads to.
pub(crate) const ENTRY_SCREEN: Gate = Gate::but_for(V6_3, V7_3).otherwise(Level::Warning);
/// `navigate` actions lead to a screen as routes do, even where there is a routing model.
pub(crate) const NAVIGATES_LEAD_IN: Gate = Gate::since(V7_3);
/// The routing model must have a route for every `navigate` action.
pub(crate) const NAVIGATES_COVERED: Gate = Gate::but_for(V6_3, V7_3).otherwise(Level::Warning);
/// A terminal screen has a Footer, as the documentation asks for in every version.
pub(crate) const TERMINAL_FOOTER: Gate = Gate::since(V7_3).otherwise(Level::Device);
/// The Footer of a terminal screen finishes the flow.
pub(crate) const FINISHING_FOOTER: Gate = Gate::since(V7_3).otherwise(Level::Warning);
/// Pictures of options and list items must be small.
pub(crate) const SMALL_PICTURES: Gate = Gate::since(V6_0);

// References, expressions and payloads. Most of the gaps are accidents of how Meta makes each version's list of validators
// from the one before: what is wrong stays wrong on the phone, so all of these weigh something in every version.

/// References in properties exist and have the right type.
pub(crate) const REFERENCES: Gate = Gate::but_for(V7_1, V7_2).otherwise(Level::Device);
/// The condition of an If, where it is not in backticks, is one, and `then` is not empty.
pub(crate) const CONDITIONS: Gate = Gate::but_for(V7_1, V7_2).otherwise(Level::Device);
/// References in payloads exist, and media stand where they can be sent.
pub(crate) const PAYLOAD_REFERENCES: Gate = Gate::but_for(V7_1, V7_2).otherwise(Level::Device);
/// What a `navigate` payload brings has the declared type; a fixed value has a declared key.
pub(crate) const NAVIGATE_TYPES: Gate = Gate::but_for(V7_1, V7_2).otherwise(Level::Device);
/// The keys of a `navigate` payload are those of the target.
pub(crate) const NAVIGATE_KEYS: Gate = Gate::but_for(V6_0, V7_3).otherwise(Level::Warning);
/// What an `update_data` payload brings is declared and has the declared type.
pub(crate) const UPDATE_DATA: Gate = Gate::but_for(V7_1, V7_2).otherwise(Level::Device);
/// Expressions in properties can be evaluated, and have the right type.
pub(crate) const PROPERTY_EXPRESSIONS: Gate = Gate::ALWAYS;
/// Expressions in `navigate` and `update_data` payloads can be evaluated.
pub(crate) const SCREEN_PAYLOAD_EXPRESSIONS: Gate =
    Gate::but_for(V7_1, V7_2).otherwise(Level::Device);
/// Expressions in `data_exchange` and `complete` payloads can be evaluated.
pub(crate) const SENT_PAYLOAD_EXPRESSIONS: Gate =
    Gate::but_for(V6_0, V7_2).otherwise(Level::Device);
/// The values of a Form's `init-values` and `error-messages` have the types of its inputs.
pub(crate) const FORM_VALUES: Gate = Gate::since(V7_0).otherwise(Level::Warning);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::versions::VERSIONS;

    #[test]
    fn a_gap_ends() {
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

    #[test]
    fn each_rule_is_off_in_the_versions_in_which_meta_does_not_look() {
        let errors = |gate: Gate| {
            [
                (5, 1),
                (6, 0),
                (6, 3),
                (7, 0),
                (7, 1),
                (7, 2),
                (7, 3),
                (7, 4),
            ]
            .map(|(major, minor)| gate.level_in(Version::new(major, minor)) == Some(Level::Error))
        };
        let all_but_7_1 = [true, true, true, true, false, true, true, true];
        assert_eq!(errors(REFERENCES), all_but_7_1);
        assert_eq!(errors(CONDITIONS), all_but_7_1);
        assert_eq!(errors(PAYLOAD_REFERENCES), all_but_7_1);
        assert_eq!(errors(NAVIGATE_TYPES), all_but_7_1);
        assert_eq!(errors(UPDATE_DATA), all_but_7_1);
        assert_eq!(errors(SCREEN_PAYLOAD_EXPRESSIONS), all_but_7_1);
        assert_eq!(errors(PROPERTY_EXPRESSIONS), [true; 8]);
        let keys = [true, false, false, false, false, false, true, true];
        assert_eq!(errors(NAVIGATE_KEYS), keys);
        let sent = errors(SENT_PAYLOAD_EXPRESSIONS);
        assert_eq!(
            sent.get(1..),
            Some(&[false, false, false, false, true, true, true][..])
        );
        let form = [false, false, false, true, true, true, true, true];
        assert_eq!(errors(FORM_VALUES), form);
    }

    #[test]
    fn what_is_wrong_with_a_binding_weighs_something_in_every_version() {
        for gate in [
            REFERENCES,
            CONDITIONS,
            PAYLOAD_REFERENCES,
            NAVIGATE_TYPES,
            NAVIGATE_KEYS,
            UPDATE_DATA,
            PROPERTY_EXPRESSIONS,
            SCREEN_PAYLOAD_EXPRESSIONS,
            SENT_PAYLOAD_EXPRESSIONS,
            FORM_VALUES,
        ] {
            for known in VERSIONS {
                let level = gate.level_in(known.version);
                assert!(level.is_some(), "{gate:?} in {}", known.written);
            }
        }
    }
}
