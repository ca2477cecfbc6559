//! What PhotoPicker and DocumentPicker let a person do.

use flowkit_json::catalogue::{DefaultValue, Kind, Property};
use serde_json::{Map, Value};

/// How many files of a picker are in which state: one number for each kind of row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UploadCounts {
    /// Files that have arrived.
    pub uploaded: usize,
    /// Files that are on their way.
    pub pending: usize,
    /// Files whose upload failed.
    pub failed: usize,
}

impl UploadCounts {
    /// How many rows the picker shows.
    #[must_use]
    pub fn rows(self) -> usize {
        self.arriving().saturating_add(self.failed)
    }

    /// How many files have arrived or may still.
    fn arriving(self) -> usize {
        self.uploaded.saturating_add(self.pending)
    }
}

/// What a PhotoPicker or DocumentPicker asks of its files.
///
/// ```
/// use flowkit_client::media::{PickerLimits, PickerValidity, UploadCounts};
/// use flowkit_json::catalogue::Kind;
/// use serde_json::json;
///
/// let component = json!({ "min-uploaded-photos": 1, "max-uploaded-photos": 3 });
/// let limits = component.as_object().and_then(|of| PickerLimits::of(Kind::PhotoPicker, of));
/// let limits = limits.expect("a PhotoPicker has limits");
/// assert_eq!((limits.min, limits.max, limits.max_file_size_kb), (1, 3, 25_600));
///
/// let one = UploadCounts { uploaded: 1, ..UploadCounts::default() };
/// assert_eq!(limits.may_add(one), 2);
/// assert_eq!(limits.validity(one), PickerValidity::Valid);
/// assert_eq!(limits.validity(UploadCounts::default()), PickerValidity::TooFew);
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PickerLimits {
    /// `min-uploaded-photos` or `min-uploaded-documents`.
    pub min: usize,
    /// `max-uploaded-photos` or `max-uploaded-documents`.
    pub max: usize,
    /// `max-file-size-kb`, in units of 1024 bytes.
    pub max_file_size_kb: u64,
    /// Whether the person can use the picker at all.
    pub enabled: bool,
}

impl PickerLimits {
    /// The limits of a component, by its properties as the phone has resolved them. What is left out is what the catalogue of
    /// `flowkit-json` says. `None` for a component that is no picker of files.
    #[must_use]
    pub fn of(kind: Kind, properties: &Map<String, Value>) -> Option<Self> {
        let (min, max) = match kind {
            Kind::PhotoPicker => ("min-uploaded-photos", "max-uploaded-photos"),
            Kind::DocumentPicker => ("min-uploaded-documents", "max-uploaded-documents"),
            _ => return None,
        };
        let number = |name: &str| {
            let property = kind.component().property(name)?;
            let default = property.default_value().and_then(DefaultValue::as_number);
            let given = properties.get(name).and_then(Value::as_u64);
            given.or(default.map(u64::from))
        };
        let count = |name: &str| number(name).and_then(|number| usize::try_from(number).ok());
        Some(Self {
            min: count(min)?,
            max: count(max)?,
            max_file_size_kb: number("max-file-size-kb")?,
            enabled: properties.get("enabled") != Some(&Value::Bool(false)),
        })
    }

    /// How many files the person may choose next. Failed ones take no place.
    #[must_use]
    pub fn may_add(&self, counts: UploadCounts) -> usize {
        self.max.saturating_sub(counts.arriving())
    }

    /// Whether the button to add more is there. Here failed files do take a place: with `max` 3, two that arrived and one that
    /// failed, the person may add one more, and has to remove the failed one to get at the button.
    #[must_use]
    pub fn shows_add_more(&self, counts: UploadCounts) -> bool {
        counts.rows() < self.max
    }

    /// Whether the phone refuses a file of so many bytes.
    #[must_use]
    pub fn is_too_large(&self, bytes: u64) -> bool {
        bytes > self.max_file_size_kb.saturating_mul(1024)
    }

