//! The tables in which the model's types are written: a property is one line.

/// Structs for objects with known keys.
///
/// - `new`: what the object cannot do without, in the order of the constructor's arguments; the key, then the type.
/// - `given`: the next arguments, of which a frozen version may lack the property.
/// - `also`: the last arguments, as `new`.
/// - `lists`: lists that must be there and begin empty.
/// - `optional`: what may be left out; each has a method of its name that sets it.
/// - `unset`: the same without that method.
/// - `beside`: what is no part of the JSON.
///
/// `("key" = "word")` behind the name is the member by which the object is known.
macro_rules! objects {
    ($(
        $(#[$meta:meta])*
        $name:ident $(($tag:literal = $word:literal))? {
            $(new { $($(#[$new_meta:meta])* $new:ident $new_key:literal: $new_type:ty,)* })?
            $(given { $($(#[$given_meta:meta])* $given:ident $given_key:literal: $given_type:ty,)* })?
            $(also { $($(#[$also_meta:meta])* $also:ident $also_key:literal: $also_type:ty,)* })?
            $(lists { $($(#[$list_meta:meta])* $list:ident $list_key:literal: $list_type:ty,)* })?
            $(optional { $($(#[$opt_meta:meta])* $opt:ident $opt_key:literal: $opt_type:ty,)* })?
            $(unset { $($(#[$unset_meta:meta])* $unset:ident $unset_key:literal: $unset_type:ty,)* })?
            $(beside { $($(#[$beside_meta:meta])* $beside:ident: $beside_type:ty,)* })?
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($($(#[$new_meta])* pub $new: $new_type,)*)?
            $($($(#[$given_meta])* pub $given: Option<$given_type>,)*)?
            $($($(#[$also_meta])* pub $also: $also_type,)*)?
            $($($(#[$list_meta])* pub $list: $list_type,)*)?
            $($($(#[$opt_meta])* pub $opt: Option<$opt_type>,)*)?
            $($($(#[$unset_meta])* pub $unset: Option<$unset_type>,)*)?
            $($($(#[$beside_meta])* pub $beside: $beside_type,)*)?
            /// Members that the model has no type for, and those whose value does not fit.
            pub extra: $crate::author::Entries<$crate::author::Json>,
        }

        impl $name {
            /// One with what it cannot do without.
            #[must_use]
            #[allow(clippy::new_without_default, reason = "an empty one is no valid one")]
            pub fn new(
                $($($new: impl Into<$new_type>,)*)?
                $($($given: impl Into<$given_type>,)*)?
                $($($also: impl Into<$also_type>,)*)?
            ) -> Self {
                Self {
                    $($($new: $new.into(),)*)?
                    $($($given: Some($given.into()),)*)?
                    $($($also: $also.into(),)*)?
                    $($($list: <$list_type>::new(),)*)?
                    $($($opt: None,)*)?
                    $($($unset: None,)*)?
                    $($($beside: <$beside_type>::new(),)*)?
                    extra: $crate::author::Entries::new(),
                }
            }

            $($(
                $(#[$opt_meta])*
                #[must_use]
                pub fn $opt(mut self, $opt: impl Into<$opt_type>) -> Self {
                    self.$opt = Some($opt.into());
                    self
                }
            )*)?

            /// Adds a member that this version of the model does not know.
            #[must_use]
            pub fn with(
                mut self,
                key: impl Into<String>,
                value: impl Into<$crate::author::Json>,
            ) -> Self {
                self.extra.insert(key, value);
                self
            }

            $(
                /// Whether a value calls itself one.
                #[allow(dead_code, reason = "not every object is one of several")]
                pub(in crate::author) fn is(value: &$crate::read::Value<'_>) -> bool {
                    value.get($tag).and_then($crate::read::Value::as_str) == Some($word)
                }
            )?
        }

        impl $crate::author::node::Node for $name {
            fn read(
                value: &$crate::read::Value<'_>,
                notes: &mut $crate::author::node::Notes,
            ) -> Result<Self, $crate::author::node::Misfit> {
                let mut members = $crate::author::node::Members::of(value, notes)?;
                $(members.word($tag, $word)?;)?
                Ok(Self {
                    $($($new: members.required($new_key)?,)*)?
                    $($($given: members.optional($given_key),)*)?
                    $($($also: members.required($also_key)?,)*)?
                    $($($list: members.required($list_key)?,)*)?
                    $($($opt: members.optional($opt_key),)*)?
                    $($($unset: members.optional($unset_key),)*)?
                    $($($beside: <$beside_type>::new(),)*)?
                    extra: members.rest(),
                })
            }

            fn write(&self) -> $crate::author::Json {
                let mut writer = $crate::author::node::Writer::default();
                $(writer.put($tag, $crate::author::Json::from($word));)?
                $($(writer.put($new_key, self.$new.write());)*)?
                $($(writer.put_some($given_key, self.$given.as_ref());)*)?
                $($(writer.put($also_key, self.$also.write());)*)?
                $($(writer.put_some($opt_key, self.$opt.as_ref());)*)?
                $($(writer.put($list_key, self.$list.write());)*)?
                $($(writer.put_some($unset_key, self.$unset.as_ref());)*)?
                writer.end(&self.extra)
            }
        }

        impl From<$name> for $crate::author::Json {
            fn from(object: $name) -> Self {
                $crate::author::node::Node::write(&object)
            }
        }
    )*};
}

/// Enums of words.
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        $name:ident { $($(#[$word_meta:meta])* $word:ident $text:literal,)* }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$word_meta])* #[doc = concat!("`", $text, "`")] $word,)*
        }

        impl $name {
            /// The word as it is written.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$word => $text,)*
                }
            }
        }

        impl $crate::author::node::Node for $name {
            fn read(
                value: &$crate::read::Value<'_>,
                _: &mut $crate::author::node::Notes,
            ) -> Result<Self, $crate::author::node::Misfit> {
                match value.as_str() {
                    $(Some($text) => Ok(Self::$word),)*
                    _ => {
                        let wanted = ["one of", $(concat!("`", $text, "`"),)*].join(" ");
                        Err($crate::author::node::Misfit::new(value, wanted))
                    }
                }
            }

            fn write(&self) -> $crate::author::Json {
                $crate::author::Json::from(self.as_str())
            }
        }

        impl From<$name> for $crate::author::Dynamic<$name> {
            fn from(word: $name) -> Self {
                Self::Fixed(word)
            }
        }
    )*};
}

/// Enums over several objects, of which the first that fits is meant.
macro_rules! alternatives {
    ($(
        $(#[$meta:meta])*
        $name:ident ($wanted:literal) { $($(#[$one_meta:meta])* $one:ident,)* }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$one_meta])* $one($one),)*
        }

        $(
            impl From<$one> for $name {
                fn from(one: $one) -> Self {
                    Self::$one(one)
                }
            }
        )*

        impl $crate::author::node::Node for $name {
            fn read(
                value: &$crate::read::Value<'_>,
                notes: &mut $crate::author::node::Notes,
            ) -> Result<Self, $crate::author::node::Misfit> {
                $(
                    if $one::is(value) {
                        return $one::read(value, notes).map(Self::$one);
                    }
                )*
                Err($crate::author::node::Misfit::new(value, $wanted))
            }

            fn write(&self) -> $crate::author::Json {
                match self {
                    $(Self::$one(one) => one.write(),)*
                }
            }
        }
    )*};
}

pub(super) use {alternatives, objects, words};
