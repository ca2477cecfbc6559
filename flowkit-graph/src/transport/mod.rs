//! One call: sent, judged, repeated where that is safe.

mod address;
mod answer;
mod request;
mod retry;
mod usage;

use std::time::Duration;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderValue, Method};
use reqwest::Url;
use serde::de::DeserializeOwned;

pub(crate) use address::usable as usable_address;
pub(crate) use answer::check_success;
use request::Body;
pub(crate) use request::Request;
pub use retry::Retries;

use crate::error::{Call, Error, ErrorKind};
use crate::{AccessToken, Result};

/// The longest answer that is read. Pages of a hundred flows with all their fields are far smaller; an asset has 10 MB.
const LONGEST_ANSWER: usize = 32 << 20;

#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) timeout: Duration,
    pub(crate) long_timeout: Duration,
    pub(crate) connect_timeout: Duration,
    pub(crate) retries: Retries,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            long_timeout: Duration::from_secs(90),
            connect_timeout: Duration::from_secs(10),
            retries: Retries::default(),
        }
    }
}

pub(crate) struct Transport {
    /// For calls; follows no redirect.
    api: reqwest::Client,
    /// For downloads, which need no token.
    plain: reqwest::Client,
    root: Url,
    token: AccessToken,
    bearer: HeaderValue,
    settings: Settings,
}

impl Transport {
    pub(crate) fn new(
        token: AccessToken,
        base_url: &str,
        version: &str,
        settings: Settings,
    ) -> Result<Self> {
        let refuse = |problem: String| Error::argument(Call::BuildClient, problem);
        let bearer = token
            .bearer()
            .map_err(|problem| refuse(problem.to_owned()))?;
        let root = address::root(base_url, version).map_err(refuse)?;
        let client = |redirects| {
            let mut builder = reqwest::Client::builder()
                .user_agent(concat!("flowkit/", env!("CARGO_PKG_VERSION")))
                .connect_timeout(settings.connect_timeout)
                .referer(false)
                // Our own rules say what is repeated.
                .retry(reqwest::retry::never())
                .redirect(redirects);
            if root.scheme() == "http" {
                // A proxy from the environment would see the token in clear text.
                builder = builder.no_proxy();
            }
            builder
                .build()
                .map_err(|error| Error::http(Call::BuildClient, "", error))
        };
        Ok(Self {
            api: client(reqwest::redirect::Policy::none())?,
            plain: client(address::redirects())?,
            root,
            token,
            bearer,
            settings,
        })
    }

    pub(crate) fn root(&self) -> &Url {
        &self.root
    }

    pub(crate) fn token(&self) -> &AccessToken {
        &self.token
    }

    /// Sends a call and reads its answer; again where that is safe.
    pub(crate) async fn call<T: DeserializeOwned>(&self, request: &Request) -> Result<T> {
        let body = self.repeating(request, || self.once(request)).await?;
        answer::read(request, &body)
    }

    /// Sends a call that is answered by `success` alone.
    pub(crate) async fn succeed(&self, request: &Request) -> Result<()> {
        let success: answer::Success = self.call(request).await?;
        success.check(request)
    }

    /// Downloads from a signed address, without the token.
    pub(crate) async fn download(&self, target: &str, url: &str) -> Result<Bytes> {
        let request = Request::get(Call::DownloadAsset, target);
        let url = address::usable(url)
            .map_err(|problem| Error::answer(Call::DownloadAsset, target, problem))?;
        let send = || async {
            let sent = self.plain.get(url.clone()).timeout(self.settings.timeout);
            self.receive(&request, sent).await
        };
        self.repeating(&request, send).await
    }

    async fn repeating<F>(&self, request: &Request, mut send: impl FnMut() -> F) -> Result<Bytes>
    where
        F: Future<Output = Result<Bytes>>,
    {
        let mut attempt = 1;
        loop {
            let error = match send().await {
                Ok(body) => return Ok(body),
                Err(error) => error,
            };
            let Some(wait) = self.settings.retries.wait(&request.method, &error, attempt) else {
                tracing::debug!(call = ?request.call, attempt, code = error.code(), status = error.status(), "failed");
                return Err(error);
            };
            tracing::warn!(call = ?request.call, attempt, code = error.code(), status = error.status(), ?wait, "failed, will be repeated");
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    async fn once(&self, request: &Request) -> Result<Bytes> {
        let fail = |error| Error::http(request.call, &request.target, error);
        let mut sent = self
            .api
            .request(request.method.clone(), request.url(&self.root)?)
            .header(AUTHORIZATION, self.bearer.clone())
            .timeout(if request.long {
                self.settings.long_timeout.max(self.settings.timeout)
            } else {
                self.settings.timeout
            });
        sent = match &request.body {
            // Some gateways answer 411 to a POST that does not tell its length.
            Body::None if request.method == Method::POST => sent.header(CONTENT_LENGTH, 0),
            Body::None => sent,
            Body::Json(json) => sent
                .header(CONTENT_TYPE, "application/json")
                .body(json.clone()),
            Body::FlowJson(json) => sent.multipart(request::flow_json_form(json).map_err(fail)?),
        };
        self.receive(request, sent).await
    }

    /// Sends, and reads the body of a success; anything else is an error.
    async fn receive(&self, request: &Request, sent: reqwest::RequestBuilder) -> Result<Bytes> {
        let fail = |error| Error::http(request.call, &request.target, error);
        let mut response = sent.send().await.map_err(fail)?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(fail)? {
            if body.len() + chunk.len() > LONGEST_ANSWER {
                let problem = format!("an answer of more than {LONGEST_ANSWER} bytes");
                return Err(Error::answer(request.call, &request.target, problem));
            }
            body.extend_from_slice(&chunk);
        }
        let status = response.status();
        tracing::debug!(call = ?request.call, status = status.as_u16(), "answered");
        let meta = answer::refusal(request, status, &body, &self.token);
        if let Some(mut meta) = meta {
            meta.regain_access_in = usage::regain_access_in(response.headers());
            return Err(Error::new(
                request.call,
                &request.target,
                ErrorKind::Refused(meta),
            ));
        }
        if !status.is_success() {
            let kind = ErrorKind::Status(status.as_u16());
            return Err(Error::new(request.call, &request.target, kind));
        }
        Ok(body.into())
    }
}
