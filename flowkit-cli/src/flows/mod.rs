//! `flowkit flows`: managing the flows of an account.

mod assets;
pub(crate) mod category;
pub(crate) mod change;
mod create;
mod data;
mod delete;
mod deprecate;
pub(crate) mod document;
pub(crate) mod health;
pub(crate) mod json;
mod list;
pub(crate) mod live;
pub(crate) mod metric_name;
mod metrics;
mod migrate;
pub(crate) mod named;
pub(crate) mod number;
mod opening;
mod preview;
mod publish;
pub(crate) mod publishing;
mod push;
pub(crate) mod recipient;
mod send;
mod show;
mod update;
pub(crate) mod upload;
pub(crate) mod verdict;

use crate::cli::flows::{FlowsArgs, FlowsCommand};
use crate::failure::Result;
use crate::graph::block_on;
use crate::output::Output;
use crate::settings::Settings;

pub(crate) fn run(args: FlowsArgs, output: &mut Output) -> Result {
    let FlowsArgs {
        connection,
        account,
        mut command,
    } = args;
    let mut settings = Settings::find(&connection)?.account(&account);
    if let Some(number) = command.number() {
        settings = settings.number(number);
    }
    let graph = settings.graph(output)?;
    let (settings, graph) = (&settings, &graph);
    block_on(async {
        if let Some(flow) = command.flow_mut() {
            *flow = named::id_of(flow, settings, graph).await?;
        }
        match &command {
            FlowsCommand::List(args) => list::run(args, settings, graph, output).await,
            FlowsCommand::Show(args) => show::run(args, settings, graph, output).await,
            FlowsCommand::Create(args) => create::run(args, settings, graph, output).await,
            FlowsCommand::Push(args) => push::run(args, settings, graph, output).await,
            FlowsCommand::Update(args) => update::run(args, settings, graph, output).await,
            FlowsCommand::Publish(args) => publish::run(args, settings, graph, output).await,
            FlowsCommand::Deprecate(args) => deprecate::run(args, settings, graph, output).await,
            FlowsCommand::Delete(args) => delete::run(args, settings, graph, output).await,
            FlowsCommand::Assets(args) => assets::run(args, settings, graph, output).await,
            FlowsCommand::Preview(args) => preview::run(args, settings, graph, output).await,
            FlowsCommand::Metrics(args) => metrics::run(args, settings, graph, output).await,
            FlowsCommand::Migrate(args) => migrate::run(args, settings, graph, output).await,
            FlowsCommand::Send(args) => send::run(args, settings, graph, output).await,
        }
    })
}
