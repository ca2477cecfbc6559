//! `flowkit release`: brings the flows of `flowkit.toml` to Meta.
//!
//! Everything is read and linted first ([`prepare`]), then Meta is looked at ([`live`]), then a plan is made of the
//! difference ([`planning`]), shown ([`show`]), confirmed ([`question`]) and carried out ([`carry_out`]). The lock file
//! ([`lock`]) remembers ids and hashes. Whatever stops a release, another one makes its plan of what is there by then, so
//! that nothing is done twice.

mod args;
mod astray;
mod canonical;
mod carry_out;
mod differences;
mod drafts;
mod fetch;
mod health;
mod judge;
mod key;
mod line;
mod live;
mod lock;
mod plan;
mod planning;
mod prepare;
mod question;
mod registering;
mod settle;
mod show;
mod uri;

use flowkit_graph::GraphClient;

use crate::Status;
use crate::failure::{Failure, Result};
use crate::graph::block_on;
use crate::output::Output;
use crate::settings::Settings;

use carry_out::Release;
use line::Line;
use live::Live;
use lock::Lock;
use plan::Plan;
use prepare::Wanted;

pub(crate) use args::ReleaseArgs;

pub(crate) fn run(args: &ReleaseArgs, output: &mut Output) -> Result {
    let settings = Settings::find(&args.connection)?
        .account(&args.account)
        .number(&args.number);
    let Some(wanted) = prepare::prepare(args, &settings, output)? else {
        return Ok(Status::Findings);
    };
    let (config, name, _) = settings.release_to()?;
    let lock = Lock::read(&config.path, name, &wanted.waba_id)?;
    let graph = settings.graph(output)?;
    block_on(release(args, &wanted, lock, &graph, output))
}

async fn release(
    args: &ReleaseArgs,
    wanted: &Wanted,
    lock: Lock,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let mut live = live::look(graph, wanted, &lock).await?;
    let plan = planning::plan(wanted, &live, &lock)?;
    let (json, environment) = (args.connection.is_json(), &wanted.environment);
    if plan.changes_something() {
        if !json {
            show::plan(&plan, wanted, output.stdout())?;
        } else if args.dry_run {
            for step in &plan.steps {
                output.json(&Line::planned(wanted, step))?;
            }
        } else if !args.confirm.yes {
            // The question is about it.
            show::plan(&plan, wanted, output.stderr())?;
        }
    }
    for warning in &plan.warnings {
        output.warn(warning)?;
    }
    if plan.changes_something() {
        if args.dry_run {
            output.say("a dry run: nothing was done")?;
            return Ok(Status::Fine);
        }
        question::ask(&plan, wanted, args.confirm.yes, output)?;
        if !args.confirm.yes {
            live = still_so(graph, wanted, &lock, &plan).await?;
        }
    } else {
        output.say(&format!("nothing to change in `{environment}`"))?;
    }
    let mut release = Release {
        graph,
        wanted,
        lock,
        json,
        done: 0,
        output,
    };
    let changes = plan.changes_something();
    if changes {
        release.lock.try_to_write()?;
    }
    if !args.dry_run {
        release.settle(&live)?;
    }
    if changes {
        release.carry_out(&plan).await?;
    }
    let left = drafts::left(&plan, &live, wanted, &release.lock);
    if changes {
        release
            .output
            .say(&format!("released to `{environment}`"))?;
    }
    if let Some(left) = left {
        release.output.say(&left)?;
    }
    if !changes {
        release.check(&plan, &live)?;
    }
    Ok(Status::Fine)
}

/// Looks again after the question, which may have waited for its answer for long: what was confirmed is what is done.
async fn still_so(
    graph: &GraphClient,
    wanted: &Wanted,
    lock: &Lock,
    confirmed: &Plan,
) -> Result<Live> {
    let live = live::look(graph, wanted, lock).await?;
    let plan = planning::plan(wanted, &live, lock)?;
    match plan.steps == confirmed.steps {
        true => Ok(live),
        false => Err(Failure::new(
            "somebody changed at Meta what the question was about, before it was answered: nothing was done",
        )
        .with_help("the same command again shows the plan as it is now")),
    }
}
