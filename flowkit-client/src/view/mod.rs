//! What the phone shows of a screen, as plain data.

mod clip;

pub use clip::{clip, shown_text, snackbar_duration};
