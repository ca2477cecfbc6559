//! The command line as a whole, and the arguments that several commands share. A command's own arguments stand beside it.

mod confirm;
mod connection;
mod format;
mod statuses;
#[cfg(test)]
mod tests;

use clap::{ColorChoice, Parser};

pub(crate) use confirm::ConfirmArgs;
pub(crate) use connection::{AccountArgs, ConnectionArgs, NumberArgs};
pub(crate) use format::OutputArgs;
pub(crate) use statuses::statuses;

use crate::Command;

/// Tools for WhatsApp Flows: check a Flow JSON, see what its endpoint must answer, start a project,
/// make keys, manage and release flows
#[derive(Debug, Parser)]
#[command(
    name = "flowkit",
    bin_name = "flowkit",
    version,
    propagate_version = true,
    disable_help_subcommand = true,
    long_about = "Tools for WhatsApp Flows.\n\n\
        A Flow JSON describes the forms (\"screens\") that a business shows in a chat. With an endpoint, the phone asks \
        the business's server at each step what to show next. This program checks the Flow JSON, shows what such an \
        endpoint receives and must answer, and starts a project that answers it. It makes the key pair and registers it, \
        and creates, publishes, sends and releases flows through Meta's Graph API.",
    after_help = "`flowkit COMMAND --help` explains a command in full."
)]
pub(crate) struct Cli {
    /// When to use colours
    ///
    /// `auto`, the default, uses them on a terminal, unless the environment says otherwise (NO_COLOR, CLICOLOR,
    /// CLICOLOR_FORCE).
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    #[arg(hide_default_value = true, hide_short_help = true)]
    pub(crate) color: ColorChoice,

    #[command(subcommand)]
    pub(crate) command: Command,
}
