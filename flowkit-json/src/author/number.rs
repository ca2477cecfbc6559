//! Numbers, kept as they are written.

/// A number, kept as it is written, so that `1.0` stays `1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number(String);

impl Number {
    /// The number that is written so, such as `1.0`.
    pub(super) fn written(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The number's text, such as `1.5`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as JavaScript, and so the phone, would hold it.
    ///
    /// ```
    /// assert_eq!(flowkit_json::author::Number::from(1.5).as_f64(), 1.5);
    /// ```
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Number {
            fn from(number: $number) -> Self {
                Self(number.to_string())
            }
        }
    )*};
}

whole_numbers!(i32, i64, u32, u64, usize);

impl From<f64> for Number {
    /// What JSON has no number for (infinite, or none) becomes `null`, as in JavaScript; no property takes that.
    fn from(number: f64) -> Self {
        Self(if number.is_finite() {
            number.to_string()
        } else {
            "null".to_owned()
        })
    }
}
