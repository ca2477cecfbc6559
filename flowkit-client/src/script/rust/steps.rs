//! The steps of a script as statements.

use std::time::Duration;

use super::code::{Call, Code, FOLD, literal, text};
use super::file;
use crate::fields::calendar::Half;
use crate::script::step::{Act, Expectation, Failure, NetworkStep, Step};

/// The widest value that stands in a check as it is.
const WIDEST_VALUE: usize = 30;

/// Writes a step.
pub(super) fn write(code: &mut Code, step: &Step) {
    match step {
        // Settings have made the phone.
        Step::With(_) => {}
        Step::Act(act) => {
            let (call, is_async) = call(code, act);
            let calls = match is_async {
                true => vec![call, Call::awaited()],
                false => vec![call.or_error()],
            };
            code.chain("", "phone", calls);
        }
        Step::Fails(failure, act) => fails(code, *failure, act),
        Step::Network(step) => {
            let call = network(code, step);
            code.chain("", "phone", vec![Call::new("network", []), call]);
        }
        Step::Expect(expectation) => expect(code, expectation),
        Step::CutOff => code.line("panic!(\"the record was too long, and ends here\");"),
    }
}

/// What does it, and whether that is asynchronous.
fn call(code: &mut Code, act: &Act) -> (Call, bool) {
    let call = match act {
        Act::Open => Call::new("open", []),
        Act::OpenAgain => Call::new("open_again", []),
        Act::Fill { which, text: typed } => {
            return (Call::new("fill", [text(which), text(typed)]), false);
        }
        Act::Choose { which, what } => Call::new("choose", [text(which), text(what)]),
        Act::ChooseRange { which, first, last } => {
            Call::new("choose_range", [text(which), text(first), text(last)])
        }
        Act::Tick { which } => Call::new("tick", [text(which)]),
        Act::Tap { which } => Call::new("tap", [text(which)]),
        Act::Clear { which, half: None } => Call::new("clear", [text(which)]),
        Act::Clear {
            which,
            half: Some(half),
        } => Call::new("clear_half", [text(which), half_of(code, *half)]),
        Act::Attach { which, file } => {
            let file = file::argument(code, file);
            Call::new("attach", [text(which), file])
        }
        Act::RemoveFile { which, row } => Call::new("remove_file", [text(which), row.to_string()]),
        Act::Back => Call::new("back", []),
        Act::Close => Call::new("close", []),
        Act::Retry => Call::new("retry", []),
        Act::Dismiss => Call::new("dismiss", []),
        Act::Wait(time) => Call::new("wait", [duration(code, *time)]),
        Act::Focus { which } => Call::new("focus", [text(which)]),
        Act::Blur => Call::new("blur", []),
        Act::Type { which, text: typed } => Call::new("type_into", [text(which), text(typed)]),
        Act::OpenList { which } => Call::new("open_list", [text(which)]),
        Act::OpenDates { which } => Call::new("open_dates", [text(which)]),
        Act::Pick { which, half, day } => {
            let half = half_of(code, *half);
            Call::new("pick", [text(which), half, text(day)])
        }
        Act::Gesture(gesture) => {
            let gesture = crate::script::write::gesture_value(gesture).to_string();
            code.bind("let gesture =", &text(&gesture));
            code.line("let gesture = serde_json::from_str(gesture)?;");
            Call::new("gesture", ["&gesture".to_owned()])
        }
    };
    (call, true)
}

fn fails(code: &mut Code, failure: Failure, act: &Act) {
    code.uses("client::script::Failure");
    let (call, is_async) = call(code, act);
    let mut calls = vec![call];
    if is_async {
        calls.push(Call::awaited_alone());
    }
    calls.push(Call::new("unwrap_err", []));
    code.chain("let error = ", "phone", calls);
    let failure = match failure {
        Failure::Impossible => "Failure::Impossible",
        Failure::Refused => "Failure::Refused",
        Failure::Failed => "Failure::Failed",
    };
    let arguments = ["Failure::of(&error)", failure, "\"{error}\""];
    code.check("assert_eq", &arguments.map(str::to_owned));
}

fn half_of(code: &mut Code, half: Half) -> String {
    code.uses("client::fields::calendar::Half");
    match half {
        Half::StartDate => "Half::StartDate".to_owned(),
        Half::EndDate => "Half::EndDate".to_owned(),
    }
}

fn duration(code: &mut Code, time: Duration) -> String {
    code.uses("std::time::Duration");
    let (seconds, rest) = (time.as_secs(), time.subsec_nanos());
    match (rest, u64::try_from(time.as_millis())) {
        (0, _) => format!("Duration::from_secs({seconds})"),
        (rest, Ok(milliseconds)) if rest.is_multiple_of(1_000_000) => {
            format!("Duration::from_millis({milliseconds})")
        }
        _ => format!("Duration::new({seconds}, {rest})"),
    }
}

