//! The arguments of commands that talk to Meta: how to reach it, whose flows and which phone number are meant.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::OutputArgs;
use crate::settings::id;

/// Where Meta is, who asks, and how to print.
#[derive(Debug, Args)]
#[command(next_help_heading = "Settings")]
pub(crate) struct ConnectionArgs {
    /// The environment in flowkit.toml
    #[arg(long, short, global = true, value_name = "NAME", value_hint = ValueHint::Other)]
    pub(crate) env: Option<String>,

    /// Another file than the nearest flowkit.toml, here or above
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) config: Option<PathBuf>,

    /// A file that holds the access token; without it, the variable WHATSAPP_TOKEN does
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) token_file: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Whose flows are meant.
#[derive(Debug, Args)]
#[command(next_help_heading = "Settings")]
pub(crate) struct AccountArgs {
    /// The WhatsApp Business Account; without it, WHATSAPP_WABA_ID or flowkit.toml says it
    #[arg(long, global = true, value_name = "ID", value_parser = id::parse, value_hint = ValueHint::Other)]
    pub(crate) waba_id: Option<String>,
}

/// Which phone number is meant.
#[derive(Debug, Args)]
#[command(next_help_heading = "Settings")]
pub(crate) struct NumberArgs {
    /// The phone number's id; without it, WHATSAPP_PHONE_NUMBER_ID or flowkit.toml says it
    #[arg(long, value_name = "ID", value_parser = id::parse, value_hint = ValueHint::Other)]
    pub(crate) phone_number_id: Option<String>,
}

impl ConnectionArgs {
    pub(crate) fn is_json(&self) -> bool {
        self.output.is_json()
    }
}
