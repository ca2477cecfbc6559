//! The command line of `flowkit flows create`.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser as NonEmpty;
use clap::{Args, ValueHint};

use crate::cli::{ConfirmArgs, statuses};
use crate::flows::named;
use crate::settings::endpoint;

/// Create a flow
#[derive(Debug, Args)]
#[command(
    long_about = "Create a flow in a WhatsApp Business Account: empty, with a Flow JSON, or as a copy of another. It begins \
        as a draft.\n\n\
        A Flow JSON is checked first, and one with errors is not sent. Meta's verdict on it is printed as `flowkit lint` \
        prints its own.",
    after_long_help = statuses!(
        "the document has errors: by `flowkit lint` (nothing was sent) or by Meta (which keeps it)",
        "flowkit flows create --name table_booking --category appointment-booking",
        "flowkit flows create --name survey --category survey --json flows/survey.json --publish",
        "flowkit flows create --name table_booking_v2 --category appointment-booking --clone 1111",
        "flowkit flows create --name test --category other --format json | jq -r .id",
    )
)]
pub(crate) struct CreateArgs {
    /// Its name, unique in the account; customers do not see it
    #[arg(long, value_name = "NAME", value_parser = NonEmpty::new(), value_hint = ValueHint::Other)]
    pub(crate) name: String,

    /// What it is for, such as APPOINTMENT_BOOKING or appointment-booking; may be given again
    ///
    /// Meta knows SIGN_UP, SIGN_IN, APPOINTMENT_BOOKING, LEAD_GENERATION, CONTACT_US, CUSTOMER_SUPPORT, SURVEY, SHOPPING
    /// and OTHER, and adds to them.
    #[arg(long = "category", required = true, value_name = "CATEGORY")]
    #[arg(value_parser = NonEmpty::new(), value_hint = ValueHint::Other)]
    pub(crate) categories: Vec<String>,

    /// Its Flow JSON; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) json: Option<PathBuf>,

    /// The address of its endpoint
    #[arg(long, value_name = "URL", value_parser = endpoint::parse, value_hint = ValueHint::Url)]
    pub(crate) endpoint_uri: Option<String>,

    /// A flow to copy, by its id, its name, or its key in flowkit.toml
    #[arg(long, value_name = "FLOW", value_parser = named::parse, conflicts_with = "json")]
    pub(crate) clone: Option<String>,

    /// Publish it at once, which works only with a Flow JSON without errors and is asked about first
    #[arg(long, requires = "json")]
    pub(crate) publish: bool,

    /// Send the Flow JSON even if `flowkit lint` finds errors in it: Meta keeps it as a draft, and has the last word
    #[arg(long, requires = "json")]
    pub(crate) no_lint: bool,

    #[command(flatten)]
    pub(crate) confirm: ConfirmArgs,
}
