//! One request: the order of checks that the protocol and safety ask for.

use std::sync::Arc;
use std::time::{Duration, Instant};

#[cfg(feature = "server")]
use http::Version;
#[cfg(feature = "server")]
use http::header::HOST;
use http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use http_body::Body;
use tokio::sync::OwnedSemaphorePermit;

use super::connection::Connection;
use super::mount::Mounted;
use super::refusal::Refusal;
use super::{Endpoint, ResponseBody, body};
use crate::crypto::{Decrypted, Envelope, SignatureError, base64};
use crate::dispatch::{Dispatcher, Reply, came_from};
use crate::exchange::{self, FlowRequest};
use crate::flow::CameFrom;
use crate::log::{self, Phases, RequestSpan};
use crate::panic::{Panicked, caught};
use crate::run_to_end::Held;

static SIGNATURE: HeaderName = HeaderName::from_static("x-hub-signature-256");

impl Endpoint {
    pub(crate) async fn respond<B: Body>(&self, request: Request<B>) -> Response<ResponseBody> {
        let Some((path, mounted)) = self.0.mounts.get_key_value(request.uri().path()) else {
            log::no_such_path(request.uri().path(), &self.paths());
            return plain(StatusCode::NOT_FOUND, "no flow has this path\n");
        };
        if let Some(response) = unless_post(request.method(), request.uri().query()) {
            return response;
        }
        let span = RequestSpan::new(path);
        let mut phases = Phases::default();
        let (mut head, body) = request.into_parts();
        let connection = head.extensions.remove::<Arc<Connection>>();
        let headers = signatures(&head.headers);
        // Anyone can send a body slowly. While it comes, its header should not take memory as well.
        drop(head);
        // Boxed, because every future around this one would hold its size twice (before and while it is polled), and
        // strangers can have thousands of them wait for their bodies.
        let exchange = Box::pin(self.exchange(
            mounted,
            &headers,
            body,
            connection.as_deref(),
            &span,
            &mut phases,
        ));
        let (status, text) = settled(&span, exchange).await;
        span.answered(status, phases);
        plain(status, text)
    }

    async fn exchange<B: Body>(
        &self,
        mounted: &Mounted,
        headers: &HeaderMap,
        body: B,
        connection: Option<&Connection>,
        span: &RequestSpan,
        phases: &mut Phases,
    ) -> Result<(StatusCode, String), Refusal> {
        let limits = &self.0.limits;
        let mut clock = Clock(Instant::now());
        let bodies = &self.0.bodies;
        let body = body::read(
            body,
            limits.body_bytes,
            limits.body_time,
            bodies,
            connection,
        )
        .await?;
        phases.body = clock.lap();

        // Before decryption: a stranger's request must not cost an RSA operation, nor learn from one.
        if let Some(secrets) = &mounted.secrets {
            let mut given = headers
                .get_all(&SIGNATURE)
                .iter()
                .map(HeaderValue::as_bytes);
            let header = given.next();
            if given.next().is_some() {
                return Err(Refusal::Signature(SignatureError::Several));
            }
            secrets.verify(header, &body).map_err(Refusal::Signature)?;
        }
        phases.signature = clock.lap();
        // Boxed, so that it takes no memory before: most of what a request holds is only there from now on.
        Box::pin(self.exchange_with_whatsapp(mounted, body, span, phases, clock)).await
    }

    /// From a body whose signature is right to the answer.
    async fn exchange_with_whatsapp(
        &self,
        mounted: &Mounted,
        body: body::Whole<'_>,
        span: &RequestSpan,
        phases: &mut Phases,
        mut clock: Clock,
    ) -> Result<(StatusCode, String), Refusal> {
        let limits = &self.0.limits;
        // Only after the signature, so that strangers cannot take the places of WhatsApp's requests.
        let place = self.place()?;

        let envelope = Envelope::parse(&body).map_err(Refusal::Envelope)?;
        drop(body);
        let decrypting = mounted.decryptor.decrypt_boxed(envelope);
        let decrypted = within(limits.handler_time, "decryption", decrypting)
            .await?
            .map_err(|error| Refusal::Decrypt {
                error,
                tried: mounted.decryptor.fingerprints(),
            })?;
        phases.decrypt = clock.lap();

        let plaintext = decrypted.plaintext();
        let reply = self.reply(mounted, plaintext, place, span).await?;
        phases.handler = clock.lap();

        let status = reply.status();
        let sealed = seal(mounted, reply.plaintext, &decrypted, limits.handler_time).await?;
        phases.encrypt = clock.lap();
        Ok((status, sealed))
    }

    /// A place among the requests in flight.
    pub(super) fn place(&self) -> Result<OwnedSemaphorePermit, Refusal> {
        let places = Arc::clone(&self.0.in_flight);
        places.try_acquire_owned().map_err(|_| Refusal::Overloaded {
            limit: self.0.limits.in_flight,
        })
    }

    /// From the plaintext of a request to the plaintext of its answer. A handler that runs on when its caller has left
    /// keeps `place` meanwhile.
    pub(super) async fn reply(
        &self,
        mounted: &Mounted,
        plaintext: &[u8],
        place: OwnedSemaphorePermit,
        span: &RequestSpan,
    ) -> Result<Reply, Refusal> {
        let request = exchange::parse(plaintext).map_err(Refusal::Request)?;
        let from = came_from(&mounted.flow, &request);
        describe(span, from, &request);
        let dispatcher = Dispatcher {
            flow: &mounted.flow,
            from,
            hook: mounted.hook.as_deref(),
            deadline: Some(self.0.limits.handler_time),
            held: Some(Held {
                place: Arc::new(place),
                span: span.clone(),
            }),
        };
        dispatcher.reply(&request).await.map_err(Refusal::Flow)
    }
}

