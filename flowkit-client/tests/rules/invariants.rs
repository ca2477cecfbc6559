//! What holds whatever a person does and whatever the endpoint answers.

use std::sync::Arc;

use flowkit_client::media::{File, UploadFault};
use flowkit_client::phone::{
    Client, Effect, FlowJson, Gesture, Half, Opening, Phone, Platform, Settings, Stage, Status,
};
use flowkit_client::view::{Can, View};
use flowkit_client::{Answer, ClientError, FlowMessage, OpenFault, Request};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::parts::{
    body, complete, condition, exchange, input, link, list_of, navigate, one, options, update, with,
};
use crate::support::{footer, layout, screens};

/// Three screens with every component that takes something, and actions wherever they may stand.
fn document() -> Value {
    let text = json!({"type": "string", "__example__": "a"});
    let list = json!({"type": "array", "items": {"type": "object"}, "__example__": []});
    let mut first = one(
        "A",
        json!([
            body("${data.text}"),
            with(input("who"), "error-message", json!("${data.text}")),
            with(input("mail"), "input-type", json!("email")),
            {"type": "TextArea", "name": "more", "label": "More", "max-length": 5},
            with(list_of("Dropdown", "room", json!("${data.list}")), "on-select-action", exchange(json!({"room": "${form.room}"}))),
            with(list_of("RadioButtonsGroup", "way", options(&["1", "2"])), "on-select-action", navigate("B", json!({"text": "${form.way}"}))),
            with(list_of("CheckboxGroup", "days", options(&["1", "2", "3"])), "on-select-action", update(json!({"text": "${form.who}"}))),
            {"type": "OptIn", "name": "terms", "label": "I agree", "on-select-action": update(json!({"list": options(&["2", "3"])})),
                "on-click-action": exchange(json!({}))},
            condition("${form.terms}", json!([with(input("why"), "required", json!(true))]), json!([body("`1 + ${data.text}`")])),
            link(navigate("B", json!({"text": "x", "list": "${data.list}"}))),
            footer(json!({"who": "${form.who}", "days": ["${form.days}", "${form.none}"]})),
        ]),
    );
    first["data"] = json!({"text": text, "list": list});
    let second = json!([
        with(list_of("ChipsSelector", "chips", options(&["1", "2", "3"])), "on-select-action", exchange(json!({"chips": "${form.chips}"}))),
        {"type": "DatePicker", "name": "day", "label": "Day", "on-select-action": navigate("C", json!({}))},
        {"type": "CalendarPicker", "name": "stay", "mode": "range", "label": {"start-date": "From", "end-date": "To"},
            "on-select-action": exchange(json!({"stay": "${form.stay}"}))},
        {"type": "PhotoPicker", "name": "photos", "label": "Photos", "max-uploaded-photos": 2},
        {"type": "Switch", "value": "${data.text}", "cases": {"1": [input("one")], "default": [body("${data.text}")]}},
        link(complete(json!({"photos": "${form.photos}", "who": "${screen.A.form.who}"}))),
        footer(json!({"photos": "${form.photos}"})),
    ]);
    let row = |id: &str, action: Value| json!({"id": id, "main-content": {"title": id}, "on-click-action": action});
    let rows = json!([
        row("1", navigate("A", json!({"text": "a", "list": []}))),
        row("2", exchange(json!({})))
    ]);
    let third = json!([
        {"type": "NavigationList", "name": "rows", "list-items": rows},
        link(json!({"name": "open_url", "url": "${data.text}"})),
    ]);
    screens(json!([
        first,
        {"id": "B", "title": "B", "refresh_on_back": true, "layout": layout(second)},
        one("C", third),
    ]))
    .text()
    .parse()
    .unwrap()
}

/// Something that happens to the phone.
#[derive(Debug, Clone)]
enum Event {
    Open,
    Leave,
    Gesture(Gesture),
    Answer(String),
    Fail(u8),
    Pass(u64),
    Attach(usize),
    Uploaded(usize, usize),
    Remove(usize, usize),
}

fn gestures() -> impl Strategy<Value = Gesture> {
    let at = || 0_usize..14;
    let half = prop_oneof![Just(Half::StartDate), Just(Half::EndDate)];
    prop_oneof![
        2 => Just(Gesture::Back),
        1 => prop_oneof![Just(Gesture::Close), Just(Gesture::Retry), Just(Gesture::Dismiss), Just(Gesture::Blur)],
        1 => at().prop_map(|at| Gesture::Focus { at }),
        3 => (at(), "\\PC{0,8}|`1 \\+|\\$\\{form.who\\}").prop_map(|(at, text)| Gesture::Type { at, text }),
        6 => (at(), "[1-4]").prop_map(|(at, option)| Gesture::Choose { at, option }),
        2 => at().prop_map(|at| Gesture::Tick { at }),
        1 => at().prop_map(|at| Gesture::OpenDates { at }),
        2 => (at(), half.clone(), "2026-12-[0-3][0-9]").prop_map(|(at, half, day)| Gesture::Pick { at, half, day }),
        1 => (at(), half).prop_map(|(at, half)| Gesture::Clear { at, half }),
        1 => at().prop_map(|at| Gesture::OpenList { at }),
        6 => at().prop_map(|at| Gesture::Tap { at }),
    ]
}

