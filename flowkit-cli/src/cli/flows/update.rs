//! The command line of `flowkit flows update`.

use clap::builder::NonEmptyStringValueParser as NonEmpty;
use clap::{ArgGroup, Args, ValueHint};

use crate::cli::{ConfirmArgs, statuses};
use crate::flows::named;
use crate::settings::{endpoint, id};

/// Change a flow's name, categories, endpoint or app
#[derive(Debug, Args)]
#[command(
    group = ArgGroup::new("change").required(true).multiple(true),
    long_about = "Change a flow's name, categories, endpoint or app; what is not named stays.\n\n\
        Only what is different is sent. A published flow becomes a draft by a change, so the command asks first.",
    after_long_help = statuses!(
        "does not happen here",
        "flowkit flows update 1111 --endpoint-uri https://flows.example.org/table",
        "flowkit flows update 1111 --name table_booking_v2 --category appointment-booking --application 77",
    )
)]
pub(crate) struct UpdateArgs {
    /// The flow: its id, its name, or its key in flowkit.toml
    #[arg(value_name = "FLOW", value_parser = named::parse)]
    pub(crate) id: String,

    /// Another name
    #[arg(long, value_name = "NAME")]
    #[arg(value_parser = NonEmpty::new(), value_hint = ValueHint::Other, group = "change")]
    pub(crate) name: Option<String>,

    /// Other categories, which take the place of all that it has; may be given again
    #[arg(long = "category", value_name = "CATEGORY")]
    #[arg(value_parser = NonEmpty::new(), value_hint = ValueHint::Other, group = "change")]
    pub(crate) categories: Vec<String>,

    /// The address of its endpoint
    #[arg(long, value_name = "URL")]
    #[arg(value_parser = endpoint::parse, value_hint = ValueHint::Url, group = "change")]
    pub(crate) endpoint_uri: Option<String>,

    /// The Meta app whose secret signs the requests to its endpoint
    #[arg(long, value_name = "ID", value_parser = id::parse, group = "change")]
    pub(crate) application: Option<String>,

    #[command(flatten)]
    pub(crate) confirm: ConfirmArgs,
}
