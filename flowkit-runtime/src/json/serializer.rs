//! A serializer around another one: everything goes through, but for what the phone could not read.

use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::trail::{DEEPEST, Trail};

/// The struct as which serde_json writes a `RawValue`.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

fn too_deep<E: serde::ser::Error>() -> E {
    E::custom(format_args!(
        "more than {DEEPEST} values stand within each other here, and no screen shows that"
    ))
}

/// How many values stand within each other in a JSON text.
fn nesting(json: &str) -> usize {
    let (mut deep, mut deepest) = (0_usize, 0);
    let mut bytes = json.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' | b'[' => deep = deep.saturating_add(1),
            b'}' | b']' => deep = deep.saturating_sub(1),
            b'"' => skip_string(&mut bytes),
            _ => {}
        }
        deepest = deep.max(deepest);
    }
    deepest
}

fn skip_string(bytes: &mut std::str::Bytes<'_>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
}

/// Writes one value by another serializer.
pub(super) struct Strict<'t, S> {
    to: S,
    trail: &'t Trail,
    /// How many values this one stands in.
    depth: usize,
}

impl<'t, S> Strict<'t, S> {
    pub(super) fn new(to: S, trail: &'t Trail) -> Self {
        Self {
            to,
            trail,
            depth: 0,
        }
    }
}

/// A value that is written strictly whatever serializer it is given to.
struct Within<'a, T: ?Sized> {
    value: &'a T,
    trail: &'a Trail,
    depth: usize,
}

impl<T: Serialize + ?Sized> Serialize for Within<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.depth > DEEPEST {
            return Err(too_deep());
        }
        self.value.serialize(Strict {
            to,
            trail: self.trail,
            depth: self.depth,
        })
    }
}

/// What is being written member by member, or element by element.
pub(super) struct Members<'t, M> {
    to: M,
    trail: &'t Trail,
    depth: usize,
    /// Elements written so far.
    count: usize,
    /// The name of the member whose value comes next, where the two are written apart.
    key: Option<String>,
    /// Whether the one member is the text of a `RawValue`, which goes through as it stands.
    raw: bool,
}

impl<'t, S: Serializer> Strict<'t, S> {
    fn within<'a, T: ?Sized>(&self, value: &'a T) -> Within<'a, T>
    where
        't: 'a,
    {
        Within {
            value,
            trail: self.trail,
            depth: self.depth + 1, // Bounded by `DEEPEST`.
        }
    }

    fn members<M>(
        self,
        begin: impl FnOnce(S) -> Result<M, S::Error>,
    ) -> Result<Members<'t, M>, S::Error> {
        Ok(Members {
            to: begin(self.to)?,
            trail: self.trail,
            depth: self.depth,
            count: 0,
            key: None,
            raw: false,
        })
    }

    fn finite(number: f64) -> Result<(), S::Error> {
        if number.is_finite() {
            return Ok(());
        }
        Err(S::Error::custom(format_args!(
            "a number that a screen shows must be finite, and this one is {number}"
        )))
    }
}

impl<'t, M> Members<'t, M> {
    fn within<'a, T: ?Sized>(&self, value: &'a T) -> Within<'a, T>
    where
        't: 'a,
    {
        Within {
            value,
            trail: self.trail,
            depth: self.depth + 1,
        }
    }
}

macro_rules! through {
    ($($method:ident($type:ty);)*) => {$(
        fn $method(self, value: $type) -> Result<S::Ok, S::Error> {
            self.to.$method(value)
        }
    )*};
}

