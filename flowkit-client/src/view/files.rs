//! The files of a PhotoPicker or a DocumentPicker.

use serde::{Deserialize, Serialize};

use super::is_off;
use super::text::Text;
use crate::media::{PickerLimits, Upload, UploadFault, counts};
use crate::phone::words;

/// What a picker of files shows and offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Files {
    /// A row for each file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<FileRow>,
    /// How many files the person may choose next.
    pub may_add: usize,
    /// Whether the button to add files is there. Failed files take a place here, and not in [`may_add`](Self::may_add).
    pub add_more: bool,
    /// How large each file may be, in units of 1024 bytes.
    pub max_kilobytes: u64,
    /// Of a DocumentPicker, the types of files that the phone offers; empty for whatever Meta allows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// Of a PhotoPicker, where photos come from: `camera_gallery`, `camera`, or `gallery`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A file that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FileRow {
    /// Its name.
    pub name: Text,
    /// How large it is, in bytes.
    pub bytes: u64,
    /// Whether it has arrived.
    pub state: FileState,
    /// What went wrong, if it could not be uploaded. The words are ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Whether the row offers another try.
    #[serde(default, skip_serializing_if = "is_off")]
    pub may_retry: bool,
}

/// Whether a file has arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// It is on its way.
    Uploading,
    /// It has arrived.
    Uploaded,
    /// It could not be uploaded.
    Failed,
}

/// The name of a file has one line.
const LINES: usize = 1;

impl Files {
    /// Of these rows and limits.
    pub(super) fn of(
        uploads: &[Upload],
        limits: &PickerLimits,
        types: Vec<String>,
        source: Option<String>,
    ) -> Self {
        let counts = counts(uploads);
        Self {
            rows: uploads.iter().map(|upload| row(upload, limits)).collect(),
            may_add: limits.may_add(counts),
            add_more: limits.shows_add_more(counts),
            max_kilobytes: limits.max_file_size_kb,
            types,
            source,
        }
    }
}

fn row(upload: &Upload, limits: &PickerLimits) -> FileRow {
    let (state, fault) = match upload {
        Upload::Pending { .. } => (FileState::Uploading, None),
        Upload::Done(_) => (FileState::Uploaded, None),
        Upload::Failed { fault, .. } => (FileState::Failed, Some(*fault)),
    };
    FileRow {
        name: Text::of_lines(upload.file_name(), LINES),
        bytes: upload.file_length(),
        state,
        error: fault.map(|fault| words::of_upload(fault, limits)),
        may_retry: fault.is_some_and(UploadFault::may_retry),
    }
}
