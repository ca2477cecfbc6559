//! A step as one line of JSON, for `--format json`.

use serde::Serialize;

use super::live::LiveState;
use super::plan::Step;
use super::wanted::Wanted;
use crate::flows::json_output::{Errors, Object, health};

/// A step, planned or done.
#[derive(Serialize)]
pub(super) struct JsonLine<'a> {
    environment: &'a str,
    state: &'static str,
    #[serde(flatten)]
    step: &'a Step,
    /// What a check found.
    #[serde(flatten)]
    found: Option<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    status: &'a str,
    validation_errors: Errors<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    health_status: Option<Object>,
}

impl<'a> JsonLine<'a> {
    pub(super) fn planned(wanted: &'a Wanted, step: &'a Step) -> Self {
        Self {
            environment: &wanted.environment,
            state: "planned",
            step,
            found: None,
        }
    }

    pub(super) fn done(wanted: &'a Wanted, step: &'a Step, found: Option<&'a LiveState>) -> Self {
        Self {
            environment: &wanted.environment,
            state: "done",
            step,
            found: found.map(Found::new),
        }
    }
}

impl<'a> Found<'a> {
    fn new(state: &'a LiveState) -> Self {
        Self {
            status: state.status.as_str(),
            validation_errors: Errors(&state.validation_errors),
            health_status: state.health.as_ref().map(health),
        }
    }
}
