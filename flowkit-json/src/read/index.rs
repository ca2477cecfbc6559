//! Where the keys of a large object stand, so that finding one does not mean going through all.

use std::hash::{BuildHasher as _, RandomState};

use super::object::Member;

/// A table of places in an object's members, found by the hash of their key: open addressing, at most half full.
///
/// The hash is keyed, so that no text can be made whose keys all meet in one slot.
#[derive(Clone)]
pub(super) struct Index {
    /// A member's place and one, or 0 where there is none. As many as a power of two.
    slots: Vec<u32>,
    state: RandomState,
}

impl Index {
    /// The index of these members, where the last one of a key counts, and the pairs of a member and the next one of
    /// the same key.
    pub(super) fn of(members: &[Member<'_>]) -> (Self, Vec<(usize, usize)>) {
        let mut index = Self {
            slots: vec![0; (members.len() * 2).next_power_of_two()],
            state: RandomState::new(),
        };
        let mut pairs = Vec::new();
        for (place, member) in members.iter().enumerate() {
            let slot = index.slot(members, member.key().as_str());
            // A text is too short to hold more members than 32 bits can count.
            let entry = u32::try_from(place + 1).unwrap_or_default();
            if let Some(found) = index.slots.get_mut(slot) {
                pairs.extend(
                    (*found as usize)
                        .checked_sub(1)
                        .map(|earlier| (earlier, place)),
                );
                *found = entry;
            }
        }
        (index, pairs)
    }

    /// The place of the last member with this key.
    pub(super) fn find(&self, members: &[Member<'_>], key: &str) -> Option<usize> {
        let entry = *self.slots.get(self.slot(members, key))?;
        (entry as usize).checked_sub(1)
    }

    /// The slot that holds the key, or the free one where it belongs.
    fn slot(&self, members: &[Member<'_>], key: &str) -> usize {
        let mask = self.slots.len() - 1;
        // Only the low bits are wanted.
        #[allow(clippy::cast_possible_truncation)]
        let mut slot = self.state.hash_one(key) as usize & mask;
        while let Some(place) = self.slots.get(slot).and_then(|entry| entry.checked_sub(1)) {
            let taken = members.get(place as usize);
            if taken.is_none_or(|member| member.has_key(key)) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::fmt::Write as _;

    use crate::read;

    #[test]
    fn every_key_of_a_large_object_is_found_and_the_last_one_counts() {
        let mut text = String::from("{");
        for number in 0..1000 {
            write!(text, r#""k{}": {number}, "#, number % 900).unwrap();
        }
        text.push_str(r#""": null}"#);
        let reading = read::parse(&text).unwrap();
        let object = reading.value.as_object().unwrap();
        assert_eq!((object.len(), reading.warnings.len()), (901, 100));
        for key in 0..900 {
            let last = if key < 100 { key + 900 } else { key };
            let found = object.get(&format!("k{key}")).unwrap();
            assert_eq!(found.as_number().unwrap().as_i64(), Some(last));
        }
        assert!(object.get("").unwrap().is_null());
        assert!(object.get("k900").is_none() && object.get("K1").is_none());
        let owned = reading.value.clone().into_owned();
        let last = owned
            .get("k99")
            .and_then(|found| found.as_number()?.as_i64());
        assert_eq!(last, Some(999));
    }
}
