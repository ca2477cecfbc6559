//! `flowkit keys inspect`.

use serde::Serialize;

use super::fault::Fault;
use super::file::{Content, KeyFile};
use super::public_key::{PublicForm, PublicKey};
use crate::Status;
use crate::cli::ConnectionArgs;
use crate::cli::keys::InspectArgs;
use crate::failure::Result;
use crate::output::Output;
use crate::shell;
use crate::table::Sheet;

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
    /// What is made good when the key is read.
    repairs: Vec<String>,
    problems: Vec<Problem>,
    public_key: Option<String>,
}

#[derive(Serialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Holds {
    PrivateKey,
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

#[derive(Serialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Level {
    Error,
    Warning,
}

pub(super) fn run(args: &InspectArgs, connection: &ConnectionArgs, output: &mut Output) -> Result {
    let file = KeyFile::read(&args.file)?;
    let mut report = Report {
        file: file.name.clone(),
        mode: file.mode.map(|mode| format!("{mode:03o}")),
        ..Report::default()
    };
    match file.content() {
        Content::Neither(fault) => report.wrong(fault),
        Content::Public(key) => report.public(key),
        Content::Private(form) => {
            report.holds = Holds::PrivateKey;
            report.format = Some(form.container().to_string());
            report.encryption = form.encryption().map(str::to_owned);
            report.repairs = form.repairs().iter().map(ToString::to_string).collect();
            let passphrase = file.passphrase(&form, args.passphrase.passphrase_file.as_deref())?;
            match file.open(passphrase.as_ref()) {
                Ok(key) => report.key(&PublicKey::from(&key)),
                Err(fault) => report.wrong(fault),
            }
            if let Some(mode) = file.mode
                && mode & 0o077 != 0
                && form.encryption().is_none()
            {
                report.add(
                    Level::Warning,
                    Fault::new(
                        format!("is not encrypted, and others than its owner may read it (mode {mode:03o})"),
                        format!("`chmod 600 {}`; and make a new key if somebody did", shell::word(&file.name)),
                    ),
                );
            }
        }
    }
    let is_wrong = report.is_wrong();
    if connection.is_json() {
        output.json(&report)?;
    }
    report.print(!connection.is_json(), output)?;
    Ok(if is_wrong {
        Status::Findings
    } else {
        Status::Fine
    })
}

impl Report {
    fn key(&mut self, key: &PublicKey) {
        self.bits = Some(key.bits);
        self.fingerprint = Some(key.fingerprint.to_string());
        self.public_key = Some(key.pem.clone());
        if let Some(fault) = key.size_fault() {
            self.wrong(fault);
        }
    }

    fn public(&mut self, key: PublicKey) {
        self.holds = Holds::PublicKey;
        self.format = Some(key.form.name().to_owned());
        if key.form == PublicForm::Pkcs1 {
            self.add(
                Level::Warning,
                Fault::new(
                    "is written as PKCS#1, and Meta takes SubjectPublicKeyInfo",
                    "`flowkit keys upload` converts it; the public key below is converted",
                ),
            );
        }
        self.key(&key);
    }

    fn wrong(&mut self, fault: Fault) {
        self.add(Level::Error, fault);
    }

    fn add(&mut self, level: Level, fault: Fault) {
        self.problems.push(Problem {
            level,
            message: format!("`{}` {}", self.file, fault.problem),
            help: fault.help,
        });
    }

    fn is_wrong(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.level == Level::Error)
    }

    /// What was found, if it is wanted here, and what is wrong in any case.
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
            Holds::PublicKey => "an RSA public key, the part that Meta gets",
            Holds::Other => "no key that can be used",
        };
        sheet.line("holds", holds);
        sheet.line_if("format", self.format.as_deref());
        if self.holds == Holds::PrivateKey {
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
