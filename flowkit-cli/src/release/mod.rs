//! `flowkit release`: brings the flows of `flowkit.toml` to Meta.
//!
//! Data and what makes it stand in files of their own:
//!
//! | data | made by |
//! |---|---|
//! | [`wanted`]: what is to be at Meta | [`preparing`]: reads and lints everything |
//! | [`live`]: what is at Meta | [`looking`]: asks Meta, by the calls of [`fetch`]; [`mismatches`] stop it |
//! | [`plan`]: the steps between them | [`planning`], with [`differences`] and [`registering`] |
//!
//! A plan is printed ([`plan_in_words`], [`json_line`]), confirmed ([`confirmation`]) and carried out ([`carry_out`], with
//! [`checking`]). The lock file ([`lock`]) remembers ids and hashes ([`recording`]). Whatever stops a release, the next one
//! plans from what is at Meta by then, so nothing is done twice.

mod args;
mod canonical_json;
mod carry_out;
mod checking;
mod confirmation;
mod differences;
mod drafts;
mod endpoint_uri;
mod fetch;
mod json_line;
mod live;
mod lock;
mod looking;
mod mismatches;
mod plan;
mod plan_in_words;
mod planning;
mod preparing;
mod public_key_file;
mod recording;
mod registering;
mod wanted;

use flowkit_graph::GraphClient;

use crate::Status;
use crate::block_on::block_on;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::settings::Settings;

use carry_out::Release;
use json_line::JsonLine;
use live::Live;
use lock::Lock;
use plan::Plan;
use wanted::Wanted;

pub(crate) use args::ReleaseArgs;

/// Releases what flowkit.toml says.
pub(crate) fn run(args: &ReleaseArgs, output: &mut Output) -> Result {
    let settings = Settings::find(&args.connection)?
        .account(&args.account)
        .number(&args.number);
    let Some(wanted) = preparing::prepare(args, &settings, output)? else {
        return Ok(Status::Findings);
    };
    let (config, name, _) = settings.release_to()?;
    let lock = Lock::read(&config.path, name, &wanted.waba_id)?;
    let graph = settings.graph(output)?;
    block_on(async {
        let live = looking::look(&graph, &wanted, &lock).await?;
        let plan = planning::plan(&wanted, &live, &lock)?;
        let mut release = Release {
            graph: &graph,
            wanted: &wanted,
            lock,
            json: args.connection.is_json(),
            done: 0,
            output,
        };
        match plan.changes_something() {
            true => release.carry_out(args, &plan, live).await,
            false => release.nothing_to_change(args, &plan, &live),
        }
    })
}

impl Release<'_> {
    /// Meta has everything as it is wanted: flowkit.lock is brought up to date, and the flows are checked.
    fn nothing_to_change(&mut self, args: &ReleaseArgs, plan: &Plan, live: &Live) -> Result {
        self.warn_of(plan)?;
        let environment = &self.wanted.environment;
        self.output
            .say(&format!("nothing to change in `{environment}`"))?;
        if !args.dry_run {
            self.record_live(live)?;
        }
        self.say_what_is_a_draft(plan, live)?;
        self.check_live(plan, live)?;
        Ok(Status::Fine)
    }

    /// Shows the plan, asks, and does it.
    async fn carry_out(&mut self, args: &ReleaseArgs, plan: &Plan, mut live: Live) -> Result {
        self.show(plan, args)?;
        self.warn_of(plan)?;
        if args.dry_run {
            self.output.say("a dry run: nothing was done")?;
            return Ok(Status::Fine);
        }
        confirmation::confirm_plan(plan, self.wanted, args.confirm.yes, self.output)?;
        if !args.confirm.yes {
            live = look_again(self.graph, self.wanted, &self.lock, plan).await?;
        }
        self.lock.try_to_write()?;
        self.record_live(&live)?;
        self.carry_out_steps(plan).await?;
        let environment = &self.wanted.environment;
        self.output.say(&format!("released to `{environment}`"))?;
        self.say_what_is_a_draft(plan, &live)?;
        Ok(Status::Fine)
    }

    /// Shows the plan: on standard output, unless that holds JSON; then on standard error, where the question is about it.
    fn show(&mut self, plan: &Plan, args: &ReleaseArgs) -> Result<()> {
        if !self.json {
            plan_in_words::print(plan, self.wanted, self.output.stdout())?;
        } else if args.dry_run {
            for step in &plan.steps {
                self.output.json(&JsonLine::planned(self.wanted, step))?;
            }
        } else if !args.confirm.yes {
            plan_in_words::print(plan, self.wanted, self.output.stderr())?;
        }
        Ok(())
    }

    fn warn_of(&mut self, plan: &Plan) -> Result<()> {
        for warning in &plan.warnings {
            self.output.warn(warning)?;
        }
        Ok(())
    }

    fn say_what_is_a_draft(&mut self, plan: &Plan, live: &Live) -> Result<()> {
        if let Some(drafts) = drafts::left_as_drafts(plan, live, self.wanted, &self.lock) {
            self.output.say(&drafts)?;
        }
        Ok(())
    }
}

/// Looks again after the question, whose answer may have taken long, so that what is done is what was confirmed.
async fn look_again(
    graph: &GraphClient,
    wanted: &Wanted,
    lock: &Lock,
    confirmed: &Plan,
) -> Result<Live> {
    let live = looking::look(graph, wanted, lock).await?;
    let plan = planning::plan(wanted, &live, lock)?;
    match plan.steps == confirmed.steps {
        true => Ok(live),
        false => Err(Failure::new(
            "somebody changed at Meta what the question was about, before it was answered: nothing was done",
        )
        .with_help("the same command again shows the plan as it is now")),
    }
}
