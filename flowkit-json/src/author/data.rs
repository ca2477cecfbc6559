//! What data a screen is shown with
//! (<https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson>).

use super::node::{Members, Misfit, Node, Notes, Writer};
use super::table::words;
use super::{Entries, Json};
use crate::read::Value;

words! {
    /// The type of a data field.
    SchemaType {
        String "string",
        Number "number",
        Integer "integer",
        Boolean "boolean",
        Object "object",
        Array "array",
        Null "null",
    }
}

/// A field of a screen's data: its name, its schema, and an example, without which a document is not valid.
///
/// ```
/// use flowkit_json::author::{Field, Json, Schema};
///
/// let cities = Field::array("cities", Schema::object([("id", Schema::string()), ("title", Schema::string())]))
///     .example([Json::object([("id", "1"), ("title", "Lisbon")])]);
/// assert_eq!(cities.name, "cities");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Field {
    /// The name under which bindings find it.
    pub name: String,
    /// What it holds.
    pub schema: Schema,
    /// An example of it, the document's `__example__`.
    pub example: Option<Json>,
}

impl Field {
    /// A field with any schema.
    #[must_use]
    pub fn new(name: impl Into<String>, schema: Schema) -> Self {
        Self {
            name: name.into(),
            schema,
            example: None,
        }
    }

    /// A text.
    #[must_use]
    pub fn string(name: impl Into<String>) -> Self {
        Self::new(name, Schema::string())
    }

    /// A number.
    #[must_use]
    pub fn number(name: impl Into<String>) -> Self {
        Self::new(name, Schema::number())
    }

    /// A whole number.
    #[must_use]
    pub fn integer(name: impl Into<String>) -> Self {
        Self::new(name, Schema::integer())
    }

    /// `true` or `false`.
    #[must_use]
    pub fn boolean(name: impl Into<String>) -> Self {
        Self::new(name, Schema::boolean())
    }

    /// An object with these members.
    #[must_use]
    pub fn object<K: Into<String>>(
        name: impl Into<String>,
        properties: impl IntoIterator<Item = (K, Schema)>,
    ) -> Self {
        Self::new(name, Schema::object(properties))
    }

    /// A list of such items.
    #[must_use]
    pub fn array(name: impl Into<String>, items: Schema) -> Self {
        Self::new(name, Schema::array(items))
    }

    /// A list of options, as a component's `data-source` needs it: objects with `id` and `title`.
    ///
    /// ```
    /// use flowkit_json::author::{Choice, Dropdown, Field, Screen, data};
    ///
    /// let cities = Field::choices("cities").example([Choice::new("1", "Lisbon")]);
    /// let screen = Screen::new("CITY").data(cities).child(Dropdown::new("city", "City", data("cities")));
    /// assert!(screen.data.unwrap().field("cities").is_some());
    /// ```
    #[must_use]
    pub fn choices(name: impl Into<String>) -> Self {
        let members = ["id", "title"].map(|key| (key, Schema::string()));
        Self::array(name, Schema::object(members))
    }

    /// Sets the example, which previews show and Meta's validator asks for.
    #[must_use]
    pub fn example(mut self, example: impl Into<Json>) -> Self {
        self.example = Some(example.into());
        self
    }
}

/// What a data field, a member of it or an item of it holds: the part of JSON Schema that Flow JSON knows, and what else
/// of it is given.
///
/// ```
/// use flowkit_json::author::{Json, Schema};
///
/// let schema = Schema::array(Schema::string().with("enum", ["a", "b"]));
/// assert_eq!(
///     Json::from(schema).to_string(),
///     r#"{"type":"array","items":{"type":"string","enum":["a","b"]}}"#
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Schema {
    /// The type; a field must have one.
    pub kind: Option<SchemaType>,
    /// Of a list: what its items hold.
    pub items: Option<Box<Schema>>,
    /// Of an object: what its members hold.
    pub properties: Option<Entries<Schema>>,
    /// Of an object: the members that must be there.
    pub required: Option<Vec<String>>,
    /// Other keywords of JSON Schema.
    pub extra: Entries<Json>,
}

impl Schema {
    /// A value of this type.
    #[must_use]
    pub fn new(kind: SchemaType) -> Self {
        Self {
            kind: Some(kind),
            ..Self::default()
        }
    }

    /// A text.
    #[must_use]
    pub fn string() -> Self {
        Self::new(SchemaType::String)
    }

