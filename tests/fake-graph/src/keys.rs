//! Public keys of phone numbers, and how Meta refuses them.

use serde_json::{Value, json};

use super::checks::{Check, no_body, object, params, required};
use super::state::State;
use super::{Answer, Seen, refusal};

/// The public part of a private key that is nobody's.
pub const PUBLIC_KEY: &str = "-----BEGIN PUBLIC KEY-----\n\
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyglz9p7b2fnOriYQHxhU\n\
Z7d3e19wUilLdKnADdIKVmxffIxH8t6AOMxQFk4J9bd0aVlUy7RuJ4eQtt8cdSN1\n\
JKDmMW4dklrYV8pVTfN5vsrodembI6HDlTfAGwK4eNrrIgC5XeIWcvyKpmAv46xZ\n\
vxW+SBFz339nmkej0J3kAo+D8KO0tymwdcyW7N2EofdnU/uwrSi/YMXuO4ox6Wvv\n\
vBlkLqdMsopPRx6/4feLBkN2lCVbpTXaNrWKdL3nPhth/IuTnxV+4u8idLRtJGXY\n\
DqnBrHlI2K7SqfJSfhxNnUJ2WEByhWTPxWKv1aZG5/w7dpX2gB2UdOgd0YvP6GrN\n\
YQIDAQAB\n\
-----END PUBLIC KEY-----\n";
/// The status of a key whose signature is right.
pub const VALID: &str = "VALID";
/// The status of a key whose signature is not right, as after the number was registered anew.
pub const MISMATCH: &str = "MISMATCH";

/// How SubjectPublicKeyInfo of an RSA key of 2048 bits begins, in base64.
const RSA_2048: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA";
/// How long its base64 is.
const RSA_2048_LENGTH: usize = 392;

pub(super) fn get(state: &State, seen: &Seen, number: &str) -> Check<Answer> {
    no_body(seen)?;
    params(seen, &["fields"])?;
    let key = match &state.keys[number] {
        Some(pem) => json!({
            "business_public_key": pem,
            "business_public_key_signature_status": state.key_statuses.get(number).map_or(VALID, String::as_str),
        }),
        // Without a key there is a blank, and now and then a status all the same.
        None => match state.key_statuses.get(number) {
            Some(status) => {
                json!({ "business_public_key": " ", "business_public_key_signature_status": status })
            }
            None => json!({ "business_public_key": " " }),
        },
    };
    Ok(Answer::json(&json!({ "data": [key] })))
}

pub(super) fn set(state: &mut State, seen: &Seen, number: &str) -> Check<Answer> {
    let body = object(seen, &["business_public_key"])?;
    let pem = required(&body, "business_public_key")?;
    if !is_rsa_2048(pem) {
        return Ok(invalid_key());
    }
    state.keys.insert(number.to_owned(), Some(pem.to_owned()));
    // Meta signs what is uploaded.
    let status = state.status_of_uploads.clone();
    state.key_statuses.insert(number.to_owned(), status);
    Ok(Answer::success())
}

fn is_rsa_2048(pem: &str) -> bool {
    let body = pem
        .trim()
        .strip_prefix("-----BEGIN PUBLIC KEY-----\n")
        .and_then(|rest| rest.strip_suffix("\n-----END PUBLIC KEY-----"));
    let Some(body) = body else { return false };
    let base64: String = body.split('\n').collect();
    let is_base64 = |letter: u8| letter.is_ascii_alphanumeric() || b"+/=".contains(&letter);
    base64.starts_with(RSA_2048) && base64.len() == RSA_2048_LENGTH && base64.bytes().all(is_base64)
}

/// Meta's answer to a key that is none.
pub fn invalid_key() -> Answer {
    meta(400, 100, "Business public key is invalid", json!({}))
}

/// Meta's answer to a token without the permission.
pub fn no_permission() -> Answer {
    meta(
        403,
        200,
        "Permission Denied",
        json!({ "error_subcode": 1_349_174 }),
    )
}

/// Meta's answer for a number that is not there.
pub fn unknown_number() -> Answer {
    let message = "Some of the aliases you requested do not exist: 700";
    meta(404, 803, message, json!({}))
}

/// Meta's answer for a number that is not to have a key.
pub fn not_eligible() -> Answer {
    let message = "Phone number is not eligible for encryption configuration";
    meta(422, 100, message, json!({}))
}

fn meta(status: u16, code: i64, message: &str, mut more: Value) -> Answer {
    more["message"] = format!("(#{code}) {message}").into();
    refusal(status, code, more)
}
