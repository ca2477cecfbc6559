//! The command line of `flowkit flows push`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::cli::{ConfirmArgs, statuses};
use crate::flows::named;

/// Upload a Flow JSON to a flow
#[derive(Debug, Args)]
#[command(
    long_about = "Upload a Flow JSON to a flow, whose whole document it becomes. Meta's verdict on it is printed as \
        `flowkit lint` prints its own.\n\n\
        The document is checked first, and one with errors is not sent. What is there already is not uploaded again: both \
        are compared as JSON, so white space and the order of members do not count. A published flow becomes a draft by an \
        upload, so the command asks first.",
    after_long_help = statuses!(
        "the document has errors: by `flowkit lint` (nothing was sent) or by Meta (which keeps it)",
        "flowkit flows push 1111 flows/table.json",
        "flowkit flows push --yes 1111 flows/table.json",
        "jq .flow table-with-notes.json | flowkit flows push --yes 1111 -",
    )
)]
pub(crate) struct PushArgs {
    /// The flow: its id, its name, or its key in flowkit.toml
    #[arg(value_name = "FLOW", value_parser = named::parse)]
    pub(crate) id: String,

    /// The Flow JSON; `-` is standard input
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,

    /// Send the document even if `flowkit lint` finds errors in it: Meta keeps it as a draft, and has the last word
    #[arg(long)]
    pub(crate) no_lint: bool,

    #[command(flatten)]
    pub(crate) confirm: ConfirmArgs,
}
