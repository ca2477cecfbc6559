//! `flowkit flows`: managing the flows of an account.
//!
//! A command is a file, or a folder: its arguments, then `run`. A new one is named here three times: its `mod`, its variant
//! in [`FlowsCommand`] and its arm in [`FlowsCommand::run`].

mod assets;
pub(crate) mod category;
mod create;
mod delete;
mod deprecate;
mod document;
mod flow_name;
pub(crate) mod health;
pub(crate) mod json_output;
mod list;
mod live_flow;
pub(crate) mod meta_errors;
pub(crate) mod metadata_change;
mod metric_name;
mod metrics;
mod migrate;
mod opening;
mod phone_number;
mod preview;
mod publish;
mod publish_obstacles;
mod push;
mod recipient;
pub(crate) mod same_json;
mod screen_data;
mod send;
mod show;
mod update;
pub(crate) mod upload;

use clap::{Args, Subcommand};
use flowkit_graph::GraphClient;

use crate::block_on::block_on;
use crate::cli::{AccountArgs, ConnectionArgs};
use crate::failure::Result;
use crate::output::Output;
use crate::settings::Settings;

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
    connection: ConnectionArgs,

    #[command(flatten)]
    account: AccountArgs,

    #[command(subcommand)]
    command: FlowsCommand,
}

/// What can be done with flows.
#[derive(Debug, Subcommand)]
enum FlowsCommand {
    List(list::ListArgs),
    Show(show::ShowArgs),
    Create(create::CreateArgs),
    Push(push::PushArgs),
    Update(update::UpdateArgs),
    Publish(publish::PublishArgs),
    Deprecate(deprecate::DeprecateArgs),
    Delete(delete::DeleteArgs),
    Assets(assets::AssetsArgs),
    Preview(preview::PreviewArgs),
    Metrics(metrics::MetricsArgs),
    Migrate(migrate::MigrateArgs),
    Send(Box<send::SendArgs>),
}

/// Runs the command that was named, with the settings that all of them share.
pub(crate) fn run(args: &FlowsArgs, output: &mut Output) -> Result {
    let settings = Settings::find(&args.connection)?.account(&args.account);
    let graph = settings.graph(output)?;
    block_on(args.command.run(settings, &graph, output))
}

impl FlowsCommand {
    async fn run(
        &self,
        settings: Settings<'_>,
        graph: &GraphClient,
        output: &mut Output,
    ) -> Result {
        match self {
            Self::List(args) => list::run(args, &settings, graph, output).await,
            Self::Show(args) => {
                show::run(args, &settings.number(&args.number), graph, output).await
            }
            Self::Create(args) => create::run(args, &settings, graph, output).await,
            Self::Push(args) => push::run(args, &settings, graph, output).await,
            Self::Update(args) => update::run(args, &settings, graph, output).await,
            Self::Publish(args) => publish::run(args, &settings, graph, output).await,
            Self::Deprecate(args) => deprecate::run(args, &settings, graph, output).await,
            Self::Delete(args) => delete::run(args, &settings, graph, output).await,
            Self::Assets(args) => assets::run(args, &settings, graph, output).await,
            Self::Preview(args) => preview::run(args, &settings, graph, output).await,
            Self::Metrics(args) => metrics::run(args, &settings, graph, output).await,
            Self::Migrate(args) => migrate::run(args, &settings, graph, output).await,
            Self::Send(args) => {
                send::run(args, &settings.number(&args.number), graph, output).await
            }
        }
    }
}
