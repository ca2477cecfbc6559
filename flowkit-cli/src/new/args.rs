//! The arguments of `flowkit new`, and its help.

use std::path::PathBuf;

use clap::Args;

/// Start a project: a crate that answers a flow
#[derive(Debug, Args)]
#[command(
    long_about = "Start a project: a crate in the new directory NAME that compiles and runs, with a handler for everything \
        that the flow asks its endpoint, and a test that walks through them.\n\n\
        The handlers answer with the example values of the Flow JSON; each says where your own code goes.",
    after_long_help = "Exit status:\n  \
          0  the project is there\n  \
          1  the document has findings at level error\n  \
          2  NAME cannot be used, the document could not be read, or the project could not be written\n\n\
        Examples:\n  \
          flowkit new table-booking                            # a small sample flow\n  \
          flowkit new table-booking --flow ~/flows/table.json  # your own"
)]
pub(crate) struct NewArgs {
    /// The crate's name, and the directory made for it
    #[arg(value_name = "NAME")]
    pub(super) name: PathBuf,

    /// The flow to answer; without it, a small sample
    #[arg(long, value_name = "FILE")]
    pub(super) flow: Option<PathBuf>,

    /// The directory of the crate `flowkit` to depend on; without it, the one this command was built beside, or its
    /// repository
    #[arg(long, value_name = "DIR")]
    pub(super) flowkit_path: Option<PathBuf>,
}
