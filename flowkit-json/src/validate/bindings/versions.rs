//! Which version of Flow JSON reports what: the whole of it in one table.

use crate::catalogue::versions::Version;
use crate::finding::Level;

/// A group of rules about bindings that versions switch on and off together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// References in properties exist and have the right type.
    References,
    /// Plain If conditions, and the empty `then`.
    Conditions,
    /// References in payloads exist; where media may stand.
    PayloadReferences,
    /// What a `navigate` payload brings has the declared type; fixed values under unknown keys.
    NavigateTypes,
    /// The keys of a `navigate` payload are those of the target.
    NavigateKeys,
    /// What an `update_data` payload brings is declared and has the declared type.
    UpdateData,
    /// Expressions in properties.
    PropertyExpressions,
    /// Expressions in `navigate` and `update_data` payloads.
    ScreenPayloadExpressions,
    /// Expressions in `data_exchange` and `complete` payloads.
    SentPayloadExpressions,
    /// The types in a Form's `init-values` and `error-messages`.
    FormValues,
}

const V6_0: Version = Version::new(6, 0);
const V7_0: Version = Version::new(7, 0);
const V7_1: Version = Version::new(7, 1);
const V7_2: Version = Version::new(7, 2);
const V7_3: Version = Version::new(7, 3);

/// From the first version up to, not including, the second one.
type Gap = (Version, Version);

/// Where there is no version before the gap.
const START: Version = Version::new(0, 0);

/// Per rule: the versions in which Meta's validator does not look, and how much a fault weighs there. Most of the gaps
/// are accidents of how each version's list of validators is made from the one before; what is wrong stays wrong on
/// the phone.
const GAPS: [(Rule, Gap, Level); 9] = [
    (Rule::References, (V7_1, V7_2), Level::Device),
    (Rule::Conditions, (V7_1, V7_2), Level::Device),
    (Rule::PayloadReferences, (V7_1, V7_2), Level::Device),
    (Rule::NavigateTypes, (V7_1, V7_2), Level::Device),
    (Rule::UpdateData, (V7_1, V7_2), Level::Device),
    (Rule::NavigateKeys, (V6_0, V7_3), Level::Warning),
    (Rule::ScreenPayloadExpressions, (V7_1, V7_2), Level::Device),
    (Rule::SentPayloadExpressions, (V6_0, V7_2), Level::Device),
    (Rule::FormValues, (START, V7_0), Level::Warning),
];

impl Rule {
    /// How much breaking it weighs in a document of this version.
    pub(super) fn level(self, version: Version) -> Level {
        GAPS.iter()
            .find(|(rule, (from, to), _)| *rule == self && *from <= version && version < *to)
            .map_or(Level::Error, |(_, _, level)| *level)
    }
}

/// Whether a text in backticks is an expression; before, it is plain text.
pub(super) fn has_expressions(version: Version) -> bool {
    version >= V6_0
}

#[cfg(test)]
mod tests {
    use super::{Rule, has_expressions};
    use crate::catalogue::versions::Version;
    use crate::finding::Level;

    #[test]
    fn follows_the_matrix() {
        let errors = |rule: Rule| {
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
            .map(|(major, minor)| rule.level(Version::new(major, minor)) == Level::Error)
        };
        let all_but_7_1 = [true, true, true, true, false, true, true, true];
        assert_eq!(errors(Rule::References), all_but_7_1);
        assert_eq!(errors(Rule::Conditions), all_but_7_1);
        assert_eq!(errors(Rule::NavigateTypes), all_but_7_1);
        let keys = [true, false, false, false, false, false, true, true];
        assert_eq!(errors(Rule::NavigateKeys), keys);
        let sent = errors(Rule::SentPayloadExpressions);
        assert_eq!(
            sent.get(1..),
            Some(&[false, false, false, false, true, true, true][..])
        );
        let form = [false, false, false, true, true, true, true, true];
        assert_eq!(errors(Rule::FormValues), form);
        assert!(!has_expressions(Version::new(5, 1)) && has_expressions(Version::new(6, 0)));
    }
}
