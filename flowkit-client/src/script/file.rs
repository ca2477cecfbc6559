//! Files of a script, and the script's word for a file.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::step::{Attachment, Content};
use crate::media::{File, Made, MediaError};

/// How many bytes of text may stand in a line. Longer files are named, with their hash.
const MOST_TEXT: usize = 1024;

/// Why there is no file.
pub(super) enum NoFile {
    Media(MediaError),
    /// It has other bytes than it must have.
    OtherBytes(String),
}

impl From<MediaError> for NoFile {
    fn from(error: MediaError) -> Self {
        Self::Media(error)
    }
}

impl Attachment {
    /// The script's word for this file. One that was made up is made up again; a short text stands there as it is; of any other
    /// file the name and the hash stand there.
    pub(crate) fn of(file: &File) -> Self {
        let content = match file.made() {
            Some(Made::Photo {
                width,
                height,
                seed,
            }) => Content::Photo {
                width,
                height,
                seed,
            },
            Some(Made::Document { kind, seed }) => Content::Document {
                kind: kind.to_owned(),
                seed,
            },
            Some(Made::OfSize { kind }) => Content::Sized {
                kind: kind.to_owned(),
                bytes: file.bytes().len(),
            },
            None => given(file),
        };
        let own_name = match &content {
            Content::Text { name, .. } => Some(name.clone()),
            Content::File { path, .. } => Some(path.clone()),
            _ => file.made().map(Made::name),
        };
        let named = (own_name.as_deref() != Some(file.name())).then(|| file.name().to_owned());
        Self { content, named }
    }

    /// The file; one of this machine is looked for in this folder.
    pub(super) fn file(&self, folder: &Path) -> Result<File, NoFile> {
        let file = match &self.content {
            Content::Photo {
                width,
                height,
                seed,
            } => File::photo_with_seed(*width, *height, *seed),
            Content::Document { kind, seed } => File::document_with_seed(kind, *seed)?,
            Content::Sized { kind, bytes } => File::of_size(kind, *bytes)?,
            Content::Text {
                name,
                mime_type,
                text,
            } => of_type(
                File::from_bytes(name.clone(), text.clone()),
                mime_type.as_deref(),
            ),
            Content::File {
                path,
                mime_type,
                sha256,
            } => {
                let file = File::from_path(folder.join(path))?;
                if let Some(wanted) = sha256
                    && Sha256::digest(file.bytes()).as_slice() != wanted
                {
                    return Err(NoFile::OtherBytes(path.clone()));
                }
                of_type(file, mime_type.as_deref())
            }
        };
        Ok(match &self.named {
            Some(name) => file.named(name.clone()),
            None => file,
        })
    }
}

fn of_type(file: File, mime_type: Option<&str>) -> File {
    match mime_type {
        Some(mime_type) => File::new(file.name(), mime_type, file.bytes().clone()),
        None => file,
    }
}

/// The word for a file that was not made up.
fn given(file: &File) -> Content {
    let guessed = File::from_bytes(file.name(), file.bytes().clone());
    let mime_type = (guessed.mime_type() != file.mime_type()).then(|| file.mime_type().to_owned());
    match std::str::from_utf8(file.bytes()) {
        Ok(text) if text.len() <= MOST_TEXT => Content::Text {
            name: file.name().to_owned(),
            mime_type,
            text: text.to_owned(),
        },
        _ => Content::File {
            // A name with a path in it would lead out of the folder.
            path: file
                .name()
                .rsplit(['/', '\\'])
                .next()
                .unwrap_or_default()
                .to_owned(),
            mime_type,
            sha256: Some(Sha256::digest(file.bytes()).into()),
        },
    }
}
