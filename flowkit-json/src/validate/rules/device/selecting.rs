//! Actions of selecting: when the phone runs them, and what it sends then.

use super::component_view::{ComponentView, refers_to};
use crate::catalogue::Kind;
use crate::catalogue::gate;
use crate::catalogue::slots::SELECT_SLOTS;
use crate::read::Value;

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    chips(view);
    opt_in(view);
    both_levels(view);
    at_every_drawing(view);
}

/// Where the payload of an action refers to the component's own value.
fn own_value(view: &ComponentView<'_, '_>, slot: &str) -> Option<crate::read::Span> {
    let name = view.component.name()?;
    let payload = view.get(slot)?.get("payload")?;
    refers_to(payload, view.screen.id().as_str(), name.as_str())
}

/// A ChipsSelector runs its actions first and keeps the selection afterwards.
fn chips(view: &mut ComponentView<'_, '_>) {
    if !view.is(Kind::ChipsSelector) {
        return;
    }
    let name = view.component.name().map_or("", |name| name.as_str());
    let old = SELECT_SLOTS.iter().find_map(|slot| own_value(view, slot));
    if let Some(span) = old {
        return view.breaks(
            span,
            format!(
                "this is the selection from before the tap: a ChipsSelector runs its actions before it keeps the new \
                 `${{form.{name}}}`"
            ),
            "let the Footer send it, or use a CheckboxGroup, which keeps the value first",
        );
    }
    if let Some(action) = unmatched(view) {
        view.warn(
            action,
            "nothing runs when a chip is taken away: a ChipsSelector does not fall back to `on-select-action`",
            "add an `on-unselect-action`",
        );
    }
}

/// The place of an action for selecting without one for the opposite.
fn unmatched(view: &ComponentView<'_, '_>) -> Option<crate::read::Span> {
    let [select, unselect] = SELECT_SLOTS;
    let action = view.get(select)?;
    view.get(unselect).is_none().then(|| action.span())
}

/// An OptIn that is unticked holds nothing, and does not run the action of ticking.
fn opt_in(view: &mut ComponentView<'_, '_>) {
    if !view.is(Kind::OptIn) {
        return;
    }
    let [_, unselect] = SELECT_SLOTS;
    if let Some(span) = own_value(view, unselect) {
        view.breaks(
            span,
            "an OptIn that is unticked has no value, so that this field is wiped instead of becoming false",
            "write `false`",
        );
    }
    if let Some(action) = unmatched(view) {
        view.warn(
            action,
            "nothing runs when the OptIn is unticked: it does not fall back to `on-select-action`",
            "add an `on-unselect-action` that takes it back",
        );
    }
}

/// The validator compares a list's actions with those of options that stand in the document; the phone with those of
/// the data, too.
fn both_levels(view: &mut ComponentView<'_, '_>) {
    let Some(own) = SELECT_SLOTS.iter().find_map(|slot| view.get(slot)) else {
        return;
    };
    let Some(list) = view.bound_list("data-source") else {
        return;
    };
    let declared = |slot: &&str| {
        list.item_members()
            .is_some_and(|members| members.get(slot).is_some())
    };
    let given = |slot: &&str| {
        list.example_items()
            .iter()
            .any(|item| item.get(slot).is_some())
    };
    if SELECT_SLOTS
        .iter()
        .any(|slot| declared(slot) || given(slot))
    {
        view.breaks(
            own.span(),
            "both this list and the options of its data have an action for selecting, and the phone shows an error in \
             place of the screen",
            "keep one of them: the list's for all options, or one for each option",
        );
    }
}

/// From 6.0 to 6.3 a selection counts anew whenever the screen is drawn.
fn at_every_drawing(view: &mut ComponentView<'_, '_>) {
    if !view.flow.holds(gate::SELECTS_AT_EVERY_DRAWING) || view.initial().is_none() {
        return;
    }
    let [select, _] = SELECT_SLOTS;
    let Some(action) = view.get(select) else {
        return;
    };
    let asks = action.get("name").and_then(Value::as_str) == Some("data_exchange");
    if asks {
        view.warn(
            action.span(),
            "before 7.0 the phone runs this action each time the screen is drawn with a value, also when it opens and \
             when one goes back to it",
            "write version `7.3`, or leave out the initial value",
        );
    }
}
