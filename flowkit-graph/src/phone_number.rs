//! The phone numbers of an account.

use serde::Deserialize;

use crate::error::Call;
use crate::open_enum::open_enum;
use crate::paging::{Page, Pages};
use crate::transport::Request;
use crate::{GraphClient, Result, ids};

open_enum! {
    /// How customers take the messages of a phone number.
    QualityRating {
        /// Well.
        Green = "GREEN",
        /// Not so well.
        Yellow = "YELLOW",
        /// Badly: the number may be restricted.
        Red = "RED",
        /// Nobody knows yet: too few messages were sent.
        NotRated = "UNKNOWN",
    }
}

open_enum! {
    /// Whether the owner of a phone number has shown that it is theirs.
    VerificationStatus {
        /// They have.
        Verified = "VERIFIED",
        /// They have not.
        NotVerified = "NOT_VERIFIED",
        /// They had, too long ago.
        Expired = "EXPIRED",
    }
}

/// A phone number that messages are sent from.
///
/// Meta's page: <https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/phone_numbers>
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct PhoneNumber {
    /// Its id, which calls take.
    pub id: String,
    /// The number as people write it.
    #[serde(default)]
    pub display_phone_number: Option<String>,
    /// The name that customers see.
    #[serde(default)]
    pub verified_name: Option<String>,
    /// How customers take its messages.
    #[serde(default)]
    pub quality_rating: Option<QualityRating>,
    /// Whether it is verified.
    #[serde(default)]
    pub code_verification_status: Option<VerificationStatus>,
}

impl GraphClient {
    /// The phone numbers of a WhatsApp Business account, fetched as they are read.
    ///
    /// ```no_run
    /// # async fn example(graph: flowkit_graph::GraphClient) -> flowkit_graph::Result<()> {
    /// for number in graph.phone_numbers("102290129340398")?.all().await? {
    ///     let key = graph.business_public_key(&number.id).await?;
    ///     println!("{:?}: {:?}", number.display_phone_number, key.signature_status);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Meta's page: <https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/phone_numbers>
    ///
    /// # Errors
    /// An account id that is none; nothing is sent before the pages are read.
    pub fn phone_numbers(&self, waba_id: &str) -> Result<Pages<PhoneNumber>> {
        ids::check(Call::ListPhoneNumbers, "account id", waba_id)?;
        let waba_id = waba_id.to_owned();
        let request = move || {
            let request = Request::get(Call::ListPhoneNumbers, &waba_id).edge("phone_numbers");
            let fields =
                "id,display_phone_number,verified_name,quality_rating,code_verification_status";
            Ok(request.query("fields", fields))
        };
        Ok(Pages::new(self.clone(), request, |client, request| {
            Box::pin(async move {
                let page: Page<PhoneNumber> = client.transport.call(&request).await?;
                Ok(page)
            })
        }))
    }
}
