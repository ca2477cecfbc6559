//! Ids of Meta's. They become part of an address, so only digits are taken.

use crate::error::{Call, Error};

/// Ids are decimal numbers that may not fit an integer. Anything else would change the path that it stands in.
pub(crate) fn check(call: Call, what: &str, id: &str) -> Result<(), Error> {
    if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    let problem = if id.is_empty() {
        format!("the {what} is empty")
    } else {
        format!("the {what} is not a decimal number, as all of Meta's ids are")
    };
    Err(Error::argument(call, problem))
}
