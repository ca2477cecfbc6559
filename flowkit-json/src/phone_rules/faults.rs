//! Faults that were found, of which there may be as many as an answer has values.

/// How many faults of one answer or one component are told. The phone shows its error for the first one.
pub const MOST_FAULTS: usize = 100;

/// The first [`MOST_FAULTS`] faults.
#[derive(Debug)]
pub(super) struct Faults<F> {
    found: Vec<F>,
}

impl<F> Faults<F> {
    pub(super) fn none() -> Self {
        Self { found: Vec::new() }
    }

    /// Adds the fault that `tell` words, unless so many are told already.
    pub(super) fn add(&mut self, tell: impl FnOnce() -> F) {
        if self.found.len() < MOST_FAULTS {
            self.found.push(tell());
        }
    }

    pub(super) fn into_vec(self) -> Vec<F> {
        self.found
    }
}
