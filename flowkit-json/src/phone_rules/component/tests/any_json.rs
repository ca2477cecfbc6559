//! Whatever stands there, it is judged.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::super::MOST_FAULTS;
use super::super::check_component;
use super::tree::{Tree, ways};
use crate::catalogue::{Kind, Version};

/// The names of all properties and members, and some of nobody's.
fn names() -> Vec<String> {
    let mut names: Vec<String> = Kind::ALL
        .into_iter()
        .flat_map(ways)
        .map(|way| way.last().unwrap().name().to_owned())
        .collect();
    names.extend(["", "a b", "start-date", "name", "url"].map(str::to_owned));
    names.sort();
    names.dedup();
    names
}

fn trees() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::Bool),
        any::<f64>().prop_map(Tree::Number),
        (-3..30_000_i32).prop_map(|number| Tree::Number(f64::from(number))),
        ".{0,40}".prop_map(Tree::Text),
        "(data:.{0,9};base64,)?[iRU/#].{0,9}".prop_map(Tree::Text),
        Just(Tree::Text("open_url".to_owned())),
        (0..40_usize).prop_map(|length| Tree::Text("ü".repeat(length * 8))),
    ];
    leaf.prop_recursive(5, 64, 24, |inner| {
        let key = prop::sample::select(names());
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..24).prop_map(Tree::List),
            prop::collection::btree_map(key, inner, 0..12).prop_map(Tree::Object),
        ]
    })
}

fn components() -> impl Strategy<Value = Tree> {
    let key = prop::sample::select(names());
    prop::collection::btree_map(key, trees(), 0..20).prop_map(Tree::Object)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_component_is_judged(component in components(), value in trees(), old in any::<bool>()) {
        let version = if old { Version::new(4, 0) } else { Version::new(7, 3) };
        for kind in Kind::ALL {
            let faults = check_component(kind, version, &component, Some(&value));
            prop_assert!(faults.len() <= MOST_FAULTS);
            for fault in faults {
                let quoted = format!("`{}`", fault.path());
                prop_assert!(fault.message().contains(&quoted), "{fault:?}");
                prop_assert!(!fault.path().is_empty(), "{fault:?}");
            }
        }
    }
}

#[test]
fn faults_are_told_up_to_a_bound() {
    let option = Tree::Object(BTreeMap::from([("stray".to_owned(), Tree::Null)]));
    let options = Tree::List(vec![option; 3 * MOST_FAULTS]);
    let component = Tree::Object(BTreeMap::from([("data-source".to_owned(), options)]));
    let faults = check_component(Kind::Dropdown, Version::new(7, 3), &component, None);
    assert_eq!(faults.len(), MOST_FAULTS);
}
