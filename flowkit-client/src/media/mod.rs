//! Photos and documents: what a person hands to a picker, and what becomes of it on its way to the business.
//!
//! 1. A [`File`] is what lies on the phone. It can be made up: [`File::photo`], [`File::document`], [`File::of_size`].
//! 2. [`PickerLimits`] says what the picker lets the person do, [`could_pick`] which files the phone offers at all.
//! 3. [`Cdn::upload`] encrypts the file as WhatsApp does and serves it at an address of this machine, so that an endpoint can
//!    download and decrypt it. [`Cdn::fault`] loses it, cuts it short, tampers with it, or makes it slow.
//! 4. An [`Upload`] is a row of the picker, and [`state_value`] the picker's value as the phone keeps it.
//! 5. [`exchange_value`] is what the endpoint receives, [`completion_value`] what the phone puts into its message, and
//!    [`webhook_value`] what Meta makes of that for the webhook. [`convert_payload`] does it for a whole payload.
//!
//! ```
//! use flowkit_client::media::{Cdn, File, exchange_value};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flowkit_client::media::MediaError> {
//! let cdn = Cdn::start().await?;
//! let uploaded = cdn.upload(&File::photo(1200, 900))?;
//! let sent = exchange_value(&[uploaded]);
//! assert_eq!(sent[0]["file_name"], "photo.jpg");
//! let address = sent[0]["cdn_url"].as_str().unwrap_or_default();
//! assert!(address.starts_with("http://127.0.0.1:"));
//! # Ok(()) }
//! ```
//!
//! Meta's page: <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>. It is silent about what is in a
//! completion before Meta turns it into a webhook: there we do as WhatsApp's web client does.

mod cdn;
mod encrypt;
mod error;
mod file;
mod keys;
mod payload;
mod picker;
mod upload;
mod uploaded;

pub use cdn::{Cdn, CdnBuilder, Fault};
pub use encrypt::EncryptedFile;
pub use error::MediaError;
pub use file::File;
pub(crate) use file::Made;
pub use keys::{MediaKeys, MediaType};
pub use payload::{SentAs, completion_value, convert_payload, exchange_value, webhook_value};
pub use picker::{PickerLimits, PickerValidity, UploadCounts, could_pick};
pub(crate) use upload::rows_in;
pub use upload::{Upload, UploadFault, counts, kept_on_resume, state_value, uploaded_in};
pub use uploaded::Uploaded;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Keys, hashes and vectors travel in base64 with padding.
fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Fresh bytes from the operating system.
fn random<const N: usize>() -> Result<[u8; N], MediaError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| MediaError::Randomness)?;
    Ok(bytes)
}
