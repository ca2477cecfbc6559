//! Reading the lines of a script.

mod acts;
mod line;

use super::error::{ScriptError, ScriptErrorKind};
use super::step::{Expectation, Failure, NetworkStep, Setting, Step};
use super::words::read_time;
use super::{HEAD, MOST_BYTES, MOST_STEPS, Script, VERSION};
use crate::phone::{Client, Platform, Stage};

use line::Line;

/// The words with which lines begin that are no acts.
const OTHER_WORDS: [&str; 7] = [
    "with",
    "impossible",
    "refused",
    "failed",
    "network",
    "expect",
    "cut-off",
];

/// Reads a whole script.
pub(super) fn script(text: &str) -> Result<Script, ScriptError> {
    let refused =
        |line, message: String| ScriptError::new(line, None, ScriptErrorKind::Text, message);
    if text.len() > MOST_BYTES {
        let message = format!("a script has at most {MOST_BYTES} bytes");
        return Err(refused(1, message));
    }
    let mut script = Script::default();
    let mut is_top = true;
    let mut is_underway = false;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (number, text) in (1..).zip(text.lines()) {
        if is_top && let Some(version) = text.strip_prefix(HEAD) {
            check_version(number, version.trim())?;
        }
        is_top &= text.trim().is_empty();
        let Some(step) = step(&mut Line::new(text, number))? else {
            continue;
        };
        if script.steps.len() >= MOST_STEPS {
            return Err(refused(
                number,
                format!("a script has at most {MOST_STEPS} steps"),
            ));
        }
        let is_setting = matches!(step, Step::With(_));
        is_underway |= !is_setting;
        if is_underway && is_setting {
            let message =
                "a line `with …` says which phone it is, and stands above all other steps"
                    .to_owned();
            return Err(refused(number, message));
        }
        script.steps.push((number, step));
    }
    Ok(script)
}

fn check_version(line: usize, version: &str) -> Result<(), ScriptError> {
    let message = match version.parse::<u64>() {
        Ok(VERSION) => return Ok(()),
        Ok(other) => format!(
            "the script is of version {other}, and this flowkit reads version {VERSION}: take one that is as new as the script"
        ),
        Err(_) => format!("\"{version}\" is no version of a script: write `{HEAD}{VERSION}`"),
    };
    let column = HEAD.chars().count().saturating_add(1);
    Err(ScriptError::new(
        line,
        Some(column),
        ScriptErrorKind::Version,
        message,
    ))
}

/// Reads a line; `None` for one that is empty or a comment.
fn step(line: &mut Line<'_>) -> Result<Option<Step>, ScriptError> {
    let Some(word) = line.next()? else {
        return Ok(None);
    };
    let failing = |failure, line: &mut Line<'_>| -> Result<Step, ScriptError> {
        let word = line.word("what a person does, such as `tap \"Continue\"`")?;
        let act = acts::act(&word, line)?;
        act.map(|act| Step::Fails(failure, act))
            .ok_or_else(|| unknown(&word, line, acts::WORDS.iter().copied()))
    };
    let step = match word.text.as_str() {
        "with" => Step::With(setting(line)?),
        "impossible" => failing(Failure::Impossible, line)?,
        "refused" => failing(Failure::Refused, line)?,
        "failed" => failing(Failure::Failed, line)?,
        "network" => Step::Network(network(line)?),
        "expect" => Step::Expect(expectation(line)?),
        "cut-off" => Step::CutOff,
        _ => match acts::act(&word, line)? {
            Some(act) => Step::Act(act),
            None => {
                let words = acts::WORDS.iter().copied().chain(OTHER_WORDS);
                return Err(unknown(&word, line, words));
            }
        },
    };
    line.end(&word.text)?;
    Ok(Some(step))
}

/// The error of a word with which no step begins.
fn unknown<'w>(
    word: &line::Word,
    line: &Line<'_>,
    words: impl Iterator<Item = &'w str> + Clone,
) -> ScriptError {
    let instead = match flowkit_json::nearest(&word.text, words.clone()) {
        Some(nearest) => format!("did you mean \"{nearest}\"?"),
        None => format!("there are {}", words.collect::<Vec<_>>().join(", ")),
    };
    line.error_at(
        word,
        format!("there is no step \"{}\": {instead}", word.text),
    )
}

