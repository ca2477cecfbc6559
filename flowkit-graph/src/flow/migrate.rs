//! Copying flows from one account to another.

use serde::{Deserialize, Deserializer, Serialize};

use crate::error::{Call, Error};
use crate::time::or_default;
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

/// How many names Meta takes in one call.
const MOST_NAMES: usize = 100;

/// What became of the flows that were to be copied.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct MigratedFlows {
    /// Those that were copied.
    #[serde(default, rename = "migrated_flows", deserialize_with = "or_default")]
    pub migrated: Vec<MigratedFlow>,
    /// Those that were not.
    #[serde(default, rename = "failed_flows", deserialize_with = "or_default")]
    pub failed: Vec<FailedFlow>,
}

/// A flow that was copied.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct MigratedFlow {
    /// Its name in both accounts.
    #[serde(default)]
    pub source_name: Option<String>,
    /// The id of the original.
    #[serde(default)]
    pub source_id: Option<String>,
    /// The id of the copy.
    pub migrated_id: String,
}

/// A flow that was not copied.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct FailedFlow {
    /// Its name.
    #[serde(default)]
    pub source_name: Option<String>,
    /// Meta's code, which is text here: 4233041 for a name that the destination has already, and for one that the source
    /// does not have.
    #[serde(default, deserialize_with = "text_or_number")]
    pub error_code: Option<String>,
    /// What is wrong.
    #[serde(default)]
    pub error_message: Option<String>,
}

impl FailedFlow {
    /// What to do about it, where that can be said.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
    /// for flow in graph.migrate_flows("222", "111", &[]).await?.failed {
    ///     println!("{:?}: {}", flow.source_name, flow.help().unwrap_or_default());
    /// }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self.error_code.as_deref() {
            Some("4233041") => Some(
                "the destination has a flow of this name already (rename or delete one of the two), or the source has none",
            ),
            _ => None,
        }
    }
}

/// Elsewhere Meta's codes are numbers.
fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Code {
        Text(String),
        Number(i64),
    }
    Ok(
        Option::<Code>::deserialize(deserializer)?.map(|code| match code {
            Code::Text(text) => text,
            Code::Number(number) => number.to_string(),
        }),
    )
}

#[derive(Serialize)]
struct Body<'a> {
    source_waba_id: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    source_flow_names: &'a [&'a str],
}

impl GraphClient {
    /// Copies flows of another account of the same business, by their names; all of them if `names` is empty. Published
    /// flows become published copies, others drafts.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
    /// let result = graph.migrate_flows("222", "111", &["table_booking"]).await?;
    /// for flow in &result.failed {
    ///     eprintln!("{:?}: {:?}", flow.source_name, flow.error_message);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
    ///
    /// # Errors
    /// More than 100 names, or an id that is none, before anything is sent. That single flows were not copied is no
    /// error: see [`MigratedFlows::failed`].
    pub async fn migrate_flows(
        &self,
        destination_waba_id: &str,
        source_waba_id: &str,
        names: &[&str],
    ) -> Result<MigratedFlows> {
        ids::check(Call::Migrate, "destination account id", destination_waba_id)?;
        ids::check(Call::Migrate, "source account id", source_waba_id)?;
        if names.len() > MOST_NAMES {
            let problem = format!(
                "Meta takes {MOST_NAMES} names in one call, not {}",
                names.len()
            );
            return Err(Error::argument(Call::Migrate, problem));
        }
        let request = Request::post(Call::Migrate, destination_waba_id)
            .edge("migrate_flows")
            .json(&Body {
                source_waba_id,
                source_flow_names: names,
            })?
            .long();
        self.transport.call(&request).await
    }
}
