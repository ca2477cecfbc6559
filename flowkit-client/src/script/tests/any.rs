//! Scripts of all kinds.

use std::time::Duration;

use jiff::civil::Date;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value};

use super::super::{
    Act, Attachment, Content, Expectation, Failure, NetworkStep, Script, Setting, Step,
};
use crate::fields::calendar::Half;
use crate::phone::{Client, Gesture, Platform, Stage};

/// Settings, and then other steps.
pub(super) fn script() -> BoxedStrategy<Script> {
    let settings = vec(setting().prop_map(Step::With), 0..4);
    let steps = vec(step(), 0..12);
    (settings, steps)
        .prop_map(|(settings, steps)| settings.into_iter().chain(steps).collect())
        .boxed()
}

/// Lines of which many begin as steps do.
pub(super) fn lines() -> BoxedStrategy<String> {
    let words: Vec<String> = super::EVERY_STEP
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let word = prop_oneof![
        8 => prop::sample::select(words),
        1 => "\\PC{0,6}",
        1 => prop::sample::select(vec!["\n", "\"", "#", "{", "\t", "é", "\r"]).prop_map(str::to_owned),
    ];
    let line = vec(word, 0..6).prop_map(|words| words.join(" "));
    vec(line, 0..5).prop_map(|lines| lines.join("\n")).boxed()
}

fn text() -> BoxedStrategy<String> {
    prop_oneof![
        any::<String>(),
        "[a-z_]{1,8}",
        "[A-Z][a-z]{1,8}( [a-z#]{1,8})?"
    ]
    .boxed()
}

fn json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(text(), inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
    .boxed()
}

fn object() -> BoxedStrategy<Map<String, Value>> {
    btree_map(text(), json(), 0..4)
        .prop_map(|members| members.into_iter().collect())
        .boxed()
}

fn half() -> BoxedStrategy<Half> {
    prop::sample::select(Half::BOTH.to_vec()).boxed()
}

fn time() -> BoxedStrategy<Duration> {
    prop_oneof![
        any::<Duration>(),
        (0u64..1_000_000).prop_map(Duration::from_millis),
        (0u64..100).prop_map(|days| Duration::from_secs(days * 86_400)),
    ]
    .boxed()
}

fn setting() -> BoxedStrategy<Setting> {
    prop_oneof![
        text().prop_map(Setting::Token),
        text().prop_map(Setting::TokenSignature),
        (1i16..9999, 1i8..13, 1i8..29)
            .prop_map(|(year, month, day)| Setting::Today(Date::constant(year, month, day))),
        prop::sample::select(vec![Platform::Android, Platform::Ios, Platform::Web])
            .prop_map(Setting::Platform),
        prop::sample::select(vec![Client::Documented, Client::WebExact]).prop_map(Setting::Client),
        prop::sample::select(vec![Stage::Published, Stage::Draft, Stage::Preview])
            .prop_map(Setting::Stage),
        (option::of(text()), object())
            .prop_map(|(screen, data)| Setting::OpenedOn { screen, data }),
        text().prop_map(Setting::MessageId),
        text().prop_map(Setting::AdvertisedFlow),
    ]
    .boxed()
}

fn step() -> BoxedStrategy<Step> {
    let failure =
        prop::sample::select(vec![Failure::Impossible, Failure::Refused, Failure::Failed]);
    prop_oneof![
        6 => act().prop_map(Step::Act),
        2 => (failure, act()).prop_map(|(failure, act)| Step::Fails(failure, act)),
        2 => network().prop_map(Step::Network),
        3 => expectation().prop_map(Step::Expect),
        1 => Just(Step::CutOff),
    ]
    .boxed()
}

