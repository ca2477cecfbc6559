//! flowkit-runtime knows in a table of its own what the phone asks of lists: it is held to the catalogue here.

#[path = "../../flowkit-runtime/src/testing/list_rules.rs"]
mod list_rules;

use std::collections::BTreeMap;

use flowkit_json::catalogue::{Kind, TooMany};
use list_rules::LIST_RULES;

#[test]
fn the_runtime_asks_of_lists_what_the_catalogue_does() {
    let of_runtime: BTreeMap<_, _> = LIST_RULES
        .iter()
        .map(|rule| ((rule.component, rule.property), (rule.least, rule.most)))
        .collect();
    let mut of_catalogue = BTreeMap::new();
    // A list that is no input, the pictures of an ImageCarousel, has no name to be told by.
    let inputs = Kind::ALL.map(Kind::component).into_iter();
    for component in inputs.filter(|component| component.is_input()) {
        for row in component.properties() {
            let Some(limit) = row.item_limit() else {
                continue;
            };
            let most = match limit.beyond() {
                TooMany::Refused => Some(limit.most(false)),
                TooMany::Drawn | TooMany::Invalid => None,
            };
            let place = (component.kind().name(), row.name());
            of_catalogue.insert(place, (limit.fewest(), most));
        }
    }
    assert_eq!(of_runtime, of_catalogue);
}
