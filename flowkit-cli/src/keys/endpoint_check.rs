//! Whether an endpoint decrypts with a key: Meta's health check, sent as Meta sends it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use flowkit_client::{BusinessPublicKey, ClientError, Reply, Transport, WhatsAppClient};
use flowkit_runtime::AppSecret;
use http::HeaderMap;
use http::header::{CONTENT_TYPE, HeaderValue};

use super::key_file::NamedKey;
use crate::Status;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::{Secret, read_secret};

/// The variable that holds the app secret, here and for an endpoint.
const APP_SECRET: &str = "APP_SECRET";
/// The most bytes of an answer that are read. One to the health check has about a hundred.
const LONGEST_ANSWER: usize = 64 * 1024;
const CONNECT_TIME: Duration = Duration::from_secs(5);

/// An endpoint by its address.
pub(super) struct Endpoint<'a> {
    uri: &'a str,
    secret: Option<Secret>,
    http: reqwest::Client,
}

impl<'a> Endpoint<'a> {
    pub(super) fn new(
        uri: &'a str,
        secret_file: Option<&Path>,
        output: &mut Output,
    ) -> Result<Self> {
        let url = reqwest::Url::parse(uri)
            .ok()
            .filter(|url| matches!(url.scheme(), "https" | "http"));
        let Some(host) = url.as_ref().and_then(reqwest::Url::host_str) else {
            return Err(Failure::new(
                "--endpoint-uri is no address such as `https://flows.example.com/table`",
            ));
        };
        let has_user = |url: &reqwest::Url| !url.username().is_empty() || url.password().is_some();
        if url.as_ref().is_some_and(has_user) {
            return Err(Failure::new(
                "--endpoint-uri holds a name or a password, which every user of this machine can see: leave them out",
            ));
        }
        let mut http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT_TIME);
        if matches!(host, "localhost" | "127.0.0.1" | "[::1]") {
            // A proxy would look for it on its own machine.
            http = http.no_proxy();
        }
        let http = http
            .build()
            .map_err(|error| Failure::new(format!("no request can be made: {error}")))?;
        let secret = match secret_file {
            Some(path) => Some(read_secret(path, "app secret")?),
            None => std::env::var(APP_SECRET).ok().map(Secret::from),
        };
        let from = secret_file.map_or_else(
            || APP_SECRET.to_owned(),
            |path| format!("`{}`", path.display()),
        );
        warn_of_doubts(secret.as_ref(), &from, output)?;
        Ok(Self {
            uri,
            secret: secret.filter(|secret| !secret.trim().is_empty()),
            http,
        })
    }

    pub(super) fn uri(&self) -> &str {
        self.uri
    }

    /// Sends the health check encrypted for this key. `which` is "old" or "new", for messages.
    ///
    /// # Errors
    /// If the endpoint does not decrypt it, refuses its signature, or cannot be reached.
    pub(super) async fn decrypts_for(&self, key: &NamedKey, which: &str) -> Result<()> {
        let _waiting = Waiting::new(format!(
            "asking the endpoint to decrypt for the {which} key"
        ));
        let public = BusinessPublicKey::from_pem(&key.key.pem)
            .map_err(|error| Failure::new(error.to_string()))?;
        let mut phone = WhatsAppClient::builder(public).retry_wait(Duration::ZERO);
        if let Some(secret) = &self.secret {
            // APP_SECRET lists two secrets, `new,old`, while one replaces the other. Meta signs with the first.
            let first = secret.split(',').next().unwrap_or_default();
            phone = phone.app_secret(first.trim());
        }
        let phone = phone.over(Post {
            http: self.http.clone(),
            uri: self.uri.to_owned(),
        });
        match phone.ping().await {
            Ok(_) => Ok(()),
            Err(error) => Err(self.failure(key, which, &error)),
        }
    }

    fn failure(&self, key: &NamedKey, which: &str, error: &ClientError) -> Failure {
        let uri = self.uri;
        match error {
            ClientError::KeyRefused { .. } => Failure::new(format!(
                "the endpoint at {uri} does not decrypt for the {which} key, {}: it answers with status 421; nothing was \
                 uploaded",
                key.key.fingerprint
            ))
            .with_help("deploy it with both keys, and run the same command again")
            .with_status(Status::Findings),
            ClientError::Status { status: 432 } => Failure::new(format!(
                "the endpoint at {uri} refuses the signature of the health check: {}; nothing was uploaded",
                match self.secret {
                    Some(_) => "the app secret is not the one that it has",
                    None => "there is none, since no app secret is set",
                }
            ))
            .with_help("set APP_SECRET as the endpoint has it, or name a file that holds it by --app-secret-file"),
            other => {
                let mut text = other.to_string();
                if let Some(cause) = innermost(other) {
                    text.push_str(&format!(" ({cause})"));
                }
                Failure::new(format!(
                    "the endpoint at {uri} could not be tried: {text}; nothing was uploaded"
                ))
                .with_help("check the address, and that the endpoint runs; without --endpoint-uri it is not tried")
            }
        }
    }
}

/// Warns of what an endpoint would warn of, such as the id of an app in place of its secret. `from` is the variable or the file.
fn warn_of_doubts(secret: Option<&Secret>, from: &str, output: &mut Output) -> Result<()> {
    let Some(secret) = secret else {
        return Ok(());
    };
    let text = |_: &str| Some((**secret).to_owned());
    let secrets = AppSecret::from_lookup(text).unwrap_or_default();
    for doubt in secrets.iter().filter_map(AppSecret::doubt) {
        output.warn(&format!("{from}: {doubt}"))?;
    }
    Ok(())
}

/// The innermost cause, such as "connection refused".
fn innermost(error: &ClientError) -> Option<String> {
    let mut innermost = std::error::Error::source(error)?;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    Some(innermost.to_string())
}

/// Posts the phone's requests over HTTP or HTTPS.
struct Post {
    http: reqwest::Client,
    uri: String,
}

impl Transport for Post {
    async fn post(
        &self,
        mut headers: HeaderMap,
        body: Bytes,
    ) -> std::result::Result<Reply, ClientError> {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let request = self.http.post(&self.uri).headers(headers).body(body);
        let mut answer = request.send().await.map_err(failed)?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let mut body = BytesMut::new();
        while let Some(chunk) = answer.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > LONGEST_ANSWER {
                return Err(ClientError::Transport {
                    problem: "the answer is too long for one to a health check",
                    source: None,
                });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Reply {
            status,
            headers,
            body: body.freeze(),
        })
    }
}

fn failed(error: reqwest::Error) -> ClientError {
    ClientError::Transport {
        problem: "the request was not answered",
        source: Some(Arc::new(error.without_url())),
    }
}
