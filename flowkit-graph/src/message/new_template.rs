//! Creating a template with a flow button.

use serde::Deserialize;
use serde_json::{Value, json};

use super::FlowButton;
use super::button::{check_text, refuse};
use crate::error::Call;
use crate::open_enum::open_enum;
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

open_enum! {
    /// What a template is for, which decides its price and when it may be sent.
    TemplateCategory {
        /// Offers and invitations.
        Marketing = "MARKETING",
        /// About something that the customer ordered or agreed to.
        Utility = "UTILITY",
        /// Passcodes.
        Authentication = "AUTHENTICATION",
    }
}

open_enum! {
    /// Where a template stands in Meta's review.
    TemplateStatus {
        /// In review.
        Pending = "PENDING",
        /// Can be sent.
        Approved = "APPROVED",
        /// Cannot be sent.
        Rejected = "REJECTED",
    }
}

/// A template with a flow button, to be created.
///
/// ```
/// use flowkit_graph::{FlowButton, NewFlowTemplate, TemplateCategory};
///
/// let template = NewFlowTemplate::new(
///     "book_again",
///     "en_US",
///     TemplateCategory::Marketing,
///     "Time for a visit, {{1}}?",
///     FlowButton::new("Book", "1111"),
/// )
/// .examples(["Ada"]);
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates>
#[derive(Debug, Clone)]
#[must_use = "create_flow_template() sends it"]
pub struct NewFlowTemplate {
    name: String,
    language: String,
    category: TemplateCategory,
    body: String,
    examples: Vec<String>,
    button: FlowButton,
    others: Vec<Value>,
    components: Vec<Value>,
}

impl NewFlowTemplate {
    /// A template of this name and language (such as `en_US`), with this text (up to 1024 characters) and this button.
    pub fn new(
        name: impl Into<String>,
        language: impl Into<String>,
        category: TemplateCategory,
        body: impl Into<String>,
        button: FlowButton,
    ) -> Self {
        Self {
            name: name.into(),
            language: language.into(),
            category,
            body: body.into(),
            examples: Vec::new(),
            button,
            others: Vec::new(),
            components: Vec::new(),
        }
    }

    /// An example for each placeholder (`{{1}}`, `{{2}}`, …) in the text, which Meta's review asks for.
    pub fn examples(mut self, examples: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.examples = examples.into_iter().map(Into::into).collect();
        self
    }

    /// A further button behind the flow button, as Meta's reference of templates writes it.
    pub fn other_button(mut self, button: Value) -> Self {
        self.others.push(button);
        self
    }

    /// A further component, as Meta's reference of templates writes it: the header or the footer.
    pub fn component(mut self, component: Value) -> Self {
        self.components.push(component);
        self
    }

    async fn json(&self) -> Result<Value> {
        if self.name.is_empty() {
            return refuse("the template's name is empty");
        }
        if self.language.is_empty() {
            return refuse("the template's language is empty: give a code such as `en_US`");
        }
        check_text("text", &self.body, 1024)?;
        let mut body = json!({ "type": "BODY", "text": self.body });
        if let Some(body) = body.as_object_mut().filter(|_| !self.examples.is_empty()) {
            body.insert(
                "example".to_owned(),
                json!({ "body_text": [self.examples] }),
            );
        }
        let mut buttons = vec![self.button.json().await?];
        buttons.extend(self.others.iter().cloned());
        let mut components = self.components.clone();
        components.push(body);
        components.push(json!({ "type": "BUTTONS", "buttons": buttons }));
        Ok(json!({
            "name": self.name,
            "language": self.language,
            "category": self.category,
            "components": components,
        }))
    }
}

/// A template that was created, and is in review now.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct CreatedTemplate {
    /// Its id.
    pub id: String,
    /// Where it stands in the review.
    #[serde(default)]
    pub status: Option<TemplateStatus>,
    /// What Meta takes it to be for, which may differ from what was said.
    #[serde(default)]
    pub category: Option<TemplateCategory>,
}

impl GraphClient {
    /// Creates a message template whose button opens a flow. It can be sent
    /// ([`send_flow_template`](Self::send_flow_template)) once Meta has approved it.
    ///
    /// ```no_run
    /// # use flowkit_graph::{FlowButton, GraphClient, NewFlowTemplate, TemplateCategory};
    /// # async fn example(graph: GraphClient) -> flowkit_graph::Result<()> {
    /// let template = NewFlowTemplate::new(
    ///     "book_again",
    ///     "en_US",
    ///     TemplateCategory::Marketing,
    ///     "Time for a visit?",
    ///     FlowButton::new("Book", "1111").data_exchange(),
    /// );
    /// let created = graph.create_flow_template("102290129340398", &template).await?;
    /// println!("{} is {:?}", created.id, created.status);
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates>
    ///
    /// # Errors
    /// Texts that are too long or missing, before anything is sent. Meta refuses with 100 a name that is taken in this
    /// language, placeholders without examples, and a flow that does not exist.
    pub async fn create_flow_template(
        &self,
        waba_id: &str,
        template: &NewFlowTemplate,
    ) -> Result<CreatedTemplate> {
        ids::check(Call::CreateTemplate, "account id", waba_id)?;
        let request = Request::post(Call::CreateTemplate, waba_id)
            .edge("message_templates")
            .json(&template.json().await?)?;
        self.transport.call(&request).await
    }
}
