//! Reading answers.

use http::StatusCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Request;
use crate::error::{Call, Error};
use crate::{MetaError, Result};

/// Reads the body of a success.
pub(super) fn read<T: DeserializeOwned>(request: &Request, body: &[u8]) -> Result<T> {
    serde_json::from_slice(body).map_err(|error| {
        // serde's text quotes the value at fault, so only the place is told.
        let problem = format!(
            "Meta's answer is not what its reference says (at line {}, column {} of it)",
            error.line(),
            error.column()
        );
        Error::answer(request.call, &request.target, problem)
    })
}

/// Meta's error object: in any answer that is no success, and in one with status 200 that holds it nevertheless.
pub(super) fn refusal(
    request: &Request,
    status: StatusCode,
    body: &[u8],
    clean: &dyn Fn(&str) -> String,
) -> Option<MetaError> {
    if request.call == Call::DownloadAsset && status.is_success() {
        return None; // The file itself.
    }
    MetaError::read(status.as_u16(), body, clean)
}

#[derive(Deserialize)]
pub(crate) struct Success {
    #[serde(default)]
    success: Option<bool>,
}

impl Success {
    pub(crate) fn check(&self, request: &Request) -> Result<()> {
        check_success(request, self.success)
    }
}

pub(crate) fn check_success(request: &Request, success: Option<bool>) -> Result<()> {
    let problem = match success {
        Some(true) => return Ok(()),
        Some(false) => "Meta answered that it did not succeed, and not why",
        None => "Meta's answer does not say whether it succeeded",
    };
    Err(Error::answer(request.call, &request.target, problem))
}
