//! A step as the line of a script.

use std::fmt::{self, Display, Formatter};

use serde_json::Value;

use super::step::{Act, Attachment, Content, Expectation, Failure, NetworkStep, Setting, Step};
use super::words::{hex, json, name, quoted, screen, time};
use crate::phone::{Client, Gesture, Platform, Stage};

impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::With(setting) => write!(f, "with {setting}"),
            Self::Act(act) => act.fmt(f),
            Self::Fails(failure, act) => write!(f, "{failure} {act}"),
            Self::Network(step) => write!(f, "network {step}"),
            Self::Expect(expectation) => write!(f, "expect {expectation}"),
            Self::CutOff => f.write_str("cut-off"),
        }
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Impossible => "impossible",
            Self::Refused => "refused",
            Self::Failed => "failed",
        })
    }
}

impl Display for Setting {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let text = |f: &mut Formatter<'_>, word: &str, text: &str| {
            write!(f, "{word} ")?;
            quoted(f, text)
        };
        match self {
            Self::Token(token) => text(f, "token", token),
            Self::TokenSignature(signature) => text(f, "token-signature", signature),
            Self::Today(day) => write!(f, "today {day}"),
            Self::Platform(platform) => write!(f, "platform {}", platform_word(*platform)),
            Self::Client(client) => write!(f, "client {}", client_word(*client)),
            Self::Stage(stage) => write!(f, "stage {}", stage_word(*stage)),
            Self::OpenedOn { screen: id, data } => {
                f.write_str("opened-on ")?;
                if let Some(id) = id {
                    screen(f, id)?;
                    f.write_str(" ")?;
                }
                json(f, &Value::Object(data.clone()))
            }
            Self::MessageId(id) => text(f, "message-id", id),
            Self::AdvertisedFlow(id) => text(f, "advertised-flow", id),
        }
    }
}

pub(super) fn platform_word(platform: Platform) -> &'static str {
    match platform {
        Platform::Android => "android",
        Platform::Ios => "ios",
        Platform::Web => "web",
    }
}

pub(super) fn client_word(client: Client) -> &'static str {
    match client {
        Client::Documented => "documented",
        Client::WebExact => "web-exact",
    }
}

pub(super) fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Published => "published",
        Stage::Draft => "draft",
        Stage::Preview => "preview",
    }
}

impl Display for Act {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        if let Some(which) = self.which() {
            f.write_str(" ")?;
            name(f, which)?;
        }
        match self {
            Self::Fill { text, .. } | Self::Type { text, .. } => {
                f.write_str(" ")?;
                quoted(f, text)
            }
            Self::Choose { what, .. } => {
                f.write_str(" ")?;
                name(f, what)
            }
            Self::ChooseRange { first, last, .. } => {
                f.write_str(" ")?;
                name(f, first)?;
                f.write_str(" ")?;
                name(f, last)
            }
            Self::Clear {
                half: Some(half), ..
            } => write!(f, " {}", half.key()),
            Self::Attach { file, .. } => write!(f, " {file}"),
            Self::RemoveFile { row, .. } => write!(f, " {row}"),
            Self::Wait(duration) => {
                f.write_str(" ")?;
                time(f, *duration)
            }
            Self::Pick { half, day, .. } => {
                write!(f, " {} ", half.key())?;
                name(f, day)
            }
            Self::Gesture(gesture) => {
                f.write_str(" ")?;
                json(f, &gesture_value(gesture))
            }
            _ => Ok(()),
        }
    }
}

impl Act {
    /// The word with which its line begins, such as `choose-range`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::OpenAgain => "open-again",
            Self::Fill { .. } => "fill",
            Self::Choose { .. } => "choose",
            Self::ChooseRange { .. } => "choose-range",
            Self::Tick { .. } => "tick",
            Self::Tap { .. } => "tap",
            Self::Clear { .. } => "clear",
            Self::Attach { .. } => "attach",
            Self::RemoveFile { .. } => "remove-file",
            Self::Back => "back",
            Self::Close => "close",
            Self::Retry => "retry",
            Self::Dismiss => "dismiss",
            Self::Wait(_) => "wait",
            Self::Focus { .. } => "focus",
            Self::Blur => "blur",
            Self::Type { .. } => "type",
            Self::OpenList { .. } => "open-list",
            Self::OpenDates { .. } => "open-dates",
            Self::Pick { .. } => "pick",
            Self::Gesture(_) => "gesture",
        }
    }

    /// What the component is called that it is done to; `None` for what is done to the phone as a whole.
    #[must_use]
    pub fn which(&self) -> Option<&str> {
        match self {
            Self::Fill { which, .. }
            | Self::Choose { which, .. }
            | Self::ChooseRange { which, .. }
            | Self::Tick { which }
            | Self::Tap { which }
            | Self::Clear { which, .. }
            | Self::Attach { which, .. }
            | Self::RemoveFile { which, .. }
            | Self::Focus { which }
            | Self::Type { which, .. }
            | Self::OpenList { which }
            | Self::OpenDates { which }
            | Self::Pick { which, .. } => Some(which),
            Self::Open
            | Self::OpenAgain
            | Self::Back
            | Self::Close
            | Self::Retry
            | Self::Dismiss
            | Self::Wait(_)
            | Self::Blur
            | Self::Gesture(_) => None,
        }
    }
}

