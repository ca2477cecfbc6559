//! The command line of `flowkit flows list`.

use std::num::NonZeroUsize;

use clap::Args;
use clap::builder::NonEmptyStringValueParser as NonEmpty;

use crate::cli::statuses;

/// List the flows of an account
#[derive(Debug, Args)]
#[command(
    long_about = "List the flows of a WhatsApp Business Account: id, name, status, categories, and how many errors Meta's \
        validator has found in the Flow JSON.\n\n\
        With --format json each flow is one object with Meta's own names, printed as soon as its page has come, so that \
        an account may have any number of flows.",
    after_long_help = statuses!(
        "does not happen here",
        "flowkit flows list",
        "flowkit flows list --status draft --status blocked",
        "flowkit flows list --format json | jq -r 'select(.validation_errors != []).id'",
    )
)]
pub(crate) struct ListArgs {
    /// Only flows of this status, such as DRAFT; may be given again
    #[arg(long, value_name = "STATUS", value_parser = NonEmpty::new())]
    pub(crate) status: Vec<String>,

    /// No more flows than these
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<NonZeroUsize>,
}