    /// A number.
    #[must_use]
    pub fn number() -> Self {
        Self::new(SchemaType::Number)
    }

    /// A whole number.
    #[must_use]
    pub fn integer() -> Self {
        Self::new(SchemaType::Integer)
    }

    /// `true` or `false`.
    #[must_use]
    pub fn boolean() -> Self {
        Self::new(SchemaType::Boolean)
    }

    /// An object with these members.
    #[must_use]
    pub fn object<K: Into<String>>(properties: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self {
            properties: Some(properties.into_iter().collect()),
            ..Self::new(SchemaType::Object)
        }
    }

    /// A list of such items.
    #[must_use]
    pub fn array(items: Self) -> Self {
        Self {
            items: Some(Box::new(items)),
            ..Self::new(SchemaType::Array)
        }
    }

    /// Names the members of an object that must be there.
    ///
    /// ```
    /// use flowkit_json::author::{Json, Schema};
    ///
    /// let customer = Schema::object([("name", Schema::string()), ("age", Schema::integer())]).required(["name"]);
    /// assert_eq!(Json::from(customer).get("required"), Some(&Json::from(["name"])));
    /// ```
    #[must_use]
    pub fn required(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.required = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// Adds another keyword of JSON Schema.
    #[must_use]
    pub fn with(mut self, keyword: impl Into<String>, value: impl Into<Json>) -> Self {
        self.extra.insert(keyword, value);
        self
    }

    fn write_into(&self, writer: &mut Writer) {
        writer.put_some("type", self.kind.as_ref());
        if let Some(items) = &self.items {
            writer.put("items", items.write());
        }
        writer.put_some("properties", self.properties.as_ref());
        writer.put_some("required", self.required.as_ref());
    }
}

impl From<Schema> for Json {
    fn from(schema: Schema) -> Self {
        schema.write()
    }
}

impl Node for Schema {
    fn read(value: &Value<'_>, notes: &mut Notes) -> Result<Self, Misfit> {
        let mut members = Members::of(value, notes)?;
        Ok(Self {
            kind: members.optional("type"),
            items: members.optional("items").map(Box::new),
            properties: members.optional("properties"),
            required: members.optional("required"),
            extra: members.rest_untold(),
        })
    }

    fn write(&self) -> Json {
        let mut writer = Writer::default();
        self.write_into(&mut writer);
        writer.end(&self.extra)
    }
}

/// A screen's `data`.
///
/// ```
/// use flowkit_json::author::{Field, Screen};
///
/// let screen = Screen::new("START").data(Field::string("greeting").example("Hello"));
/// let data = screen.data.unwrap();
/// assert_eq!(data.field("greeting").and_then(|field| field.example.clone()), Some("Hello".into()));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Data {
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// The names of the fields that every answer must hold; `None` if the document does not say.
    pub required: Option<Vec<String>>,
    /// Fields that the model has no type for.
    pub extra: Entries<Json>,
}

impl Data {
    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

const EXAMPLE: &str = "__example__";
const REQUIRED: &str = "required";

impl Node for Data {
    fn read(value: &Value<'_>, notes: &mut Notes) -> Result<Self, Misfit> {
        let object = value
            .as_object()
            .ok_or_else(|| Misfit::new(value, "an object"))?;
        let mut data = Self::default();
        for member in object.members() {
            let (name, value) = (member.key().as_str(), member.value());
            if name == REQUIRED {
                data.required = notes.attempt(value, "`required`");
            } else if let Some(schema) = notes.attempt::<Schema>(value, &format!("`{name}`")) {
                let mut field = Field::new(name, schema);
                field.example = field.schema.extra.remove(EXAMPLE);
                data.fields.push(field);
                continue;
            }
            if name != REQUIRED || data.required.is_none() {
                data.extra.push(name, Json::of(value));
            }
        }
        Ok(data)
    }

    fn write(&self) -> Json {
        let mut writer = Writer::default();
        for Field {
            name,
            schema,
            example,
        } in &self.fields
        {
            let mut field = Writer::default();
            schema.write_into(&mut field);
            let Json::Object(mut members) = field.end(&schema.extra) else {
                continue;
            };
            if let Some(example) = example {
                members.insert(EXAMPLE, example.clone());
            }
            writer.put(name, Json::Object(members));
        }
        writer.put_some(REQUIRED, self.required.as_ref());
        writer.end(&self.extra)
    }
}
