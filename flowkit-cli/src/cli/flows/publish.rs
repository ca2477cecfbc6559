//! The command line of `flowkit flows publish`.

use clap::Args;

use crate::cli::{ConfirmArgs, statuses};
use crate::flows::named;

/// Publish a draft
#[derive(Debug, Args)]
#[command(
    long_about = "Publish a draft, so that it can be sent to customers. That cannot be undone (a published flow can only be \
        deprecated), so the command asks first.\n\n\
        What stands against it is shown before. Meta asks the flow's endpoint for its health, which may take a while.",
    after_long_help = statuses!(
        "the Flow JSON has errors, so Meta was not asked to publish it",
        "flowkit flows publish 1111",
        "flowkit flows publish --yes --format json 1111",
    )
)]
pub(crate) struct PublishArgs {
    /// The flow: its id, its name, or its key in flowkit.toml
    #[arg(value_name = "FLOW", value_parser = named::parse)]
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) confirm: ConfirmArgs,
}
