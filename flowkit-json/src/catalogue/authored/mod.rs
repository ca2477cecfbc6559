//! The types of [`crate::author`] are written by hand, and held to the catalogue in both directions.

mod docs;
mod source;
mod types;
