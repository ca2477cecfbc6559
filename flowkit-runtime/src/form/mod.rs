//! Reading what a customer filled in, by the types that `#[flow]` makes.
//!
//! One JSON object is parsed once and its values are moved out of it, field by field.

mod completion;
mod error;
mod field_value;
mod object_writer;
mod reader;
mod write;

pub use completion::Completion;
pub use error::FieldError;
pub use field_value::FieldValue;
pub(crate) use field_value::{deserialize_by_field, text};
pub use object_writer::ObjectWriter;
pub use reader::{FieldReader, Fields, deserialize, form, object_field, text_field};
pub use write::{Numbers, debug_name, finite};
