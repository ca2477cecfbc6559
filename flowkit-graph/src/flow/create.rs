//! Creating a flow.

use serde::{Deserialize, Serialize};

use super::{FlowCategory, FlowDetails, FlowJsonSource, FlowStatus, FlowValidationError};
use crate::error::{Call, Error};
use crate::time::or_default;
use crate::transport::{Request, check_success};
use crate::{GraphClient, Result, ids};

/// A flow to be created.
///
/// ```
/// use flowkit_graph::{FlowCategory, NewFlow};
///
/// let flow = NewFlow::new("table_booking", [FlowCategory::AppointmentBooking])
///     .flow_json(std::path::Path::new("flows/table.json"))
///     .endpoint_uri("https://flows.example.org/table")
///     .publish();
/// ```
#[derive(Debug, Clone)]
#[must_use = "create_flow() sends it"]
pub struct NewFlow {
    name: String,
    categories: Vec<FlowCategory>,
    flow_json: Option<FlowJsonSource>,
    publish: bool,
    clone_flow_id: Option<String>,
    endpoint_uri: Option<String>,
}

impl NewFlow {
    /// A flow of this name, which users do not see and which is unique in the account, and at least one category.
    pub fn new(
        name: impl Into<String>,
        categories: impl IntoIterator<Item = FlowCategory>,
    ) -> Self {
        Self {
            name: name.into(),
            categories: categories.into_iter().collect(),
            flow_json: None,
            publish: false,
            clone_flow_id: None,
            endpoint_uri: None,
        }
    }

    /// Its Flow JSON.
    pub fn flow_json(mut self, json: impl Into<FlowJsonSource>) -> Self {
        self.flow_json = Some(json.into());
        self
    }

    /// Publishes it at once; only together with a valid [`flow_json`](Self::flow_json).
    pub fn publish(mut self) -> Self {
        self.publish = true;
        self
    }

    /// Copies this flow, which the token must have access to.
    pub fn clone_of(mut self, flow_id: impl Into<String>) -> Self {
        self.clone_flow_id = Some(flow_id.into());
        self
    }

    /// The endpoint's address; for Flow JSON from 3.0 on.
    pub fn endpoint_uri(mut self, uri: impl Into<String>) -> Self {
        self.endpoint_uri = Some(uri.into());
        self
    }

    /// Whether a flow of this name can be the one that was to be created, and is none that was there before. Taking that one
    /// for new would be worse than an error: an upload turns a published flow into a draft.
    fn may_have_become(&self, found: &FlowDetails) -> bool {
        let fresh = match &found.status {
            Some(FlowStatus::Draft) => true,
            Some(FlowStatus::Published) => self.publish,
            _ => false,
        };
        let has = |category| found.categories.contains(category);
        fresh
            && found.categories.len() == self.categories.len()
            && self.categories.iter().all(has)
            && (self.endpoint_uri.is_none() || self.endpoint_uri == found.endpoint_uri)
    }

    fn check(&self) -> Result<()> {
        let refuse = |problem| Err(Error::argument(Call::CreateFlow, problem));
        if self.name.is_empty() {
            return refuse("the name is empty");
        }
        if self.categories.is_empty() {
            return refuse("a flow has at least one category");
        }
        if self.publish && self.flow_json.is_none() {
            return refuse("only a flow with a Flow JSON can be published at once");
        }
        if self.flow_json.is_some() && self.clone_flow_id.is_some() {
            return refuse("a flow has its own Flow JSON or is a copy, not both");
        }
        match &self.clone_flow_id {
            Some(id) => ids::check(Call::CreateFlow, "id of the flow to copy", id),
            None => Ok(()),
        }
    }
}

#[derive(Serialize)]
struct Body<'a> {
    name: &'a str,
    categories: &'a [FlowCategory],
    #[serde(skip_serializing_if = "Option::is_none")]
    flow_json: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    publish: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    clone_flow_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    endpoint_uri: Option<&'a str>,
}

/// A flow that was created.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreatedFlow {
    /// Its id.
    pub id: String,
    /// What Meta's validator found in its Flow JSON.
    pub validation_errors: Vec<FlowValidationError>,
    /// Whether Meta did not answer in time, and the flow was then found by its name, with the categories, the endpoint and a
    /// status that the new one has. If it was to be published, it may still be a draft: [`GraphClient::flow`] tells.
    pub found_by_name: bool,
}

#[derive(Deserialize)]
struct Answer {
    id: String,
    // Older versions answer by the id alone.
    #[serde(default)]
    success: Option<bool>,
    #[serde(default, deserialize_with = "or_default")]
    validation_errors: Vec<FlowValidationError>,
}

impl GraphClient {
    /// Creates a flow in a WhatsApp Business account. It begins as a draft, and an invalid Flow JSON does not keep it from
    /// being created.
    ///
    /// If Meta does not answer in time, the name is looked up. A flow that can be the new one is returned
    /// ([`found_by_name`](CreatedFlow::found_by_name)); if there is none, it is created once more, which the unique name makes
    /// safe; if another flow has the name, the time-out is the error.
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
    ///
    /// # Errors
    /// What cannot be right (no name, no category, publishing without a Flow JSON, two sources) before anything is sent.
    /// Meta refuses with 100 a name that is taken, an endpoint URI that is no address, and one given for a copy of
    /// Flow JSON before 3.0; with 139000 accounts that its integrity checks bar. With
    /// [`publish`](NewFlow::publish), a refusal may leave a draft behind.
    pub async fn create_flow(&self, waba_id: &str, flow: &NewFlow) -> Result<CreatedFlow> {
        ids::check(Call::CreateFlow, "account id", waba_id)?;
        flow.check()?;
        let text = match &flow.flow_json {
            Some(source) => Some(source.clone().read(Call::CreateFlow).await?),
            None => None,
        };
        let text = match &text {
            Some(bytes) => Some(
                std::str::from_utf8(bytes)
                    .map_err(|_| Error::argument(Call::CreateFlow, "the Flow JSON is not UTF-8"))?,
            ),
            None => None,
        };
        let mut request = Request::post(Call::CreateFlow, waba_id)
            .edge("flows")
            .json(&Body {
                name: &flow.name,
                categories: &flow.categories,
                flow_json: text,
                publish: flow.publish,
                clone_flow_id: flow.clone_flow_id.as_deref(),
                endpoint_uri: flow.endpoint_uri.as_deref(),
            })?;
        if flow.publish {
            request = request.long();
        }
        let error = match self.try_create(&request).await {
            Ok(created) => return Ok(created),
            Err(error) if error.is_timeout() => error,
            Err(error) => return Err(error),
        };
        tracing::warn!("no answer to the creation of a flow: looking its name up");
        match self.flow_by_name(waba_id, &flow.name).await {
            Ok(Some(found)) if flow.may_have_become(&found) => Ok(CreatedFlow {
                id: found.id,
                validation_errors: found.validation_errors,
                found_by_name: true,
            }),
            Ok(None) => self.try_create(&request).await,
            // Another flow has the name, or nobody knows: the first error says what was wanted.
            Ok(Some(_)) | Err(_) => Err(error),
        }
    }

    async fn try_create(&self, request: &Request) -> Result<CreatedFlow> {
        let answer: Answer = self.transport.call(request).await?;
        if answer.success.is_some() {
            check_success(request, answer.success)?;
        }
        Ok(CreatedFlow {
            id: answer.id,
            validation_errors: answer.validation_errors,
            found_by_name: false,
        })
    }
}
