//! Documents that Meta's validator accepts and that a phone does not get through.

use std::collections::BTreeSet;

/// The beginning of a document's name, and what the exploration says of it, with the rule where the phone refuses something.
pub(crate) const STUCK: [(&str, &str); 12] = [
    // Versions 6.3 to 7.2 may have routes to every screen.
    (
        "hotel-7-0-routing-model-without-an-entry-screen-from-6-3-to-7-2",
        "this flow has no entry screen (P006 opening_screen_must_be_entry",
    ),
    // The validator does not look at the types of what is bound within an option.
    (
        "hotel-7-3-option-title-bound-to-a-number",
        "`data-source[0].title` must be a string, not a number (P096 published_wrong_type_error",
    ),
    // The validator does not compare rows.
    (
        "store-",
        "give one to all items or to none (P173 navlist_end_all_or_none",
    ),
    // Its list is empty in the example, so that no row brings an action along.
    (
        "store-7-2-bound-navigation-list-without-any-action",
        "a tap on an item of `list-items` does nothing",
    ),
    (
        "signup-5-1-blank-helper-text-and-option-titles-in-5-1",
        "`data-source[0].id` is empty: every item needs an id of its own (P101 published_duplicate_ids",
    ),
    // A number input sends text, which the validator takes for a number.
    (
        "helpdesk-",
        "`data.floor` must be a number, not a string (P180 navigate_checks_target_data",
    ),
    // Ids are compared by the phone alone.
    (
        "gala-7-3-duplicate-and-surplus-options",
        "(P101 published_duplicate_ids",
    ),
    (
        "survey-7-0-one-chip-thirty-chips",
        "`data-source` has one item, and 2 must be there (P141 chips_min_two",
    ),
    // No number of chips is enough and not too many: rule P100 published_min_over_max.
    (
        "survey-7-3-chips-with-minimum-above-maximum",
        "\"Next\" was never enabled",
    ),
    // The validator does not look into the actions that rows bring along in examples.
    (
        "real-list-item-lacks-payload",
        "all that `B` declares must be there (P182 navigate_from_navlist_all_keys",
    ),
    (
        "real-list-item-payload-of-another-type",
        "`data.x` must be a string, not a boolean (P180 navigate_checks_target_data",
    ),
    (
        "real-list-item-to-no-screen",
        "`NOPE` is not a screen of this flow (P181 navigate_routing_checked",
    ),
];

/// How many of them have an endpoint; they stand first.
const WITH_ENDPOINT: usize = 5;

/// Fails for a reason that no document has.
pub(crate) fn assert_all_occur(occurred: &BTreeSet<usize>, with_endpoint: bool) {
    let expected = match with_endpoint {
        true => 0..WITH_ENDPOINT,
        false => WITH_ENDPOINT..STUCK.len(),
    };
    assert!(occurred.iter().copied().eq(expected), "{occurred:?}");
}
