//! What became of the flows that were to be copied.

use flowkit_graph::{FailedFlow, MigratedFlow, MigratedFlows};
use serde::Serialize;

use crate::Status;
use crate::failure::Result;
use crate::output::Output;
use crate::settings::Settings;
use crate::table::Columns;

/// A flow that was copied, as `--format json` prints it: with Meta's names.
#[derive(Serialize)]
struct Copied<'a> {
    source_name: Option<&'a str>,
    source_id: Option<&'a str>,
    migrated_id: &'a str,
}

/// A flow that was not copied, with Meta's reason.
#[derive(Serialize)]
struct Failed<'a> {
    source_name: Option<&'a str>,
    error_code: Option<&'a str>,
    error_message: Option<&'a str>,
}

/// The outcome of all calls together.
#[derive(Default)]
pub(super) struct Outcome {
    copied: Vec<MigratedFlow>,
    failed: Vec<FailedFlow>,
    /// Names of which Meta said nothing.
    unsaid: Vec<String>,
}

impl Outcome {
    /// Adds the answer to a call with these names.
    pub(super) fn add(&mut self, answer: MigratedFlows, names: &[&str]) {
        let said = |name: &str| {
            let mut copied = answer.migrated.iter().map(|flow| &flow.source_name);
            let mut failed = answer.failed.iter().map(|flow| &flow.source_name);
            copied.any(|said| said.as_deref() == Some(name))
                || failed.any(|said| said.as_deref() == Some(name))
        };
        let unsaid = names.iter().filter(|name| !said(name));
        self.unsaid.extend(unsaid.map(|name| (*name).to_owned()));
        self.copied.extend(answer.migrated);
        self.failed.extend(answer.failed);
    }

    /// Prints a row or an object for each flow.
    pub(super) fn print(&self, settings: &Settings<'_>, output: &mut Output) -> Result<()> {
        if settings.is_json() {
            for flow in &self.copied {
                output.json(&Copied {
                    source_name: flow.source_name.as_deref(),
                    source_id: flow.source_id.as_deref(),
                    migrated_id: &flow.migrated_id,
                })?;
            }
            for flow in &self.failed {
                output.json(&Failed {
                    source_name: flow.source_name.as_deref(),
                    error_code: flow.error_code.as_deref(),
                    error_message: flow.error_message.as_deref(),
                })?;
            }
            for name in &self.unsaid {
                output.json(&Failed {
                    source_name: Some(name),
                    error_code: None,
                    error_message: None,
                })?;
            }
            return Ok(());
        }
        if self.copied.is_empty() && self.failed.is_empty() && self.unsaid.is_empty() {
            return Ok(());
        }
        let mut columns = Columns::new(["NAME", "ID", "COPY", "RESULT"]);
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        for flow in &self.copied {
            columns.row([
                &or_empty(&flow.source_name),
                &or_empty(&flow.source_id),
                &flow.migrated_id,
                "copied",
            ]);
        }
        for flow in &self.failed {
            columns.row([&or_empty(&flow.source_name), "", "", &reason(flow)]);
        }
        for name in &self.unsaid {
            columns.row([name, "", "", "Meta did not say"]);
        }
        columns.print(output.stdout())?;
        Ok(())
    }

    /// Says how many were copied, and what can be done about the others.
    pub(super) fn say_how_many(&self, to: &str, output: &mut Output) -> Result {
        let (copied, failed) = (self.copied.len(), self.failed.len());
        output.say(&format!("{} to account {to}", flows(copied, "copied")))?;
        if failed > 0 {
            output.warn(&flows(failed, "not copied"))?;
            output.help(
                "a flow is not copied if the account has one of its name already, if there is none of its name to copy, \
                 or if a published one fails a check of publishing there",
            );
        }
        if !self.unsaid.is_empty() {
            let count = flows(self.unsaid.len(), "of which Meta did not say what became");
            output.warn(&count)?;
            output.help("`flowkit flows list` shows what is there");
        }
        Ok(Status::fine_if(failed == 0 && self.unsaid.is_empty()))
    }
}

fn reason(flow: &FailedFlow) -> String {
    let message = flow.error_message.as_deref().unwrap_or("not copied");
    match &flow.error_code {
        Some(code) => format!("{message} (code {code})"),
        None => message.to_owned(),
    }
}

fn flows(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 flow {what}"),
        many => format!("{many} flows {what}"),
    }
}