    /// Whether the picker is marked as required: it asks for one file or more.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.min > 0
    }

    /// Whether the picker lets the Footer be used, and why it does not. A disabled picker always does.
    #[must_use]
    pub fn validity(&self, counts: UploadCounts) -> PickerValidity {
        if !self.enabled {
            PickerValidity::Valid
        } else if counts.failed > 0 {
            PickerValidity::Failed
        } else if counts.pending > 0 {
            PickerValidity::Pending
        } else if counts.uploaded < self.min {
            PickerValidity::TooFew
        } else if counts.uploaded > self.max {
            PickerValidity::TooMany
        } else {
            PickerValidity::Valid
        }
    }
}

/// What the phone makes of the files of a picker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickerValidity {
    /// They will do.
    Valid,
    /// An upload failed; a text says so.
    Failed,
    /// A file is on its way; the Footer waits without a word.
    Pending,
    /// There are fewer than `min-uploaded-…`; a text says so.
    TooFew,
    /// There are more than `max-uploaded-…`; a text says so.
    TooMany,
}

impl PickerValidity {
    /// Whether the Footer may be used, as far as this picker is concerned.
    #[must_use]
    pub fn is_valid(self) -> bool {
        self == Self::Valid
    }

    /// Whether the picker shows a text about it.
    #[must_use]
    pub fn shows_text(self) -> bool {
        !matches!(self, Self::Valid | Self::Pending)
    }
}

