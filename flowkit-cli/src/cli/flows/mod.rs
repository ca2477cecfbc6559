//! The command line of `flowkit flows`.

mod assets;
mod create;
mod delete;
mod deprecate;
mod list;
mod metrics;
mod migrate;
mod preview;
mod publish;
mod push;
mod send;
mod show;
mod update;

use clap::{Args, Subcommand};

use super::{AccountArgs, ConnectionArgs, NumberArgs};

pub(crate) use assets::AssetsArgs;
pub(crate) use create::CreateArgs;
pub(crate) use delete::DeleteArgs;
pub(crate) use deprecate::DeprecateArgs;
pub(crate) use list::ListArgs;
pub(crate) use metrics::{MetricGranularity, MetricsArgs};
pub(crate) use migrate::MigrateArgs;
pub(crate) use preview::{InteractiveArgs, PreviewArgs};
pub(crate) use publish::PublishArgs;
pub(crate) use push::PushArgs;
pub(crate) use send::SendArgs;
pub(crate) use show::ShowArgs;
pub(crate) use update::UpdateArgs;

/// Manage the flows of a WhatsApp Business Account
#[derive(Debug, Args)]
#[command(
    long_about = "Manage the flows of a WhatsApp Business Account.\n\n\
        Where a command takes a FLOW, that is the flow's id, or its name, or the key that flowkit.toml has for it; what is \
        digits is an id.",
    after_help = "`flowkit flows COMMAND --help` explains a command in full."
)]
pub(crate) struct FlowsArgs {
    #[command(flatten)]
    pub(crate) connection: ConnectionArgs,

    #[command(flatten)]
    pub(crate) account: AccountArgs,

    #[command(subcommand)]
    pub(crate) command: FlowsCommand,
}

/// What can be done with flows.
#[derive(Debug, Subcommand)]
pub(crate) enum FlowsCommand {
    List(ListArgs),
    Show(ShowArgs),
    Create(CreateArgs),
    Push(PushArgs),
    Update(UpdateArgs),
    Publish(PublishArgs),
    Deprecate(DeprecateArgs),
    Delete(DeleteArgs),
    Assets(AssetsArgs),
    Preview(PreviewArgs),
    Metrics(MetricsArgs),
    Migrate(MigrateArgs),
    Send(Box<SendArgs>),
}

impl FlowsCommand {
    /// The phone number, for commands to which one means something.
    pub(crate) fn number(&self) -> Option<&NumberArgs> {
        match self {
            Self::Show(args) => Some(&args.number),
            Self::Send(args) => Some(&args.number),
            _ => None,
        }
    }

    /// The flow that is meant, as it was named, for commands that take one.
    pub(crate) fn flow_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Show(args) => Some(&mut args.id),
            Self::Push(args) => Some(&mut args.id),
            Self::Update(args) => Some(&mut args.id),
            Self::Publish(args) => Some(&mut args.id),
            Self::Deprecate(args) => Some(&mut args.id),
            Self::Delete(args) => Some(&mut args.id),
            Self::Assets(args) => Some(&mut args.id),
            Self::Preview(args) => Some(&mut args.id),
            Self::Metrics(args) => Some(&mut args.id),
            Self::Send(args) => Some(&mut args.id),
            Self::Create(args) => args.clone.as_mut(),
            Self::List(_) | Self::Migrate(_) => None,
        }
    }
}
