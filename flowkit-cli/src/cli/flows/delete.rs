//! The command line of `flowkit flows delete`.

use clap::Args;

use crate::cli::{ConfirmArgs, statuses};
use crate::flows::named;

/// Delete a draft, for good
#[derive(Debug, Args)]
#[command(
    long_about = "Delete a draft. It cannot be undone, so the command asks first. A published flow is deprecated instead.",
    after_long_help = statuses!(
        "does not happen here",
        "flowkit flows delete 1111",
        "flowkit flows delete --yes 1111",
    )
)]
pub(crate) struct DeleteArgs {
    /// The flow: its id, its name, or its key in flowkit.toml
    #[arg(value_name = "FLOW", value_parser = named::parse)]
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) confirm: ConfirmArgs,
}