impl<'t, S: Serializer> Serializer for Strict<'t, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Members<'t, S::SerializeSeq>;
    type SerializeTuple = Members<'t, S::SerializeTuple>;
    type SerializeTupleStruct = Members<'t, S::SerializeTupleStruct>;
    type SerializeTupleVariant = Members<'t, S::SerializeTupleVariant>;
    type SerializeMap = Members<'t, S::SerializeMap>;
    type SerializeStruct = Members<'t, S::SerializeStruct>;
    type SerializeStructVariant = Members<'t, S::SerializeStructVariant>;

    through! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_i128(i128);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_u128(u128);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_unit_struct(&'static str);
    }

    fn serialize_f32(self, value: f32) -> Result<S::Ok, S::Error> {
        Self::finite(value.into())?;
        self.to.serialize_f32(value)
    }

    fn serialize_f64(self, value: f64) -> Result<S::Ok, S::Error> {
        Self::finite(value)?;
        self.to.serialize_f64(value)
    }

    fn serialize_none(self) -> Result<S::Ok, S::Error> {
        self.to.serialize_none()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        let value = self.within(value);
        self.to.serialize_some(&value)
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        self.to.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
    ) -> Result<S::Ok, S::Error> {
        self.to.serialize_unit_variant(name, index, variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        let value = self.within(value);
        self.to.serialize_newtype_struct(name, &value)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        let (value, trail) = (self.within(value), self.trail);
        self.to
            .serialize_newtype_variant(name, index, variant, &value)
            .inspect_err(|_| trail.member(variant))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        self.members(|to| to.serialize_seq(length))
    }

    fn serialize_tuple(self, length: usize) -> Result<Self::SerializeTuple, S::Error> {
        self.members(|to| to.serialize_tuple(length))
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        length: usize,
    ) -> Result<Self::SerializeTupleStruct, S::Error> {
        self.members(|to| to.serialize_tuple_struct(name, length))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Self::SerializeTupleVariant, S::Error> {
        self.members(|to| to.serialize_tuple_variant(name, index, variant, length))
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        self.members(|to| to.serialize_map(length))
    }

    fn serialize_struct(
        self,
        name: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStruct, S::Error> {
        let mut members = self.members(|to| to.serialize_struct(name, length))?;
        members.raw = name == RAW_VALUE;
        Ok(members)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        self.members(|to| to.serialize_struct_variant(name, index, variant, length))
    }

    fn collect_str<T: std::fmt::Display + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.to.collect_str(value)
    }

    fn is_human_readable(&self) -> bool {
        self.to.is_human_readable()
    }
}

macro_rules! elements {
    ($($trait:ident::$method:ident;)*) => {$(
        impl<M: $trait> $trait for Members<'_, M> {
            type Ok = M::Ok;
            type Error = M::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
                let value = self.within(value);
                let written = self.to.$method(&value);
                if written.is_err() {
                    self.trail.element(self.count);
                }
                self.count = self.count.wrapping_add(1); // Only shown.
                written
            }

            fn end(self) -> Result<M::Ok, M::Error> {
                self.to.end()
            }
        }
    )*};
}

elements! {
    SerializeSeq::serialize_element;
    SerializeTuple::serialize_element;
    SerializeTupleStruct::serialize_field;
    SerializeTupleVariant::serialize_field;
}

macro_rules! fields {
    ($($trait:ident;)*) => {$(
        impl<M: $trait> $trait for Members<'_, M> {
            type Ok = M::Ok;
            type Error = M::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), M::Error> {
                if self.raw {
                    // Its name is serde_json's own and stands for the value itself.
                    let text = serde_json::to_value(value).map_err(M::Error::custom)?;
                    let deep = text.as_str().map_or(0, nesting);
                    if self.depth.saturating_add(deep) > DEEPEST {
                        return Err(too_deep());
                    }
                    return self.to.serialize_field(key, value);
                }
                let value = self.within(value);
                let trail = self.trail;
                self.to.serialize_field(key, &value).inspect_err(|_| trail.member(key))
            }

            fn skip_field(&mut self, key: &'static str) -> Result<(), M::Error> {
                self.to.skip_field(key)
            }

            fn end(self) -> Result<M::Ok, M::Error> {
                self.to.end()
            }
        }
    )*};
}

fields! { SerializeStruct; SerializeStructVariant; }

impl<M: SerializeMap> SerializeMap for Members<'_, M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), M::Error> {
        self.key = serde_json::to_string(key).ok();
        self.to.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        let value = self.within(value);
        let (trail, key) = (self.trail, self.key.take().unwrap_or_default());
        self.to
            .serialize_value(&value)
            .inspect_err(|_| trail.member(key.trim_matches('"')))
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), M::Error> {
        let value = self.within(value);
        let trail = self.trail;
        self.to
            .serialize_entry(key, &value)
            .inspect_err(|_| trail.key(key))
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        self.to.end()
    }
}
