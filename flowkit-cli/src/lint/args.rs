//! The arguments of `flowkit lint`, and its help.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use flowkit_json::validate::publishable_versions;

/// Check Flow JSON documents as Meta's validator does
#[derive(Debug, Args)]
#[command(
    long_about = "Check Flow JSON documents as Meta's validator does, and tell what else breaks on the phone.\n\n\
        Findings have a level:\n  \
          error    Meta refuses the document; the code, such as INVALID_PROPERTY_KEY, is Meta's own\n  \
          pending  Meta will refuse it for this once the errors that stand before are mended\n  \
          device   the document publishes, but breaks or is cut short on the phone\n  \
          warning  worth a look\n\n\
        A document that fails the schema pass (unknown keys, missing keys, wrong types) is not judged further, so that \
        one mistake does not hide among its consequences: run it again after mending those. A document of a version that \
        cannot be published is judged as one of the version that should stand there.\n\n\
        --upgrade judges documents as another version and prints what they have to change for it beside `version`: \
        what is found then and not as they are.",
    after_long_help = "Exit status:\n  \
          0  nothing at level error (with --strict: nor at level device)\n  \
          1  there are such findings\n  \
          2  a file could not be read; the others were checked all the same\n\n\
        Examples:\n  \
          flowkit lint flows/*.json\n  \
          flowkit lint --strict --format github flows/*.json     # in a GitHub workflow\n  \
          flowkit lint --upgrade 7.3 flows/order.json\n  \
          curl -s https://example.com/flow.json | flowkit lint -"
)]
pub(crate) struct LintArgs {
    /// The documents; `-` is standard input
    #[arg(required = true, value_name = "FILES")]
    pub(super) files: Vec<PathBuf>,

    /// How to print what was found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = LintFormat::Human)]
    pub(super) format: LintFormat,

    /// Print only what must change to make the documents ones of this version
    #[arg(long, value_name = "VERSION", value_parser = PossibleValuesParser::new(publishable_versions()))]
    pub(super) upgrade: Option<String>,

    /// Count what breaks on the phone (level device) as errors, too
    #[arg(long)]
    pub(super) strict: bool,
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
