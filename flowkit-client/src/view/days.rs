//! What a DatePicker or a CalendarPicker offers.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::is_off;
use super::text::Text;
use crate::fields::calendar::Half;

/// The days that can be picked. Days are written as `2026-11-30`, whatever the version of the flow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Days {
    /// The first day that is offered.
    pub first: String,
    /// The last day that is offered; before the first where none is.
    pub last: String,
    /// Days between them that cannot be had. The wheels of a DatePicker stop at them, and an error shows then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unavailable: Vec<String>,
    /// The only days of the week that are offered, such as `Mon`; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<String>,
    /// The fewest days from the first to the last day of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_days: Option<i64>,
    /// The most days from the first to the last day of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_days: Option<i64>,
    /// The two fields of a range, the first day before the last; empty for a single day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub halves: Vec<HalfField>,
}

/// One of the two fields of a range of days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HalfField {
    /// Which of the two.
    pub half: Half,
    /// Its label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// What stands below it, unless an error does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helper: Option<Text>,
    /// Its day, such as `2026-11-30`; absent while there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Its day as a person reads it, such as `30 Nov 2026`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    /// The first day that can be picked for it, with what the other half leaves.
    pub first: String,
    /// The last day that can be picked for it, with what the other half leaves.
    pub last: String,
    /// Whether it has to be there; if not, `(optional)` stands behind its label.
    #[serde(default, skip_serializing_if = "is_off")]
    pub required: bool,
    /// The error that shows at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Text>,
}
