//! The argument `--format`: results for people or for programs.

use clap::{Args, ValueEnum};

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

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// For reading
    Human,
    /// For programs: one JSON object on a line for each result
    Json,
}
