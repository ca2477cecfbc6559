//! The command line of `flowkit flows deprecate`.

use clap::Args;

use crate::cli::{ConfirmArgs, statuses};
use crate::flows::named;

/// Deprecate a published flow, for good
#[derive(Debug, Args)]
#[command(
    long_about = "Deprecate a published flow, also one that is throttled or blocked: it can be neither sent nor opened any \
        more. It cannot be undone, so the command asks first. A draft is deleted instead.",
    after_long_help = statuses!(
        "does not happen here",
        "flowkit flows deprecate 1111",
        "flowkit flows deprecate --yes 1111",
    )
)]
pub(crate) struct DeprecateArgs {
    /// The flow: its id, its name, or its key in flowkit.toml
    #[arg(value_name = "FLOW", value_parser = named::parse)]
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) confirm: ConfirmArgs,
}
