//! `https://` addresses, against a server with a certificate.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its helpers too"
)]

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use flowkit_client::{Answer, ClientError, HttpTransport, WhatsAppClient};
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use support::{decrypt, encrypt, public_key};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// An endpoint behind TLS that knows the health check only.
struct Server {
    port: u16,
    /// The certificate of the authority that vouches for it, as PEM.
    root: String,
    handshakes: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl Server {
    /// A server with a certificate for this name or address.
    async fn start(name: &str) -> Self {
        let mut root = CertificateParams::default();
        root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let root = CertifiedIssuer::self_signed(root, KeyPair::generate().unwrap()).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new([name.to_owned()])
            .unwrap()
            .signed_by(&key, &root)
            .unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
            )
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let handshakes = Arc::<AtomicUsize>::default();
        let count = Arc::clone(&handshakes);
        let task = tokio::spawn(async move {
            let mut connections = tokio::task::JoinSet::new();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (acceptor, count) = (acceptor.clone(), Arc::clone(&count));
                connections.spawn(async move {
                    let Ok(stream) = acceptor.accept(stream).await else {
                        return;
                    };
                    count.fetch_add(1, Ordering::Relaxed);
                    let _ = http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service_fn(answer))
                        .await;
                });
            }
        });
        Self {
            port,
            root: root.pem(),
            handshakes,
            task,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, hyper::Error> {
    assert_eq!(request.uri().path(), "/flow");
    let body = request.into_body().collect().await?.to_bytes();
    let (aes_key, iv, plaintext) = decrypt(&body).unwrap();
    assert_eq!(plaintext, br#"{"version":"3.0","action":"ping"}"#);
    let inverted: Vec<u8> = iv.iter().map(|byte| !byte).collect();
    let answer = encrypt(&aes_key, &inverted, br#"{"data":{"status":"active"}}"#);
    Ok(Response::new(Full::new(answer.into())))
}

fn client(transport: HttpTransport) -> WhatsAppClient {
    WhatsAppClient::builder(public_key()).over(transport)
}

#[tokio::test]
async fn an_https_endpoint_is_asked_over_one_connection() {
    for name in ["localhost", "127.0.0.1"] {
        let server = Server::start(name).await;
        let address = format!("https://{name}:{}/flow", server.port);
        let transport = HttpTransport::new(&address).unwrap();
        let client = client(transport.trust(&server.root).unwrap());
        for _ in 0..2 {
            let answer = client.ping().await.unwrap();
            assert!(matches!(answer, Answer::HealthCheck { .. }), "{answer:?}");
        }
        assert_eq!(server.handshakes.load(Ordering::Relaxed), 1);
    }
}

#[tokio::test]
async fn a_certificate_that_does_not_hold_is_refused() {
    let server = Server::start("localhost").await;
    let stranger = Server::start("localhost").await;
    let address = |host: &str| format!("https://{host}:{}/flow", server.port);
    // The root of another authority, and the right one for a certificate of another name.
    for (host, root) in [("localhost", &stranger.root), ("127.0.0.1", &server.root)] {
        let transport = HttpTransport::new(&address(host)).unwrap();
        let client = client(transport.trust(root).unwrap());
        let error = client.ping().await.unwrap_err();
        assert!(error.to_string().contains("certificate"), "{error}");
        assert!(matches!(error, ClientError::Transport { .. }), "{error}");
    }
    assert_eq!(server.handshakes.load(Ordering::Relaxed), 0);
}

#[test]
fn what_is_no_root_certificate_is_refused() {
    let damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let cases = [
        ("", "no `-----BEGIN CERTIFICATE-----`"),
        (support::PUBLIC_PEM, "no `-----BEGIN CERTIFICATE-----`"),
        ("-----BEGIN CERTIFICATE-----\n*\n", "damaged"),
        (damaged, "no X.509 certificate"),
    ];
    for (pem, words) in cases {
        let transport = HttpTransport::new("https://localhost/flow").unwrap();
        let error = transport.trust(pem).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
}