/// A gesture as JSON. It has no keys but strings, so that this always works.
pub(super) fn gesture_value(gesture: &Gesture) -> Value {
    serde_json::to_value(gesture).unwrap_or_default()
}

impl Display for Attachment {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let seeded = |f: &mut Formatter<'_>, seed: u64| match seed {
            0 => Ok(()),
            seed => write!(f, " seed {seed}"),
        };
        match &self.content {
            Content::Photo {
                width,
                height,
                seed,
            } => {
                write!(f, "photo {width}x{height}")?;
                seeded(f, *seed)?;
            }
            Content::Document { kind, seed } => {
                f.write_str("document ")?;
                name(f, kind)?;
                seeded(f, *seed)?;
            }
            Content::Sized { kind, bytes } => {
                f.write_str("sized ")?;
                name(f, kind)?;
                write!(f, " {bytes}")?;
            }
            Content::Text {
                name,
                mime_type,
                text,
            } => {
                f.write_str("text ")?;
                quoted(f, name)?;
                f.write_str(" ")?;
                quoted(f, text)?;
                of_type(f, mime_type.as_deref())?;
            }
            Content::File {
                path,
                mime_type,
                sha256,
            } => {
                f.write_str("file ")?;
                name(f, path)?;
                of_type(f, mime_type.as_deref())?;
                if let Some(hash) = sha256 {
                    f.write_str(" sha256 ")?;
                    hex(f, hash)?;
                }
            }
        }
        match &self.named {
            Some(name) => {
                f.write_str(" named ")?;
                quoted(f, name)
            }
            None => Ok(()),
        }
    }
}

fn of_type(f: &mut Formatter<'_>, mime_type: Option<&str>) -> fmt::Result {
    match mime_type {
        Some(mime_type) => {
            f.write_str(" as ")?;
            name(f, mime_type)
        }
        None => Ok(()),
    }
}

impl Display for NetworkStep {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offline => f.write_str("offline"),
            Self::Online => f.write_str("online"),
            Self::Heal => f.write_str("heal"),
            Self::Slow(delay) => {
                f.write_str("slow ")?;
                time(f, *delay)
            }
            Self::LoseRequest => f.write_str("lose-request"),
            Self::LoseAnswer => f.write_str("lose-answer"),
            Self::BreakConnection => f.write_str("break-connection"),
            Self::Status(status) => write!(f, "status {status}"),
            Self::WrongKey => f.write_str("wrong-key"),
            Self::ExpireToken(message) => {
                f.write_str("expire-token ")?;
                quoted(f, message)
            }
        }
    }
}

impl Display for Expectation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let text = |f: &mut Formatter<'_>, word: &str, text: &str| {
            write!(f, "{word} ")?;
            quoted(f, text)
        };
        let of = |f: &mut Formatter<'_>, word: &str, which: &str| {
            write!(f, "{word} ")?;
            name(f, which)
        };
        match self {
            Self::Screen(id) => {
                f.write_str("screen ")?;
                screen(f, id)
            }
            Self::Snackbar(shown) => text(f, "snackbar", shown),
            Self::NoSnackbar => f.write_str("no-snackbar"),
            Self::Error { which, text: error } => {
                of(f, "error", which)?;
                error.as_ref().map_or(Ok(()), |error| text(f, "", error))
            }
            Self::NoError { which } => of(f, "no-error", which),
            Self::ErrorScreen(None) => f.write_str("error-screen"),
            Self::ErrorScreen(Some(error)) => text(f, "error-screen", error),
            Self::Text(shown) => text(f, "text", shown),
            Self::NoText(shown) => text(f, "no-text", shown),
            Self::Enabled { which } => of(f, "enabled", which),
            Self::Disabled { which } => of(f, "disabled", which),
            Self::Value { which, value } => {
                of(f, "value", which)?;
                match value {
                    Some(value) => {
                        f.write_str(" ")?;
                        json(f, value)
                    }
                    None => Ok(()),
                }
            }
            Self::OpenedUrl(url) => text(f, "opened-url", url),
            Self::Completed(keys) => {
                f.write_str("completed")?;
                if keys.is_empty() {
                    return Ok(()); // A pair of braces would read as a completion without keys.
                }
                f.write_str(" ")?;
                json(f, &Value::Object(keys.clone()))
            }
        }
    }
}
