//! Walks that do whatever the view says can be done.

use flowkit_client::ClientError;
use flowkit_client::media::{File, UploadFault};
use flowkit_client::phone::{Gesture, Half};
use flowkit_client::view::{Can, Node, View};
use proptest::prelude::*;
use serde_json::json;

use crate::support::Walk;
use crate::whole_screens::{every_component, rooms};

/// Does one of the things that can be done with a component.
fn act(walk: &mut Walk, node: &Node, can: Can, pick: usize) {
    let (at, half) = (node.at, Half::BOTH[pick % 2]);
    let half = match &node.days {
        Some(days) if !days.halves.is_empty() => half,
        _ => Half::StartDate,
    };
    let texts = [
        "",
        "Zoë",
        "zoe@example.org",
        "😀",
        "a text that goes on and on",
    ];
    let gesture = match can {
        Can::Focus => Gesture::Focus { at },
        Can::Type => Gesture::Type {
            at,
            text: texts[pick % texts.len()].to_owned(),
        },
        Can::Choose => {
            let enabled: Vec<_> = node.options.iter().filter(|it| it.enabled).collect();
            Gesture::Choose {
                at,
                option: enabled[pick % enabled.len()].id.clone(),
            }
        }
        Can::Tick => Gesture::Tick { at },
        Can::OpenDates => Gesture::OpenDates { at },
        Can::Pick => {
            // The first day that a half offers may be on a weekday that is not, or taken.
            let days = node.days.as_ref().unwrap();
            let first = match days.halves.iter().find(|it| it.half == half) {
                Some(half) => half.first.clone(),
                None => days.first.clone(),
            };
            let day = first;
            let _ = walk.try_gesture(Gesture::Pick { at, half, day });
            return;
        }
        Can::Clear => Gesture::Clear { at, half },
        Can::OpenList => Gesture::OpenList { at },
        Can::Tap | Can::ReadMore => Gesture::Tap { at },
        Can::Attach => {
            let file = File::new("a.jpg", "image/jpeg", vec![0xff; 100 + pick * 10]);
            let row = walk.phone.attach(at, &file).unwrap();
            if pick.is_multiple_of(2) {
                walk.phone.uploaded(at, row, Err(UploadFault::Offline));
            }
            return;
        }
        Can::Remove => {
            walk.phone.remove_file(at, 0).unwrap();
            return;
        }
        other => panic!("{other:?} is not known here"),
    };
    walk.gesture(gesture);
}

/// Looks at the phone, and checks that the view agrees with itself.
fn look(walk: &Walk) -> View {
    let view = View::of(&walk.phone);
    let json = serde_json::to_string(&view).unwrap();
    assert_eq!(serde_json::from_str::<View>(&json).unwrap(), view);
    let words = view.to_string();
    assert!(words.lines().all(|line| line.trim_end() == line), "{words}");
    let is_loading = view.header.as_ref().is_some_and(|header| header.loading);
    for node in &view.components {
        assert!(node.enabled || node.can.is_empty(), "{node:?}");
        assert!(!is_loading || !node.enabled, "{node:?}");
        let is_footer = node.kind.name() == "Footer";
        if is_footer && !is_loading {
            assert_eq!(node.enabled, node.blocked_by.is_empty(), "{node:?}");
        }
        assert!(is_footer || node.blocked_by.is_empty());
    }
    view
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_the_view_says_can_be_done_is_taken(steps in prop::collection::vec((any::<u16>(), 0..20_usize), 1..60), draft: bool) {
        let flow = match draft {
            true => every_component().draft(),
            false => every_component(),
        };
        let mut walk = flow.shown(rooms());
        for (which, pick) in steps {
            let view = look(&walk);
            let can: Vec<(&Node, Can)> = view
                .components
                .iter()
                .flat_map(|node| node.can.iter().map(move |can| (node, *can)))
                .collect();
            let header = view.header.as_ref();
            match can.get(usize::from(which) % (can.len() + 3)) {
                Some((node, can)) => act(&mut walk, node, *can, pick),
                None if walk.phone.is_loading() => {
                    match pick % 4 {
                        0 => walk.fail(ClientError::Timeout),
                        1 => walk.fail(ClientError::Offline),
                        2 => walk.answer("B", json!({})),
                        _ => walk.answer("A", json!({"error_message": "Not yet"})),
                    };
                }
                None if view.error.as_ref().is_some_and(|error| error.may_retry) => {
                    walk.gesture(Gesture::Retry);
                }
                None if view.snackbar.is_some() => {
                    walk.gesture(Gesture::Dismiss);
                }
                None if header.is_some_and(|header| header.leading == flowkit_client::view::Leading::Back) => {
                    walk.back();
                }
                None => {
                    walk.pass(300);
                }
            }
        }
        look(&walk);
    }
}
