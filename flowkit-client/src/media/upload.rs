//! The rows of a picker: files that are on their way, that have arrived, or that failed.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{UploadCounts, Uploaded};

/// The key under which the phone keeps the rows of a picker. Meta's own name for it is unknown and nobody sees it: the value
/// leaves the phone in another form.
const KEPT_UNDER: &str = "__flowkit_uploads";

/// A row of a picker. It is there as soon as the person has chosen the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Upload {
    /// The phone is sending the file.
    Pending {
        /// The file's name.
        file_name: String,
        /// How many bytes it has.
        file_length: u64,
    },
    /// The file lies on the CDN.
    Done(Box<Uploaded>),
    /// The file did not get there.
    Failed {
        /// The file's name.
        file_name: String,
        /// How many bytes it has.
        file_length: u64,
        /// What went wrong.
        fault: UploadFault,
    },
}

impl Upload {
    /// The name that the row shows.
    #[must_use]
    pub fn file_name(&self) -> &str {
        match self {
            Self::Pending { file_name, .. } | Self::Failed { file_name, .. } => file_name,
            Self::Done(uploaded) => uploaded.file_name(),
        }
    }

    /// The size that the row shows, in bytes.
    #[must_use]
    pub fn file_length(&self) -> u64 {
        match self {
            Self::Pending { file_length, .. } | Self::Failed { file_length, .. } => *file_length,
            Self::Done(uploaded) => uploaded.file_length(),
        }
    }

    /// The file, if it has arrived.
    #[must_use]
    pub fn uploaded(&self) -> Option<&Uploaded> {
        match self {
            Self::Done(uploaded) => Some(uploaded),
            Self::Pending { .. } | Self::Failed { .. } => None,
        }
    }
}

impl From<Uploaded> for Upload {
    fn from(uploaded: Uploaded) -> Self {
        Self::Done(Box::new(uploaded))
    }
}

/// Why an upload failed. The native side of WhatsApp tells the screen by a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UploadFault {
    /// The file is larger than `max-file-size-kb`: number 1000.
    TooLarge,
    /// The phone has no network: number 1003.
    Offline,
}

impl UploadFault {
    /// WhatsApp's number of it.
    #[must_use]
    pub fn code(self) -> u16 {
        match self {
            Self::TooLarge => 1000,
            Self::Offline => 1003,
        }
    }

    /// Whether the row offers to try again. The native side decides that; we take it that only another file helps where one is
    /// too large.
    #[must_use]
    pub fn may_retry(self) -> bool {
        match self {
            Self::TooLarge => false,
            Self::Offline => true,
        }
    }
}

/// How many rows are in which state.
#[must_use]
pub fn counts(uploads: &[Upload]) -> UploadCounts {
    let mut counts = UploadCounts::default();
    for upload in uploads {
        let count = match upload {
            Upload::Pending { .. } => &mut counts.pending,
            Upload::Done(_) => &mut counts.uploaded,
            Upload::Failed { .. } => &mut counts.failed,
        };
        *count = count.saturating_add(1);
    }
    counts
}

/// The rows that are there again when the person leaves the flow and comes back: those of files that have arrived.
#[must_use]
pub fn kept_on_resume(uploads: &[Upload]) -> Vec<Upload> {
    let arrived = uploads.iter().filter(|upload| upload.uploaded().is_some());
    arrived.cloned().collect()
}

/// The value of a picker as the phone keeps it: an object with the list of its rows.
///
/// A picker that nobody touched has no value at all, and one whose files were all removed has an empty list.
///
/// ```
/// use flowkit_client::media::{exchange_value, state_value, uploaded_in};
///
/// let emptied = state_value(&[]);
/// let sent = uploaded_in(&emptied).map(|files| exchange_value(&files));
/// assert_eq!(sent, Some(serde_json::json!([])));
/// ```
#[must_use]
pub fn state_value(uploads: &[Upload]) -> Value {
    // Rows are texts and numbers, so writing them never fails.
    let rows = serde_json::to_value(uploads).unwrap_or_default();
    Value::Object(Map::from_iter([(KEPT_UNDER.to_owned(), rows)]))
}

/// The rows that [`state_value`] made a value of; `None` for any other value.
pub(super) fn rows_in(value: &Value) -> Option<Vec<Upload>> {
    let object = value.as_object().filter(|object| object.len() == 1)?;
    Vec::deserialize(object.get(KEPT_UNDER)?).ok()
}

/// The files that have arrived, of a value that [`state_value`] made; `None` for any other value.
#[must_use]
pub fn uploaded_in(value: &Value) -> Option<Vec<Uploaded>> {
    let rows = rows_in(value)?.into_iter();
    let arrived = rows.filter_map(|row| match row {
        Upload::Done(uploaded) => Some(*uploaded),
        Upload::Pending { .. } | Upload::Failed { .. } => None,
    });
    Some(arrived.collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::payload::tests::uploaded;
    use super::*;

    fn rows() -> Vec<Upload> {
        let pending = Upload::Pending {
            file_name: "b.jpg".to_owned(),
            file_length: 7,
        };
        let failed = Upload::Failed {
            file_name: "c.jpg".to_owned(),
            file_length: 8,
            fault: UploadFault::Offline,
        };
        vec![Upload::from(uploaded("a.jpg")), pending, failed]
    }

    #[test]
    fn the_value_holds_every_row() {
        let value = state_value(&rows());
        assert_eq!(rows_in(&value), Some(rows()));
        assert_eq!(uploaded_in(&value), Some(vec![uploaded("a.jpg")]));
        let shown: Vec<_> = rows()
            .iter()
            .map(|row| (row.file_name().to_owned(), row.file_length()))
            .collect();
        let expected = [("a.jpg", 5), ("b.jpg", 7), ("c.jpg", 8)];
        assert_eq!(shown, expected.map(|(name, size)| (name.to_owned(), size)));
    }

    #[test]
    fn other_values_hold_no_rows() {
        for other in [
            json!(null),
            json!([]),
            json!({}),
            json!({ "__flowkit_uploads": "no list" }),
            json!({ "__flowkit_uploads": [{ "state": "done" }] }),
            json!({ "__flowkit_uploads": [], "another": 1 }),
        ] {
            assert_eq!(uploaded_in(&other), None, "{other}");
        }
    }

    #[test]
    fn p016_resume_keeps_uploaded_media() {
        let kept = kept_on_resume(&rows());
        assert_eq!(kept, [Upload::from(uploaded("a.jpg"))]);
    }

    #[test]
    fn rows_are_counted_by_state() {
        let mut rows = rows();
        rows.push(Upload::from(uploaded("d.jpg")));
        let expected = UploadCounts {
            uploaded: 2,
            pending: 1,
            failed: 1,
        };
        assert_eq!(counts(&rows), expected);
    }

    #[test]
    fn faults_have_whatsapps_numbers() {
        let (large, offline) = (UploadFault::TooLarge, UploadFault::Offline);
        assert_eq!((large.code(), large.may_retry()), (1000, false));
        assert_eq!((offline.code(), offline.may_retry()), (1003, true));
    }
}
