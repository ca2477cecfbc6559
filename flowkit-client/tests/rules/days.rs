//! DatePicker and CalendarPicker: which days can be chosen, what is sent, and when their actions run.

use flowkit_client::phone::{Gesture, Half, Platform};
use serde_json::{Value, json};

use crate::parts::{exchange, with};
use crate::support::{Flow, Walk, footer, screen};

/// A field of this type, whose Footer sends it. The phone's day is 29 November 2026.
fn flow(kind: &str, properties: Value) -> Flow {
    let mut field = json!({"type": kind, "name": "it", "label": "It"});
    for (name, value) in properties.as_object().unwrap() {
        field[name] = value.clone();
    }
    screen(json!([field, footer(json!({"it": "${form.it}"}))]))
}

fn field(kind: &str, properties: Value) -> Walk {
    flow(kind, properties).shown(json!({}))
}

fn range(properties: Value) -> Walk {
    let labels = json!({"start-date": "From", "end-date": "To"});
    field(
        "CalendarPicker",
        with(with(properties, "mode", json!("range")), "label", labels),
    )
}

fn select() -> Value {
    json!({"on-select-action": exchange(json!({"it": "${form.it}"}))})
}

fn pick(walk: &Walk, half: Half, day: &str) -> Gesture {
    Gesture::Pick {
        at: walk.at("it"),
        half,
        day: day.to_owned(),
    }
}

fn clear(walk: &mut Walk, half: Half) {
    let at = walk.at("it");
    walk.gesture(Gesture::Clear { at, half });
}

use Half::{EndDate as End, StartDate as Start};

#[test]
fn p159_date_debounce_600() {
    let mut walk = field("DatePicker", select());
    let (first, second) = (
        pick(&walk, Start, "2026-12-01"),
        pick(&walk, Start, "2026-12-02"),
    );
    walk.gesture(first).pass(599);
    assert_eq!(
        walk.form(),
        json!({"it": "2026-12-01"}),
        "the value is there at once"
    );
    walk.gesture(second).pass(599);
    assert!(walk.sent().is_empty(), "the time begins anew");
    walk.pass(1);
    assert_eq!(walk.payloads(), [json!({"it": "2026-12-02"})]);
}

#[test]
fn p160_date_clear_at_once() {
    let mut walk = field("DatePicker", select());
    let day = pick(&walk, Start, "2026-12-01");
    walk.gesture(day);
    clear(&mut walk, Start);
    assert_eq!(walk.payloads(), [json!({"it": ""})]);
    walk.answered().settle();
    assert_eq!(walk.sent().len(), 1, "what waited is forgotten");
    assert_eq!(walk.would_send(), json!({"it": ""}));
}

#[test]
fn p161_date_unavailable_only() {
    let limits = json!({"min-date": "2026-12-01", "max-date": "2026-12-31", "unavailable-dates": ["2026-12-25"]});
    let beyond = with(limits.clone(), "init-value", json!("2020-01-01"));
    assert!(field("DatePicker", beyond).can_continue());
    let unavailable = with(limits.clone(), "init-value", json!("2026-12-25"));
    assert!(
        field("DatePicker", unavailable)
            .blocked()
            .contains("not available")
    );
    let mut walk = field("DatePicker", limits);
    let early = walk.why_not(pick(&walk, Start, "2026-11-30"));
    assert!(
        early.contains("offers days from 2026-12-01 to 2026-12-31"),
        "{early}"
    );
    // The wheels stop at unavailable days as well.
    walk.pick("it", Start, "2026-12-25");
    assert!(!walk.can_continue());
    walk.pick("it", Start, "2026-12-24");
    assert!(walk.can_continue());
}

#[test]
fn p161_a_required_day() {
    let mut walk = field("DatePicker", json!({"required": true}));
    assert!(walk.blocked().contains("This is required"));
    walk.pick("it", Start, "2026-12-24");
    assert!(walk.can_continue());
    clear(&mut walk, Start);
    assert!(!walk.can_continue());
}

#[test]
fn p162_date_ios_sets_today() {
    let on = |platform, limits| {
        let flow = flow("DatePicker", limits).set(|settings| settings.platform = platform);
        let mut walk = flow.shown(json!({}));
        let at = walk.at("it");
        walk.gesture(Gesture::OpenDates { at });
        walk
    };
    assert_eq!(
        on(Platform::Ios, json!({})).form(),
        json!({"it": "2026-11-29"})
    );
    let later = json!({"min-date": "2027-01-01"});
    assert_eq!(on(Platform::Ios, later).form(), json!({"it": "2027-01-01"}));
    let earlier = json!({"max-date": "2026-01-31"});
    assert_eq!(
        on(Platform::Ios, earlier).form(),
        json!({"it": "2026-01-31"})
    );
    let filled = json!({"init-value": "2026-12-24"});
    assert_eq!(
        on(Platform::Ios, filled).form(),
        json!({"it": "2026-12-24"})
    );
    assert_eq!(on(Platform::Android, json!({})).form(), json!({}));
    assert_eq!(on(Platform::Web, json!({})).form(), json!({}));
    let mut walk = on(Platform::Ios, select());
    assert_eq!(
        walk.settle().payloads(),
        [json!({"it": "2026-11-29"})],
        "it counts as a choice"
    );
}

#[test]
fn before_5_0_a_date_is_sent_in_milliseconds() {
    let mut walk = flow("DatePicker", json!({}))
        .version("4.0")
        .shown(json!({}));
    walk.pick("it", Start, "2026-12-01");
    let milliseconds = walk.form()["it"].as_str().unwrap().parse::<i64>().unwrap();
    assert_eq!(milliseconds / 86_400_000, 20_788, "days since 1970");
}

