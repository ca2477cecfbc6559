//! What the view says that can be done.

use flowkit_client::phone::{Gesture, Half};
use flowkit_client::view::{Can, View};
use serde_json::json;

use crate::drawing::options;
use crate::support::{footer, screen};

/// Whatever the view says that a person can do, the phone takes, and nothing else.
#[test]
fn what_the_view_says_can_be_done_can_be_done() {
    let flow = screen(json!([
        {"type": "TextBody", "text": "Hello"},
        {"type": "TextInput", "name": "who", "label": "Who", "init-value": "Ann"},
        {"type": "TextInput", "name": "off", "label": "Off", "enabled": false, "init-value": "Ann"},
        {"type": "TextArea", "name": "notes", "label": "Notes"},
        {"type": "Dropdown", "name": "one", "label": "One", "data-source": options(3)},
        {"type": "CheckboxGroup", "name": "some", "label": "Some", "data-source": options(3)},
        {"type": "ChipsSelector", "name": "chips", "label": "Some", "data-source": options(3), "enabled": false},
        {"type": "OptIn", "name": "ok", "label": "OK"},
        {"type": "OptIn", "name": "more", "label": "More", "on-click-action": {"name": "open_url", "url": "https://example.com"}},
        {"type": "DatePicker", "name": "day", "label": "Day", "init-value": "2026-12-01"},
        {"type": "CalendarPicker", "name": "days", "label": "Day"},
        {"type": "EmbeddedLink", "text": "Help", "on-click-action": {"name": "open_url", "url": "https://example.com"}},
        footer(json!({})),
    ]));
    let walk = flow.shown(json!({}));
    let view = View::of(&walk.phone);
    for node in &view.components {
        let (at, half) = (node.at, Half::StartDate);
        let tries = [
            (Can::Focus, Gesture::Focus { at }),
            (
                Can::Type,
                Gesture::Type {
                    at,
                    text: "a".to_owned(),
                },
            ),
            (
                Can::Choose,
                Gesture::Choose {
                    at,
                    option: "1".to_owned(),
                },
            ),
            (Can::Tick, Gesture::Tick { at }),
            (Can::OpenDates, Gesture::OpenDates { at }),
            (
                Can::Pick,
                Gesture::Pick {
                    at,
                    half,
                    day: "2026-12-24".to_owned(),
                },
            ),
            (Can::OpenList, Gesture::OpenList { at }),
        ];
        for (can, gesture) in tries {
            let taken = walk.phone.clone().gesture(&gesture).is_ok();
            assert_eq!(taken, node.can.contains(&can), "{} {gesture:?}", node.kind);
        }
        let taps = node.can.contains(&Can::Tap) || node.can.contains(&Can::ReadMore);
        assert_eq!(
            walk.phone.clone().gesture(&Gesture::Tap { at }).is_ok(),
            taps,
            "{}",
            node.kind
        );
        if node.can.contains(&Can::Clear) {
            walk.phone
                .clone()
                .gesture(&Gesture::Clear { at, half })
                .unwrap();
        }
    }
}
