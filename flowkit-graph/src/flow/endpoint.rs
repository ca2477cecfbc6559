//! What the address of an endpoint must be like.

use reqwest::Url;

use crate::Result;
use crate::error::{Call, Error};

/// Meta calls https addresses only.
pub(super) fn check(call: Call, uri: &str) -> Result<()> {
    match Url::parse(uri) {
        Ok(url) if url.scheme() == "https" && url.has_host() => Ok(()),
        Ok(_) => Err(Error::argument(
            call,
            "the endpoint URI is not an https address, and Meta calls no other",
        )),
        Err(error) => Err(Error::argument(
            call,
            format!("the endpoint URI is no address: {error}"),
        )),
    }
}
