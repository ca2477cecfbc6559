//! `flowkit keys inspect`.

use std::path::PathBuf;

use clap::Args;
use flowkit_runtime::KeyRepair;
use serde::Serialize;

use super::key_fault::{KeyFault, Level};
use super::key_file::{Content, KeyFile};
use super::passphrase::PassphraseArgs;
use super::public_key::{PublicForm, PublicKey};
use crate::Status;
use crate::cli::OutputArgs;
use crate::failure::Result;
use crate::output::Output;
use crate::settings::warn_of_readable_by_others;
use crate::shell;
use crate::table::Sheet;

/// Say what a key file holds, and what is wrong with it
#[derive(Debug, Args)]
#[command(
    long_about = "Say what a key file holds, and what is wrong with it: the form, the size, the fingerprint and the public \
        part, which is what Meta gets.\n\n\
        It reads a private key as an endpoint made with flowkit reads PRIVATE_KEY, and so says what that endpoint would \
        say at its start: PKCS#1 or PKCS#8, encrypted or not, as PEM or DER, with `\\n` spelled out, in quotes, or as base64 of \
        the whole file; JSON Web Keys and XML of .NET. Of other forms it names the command that converts them. The fingerprint is the one in the endpoint's log: the SHA-256 of the public key's DER. Nothing is \
        sent anywhere.",
    after_long_help = "Exit status:\n  \
          0  the key is good; there may be warnings\n  \
          1  something is wrong with the key\n  \
          2  the file could not be read\n\n\
        Examples:\n  \
          flowkit keys inspect private.pem\n  \
          flowkit keys inspect public.pem --format json\n  \
          printenv PRIVATE_KEY | flowkit keys inspect -"
)]
pub(super) struct InspectArgs {
    /// The file; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    passphrase: PassphraseArgs,

    #[command(flatten)]
    output: OutputArgs,
}

/// All that can be said about a key file.
#[derive(Serialize, Default)]
struct Report {
    file: String,
    holds: Holds,
    format: Option<String>,
    encryption: Option<String>,
    bits: Option<u32>,
    fingerprint: Option<String>,
    mode: Option<String>,
    /// What an endpoint repairs when it reads the key, such as `\n` spelled out.
    repairs: Vec<String>,
    problems: Vec<Problem>,
    public_key: Option<String>,
}

#[derive(Serialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Holds {
    PrivateKey,
    /// Nobody can tell whether it is an RSA key before the passphrase opens it.
    #[serde(rename = "private_key")]
    Encrypted,
    PublicKey,
    #[default]
    Other,
}

#[derive(Serialize)]
struct Problem {
    level: Level,
    message: String,
    help: String,
}

pub(super) fn run(args: &InspectArgs, output: &mut Output) -> Result {
    let file = KeyFile::read(&args.file)?;
    let mut report = Report {
        file: file.name.clone(),
        mode: file.mode.map(|mode| format!("{mode:03o}")),
        ..Report::default()
    };
    match file.content() {
        Content::Neither(fault) => report.add(fault),
        Content::Public(key) => report.public(key),
        Content::Private(form) => {
            report.holds = match form.encryption() {
                Some(_) => Holds::Encrypted,
                None => Holds::PrivateKey,
            };
            report.format = Some(form.container().to_string());
            report.encryption = form.encryption().map(str::to_owned);
            report.repairs = form.repairs().iter().map(ToString::to_string).collect();
            let passphrase = file.passphrase(&form, args.passphrase.passphrase_file.as_deref())?;
            if passphrase.is_some() {
                let file = args.passphrase.passphrase_file.as_ref();
                warn_of_readable_by_others([(file, "passphrase")], output)?;
            }
            match file.open(passphrase.as_ref()) {
                Ok(key) => {
                    report.holds = Holds::PrivateKey;
                    report.key(&PublicKey::from(&key));
                }
                // The key may be good: only the passphrase is missing or wrong.
                Err(fault) if fault.is_about_passphrase => report.add(fault),
                Err(fault) => {
                    report.holds = Holds::Other;
                    report.add(fault);
                }
            }
            if form.repairs().contains(&KeyRepair::Der) {
                report.add(no_text(&file.name));
            }
            file.exposure(&form)
                .into_iter()
                .for_each(|fault| report.add(fault));
        }
    }
    let is_wrong = report.is_wrong();
    let is_json = args.output.is_json();
    if is_json {
        output.json(&report)?;
    }
    report.print(!is_json, output)?;
    Ok(Status::fine_if(!is_wrong))
}

/// Warns of a key in DER, which is no text.
fn no_text(name: &str) -> KeyFault {
    KeyFault::warning(
        "is no text, so a variable such as PRIVATE_KEY cannot hold it; `PrivateKey::from_file` reads it",
        format!(
            "`openssl base64 -A -in {}` gives what PRIVATE_KEY can hold",
            shell::word(name)
        ),
    )
}

impl Report {
    fn key(&mut self, key: &PublicKey) {
        self.bits = Some(key.bits);
        self.fingerprint = Some(key.fingerprint.to_string());
        self.public_key = Some(key.pem.clone());
        key.size_fault()
            .into_iter()
            .for_each(|fault| self.add(fault));
    }

    fn public(&mut self, key: PublicKey) {
        self.holds = Holds::PublicKey;
        self.format = Some(key.form.name().to_owned());
        if key.form == PublicForm::Pkcs1 {
            self.add(KeyFault::warning(
                "is written as PKCS#1, and Meta takes SubjectPublicKeyInfo",
                "`flowkit keys upload` converts it; the public key below is converted",
            ));
        }
        self.key(&key);
    }

    fn add(&mut self, fault: KeyFault) {
        self.problems.push(Problem {
            level: fault.level,
            message: format!("`{}` {}", self.file, fault.problem),
            help: fault.help,
        });
    }

    fn is_wrong(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.level == Level::Error)
    }

    /// Prints what is wrong, and with `with_results` before it what was found.
    fn print(&self, with_results: bool, output: &mut Output) -> Result<()> {
        if with_results {
            self.sheet().print(output.stdout())?;
            if let Some(pem) = &self.public_key {
                use std::io::Write as _;
                write!(output.stdout(), "\n{pem}")?;
            }
        }
        for problem in &self.problems {
            match problem.level {
                Level::Error => output.complain(&problem.message),
                Level::Warning => output.warn(&problem.message)?,
            }
            output.help(&problem.help);
        }
        Ok(())
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new();
        sheet.line("file", &self.file);
        let holds = match self.holds {
            Holds::PrivateKey => "an RSA private key",
            Holds::Encrypted => "an encrypted private key",
            Holds::PublicKey => "an RSA public key, the part that Meta gets",
            Holds::Other => "no key that can be used",
        };
        sheet.line("holds", holds);
        sheet.line_if("format", self.format.as_deref());
        if matches!(self.holds, Holds::PrivateKey | Holds::Encrypted) || self.encryption.is_some() {
            sheet.line("encryption", self.encryption.as_deref().unwrap_or("none"));
        }
        if !self.repairs.is_empty() {
            let repairs = self.repairs.join(", ");
            sheet.line(
                "made good",
                &format!("{repairs}: an endpoint reads it all the same"),
            );
        }
        sheet.line_if(
            "size",
            self.bits.map(|bits| format!("{bits} bits")).as_deref(),
        );
        sheet.line_if("fingerprint", self.fingerprint.as_deref());
        sheet.line_if("mode", self.mode.as_deref());
        sheet
    }
}
