//! Variables of the environment.

use crate::failure::{Failure, Result};

/// The value without blanks around it; `None` for a variable that is not set or blank.
pub(super) fn read(name: &str) -> Result<Option<String>> {
    match std::env::var(name) {
        Ok(value) if value.trim().is_empty() => Ok(None),
        Ok(value) => Ok(Some(value.trim().to_owned())),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => {
            Err(Failure::new(format!("the variable {name} is not UTF-8")))
        }
    }
}
