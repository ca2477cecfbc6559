//! The Rust types of a flow: what `#[flow]` generates and the command line shows.
//!
//! [`Types::plan`] turns an [`Interface`] into names and types, free of tokens: for each screen the struct of the data
//! it shows and the update of it, and what its actions send, a struct or an enum.

mod choices;
mod merge;
mod names;
mod registry;
mod rust_type;
mod sent;
mod shape;
mod shown;
mod tell;
#[cfg(test)]
mod tests;
mod unused;

pub use choices::{IdEnum, IdVariant};
pub use names::{Names, field_name, is_reserved, screaming};
pub use registry::Clash;
pub use rust_type::RustType;
pub use tell::Test;

use crate::interface::Interface;
use crate::read::Span;
use registry::{PublicNames, Registry};

/// The Rust types of a flow.
#[derive(Debug, Clone, Default)]
pub struct Types {
    /// What belongs to each screen, in the order of the document.
    pub screens: Vec<ScreenTypes>,
    /// Names that two generated types would share; the later one got another.
    pub clashes: Vec<Clash>,
    /// What could be clearer in the document, with the place.
    pub advice: Vec<Advice>,
}

/// The types of one screen.
#[derive(Debug, Clone)]
pub struct ScreenTypes {
    /// The screen's id.
    pub id: String,
    /// The data it shows; without fields if it declares none.
    pub data: Struct,
    /// The update of that data while the screen is showing; `None` if nothing can be updated.
    pub update: Option<Struct>,
    /// What its `data_exchange` actions send.
    pub form: Option<Sends>,
    /// What its `complete` actions send.
    pub params: Option<Sends>,
    /// The structs within all these.
    pub nested: Vec<Struct>,
    /// The ids of options that stand in the document.
    pub ids: Vec<IdEnum>,
}

/// A struct.
#[derive(Debug, Clone)]
pub struct Struct {
    /// Its name.
    pub name: String,
    /// The place of what it is made from.
    pub span: Span,
    /// Its fields, in the order of the document.
    pub fields: Vec<Field>,
    /// Members that always have the same value, and so are no fields.
    pub constants: Vec<(String, Constant)>,
    /// Whether it is shown.
    pub shown: bool,
    /// Whether it is sent.
    pub sent: bool,
}

/// A field of a struct.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name as an identifier, without `r#`.
    pub name: String,
    /// The key in JSON.
    pub key: String,
    /// Its type.
    pub ty: RustType,
    /// The place of what it is made from.
    pub span: Span,
}

/// What the actions of a screen send.
#[derive(Debug, Clone)]
pub enum Sends {
    /// One shape.
    Struct(Struct),
    /// Several that can be told apart.
    Enum(SentEnum),
}

impl Sends {
    /// The name of the type.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Struct(item) => &item.name,
            Self::Enum(item) => &item.name,
        }
    }
}

/// Several shapes that a screen sends.
#[derive(Debug, Clone)]
pub struct SentEnum {
    /// Its name.
    pub name: String,
    /// The place of the first action.
    pub span: Span,
    /// The key whose constant tells all of them apart, if one does.
    pub key: Option<String>,
    /// The shapes, in the order of the document.
    pub variants: Vec<Variant>,
}

/// One shape of several.
#[derive(Debug, Clone)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// The place of its action.
    pub span: Span,
    /// Whose action it is, such as `Footer`.
    pub component: Option<String>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// What holds of it and of no other; all of them together.
    pub tests: Vec<Test>,
}

/// A value that stands in the document.
#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// `null`.
    Null,
    /// A list or an object.
    Other,
}

/// What could be clearer in a document.
#[derive(Debug, Clone)]
pub struct Advice {
    /// What it is about.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What would be better.
    pub help: String,
}

impl Types {
    /// Plans the types of a flow whose screens have these names, in the order of `interface.screens`; a screen without
    /// a name among them gets its own.
    ///
    /// ```
    /// use flowkit_json::{Document, Interface, types::Types};
    ///
    /// let document: Document<'static> = r#"{
    ///     "version": "7.3", "data_api_version": "3.0", "routing_model": {"SIGN_UP": []},
    ///     "screens": [{"id": "SIGN_UP", "data": {"greeting": {"type": "string", "__example__": "Hi"}}}]
    /// }"#.parse()?;
    /// let types = Types::plan(&Interface::of(&document), &[]);
    /// let data = &types.screens[0].data;
    /// assert_eq!(data.name, "SignUp");
    /// assert_eq!(data.fields[0].ty.to_string(), "String");
    /// # Ok::<(), flowkit_json::Findings>(())
    /// ```
    #[must_use]
    pub fn plan(interface: &Interface<'_>, names: &[Names]) -> Self {
        let names: Vec<Names> = interface
            .screens
            .iter()
            .enumerate()
            .map(|(index, screen)| match names.get(index) {
                Some(names) => names.clone(),
                None => Names::of(screen.id.as_str()),
            })
            .collect();
        let mut registry = Registry::new(interface, &names);
        let mut plan = Plan {
            interface,
            public: registry.public_names(interface),
            registry,
            screens: Vec::new(),
            advice: Vec::new(),
        };
        plan.shown();
        plan.sent();
        unused::remove(&mut plan.screens);
        Self {
            screens: plan.screens,
            clashes: plan.registry.clashes,
            advice: plan.advice,
        }
    }
}

/// The work in progress.
struct Plan<'p, 'd> {
    interface: &'p Interface<'d>,
    /// By the index of the screen.
    public: Vec<PublicNames>,
    registry: Registry,
    screens: Vec<ScreenTypes>,
    advice: Vec<Advice>,
}

impl Plan<'_, '_> {
    /// The types of the screen with this id, and its index.
    fn index_of(&self, id: &str) -> Option<usize> {
        self.screens.iter().position(|screen| screen.id == id)
    }
}
