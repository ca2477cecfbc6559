//! Creating a flow.

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::created::{CreatedFlow, NameHolder};
use super::{FlowCategory, FlowJsonSource, FlowStatus, FlowValidationError};
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
    pub(super) name: String,
    pub(super) categories: Vec<FlowCategory>,
    pub(super) flow_json: Option<FlowJsonSource>,
    pub(super) publish: bool,
    pub(super) clone_flow_id: Option<String>,
    pub(super) endpoint_uri: Option<String>,
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
    ///
    /// An error text of Meta's names another source, `clone_template`. None of its references says what it takes, so it is not
    /// to be had here.
    pub fn clone_of(mut self, flow_id: impl Into<String>) -> Self {
        self.clone_flow_id = Some(flow_id.into());
        self
    }

    /// The endpoint's address; for Flow JSON from 3.0 on.
    pub fn endpoint_uri(mut self, uri: impl Into<String>) -> Self {
        self.endpoint_uri = Some(uri.into());
        self
    }

    fn check(&self) -> Result<()> {
        let refuse = |problem| Err(Error::argument(Call::CreateFlow, problem));
        if self.name.is_empty() {
            return refuse("the name is empty");
        }
        if self.categories.is_empty() {
            return refuse("a flow has at least one category");
        }
        if let Some(uri) = &self.endpoint_uri {
            super::endpoint::check(Call::CreateFlow, uri)?;
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
    /// If Meta does not answer (in time, or because the connection breaks), nobody knows whether there is a flow now, so the
    /// name is looked up. If no flow has it, the flow is created once more, which the unique name makes safe. If one has it and
    /// is in every respect what was asked for (a draft, or published if that was asked for; the same categories, endpoint and
    /// Flow JSON, which is downloaded to compare it), it is returned with [`found_by_name`](CreatedFlow::found_by_name):
    /// it may have been there before, but then nothing tells it from the new one. If it differs, the missing answer is the
    /// error: a flow of somebody else's is never taken for the new one.
    ///
    /// ```no_run
    /// # use flowkit_graph::{FlowCategory, GraphClient, NewFlow, Result};
    /// # async fn example(graph: GraphClient) -> Result<()> {
    /// let flow = NewFlow::new("table_booking", [FlowCategory::AppointmentBooking]);
    /// let created = graph.create_flow("102290129340398", &flow).await?;
    /// println!("flow {} is {}", created.id, created.status);
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/flowsapi>
    ///
    /// # Errors
    /// What cannot be right (no name, no category, publishing without a Flow JSON, two sources, an endpoint that is not
    /// https) before anything is sent. Meta refuses with 100 a name that is taken, and an endpoint given for a copy of Flow
    /// JSON before 3.0; with 139000 accounts that its integrity checks bar. With [`publish`](NewFlow::publish), a refusal
    /// may leave a draft behind.
    pub async fn create_flow(&self, waba_id: &str, flow: &NewFlow) -> Result<CreatedFlow> {
        ids::check(Call::CreateFlow, "account id", waba_id)?;
        flow.check()?;
        let text = match &flow.flow_json {
            Some(source) => Some(source.clone().read_text(Call::CreateFlow).await?),
            None => None,
        };
        let mut request = Request::post(Call::CreateFlow, waba_id)
            .edge("flows")
            .json(&Body {
                name: &flow.name,
                categories: &flow.categories,
                flow_json: text.as_deref(),
                publish: flow.publish,
                clone_flow_id: flow.clone_flow_id.as_deref(),
                endpoint_uri: flow.endpoint_uri.as_deref(),
            })?;
        if flow.publish || text.is_some() {
            request = request.long();
        }
        let text = text.map(Bytes::from);
        let unanswered = match self.try_create(&request, flow, text.clone()).await {
            Err(error) if error.is_timeout() => error,
            answer => return answer,
        };
        tracing::warn!("no answer to the creation of a flow: looking its name up");
        match self.look_up(waba_id, flow, text.as_ref()).await {
            Some(NameHolder::Wanted(created)) => Ok(*created),
            Some(NameHolder::Nobody) => match self.try_create(&request, flow, text.clone()).await {
                // Meta carried out the first request late (100: the name is taken), or did not answer this one either.
                Err(error) if error.is_timeout() || error.code() == Some(100) => {
                    match self.look_up(waba_id, flow, text.as_ref()).await {
                        Some(NameHolder::Wanted(created)) => Ok(*created),
                        _ => Err(error),
                    }
                }
                answer => answer,
            },
            // Another flow has the name, or the look-up failed. The first error names the call that was wanted.
            Some(NameHolder::Another) | None => Err(unanswered),
        }
    }

    async fn try_create(
        &self,
        request: &Request,
        flow: &NewFlow,
        text: Option<Bytes>,
    ) -> Result<CreatedFlow> {
        let answer: Answer = self.transport.call(request).await?;
        if answer.success.is_some() {
            check_success(request, answer.success)?;
        }
        Ok(CreatedFlow {
            id: answer.id,
            status: if flow.publish && answer.validation_errors.is_empty() {
                FlowStatus::Published
            } else {
                FlowStatus::Draft
            },
            validation_errors: answer.validation_errors,
            text,
            found_by_name: false,
        })
    }
}
