//! The data that a screen shows.

use crate::read::{Span, Text, Value};

/// A field of a screen's data.
#[derive(Debug, Clone)]
pub struct ShownField<'d> {
    /// Its key, with its place.
    pub name: Text<'d>,
    /// What it holds.
    pub schema: Schema<'d>,
}

/// What a field, a member or an item of a list holds.
#[derive(Debug, Clone)]
pub struct Schema<'d> {
    /// Where it is declared.
    pub span: Span,
    /// What it is.
    pub kind: SchemaKind<'d>,
    /// The declaration as JSON.
    pub json: &'d Value<'d>,
}

/// The types of Flow JSON's data models.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum SchemaKind<'d> {
    /// Text.
    String,
    /// A number, whole or not.
    Number,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// Nothing but `null`.
    Null,
    /// A list; `None` where it is not said of what.
    Array(Option<Box<Schema<'d>>>),
    /// An object with these members; none where it does not say which, so that it takes any. Items of a NavigationList that
    /// have their `on-click-action` in the example alone have it here, too.
    Object(Vec<ShownMember<'d>>),
    /// Always this value (`const`).
    Constant(&'d Value<'d>),
    /// No type is declared.
    Any,
}

/// A declared member of an object.
#[derive(Debug, Clone)]
pub struct ShownMember<'d> {
    /// Its key, with its place.
    pub name: Text<'d>,
    /// What it holds.
    pub schema: Schema<'d>,
    /// Whether the object's own `required` lists it.
    pub required: bool,
}
