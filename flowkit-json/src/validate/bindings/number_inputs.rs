//! What is typed into a number input: Meta's validator takes it for a number, and to the phone it is a text.
//!
//! The validator's view is `Input::shape` (`input.rs`), the phone's is what it sends, which the interface tells
//! (`interface/inputs.rs`). Where both look at one declaration, none may fit.

use super::input::Input;
use super::pass::Pass;
use super::shape::Shape;
use crate::catalogue::gate;
use crate::expression::{Fault, Reference, Type};
use crate::finding::Level;
use crate::read::{Member, Object};

/// Reports a number input whose value goes to a `number` of the next screen: Meta's validator takes that, and the phone shows
/// an error. Nobody checks what the next screen does not declare.
pub(super) fn check_handed_on(
    pass: &mut Pass<'_, '_>,
    screen: usize,
    action: &Object<'_>,
    member: &Member<'_>,
    reference: Reference<'_>,
) {
    let input = pass.input_at(screen, reference);
    if !input.is_some_and(Input::is_number) {
        return;
    }
    let next = action
        .get("next")
        .and_then(|next| next.get("name")?.as_str());
    let target = next.and_then(|next| pass.document.screen_index(next));
    let target = target.and_then(|target| pass.document.screen_at(target));
    let declared = target.and_then(|target| target.field(member.key().as_str()));
    // Meta's validator refuses any other type, which `navigate` tells.
    let unrefused = pass.is_left_to_the_phone(gate::NAVIGATE_TYPES);
    let is_number = |declared| match Shape::Schema(declared).kind() {
        Type::Number => true,
        other => other.is_numeric() && unrefused,
    };
    if !declared.is_some_and(is_number) {
        return;
    }
    let fault = Fault::new(
        "what is typed into this input arrives on the next screen as text, which is no `number` there: the phone shows an \
         error in place of that screen",
    )
    .with_help(instead_of_handing_on(pass, screen, reference));
    pass.note(Level::Device, member.value().span(), &fault);
}

/// Reports a number input whose value `update_data` puts into a `number` of its own screen's data.
pub(super) fn check_kept_as_data(
    pass: &mut Pass<'_, '_>,
    screen: usize,
    member: &Member<'_>,
    reference: Reference<'_>,
) {
    let input = pass.input_at(screen, reference);
    let own = pass.document.screen_at(screen);
    let declared = own.and_then(|own| own.field(member.key().as_str()));
    let is_number = |declared| Shape::Schema(declared).kind() == Type::Number;
    if input.is_some_and(Input::is_number) && declared.is_some_and(is_number) {
        let fault = Fault::new(
            "what is typed into this input is a text to the phone, and no `number`: it shows an error in place of the screen",
        )
        .with_help(instead_of_keeping(reference));
        pass.note(Level::Device, member.value().span(), &fault);
    }
}

/// What to say of a number input whose value goes where something else is declared.
pub(super) fn neither_declaration_works(key: &str, declared: Type) -> String {
    format!(
        "`{key}` is declared as {declared}, and to Meta's validator this input is a number; to the phone it is a text, so that \
         neither declaration works"
    )
}

/// The help for a value that no field of its own screen's data may be declared for.
pub(super) fn instead_of_keeping(reference: Reference<'_>) -> String {
    format!("leave it out, and refer to the input itself as `{reference}`")
}

/// The help for a value that no field of the next screen may be declared for.
pub(super) fn instead_of_handing_on(
    pass: &Pass<'_, '_>,
    screen: usize,
    reference: Reference<'_>,
) -> String {
    let here = pass
        .document
        .screen_at(screen)
        .map_or("", |screen| screen.id().as_str());
    let from = reference.screen.unwrap_or(here);
    let name = reference.path;
    format!("leave it out, and refer to it there as `${{screen.{from}.form.{name}}}`")
}
