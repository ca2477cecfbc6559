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

use super::ConnectionArgs;

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
#[command(after_help = "`flowkit flows COMMAND --help` explains a command in full.")]
pub(crate) struct FlowsArgs {
    #[command(flatten)]
    pub(crate) connection: ConnectionArgs,

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
