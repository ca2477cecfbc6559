//! The arguments of `flowkit flows assets`, and its help.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::cli::statuses;
use crate::flows::flow_name::FlowArgs;

/// List what was uploaded to a flow, or download it
#[derive(Debug, Args)]
#[command(
    long_about = "List what was uploaded to a flow, or download it.\n\n\
        A flow has one asset, its Flow JSON. For a flow that was edited after it was published, it is the draft's.\n\n\
        Meta's addresses of assets are signed and expire: whoever has one can download the asset, without a token. They \
        are printed with --format json only.",
    after_long_help = statuses!(
        "with --download or --output: the flow has no such asset",
        "flowkit flows assets 1111",
        "flowkit flows assets 1111 --output table.json",
        "flowkit flows assets 1111 --output - | flowkit lint -",
        "flowkit flows assets 1111 --download backup/",
    )
)]
pub(crate) struct AssetsArgs {
    #[command(flatten)]
    pub(super) flow: FlowArgs,

    /// Download all assets into this directory, which is made if need be; files that are there are not overwritten
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) download: Option<PathBuf>,

    /// Download the Flow JSON to this file, which must not be there, or for `-` to standard output, whatever --format says
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "download")]
    pub(super) output: Option<PathBuf>,
}