fn network(code: &mut Code, step: &NetworkStep) -> Call {
    match step {
        NetworkStep::Offline => Call::new("offline", []),
        NetworkStep::Online => Call::new("online", []),
        NetworkStep::Heal => Call::new("heal", []),
        NetworkStep::Slow(delay) => Call::new("slow_by", [duration(code, *delay)]),
        NetworkStep::LoseRequest => Call::new("lose_next_request", []),
        NetworkStep::LoseAnswer => Call::new("lose_next_answer", []),
        NetworkStep::BreakConnection => Call::new("break_next_connection", []),
        NetworkStep::Status(status) => Call::new("answer_next_with", [status.to_string()]),
        NetworkStep::WrongKey => Call::new("wrong_key_once", []),
        NetworkStep::ExpireToken(message) => {
            let message = code.short("message", message);
            Call::new("expire_token", [message])
        }
    }
}

fn expect(code: &mut Code, expectation: &Expectation) {
    let some = |shown: &str| format!("Some({FOLD}{}{FOLD})", text(shown));
    match expectation {
        Expectation::Screen(screen) => equal(code, "phone.screen()", text(screen)),
        Expectation::Snackbar(shown) => equal(code, "phone.snackbar()", some(shown)),
        Expectation::NoSnackbar => equal(code, "phone.snackbar()", "None".to_owned()),
        Expectation::Error { which, text: None } => {
            field(code, which);
            holds(code, "field.error().is_some()");
        }
        Expectation::Error {
            which,
            text: Some(error),
        } => {
            field(code, which);
            equal(code, "field.error()", some(error));
        }
        Expectation::NoError { which } => {
            field(code, which);
            equal(code, "field.error()", "None".to_owned());
        }
        Expectation::ErrorScreen(None) => holds(code, "phone.error().is_some()"),
        Expectation::ErrorScreen(Some(error)) => {
            code.line("let error = phone.error().map(|error| error.text.as_str());");
            equal(code, "error", some(error));
        }
        Expectation::Text(shown) => {
            let shown = code.short("text", shown);
            holds(code, &format!("phone.shows({shown})"));
        }
        Expectation::NoText(shown) => {
            let shown = code.short("text", shown);
            holds(code, &format!("!phone.shows({shown})"));
        }
        Expectation::Enabled { which } => {
            field(code, which);
            holds(code, "field.is_enabled()");
        }
        Expectation::Disabled { which } => {
            field(code, which);
            holds(code, "!field.is_enabled()");
        }
        Expectation::Value { which, value } => {
            field(code, which);
            match value {
                Some(serde_json::Value::String(value)) => {
                    code.line("let value = field.value().and_then(|value| value.as_str());");
                    equal(code, "value", some(value));
                }
                Some(value) => {
                    let value = some_json(code, value);
                    equal(code, "field.value()", value);
                }
                None => equal(code, "field.value()", "None".to_owned()),
            }
        }
        Expectation::OpenedUrl(url) => {
            code.line("let opened = phone.opened_urls().last();");
            equal(code, "opened.map(String::as_str)", some(url));
        }
        Expectation::Completed(keys) if keys.is_empty() => {
            holds(code, "phone.completion().is_some()");
        }
        Expectation::Completed(keys) => {
            code.line("let done: serde_json::Value = phone.completed()?;");
            for (key, value) in keys {
                match value {
                    serde_json::Value::String(value) => {
                        equal(code, &format!("done[{}]", text(key)), text(value));
                    }
                    value => {
                        let key = code.short("key", key);
                        let value = some_json(code, value);
                        equal(code, &format!("done.get({key})"), value);
                    }
                }
            }
        }
    }
}

/// What a value is compared with that may be missing.
fn some_json(code: &mut Code, value: &serde_json::Value) -> String {
    let literal = literal(value);
    // rustfmt lays out arrays within `json!` item by item, and leaves objects as they are.
    if literal.len() > WIDEST_VALUE {
        code.bind("let value =", &text(&value.to_string()));
        code.line("let value: serde_json::Value = serde_json::from_str(value)?;");
        return "Some(&value)".to_owned();
    }
    code.uses("serde_json::json");
    format!("Some(&json!({literal}))")
}

fn field(code: &mut Code, which: &str) {
    let call = Call::new("field", [code.short("which", which)]).or_error();
    code.chain("let field = ", "phone", vec![call]);
}

fn equal(code: &mut Code, found: &str, expected: String) {
    code.check("assert_eq", &[found.to_owned(), expected]);
}

fn holds(code: &mut Code, condition: &str) {
    code.check("assert", &[condition.to_owned()]);
}
