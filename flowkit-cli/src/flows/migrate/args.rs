//! The arguments of `flowkit flows migrate`, and its help.

use clap::{Args, ValueHint};

use crate::cli::{ConfirmArgs, statuses};
use crate::settings::id;

/// Copy flows from another account of the same business
#[derive(Debug, Args)]
#[command(
    long_about = "Copy flows from another account of the same business to the account of the settings.\n\n\
        The flows of the other account stay as they are. Copies have ids of their own; copies of published flows are \
        published at once, if this account meets what publishing needs, others are drafts. A flow whose name this account \
        has already is not copied.\n\n\
        Without --flow, all flows are copied: the command says how many, and asks. It also asks where one of the flows is \
        published, because its copy can only be deprecated, never deleted.",
    after_long_help = statuses!(
        "some flows were not copied; the table says why",
        "flowkit flows migrate --from 102290129340398 --flow table_booking --flow survey",
        "flowkit flows migrate --env staging --from 102290129340398 --yes",
    )
)]
pub(crate) struct MigrateArgs {
    /// The account to copy from
    #[arg(long, value_name = "WABA_ID", value_parser = id::parse, value_hint = ValueHint::Other)]
    pub(super) from: String,

    /// Only flows of this name; may be given again
    #[arg(long = "flow", value_name = "NAME", value_hint = ValueHint::Other)]
    pub(super) flows: Vec<String>,

    #[command(flatten)]
    pub(super) confirm: ConfirmArgs,
}
