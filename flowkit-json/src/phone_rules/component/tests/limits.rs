//! What comes of more than the catalogue allows, for every row that has a limit.

use super::super::{ComponentRule, Severity};
use super::tree::{Tree, component_with, faults, path_of, valid, ways};
use crate::catalogue::{Kind, Property, TooLong, TooMany};

/// The faults of a rule at the end of a way.
fn at(kind: Kind, way: &[&'static Property], value: &Tree, rule: ComponentRule) -> usize {
    let path = path_of(way);
    let found = faults(kind, &component_with(kind, way, value));
    let here = found
        .iter()
        .filter(|fault| fault.rule() == rule && fault.path().starts_with(&path));
    here.count()
}

#[test]
fn p094_p172_texts_beyond_their_limit() {
    let mut limits = 0;
    for kind in Kind::ALL {
        for way in ways(kind) {
            let row = way.last().unwrap();
            let Some(limit) = row.text_limit() else {
                continue;
            };
            limits += 1;
            let rule = match limit.beyond() {
                TooLong::Refused => ComponentRule::NavlistLongText,
                TooLong::Clipped | TooLong::Cut => ComponentRule::LongText,
            };
            let hard = kind == Kind::NavigationList && way.len() > 1;
            assert_eq!(rule.severity() == Severity::Hard, hard, "{}", row.name());
            let of = |length: usize| {
                // Each letter has two bytes: characters are counted.
                let text = Tree::Text("ä".repeat(length));
                match limit.is_of_each() {
                    true => Tree::List(vec![text]),
                    false => text,
                }
            };
            assert_eq!(at(kind, &way, &of(limit.most()), rule), 0, "{kind} {row:?}");
            assert_eq!(
                at(kind, &way, &of(limit.most() + 1), rule),
                1,
                "{kind} {row:?}"
            );
        }
    }
    assert!(limits > 50, "{limits}");
}

#[test]
fn p095_p102_p141_lists_of_too_few_and_too_many() {
    let mut told = String::from("\n");
    for kind in Kind::ALL {
        for way in ways(kind) {
            let row = way.last().unwrap();
            let Some(limit) = row.item_limit() else {
                continue;
            };
            let members = row.item_members().unwrap();
            let of = |length: usize| {
                let Tree::List(some) = valid(row, &row.shape, 0) else {
                    panic!("{} is no list", row.name());
                };
                let mut items = Vec::new();
                for index in 0..length {
                    let mut item = some.first().unwrap().clone();
                    if let Tree::Object(item) = &mut item
                        && members.iter().any(|member| member.name() == "id")
                    {
                        item.insert("id".to_owned(), Tree::Text(index.to_string()));
                    }
                    items.push(item);
                }
                Tree::List(items)
            };
            let rules = |length: usize| {
                let found = faults(kind, &component_with(kind, &way, &of(length)));
                let rules = found.iter().map(|fault| fault.rule().as_str());
                rules.collect::<Vec<_>>().join(" ")
            };
            assert_eq!(rules(limit.fewest()), "", "{kind}");
            assert_eq!(rules(limit.most(false)), "", "{kind}");
            let beyond = match limit.beyond() {
                TooMany::Refused => ComponentRule::NavlistTooManyItems,
                TooMany::Drawn | TooMany::Invalid => ComponentRule::TooManyItems,
            };
            assert_eq!(rules(limit.most(false) + 1), beyond.as_str(), "{kind}");
            told += &format!("{kind}: 0 {}, ", rules(0));
            told += &format!("{} {}\n", limit.fewest() - 1, rules(limit.fewest() - 1));
        }
    }
    assert_eq!(
        told,
        "
RadioButtonsGroup: 0 published_empty_list, 0 published_empty_list
Dropdown: 0 published_empty_list, 0 published_empty_list
CheckboxGroup: 0 published_empty_list, 0 published_empty_list
NavigationList: 0 published_empty_list, 0 published_empty_list
ChipsSelector: 0 published_empty_list, 1 chips_min_two
ImageCarousel: 0 published_empty_list, 0 published_empty_list
"
    );
}

#[test]
fn p174_image_too_big_placeholder() {
    let mut told = String::from("\n");
    for kind in Kind::ALL {
        for way in ways(kind) {
            let Some(limit) = way.last().unwrap().picture_limit() else {
                continue;
            };
            let rules = |kilobytes: usize, more: usize| {
                let picture = Tree::Text("i".repeat((kilobytes * 1024).div_ceil(3) * 4 + more));
                let found = faults(kind, &component_with(kind, &way, &picture));
                let rules = found
                    .iter()
                    .map(|fault| format!(" {} {:?}", fault.rule(), fault.severity()));
                rules.collect::<String>()
            };
            let most = limit.most_kilobytes().unwrap_or(1000);
            assert_eq!(rules(most - 1, 0), "", "{kind}");
            let path = path_of(&way);
            told += &format!("{kind} {path} {most}:{}\n", rules(most, 4));
        }
    }
    assert_eq!(
        told,
        "
Image src 300: image_too_big_placeholder Placeholder
RadioButtonsGroup data-source[0].image 100: image_too_big_placeholder Placeholder
Dropdown data-source[0].image 100: image_too_big_placeholder Placeholder
CheckboxGroup data-source[0].image 100: image_too_big_placeholder Placeholder
NavigationList list-items[0].start.image 100: navlist_image_too_big Hard
ImageCarousel images[0].src 1000:
"
    );
}
