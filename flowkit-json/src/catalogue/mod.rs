//! Flow JSON as data: which component has which properties, since which version, what they may hold, and what the phone
//! makes of them.
//!
//! Every fact about a component stands here once, in the row of its property or in what is said of the component, and the
//! rules, the types and the phone read it. [`Kind`] is the front door:
//!
//! ```
//! use flowkit_json::catalogue::{Kind, Place, Version};
//!
//! let footer = Kind::Footer.component();
//! assert_eq!(footer.since(Place::Form), Some(Version::new(5, 1)));
//! assert_eq!(footer.per_screen().map(|limit| limit.most()), Some(1));
//! let label = footer.property("label").and_then(|label| label.text_limit());
//! assert_eq!(label.map(|limit| limit.most()), Some(35));
//! ```
//!
//! A new version of Flow JSON is a line in `versions.rs`, and one row per property or component that it adds. From
//! Meta's pages <https://developers.facebook.com/docs/whatsapp/flows/reference/components> and
//! <https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson>.

#[cfg(all(test, feature = "author"))]
mod authored;
pub(crate) mod bound_type;
mod choices;
mod component;
mod containers;
mod dates;
mod document;
#[cfg(test)]
mod facts;
pub(crate) mod gate;
mod inputs;
mod kind;
mod limits;
pub(crate) mod looks;
mod media;
mod picture;
mod property;
mod row;
pub(crate) mod shapes;
pub(crate) mod slots;
mod texts;
mod value;
pub(crate) mod versions;

pub use component::{Component, Place};
pub use inputs::TYPES_WITH_PATTERN;
pub use kind::Kind;
pub use limits::{
    ItemLimit, NotAbove, PerScreen, PictureLimit, ShownLines, TextLimit, TooLong, TooMany,
};
pub use picture::{NoPicture, PictureFormat, picture_bytes};
pub use property::Property;
pub use value::{Cleared, DefaultValue, Initial, Runs, ValueKind};
pub use versions::Version;

pub(crate) use containers::DEEPEST_IF;
pub(crate) use document::{ADVISED_COMPONENTS, MOST_COMPONENTS, MOST_SCREENS, ROOT, SCREEN};

/// Every component, in the order in which Meta's validator tries them.
pub(crate) fn components() -> impl Iterator<Item = &'static Component> {
    Kind::ALL.into_iter().map(Kind::component)
}

#[cfg(test)]
mod tests {
    use super::components;
    use super::versions::{RECOMMENDED, State, VERSIONS};

    #[test]
    fn every_property_is_there_once() {
        for known in components() {
            for property in known.properties {
                let same = |other: &&super::Property| other.name == property.name;
                let count = known.properties.iter().filter(same).count();
                assert_eq!(count, 1, "{} of {}", property.name, known.kind);
            }
        }
    }

    #[test]
    fn versions_are_written_as_they_count() {
        for known in VERSIONS {
            assert_eq!(known.written, known.version.to_string());
        }
        assert!(VERSIONS.is_sorted_by_key(|known| known.version));
        let recommended = VERSIONS
            .iter()
            .find(|known| known.version == RECOMMENDED.version);
        assert_eq!(recommended.map(|known| known.state), Some(State::Active));
        assert_eq!(RECOMMENDED.written, RECOMMENDED.version.to_string());
    }

    #[test]
    fn every_property_begins_with_a_version_that_exists() {
        let exists = |version| VERSIONS.iter().any(|known| known.version == version);
        for known in components() {
            let properties = known.properties.iter().map(|property| property.since);
            assert!(
                properties.chain(known.first_version()).all(exists),
                "{}",
                known.kind
            );
        }
    }
}
