//! What the phone says itself. Meta's own words are not known, so these are ours.

use crate::media::{PickerLimits, PickerValidity, UploadFault};

/// An error without a better text.
pub(crate) const GENERIC: &str = "Something went wrong. Please try again later.";
/// No network.
pub(crate) const OFFLINE: &str = "There is no internet connection.";
/// The endpoint took too long.
pub(crate) const TIMED_OUT: &str = "That took too long. Please try again.";
/// Meta's web client shows this for a 427 without `error_msg`.
pub(crate) const UNDEFINED: &str = "undefined";

/// What a picker of files says when it is not in order.
pub(crate) fn of_files(validity: PickerValidity, limits: &PickerLimits) -> String {
    match validity {
        PickerValidity::TooFew => format!("Add at least {}", files(limits.min)),
        PickerValidity::TooMany => format!("Add at most {}", files(limits.max)),
        _ => "A file could not be uploaded".to_owned(),
    }
}

/// What the row of a file says that could not be uploaded.
pub(crate) fn of_upload(fault: UploadFault, limits: &PickerLimits) -> String {
    match fault {
        UploadFault::TooLarge => {
            format!("This file is larger than {} KB", limits.max_file_size_kb)
        }
        UploadFault::Offline => OFFLINE.to_owned(),
    }
}

fn files(count: usize) -> String {
    match count {
        1 => "1 file".to_owned(),
        many => format!("{many} files"),
    }
}
