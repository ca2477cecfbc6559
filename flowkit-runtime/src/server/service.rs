//! What hyper calls for each request: the endpoint, and around it what the connection asks for (`connection: close`).

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::CONNECTION;
use http::{HeaderValue, Request, Response, Version};
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;

use super::unread::Watched;
use crate::endpoint::{Answered, Connection, overloaded, refuse_host};
use crate::{Endpoint, ResponseBody, log};

/// Who answers on a connection.
#[derive(Clone)]
pub(super) enum Answerer {
    Endpoint(Endpoint),
    /// All places are busy, of which there are so many: every request gets a 503.
    Full {
        limit: usize,
    },
}

/// The service of one connection.
#[derive(Clone)]
pub(super) struct Service {
    answerer: Answerer,
    connection: Arc<Connection>,
    /// Whether the connection ends after the next answer.
    closing: Arc<AtomicBool>,
}

impl Service {
    pub(super) fn new(answerer: Answerer, connection: Arc<Connection>) -> Self {
        Self {
            closing: Arc::new(AtomicBool::new(matches!(answerer, Answerer::Full { .. }))),
            answerer,
            connection,
        }
    }

    /// From now on answers say that the connection ends.
    pub(super) fn close(&self) {
        self.closing.store(true, Ordering::Relaxed);
    }

    async fn answer(&self, request: Request<Incoming>) -> Response<AnswerBody> {
        let in_work = self.connection.begin();
        let http_1 = request.version() < Version::HTTP_2;
        let (request, unread) = Watched::inside(request);
        let response = self.respond(request).await;
        let mut response = response.map(|body| AnswerBody {
            body,
            _answered: in_work.answered(),
        });
        let unread = unread.take();
        if http_1 && (unread.is_some() || self.closing.load(Ordering::Relaxed)) {
            // hyper does not read on where a body was left unread, and would not say so. What happens to the rest of the
            // body is up to the connection.
            response
                .headers_mut()
                .insert(CONNECTION, HeaderValue::from_static("close"));
        } else if let Some(body) = unread {
            // Here the connection goes on. It would reset the stream without an error, as the RFC has it; but HTTP clients
            // (curl 7.88, say) that are told so within their body forget the answer.
            tokio::spawn(body.read_on());
        }
        response
    }

    async fn respond(&self, mut request: Request<Watched>) -> Response<ResponseBody> {
        match &self.answerer {
            Answerer::Full { limit } => {
                log::no_place(*limit);
                overloaded()
            }
            Answerer::Endpoint(endpoint) => {
                if let Some(refusal) = refuse_host(&request) {
                    self.close();
                    return refusal;
                }
                request
                    .extensions_mut()
                    .insert(Arc::clone(&self.connection));
                endpoint.respond(request).await
            }
        }
    }
}

impl hyper::service::Service<Request<Incoming>> for Service {
    type Response = Response<AnswerBody>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let service = self.clone();
        Box::pin(async move { Ok(service.answer(request).await) })
    }
}

/// The body of an answer, which is on its way until hyper has taken it.
pub(super) struct AnswerBody {
    body: ResponseBody,
    _answered: Answered,
}

impl Body for AnswerBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
