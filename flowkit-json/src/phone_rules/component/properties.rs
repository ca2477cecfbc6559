//! What a component has on the phone, once its bindings are resolved.

use super::super::json::Json;

/// The properties of one component as the phone has them: fixed values, and what bindings lead to.
///
/// Every [`Json`] object is one. Who resolves a property only when it is asked for implements the trait instead.
///
/// - What a binding leads to is given in its place; where it leads to nothing, there is no such property.
/// - An action is given as an object with its `name`, and `url` resolved if it is `open_url`.
/// - Members of a written option that are bound are resolved as well, or left out.
pub trait Properties<'j> {
    /// The JSON that is lent.
    type Json: Json<'j>;

    /// The property of this name, such as `data-source`; `None` if it is not there or leads to nothing.
    fn get(&self, name: &str) -> Option<Self::Json>;
}

impl<'j, J: Json<'j>> Properties<'j> for J {
    type Json = J;

    fn get(&self, name: &str) -> Option<J> {
        Json::get(*self, name)
    }
}
