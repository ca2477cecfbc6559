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
use reqwest::redirect::Policy;
use serde::de::DeserializeOwned;
use tokio::sync::OnceCell;

pub(crate) use address::{is_version, usable as usable_address};
pub(crate) use answer::check_success;
use request::Body;
pub(crate) use request::Request;
pub use retry::Retries;

use crate::error::{Call, Error, ErrorKind};
use crate::token::Proof;
use crate::{AccessToken, AppSecret, Result};

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

fn client(root: &Url, settings: &Settings, redirects: Policy) -> Result<reqwest::Client> {
    let mut builder = reqwest::Client::builder()
        .user_agent(concat!("flowkit/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(settings.connect_timeout)
        .referer(false)
        .resolve_to_addrs("localhost", &address::localhost())
        // reqwest repeats nothing by itself: `retry.rs` decides.
        .retry(reqwest::retry::never())
        .redirect(redirects);
    if root.scheme() == "http" {
        // A proxy from the environment would see the token in clear text.
        builder = builder.no_proxy();
    }
    builder
        .build()
        .map_err(|error| Error::http(Call::BuildClient, "", error))
}

pub(crate) struct Transport {
    /// For calls; follows no redirect.
    api: reqwest::Client,
    /// For downloads, which need no token; made for the first one, because that takes the system's root certificates to be
    /// read once more.
    plain: OnceCell<reqwest::Client>,
    root: Url,
    token: AccessToken,
    bearer: HeaderValue,
    /// The `appsecret_proof` of every call, if there is one.
    proof: Option<Proof>,
    settings: Settings,
}

impl Transport {
    pub(crate) fn new(
        token: AccessToken,
        app_secret: Option<&AppSecret>,
        base_url: &str,
        version: &str,
        settings: Settings,
    ) -> Result<Self> {
        let refuse = |problem: String| Error::argument(Call::BuildClient, problem);
        let bearer = token
            .bearer()
            .map_err(|problem| refuse(problem.to_owned()))?;
        let proof = app_secret.map(|secret| token.proof(secret)).transpose();
        let proof = proof.map_err(|problem| refuse(problem.to_owned()))?;
        let root = address::root(base_url, version).map_err(refuse)?;
        Ok(Self {
            api: client(&root, &settings, Policy::none())?,
            plain: OnceCell::new(),
            root,
            token,
            bearer,
            proof,
            settings,
        })
    }

    pub(crate) fn root(&self) -> &Url {
        &self.root
    }

    /// The text without the token, the proof, and whatever else is no text for people.
    fn clean(&self, text: &str) -> String {
        let text = self.token.redact(text);
        match &self.proof {
            Some(proof) => proof.redact(&text),
            None => text,
        }
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
        let url = address::of_download(url, &self.root)
            .map_err(|problem| Error::answer(Call::DownloadAsset, target, problem))?;
        let plain = || async { client(&self.root, &self.settings, address::redirects(&self.root)) };
        let plain = self.plain.get_or_try_init(plain).await?;
        let send = || async {
            let sent = plain.get(url.clone()).timeout(self.timeout(true));
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
            .request(request.method.clone(), self.url(request)?)
            .header(AUTHORIZATION, self.bearer.clone())
            .timeout(self.timeout(request.long));
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

    fn url(&self, request: &Request) -> Result<Url> {
        let mut url = request.url(&self.root)?;
        if let Some(proof) = &self.proof {
            url.query_pairs_mut()
                .append_pair("appsecret_proof", proof.as_str());
        }
        Ok(url)
    }

    fn timeout(&self, long: bool) -> Duration {
        let Settings {
            timeout,
            long_timeout,
            ..
        } = self.settings;
        if long {
            long_timeout.max(timeout)
        } else {
            timeout
        }
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
        let meta = answer::refusal(request, status, &body, &|text| self.clean(text));
        if let Some(mut meta) = meta {
            // The header tells of all limits of the account, whatever it was refused for.
            if retry::is_limit(meta.status, meta.code) {
                meta.regain_access_in = usage::regain_access_in(response.headers());
            }
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
