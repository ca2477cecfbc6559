//! Answers.

use bytes::Bytes;
use http_body_util::Full;
use hyper::Response;
use serde_json::{Value, json};

#[derive(Debug, Clone, Default)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
}

impl Answer {
    pub fn json(value: &Value) -> Self {
        Self::text(200, value.to_string())
    }

    pub fn text(status: u16, body: impl Into<String>) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: body.into(),
        }
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn success() -> Self {
        Self::json(&json!({ "success": true }))
    }

    pub(super) fn response(self) -> Response<Full<Bytes>> {
        let mut response = Response::builder().status(self.status);
        for (name, value) in self.headers {
            response = response.header(name, value);
        }
        response.body(self.body.into_bytes().into()).unwrap()
    }
}

/// Meta's error object.
pub fn refusal(status: u16, code: i64, more: Value) -> Answer {
    let mut error = json!({
        "message": format!("(#{code}) refused"),
        "type": "OAuthException",
        "code": code,
        "fbtrace_id": "TRACE1",
    });
    let members = error.as_object_mut().unwrap();
    members.extend(more.as_object().unwrap().clone());
    Answer::text(status, json!({ "error": error }).to_string())
}
