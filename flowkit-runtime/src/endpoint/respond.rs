//! One request: the order of checks that the protocol and safety ask for.

use std::time::Instant;

use http::header::{ALLOW, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use http_body::Body;

use super::mount::Mounted;
use super::refusal::Refusal;
use super::{Endpoint, ResponseBody, body};
use crate::crypto::{Envelope, base64};
use crate::dispatch::Dispatcher;
use crate::exchange::{self, Request as Parsed};
use crate::log::{self, Phases, RequestSpan};

const SIGNATURE: &str = "x-hub-signature-256";
const LARGE_ANSWER: usize = 1_000_000;

impl Endpoint {
    pub(crate) async fn respond<B: Body>(&self, request: Request<B>) -> Response<ResponseBody> {
        let Some((path, mounted)) = self.0.mounts.get_key_value(request.uri().path()) else {
            return plain(StatusCode::NOT_FOUND, "no flow has this path\n");
        };
        match *request.method() {
            Method::POST => {}
            Method::GET | Method::HEAD => {
                return plain(
                    StatusCode::OK,
                    "This flow's endpoint is up. WhatsApp talks to it by POST.\n",
                );
            }
            _ => {
                let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "");
                response
                    .headers_mut()
                    .insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
                return response;
            }
        }
        let span = RequestSpan::new(path);
        let mut phases = Phases::default();
        let (head, body) = request.into_parts();
        let answered = span
            .run(self.exchange(mounted, &head.headers, body, &span, &mut phases))
            .await;
        let (status, text) = answered.unwrap_or_else(|refusal| {
            span.in_scope(|| refusal.log());
            (refusal.status(), String::new())
        });
        span.answered(status, phases);
        plain(status, text)
    }

    async fn exchange<B: Body>(
        &self,
        mounted: &Mounted,
        headers: &HeaderMap,
        body: B,
        span: &RequestSpan,
        phases: &mut Phases,
    ) -> Result<(StatusCode, String), Refusal> {
        let limits = &self.0.limits;
        let _in_flight = self
            .0
            .in_flight
            .try_acquire()
            .map_err(|_| Refusal::Overloaded {
                limit: limits.in_flight,
            })?;

        let mut clock = Clock(Instant::now());
        let body = body::read(body, limits.body_bytes, limits.body_time).await?;
        phases.body = clock.lap();

        // Before decryption: a stranger's request must not cost an RSA operation, nor learn from one.
        if let Some(secrets) = &mounted.secrets {
            let header = headers.get(SIGNATURE).map(HeaderValue::as_bytes);
            secrets.verify(header, &body).map_err(Refusal::Signature)?;
        }
        phases.signature = clock.lap();

        let envelope = Envelope::parse(&body).map_err(Refusal::Envelope)?;
        drop(body);
        let decrypted = mounted
            .decryptor
            .decrypt_boxed(envelope)
            .await
            .map_err(|error| Refusal::Decrypt {
                error,
                tried: mounted.decryptor.fingerprints(),
            })?;
        phases.decrypt = clock.lap();

        let request = exchange::parse(decrypted.plaintext()).map_err(Refusal::Request)?;
        describe(span, mounted, &request);
        let dispatcher = Dispatcher {
            flow: &*mounted.flow,
            hook: mounted.hook.as_deref(),
            deadline: Some(limits.handler_time),
        };
        let reply = dispatcher.reply(&request).await.map_err(Refusal::Flow)?;
        phases.handler = clock.lap();

        let status = if reply.token_invalid { 427 } else { 200 };
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if reply.plaintext.is_empty() {
            return Ok((status, String::new()));
        }
        if reply.plaintext.len() > LARGE_ANSWER {
            log::large_answer(reply.plaintext.len());
        }
        let sealed = mounted
            .encryptor
            .encrypt_boxed(reply.plaintext.into_bytes(), decrypted.keys())
            .await
            .map_err(Refusal::Encrypt)?;
        let text = base64::encode(&sealed);
        phases.encrypt = clock.lap();
        Ok((status, text))
    }
}

/// Puts into the span what may be said of the request.
fn describe(span: &RequestSpan, mounted: &Mounted, request: &Parsed) {
    let (action, exchange) = match request {
        Parsed::HealthCheck => return span.request("ping", None, None),
        Parsed::ErrorNotification(notification, exchange) => {
            log::notified(notification.known_key());
            ("error notification", exchange)
        }
        Parsed::DataExchange(exchange) => (exchange.action().name(), exchange),
    };
    let known = |id| {
        mounted
            .flow
            .table()
            .screen(id)
            .map_or("<unknown>", |screen| screen.id)
    };
    span.request(
        action,
        exchange.screen().map(known),
        exchange.version().map(|it| it.to_string()),
    );
}

struct Clock(Instant);

impl Clock {
    fn lap(&mut self) -> std::time::Duration {
        let now = Instant::now();
        let lap = now.saturating_duration_since(self.0);
        self.0 = now;
        lap
    }
}

fn plain(status: StatusCode, text: impl Into<bytes::Bytes>) -> Response<ResponseBody> {
    let mut response = Response::new(ResponseBody::new(text));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    response
}