/// Runs an exchange to its end: a panic becomes a refusal, and a refusal its line in the log and its status, with an empty text.
pub(super) async fn settled(
    span: &RequestSpan,
    exchange: impl Future<Output = Result<(StatusCode, String), Refusal>>,
) -> (StatusCode, String) {
    let answered = span
        .run(caught(exchange))
        .await
        .unwrap_or_else(|Panicked| Err(Refusal::Panic));
    answered.unwrap_or_else(|refusal| {
        span.in_scope(|| refusal.log());
        (refusal.status(), String::new())
    })
}

/// The answer to a request at a flow's path that is no POST: a person's browser, a probe, or Meta trying the path for
/// webhooks.
fn unless_post(method: &Method, query: Option<&str>) -> Option<Response<ResponseBody>> {
    Some(match *method {
        Method::POST => return None,
        Method::GET if is_webhook_verification(query) => {
            log::webhook_verification(StatusCode::BAD_REQUEST);
            plain(
                StatusCode::BAD_REQUEST,
                "This is a flow's endpoint. Webhooks need a callback URL of their own.\n",
            )
        }
        Method::GET | Method::HEAD => plain(
            StatusCode::OK,
            "This flow's endpoint is up. WhatsApp talks to it by POST.\n",
        ),
        _ => {
            log::elsewhere(StatusCode::METHOD_NOT_ALLOWED, "WhatsApp sends POST");
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "");
            response
                .headers_mut()
                .insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
            response
        }
    })
}

/// The answer as it is sent: encrypted under the request's own key, as base64. What says nothing stays empty.
async fn seal(
    mounted: &Mounted,
    plaintext: String,
    request: &Decrypted,
    time: Duration,
) -> Result<String, Refusal> {
    if plaintext.is_empty() {
        return Ok(plaintext);
    }
    let encrypting = mounted
        .encryptor
        .encrypt_boxed(plaintext.into_bytes(), request.keys());
    let sealed = within(time, "encryption", encrypting)
        .await?
        .map_err(Refusal::Encrypt)?;
    Ok(base64::encode(&sealed))
}

/// Own means of cryptography may wait for a service; like a handler, not for ever.
async fn within<F: Future>(
    time: Duration,
    step: &'static str,
    future: F,
) -> Result<F::Output, Refusal> {
    tokio::time::timeout(time, future)
        .await
        .map_err(|_| Refusal::SlowCrypto { step, after: time })
}

/// Puts into the span what may be said of the request, and logs what the phone reports.
fn describe(span: &RequestSpan, from: CameFrom, request: &FlowRequest) {
    let (action, exchange) = match request {
        FlowRequest::HealthCheck => return span.request("ping", None, None),
        FlowRequest::ErrorNotification(notification, exchange) => {
            log::notified(notification.known_key(), from.shown());
            ("error notification", exchange)
        }
        FlowRequest::DataExchange(exchange) => (exchange.action().name(), exchange),
    };
    let version = exchange.version().map(|it| it.to_string());
    span.request(action, from.shown(), version);
}

/// What Meta asks of a new webhook: `?hub.mode=subscribe&hub.challenge=…&hub.verify_token=…`.
fn is_webhook_verification(query: Option<&str>) -> bool {
    query.is_some_and(|query| {
        query
            .split('&')
            .any(|pair| pair.starts_with("hub.challenge="))
    })
}

pub(super) struct Clock(pub(super) Instant);

impl Clock {
    pub(super) fn lap(&mut self) -> std::time::Duration {
        let now = Instant::now();
        let lap = now.saturating_duration_since(self.0);
        self.0 = now;
        lap
    }
}

/// The headers of signatures, in memory of their own: a header value else keeps the whole block it came in.
fn signatures(headers: &HeaderMap) -> HeaderMap {
    let mut kept = HeaderMap::new();
    // WhatsApp sends one. The second is kept so that we can refuse a request with two.
    for value in headers.get_all(&SIGNATURE).iter().take(2) {
        // `sha256=` and 64 digits are 71 bytes. A longer value is wrong, and stays so when it is cut off here.
        let bytes = value.as_bytes();
        if let Ok(copy) = HeaderValue::from_bytes(bytes.get(..100).unwrap_or(bytes)) {
            kept.append(&SIGNATURE, copy);
        }
    }
    kept
}

/// The answer to a request of HTTP/1.1 without a `Host`, or with two, of which a proxy in front may have believed the
/// other one (RFC 9112, section 3.2); `None` to all others.
#[cfg(feature = "server")]
pub(crate) fn refuse_host<B>(request: &Request<B>) -> Option<Response<ResponseBody>> {
    let hosts = request.headers().get_all(HOST).iter().count();
    let needed = usize::from(request.version() == Version::HTTP_11);
    if (needed..=1).contains(&hosts) {
        return None;
    }
    log::elsewhere(
        StatusCode::BAD_REQUEST,
        "HTTP/1.1 asks for one `Host` header, and no version takes several",
    );
    Some(plain(
        StatusCode::BAD_REQUEST,
        "a request has one Host header\n",
    ))
}

/// The answer where there is no room even to look at a request.
#[cfg(feature = "server")]
pub(crate) fn overloaded() -> Response<ResponseBody> {
    plain(StatusCode::SERVICE_UNAVAILABLE, "")
}

fn plain(status: StatusCode, text: impl Into<bytes::Bytes>) -> Response<ResponseBody> {
    let mut response = Response::new(ResponseBody::new(text));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        // One second: most requests that are in work now will have been answered by then.
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}
