//! `flowkit keys generate`.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::key_pair::{self, Pair};
use super::passphrase;
use super::passphrase::PassphraseArgs;
use crate::Status;
use crate::cli::OutputArgs;
use crate::failure::Result;
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::warn_of_readable_by_others;
use crate::shell;
use crate::table::Sheet;

/// Make a key pair for an endpoint
#[derive(Debug, Args)]
#[command(
    long_about = "Make a key pair for an endpoint: RSA of 2048 bits, as Meta asks for it.\n\n\
        The private key is written as PKCS#8, encrypted with a passphrase (AES-256, PBKDF2), which flowkit, OpenSSL and \
        Meta's Node sample read. Both files can be read and written by their owner alone (mode 600), and a file that is \
        there already is never overwritten.\n\n\
        The passphrase comes from --passphrase-file or the variable PASSPHRASE, or is asked for on the terminal, twice; it \
        has 12 characters at least.",
    after_long_help = "Exit status:\n  \
          0  done\n  \
          2  a file is there already or cannot be written, or there is no passphrase; nothing was written\n\n\
        Examples:\n  \
          flowkit keys generate\n  \
          flowkit keys generate --out keys/new-private.pem --passphrase-file passphrase.txt\n  \
          flowkit keys generate --no-passphrase --format json"
)]
pub(super) struct GenerateArgs {
    /// Where to write the private key
    #[arg(long, value_name = "FILE", default_value = "private.pem")]
    out: PathBuf,

    /// Where to write the public key; without it, beside the private one: public.pem for private.pem
    #[arg(long, value_name = "FILE")]
    public: Option<PathBuf>,

    #[command(flatten)]
    passphrase: PassphraseArgs,

    /// Do not encrypt the private key, as for a store of secrets that encrypts it itself
    #[arg(long, conflicts_with = "passphrase_file")]
    no_passphrase: bool,

    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &GenerateArgs, output: &mut Output) -> Result {
    let private = args.out.as_path();
    let public = match &args.public {
        Some(path) => path.clone(),
        None => key_pair::public_beside(private),
    };
    key_pair::check_places(private, &public)?;
    let file = args.passphrase.passphrase_file.as_ref();
    let passphrase = match args.no_passphrase {
        true => None,
        false => Some(passphrase::for_new_key(file.map(PathBuf::as_path))?),
    };
    warn_of_readable_by_others([(file, "passphrase")], output)?;
    let pair = {
        let _waiting = Waiting::new("making a key pair");
        Pair::make(passphrase.as_deref())?
    };
    pair.write(private, &public)?;
    print(
        &pair,
        private,
        &public,
        passphrase.is_some(),
        &args.output,
        output,
    )?;
    Ok(Status::Fine)
}

fn print(
    pair: &Pair,
    private: &Path,
    public: &Path,
    is_encrypted: bool,
    format: &OutputArgs,
    output: &mut Output,
) -> Result<()> {
    let (private, public) = (private.display().to_string(), public.display().to_string());
    let fingerprint = pair.public.fingerprint.to_string();
    if format.is_json() {
        output.json(&json!({
            "private_key": private, "public_key": public, "fingerprint": fingerprint,
            "bits": pair.public.bits, "encrypted": is_encrypted,
        }))?;
    } else {
        let mut sheet = Sheet::new();
        sheet.line("private key", &private);
        sheet.line("public key", &public);
        sheet.line("fingerprint", &fingerprint);
        sheet.print(output.stdout())?;
    }
    if !is_encrypted {
        output.warn(&format!(
            "`{private}` is not encrypted: whoever reads it can read what customers send"
        ))?;
    }
    let passphrase = if is_encrypted {
        ", and PASSPHRASE, which holds the passphrase"
    } else {
        ""
    };
    output.say(&format!(
        "next:\n  \
           flowkit keys upload {}   for each phone number that sends the flow\n  \
           the endpoint reads the variable PRIVATE_KEY, which holds the text of {private}{passphrase}\n\
         keep {private} out of version control, and a copy where only you get at it",
        shell::word(&public)
    ))?;
    Ok(())
}
