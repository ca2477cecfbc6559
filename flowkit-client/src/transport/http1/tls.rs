//! TLS of our own side: whose certificates are trusted, and the handshake.

use std::sync::{Arc, OnceLock};

use rustls_platform_verifier::Verifier;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{self, ClientConfig};

use super::failed;
use crate::ClientError;

/// What connections of one transport share.
#[derive(Default)]
pub(super) struct Tls {
    /// Trusted beside those of the system.
    roots: Vec<CertificateDer<'static>>,
    /// Made for the first connection, for reading the certificates of the system takes some milliseconds.
    connector: OnceLock<TlsConnector>,
}

impl Tls {
    /// Trusts the certificates in this PEM text too.
    pub(super) fn trust(&mut self, pem: &str) -> Result<(), ClientError> {
        let refused = |problem| ClientError::Certificate { problem };
        let found: Vec<_> = CertificateDer::pem_slice_iter(pem.as_bytes())
            .collect::<Result<_, _>>()
            .map_err(|_| refused("the PEM is damaged"))?;
        if found.is_empty() {
            return Err(refused("no `-----BEGIN CERTIFICATE-----` in it"));
        }
        let mut parsed = rustls::RootCertStore::empty();
        let (_, ignored) = parsed.add_parsable_certificates(found.iter().cloned());
        if ignored > 0 {
            return Err(refused(
                "what stands between its lines is no X.509 certificate",
            ));
        }
        self.roots.extend(found);
        self.connector = OnceLock::new();
        Ok(())
    }

    /// Shakes hands on a connection to this host, a name or an IP address.
    pub(super) async fn connect(
        &self,
        host: &str,
        stream: TcpStream,
    ) -> Result<TlsStream<TcpStream>, ClientError> {
        let name = ServerName::try_from(host.to_owned()).map_err(|_| ClientError::Address {
            problem: "its host is no name that a certificate can hold".to_owned(),
        })?;
        let connector = self.connector()?;
        connector.connect(name, stream).await.map_err(|source| {
            failed("TLS was not agreed on; Meta too refuses an endpoint whose certificate does not hold", source)
        })
    }

    fn connector(&self) -> Result<&TlsConnector, ClientError> {
        if let Some(connector) = self.connector.get() {
            return Ok(connector);
        }
        let connector = self
            .configure()
            .map_err(|source| failed("TLS could not be set up", source))?;
        Ok(self.connector.get_or_init(|| connector))
    }

    fn configure(&self) -> Result<TlsConnector, rustls::Error> {
        // Named, because a program may hold several, of which rustls would not choose one.
        let provider = Arc::new(aws_lc_rs::default_provider());
        let verifier =
            Verifier::new_with_extra_roots(self.roots.iter().cloned(), provider.clone())?;
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsConnector::from(Arc::new(config)))
    }
}
