//! What Meta says of a flow: whether it may be published and sent.

use flowkit_graph::{CanSendMessage, FlowValidationError};

use super::carry_out::Release;
use super::health;
use super::line::Line;
use super::live::{Live, LiveState};
use super::plan::{Plan, Step};
use super::prepare::WantedFlow;
use crate::Status;
use crate::failure::{Failure, Result};
use crate::flows::verdict;

impl Release<'_> {
    /// Checks the flows by what was found of them, where nothing is to change.
    pub(super) fn check(&mut self, plan: &Plan, live: &Live) -> Result<()> {
        for step in &plan.steps {
            let there = step.flow().and_then(|key| live.flows.get(key));
            if let Some(there) = there {
                self.judge(step, &there.state, false)?;
            }
        }
        Ok(())
    }

    /// Whether a flow may be published and sent, by Meta's word.
    pub(super) fn judge(&mut self, step: &Step, state: &LiveState, said: bool) -> Result<()> {
        if self.json {
            self.output
                .json(&Line::done(self.wanted, step, Some(state)))?;
        }
        let shown = step.shown();
        let health = state.health.as_ref();
        let can = health.and_then(|health| health.can_send_message.as_ref());
        if said {
            let can = can.map_or("no health status", CanSendMessage::as_str);
            let status = &state.status;
            self.output
                .say(&format!("checked {shown}: {status}, {can}"))?;
        }
        if let Some(flow) = step.flow().and_then(|key| self.wanted.flow(key))
            && !state.validation_errors.is_empty()
        {
            return self.refused(flow, step, &state.validation_errors);
        }
        let (Some(health), Some(can)) = (health, can) else {
            return Ok(());
        };
        let reasons = health::reasons(health);
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

    /// Meta's validator found something that ours did not.
    pub(super) fn refused(
        &mut self,
        flow: &WantedFlow,
        step: &Step,
        errors: &[FlowValidationError],
    ) -> Result<()> {
        if !self.json {
            verdict::print(errors, &flow.input, self.output.stdout())?;
        }
        let (shown, errors) = (step.shown(), verdict::counted(errors));
        let told = Failure::new(format!(
            "Meta finds {errors} in the Flow JSON of {shown}, so it cannot be published"
        ));
        Err(told.with_status(Status::Findings))
    }
}
