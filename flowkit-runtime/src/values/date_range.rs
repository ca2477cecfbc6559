//! The two days of a CalendarPicker in range mode.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::form::{FieldReader, Fields, debug_name, deserialize_by_field, object_field};
use crate::{Date, FieldError, FieldValue, JsonValue};

/// The days from and to that a customer chose in a CalendarPicker in range mode.
///
/// On the wire an object with `start-date` and `end-date`, where `""` is a day that is not chosen. An
/// `Option<DateRange>` is `None` where neither is.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::{DateRange, FieldError, FieldValue, dates};
/// use serde_json::json;
///
/// let stay = DateRange::<dates::Text>::from_field(Some(json!({ "start-date": "2026-03-01", "end-date": "" })))?;
/// assert_eq!(stay.start.as_deref(), Some("2026-03-01"));
/// assert_eq!(stay.end, None);
/// # Ok::<(), FieldError>(())
/// ```
///
/// `Debug` shows neither.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/components>
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateRange<D = Date> {
    /// The first day.
    pub start: Option<D>,
    /// The last day.
    pub end: Option<D>,
}

impl<D> DateRange<D> {
    /// No days.
    pub const EMPTY: Self = Self {
        start: None,
        end: None,
    };

    /// The first and the last day, if both are chosen.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use flowkit::DateRange;
    ///
    /// let stay = DateRange { start: Some("2026-03-01"), end: Some("2026-03-04") };
    /// assert_eq!(stay.both(), Some(("2026-03-01", "2026-03-04")));
    /// assert_eq!(DateRange { start: Some("2026-03-01"), end: None }.both(), None);
    /// ```
    #[must_use]
    pub fn both(self) -> Option<(D, D)> {
        Some((self.start?, self.end?))
    }
}

impl<D> Default for DateRange<D> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<D: FieldValue> Fields for DateRange<D> {
    fn read(from: &mut FieldReader) -> Result<Self, FieldError> {
        Ok(Self {
            start: from.field("start-date")?,
            end: from.field("end-date")?,
        })
    }
}

impl<D: FieldValue> FieldValue for DateRange<D> {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        if matches!(value, Some(JsonValue::Object(_))) {
            object_field(value)
        } else {
            Err(FieldError::expected(
                "an object with `start-date` and `end-date`",
            ))
        }
    }

    fn is_empty_field(value: &JsonValue) -> bool {
        match value {
            JsonValue::Object(members) => ["start-date", "end-date"]
                .into_iter()
                .all(|half| members.get(half).is_none_or(D::is_empty_field)),
            JsonValue::Array(items) => items.is_empty(),
            _ => D::is_empty_field(value),
        }
    }
}

deserialize_by_field!(DateRange<D>);

impl<D: fmt::Display> Serialize for DateRange<D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let half = |day: &Option<D>| day.as_ref().map(ToString::to_string).unwrap_or_default();
        let mut range = serializer.serialize_struct("DateRange", 2)?;
        range.serialize_field("start-date", &half(&self.start))?;
        range.serialize_field("end-date", &half(&self.end))?;
        range.end()
    }
}

impl<D> fmt::Debug for DateRange<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_name(f, "DateRange")
    }
}

/// What a CalendarPicker sends whose `mode` the endpoint chooses: a day, or the days from and to.
///
/// ```
/// # use flowkit_runtime as flowkit;
/// use flowkit::{DateOrRange, FieldError, FieldValue, dates};
///
/// let chosen = DateOrRange::<dates::Text>::from_field(Some("2026-03-01".into()))?;
/// assert!(chosen == DateOrRange::Day("2026-03-01".to_owned()));
/// # Ok::<(), FieldError>(())
/// ```
///
/// `Debug` shows the variant only.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrRange<D = Date> {
    /// Of a picker in single mode.
    Day(D),
    /// Of a picker in range mode.
    Range(DateRange<D>),
}

impl<D: FieldValue> FieldValue for DateOrRange<D> {
    fn from_field(value: Option<JsonValue>) -> Result<Self, FieldError> {
        match value {
            Some(JsonValue::Object(_)) => DateRange::from_field(value).map(Self::Range),
            Some(JsonValue::String(_)) => D::from_field(value).map(Self::Day),
            _ => Err(FieldError::expected(
                "a day, or an object with `start-date` and `end-date`",
            )),
        }
    }

    fn is_empty_field(value: &JsonValue) -> bool {
        DateRange::<D>::is_empty_field(value)
    }
}

deserialize_by_field!(DateOrRange<D>);

impl<D: fmt::Display> Serialize for DateOrRange<D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Day(day) => serializer.collect_str(day),
            Self::Range(range) => range.serialize(serializer),
        }
    }
}

impl<D> fmt::Debug for DateOrRange<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_name(
            f,
            match self {
                Self::Day(_) => "DateOrRange::Day",
                Self::Range(_) => "DateOrRange::Range",
            },
        )
    }
}
