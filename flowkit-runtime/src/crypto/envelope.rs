//! The encrypted body of a request: three base64 members in a JSON object.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::base64::{NotBase64, decode_lenient};
use super::exchange_keys::IV_LENGTH;

const FLOW_DATA: &str = "encrypted_flow_data";
const AES_KEY: &str = "encrypted_aes_key";
const VECTOR: &str = "initial_vector";

/// What to do where Meta sends webhooks to a flow's endpoint.
pub(crate) const WEBHOOKS_ELSEWHERE: &str = "in the App Dashboard (WhatsApp > Configuration) give webhooks a callback URL of their own, other than the flow's `endpoint_uri`";

/// A request's envelope, decoded from base64 but still encrypted.
///
/// Described in Meta's
/// [endpoint guide](https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint).
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope {
    /// The request: ciphertext followed by its 16-byte GCM tag.
    pub encrypted_flow_data: Vec<u8>,
    /// The AES key, wrapped for the business's RSA key (256 bytes for RSA-2048).
    pub encrypted_aes_key: Vec<u8>,
    /// The initial vector of the request.
    pub initial_vector: [u8; IV_LENGTH],
}

impl Envelope {
    /// Joins decoded parts; for tests and for other transports.
    #[must_use]
    pub fn new(
        encrypted_flow_data: Vec<u8>,
        encrypted_aes_key: Vec<u8>,
        initial_vector: [u8; IV_LENGTH],
    ) -> Self {
        Self {
            encrypted_flow_data,
            encrypted_aes_key,
            initial_vector,
        }
    }

    /// Reads the body of a request.
    ///
    /// Members other than the three are ignored; of a repeated member the last one
    /// counts. Base64 may lack its padding, use the URL-safe alphabet or hold
    /// whitespace.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use flowkit::{Envelope, EnvelopeError};
    ///
    /// let body = br#"{"encrypted_flow_data":"QUJD","encrypted_aes_key":"REVG",
    ///     "initial_vector":"8OHSw7Sllod4aVpLPC0eDw"}"#;
    /// assert_eq!(Envelope::parse(body)?.encrypted_aes_key, b"DEF");
    ///
    /// let error = Envelope::parse(b"{}").unwrap_err();
    /// assert!(matches!(error, EnvelopeError::Malformed(_)));
    /// # Ok::<(), EnvelopeError>(())
    /// ```
    ///
    /// # Errors
    /// [`EnvelopeError::Malformed`] when the body is not such an object (status 400);
    /// [`EnvelopeError::Undecodable`] when a member is not base64 or the vector is
    /// not 16 bytes long (status 421).
    pub fn parse(body: &[u8]) -> Result<Self, EnvelopeError> {
        let members = match serde_json::from_slice(body) {
            Ok(Body::Object(members)) => members,
            Ok(Body::Other) => return Err(Malformation::NotAnObject.into()),
            // serde's text may quote the body, so we keep only line and column.
            Err(error) => {
                return Err(Malformation::NotJson {
                    line: error.line(),
                    column: error.column(),
                }
                .into());
            }
        };
        if members.is_webhook() {
            return Err(Malformation::Webhook.into());
        }
        // All three are looked at before any is decoded: a body without `initial_vector` is 400,
        // even if its `encrypted_aes_key` is no base64, which alone would be 421.
        let flow_data = members.flow_data.text(FLOW_DATA)?;
        let aes_key = members.aes_key.text(AES_KEY)?;
        let vector = members.vector.text(VECTOR)?;
        let decoded = |member, text: Result<Vec<u8>, NotBase64>| {
            text.map_err(|NotBase64| Undecodable::Base64 { member })
        };
        let vector = decoded(VECTOR, vector)?;
        Ok(Self {
            encrypted_flow_data: decoded(FLOW_DATA, flow_data)?,
            encrypted_aes_key: decoded(AES_KEY, aes_key)?,
            initial_vector: vector.as_slice().try_into().map_err(|_| {
                Undecodable::VectorLength {
                    found: vector.len(),
                }
            })?,
        })
    }
}

impl fmt::Debug for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Envelope")
            .field("encrypted_flow_data_bytes", &self.encrypted_flow_data.len())
            .field("encrypted_aes_key_bytes", &self.encrypted_aes_key.len())
            .finish_non_exhaustive()
    }
}

