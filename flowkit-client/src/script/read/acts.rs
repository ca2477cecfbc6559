//! Reading what a person does.

use super::super::error::ScriptError;
use super::super::step::{Act, Attachment, Content};
use super::super::words::read_sha256;
use super::line::{Line, Word};
use super::time;
use crate::fields::calendar::Half;

/// The words with which acts begin.
pub(super) const WORDS: [&str; 22] = [
    "open",
    "open-again",
    "fill",
    "choose",
    "choose-range",
    "tick",
    "tap",
    "clear",
    "attach",
    "remove-file",
    "back",
    "close",
    "retry",
    "dismiss",
    "wait",
    "focus",
    "blur",
    "type",
    "open-list",
    "open-dates",
    "pick",
    "gesture",
];

const HALVES: [(&str, Half); 2] = [("start-date", Half::StartDate), ("end-date", Half::EndDate)];

/// Reads the rest of a line that begins with this word; `None` if no act does.
pub(super) fn act(word: &Word, line: &mut Line<'_>) -> Result<Option<Act>, ScriptError> {
    let which = |line: &mut Line<'_>| line.text("the name or the label of a component");
    let act = match word.text.as_str() {
        "open" => Act::Open,
        "open-again" => Act::OpenAgain,
        "fill" => Act::Fill {
            which: which(line)?,
            text: line.text("the text that is typed")?,
        },
        "choose" => Act::Choose {
            which: which(line)?,
            what: line.text("an option or a day")?,
        },
        "choose-range" => Act::ChooseRange {
            which: which(line)?,
            first: line.text("the first day, such as 2026-12-01")?,
            last: line.text("the last day, such as 2026-12-04")?,
        },
        "tick" => Act::Tick {
            which: which(line)?,
        },
        "tap" => Act::Tap {
            which: which(line)?,
        },
        "clear" => Act::Clear {
            which: which(line)?,
            half: match line.is_over() {
                true => None,
                false => Some(line.one_of("half of a range", &HALVES)?),
            },
        },
        "attach" => Act::Attach {
            which: which(line)?,
            file: attachment(line)?,
        },
        "remove-file" => Act::RemoveFile {
            which: which(line)?,
            row: line.parsed("a row, counted from 0")?,
        },
        "back" => Act::Back,
        "close" => Act::Close,
        "retry" => Act::Retry,
        "dismiss" => Act::Dismiss,
        "wait" => Act::Wait(time(line)?),
        "focus" => Act::Focus {
            which: which(line)?,
        },
        "blur" => Act::Blur,
        "type" => Act::Type {
            which: which(line)?,
            text: line.text("the text that is typed")?,
        },
        "open-list" => Act::OpenList {
            which: which(line)?,
        },
        "open-dates" => Act::OpenDates {
            which: which(line)?,
        },
        "pick" => Act::Pick {
            which: which(line)?,
            half: line.one_of("half of a range", &HALVES)?,
            day: line.text("a day such as 2026-12-01")?,
        },
        "gesture" => {
            let gesture = line.object("a gesture")?;
            let gesture = serde_json::from_value(serde_json::Value::Object(gesture));
            Act::Gesture(
                gesture
                    .map_err(|error| line.error_at(word, format!("this is no gesture: {error}")))?,
            )
        }
        _ => return Ok(None),
    };
    Ok(Some(act))
}

fn attachment(line: &mut Line<'_>) -> Result<Attachment, ScriptError> {
    type Read = fn(&mut Line<'_>) -> Result<Content, ScriptError>;
    let known: [(&str, Read); 5] = [
        ("photo", photo),
        ("document", |line| {
            Ok(Content::Document {
                kind: line.text("a kind of file such as pdf")?,
                seed: 0,
            })
        }),
        ("sized", |line| {
            Ok(Content::Sized {
                kind: line.text("a kind of file such as pdf")?,
                bytes: line.parsed("a number of bytes")?,
            })
        }),
        ("text", |line| {
            Ok(Content::Text {
                name: line.text("the name of the file, such as \"note.txt\"")?,
                text: line.text("the text in the file")?,
                mime_type: None,
            })
        }),
        ("file", |line| {
            Ok(Content::File {
                path: line.text("the path of the file")?,
                mime_type: None,
                sha256: None,
            })
        }),
    ];
    let content = line.one_of("a file", &known)?(line)?;
    let mut file = Attachment {
        content,
        named: None,
    };
    details(line, &mut file)?;
    Ok(file)
}

/// A photo by its size, such as `640x480`.
fn photo(line: &mut Line<'_>) -> Result<Content, ScriptError> {
    let what = "the size of a photo, such as 640x480, of at most 65535 pixels each way";
    let word = line.word(what)?;
    let size = word.text.split_once('x');
    let size = size.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    let (width, height) =
        size.ok_or_else(|| line.error_at(&word, format!("\"{}\" is not {what}", word.text)))?;
    Ok(Content::Photo {
        width,
        height,
        seed: 0,
    })
}

/// A detail of a file.
#[derive(Clone, Copy)]
enum Detail {
    Seed,
    Type,
    Sha256,
    Name,
}

/// What may follow a file, in any order: `seed 2`, `as application/pdf`, `sha256 9f86…`, `named "payslip.pdf"`.
fn details(line: &mut Line<'_>, file: &mut Attachment) -> Result<(), ScriptError> {
    while !line.is_over() {
        let mut known = match file.content {
            Content::Photo { .. } | Content::Document { .. } => vec![("seed", Detail::Seed)],
            Content::Sized { .. } => Vec::new(),
            Content::Text { .. } => vec![("as", Detail::Type)],
            Content::File { .. } => vec![("as", Detail::Type), ("sha256", Detail::Sha256)],
        };
        known.push(("named", Detail::Name));
        match (
            line.one_of("a detail of this file", &known)?,
            &mut file.content,
        ) {
            (Detail::Seed, Content::Photo { seed, .. } | Content::Document { seed, .. }) => {
                *seed = line.parsed("a seed, which is a number")?;
            }
            (Detail::Type, Content::Text { mime_type, .. } | Content::File { mime_type, .. }) => {
                *mime_type = Some(line.text("a MIME type such as application/pdf")?);
            }
            (Detail::Sha256, Content::File { sha256, .. }) => {
                let what = "a SHA-256 of 64 hexadecimal digits";
                let word = line.word(what)?;
                let hash = read_sha256(&word.text).ok_or_else(|| {
                    line.error_at(&word, format!("\"{}\" is not {what}", word.text))
                })?;
                *sha256 = Some(hash);
            }
            _ => file.named = Some(line.text("the name by which the file goes")?),
        }
    }
    Ok(())
}
