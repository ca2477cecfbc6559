//! `flowkit keys generate`.

use std::path::Path;

use serde_json::json;

use super::pair::{self, Pair};
use super::passphrase;
use crate::Status;
use crate::cli::OutputArgs;
use crate::cli::keys::GenerateArgs;
use crate::failure::Result;
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::warn_of_open;
use crate::shell;
use crate::table::Sheet;

pub(super) fn run(args: &GenerateArgs, output: &mut Output) -> Result {
    let private = args.out.as_path();
    let public = match &args.public {
        Some(path) => path.clone(),
        None => pair::public_beside(private),
    };
    pair::check_places(private, &public)?;
    let passphrase = passphrase::for_new(args)?;
    let file = args.passphrase.passphrase_file.as_ref();
    warn_of_open([(file, "passphrase")], output)?;
    let pair = {
        let _waiting = Waiting::for_("making a key pair");
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
