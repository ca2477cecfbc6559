//! The public key that WhatsApp encrypts with.

use serde::{Deserialize, Serialize};

use crate::error::{Call, Error};
use crate::open_enum::open_enum;
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

open_enum! {
    /// Whether Meta's signature of a public key is right.
    KeyStatus {
        /// It is.
        Valid = "VALID",
        /// There is none, or it is not right: the phone number was registered anew after the key was uploaded, or has no key at
        /// all. The key must be uploaded (again). It says nothing of the endpoint's private key, which Meta never sees.
        Mismatch = "MISMATCH",
    }
}

/// The public key of a phone number, as Meta has it.
///
/// ```no_run
/// # use flowkit_graph::GraphClient;
/// # async fn example(graph: GraphClient) -> Result<(), Box<dyn std::error::Error>> {
/// let key = graph.business_public_key("106540352242922").await?;
/// let ours = std::fs::read_to_string("public.pem")?;
/// if !key.is_valid() || !key.is(&ours) {
///     graph.set_business_public_key("106540352242922", &ours).await?;
/// }
/// # Ok(()) }
/// ```
///
/// Meta's page: <https://developers.facebook.com/docs/whatsapp/cloud-api/reference/whatsapp-business-encryption>
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct BusinessPublicKey {
    /// The key as PEM; `None` if none was uploaded.
    pub pem: Option<String>,
    /// Whether its signature is right.
    pub signature_status: Option<KeyStatus>,
}

impl BusinessPublicKey {
    /// Whether there is a key, and Meta's signature of it is right: WhatsApp can encrypt.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.pem.is_some() && self.signature_status == Some(KeyStatus::Valid)
    }

    /// Whether it is this key, given as PEM, however the lines are broken.
    #[must_use]
    pub fn is(&self, pem: &str) -> bool {
        let [meta, given] = [self.pem.as_deref(), Some(pem)].map(|pem| {
            let text = normal(pem.unwrap_or_default());
            text.split_whitespace().collect::<String>()
        });
        !meta.is_empty() && meta == given
    }
}

#[derive(Deserialize, Default)]
struct Raw {
    #[serde(default)]
    business_public_key: Option<String>,
    #[serde(default)]
    business_public_key_signature_status: Option<KeyStatus>,
}

/// In a list, or, as Meta's guide prints it, by itself.
#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    data: Option<Vec<Raw>>,
    #[serde(flatten)]
    itself: Raw,
}

#[derive(Serialize)]
struct Body<'a> {
    business_public_key: &'a str,
}

impl GraphClient {
    /// Registers a public key for a phone number, in place of the one it has: from then on WhatsApp encrypts with the new one,
    /// so the endpoint must decrypt with both before this is called. The key is of one number: it is registered for each one
    /// that sends flows. Line breaks may be written `\n`, as in variables of the environment.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> Result<(), Box<dyn std::error::Error>> {
    /// let pem = std::fs::read_to_string("public.pem")?;
    /// graph.set_business_public_key("106540352242922", &pem).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/cloud-api/reference/whatsapp-business-encryption>
    ///
    /// # Errors
    /// Something else than a public key as PEM, a private key above all, before anything is sent. Meta refuses with 100 what
    /// is no RSA key of 2048 bits.
    pub async fn set_business_public_key(&self, phone_number_id: &str, pem: &str) -> Result<()> {
        ids::check(Call::SetPublicKey, "phone number id", phone_number_id)?;
        let pem = normal(pem);
        check_pem(&pem)?;
        let request = Request::post(Call::SetPublicKey, phone_number_id)
            .edge("whatsapp_business_encryption")
            .json(&Body {
                business_public_key: &pem,
            })?;
        self.transport.succeed(&request).await
    }

    /// The public key of a phone number as Meta has it, and whether its signature is right.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
    /// let key = graph.business_public_key("106540352242922").await?;
    /// println!("{}", if key.is_valid() { "WhatsApp can encrypt" } else { "upload the key" });
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/whatsapp/cloud-api/reference/whatsapp-business-encryption>
    ///
    /// # Errors
    /// An id that is none, before anything is sent; what Meta refuses, such as a number that is not registered.
    pub async fn business_public_key(&self, phone_number_id: &str) -> Result<BusinessPublicKey> {
        ids::check(Call::GetPublicKey, "phone number id", phone_number_id)?;
        let request =
            Request::get(Call::GetPublicKey, phone_number_id).edge("whatsapp_business_encryption");
        let answer: Answer = self.transport.call(&request).await?;
        let raw = match answer.data {
            Some(list) => list.into_iter().next().unwrap_or_default(),
            None => answer.itself,
        };
        Ok(BusinessPublicKey {
            // Meta answers `" "` for a number without a key.
            pem: raw.business_public_key.filter(|pem| !pem.trim().is_empty()),
            signature_status: raw.business_public_key_signature_status,
        })
    }
}

/// The PEM with plain line breaks, whatever file or variable it was in.
fn normal(pem: &str) -> String {
    let pem = pem.trim_start_matches('\u{feff}').replace("\\n", "\n");
    let pem = pem.trim().trim_matches(['"', '\'']);
    let lines: Vec<_> = pem.lines().map(str::trim).collect();
    lines.join("\n") + "\n"
}

/// A private key must never leave by this call, whatever file was named.
fn check_pem(pem: &str) -> Result<()> {
    let problem = if pem.contains("PRIVATE KEY") {
        "this is a private key, which nobody may have but the endpoint: give the public one (openssl pkey -in private.pem \
         -pubout)"
    } else if pem.contains("BEGIN RSA PUBLIC KEY") {
        "this is a public key in the form of PKCS#1, and Meta takes SPKI (openssl rsa -RSAPublicKey_in -in public.pem -pubout)"
    } else if pem.contains("BEGIN CERTIFICATE") {
        "this is a certificate: give its public key (openssl x509 -in certificate.pem -pubkey -noout)"
    } else if !pem.starts_with("-----BEGIN PUBLIC KEY-----") {
        "this is no public key as PEM, which begins with `-----BEGIN PUBLIC KEY-----`"
    } else if pem.matches("-----BEGIN").count() > 1 {
        "there is more than one key in it, and a phone number has one"
    } else if !pem.trim_end().ends_with("-----END PUBLIC KEY-----") {
        "this public key is cut off: it ends with `-----END PUBLIC KEY-----`"
    } else {
        return Ok(());
    };
    Err(Error::argument(Call::SetPublicKey, problem))
}
