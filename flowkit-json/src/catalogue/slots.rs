//! Where actions stand: under which properties of a component, and on the items of which lists.

/// The properties that hold an action, of a component or of an item that it lists.
pub(crate) const ACTION_SLOTS: [&str; 3] =
    ["on-click-action", "on-select-action", "on-unselect-action"];

/// The properties that hold the action of a selection. Meta's validator refuses a list such as a Dropdown that has one of
/// its own beside that of an option.
pub(crate) const SELECT_SLOTS: [&str; 2] = ["on-select-action", "on-unselect-action"];

/// The list of a NavigationList. Its items have the action that a tap on them triggers, which Meta's validator never looks
/// at: what is wrong there breaks on the phone alone.
pub(crate) const LIST_ITEMS: &str = "list-items";

/// The list of a Dropdown and of all others to choose from. Its options have actions for selecting, which Meta's validator
/// judges as it does those of components.
pub(crate) const OPTIONS: &str = "data-source";

/// The lists whose items may have actions. The pictures of an ImageCarousel (`images`) have none: the schema pass refuses
/// an action there as an unknown key.
pub(crate) const ITEM_LISTS: [&str; 2] = [LIST_ITEMS, OPTIONS];

#[cfg(test)]
mod tests {
    use super::{ACTION_SLOTS, ITEM_LISTS, SELECT_SLOTS};
    use crate::catalogue::shapes::Shape;
    use crate::catalogue::{Property, components};

    /// What an item of a list may have; nothing if the shape is no list of objects.
    fn items(shape: &Shape) -> &'static [Property] {
        match shape {
            Shape::Source(Shape::Object(item), _) | Shape::Array(Shape::Object(item), ..) => item,
            Shape::OneOf(shapes) => shapes
                .iter()
                .map(items)
                .find(|item| !item.is_empty())
                .unwrap_or_default(),
            _ => &[],
        }
    }

    #[test]
    fn actions_stand_in_the_slots_alone() {
        let mut found = 0;
        for component in components() {
            let items = component
                .properties
                .iter()
                .flat_map(|list| items(&list.shape));
            for property in component.properties.iter().chain(items) {
                let is_slot = ACTION_SLOTS.contains(&property.name);
                assert_eq!(is_slot, property.is_action(), "{}", property.name);
                let selects = matches!(property.shape, Shape::SelectAction(_));
                assert_eq!(SELECT_SLOTS.contains(&property.name), selects);
                found += usize::from(is_slot);
            }
        }
        assert!(found > 10, "{found}");
    }

    #[test]
    fn items_with_actions_stand_in_these_lists_alone() {
        let mut lists = 0;
        for component in components() {
            for list in component.properties {
                let items = items(&list.shape);
                let acts = items.iter().any(Property::is_action);
                assert_eq!(ITEM_LISTS.contains(&list.name), acts, "{}", list.name);
                lists += usize::from(!items.is_empty());
            }
        }
        // Four lists of options, the items of a NavigationList, and the pictures of an ImageCarousel.
        assert_eq!(lists, 6);
    }
}
