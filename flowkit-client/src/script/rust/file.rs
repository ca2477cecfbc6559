//! The files of a script, in Rust.

use super::super::step::{Attachment, Content};
use super::code::{Code, text};

/// The file as an argument. What takes more than one call is made above.
pub(super) fn argument(code: &mut Code, file: &Attachment) -> String {
    code.uses("client::media::File");
    let (made, may_fail) = match &file.content {
        Content::Photo {
            width,
            height,
            seed: 0,
        } => (format!("photo({width}, {height})"), false),
        Content::Photo {
            width,
            height,
            seed,
        } => (format!("photo_with_seed({width}, {height}, {seed})"), false),
        Content::Document { kind, seed: 0 } => (format!("document({})", text(kind)), true),
        Content::Document { kind, seed } => {
            (format!("document_with_seed({}, {seed})", text(kind)), true)
        }
        Content::Sized { kind, bytes } => (format!("of_size({}, {bytes})", text(kind)), true),
        Content::Text {
            name,
            mime_type,
            text: content,
        } => {
            code.bind("let content =", &text(content));
            let name = text(name);
            let made = match mime_type {
                Some(mime_type) => format!("new({name}, {}, content)", text(mime_type)),
                None => format!("from_bytes({name}, content)"),
            };
            (made, false)
        }
        Content::File {
            path, mime_type, ..
        } => {
            let made = format!("from_path({})", code.short("path", path));
            if let Some(mime_type) = mime_type {
                code.bind("let file =", &format!("File::{made}?"));
                let mime_type = text(mime_type);
                let made = format!("new(file.name(), {mime_type}, file.bytes().clone())");
                (made, false)
            } else {
                (made, true)
            }
        }
    };
    let made = match may_fail {
        true => format!("File::{made}?"),
        false => format!("File::{made}"),
    };
    match &file.named {
        Some(name) => {
            let name = code.short("name", name);
            code.bind("let file =", &format!("{made}.named({name})"));
            "file".to_owned()
        }
        None => made,
    }
}
