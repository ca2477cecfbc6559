//! Writes single fields of generated types: finite numbers, and `Debug` that shows a name alone.

use std::fmt;

use serde::ser::{Error as _, Serialize, Serializer};

/// Numbers that go to a screen.
pub trait Numbers {
    /// Writes them.
    ///
    /// # Errors
    /// One that is not finite.
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;
}

/// Up to here every whole `f64` stands for one integer.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Numbers for f64 {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if !self.is_finite() {
            // serde_json would write `null`, which no screen takes for a number.
            return Err(S::Error::custom(
                "a number that a screen shows must be finite; this one is infinite or NaN",
            ));
        }
        if self.fract() == 0.0 && self.abs() <= EXACT {
            // As JavaScript writes it: `3`. A phone might show `3.0` with its point.
            return to.serialize_i64(*self as i64);
        }
        to.serialize_f64(*self)
    }
}

impl<T: Numbers> Numbers for Option<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(numbers) => to.serialize_some(&finite(numbers)),
            None => to.serialize_none(),
        }
    }
}

impl<T: Numbers> Numbers for Vec<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter().map(finite))
    }
}

struct Finite<'a, T: ?Sized>(&'a T);

impl<T: Numbers + ?Sized> Serialize for Finite<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

/// Numbers that are written only if they are finite.
pub fn finite<T: Numbers + ?Sized>(value: &T) -> impl Serialize + '_ {
    Finite(value)
}

/// `Details { .. }`: the name of a type or variant, without what it holds.
///
/// # Errors
/// As the formatter's.
pub fn debug_name(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    f.debug_struct(name).finish_non_exhaustive()
}
