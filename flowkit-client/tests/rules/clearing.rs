//! Clear buttons, which show while there is something to clear.

use flowkit_client::phone::{Gesture, Half};
use serde_json::{Value, json};

use crate::parts::{input, list_of, options, with};
use crate::support::{Walk, footer, screen};

fn shown(field: Value) -> Walk {
    screen(json!([field, footer(json!({}))])).shown(json!({"list": options(&["1"])}))
}

fn can_clear(walk: &Walk, half: Half) -> bool {
    let at = walk.at("field");
    walk.phone
        .clone()
        .gesture(&Gesture::Clear { at, half })
        .is_ok()
}

#[test]
fn what_is_empty_has_no_clear_button() {
    let start = Half::StartDate;
    let mut walk = shown(input("field"));
    assert!(!can_clear(&walk, start));
    walk.fill("field", "Ann");
    assert!(can_clear(&walk, start));
    walk.clear("field");
    assert!(!can_clear(&walk, start));

    let mut walk = shown(list_of("Dropdown", "field", json!("${data.list}")));
    assert!(!can_clear(&walk, start));
    walk.choose("field", "1");
    assert!(can_clear(&walk, start));

    let mut walk = shown(json!({"type": "DatePicker", "name": "field", "label": "Day"}));
    assert!(!can_clear(&walk, start));
    walk.pick("field", start, "2026-12-01");
    assert!(can_clear(&walk, start));
}

#[test]
fn a_dropdown_that_looks_empty_has_none_either() {
    let list = list_of("Dropdown", "field", json!("${data.list}"));
    let walk = shown(with(list, "init-value", json!("9")));
    assert_eq!(walk.form(), json!({"field": "9"}));
    assert!(!can_clear(&walk, Half::StartDate));
}

#[test]
fn each_half_of_a_range_has_its_own() {
    let range = json!({"type": "CalendarPicker", "name": "field", "mode": "range",
        "label": {"start-date": "From", "end-date": "To"}});
    let mut walk = shown(range);
    assert!(!can_clear(&walk, Half::StartDate) && !can_clear(&walk, Half::EndDate));
    walk.pick("field", Half::EndDate, "2026-12-02");
    assert!(!can_clear(&walk, Half::StartDate) && can_clear(&walk, Half::EndDate));
    walk.pick("field", Half::StartDate, "2026-12-01");
    assert!(can_clear(&walk, Half::StartDate));
}
