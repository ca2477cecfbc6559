//! `flowkit keys upload`.

use std::path::PathBuf;

use clap::Args;
use flowkit_graph::GraphClient;
use serde::Serialize;

use super::key_file::NamedKey;
use super::passphrase::PassphraseArgs;
use super::registered_key::{
    Registered, RegisteredJson, RegisteredKey, complain, key_of_environment,
};
use crate::Status;
use crate::block_on::block_on;
use crate::cli::{ConfirmArgs, ConnectionArgs, NumberArgs, statuses};
use crate::confirm::confirm;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::settings::{Settings, warn_of_readable_by_others};

/// Register a public key with a phone number
#[derive(Debug, Args)]
#[command(
    // Only the key of FILE can need a passphrase: flowkit.toml names public keys, and PRIVATE_KEY comes with PASSPHRASE.
    mut_arg("passphrase_file", |arg| arg.requires("file")),
    long_about = "Register a public key with a phone number, and see that Meta has it and signed it.\n\n\
        A number has one key. Another one that is there is replaced at once: from then on phones encrypt with the new one, \
        so the endpoint must decrypt with both before; `flowkit keys rotate` guides through that. It asks first. A key that \
        is registered already is left alone, unless its status is MISMATCH, which a new upload mends.\n\n\
        The key belongs to the number: every number that sends the flow needs it.",
    after_long_help = statuses!(
        "Meta has the key, but its status is not VALID",
        "flowkit keys upload public.pem",
        "flowkit keys upload --env staging private.pem --yes",
    )
)]
pub(super) struct UploadArgs {
    /// The public key, or the private one, of which the public part is sent; without it, `public-key` of the environment
    /// in flowkit.toml
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    #[command(flatten)]
    passphrase: PassphraseArgs,

    #[command(flatten)]
    confirm: ConfirmArgs,

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
    uploaded: bool,
    /// The fingerprint of the key that was there before, if it was another.
    replaced: Option<String>,
}

pub(super) fn run(args: &UploadArgs, output: &mut Output) -> Result {
    let connection = &args.connection;
    let settings = Settings::find(connection)?.number(&args.number);
    let number = settings.phone_number_id()?;
    let key = key(args, &settings)?;
    key.warn(output)?;
    let file = args.passphrase.passphrase_file.as_ref();
    warn_of_readable_by_others([(file, "passphrase")], output)?;
    if let Some(fault) = key.key.size_fault() {
        fault.warn_or_fail(&key.name, output)?;
    }
    let graph = settings.graph(output)?;
    let before = block_on(Registered::read(&graph, &number))?;
    if before.is_same_key(&key.key) && before.is_valid() {
        print(&before, false, None, connection, output)?;
        output.say("Meta has this key already: nothing was uploaded")?;
        return Ok(Status::Fine);
    }
    ask(&before, &key, &number, &settings, args.confirm.yes, output)?;
    let replaced = match &before.key {
        _ if before.is_same_key(&key.key) => None,
        _ => before.fingerprint(),
    };
    let after = upload(&graph, &number, &key)?;
    print(&after, true, replaced, connection, output)?;
    check_upload(&after, &key, output)
}

fn key(args: &UploadArgs, settings: &Settings<'_>) -> Result<NamedKey> {
    match &args.file {
        Some(path) => NamedKey::read(path, args.passphrase.passphrase_file.as_deref()),
        None => key_of_environment(settings)?.ok_or_else(|| {
            Failure::new("which key? no file is named")
                .with_help("name one: `flowkit keys upload public.pem`; or set `public-key` of an environment in flowkit.toml")
        }),
    }
}

/// Asks, if another key is replaced.
fn ask(
    before: &Registered,
    key: &NamedKey,
    number: &str,
    settings: &Settings<'_>,
    yes: bool,
    output: &mut Output,
) -> Result<()> {
    let there = match &before.key {
        RegisteredKey::None => return Ok(()),
        _ if before.is_same_key(&key.key) => {
            return Ok(output.say(&format!(
                "Meta has this key, but its status is {}: it is uploaded again",
                before.status().unwrap_or("unknown")
            ))?);
        }
        RegisteredKey::Unreadable => "something that is no RSA key".to_owned(),
        RegisteredKey::Key(there) => {
            let owner = before.owner(settings);
            let owner = owner.map_or(String::new(), |owner| format!(" ({owner})"));
            format!("another key, {}{owner}", there.fingerprint)
        }
    };
    output.warn(&format!(
        "phone number {number} has {there}. The upload replaces it at once by {}: phones encrypt with the new one from then \
         on, so the endpoint must decrypt with both already (`flowkit keys rotate` guides through that)",
        key.key.fingerprint
    ))?;
    confirm("Replace it now?", yes, output)
}

/// Uploads a key and reads it back.
pub(super) fn upload(graph: &GraphClient, number: &str, key: &NamedKey) -> Result<Registered> {
    block_on(Registered::replace(graph, number, key))
}

/// Whether Meta has the key that was uploaded, and signed it.
pub(super) fn check_upload(after: &Registered, key: &NamedKey, output: &mut Output) -> Result {
    if !after.is_same_key(&key.key) {
        return Err(Failure::new(
            "Meta took the key, but answers with another one when it is asked for it",
        )
        .with_help(format!(
            "did somebody else upload one just now? `flowkit keys status {}` looks again",
            key.argument()
        )));
    }
    if let Some(fault) = after.fault(Some(&key.argument())) {
        complain(&fault, output);
        return Ok(Status::Findings);
    }
    Ok(Status::Fine)
}

fn print(
    now: &Registered,
    is_uploaded: bool,
    replaced: Option<String>,
    connection: &ConnectionArgs,
    output: &mut Output,
) -> Result<()> {
    if connection.is_json() {
        output.json(&Answer {
            registered: now.as_json(),
            uploaded: is_uploaded,
            replaced,
        })?;
        return Ok(());
    }
    let mut sheet = now.sheet();
    sheet.line_if("replaced", replaced.as_deref());
    sheet.print(output.stdout())?;
    Ok(())
}