fn act() -> BoxedStrategy<Act> {
    let plain = prop::sample::select(vec![
        Act::Open,
        Act::OpenAgain,
        Act::Back,
        Act::Close,
        Act::Retry,
        Act::Dismiss,
        Act::Blur,
        Act::Gesture(Gesture::Back),
    ]);
    let fields = prop_oneof![
        (text(), text()).prop_map(|(which, text)| Act::Fill { which, text }),
        (text(), text()).prop_map(|(which, what)| Act::Choose { which, what }),
        (text(), text(), text()).prop_map(|(which, first, last)| Act::ChooseRange {
            which,
            first,
            last
        }),
        text().prop_map(|which| Act::Tick { which }),
        text().prop_map(|which| Act::Tap { which }),
        (text(), option::of(half())).prop_map(|(which, half)| Act::Clear { which, half }),
        (text(), attachment()).prop_map(|(which, file)| Act::Attach { which, file }),
        (text(), any::<usize>()).prop_map(|(which, row)| Act::RemoveFile { which, row }),
    ];
    let fingers =
        prop_oneof![
            text().prop_map(|which| Act::Focus { which }),
            (text(), text()).prop_map(|(which, text)| Act::Type { which, text }),
            text().prop_map(|which| Act::OpenList { which }),
            text().prop_map(|which| Act::OpenDates { which }),
            (text(), half(), text()).prop_map(|(which, half, day)| Act::Pick { which, half, day }),
            (any::<usize>(), text())
                .prop_map(|(at, text)| Act::Gesture(Gesture::Type { at, text })),
            (any::<usize>(), half(), text())
                .prop_map(|(at, half, day)| Act::Gesture(Gesture::Pick { at, half, day })),
        ];
    prop_oneof![plain, fields, fingers, time().prop_map(Act::Wait)].boxed()
}

fn attachment() -> BoxedStrategy<Attachment> {
    let content = prop_oneof![
        (any::<u16>(), any::<u16>(), any::<u64>()).prop_map(|(width, height, seed)| {
            Content::Photo {
                width,
                height,
                seed,
            }
        }),
        (text(), any::<u64>()).prop_map(|(kind, seed)| Content::Document { kind, seed }),
        (text(), any::<usize>()).prop_map(|(kind, bytes)| Content::Sized { kind, bytes }),
        (text(), option::of(text()), text()).prop_map(|(name, mime_type, text)| Content::Text {
            name,
            mime_type,
            text
        }),
        (text(), option::of(text()), option::of(any::<[u8; 32]>())).prop_map(
            |(path, mime_type, sha256)| Content::File {
                path,
                mime_type,
                sha256
            }
        ),
    ];
    (content, option::of(text()))
        .prop_map(|(content, named)| Attachment { content, named })
        .boxed()
}

fn network() -> BoxedStrategy<NetworkStep> {
    let plain = prop::sample::select(vec![
        NetworkStep::Offline,
        NetworkStep::Online,
        NetworkStep::Heal,
        NetworkStep::LoseRequest,
        NetworkStep::LoseAnswer,
        NetworkStep::BreakConnection,
        NetworkStep::WrongKey,
    ]);
    prop_oneof![
        plain,
        time().prop_map(NetworkStep::Slow),
        any::<u16>().prop_map(NetworkStep::Status),
        text().prop_map(NetworkStep::ExpireToken),
    ]
    .boxed()
}

fn expectation() -> BoxedStrategy<Expectation> {
    prop_oneof![
        text().prop_map(Expectation::Screen),
        text().prop_map(Expectation::Snackbar),
        Just(Expectation::NoSnackbar),
        (text(), option::of(text())).prop_map(|(which, text)| Expectation::Error { which, text }),
        text().prop_map(|which| Expectation::NoError { which }),
        option::of(text()).prop_map(Expectation::ErrorScreen),
        text().prop_map(Expectation::Text),
        text().prop_map(Expectation::NoText),
        text().prop_map(|which| Expectation::Enabled { which }),
        text().prop_map(|which| Expectation::Disabled { which }),
        (text(), option::of(json())).prop_map(|(which, value)| Expectation::Value { which, value }),
        text().prop_map(Expectation::OpenedUrl),
        object().prop_map(Expectation::Completed),
    ]
    .boxed()
}
