//! `flowkit keys rotate`: a new key in place of the old one, in steps that can each be run again.

mod args;
mod check;

use serde::Serialize;

use crate::Status;
use crate::block_on::block_on;
use crate::cli::ConnectionArgs;
use crate::confirm::confirm;
use crate::failure::{Failure, Result};
use crate::keys::endpoint_check::Endpoint;
use crate::keys::key_file::NamedKey;
use crate::keys::key_pair::{self, Pair};
use crate::keys::registered_key::{Registered, RegisteredJson, key_of_environment};
use crate::keys::{passphrase, upload};
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::{Settings, warn_of_readable_by_others};

pub(super) use args::RotateArgs;

/// What `--format json` prints.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    registered: RegisteredJson<'a>,
    old: String,
    new: String,
    uploaded: bool,
}

pub(super) fn run(args: &RotateArgs, output: &mut Output) -> Result {
    let connection = &args.connection;
    let settings = Settings::find(connection)?.number(&args.number);
    let number = settings.phone_number_id()?;
    let graph = settings.graph(output)?;
    let endpoint = match &args.endpoint_uri {
        Some(uri) => Some(Endpoint::new(uri, args.app_secret_file.as_deref(), output)?),
        None => None,
    };
    let (old, new) = read_keys(args, &settings, output)?;
    let there = block_on(Registered::read(&graph, &number))?;
    check::must_be_rotation(&old, new.as_ref(), &there, &settings)?;

    let new = match new {
        Some(new) => new,
        None => make_new_key(args, output)?,
    };
    output.say(&format!(
        "1  the new key is beside the old one\n     \
             old  {}  {}\n     \
             new  {}  {}",
        old.key.fingerprint, old.name, new.key.fingerprint, new.name
    ))?;
    let has_new = there.is_same_key(&new.key);
    let is_done = has_new && there.is_valid();
    if let (true, Some(endpoint)) = (has_new, &endpoint) {
        block_on(endpoint.decrypts_for(&new, "new"))?;
    }
    let now = if is_done {
        there
    } else {
        if has_new {
            output.say(
                "2-3  the new key is uploaded, but its status is not VALID: it is uploaded again",
            )?;
        } else {
            ask_to_deploy(endpoint.as_ref(), &old, &new, args.confirm.yes, output)?;
        }
        upload::upload(&graph, &number, &new)?
    };
    print(&now, &old, &new, !is_done, connection, output)?;
    let status = upload::check_upload(&now, &new, output)?;
    if status == Status::Fine {
        output.say(if is_done {
            "2-4  the new key is uploaded already, and Meta signed it"
        } else {
            "3-4  Meta has the new key and signed it: phones encrypt with it from now on"
        })?;
        say_when_the_old_key_can_go(&old, &settings, output)?;
    }
    Ok(status)
}

