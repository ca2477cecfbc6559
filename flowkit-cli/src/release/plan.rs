//! What is to be done, as data.

use serde::Serialize;

/// Everything that is to be done, in its order.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    /// What people should know before they confirm it.
    pub(super) warnings: Vec<String>,
}

/// One thing to be done. A flow is named by its key in flowkit.toml; it has no id as long as it does not exist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub(super) enum Step {
    Create {
        flow: String,
        id: Option<String>,
        name: String,
        categories: Vec<String>,
        endpoint_uri: Option<String>,
    },
    Upload {
        flow: String,
        id: Option<String>,
        file: String,
        /// The hash of the file, and below it that of what Meta has.
        json: String,
        live_json: Option<String>,
        live_origin: Origin,
        becomes_draft: bool,
        diff: Option<String>,
    },
    Update {
        flow: String,
        id: Option<String>,
        changes: Vec<Change>,
        becomes_draft: bool,
    },
    RegisterKey {
        phone_number_id: String,
        file: String,
        /// The fingerprint of the file's key, and below it that of the key that Meta has.
        key: String,
        live_key: Option<String>,
        /// Whether another key is replaced.
        replaces: bool,
    },
    Check {
        flow: String,
        id: Option<String>,
    },
    Publish {
        flow: String,
        id: Option<String>,
    },
}

/// Where the Flow JSON that Meta has comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Origin {
    /// There is none.
    Nothing,
    /// The last release.
    Released,
    /// Somebody changed it at Meta since the last release.
    EditedAtMeta,
    /// The flow was not released from here before.
    Unknown,
}

/// A value of a flow's metadata that is to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Change {
    /// Meta's name of it.
    pub(super) field: &'static str,
    pub(super) from: Option<String>,
    pub(super) to: String,
    /// Whether somebody changed it at Meta since the last release.
    pub(super) edited_at_meta: bool,
}

impl Plan {
    /// Whether anything at Meta is to change.
    pub(super) fn changes_something(&self) -> bool {
        self.steps.iter().any(Step::changes_something)
    }
}

impl Step {
    pub(super) fn changes_something(&self) -> bool {
        !matches!(self, Self::Check { .. })
    }

    pub(super) fn flow(&self) -> Option<&str> {
        match self {
            Self::Create { flow, .. }
            | Self::Upload { flow, .. }
            | Self::Update { flow, .. }
            | Self::Check { flow, .. }
            | Self::Publish { flow, .. } => Some(flow),
            Self::RegisterKey { .. } => None,
        }
    }

    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Self::Create { id, .. }
            | Self::Upload { id, .. }
            | Self::Update { id, .. }
            | Self::Check { id, .. }
            | Self::Publish { id, .. } => id.as_deref(),
            Self::RegisterKey { .. } => None,
        }
    }

    /// The same step, now that the flow has this id.
    pub(super) fn of_id(mut self, known: &str) -> Self {
        match &mut self {
            Self::Create { id, .. }
            | Self::Upload { id, .. }
            | Self::Update { id, .. }
            | Self::Check { id, .. }
            | Self::Publish { id, .. } => *id = Some(known.to_owned()),
            Self::RegisterKey { .. } => {}
        }
        self
    }

    /// Whether a published flow is a draft afterwards.
    pub(super) fn becomes_draft(&self) -> bool {
        matches!(
            self,
            Self::Upload {
                becomes_draft: true,
                ..
            } | Self::Update {
                becomes_draft: true,
                ..
            }
        )
    }

    /// How a flow is called in what people read: by its key, and its id if it has one.
    pub(super) fn shown(&self) -> String {
        match (self.flow(), self.id()) {
            (Some(flow), Some(id)) => format!("`{flow}` ({id})"),
            (Some(flow), None) => format!("`{flow}`"),
            (None, _) => String::new(),
        }
    }
}
