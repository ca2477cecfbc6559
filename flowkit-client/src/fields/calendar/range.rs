//! The value of a range: two days, of which each may be unset.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

use super::FORM;

/// One of the two days of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Half {
    /// The first day.
    StartDate,
    /// The last day.
    EndDate,
}

impl Half {
    /// Both, the first day first.
    pub const BOTH: [Self; 2] = [Self::StartDate, Self::EndDate];

    /// Its key in values, labels and whatever else has two halves.
    ///
    /// ```
    /// assert_eq!(flowkit_client::fields::calendar::Half::EndDate.key(), "end-date");
    /// ```
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::StartDate => "start-date",
            Self::EndDate => "end-date",
        }
    }
}

/// The text of one half of a range's value; `None` if it is not set.
///
/// ```
/// use flowkit_client::fields::calendar::{Half, half_of};
/// use serde_json::json;
///
/// let value = json!({ "start-date": "2026-11-22", "end-date": "" });
/// assert_eq!(half_of(&value, Half::StartDate), Some("2026-11-22"));
/// assert_eq!(half_of(&value, Half::EndDate), None);
/// ```
#[must_use]
pub fn half_of(value: &Value, half: Half) -> Option<&str> {
    let text = value.get(half.key()).and_then(Value::as_str)?;
    (!text.is_empty()).then_some(text)
}

/// The value of a range with these halves: an unset one is `""`, and without both the value is `null`, which a payload leaves
/// out.
///
/// ```
/// use flowkit_client::fields::calendar::range_value;
/// use serde_json::json;
///
/// let value = json!({ "start-date": "2026-11-22", "end-date": "" });
/// assert_eq!(range_value(Some("2026-11-22"), None), value);
/// assert_eq!(range_value(None, None), json!(null));
/// ```
#[must_use]
pub fn range_value(start: Option<&str>, end: Option<&str>) -> Value {
    let [start, end] = [start, end].map(Option::unwrap_or_default);
    if start.is_empty() && end.is_empty() {
        return Value::Null;
    }
    let halves = [(Half::StartDate, start), (Half::EndDate, end)];
    let member = |(half, text): (Half, &str)| (half.key().to_owned(), Value::from(text));
    Value::Object(halves.map(member).into_iter().collect::<Map<_, _>>())
}

/// The value of a range after one half was set to a day, or cleared (`None`). `None` if the half was set to the day that it
/// has: then nothing changes, and no action runs. To clear a half is a change in any case.
#[must_use]
pub fn with_half(value: &Value, half: Half, day: Option<Date>) -> Option<Value> {
    let text = day.map(|day| FORM.write(day));
    if text.is_some() && text.as_deref() == half_of(value, half) {
        return None;
    }
    Some(match half {
        Half::StartDate => range_value(text.as_deref(), half_of(value, Half::EndDate)),
        Half::EndDate => range_value(half_of(value, Half::StartDate), text.as_deref()),
    })
}
