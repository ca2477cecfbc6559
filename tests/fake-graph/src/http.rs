//! The socket.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::{Answer, Fault, Shared, routes};

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: String,
    /// The parts of the path.
    pub path: Vec<String>,
    pub query: Vec<(String, String)>,
    pub headers: http::HeaderMap,
    pub body: Bytes,
}

impl Seen {
    pub fn line(&self) -> String {
        let path = self.path.iter().skip(1).cloned().collect::<Vec<_>>();
        let mut line = format!("{} /{}", self.method, path.join("/"));
        for (index, (name, value)) in self.query.iter().enumerate() {
            let separator = if index == 0 { '?' } else { '&' };
            line.push_str(&format!("{separator}{name}={value}"));
        }
        line
    }

    pub fn param(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

pub(super) async fn serve(listener: TcpListener, shared: Arc<Mutex<Shared>>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            return;
        };
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let service = service_fn(|request| answer(request, Arc::clone(&shared)));
            let _ = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// An error closes the connection.
async fn answer(
    request: Request<Incoming>,
    shared: Arc<Mutex<Shared>>,
) -> Result<Response<Full<Bytes>>, std::io::Error> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.map_err(std::io::Error::other)?;
    let uri = url::Url::parse(&format!("http://fake{}", parts.uri)).unwrap();
    let seen = Seen {
        method: parts.method.to_string(),
        path: uri.path_segments().unwrap().map(str::to_owned).collect(),
        query: uri.query_pairs().into_owned().collect(),
        headers: parts.headers,
        body: body.to_bytes(),
    };
    let (answer, fault) = {
        let mut shared = shared.lock().unwrap();
        shared.seen.push(seen.clone());
        match shared.faults.pop_front() {
            Some(Fault::Answer(answer)) => (answer, None),
            Some(Fault::Hang) => (Answer::default(), Some(Fault::Hang)),
            other => (routes::serve(&mut shared, &seen), other),
        }
    };
    match fault {
        None | Some(Fault::Pass) => {}
        Some(Fault::CarryOutAndClose) => return Err(std::io::Error::other("closed")),
        Some(_) => std::future::pending::<()>().await,
    }
    Ok::<_, Infallible>(answer.response()).map_err(|never| match never {})
}