#[test]
fn p163_calendar_default_limits() {
    let walk = field("CalendarPicker", json!({}));
    for offered in ["1926-01-01", "2031-12-31"] {
        let mut walk = field("CalendarPicker", json!({}));
        walk.pick("it", Start, offered);
        assert_eq!(walk.would_send(), json!({"it": offered}));
    }
    for beyond in ["1925-12-31", "2032-01-01"] {
        let why_not = walk.why_not(pick(&walk, Start, beyond));
        assert!(
            why_not.contains("from 1926-01-01 to 2031-12-31"),
            "{why_not}"
        );
    }
}

#[test]
fn p164_calendar_range_half() {
    let mut walk = range(json!({}));
    walk.pick("it", Start, "2026-12-01");
    assert_eq!(
        walk.would_send(),
        json!({"it": {"start-date": "2026-12-01", "end-date": ""}})
    );
    walk.pick("it", End, "2026-12-05");
    assert_eq!(
        walk.would_send(),
        json!({"it": {"start-date": "2026-12-01", "end-date": "2026-12-05"}})
    );
    clear(&mut walk, Start);
    assert_eq!(
        walk.would_send(),
        json!({"it": {"start-date": "", "end-date": "2026-12-05"}})
    );
    clear(&mut walk, End);
    assert_eq!(walk.form(), json!({"it": null}));
}

#[test]
fn p153_range_cleared_key_missing() {
    let mut walk = range(json!({}));
    assert_eq!(walk.would_send(), json!({}));
    walk.pick("it", Start, "2026-12-01");
    clear(&mut walk, Start);
    assert_eq!(walk.would_send(), json!({}));
}

#[test]
fn p165_calendar_end_before_start() {
    let mut walk = range(json!({}));
    walk.pick("it", Start, "2026-12-05");
    assert!(
        walk.why_not(pick(&walk, End, "2026-12-04"))
            .contains("cannot be chosen")
    );
    walk.pick("it", End, "2026-12-05");
    assert!(
        walk.why_not(pick(&walk, Start, "2026-12-06"))
            .contains("cannot be chosen")
    );
}

#[test]
fn p166_calendar_min_max_days() {
    let days = || json!({"min-days": 2, "max-days": 4});
    let mut walk = range(days());
    walk.pick("it", Start, "2026-12-01");
    for beyond in ["2026-12-02", "2026-12-06"] {
        walk.why_not(pick(&walk, End, beyond));
    }
    walk.pick("it", End, "2026-12-05");
    assert!(walk.can_continue());
    let mut walk = range(days());
    walk.pick("it", End, "2026-12-05")
        .pick("it", Start, "2026-12-03");
    assert!(walk.can_continue(), "the halves may be chosen in any order");
}

#[test]
fn p166_week_days_and_unavailable_days() {
    let properties = json!({"include-days": ["Fri", "Sat"], "unavailable-dates": ["2026-12-04"]});
    let mut walk = field("CalendarPicker", properties);
    for excluded in ["2026-12-03", "2026-12-04"] {
        walk.why_not(pick(&walk, Start, excluded));
    }
    walk.pick("it", Start, "2026-12-05");
    assert_eq!(walk.form(), json!({"it": "2026-12-05"}));
}

#[test]
fn p167_calendar_no_change_no_action() {
    let mut walk = field("CalendarPicker", select());
    let day = pick(&walk, Start, "2026-12-01");
    walk.gesture(day.clone());
    assert_eq!(
        walk.payloads(),
        [json!({"it": "2026-12-01"})],
        "the action runs at once"
    );
    walk.answered().gesture(day);
    assert_eq!(walk.sent().len(), 1);
}

#[test]
fn p167_the_action_runs_for_each_half_that_changes() {
    let mut walk = range(select());
    let start = pick(&walk, Start, "2026-12-01");
    let end = pick(&walk, End, "2026-12-02");
    walk.gesture(start.clone()).answered();
    walk.gesture(end).answered();
    walk.gesture(start);
    assert!(!walk.phone.is_loading());
    clear(&mut walk, Start);
    walk.answered();
    clear(&mut walk, End);
    assert_eq!(
        walk.payloads(),
        [
            json!({"it": {"start-date": "2026-12-01", "end-date": ""}}),
            json!({"it": {"start-date": "2026-12-01", "end-date": "2026-12-02"}}),
            json!({"it": {"start-date": "", "end-date": "2026-12-02"}}),
            json!({}),
        ]
    );
}

#[test]
fn p168_calendar_end_required_not_blocking() {
    let labels = json!({"start-date": "From", "end-date": "To"});
    let required = |start: bool| {
        let halves = json!({"start-date": start, "end-date": true});
        flow(
            "CalendarPicker",
            json!({"mode": "range", "label": labels, "required": halves}),
        )
    };
    let walk = required(false).shown(json!({}));
    assert!(walk.blocked().contains("To is required"));
    assert!(required(false).web().shown(json!({})).can_continue());
    let walk = required(true).web().shown(json!({}));
    assert!(walk.blocked().contains("From is required"));
}

#[test]
fn what_is_no_day_cannot_be_picked() {
    let walk = field("DatePicker", json!({}));
    let why_not = walk.why_not(pick(&walk, Start, "tomorrow"));
    assert!(why_not.contains("write it as `2026-11-29`"), "{why_not}");
}