/// Why a body holds no envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnvelopeError {
    /// The body does not have the shape of an envelope: status 400, since a fresh
    /// key would not help.
    #[error("the body is not an encrypted flow request: {0}")]
    Malformed(#[from] Malformation),
    /// The shape is right but a member does not decode: status 421, like every
    /// other failure to decrypt.
    #[error("the encrypted flow request does not decode: {0}")]
    Undecodable(#[from] Undecodable),
}

/// What is wrong with the shape of an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Malformation {
    /// Not JSON, from this line and column on (both count from 1).
    #[error("not JSON at line {line}, column {column}")]
    #[non_exhaustive]
    NotJson {
        /// Line of the fault.
        line: usize,
        /// Column of the fault, in bytes.
        column: usize,
    },
    /// JSON, but not an object.
    #[error("a JSON object is expected")]
    NotAnObject,
    /// A webhook of Meta's (`object` and `entry`), such as an incoming message: sent to the wrong address.
    #[error("it is a webhook; {WEBHOOKS_ELSEWHERE}")]
    Webhook,
    /// A member is not there.
    #[error("`{member}` is missing")]
    #[non_exhaustive]
    Missing {
        /// Name of the member.
        member: &'static str,
    },
    /// A member is something else than a string.
    #[error("`{member}` is not a string")]
    #[non_exhaustive]
    NotAString {
        /// Name of the member.
        member: &'static str,
    },
}

/// What keeps a member of an envelope from being decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Undecodable {
    /// A member is not base64.
    #[error("`{member}` is not base64")]
    #[non_exhaustive]
    Base64 {
        /// Name of the member.
        member: &'static str,
    },
    /// The initial vector has another length than 16 bytes.
    #[error("`initial_vector` has {found} bytes instead of 16")]
    #[non_exhaustive]
    VectorLength {
        /// Number of bytes found.
        found: usize,
    },
}

/// A JSON document, read only as far as the three members go.
enum Body {
    Object(Members),
    Other,
}

#[derive(Default)]
struct Members {
    flow_data: Member,
    aes_key: Member,
    vector: Member,
    /// The members of a webhook, which are only looked for.
    object: bool,
    entry: bool,
}

impl Members {
    /// `{"object":"whatsapp_business_account","entry":[…]}`
    fn is_webhook(&self) -> bool {
        self.object && self.entry && matches!(self.flow_data, Member::Absent)
    }
}

/// One member. Text is decoded while it is read, so that neither a borrowed string
/// nor one with escapes (`\/`) is copied first.
#[derive(Default)]
enum Member {
    #[default]
    Absent,
    NotAString,
    Text(Result<Vec<u8>, NotBase64>),
}

impl Member {
    fn text(self, member: &'static str) -> Result<Result<Vec<u8>, NotBase64>, Malformation> {
        match self {
            Self::Text(decoded) => Ok(decoded),
            Self::Absent => Err(Malformation::Missing { member }),
            Self::NotAString => Err(Malformation::NotAString { member }),
        }
    }
}

/// The kinds of JSON value that neither visitor wants, read and dropped.
macro_rules! drop_scalars {
    ($value:expr) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($value)
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
            while items.next_element::<IgnoredAny>()?.is_some() {}
            Ok($value)
        }
    };
}

impl<'de> Deserialize<'de> for Member {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MemberVisitor;
        impl<'de> Visitor<'de> for MemberVisitor {
            type Value = Member;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E>(self, text: &str) -> Result<Member, E> {
                Ok(Member::Text(decode_lenient(text.as_bytes())))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Member, A::Error> {
                while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Member::NotAString)
            }
            drop_scalars!(Member::NotAString);
        }
        deserializer.deserialize_any(MemberVisitor)
    }
}

enum MemberName {
    FlowData,
    AesKey,
    Vector,
    Object,
    Entry,
    Other,
}

impl<'de> Deserialize<'de> for MemberName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl Visitor<'_> for NameVisitor {
            type Value = MemberName;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a member name")
            }
            fn visit_str<E>(self, name: &str) -> Result<MemberName, E> {
                Ok(match name {
                    FLOW_DATA => MemberName::FlowData,
                    AES_KEY => MemberName::AesKey,
                    VECTOR => MemberName::Vector,
                    "object" => MemberName::Object,
                    "entry" => MemberName::Entry,
                    _ => MemberName::Other,
                })
            }
        }
        deserializer.deserialize_str(NameVisitor)
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BodyVisitor;
        impl<'de> Visitor<'de> for BodyVisitor {
            type Value = Body;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Body, A::Error> {
                let mut members = Members::default();
                while let Some(name) = object.next_key()? {
                    match name {
                        MemberName::FlowData => members.flow_data = object.next_value()?,
                        MemberName::AesKey => members.aes_key = object.next_value()?,
                        MemberName::Vector => members.vector = object.next_value()?,
                        name @ (MemberName::Object | MemberName::Entry | MemberName::Other) => {
                            members.object |= matches!(name, MemberName::Object);
                            members.entry |= matches!(name, MemberName::Entry);
                            object.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(Body::Object(members))
            }
            fn visit_str<E>(self, _: &str) -> Result<Body, E> {
                Ok(Body::Other)
            }
            drop_scalars!(Body::Other);
        }
        deserializer.deserialize_any(BodyVisitor)
    }
}
