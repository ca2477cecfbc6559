//! The figures of one row, measured again and again.

/// Values of one row in the order in which they were taken, all in the same unit.
#[derive(Debug, Clone, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// Adds the next value.
    pub fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    /// The smallest value: on a shared machine the one least disturbed, and the one that repeats.
    #[must_use]
    pub fn best(&self) -> f64 {
        self.0.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// The largest value; the best one where more is better.
    #[must_use]
    pub fn most(&self) -> f64 {
        self.0.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }

    /// The value in the middle.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The value that this share of all values, 0 to 1, stays below.
    #[must_use]
    pub fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let index = (sorted.len() as f64 * share) as usize;
        sorted.get(index).copied().unwrap_or(f64::NAN)
    }

    /// Value by value with another row that was taken in the same moments: what disturbs one disturbs
    /// both.
    #[must_use]
    pub fn paired(&self, other: &Self, join: impl Fn(f64, f64) -> f64) -> Self {
        Self(
            self.0
                .iter()
                .zip(&other.0)
                .map(|(a, b)| join(*a, *b))
                .collect(),
        )
    }
}
