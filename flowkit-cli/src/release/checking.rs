//! Checks, by what Meta says of a flow, whether it can be published and sent.

use flowkit_graph::{CanSendMessage, FlowValidationError};

use super::carry_out::Release;
use super::json_line::JsonLine;
use super::live::{Live, LiveState};
use super::plan::{Plan, Step};
use super::wanted::WantedFlow;
use crate::Status;
use crate::failure::{Failure, Result};
use crate::flows::{health, meta_errors};

/// Whether "checked …" is said: for a step of a plan that is carried out, but not where nothing is to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IsSaid {
    Yes,
    No,
}

impl Release<'_> {
    /// Checks each flow by what Meta said of it when the plan was made. Nothing was changed since.
    pub(super) fn check_live(&mut self, plan: &Plan, live: &Live) -> Result<()> {
        for step in &plan.steps {
            let there = step.flow().and_then(|key| live.flows.get(key));
            if let Some(there) = there {
                self.check(step, &there.state, IsSaid::No)?;
            }
        }
        Ok(())
    }

    /// Stops if Meta says that the flow cannot be published or sent.
    ///
    /// # Errors
    /// Errors in the Flow JSON; a health status BLOCKED. Restrictions are only warned of.
    pub(super) fn check(&mut self, step: &Step, state: &LiveState, is_said: IsSaid) -> Result<()> {
        if self.json {
            self.output
                .json(&JsonLine::done(self.wanted, step, Some(state)))?;
        }
        let shown = step.shown();
        let health = state.health.as_ref();
        let can = health.and_then(|health| health.can_send_message.as_ref());
        if is_said == IsSaid::Yes {
            let can = can.map_or("no health status", CanSendMessage::as_str);
            let status = &state.status;
            self.output
                .say(&format!("checked {shown}: {status}, {can}"))?;
        }
        if let Some(flow) = step.flow().and_then(|key| self.wanted.flow(key))
            && !state.validation_errors.is_empty()
        {
            return self.stop_for_errors(flow, step, &state.validation_errors);
        }
        let (Some(health), Some(can)) = (health, can) else {
            return Ok(());
        };
        let reasons = health::what_is_in_the_way(health);
        match can {
            CanSendMessage::Available => Ok(()),
            CanSendMessage::Blocked => Err(Failure::new(format!(
                "messages with flow {shown} cannot be sent: its health status is BLOCKED{reasons}"
            ))
            .with_status(Status::Findings)),
            other => Ok(self.output.warn(&format!(
                "messages with flow {shown} can be sent with restrictions: its health status is {other}{reasons}"
            ))?),
        }
    }

    /// Stops, because Meta's validator found errors in the Flow JSON that `flowkit lint` did not find.
    pub(super) fn stop_for_errors(
        &mut self,
        flow: &WantedFlow,
        step: &Step,
        errors: &[FlowValidationError],
    ) -> Result<()> {
        if !self.json {
            meta_errors::print(errors, &flow.input, self.output.stdout())?;
        }
        let (shown, errors) = (step.shown(), meta_errors::counted(errors));
        let failure = Failure::new(format!(
            "Meta finds {errors} in the Flow JSON of {shown}, so it cannot be published"
        ));
        Err(failure.with_status(Status::Findings))
    }
}
