//! The command line of `flowkit flows show`.

use clap::Args;

use crate::cli::{NumberArgs, statuses};
use crate::flows::named;

/// Show a flow: its state, its endpoint, what Meta has against it
#[derive(Debug, Args)]
#[command(
    long_about = "Show a flow: its state, its endpoint, its app, whether messages with it can be sent and what is in the \
        way, and what Meta's validator has found in its Flow JSON, each finding with its line as `flowkit lint` shows it.\n\n\
        If a phone number is set, it is looked at, too. Whether a draft can be published is seen here as well: its part \
        FLOW is BLOCKED as long as Meta would refuse.",
    after_long_help = statuses!(
        "the Flow JSON has errors, or messages with the flow cannot be sent",
        "flowkit flows show table_booking",
        "flowkit flows show --phone-number-id 106540352242922 1111",
        "flowkit flows show --format json 1111 | jq .health_status",
    )
)]
pub(crate) struct ShowArgs {
    /// The flow: its id, its name, or its key in flowkit.toml
    #[arg(value_name = "FLOW", value_parser = named::parse)]
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) number: NumberArgs,
}
