//! What the phone checks of the value of a field, as pure functions: no state, no clock.
//!
//! - [`TextRules`] judges a TextInput, [`TextAreaRules`] a TextArea;
//! - [`DatePicker`] and [`Calendar`] say which days can be chosen, and judge those that were.
//!
//! Each returns the first fault it finds, in the phone's order; printed, a fault is the text that stands below the field.
//! The words are ours, since those of the phone are not public. A field that is not visible is not checked at all, which is the
//! caller's matter.

pub mod calendar;
mod date;
mod date_text;
mod pattern;
mod text;
mod text_area;
mod words;

pub use calendar::Calendar;
pub use date::{DateFault, DatePicker};
pub use date_text::{DateForm, shown_date};
pub use pattern::Pattern;
pub use text::{InputType, TextFault, TextRules};
pub use text_area::TextAreaRules;
