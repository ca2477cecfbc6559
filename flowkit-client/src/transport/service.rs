//! Requests that never leave the process.

use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Method, Request, Response};
use http_body_util::Full;
use tower_service::Service;

use super::{Reply, Transport, read_reply};
use crate::ClientError;

/// Calls a `tower` service, such as an endpoint or an axum router, in memory.
///
/// The service is cloned for every request, as servers do for every connection.
///
/// ```
/// use flowkit_client::{Reply, ServiceTransport, Transport};
/// # #[derive(Clone)] struct Endpoint;
/// # impl tower_service::Service<http::Request<http_body_util::Full<bytes::Bytes>>> for Endpoint {
/// #     type Response = http::Response<http_body_util::Full<bytes::Bytes>>;
/// #     type Error = std::convert::Infallible;
/// #     type Future = std::future::Ready<Result<Self::Response, Self::Error>>;
/// #     fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Self::Error>> {
/// #         std::task::Poll::Ready(Ok(()))
/// #     }
/// #     fn call(&mut self, request: http::Request<http_body_util::Full<bytes::Bytes>>) -> Self::Future {
/// #         assert_eq!(request.uri(), "/appointment");
/// #         let mut answer = http::Response::default();
/// #         *answer.status_mut() = http::StatusCode::METHOD_NOT_ALLOWED;
/// #         std::future::ready(Ok(answer))
/// #     }
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let endpoint = Endpoint;
/// let transport = ServiceTransport::new(endpoint).at("/appointment".parse()?);
/// let reply: Reply = transport.post(http::HeaderMap::new(), "{}".into()).await?;
/// assert_eq!(reply.status, 405);
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct ServiceTransport<S> {
    service: S,
    path: http::Uri,
}

impl<S> ServiceTransport<S> {
    /// Requests go to this service, with the path `/`.
    pub fn new(service: S) -> Self {
        Self {
            service,
            path: http::Uri::default(),
        }
    }

    /// The path that requests ask for, such as `/appointment`.
    #[must_use]
    pub fn at(mut self, path: http::Uri) -> Self {
        self.path = path;
        self
    }
}

impl<S, B> Transport for ServiceTransport<S>
where
    S: Service<Request<Full<Bytes>>, Response = Response<B>> + Clone + Send + Sync,
    S::Future: Send,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    B: http_body::Body + Send,
    B::Data: Send,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    async fn post(&self, headers: HeaderMap, body: Bytes) -> Result<Reply, ClientError> {
        let mut request = Request::new(Full::new(body));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.path.clone();
        *request.headers_mut() = headers;
        request
            .headers_mut()
            .entry(CONTENT_TYPE)
            .or_insert(HeaderValue::from_static("application/json"));
        let failed = |source: S::Error| ClientError::Transport {
            problem: "the service failed instead of answering",
            source: Some(Arc::from(source.into())),
        };
        let mut service = self.service.clone();
        poll_fn(|context| service.poll_ready(context))
            .await
            .map_err(failed)?;
        let answer = service.call(request).await.map_err(failed)?;
        read_reply(answer).await
    }
}

impl<S> fmt::Debug for ServiceTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceTransport")
            .field("path", &self.path.path())
            .finish_non_exhaustive()
    }
}
