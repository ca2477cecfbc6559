//! The key that Meta has of a phone number.

use std::time::Duration;

use flowkit_graph::{GraphClient, KeyStatus};
use serde::Serialize;

use super::key_fault::KeyFault;
use super::key_file::NamedKey;
use super::public_key::PublicKey;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::{Settings, beside};
use crate::table::Sheet;

/// How often the key is read after an upload, until Meta has signed it.
const READS: u32 = 3;
const PAUSE: Duration = Duration::from_secs(1);

/// The key that Meta has of a phone number.
pub(crate) struct Registered {
    number: String,
    pub(crate) key: RegisteredKey,
    status: Option<KeyStatus>,
}

/// What commands print of it as JSON.
#[derive(Serialize)]
pub(super) struct RegisteredJson<'a> {
    phone_number_id: &'a str,
    fingerprint: Option<String>,
    status: Option<&'a str>,
    valid: bool,
}

pub(crate) enum RegisteredKey {
    None,
    Key(PublicKey),
    /// Something that is no RSA key.
    Unreadable,
}

impl Registered {
    pub(super) fn number(&self) -> &str {
        &self.number
    }

    pub(crate) async fn read(graph: &GraphClient, number: &str) -> Result<Self> {
        let _waiting = Waiting::new("asking Meta for the key");
        let answer = graph.business_public_key(number).await?;
        let key = match answer.pem {
            None => RegisteredKey::None,
            Some(pem) => match PublicKey::from_pem(&pem) {
                Ok(key) => RegisteredKey::Key(key),
                Err(_) => RegisteredKey::Unreadable,
            },
        };
        Ok(Self {
            number: number.to_owned(),
            key,
            status: answer.signature_status,
        })
    }

    /// Uploads a key and reads what Meta has then, a few times if it is not signed yet.
    pub(crate) async fn replace(graph: &GraphClient, number: &str, new: &NamedKey) -> Result<Self> {
        {
            let _waiting = Waiting::new("uploading the public key");
            graph
                .set_business_public_key(number, &new.key.pem)
                .await
                .map_err(|error| {
                    let may_be_there = error.may_have_been_carried_out();
                    let failure = Failure::from(error);
                    if may_be_there {
                        failure.with_help(format!(
                            "Meta may have it all the same: `flowkit keys status {}` tells, and the same command can be run \
                             again",
                            new.argument()
                        ))
                    } else {
                        failure
                    }
                })?;
        }
        let mut now = Self::read(graph, number).await?;
        for _ in 1..READS {
            if now.is_same_key(&new.key) && now.is_valid() {
                break;
            }
            tokio::time::sleep(PAUSE).await;
            now = Self::read(graph, number).await?;
        }
        Ok(now)
    }

    pub(crate) fn is_same_key(&self, other: &PublicKey) -> bool {
        matches!(&self.key, RegisteredKey::Key(key) if key.fingerprint == other.fingerprint)
    }

    pub(crate) fn is_valid(&self) -> bool {
        !matches!(self.key, RegisteredKey::None) && self.status == Some(KeyStatus::Valid)
    }

    /// The status as Meta says it; `None` if there is no key, since Meta's status then means nothing.
    pub(super) fn status(&self) -> Option<&str> {
        match self.key {
            RegisteredKey::None => None,
            _ => self.status.as_ref().map(KeyStatus::as_str),
        }
    }

    pub(crate) fn fingerprint(&self) -> Option<String> {
        match &self.key {
            RegisteredKey::Key(key) => Some(key.fingerprint.to_string()),
            _ => None,
        }
    }

    /// What people are shown of it after an upload.
    pub(super) fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new();
        sheet.line("phone number", self.number());
        sheet.line("key", self.fingerprint().as_deref().unwrap_or_default());
        sheet.line("status", self.status().unwrap_or_default());
        sheet
    }

    /// What is wrong with the key that Meta has, whichever key it should be. `file` is the file of the right one, for the help.
    pub(crate) fn fault(&self, file: Option<&str>) -> Option<KeyFault> {
        let file = file.unwrap_or("FILE");
        let number = &self.number;
        let again = format!("upload it again: `flowkit keys upload {file}`");
        Some(match (&self.key, &self.status) {
            (RegisteredKey::None, _) => KeyFault::new(
                format!(
                    "phone number {number} has no key, so no flow with an endpoint works from it"
                ),
                format!("upload one: `flowkit keys upload {file}`"),
            ),
            (_, Some(KeyStatus::Mismatch)) => KeyFault::new(
                "status MISMATCH: Meta's signature of this key is not right, so phones do not take it. That happens when \
                 the number is registered again. It does not mean that the endpoint has another private key: Meta never \
                 sees that one",
                again,
            ),
            (RegisteredKey::Unreadable, _) => KeyFault::new(
                format!("what Meta has of phone number {number} is no RSA key"),
                format!("upload one: `flowkit keys upload {file}`"),
            ),
            (_, Some(KeyStatus::Valid)) => return None,
            (_, Some(other)) => KeyFault::new(
                format!(
                    "status {}, which is none that Meta's reference names",
                    other.as_str()
                ),
                again,
            ),
            (_, None) => KeyFault::new(
                "Meta says no status of this key, so it may not be signed",
                again,
            ),
        })
    }

    /// Which environment of flowkit.toml names this key, such as "it is the one of environment `staging` (public.pem)".
    pub(super) fn owner(&self, settings: &Settings<'_>) -> Option<String> {
        let config = settings.config()?;
        config.environments.iter().find_map(|(name, environment)| {
            let path = environment.public_key.as_deref()?;
            let known = NamedKey::read(&beside(&config.path, path), None).ok()?;
            self.is_same_key(&known.key)
                .then(|| format!("it is the one of environment `{name}` ({})", known.name))
        })
    }

    /// What commands print of it as JSON.
    pub(super) fn as_json(&self) -> RegisteredJson<'_> {
        RegisteredJson {
            phone_number_id: &self.number,
            fingerprint: self.fingerprint(),
            status: self.status(),
            valid: self.is_valid(),
        }
    }
}

/// The key that should be there if no file is named: `public-key` of the environment in flowkit.toml.
pub(super) fn key_of_environment(settings: &Settings<'_>) -> Result<Option<NamedKey>> {
    let Some((_, environment)) = settings.environment() else {
        return Ok(None);
    };
    let (Some(path), Some(config)) = (&environment.public_key, settings.config()) else {
        return Ok(None);
    };
    NamedKey::read(&beside(&config.path, path), None).map(Some)
}

/// Prints on standard error what is wrong.
pub(super) fn complain(fault: &KeyFault, output: &mut Output) {
    output.complain(&fault.problem);
    output.help(&fault.help);
}
