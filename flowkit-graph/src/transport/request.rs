//! What a call sends.

use bytes::Bytes;
use http::Method;
use reqwest::Url;
use reqwest::multipart::{Form, Part};
use serde::Serialize;

use crate::Result;
use crate::error::{Call, Error};

pub(crate) struct Request {
    pub(crate) call: Call,
    /// The id that the path begins with.
    pub(crate) target: String,
    pub(crate) method: Method,
    edge: Option<&'static str>,
    query: Vec<(&'static str, String)>,
    pub(crate) body: Body,
    /// Whether Meta needs long for it.
    pub(crate) long: bool,
}

pub(crate) enum Body {
    None,
    Json(Bytes),
    FlowJson(Bytes),
}

impl Request {
    fn new(call: Call, method: Method, target: &str) -> Self {
        Self {
            call,
            target: target.to_owned(),
            method,
            edge: None,
            query: Vec::new(),
            body: Body::None,
            long: false,
        }
    }

    pub(crate) fn get(call: Call, target: &str) -> Self {
        Self::new(call, Method::GET, target)
    }

    pub(crate) fn post(call: Call, target: &str) -> Self {
        Self::new(call, Method::POST, target)
    }

    pub(crate) fn delete(call: Call, target: &str) -> Self {
        Self::new(call, Method::DELETE, target)
    }

    /// The part of the path behind the id.
    pub(crate) fn edge(mut self, edge: &'static str) -> Self {
        self.edge = Some(edge);
        self
    }

    pub(crate) fn query(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.query.push((name, value.into()));
        self
    }

    pub(crate) fn json(mut self, body: &impl Serialize) -> Result<Self> {
        let json = serde_json::to_vec(body).map_err(|error| {
            Error::argument(self.call, format!("not to be written as JSON: {error}"))
        })?;
        self.body = Body::Json(json.into());
        Ok(self)
    }

    pub(crate) fn flow_json(mut self, json: Bytes) -> Self {
        self.body = Body::FlowJson(json);
        self
    }

    pub(crate) fn long(mut self) -> Self {
        self.long = true;
        self
    }

    pub(super) fn url(&self, root: &Url) -> Result<Url> {
        let mut url = root.clone();
        {
            let mut path = url
                .path_segments_mut()
                .map_err(|()| Error::argument(self.call, "the base URL cannot have a path"))?;
            path.push(&self.target).extend(self.edge);
        }
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        Ok(url)
    }
}

/// Meta takes the file of an upload as multipart only.
pub(super) fn flow_json_form(json: &Bytes) -> reqwest::Result<Form> {
    let length = json.len() as u64;
    let file = Part::stream_with_length(json.clone(), length)
        .file_name("flow.json")
        .mime_str("application/json")?;
    Ok(Form::new()
        .text("name", "flow.json")
        .text("asset_type", "FLOW_JSON")
        .part("file", file))
}
