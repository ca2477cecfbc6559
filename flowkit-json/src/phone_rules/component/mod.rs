//! Whether the phone draws a component with what its bindings lead to.

mod fault;
mod init_values;
mod judge;
mod lists;
mod pairs;
mod picture;
mod properties;
mod rule;
mod shape;
mod text;

#[cfg(test)]
mod tests;

pub use fault::ComponentFault;
pub use init_values::check_init_values;
pub use properties::Properties;
pub use rule::{ComponentRule, Severity};

use crate::catalogue::{Kind, Version};
use judge::Judge;

/// Checks one component whose bindings are resolved, as the phone does after each change of its properties. All limits
/// are those of the [catalogue](crate::catalogue).
///
/// - `kind` is the type of the component, `version` that of the Flow JSON.
/// - `resolved` are its properties, each with what its binding leads to; see [`Properties`].
/// - `value` is what an input holds now; none for what is no input, or has no value.
///
/// [`ComponentFault::severity`] says what comes of each fault. It is the caller's matter that the phone refuses a screen
/// for [`Severity::Hard`] faults of *visible* components only, and only in a published flow; a draft shows a banner for these,
/// too. At most [`MOST_FAULTS`](super::MOST_FAULTS) are told.
///
/// What is known of the phone was read in the code that WhatsApp Web shares with the phones. Where that leaves open whether
/// a published flow is refused, as for `"font-weight": "fat"`, we take it that it is drawn. The address of an OptIn's
/// `open_url` is no fault: without `https://` the link does nothing.
///
/// ```
/// use flowkit_json::catalogue::{Kind, Version};
/// use flowkit_json::phone_rules::{ComponentRule, Severity, check_component};
/// use flowkit_json::read;
///
/// let drawn = read::parse(
///     r#"{"name": "size", "label": "Size", "data-source": [{"id": "s", "title": "S"}, {"id": "s", "title": "M"}]}"#,
/// )?;
/// let faults = check_component(Kind::Dropdown, Version::new(7, 3), &drawn.value, None);
/// assert_eq!(faults.len(), 1);
/// assert_eq!(faults[0].rule(), ComponentRule::DuplicateIds);
/// assert_eq!(faults[0].severity(), Severity::Hard);
/// assert_eq!(faults[0].path(), "data-source[1].id");
/// # Ok::<(), read::SyntaxError>(())
/// ```
#[must_use]
pub fn check_component<'j, P: Properties<'j>>(
    kind: Kind,
    version: Version,
    resolved: P,
    value: Option<P::Json>,
) -> Vec<ComponentFault> {
    let mut judge = Judge::of(kind, version);
    judge.properties(&resolved);
    lists::check(&mut judge, &resolved);
    pairs::check(&mut judge, &resolved);
    if let Some(value) = value {
        pairs::value(&mut judge, &resolved, value);
    }
    judge.into_faults()
}
