//! The arguments of `flowkit interface`, and its help.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Show what an endpoint for a flow receives and must answer
#[derive(Debug, Args)]
#[command(
    long_about = "Show what an endpoint for a flow receives and must answer: for each screen the data it shows, what its \
        data_exchange actions send, and which screens an answer may name.",
    after_long_help = "Findings at level error go to standard error; the interface is shown as far as the document can be \
        understood.\n\n\
        Exit status:\n  \
          0  the document has no errors\n  \
          1  it has; what is shown may be incomplete\n  \
          2  the file could not be read\n\n\
        Examples:\n  \
          flowkit interface flows/table.json\n  \
          flowkit interface --format json flows/table.json | jq '.screens[].id'"
)]
pub(crate) struct InterfaceArgs {
    /// The document; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// How to print it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = InterfaceFormat::Human)]
    pub(super) format: InterfaceFormat,
}

/// How an interface is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InterfaceFormat {
    /// For reading: tables for each screen
    Human,
    /// One JSON object
    Json,
}