/// Reads the old key, and the new one if its file is there, and warns of what is doubtful about them.
fn read_keys(
    args: &RotateArgs,
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result<(NamedKey, Option<NamedKey>)> {
    let secrets = [
        (args.passphrase.passphrase_file.as_ref(), "passphrase"),
        (args.old_passphrase_file.as_ref(), "old passphrase"),
        (args.app_secret_file.as_ref(), "app secret"),
    ];
    warn_of_readable_by_others(secrets, output)?;
    let passphrase_file = args.passphrase.passphrase_file.as_deref();
    let old_passphrase_file = args.old_passphrase_file.as_deref().or(passphrase_file);
    let old = match &args.old {
        Some(path) => NamedKey::read(path, old_passphrase_file)?,
        None => key_of_environment(settings)?.ok_or_else(|| {
            Failure::new("which key is in use? its file is not named").with_help(
                "name it by --old; or set `public-key` of an environment in flowkit.toml",
            )
        })?,
    };
    let is_made = args.new.symlink_metadata().is_ok();
    let new = is_made
        .then(|| NamedKey::read(&args.new, passphrase_file))
        .transpose()?;
    for key in [Some(&old), new.as_ref()].into_iter().flatten() {
        key.warn(output)?;
        if let Some(fault) = key.key.size_fault() {
            fault.warn_or_fail(&key.name, output)?;
        }
    }
    Ok((old, new))
}

/// Asks whether to make the new key, and makes it.
fn make_new_key(args: &RotateArgs, output: &mut Output) -> Result<NamedKey> {
    let private = args.new.as_path();
    let public = key_pair::public_beside(private);
    key_pair::check_places(private, &public)?;
    let question = format!(
        "There is no `{}`. Make a new key pair there?",
        private.display()
    );
    confirm(&question, args.confirm.yes, output)?;
    let passphrase = passphrase::for_new_key(args.passphrase.passphrase_file.as_deref())?;
    let pair = {
        let _waiting = Waiting::new("making a key pair");
        Pair::make(Some(&*passphrase))?
    };
    pair.write(private, &public)?;
    Ok(NamedKey::of_file(private, pair.public))
}

/// Says what to deploy, tries the endpoint if its address is known, and asks whether it is deployed everywhere.
fn ask_to_deploy(
    endpoint: Option<&Endpoint<'_>>,
    old: &NamedKey,
    new: &NamedKey,
    yes: bool,
    output: &mut Output,
) -> Result<()> {
    output.say(&format!(
        "2  the endpoint has to decrypt with both before the new key is uploaded:\n     \
             .private_key(PrivateKey::from_env()?) // PRIVATE_KEY, PASSPHRASE: of {}\n     \
             .private_key(PrivateKey::from_env_vars(\"OLD_PRIVATE_KEY\", \"OLD_PASSPHRASE\")?) // of {}",
        new.name, old.name
    ))?;
    if let Some(endpoint) = endpoint {
        block_on(async {
            endpoint.decrypts_for(new, "new").await?;
            endpoint.decrypts_for(old, "old").await
        })?;
        output.say(&format!("   {} decrypts with both", endpoint.uri()))?;
    }
    let asked = confirm(
        "   Is that deployed, wherever the endpoint runs?",
        yes,
        output,
    );
    asked.map_err(|failure| match failure.status() {
        Status::Declined => {
            let how_to_answer = failure.help().map(|help| format!(" ({help})"));
            let how_to_answer = how_to_answer.unwrap_or_default();
            Failure::declined("not confirmed: nothing was uploaded, and the old key stays in use")
                .with_help(format!(
                    "deploy the endpoint with both keys, and run the same command again{how_to_answer}"
                ))
        }
        _ => failure,
    })
}

fn print(
    now: &Registered,
    old: &NamedKey,
    new: &NamedKey,
    is_uploaded: bool,
    connection: &ConnectionArgs,
    output: &mut Output,
) -> Result<()> {
    if connection.is_json() {
        output.json(&Answer {
            registered: now.as_json(),
            old: old.key.fingerprint.to_string(),
            new: new.key.fingerprint.to_string(),
            uploaded: is_uploaded,
        })?;
        return Ok(());
    }
    now.sheet().print(output.stdout())?;
    Ok(())
}

/// Says when the endpoint can do without the old key.
fn say_when_the_old_key_can_go(
    old: &NamedKey,
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result<()> {
    output.say(&format!(
        "5  the endpoint keeps the old key, {}, until every other phone number that uses it has the new one, and for a day \
         at least, since phones keep a key that they have\n   \
            while its log says `decrypted with another key than the first`, some still do; when it no longer does, deploy \
         without that key\n   \
            a phone that comes later still gets status 421, fetches the new key and tries again",
        old.name
    ))?;
    // Where `public-key` names a file that is gone, somebody has dealt with it.
    if let (Some((name, _)), Ok(Some(known))) =
        (settings.environment(), key_of_environment(settings))
        && known.key.fingerprint == old.key.fingerprint
    {
        output.say(&format!(
            "   `public-key` of environment `{name}` in flowkit.toml still names the old one, {}",
            known.name
        ))?;
    }
    Ok(())
}
