//! The files that the CDN holds.

use std::collections::HashMap;

use bytes::Bytes;
use http::StatusCode;

use super::Fault;
use crate::media::MediaError;

/// How much the CDN holds at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) files: usize,
    /// Of all files together, encrypted.
    pub(super) bytes: usize,
}

/// The files by path, and their paths by media id.
#[derive(Default)]
pub(super) struct Store {
    files: HashMap<String, Stored>,
    paths: HashMap<String, String>,
    bytes: usize,
}

struct Stored {
    content: Bytes,
    fault: Option<Fault>,
    requests: usize,
}

/// What a request gets.
pub(super) struct Found {
    pub(super) content: Result<Bytes, StatusCode>,
    pub(super) delay: Option<std::time::Duration>,
}

impl Store {
    /// Keeps a file under a path that it has not had yet.
    pub(super) fn insert(
        &mut self,
        room: Room,
        media_id: &str,
        path: &str,
        content: Bytes,
    ) -> Result<(), MediaError> {
        let full = |limit| Err(MediaError::Full { limit });
        if self.files.len() >= room.files {
            return full(format!("{} files", room.files));
        }
        let bytes = self.bytes.saturating_add(content.len());
        if bytes > room.bytes {
            let (held, most) = (self.bytes, room.bytes);
            return full(format!("{held} of {most} bytes"));
        }
        self.bytes = bytes;
        let stored = Stored {
            content,
            fault: None,
            requests: 0,
        };
        self.files.insert(path.to_owned(), stored);
        self.paths.insert(media_id.to_owned(), path.to_owned());
        Ok(())
    }

    pub(super) fn remove(&mut self, media_id: &str) -> Result<(), MediaError> {
        let Some(path) = self.paths.remove(media_id) else {
            return Err(self.unknown(media_id));
        };
        if let Some(stored) = self.files.remove(&path) {
            self.bytes = self.bytes.saturating_sub(stored.content.len());
        }
        Ok(())
    }

    pub(super) fn set_fault(
        &mut self,
        media_id: &str,
        fault: Option<Fault>,
    ) -> Result<(), MediaError> {
        let path = self.paths.get(media_id);
        match path.and_then(|path| self.files.get_mut(path)) {
            Some(stored) => {
                stored.fault = fault;
                Ok(())
            }
            None => Err(self.unknown(media_id)),
        }
    }

    /// How often a file was asked for, whatever the answer was.
    pub(super) fn requests(&self, media_id: &str) -> Result<usize, MediaError> {
        let path = self.paths.get(media_id);
        let stored = path.and_then(|path| self.files.get(path));
        stored
            .map(|stored| stored.requests)
            .ok_or_else(|| self.unknown(media_id))
    }

    /// The answer to a request for this path.
    pub(super) fn find(&mut self, path: &str) -> Found {
        let Some(stored) = self.files.get_mut(path) else {
            return Found {
                content: Err(StatusCode::NOT_FOUND),
                delay: None,
            };
        };
        stored.requests = stored.requests.saturating_add(1);
        Found {
            content: match stored.fault {
                Some(fault) => fault.answer(&stored.content),
                None => Ok(stored.content.clone()),
            },
            delay: stored.fault.and_then(Fault::delay),
        }
    }

    fn unknown(&self, media_id: &str) -> MediaError {
        let known = self.paths.keys().map(String::as_str);
        MediaError::UnknownMedia {
            media_id: media_id.to_owned(),
            nearest: flowkit_json::nearest(media_id, known).map(str::to_owned),
        }
    }
}
