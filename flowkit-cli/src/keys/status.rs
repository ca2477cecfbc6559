//! `flowkit keys status`.

use std::path::PathBuf;

use clap::Args;
use flowkit_runtime::{KeyErrorKind, PrivateKey};
use serde::Serialize;

use super::key_fault::KeyFault;
use super::key_file::NamedKey;
use super::passphrase::PassphraseArgs;
use super::public_key::PublicKey;
use super::registered_key::{
    Registered, RegisteredJson, RegisteredKey, complain, key_of_environment,
};
use crate::Status;
use crate::block_on::block_on;
use crate::cli::{ConnectionArgs, NumberArgs, statuses};
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::settings::{Settings, warn_of_readable_by_others};
use crate::table::Sheet;

/// Say which key Meta has of a phone number
#[derive(Debug, Args)]
#[command(
    // Only the key of FILE can need a passphrase: flowkit.toml names public keys, and PRIVATE_KEY comes with PASSPHRASE.
    mut_arg("passphrase_file", |arg| arg.requires("file")),
    long_about = "Say which key Meta has of a phone number, and whether it is the one that it should be.\n\n\
        Statuses:\n  \
          VALID     Meta's signature of the key is right; phones use it\n  \
          MISMATCH  it is not, mostly because the number was registered again: upload the key again. It does not mean \
        that the endpoint has another private key, which Meta never sees\n\n\
        The key is compared with FILE; without one, with `public-key` of the environment in flowkit.toml; without that, \
        with the variable PRIVATE_KEY, as an endpoint reads it.",
    after_long_help = statuses!(
        "there is no key, its status is not VALID, or it is another than the one compared with",
        "flowkit keys status",
        "flowkit keys status public.pem --format json",
    )
)]
pub(super) struct StatusArgs {
    /// A file with the key that it should be, public or private
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    #[command(flatten)]
    passphrase: PassphraseArgs,

    #[command(flatten)]
    connection: ConnectionArgs,

    #[command(flatten)]
    number: NumberArgs,
}

/// What `--format json` prints.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    registered: RegisteredJson<'a>,
    bits: Option<u32>,
    public_key: Option<&'a str>,
    compared_with: Option<&'a str>,
    /// Whether it is the key that it was compared with.
    same: Option<bool>,
}

pub(super) fn run(args: &StatusArgs, output: &mut Output) -> Result {
    let connection = &args.connection;
    let settings = Settings::find(connection)?.number(&args.number);
    let number = settings.phone_number_id()?;
    let wanted = wanted(args, &settings)?;
    if let Some(wanted) = &wanted {
        wanted.warn(output)?;
        let file = args.passphrase.passphrase_file.as_ref();
        warn_of_readable_by_others([(file, "passphrase")], output)?;
    }
    let graph = settings.graph(output)?;
    let registered = block_on(Registered::read(&graph, &number))?;

    if connection.is_json() {
        let key = match &registered.key {
            RegisteredKey::Key(key) => Some(key),
            _ => None,
        };
        output.json(&Answer {
            registered: registered.as_json(),
            bits: key.map(|key| key.bits),
            public_key: key.map(|key| key.pem.as_str()),
            compared_with: wanted.as_ref().map(|wanted| wanted.name.as_str()),
            same: wanted
                .as_ref()
                .map(|wanted| registered.is_same_key(&wanted.key)),
        })?;
    } else {
        sheet(&number, &registered, wanted.as_ref()).print(output.stdout())?;
    }
    let faults = faults(&registered, wanted.as_ref(), &settings);
    for fault in &faults {
        complain(fault, output);
    }
    Ok(Status::fine_if(faults.is_empty()))
}

/// The key that Meta should have: of FILE, of the environment, or of the variable PRIVATE_KEY; `None` if all are missing.
fn wanted(args: &StatusArgs, settings: &Settings<'_>) -> Result<Option<NamedKey>> {
    if let Some(path) = &args.file {
        return NamedKey::read(path, args.passphrase.passphrase_file.as_deref()).map(Some);
    }
    if let Some(key) = key_of_environment(settings)? {
        return Ok(Some(key));
    }
    match PrivateKey::from_env() {
        Ok(key) => Ok(Some(NamedKey::without_file(
            "the variable PRIVATE_KEY",
            PublicKey::from(&key),
        ))),
        Err(error) if error.kind() == &KeyErrorKind::Missing => Ok(None),
        Err(error) => Err(Failure::new(error.to_string())),
    }
}

fn sheet(number: &str, registered: &Registered, wanted: Option<&NamedKey>) -> Sheet {
    let mut sheet = Sheet::new();
    sheet.line("phone number", number);
    match &registered.key {
        RegisteredKey::None => sheet.line("key", "none"),
        RegisteredKey::Unreadable => sheet.line("key", "no RSA key"),
        RegisteredKey::Key(key) => {
            sheet.line("key", &key.fingerprint.to_string());
            sheet.line("size", &format!("{} bits", key.bits));
        }
    }
    sheet.line_if("status", registered.status());
    if let (Some(wanted), RegisteredKey::Key(_)) = (wanted, &registered.key) {
        let same = if registered.is_same_key(&wanted.key) {
            "the same key as"
        } else {
            "another key than"
        };
        sheet.line("compared", &format!("{same} that of {}", wanted.name));
    }
    sheet
}

fn faults(
    registered: &Registered,
    wanted: Option<&NamedKey>,
    settings: &Settings<'_>,
) -> Vec<KeyFault> {
    let file = wanted.map(NamedKey::argument);
    let mut faults: Vec<KeyFault> = registered.fault(file.as_deref()).into_iter().collect();
    if let (Some(wanted), RegisteredKey::Key(_)) = (wanted, &registered.key)
        && !registered.is_same_key(&wanted.key)
    {
        let owner = registered.owner(settings);
        let owner = owner.map_or(String::new(), |owner| format!("; {owner}"));
        faults.push(KeyFault::new(
            format!(
                "Meta has another key than that of {}, which is {}{owner}",
                wanted.name, wanted.key.fingerprint
            ),
            "is the phone number the right one? If so, and an endpoint uses the key that Meta has, `flowkit keys rotate` \
             replaces it without a gap; else `flowkit keys upload` does at once",
        ));
    }
    faults
}