fn answers() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        Just(json!("1")),
        Just(json!("`1 +`")),
        Just(json!("${data.text}")),
        Just(json!("")),
        Just(json!(7)),
        Just(Value::Null),
    ];
    let list = prop_oneof![
        Just(options(&["1", "2"])),
        Just(options(&["3"])),
        Just(json!([])),
        Just(json!([{"id": "1", "on-select-action": exchange(json!({}))}, 5, {"id": 1}])),
    ];
    let data = (
        proptest::option::of(text),
        proptest::option::of(list),
        "|Oh",
    )
        .prop_map(|(text, list, message)| {
            let mut data = json!({"error_message": message});
            for (key, value) in [("text", text), ("list", list)] {
                if let Some(value) = value {
                    data[key] = value;
                }
            }
            data
        });
    let screen =
        prop_oneof![6 => "[ABC]", 1 => Just("NOWHERE".to_owned()), 1 => Just("SUCCESS".to_owned())];
    let ended =
        json!({"extension_message_response": {"params": {"who": "${form.who}", "bad": "`1"}}});
    prop_oneof![
        8 => (screen, data).prop_map(|(screen, data)| json!({"screen": screen, "data": data}).to_string()),
        1 => Just(json!({"screen": "SUCCESS", "data": ended}).to_string()),
        1 => Just("{".to_owned()),
    ]
}

fn events() -> impl Strategy<Value = Event> {
    prop_oneof![
        1 => Just(Event::Open),
        1 => Just(Event::Leave),
        24 => gestures().prop_map(Event::Gesture),
        12 => answers().prop_map(Event::Answer),
        2 => (0_u8..7).prop_map(Event::Fail),
        6 => prop_oneof![0_u64..700, 0_u64..10_000].prop_map(Event::Pass),
        2 => (0_usize..14).prop_map(Event::Attach),
        2 => (0_usize..14, 0_usize..3).prop_map(|(at, row)| Event::Uploaded(at, row)),
        1 => (0_usize..14, 0_usize..3).prop_map(|(at, row)| Event::Remove(at, row)),
    ]
}

fn failures(which: u8) -> ClientError {
    match which {
        0 => ClientError::Offline,
        1 => ClientError::Timeout,
        2 => ClientError::Status { status: 500 },
        3 => ClientError::TokenInvalid {
            message: None,
            has_body: true,
        },
        4 => ClientError::Undecryptable {
            fault: OpenFault::TagMismatch,
        },
        5 => ClientError::KeyRefused { fingerprint: None },
        _ => ClientError::Transport {
            problem: "no connection",
            source: None,
        },
    }
}

fn phones() -> impl Strategy<Value = Phone> {
    let versions = prop_oneof![3 => Just("7.3"), 1 => Just("6.1"), 1 => Just("5.0")];
    let clients = prop_oneof![Just(Client::Documented), Just(Client::WebExact)];
    let stages = prop_oneof![4 => Just(Stage::Published), 2 => Just(Stage::Draft), 1 => Just(Stage::Preview)];
    let platforms = prop_oneof![
        Just(Platform::Android),
        Just(Platform::Ios),
        Just(Platform::Web)
    ];
    (versions, clients, stages, platforms, any::<bool>()).prop_map(
        |(version, client, stage, platform, navigates)| {
            let mut document = document();
            document["version"] = json!(version);
            let mut settings = Settings::new(date(2026, 11, 29));
            settings.client = client;
            settings.stage = stage;
            settings.platform = platform;
            if navigates {
                let screen = Some("A".to_owned());
                settings.opening = Opening::Navigate {
                    screen,
                    data: Map::new(),
                };
            }
            let flow = FlowJson::parse(&document.to_string()).unwrap();
            Phone::new(Arc::new(flow), settings, FlowMessage::default())
        },
    )
}

/// What a person could tell of a phone, apart from what warnings there are.
fn seen(phone: &Phone) -> String {
    let screens = ["A", "B", "C"].map(|screen| (phone.form_of(screen), phone.data_of(screen)));
    let stack: Vec<&str> = phone.stack().collect();
    let error = phone.error().map(|error| (&error.text, error.may_retry));
    format!(
        "{:?} {screens:?} {stack:?} {error:?} {:?} {:?} {} {:?}",
        phone.status(),
        phone.snackbar(),
        phone.due_in(),
        phone.is_loading(),
        phone.completion()
    )
}

