//! Whether the phone number's public key must be registered.

use super::live::Live;
use super::lock::Lock;
use super::plan::Step;
use super::wanted::{Wanted, WantedFlow};
use crate::Status;
use crate::failure::{Failure, Result};
use crate::keys::registered_key::{Registered, RegisteredKey};

/// The step that registers the key, if Meta has another key or none, or does not say VALID of it.
///
/// # Errors
/// No valid key and none to register, where a flow with an endpoint is to be published.
pub(super) fn to_register(
    wanted: &Wanted,
    live: &Live,
    publish: &[&WantedFlow],
    lock: &Lock,
    warnings: &mut Vec<String>,
) -> Result<Option<Step>> {
    let (Some(number), Some(live)) = (&wanted.phone_number_id, &live.key) else {
        if wanted.asks_an_endpoint() {
            warnings.push(
                "no phone number is said (`phone-number-id`), so its public key is not looked at"
                    .to_owned(),
            );
        }
        return Ok(None);
    };
    let Some(key) = &wanted.key else {
        if live.is_valid() {
            return Ok(None);
        }
        let problem = problem(live);
        let help = "name the endpoint's public key in flowkit.toml (`public-key`), or upload it by `flowkit keys upload`";
        if publish.iter().any(|flow| flow.endpoint_uri.is_some()) {
            let failure = Failure::new(problem).with_help(help);
            return Err(failure.with_status(Status::Findings));
        }
        warnings.push(format!("{problem}; {help}"));
        return Ok(None);
    };
    let live_key = match live.key {
        RegisteredKey::Unreadable => Some("something that is no key".to_owned()),
        _ => live.fingerprint(),
    };
    let fingerprint = key.key.fingerprint.to_string();
    let is_same = live.is_same_key(&key.key);
    if is_same && live.is_valid() {
        return Ok(None);
    }
    if is_same {
        warnings.push(format!("{}; it is registered again", problem(live)));
    } else if live_key.is_some()
        && let Some(locked) = lock.environment()
        && locked.phone_number_id.as_ref() == Some(number)
        && locked.public_key.as_ref() == Some(&fingerprint)
    {
        warnings.push(format!(
            "the last release left `{}` with phone number {number}, and somebody has replaced it since",
            key.name
        ));
    }
    Ok(Some(Step::RegisterKey {
        phone_number_id: number.clone(),
        file: key.name.clone(),
        key: fingerprint,
        replaces: live_key.is_some() && !is_same,
        live_key,
    }))
}

/// What is wrong with the number's key, such as that it has none.
fn problem(live: &Registered) -> String {
    let fault = live.fault(None);
    fault.map_or_else(String::new, |fault| fault.problem)
}
