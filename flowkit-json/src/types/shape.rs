//! What one action of a screen sends.

use super::{Constant, RustType};
use crate::interface::OwnValue;
use crate::read::Span;

/// What one action sends.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) span: Span,
    pub(super) component: Option<String>,
    pub(super) component_name: Option<String>,
    pub(super) slots: Vec<Slot>,
}

/// A member of what an action sends.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    pub(super) key: String,
    pub(super) ty: RustType,
    pub(super) may_be_absent: bool,
    /// Whether the key is there all the same, because it is the value of the component whose action it is.
    pub(super) own: Option<OwnValue>,
    /// Whether it is a field of the sending screen's data, which a typed answer always brings.
    pub(super) shown: bool,
    /// Whether it is an OptIn's: then nothing means no.
    pub(super) consent: bool,
    /// What it always is, if that stands in the document.
    pub(super) constant: Option<Constant>,
    pub(super) span: Span,
}
