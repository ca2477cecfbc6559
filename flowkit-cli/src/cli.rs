//! What the command line looks like.

mod completions;
mod connection;
pub(crate) mod flows;
mod interface;
pub(crate) mod keys;
mod lint;
mod new;
mod release;
#[cfg(test)]
mod tests;

use clap::{ColorChoice, Parser, Subcommand};

pub(crate) use completions::CompletionsArgs;
pub(crate) use connection::{
    AccountArgs, ConfirmArgs, ConnectionArgs, NumberArgs, OutputArgs, statuses,
};
pub(crate) use interface::{InterfaceArgs, InterfaceFormat};
pub(crate) use lint::{LintArgs, LintFormat};
pub(crate) use new::NewArgs;
pub(crate) use release::ReleaseArgs;

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

/// The commands; one more of them is a variant here, a file in `cli/` and a folder beside `lint/`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Lint(LintArgs),
    Interface(InterfaceArgs),
    New(NewArgs),
    Keys(keys::KeysArgs),
    Flows(flows::FlowsArgs),
    Release(ReleaseArgs),
    Completions(CompletionsArgs),
}
