//! Does what is planned, step by step. What a step did is in flowkit.lock before the next one begins.

use flowkit_graph::{FlowMetadata, GraphClient, NewFlow};

use super::checking::IsSaid;
use super::differences::{app_of, words};
use super::fetch::state_of;
use super::json_line::JsonLine;
use super::live::LiveState;
use super::lock::{Lock, LockedFlow};
use super::plan::{Plan, Step};
use super::wanted::{Wanted, WantedFlow};
use super::{drafts, plan_in_words};
use crate::Status;
use crate::failure::{Failure, Result};
use crate::keys::registered_key::Registered;
use crate::output::Output;
use crate::progress::Waiting;

/// A release under way.
pub(super) struct Release<'a> {
    pub(super) graph: &'a GraphClient,
    pub(super) wanted: &'a Wanted,
    pub(super) lock: Lock,
    pub(super) json: bool,
    /// How many steps were done.
    pub(super) done: usize,
    pub(super) output: &'a mut Output,
}

impl Release<'_> {
    /// Does every step of the plan, in its order.
    ///
    /// # Errors
    /// The first one; what was done before it stays done.
    pub(super) async fn carry_out_steps(&mut self, plan: &Plan) -> Result<()> {
        let all = plan.steps.len();
        for (nth, step) in plan.steps.iter().enumerate() {
            let step = match step.flow().and_then(|key| self.lock.flow(key)) {
                Some(locked) => step.clone().of_id(&locked.id),
                None => step.clone(),
            };
            let Err(failure) = self.step(&step).await else {
                self.done += 1;
                continue;
            };
            let failure = match step.flow() {
                Some(flow) if !failure.is_finding() => {
                    failure.with_context(&format!("flow `{flow}`"))
                }
                _ => failure,
            };
            let so_far = plan.steps.get(..=nth).unwrap_or_default();
            let failure = match drafts::turned_into_drafts(so_far, &failure) {
                Some(drafts) => failure.with_more_help(&drafts),
                None => failure,
            };
            return Err(failure.with_more_help(&format!(
                "{} of {all} steps were done; the same command again goes on from there",
                self.done
            )));
        }
        Ok(())
    }

    async fn step(&mut self, step: &Step) -> Result<()> {
        let waiting = plan_in_words::doing(step).map(Waiting::new);
        let (graph, wanted) = (self.graph, self.wanted);
        let flow = step.flow().and_then(|key| wanted.flow(key));
        let (mut step, mut errors) = (step.clone(), Vec::new());
        match (&step, flow, step.id().map(str::to_owned)) {
            (Step::Create { .. }, Some(flow), _) => {
                let id = create(graph, wanted, flow).await?;
                let locked = LockedFlow {
                    id: id.clone(),
                    name: flow.name.clone(),
                    json: None,
                    endpoint_uri: flow.endpoint_uri.clone(),
                    categories: words(&flow.categories),
                    application_id: None,
                };
                self.lock.change(|environment| {
                    environment.flows.insert(flow.key.clone(), locked);
                })?;
                step = step.of_id(&id);
            }
            (Step::Upload { .. }, Some(flow), Some(id)) => {
                let uploaded = graph.update_json(&id, flow.input.bytes.as_slice()).await?;
                self.remember(flow, |locked| locked.json = Some(flow.hash.clone()))?;
                errors = uploaded.validation_errors;
            }
            (Step::Update { changes, .. }, Some(flow), Some(id)) => {
                let fields: Vec<_> = changes.iter().map(|change| change.field).collect();
                graph
                    .update_metadata(&id, &metadata(flow, wanted, &fields))
                    .await?;
                self.remember(flow, |locked| {
                    locked.name.clone_from(&flow.name);
                    locked.endpoint_uri.clone_from(&flow.endpoint_uri);
                    locked.categories = words(&flow.categories);
                    locked.application_id = app_of(flow, wanted).map(str::to_owned);
                })?;
            }
            (Step::RegisterKey { .. }, ..) => self.register().await?,
            (Step::Check { .. }, Some(_), Some(id)) => {
                let state = state_of(graph, &id, wanted.phone_number_id.as_deref()).await?;
                drop(waiting);
                return self.check(&step, &state, IsSaid::Yes);
            }
            (Step::Publish { .. }, Some(_), Some(id)) => graph.publish_flow(&id).await?,
            // `planning` puts Step::Create before every step of a flow that does not exist, so this is never reached.
            _ => return Err(Failure::new("this step has no flow")),
        }
        drop(waiting);
        self.report(&step, None)?;
        match flow {
            Some(flow) if !errors.is_empty() => {
                self.done += 1;
                self.stop_for_errors(flow, &step, &errors)
            }
            _ => Ok(()),
        }
    }

    fn remember(&mut self, flow: &WantedFlow, change: impl FnOnce(&mut LockedFlow)) -> Result<()> {
        self.lock.change(|environment| {
            if let Some(locked) = environment.flows.get_mut(&flow.key) {
                change(locked);
            }
        })
    }

    fn report(&mut self, step: &Step, found: Option<&LiveState>) -> Result<()> {
        if self.json {
            self.output
                .json(&JsonLine::done(self.wanted, step, found))?;
        }
        Ok(self.output.say(&plan_in_words::done(step))?)
    }

    /// Registers the key.
    ///
    /// # Errors
    /// Those of the calls; a status other than VALID.
    async fn register(&mut self) -> Result<()> {
        let (Some(key), Some(number)) = (&self.wanted.key, &self.wanted.phone_number_id) else {
            return Ok(());
        };
        let now = Registered::replace(self.graph, number, key).await?;
        if !now.is_same_key(&key.key) {
            let failure = Failure::new(format!(
                "phone number {number} does not have `{}` after its upload",
                key.name
            ));
            return Err(failure.with_status(Status::Findings));
        }
        if let Some(fault) = now.fault(Some(&key.name)) {
            let failure = Failure::new(format!(
                "after the upload of `{}`: {}",
                key.name, fault.problem
            ));
            return Err(failure.with_help(fault.help).with_status(Status::Findings));
        }
        self.lock.change(|environment| {
            environment.phone_number_id = Some(number.clone());
            environment.public_key = Some(key.key.fingerprint.to_string());
        })
    }
}

async fn create(graph: &GraphClient, wanted: &Wanted, flow: &WantedFlow) -> Result<String> {
    let mut new = NewFlow::new(&flow.name, flow.categories.clone());
    if let Some(uri) = &flow.endpoint_uri {
        new = new.endpoint_uri(uri);
    }
    Ok(graph.create_flow(&wanted.waba_id, &new).await?.id)
}

fn metadata(flow: &WantedFlow, wanted: &Wanted, fields: &[&str]) -> FlowMetadata {
    let mut metadata = FlowMetadata::new();
    if fields.contains(&"name") {
        metadata = metadata.name(&flow.name);
    }
    if fields.contains(&"categories") {
        metadata = metadata.categories(flow.categories.iter().cloned());
    }
    if let Some(uri) = flow
        .endpoint_uri
        .as_ref()
        .filter(|_| fields.contains(&"endpoint_uri"))
    {
        metadata = metadata.endpoint_uri(uri);
    }
    if let Some(app) = wanted
        .application_id
        .as_ref()
        .filter(|_| fields.contains(&"application_id"))
    {
        metadata = metadata.application_id(app);
    }
    metadata
}
