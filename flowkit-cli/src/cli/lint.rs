//! The command line of `flowkit lint`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Check Flow JSON documents as Meta's validator does
#[derive(Debug, Args)]
#[command(
    long_about = "Check Flow JSON documents as Meta's validator does, and tell what else breaks on the phone.\n\n\
        Findings have a level:\n  \
          error    Meta refuses the document; the code, such as INVALID_PROPERTY_KEY, is Meta's own\n  \
          device   the document publishes, but breaks or is cut short on the phone\n  \
          warning  worth a look\n\n\
        A document that fails the schema pass (unknown keys, missing keys, wrong types) is not judged further, so that \
        one mistake does not hide among its consequences: run it again after mending those.",
    after_long_help = "Exit status:\n  \
          0  nothing at level error (with --strict: nor at level device)\n  \
          1  there are such findings\n  \
          2  a file could not be read; the others were checked all the same\n\n\
        Examples:\n  \
          flowkit lint flows/*.json\n  \
          flowkit lint --strict --format github flows/*.json     # in a GitHub workflow\n  \
          curl -s https://example.com/flow.json | flowkit lint -"
)]
pub(crate) struct LintArgs {
    /// The documents; `-` is standard input
    #[arg(required = true, value_name = "FILES")]
    pub(crate) files: Vec<PathBuf>,

    /// How to print what was found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = LintFormat::Human)]
    pub(crate) format: LintFormat,

    /// Count what breaks on the phone (level device) as errors, too
    #[arg(long)]
    pub(crate) strict: bool,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// For reading: each finding with its line, the fault marked
    Human,
    /// One JSON object per document and line
    Json,
    /// One SARIF 2.1.0 log, for code scanning
    Sarif,
    /// Workflow commands, which GitHub shows beside the lines of a change
    Github,
}
