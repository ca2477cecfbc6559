//! The data that screens show.

use super::names::{field_names, joined, pascal};
use super::registry::Registry;
use super::{Constant, Field, Plan, RustType, ScreenTypes, Struct};
use crate::catalogue::slots::OPTIONS;
use crate::catalogue::{Kind as Component, Property};
use crate::interface::{Schema, SchemaKind, ScreenInterface, ShownMember};
use crate::read::{Kind, Text, Value};

impl<'d> Plan<'_, 'd> {
    /// Plans the data of all screens.
    pub(super) fn shown(&mut self) {
        let interface = self.interface;
        for (index, screen) in interface.screens.iter().enumerate() {
            let name = self.registry.screen(index);
            let mut nested = Vec::new();
            let data = data(screen, &name, &mut self.registry, &mut nested);
            let update = self.update(index, screen, &data);
            self.screens.push(ScreenTypes {
                id: screen.id.to_string(),
                data,
                update,
                form: None,
                params: None,
                nested,
                ids: Vec::new(),
            });
        }
    }

    /// The same fields, but those optional that the phone keeps when they are absent.
    fn update(&self, index: usize, screen: &ScreenInterface<'d>, data: &Struct) -> Option<Struct> {
        let name = self.public.get(index)?.update.clone()?;
        let fields = data.fields.iter().map(|field| {
            let required = screen.required.iter().any(|name| *name == *field.key);
            let ty = if required {
                field.ty.clone()
            } else {
                field.ty.clone().optional()
            };
            Field {
                ty,
                ..field.clone()
            }
        });
        Some(Struct {
            name,
            fields: fields.collect(),
            constants: Vec::new(),
            ..data.clone()
        })
    }

    /// The type in which a field of data arrives when it is sent back.
    pub(super) fn sent_schema(
        &mut self,
        screen: usize,
        path: &[&str],
        schema: &Schema<'d>,
    ) -> RustType {
        let Some(types) = self.screens.get_mut(screen) else {
            return RustType::Json;
        };
        let ty = walk(types, path).unwrap_or_else(|| {
            let name = format!(
                "{}{}",
                types.data.name,
                path.iter().map(|step| pascal(step)).collect::<String>()
            );
            schema_type(schema, &name, &mut self.registry, &mut types.nested)
        });
        mark_sent(types, &ty);
        ty
    }
}

/// The type that the field at this path already has where it is shown.
fn walk(types: &ScreenTypes, path: &[&str]) -> Option<RustType> {
    let mut fields = &types.data.fields;
    let (last, first) = path.split_last()?;
    for step in first {
        let field = fields.iter().find(|field| field.key == *step)?;
        let RustType::Named(name) = field.ty.bare() else {
            return None;
        };
        fields = &types
            .nested
            .iter()
            .find(|nested| nested.name == *name)?
            .fields;
    }
    let field = fields.iter().find(|field| field.key == *last)?;
    Some(field.ty.bare().clone())
}

/// Marks a struct, and those within it, as one that is read from requests too.
fn mark_sent(types: &mut ScreenTypes, ty: &RustType) {
    match ty {
        RustType::Vec(inner) | RustType::Option(inner) => mark_sent(types, inner),
        RustType::Named(name) => {
            let found = types.nested.iter_mut().find(|nested| nested.name == *name);
            let Some(found) = found.filter(|nested| !nested.sent) else {
                return;
            };
            found.sent = true;
            let fields: Vec<RustType> = found.fields.iter().map(|field| field.ty.clone()).collect();
            fields.iter().for_each(|ty| mark_sent(types, ty));
        }
        _ => {}
    }
}

fn data(
    screen: &ScreenInterface<'_>,
    name: &str,
    registry: &mut Registry,
    nested: &mut Vec<Struct>,
) -> Struct {
    let shown = screen.shows.as_deref().unwrap_or_default();
    // The phone asks for what `data.required` lists even where nothing declares it; any value will do then.
    let declared = |name: &Text<'_>| shown.iter().any(|field| field.name == *name.as_str());
    let mut undeclared: Vec<Text<'_>> = Vec::new();
    for name in screen.required.iter().filter(|name| !declared(name)) {
        if !undeclared.iter().any(|known| *known == *name.as_str()) {
            undeclared.push(*name);
        }
    }
    let declared = shown.iter().map(|field| field.name.as_str());
    let keys = declared.chain(undeclared.iter().map(Text::as_str));
    let mut names = field_names(keys).into_iter();
    let fields = shown
        .iter()
        .zip(names.by_ref())
        .map(|(field, field_name)| Field {
            ty: schema_type(
                &field.schema,
                &joined(name, field.name.as_str()),
                registry,
                nested,
            ),
            name: field_name,
            key: field.name.to_string(),
            span: field.name.span(),
        });
    let mut fields: Vec<Field> = fields.collect();
    fields.extend(undeclared.iter().zip(names).map(|(key, name)| Field {
        name,
        key: key.to_string(),
        ty: RustType::Json,
        span: key.span(),
    }));
    Struct {
        name: name.to_owned(),
        span: screen.id.span(),
        fields,
        constants: Vec::new(),
        shown: true,
        sent: false,
    }
}

