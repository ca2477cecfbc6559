//! Where customers' phones may differ.

use std::fmt;

use super::place::Place;
use super::rule::Rule;

/// On this walk the web client did something else than Meta documents. Some customers have the one and some the other, so a
/// flow should not depend on it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    /// The rule of the web client.
    pub rule: Rule,
    /// What differs, and how to do without it.
    pub message: String,
    /// Where in the Flow JSON.
    pub place: Option<Place>,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.rule)?;
        match &self.place {
            Some(place) => write!(f, ", at {place}"),
            None => Ok(()),
        }
    }
}