/// Whether the phone offers a file of this MIME type in a picker with these properties.
///
/// A PhotoPicker takes pictures. A DocumentPicker takes what its `allowed-mime-types` say, and where they are left out whatever
/// Meta's page lists for them. The phone's own picker filters by that list and nothing checks the file again: some old phones let
/// others through. `false` for a component that is no picker of files.
///
/// ```
/// use flowkit_client::media::could_pick;
/// use flowkit_json::catalogue::Kind;
/// use serde_json::{Map, json};
///
/// let only_pdf = Map::from_iter([("allowed-mime-types".to_owned(), json!(["application/pdf"]))]);
/// assert!(could_pick(Kind::DocumentPicker, &only_pdf, "application/pdf"));
/// assert!(!could_pick(Kind::DocumentPicker, &only_pdf, "text/plain"));
/// assert!(could_pick(Kind::DocumentPicker, &Map::new(), "text/plain"));
/// assert!(!could_pick(Kind::PhotoPicker, &Map::new(), "text/plain"));
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
#[must_use]
pub fn could_pick(kind: Kind, properties: &Map<String, Value>, mime_type: &str) -> bool {
    let is_it = |listed: &str| listed.eq_ignore_ascii_case(mime_type);
    match (kind, properties.get("allowed-mime-types")) {
        (Kind::PhotoPicker, _) => mime_type
            .split_once('/')
            .is_some_and(|(family, _)| family.eq_ignore_ascii_case("image")),
        (Kind::DocumentPicker, Some(Value::Array(allowed))) => {
            allowed.iter().filter_map(Value::as_str).any(is_it)
        }
        (Kind::DocumentPicker, _) => {
            let property = kind.component().property("allowed-mime-types");
            let words = property.map(Property::words);
            words.unwrap_or_default().iter().any(|word| is_it(word))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use serde_json::json;

    use super::*;

    const LIMITS: PickerLimits = PickerLimits {
        min: 1,
        max: 3,
        max_file_size_kb: 2,
        enabled: true,
    };

    fn counts(uploaded: usize, pending: usize, failed: usize) -> UploadCounts {
        UploadCounts {
            uploaded,
            pending,
            failed,
        }
    }

    #[test]
    fn failed_files_count_for_the_button_alone() {
        for (counts, may_add, button) in [
            (counts(0, 0, 0), 3, true),
            (counts(1, 1, 0), 1, true),
            (counts(2, 1, 0), 0, false),
            (counts(2, 0, 1), 1, false),
            (counts(0, 0, 3), 3, false),
            (counts(5, 0, 0), 0, false),
            (counts(usize::MAX, 1, 1), 0, false),
        ] {
            assert_eq!(LIMITS.may_add(counts), may_add, "{counts:?}");
            assert_eq!(LIMITS.shows_add_more(counts), button, "{counts:?}");
        }
    }

    #[test]
    fn the_size_limit_is_in_units_of_1024_bytes() {
        assert!(!LIMITS.is_too_large(2048));
        assert!(LIMITS.is_too_large(2049));
        let absurd = PickerLimits {
            max_file_size_kb: u64::MAX,
            ..LIMITS
        };
        assert!(!absurd.is_too_large(u64::MAX));
    }

    #[test]
    fn p222_media_pending_blocks() {
        // Without a word, and before too few files are noticed.
        let validity = LIMITS.validity(counts(0, 1, 0));
        assert_eq!(validity, PickerValidity::Pending);
        assert!(!validity.is_valid() && !validity.shows_text());
    }

    #[test]
    fn p223_media_failed_blocks() {
        // With a text, whatever else is on its way or has arrived.
        let validity = LIMITS.validity(counts(2, 1, 1));
        assert_eq!(validity, PickerValidity::Failed);
        assert!(!validity.is_valid() && validity.shows_text());
    }

    #[test]
    fn files_are_counted_once_they_have_arrived() {
        for (arrived, expected) in [
            (0, PickerValidity::TooFew),
            (1, PickerValidity::Valid),
            (3, PickerValidity::Valid),
            (4, PickerValidity::TooMany),
        ] {
            let validity = LIMITS.validity(counts(arrived, 0, 0));
            assert_eq!(validity, expected);
            assert_eq!(validity.is_valid(), !validity.shows_text());
        }
        let optional = PickerLimits { min: 0, ..LIMITS };
        assert_eq!(optional.validity(counts(0, 0, 0)), PickerValidity::Valid);
        assert!(LIMITS.is_required() && !optional.is_required());
    }

    #[test]
    fn a_disabled_picker_blocks_nothing() {
        let disabled = PickerLimits {
            enabled: false,
            ..LIMITS
        };
        for counts in [counts(0, 0, 0), counts(0, 1, 1), counts(9, 0, 0)] {
            assert_eq!(disabled.validity(counts), PickerValidity::Valid);
        }
    }

    #[test]
    fn limits_are_the_components_or_the_catalogues() {
        let read = |kind, component: Value| PickerLimits::of(kind, component.as_object().unwrap());
        let default = PickerLimits {
            min: 0,
            max: 30,
            max_file_size_kb: 25_600,
            enabled: true,
        };
        for kind in [Kind::PhotoPicker, Kind::DocumentPicker] {
            assert_eq!(read(kind, json!({})), Some(default));
        }
        let given = json!({
            "min-uploaded-documents": 2, "max-uploaded-documents": 4, "max-file-size-kb": 10, "enabled": false,
            "max-uploaded-photos": 7
        });
        let expected = PickerLimits {
            min: 2,
            max: 4,
            max_file_size_kb: 10,
            enabled: false,
        };
        assert_eq!(read(Kind::DocumentPicker, given), Some(expected));
        assert_eq!(read(Kind::TextInput, json!({})), None);
    }

    #[test]
    fn the_list_of_types_is_all_that_is_looked_at() {
        let offers = |types: Value, mime: &str| {
            let properties = json!({ "allowed-mime-types": types });
            could_pick(Kind::DocumentPicker, properties.as_object().unwrap(), mime)
        };
        assert!(offers(json!(["image/png", "text/plain"]), "TEXT/PLAIN"));
        assert!(!offers(json!(["image/png"]), "image/jpeg"));
        assert!(!offers(json!([]), "image/png"));
        let none = Map::new();
        assert!(could_pick(Kind::DocumentPicker, &none, "video/mp4"));
        assert!(!could_pick(Kind::DocumentPicker, &none, "audio/ogg"));
        assert!(could_pick(Kind::PhotoPicker, &none, "image/heic"));
        assert!(!could_pick(Kind::PhotoPicker, &none, "video/mp4"));
        assert!(!could_pick(Kind::Image, &none, "image/png"));
    }
}
