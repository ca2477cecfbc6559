//! What commands that talk to Meta take; each what means something to it.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use crate::settings::id;

/// How to print, for every command that has results.
#[derive(Debug, Args)]
#[command(next_help_heading = "Settings")]
pub(crate) struct OutputArgs {
    /// How to print
    #[arg(long, global = true, value_enum, value_name = "FORMAT", default_value_t = OutputFormat::Human)]
    pub(crate) format: OutputFormat,
}

impl OutputArgs {
    pub(crate) fn is_json(&self) -> bool {
        self.format == OutputFormat::Json
    }
}

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

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// For reading
    Human,
    /// For programs: one JSON object on a line for each result
    Json,
}

impl ConnectionArgs {
    pub(crate) fn is_json(&self) -> bool {
        self.output.is_json()
    }
}

/// For commands that ask before they do what cannot be undone.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct ConfirmArgs {
    /// Answer every question by yes
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// The end of every help of these commands.
macro_rules! statuses {
    ($findings:literal, $($example:literal),+ $(,)?) => {
        concat!(
            "Exit status:\n  \
               0  done\n  \
               1  ", $findings, "\n  \
               2  something could not be read, written or reached, or makes no sense; nothing was sent, or the error says \
                  what was\n  \
               3  Meta refused a call; the error says which and why\n  \
               4  a question was not answered by yes; nothing was changed at Meta\n\n\
             Examples:\n",
            $("  ", $example, "\n",)+
            "\nAn argument goes before a variable, and that before flowkit.toml. The token comes from WHATSAPP_TOKEN or \
             --token-file, never from flowkit.toml. FLOWKIT_GRAPH_URL and FLOWKIT_GRAPH_VERSION, or `graph-url` and \
             `graph-version` in flowkit.toml, choose another server and version than Meta's newest.",
        )
    };
}
pub(crate) use statuses;
