//! Why the endpoint refuses a request, and with which status. Those that a handler chooses are `ProtocolStatus` in
//! `status.rs`.

use std::time::Duration;

use http::StatusCode;

use crate::crypto::{
    DecryptError, DecryptStep, EncryptError, EnvelopeError, Fingerprint, SignatureError,
};
use crate::dispatch::Failure;
use crate::exchange::RequestError;
use crate::log;

/// Why a request is refused. The caller sees the status alone; the log says the rest.
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/error-codes>
#[derive(Debug)]
pub(crate) enum Refusal {
    Overloaded {
        limit: usize,
    },
    /// The bodies that wait for their signature hold all they may: those of the connection, or those of all.
    NoRoomForBody {
        limit: usize,
        connection: bool,
    },
    TooLarge {
        limit: usize,
    },
    SlowBody {
        after: Duration,
    },
    BrokenBody,
    Signature(SignatureError),
    Envelope(EnvelopeError),
    Decrypt {
        error: DecryptError,
        tried: Vec<Fingerprint>,
    },
    Request(RequestError),
    Flow(Failure),
    Encrypt(EncryptError),
    /// Own means of cryptography took longer than a handler may.
    SlowCrypto {
        step: &'static str,
        after: Duration,
    },
    /// A panic outside of a handler: in a hook, a decryptor, an encryptor.
    Panic,
}

impl Refusal {
    pub(crate) fn status(&self) -> StatusCode {
        let code = match self {
            Self::Overloaded { .. } | Self::NoRoomForBody { .. } => 503,
            Self::TooLarge { .. } => 413,
            Self::SlowBody { .. } => 408,
            Self::BrokenBody | Self::Request(_) => 400,
            Self::Signature(_) => 432,
            // 421 makes the phone fetch the public key again. We answer it only where a new key can help.
            Self::Envelope(error) => {
                if matches!(error, EnvelopeError::Undecodable(_)) {
                    421
                } else {
                    400
                }
            }
            Self::Decrypt { error, .. } => {
                if error.is_unavailable() {
                    500
                } else {
                    421
                }
            }
            Self::Flow(Failure::Deadline { .. }) | Self::SlowCrypto { .. } => 504,
            Self::Flow(Failure::Handler { error, .. }) => error.http_status(),
            Self::Flow(_) | Self::Encrypt(_) | Self::Panic => 500,
        };
        StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    pub(crate) fn log(&self) {
        let status = self.status();
        let reason = match self {
            Self::Flow(failure) => return log::failed(status, failure),
            Self::Overloaded { limit } => {
                format!(
                    "{limit} requests are in flight already, the limit of this endpoint (`max_in_flight`)"
                )
            }
            Self::NoRoomForBody { limit, connection } => {
                let whose = if *connection { "of this connection" } else { "of all requests" };
                format!(
                    "there is no room for the body: the bodies {whose} whose signature is not checked yet may hold {limit} bytes together (`body_budget`)"
                )
            }
            Self::TooLarge { limit } => {
                format!(
                    "the body is larger than {limit} bytes, the limit of this endpoint (`body_limit`)"
                )
            }
            Self::SlowBody { after } => {
                format!("the body was not there within {after:?} (`body_timeout`)")
            }
            Self::BrokenBody => {
                "the body is malformed, or the connection ended within it".to_owned()
            }
            Self::Signature(error) => error.to_string(),
            Self::Envelope(error @ EnvelopeError::Undecodable(_)) => format!(
                "{error}; no key was tried. Something on the way changes the body, or it was not made by WhatsApp"
            ),
            Self::Envelope(error) => error.to_string(),
            Self::Request(error) => error.to_string(),
            Self::Encrypt(error) => return log::refused(status, Chain(error)),
            Self::Decrypt { error, .. } if error.is_unavailable() => {
                return log::refused(status, Chain(error));
            }
            Self::Decrypt { error, tried } if error.step() == DecryptStep::KeyUnwrap => format!(
                "{error}; tried {}. Upload the public key that fits (its fingerprint is the SHA-256 of its DER), or add the private key that belongs to the uploaded one",
                listed(tried)
            ),
            // RSA opened the wrapped key, so the phone has the right public key.
            Self::Decrypt { error, tried } => format!("{error}; tried {}, which opened the request's AES key", listed(tried)),
            Self::SlowCrypto { step, after } => {
                format!("the {step} did not end within {after:?} (`handler_timeout`)")
            }
            Self::Panic => {
                "a hook, decryptor or encryptor panicked; the panic's own message, in the log or on standard error, says where".to_owned()
            }
        };
        log::refused(status, &reason);
    }
}

fn listed(tried: &[Fingerprint]) -> String {
    match tried {
        [] => "a decryptor that names no keys".to_owned(),
        [one] => format!("the key {one}"),
        several => {
            let names: Vec<_> = several.iter().map(ToString::to_string).collect();
            format!("the keys {}", names.join(", "))
        }
    }
}

/// An error of a user's own, with its sources.
struct Chain<'a>(&'a (dyn std::error::Error + 'static));

impl std::fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::error::write_chain(self.0, f)
    }
}
