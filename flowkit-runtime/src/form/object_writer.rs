//! Writes the object that a screen shows, member by member.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Numbers, finite};

/// Writes the object of a generated type, member by member.
pub struct ObjectWriter<M>(M);

impl<M> std::fmt::Debug for ObjectWriter<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        super::debug_name(f, "ObjectWriter")
    }
}

impl<M: SerializeMap> ObjectWriter<M> {
    /// Begins an object.
    ///
    /// # Errors
    /// As the serializer's.
    pub fn new<S>(to: S) -> Result<Self, S::Error>
    where
        S: Serializer<SerializeMap = M, Ok = M::Ok, Error = M::Error>,
    {
        to.serialize_map(None).map(Self)
    }

    /// Writes a member.
    ///
    /// # Errors
    /// As the serializer's.
    pub fn field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        self.0.serialize_entry(key, value)
    }

    /// Writes a member that is there; one that is not is left out, because the phone refuses `null`.
    ///
    /// # Errors
    /// As the serializer's.
    pub fn optional<T: Serialize>(
        &mut self,
        key: &'static str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        value
            .as_ref()
            .map_or(Ok(()), |value| self.field(key, value))
    }

    /// Writes a member of numbers.
    ///
    /// # Errors
    /// As the serializer's, and a number that is not finite.
    pub fn floats<T: Numbers>(&mut self, key: &'static str, value: &T) -> Result<(), M::Error> {
        self.field(key, &finite(value))
    }

    /// Writes a member of numbers that is there.
    ///
    /// # Errors
    /// As the serializer's, and a number that is not finite.
    pub fn optional_floats<T: Numbers>(
        &mut self,
        key: &'static str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        value
            .as_ref()
            .map_or(Ok(()), |value| self.floats(key, value))
    }

    /// Ends the object.
    ///
    /// # Errors
    /// As the serializer's.
    pub fn end(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }
}
