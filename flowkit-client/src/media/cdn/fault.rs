//! What can go wrong with a file on the CDN.

use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

/// What the CDN does wrong with a file, as [`Cdn::fault`](super::Cdn::fault) tells it to. An endpoint should live through each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// There is no such file: status 404.
    Lost,
    /// The file has been there and is gone: status 410. WhatsApp keeps files for up to 20 days; the status that its CDN answers
    /// after that is no part of Meta's pages, so take any but 200 for it.
    Expired,
    /// The answer is whole, and holds the first half of the file.
    Truncated,
    /// One bit of the ciphertext is another.
    Tampered,
    /// The answer begins after this time, and after 60 s at the latest.
    Slow(Duration),
}

impl Fault {
    /// How long the answer is held back at most.
    const SLOWEST: Duration = Duration::from_secs(60);

    /// How long the answer is held back.
    pub(super) fn delay(self) -> Option<Duration> {
        match self {
            Self::Slow(delay) => Some(delay.min(Self::SLOWEST)),
            Self::Lost | Self::Expired | Self::Truncated | Self::Tampered => None,
        }
    }

    /// What comes in place of a file.
    pub(super) fn answer(self, file: &Bytes) -> Result<Bytes, StatusCode> {
        match self {
            Self::Lost => Err(StatusCode::NOT_FOUND),
            Self::Expired => Err(StatusCode::GONE),
            Self::Truncated => {
                let half = file.len() / 2;
                Ok(file.iter().copied().take(half).collect())
            }
            Self::Tampered => {
                let mut changed = file.to_vec();
                if let Some(first) = changed.first_mut() {
                    *first ^= 1;
                }
                Ok(changed.into())
            }
            Self::Slow(_) => Ok(file.clone()),
        }
    }
}