fn setting(line: &mut Line<'_>) -> Result<Setting, ScriptError> {
    type Read = fn(&mut Line<'_>) -> Result<Setting, ScriptError>;
    let known: [(&str, Read); 9] = [
        ("token", |line| {
            Ok(Setting::Token(line.text("the flow token")?))
        }),
        ("token-signature", |line| {
            let signature = line.text("the signature of the flow token")?;
            Ok(Setting::TokenSignature(signature))
        }),
        ("today", |line| {
            Ok(Setting::Today(line.parsed("a day such as 2026-12-01")?))
        }),
        ("platform", |line| {
            let known = [
                ("android", Platform::Android),
                ("ios", Platform::Ios),
                ("web", Platform::Web),
            ];
            Ok(Setting::Platform(line.one_of("a platform", &known)?))
        }),
        ("client", |line| {
            let known = [
                ("documented", Client::Documented),
                ("web-exact", Client::WebExact),
            ];
            Ok(Setting::Client(line.one_of("a client", &known)?))
        }),
        ("stage", |line| {
            let known = [
                ("published", Stage::Published),
                ("draft", Stage::Draft),
                ("preview", Stage::Preview),
            ];
            Ok(Setting::Stage(line.one_of("a stage of a flow", &known)?))
        }),
        ("opened-on", |line| {
            let screen = match line.has_object() {
                true => None,
                false => Some(line.text("the id of a screen")?),
            };
            let data = match line.is_over() {
                true => serde_json::Map::new(),
                false => line.object("the data of the screen")?,
            };
            Ok(Setting::OpenedOn { screen, data })
        }),
        ("message-id", |line| {
            Ok(Setting::MessageId(line.text("the id of the message")?))
        }),
        ("advertised-flow", |line| {
            Ok(Setting::AdvertisedFlow(line.text("the id of the flow")?))
        }),
    ];
    line.one_of("a setting of the phone", &known)?(line)
}

fn network(line: &mut Line<'_>) -> Result<NetworkStep, ScriptError> {
    type Read = fn(&mut Line<'_>) -> Result<NetworkStep, ScriptError>;
    let known: [(&str, Read); 10] = [
        ("offline", |_| Ok(NetworkStep::Offline)),
        ("online", |_| Ok(NetworkStep::Online)),
        ("heal", |_| Ok(NetworkStep::Heal)),
        ("slow", |line| Ok(NetworkStep::Slow(time(line)?))),
        ("lose-request", |_| Ok(NetworkStep::LoseRequest)),
        ("lose-answer", |_| Ok(NetworkStep::LoseAnswer)),
        ("break-connection", |_| Ok(NetworkStep::BreakConnection)),
        ("status", |line| {
            Ok(NetworkStep::Status(line.parsed("a status such as 500")?))
        }),
        ("wrong-key", |_| Ok(NetworkStep::WrongKey)),
        ("expire-token", |line| {
            let message = line.text("the text that the user reads, or \"\"")?;
            Ok(NetworkStep::ExpireToken(message))
        }),
    ];
    line.one_of("a change of the network", &known)?(line)
}

/// A time such as `600ms`.
fn time(line: &mut Line<'_>) -> Result<std::time::Duration, ScriptError> {
    let what = "a time such as 600ms, 3s, 5m, 2h or 15d";
    let word = line.word(what)?;
    read_time(&word.text)
        .ok_or_else(|| line.error_at(&word, format!("\"{}\" is not {what}", word.text)))
}

/// The text that may end a line.
fn last_text(line: &mut Line<'_>) -> Result<Option<String>, ScriptError> {
    Ok(line.next()?.map(|word| word.text))
}

fn expectation(line: &mut Line<'_>) -> Result<Expectation, ScriptError> {
    type Read = fn(&mut Line<'_>) -> Result<Expectation, ScriptError>;
    const FIELD: &str = "the name or the label of a field";
    let known: [(&str, Read); 13] = [
        ("screen", |line| {
            Ok(Expectation::Screen(line.text("the id of a screen")?))
        }),
        ("snackbar", |line| {
            let text = line.text("the text of the snackbar; without one `expect no-snackbar`")?;
            Ok(Expectation::Snackbar(text))
        }),
        ("no-snackbar", |_| Ok(Expectation::NoSnackbar)),
        ("error", |line| {
            let which = line.text(FIELD)?;
            let text = last_text(line)?;
            Ok(Expectation::Error { which, text })
        }),
        ("no-error", |line| {
            Ok(Expectation::NoError {
                which: line.text(FIELD)?,
            })
        }),
        ("error-screen", |line| {
            Ok(Expectation::ErrorScreen(last_text(line)?))
        }),
        ("text", |line| {
            Ok(Expectation::Text(line.text("a text of the screen")?))
        }),
        ("no-text", |line| {
            Ok(Expectation::NoText(line.text("a text of the screen")?))
        }),
        ("enabled", |line| {
            Ok(Expectation::Enabled {
                which: line.text(FIELD)?,
            })
        }),
        ("disabled", |line| {
            Ok(Expectation::Disabled {
                which: line.text(FIELD)?,
            })
        }),
        ("value", |line| {
            let which = line.text(FIELD)?;
            let value = match line.is_over() {
                true => None,
                false => Some(line.value("the value, as JSON")?),
            };
            Ok(Expectation::Value { which, value })
        }),
        ("opened-url", |line| {
            Ok(Expectation::OpenedUrl(line.text("an address")?))
        }),
        ("completed", |line| {
            let keys = match line.is_over() {
                true => serde_json::Map::new(),
                false => line.object("what the completion holds")?,
            };
            Ok(Expectation::Completed(keys))
        }),
    ];
    line.one_of("something to expect", &known)?(line)
}
