//! The command line of `flowkit flows preview`.

use clap::{Args, ValueHint};

use crate::cli::{ConfirmArgs, statuses};
use crate::flows::{named, number};

/// Print the address of the preview of a flow
#[derive(Debug, Args)]
#[command(
    long_about = "Print the address of the preview of a flow, and when it expires.\n\n\
        Whoever has the address sees the preview, without a login. Meta gives the same address for 30 days; --invalidate \
        revokes it and makes another.\n\n\
        An interactive preview carries out actions and sends requests to the flow's endpoint, for which it needs \
        --flow-token and --phone-number.",
    after_long_help = statuses!(
        "does not happen here",
        "flowkit flows preview 1111",
        "flowkit flows preview 1111 --flow-token test-1 --phone-number 15550001111 --data-exchange",
        "flowkit flows preview 1111 --screen DATES --data '{\"city\": \"PAR\"}' --debug",
        "flowkit flows preview 1111 --invalidate --yes",
    )
)]
pub(crate) struct PreviewArgs {
    /// The flow: its id, its name, or its key in flowkit.toml
    #[arg(value_name = "FLOW", value_parser = named::parse, value_hint = ValueHint::Other)]
    pub(crate) id: String,

    /// Revoke the address, and make another
    #[arg(long)]
    pub(crate) invalidate: bool,

    #[command(flatten)]
    pub(crate) confirm: ConfirmArgs,

    #[command(flatten)]
    pub(crate) interactive: InteractiveArgs,
}

/// How an interactive preview begins.
#[derive(Debug, Args)]
#[command(next_help_heading = "Interactive preview")]
pub(crate) struct InteractiveArgs {
    /// The address of an interactive preview; the arguments below imply it
    #[arg(long)]
    pub(crate) interactive: bool,

    /// The flow token of each request to the endpoint
    #[arg(long, value_name = "TEXT", value_hint = ValueHint::Other)]
    pub(crate) flow_token: Option<String>,

    /// The phone number whose public key encrypts the requests, with its country code
    #[arg(long, value_name = "NUMBER", value_parser = number::parse, value_hint = ValueHint::Other)]
    pub(crate) phone_number: Option<String>,

    /// Begin with this screen
    #[arg(long, value_name = "SCREEN", conflicts_with = "data_exchange", value_hint = ValueHint::Other)]
    pub(crate) screen: Option<String>,

    /// The data of that screen: a JSON object, or a file that holds one; `-` is standard input
    #[arg(long, value_name = "JSON|FILE", value_hint = ValueHint::FilePath, requires = "screen")]
    pub(crate) data: Option<String>,

    /// Begin by asking the endpoint, as a flow with an endpoint does if nothing else is said
    #[arg(long)]
    pub(crate) data_exchange: bool,

    /// Begin with the first screen, or with --screen, and do not ask the endpoint
    #[arg(long, conflicts_with = "data_exchange")]
    pub(crate) navigate: bool,

    /// Show the panel of actions
    #[arg(long)]
    pub(crate) debug: bool,
}

impl InteractiveArgs {
    /// Whether the address of an interactive preview is asked for.
    pub(crate) fn are_given(&self) -> bool {
        self.interactive
            || self.debug
            || self.data_exchange
            || self.navigate
            || self.screen.is_some()
            || self.flow_token.is_some()
            || self.phone_number.is_some()
    }
}
