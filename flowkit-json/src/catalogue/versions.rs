//! The versions of Flow JSON that may be published
//! (<https://developers.facebook.com/docs/whatsapp/flows/guides/versioning>).

pub use crate::version::Version;

pub(crate) const V5_0: Version = Version::new(5, 0);
pub(crate) const V5_1: Version = Version::new(5, 1);
pub(crate) const V6_0: Version = Version::new(6, 0);
pub(crate) const V6_1: Version = Version::new(6, 1);
pub(crate) const V6_2: Version = Version::new(6, 2);
pub(crate) const V6_3: Version = Version::new(6, 3);
pub(crate) const V7_0: Version = Version::new(7, 0);
pub(crate) const V7_1: Version = Version::new(7, 1);
pub(crate) const V7_2: Version = Version::new(7, 2);
pub(crate) const V7_3: Version = Version::new(7, 3);

/// A version and the word it is written with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    pub(crate) version: Version,
    pub(crate) written: &'static str,
    pub(crate) state: State,
}

/// What may be done with a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// May be published.
    Active,
    /// Meta's validator takes it, but no page of Meta's names it.
    Undocumented,
    /// May not be published any more; flows that were go on running.
    Frozen,
}

const fn known(major: u16, minor: u16, written: &'static str, state: State) -> Known {
    Known {
        version: Version::new(major, minor),
        written,
        state,
    }
}

/// All versions, oldest first. What is not in it does not exist.
pub(crate) const VERSIONS: &[Known] = &[
    known(2, 1, "2.1", State::Frozen),
    known(3, 0, "3.0", State::Frozen),
    known(3, 1, "3.1", State::Frozen),
    known(4, 0, "4.0", State::Frozen),
    known(5, 0, "5.0", State::Frozen),
    known(5, 1, "5.1", State::Active),
    known(5, 2, "5.2", State::Undocumented),
    known(6, 0, "6.0", State::Active),
    known(6, 1, "6.1", State::Active),
    known(6, 2, "6.2", State::Active),
    known(6, 3, "6.3", State::Active),
    known(7, 0, "7.0", State::Active),
    known(7, 1, "7.1", State::Active),
    known(7, 2, "7.2", State::Active),
    known(7, 3, "7.3", State::Active),
    known(7, 4, "7.4", State::Undocumented),
];

/// The newest version that Meta recommends.
pub(crate) const RECOMMENDED: &Known = &known(7, 3, "7.3", State::Active);

/// The newest data API version that a document of this version may name.
pub(crate) fn newest_data_api_version(version: Version) -> &'static str {
    data_api_versions(version).last().copied().unwrap_or("3.0")
}

/// The data API versions that a document of this version may name, oldest first.
pub(crate) fn data_api_versions(version: Version) -> &'static [&'static str] {
    if version >= V7_3 {
        &["3.0", "4.0"]
    } else {
        &["3.0"]
    }
}