/// Lets this happen, and gives back what the phone asks for; an error where nobody could do it.
fn happen(
    phone: &mut Phone,
    event: Event,
) -> Result<Vec<Effect>, flowkit_client::phone::Impossible> {
    match event {
        Event::Open => phone.open(),
        Event::Leave => {
            phone.gesture(&Gesture::Close)?;
            let saved = phone.saved();
            let opened = match saved {
                Some(saved) => phone.open_again(&saved, 9),
                None => phone.open(),
            };
            // After a 427 the flow is closed for good.
            Ok(opened.unwrap_or_default())
        }
        Event::Gesture(gesture) => phone.gesture(&gesture),
        Event::Answer(text) => {
            Ok(phone.answered(Answer::parse(&Request::init(None), text.as_bytes())))
        }
        Event::Fail(which) => Ok(phone.answered(Err(failures(which)))),
        Event::Pass(milliseconds) => Ok(phone.pass(milliseconds)),
        Event::Attach(at) => phone
            .attach(at, &File::from_bytes("a.jpg", vec![0xff, 0xd8, 0xff]))
            .map(|_| Vec::new()),
        Event::Uploaded(at, row) => Ok(phone.uploaded(at, row, Err(UploadFault::TooLarge))),
        Event::Remove(at, row) => phone.remove_file(at, row),
    }
}

pub fn check(phone: &Phone) {
    let stack: Vec<&str> = phone.stack().collect();
    match phone.status() {
        Status::Open => assert!(!stack.is_empty()),
        Status::Opening => {
            assert!(stack.is_empty() && (phone.is_loading() || phone.error().is_some()));
        }
        Status::InChat | Status::Over => {
            assert!(!phone.is_loading(), "nobody waits for an answer any more");
            // A message beside SUCCESS pops up in the chat.
            assert!(phone.error().is_none());
            assert_eq!(phone.due_in(), None);
        }
        other => panic!("{other:?}"),
    }
    let shows = stack
        .last()
        .copied()
        .filter(|_| phone.status() == Status::Open);
    assert_eq!(phone.screen(), shows);
    assert!(stack.windows(2).all(|two| two[0] != two[1]));
    // To the screen right below the top one leads only the way back.
    assert!(stack.windows(3).all(|three| three[0] != three[2]));
    if phone.completion().is_some() {
        assert!(phone.status() == Status::Over && phone.is_button_disabled());
    }
    for (index, warning) in phone.warnings().iter().enumerate() {
        assert!(!phone.warnings()[..index].contains(warning));
    }
}

/// The view of a phone goes to JSON and back, and says of each component what can be done with it.
pub fn check_view(phone: &Phone) {
    let view = View::of(phone);
    let read: View = serde_json::from_value(serde_json::to_value(&view).unwrap()).unwrap();
    assert_eq!(read, view);
    assert!(!view.to_string().is_empty());
    for node in &view.components {
        let at = node.at;
        let tries = |gesture: Gesture| phone.clone().gesture(&gesture).is_ok();
        let can = |what: Can| node.can.contains(&what);
        assert_eq!(tries(Gesture::Focus { at }), can(Can::Focus), "{node:?}");
        assert_eq!(tries(Gesture::Tick { at }), can(Can::Tick), "{node:?}");
        assert_eq!(
            tries(Gesture::OpenList { at }),
            can(Can::OpenList),
            "{node:?}"
        );
        assert_eq!(
            tries(Gesture::OpenDates { at }),
            can(Can::OpenDates),
            "{node:?}"
        );
        assert_eq!(
            tries(Gesture::Tap { at }),
            can(Can::Tap) || can(Can::ReadMore),
            "{node:?}"
        );
        let clears = [Half::StartDate, Half::EndDate]
            .into_iter()
            .any(|half| tries(Gesture::Clear { at, half }));
        assert_eq!(clears, can(Can::Clear), "{node:?}");
        for choice in &node.options {
            let option = choice.id.clone();
            let chooses = can(Can::Choose) && choice.enabled;
            assert_eq!(
                tries(Gesture::Choose { at, option }),
                chooses,
                "{choice:?} of {node:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_phone_is_sound_after_every_walk(mut phone in phones(), walk in proptest::collection::vec(events(), 1..60)) {
        let mut is_asked = false;
        let start = [Event::Open, Event::Answer(json!({"screen": "A", "data": {"list": options(&["1", "2"])}}).to_string())];
        for event in start.into_iter().chain(walk) {
            let before = seen(&phone);
            let answers = matches!(event, Event::Answer(_) | Event::Fail(_));
            let leaves = matches!(event, Event::Leave | Event::Open);
            match happen(&mut phone, event) {
                Ok(effects) => {
                    let sent = effects.iter().filter(|effect| matches!(effect, Effect::Send(_))).count();
                    prop_assert!(sent <= 1, "one request at a time");
                    prop_assert!(sent == 0 || answers || leaves || !is_asked, "the one before is not answered");
                    if matches!(phone.status(), Status::Over) {
                        let ends = effects.iter().filter(|effect| matches!(effect, Effect::Complete(_) | Effect::Close));
                        prop_assert!(ends.count() <= 1);
                    }
                }
                Err(_) => prop_assert_eq!(&before, &seen(&phone), "what nobody can do changes nothing"),
            }
            is_asked = phone.is_loading();
            check(&phone);
        }
        check_view(&phone);
    }
}
