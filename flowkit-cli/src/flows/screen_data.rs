//! The argument `--data`: the data of a screen, from the command line or from a file.

use std::path::Path;

use serde_json::{Map, Value};

use crate::failure::{Failure, Result};
use crate::input::Input;

/// Reads `--data`: a JSON object, or the name of a file that holds one (also with `@` before it), or `-` for standard
/// input.
pub(super) fn read(argument: &str) -> Result<Map<String, Value>> {
    if argument.trim_start().starts_with('{') {
        return parse(argument.as_bytes(), "--data");
    }
    let path = argument.strip_prefix('@').unwrap_or(argument);
    let input = Input::read(Path::new(path)).map_err(|failure| {
        failure
            .with_help("--data takes a file, or a JSON object such as '{\"city\": \"PAR\"}'")
            .with_context("--data")
    })?;
    parse(&input.bytes, &format!("`{}`", input.name))
}

/// Parses the data. Complaints do not quote it, because it may be a customer's.
fn parse(json: &[u8], from: &str) -> Result<Map<String, Value>> {
    match serde_json::from_slice(json) {
        Ok(Value::Object(data)) => Ok(data),
        Ok(_) => Err(Failure::new(format!("{from} is no JSON object"))
            .with_help("the data of a screen is an object: '{\"city\": \"PAR\"}'")),
        Err(error) => Err(Failure::new(format!("{from} is no JSON: {error}"))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn complaint(argument: &str) -> String {
        let failure = read(argument).unwrap_err();
        failure.message().unwrap().to_owned()
    }

    #[test]
    fn objects_are_read() {
        assert_eq!(read(" {\"city\": \"PAR\"}").unwrap()["city"], "PAR");
        assert!(read("{}").unwrap().is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_without_the_data() {
        assert_eq!(
            complaint("{\"a\": secret}"),
            "--data is no JSON: expected value at line 1 column 7"
        );
        assert_eq!(
            complaint("{\"a\": 1} secret"),
            "--data is no JSON: trailing characters at line 1 column 10"
        );
    }
}
