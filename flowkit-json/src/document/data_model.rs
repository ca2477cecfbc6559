//! What data a screen declares.

use crate::read::{Object, Span, Text, Value};

/// A screen's `data`: the fields that it shows, each with a schema
/// ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson)).
#[derive(Debug, Clone, Copy)]
pub struct DataModel<'d> {
    key_span: Span,
    fields: &'d Object<'d>,
}

/// One field of a [`DataModel`].
#[derive(Debug, Clone, Copy)]
pub struct DataField<'d> {
    name: Text<'d>,
    schema: &'d Value<'d>,
}

/// Beside the fields stands, under this key, the list of those that every answer must hold.
const REQUIRED: &str = "required";

impl<'d> DataModel<'d> {
    pub(super) fn of(screen: &'d Object<'d>) -> Option<Self> {
        let member = screen.member("data")?;
        Some(Self {
            key_span: member.key().span(),
            fields: member.value().as_object()?,
        })
    }

    /// The place of the word `data`.
    #[must_use]
    pub fn key_span(&self) -> Span {
        self.key_span
    }

    /// The declared fields, in the order of the document.
    pub fn fields(&self) -> impl Iterator<Item = DataField<'d>> + use<'d> {
        let fields = self
            .fields
            .members()
            .filter(|member| member.key() != REQUIRED);
        fields.map(|member| DataField {
            name: member.key(),
            schema: member.value(),
        })
    }

    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<DataField<'d>> {
        self.fields().find(|field| field.name == name)
    }

    /// The names that `data.required` lists, as written: a name that no field has is among them.
    pub fn required(&self) -> impl Iterator<Item = Text<'d>> + use<'d> {
        let names = self
            .fields
            .get(REQUIRED)
            .and_then(Value::as_array)
            .unwrap_or_default();
        names.iter().filter_map(Value::as_text)
    }
}

impl<'d> DataField<'d> {
    /// The field's name.
    #[must_use]
    pub fn name(&self) -> Text<'d> {
        self.name
    }

    /// Its schema, `__example__` included.
    #[must_use]
    pub fn schema(&self) -> &'d Value<'d> {
        self.schema
    }
}