/// The type of a declared value; `name` is for the struct that it may need.
fn schema_type(
    schema: &Schema<'_>,
    name: &str,
    registry: &mut Registry,
    nested: &mut Vec<Struct>,
) -> RustType {
    match &schema.kind {
        SchemaKind::String => RustType::String,
        SchemaKind::Number => RustType::F64,
        SchemaKind::Integer => RustType::I64,
        SchemaKind::Boolean => RustType::Bool,
        SchemaKind::Null => RustType::Unit,
        SchemaKind::Array(Some(items)) => match &items.kind {
            SchemaKind::Object(members) if is_option(members) => RustType::OptionItem.list(),
            SchemaKind::Object(members) if !members.is_empty() => {
                schema_type(items, &format!("{name}Item"), registry, nested).list()
            }
            _ => schema_type(items, name, registry, nested).list(),
        },
        SchemaKind::Array(None) => RustType::Json.list(),
        SchemaKind::Object(members) if members.is_empty() => RustType::JsonObject,
        SchemaKind::Object(members) => {
            RustType::Named(object(schema, members, name, registry, nested))
        }
        SchemaKind::Constant(_) | SchemaKind::Any => RustType::Json,
    }
}

/// Plans a struct for an object and gives its name.
fn object(
    schema: &Schema<'_>,
    members: &[ShownMember<'_>],
    name: &str,
    registry: &mut Registry,
    nested: &mut Vec<Struct>,
) -> String {
    let name = registry.private(name.to_owned());
    // The struct comes before those within it, as in the document.
    let index = nested.len();
    nested.push(Struct {
        name: name.clone(),
        span: schema.span,
        fields: Vec::new(),
        constants: Vec::new(),
        shown: true,
        sent: false,
    });
    let undeclared = undeclared(schema, members);
    let keys = members.iter().map(|member| member.name.as_str());
    let keys = keys.chain(undeclared.iter().map(Text::as_str));
    let mut names = field_names(keys).into_iter();
    let (mut fields, mut constants) = (Vec::new(), Vec::new());
    for (member, field_name) in members.iter().zip(names.by_ref()) {
        let key = member.name.to_string();
        if let SchemaKind::Constant(value) = &member.schema.kind
            && let Some(constant) = Constant::scalar(value)
        {
            constants.push((key, constant));
            continue;
        }
        let ty = schema_type(&member.schema, &joined(&name, &key), registry, nested);
        // The title of an item of a NavigationList.
        let main_title = key == "title" && name.contains("MainContent");
        let ty = if member.required || main_title || is_demanded(members, &key) {
            ty
        } else {
            ty.optional()
        };
        fields.push(Field {
            name: field_name,
            key,
            ty,
            span: member.name.span(),
        });
    }
    fields.extend(undeclared.iter().zip(names).map(|(key, name)| Field {
        name,
        key: key.to_string(),
        ty: RustType::Json,
        span: key.span(),
    }));
    if let Some(planned) = nested.get_mut(index) {
        planned.fields = fields;
        planned.constants = constants;
    }
    name
}

/// What an object's `required` lists and nothing declares: the phone asks for it all the same, and takes any value.
fn undeclared<'d>(schema: &Schema<'d>, members: &[ShownMember<'_>]) -> Vec<Text<'d>> {
    let listed = schema.json.get("required").and_then(Value::as_array);
    let mut names: Vec<Text<'d>> = Vec::new();
    for name in listed.unwrap_or_default().iter().filter_map(Value::as_text) {
        let declared = members.iter().any(|member| member.name == *name.as_str());
        if !declared && !names.iter().any(|known| *known == *name.as_str()) {
            names.push(name);
        }
    }
    names
}

fn text_member(members: &[ShownMember<'_>], key: &str) -> bool {
    let is_text = |member: &&ShownMember<'_>| matches!(member.schema.kind, SchemaKind::String);
    members
        .iter()
        .filter(|member| member.name == *key)
        .any(|member| is_text(&member))
}

/// The texts that an option of every list may have, such as its `title`.
fn option_texts() -> impl Iterator<Item = &'static str> {
    let options = Component::CheckboxGroup.component().property(OPTIONS);
    let members = options
        .and_then(Property::members)
        .unwrap_or_default()
        .iter();
    members
        .filter(|member| member.is_text())
        .map(Property::name)
}

/// Whether these are members of an option and no others.
fn is_option(members: &[ShownMember<'_>]) -> bool {
    let known = |member: &ShownMember<'_>| {
        // What is optional in the shared type must be so here.
        let plain = !member.required || ["id", "title"].contains(&member.name.as_str());
        plain
            && match member.schema.kind {
                SchemaKind::String => option_texts().any(|text| member.name == *text),
                SchemaKind::Boolean => member.name == *"enabled",
                _ => false,
            }
    };
    text_member(members, "id") && text_member(members, "title") && members.iter().all(known)
}

/// Whether the component that shows such objects refuses one without this member, whatever the schema says.
fn is_demanded(members: &[ShownMember<'_>], key: &str) -> bool {
    let has = |key: &str| members.iter().any(|member| member.name == *key);
    match key {
        // An option, an item of a NavigationList.
        "id" => has("title") || has("main-content"),
        "title" | "main-content" => has("id"),
        // A picture of a carousel.
        "src" => has("alt-text"),
        "alt-text" => has("src"),
        _ => false,
    }
}

impl Constant {
    /// What stands in the document.
    pub(super) fn of(value: &Value<'_>) -> Self {
        match value.kind() {
            Kind::String(text) => Self::Text(text.to_string()),
            Kind::Number(number) => Self::Number(number.as_f64()),
            Kind::Bool(truth) => Self::Bool(*truth),
            Kind::Null => Self::Null,
            Kind::Array(_) | Kind::Object(_) => Self::Other,
        }
    }

    fn scalar(value: &Value<'_>) -> Option<Self> {
        Some(Self::of(value)).filter(|constant| *constant != Self::Other)
    }
}
