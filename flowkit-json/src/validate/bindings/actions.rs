//! The actions of a component, and of the items it lists.

use super::action_at::ActionAt;
use super::pass::{Bound, Pass};
use super::{expected, navigate, payload_references, properties, update_data};
use crate::catalogue::gate;
use crate::catalogue::slots::{ACTION_SLOTS, LIST_ITEMS, OPTIONS, SELECT_SLOTS};
use crate::expression::Fault;
use crate::finding::Code;
use crate::finding::Level;
use crate::read::{Object, Value};
use crate::validate::doc::ComponentAt;

/// Checks every action of a component.
pub(super) fn check<'d>(pass: &mut Pass<'_, 'd>, component: &ComponentAt<'_, 'd>) {
    let screen = component.screen;
    check_slots(pass, screen, component.object);
    let selects = SELECT_SLOTS
        .iter()
        .any(|slot| component.get(slot).is_some());
    let items = |list: &str| {
        let items = component.get(list).and_then(Value::as_array);
        items
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_object)
    };
    for item in items(LIST_ITEMS) {
        pass.in_list_item = true;
        check_slots(pass, screen, item);
        pass.in_list_item = false;
    }
    for item in items(OPTIONS) {
        check_slots(pass, screen, item);
        let action = SELECT_SLOTS.iter().find_map(|slot| item.get(slot));
        if let Some(action) = action.filter(|_| selects) {
            let fault = Fault::new("both the list and this option have an action for selecting")
                .with_help("keep one of them: the list's for all options, or one for each option");
            pass.report(
                Level::Error,
                Code::InvalidUpdateDataActionPayload,
                action.span(),
                &fault,
            );
        }
    }
}

fn check_slots<'d>(pass: &mut Pass<'_, 'd>, screen: usize, object: &'d Object<'d>) {
    for value in ACTION_SLOTS.iter().filter_map(|slot| object.get(slot)) {
        let Some(object) = value.as_object() else {
            continue;
        };
        let span = value.span();
        let action = ActionAt {
            screen,
            span,
            object,
        };
        check_action(pass, action);
    }
}

fn check_action<'d>(pass: &mut Pass<'_, 'd>, action: ActionAt<'d>) {
    match action.object.get("name").and_then(Value::as_str) {
        Some("navigate") => {
            payload_references::check_references(pass, action);
            navigate::check(pass, action);
        }
        Some("data_exchange") => {
            payload_references::check_references(pass, action);
            check_sent_expressions(pass, action);
        }
        Some("complete") => {
            payload_references::check_references(pass, action);
            payload_references::check_media_limits(pass, action);
            check_sent_expressions(pass, action);
        }
        Some("update_data") => update_data::check(pass, action),
        Some("open_url") => {
            if let Some(url) = action.object.member("url") {
                properties::check_property(pass, action.screen, url, expected::URL);
            }
        }
        _ => {}
    }
}

/// Checks the expressions in a payload that goes to the endpoint, or to whoever gets the completed flow.
fn check_sent_expressions<'d>(pass: &mut Pass<'_, 'd>, action: ActionAt<'d>) {
    let payload = action.payload();
    for member in payload
        .into_iter()
        .flat_map(|(payload, _)| payload.members())
    {
        if let Some(Bound::Expression(inner)) = pass.bound_value(member.value())
            && let Err(fault) = pass.expression_type(inner, action.screen)
        {
            let level = pass.level(gate::SENT_PAYLOAD_EXPRESSIONS);
            pass.report(
                level,
                Code::InvalidActionPayloadProperty,
                member.value().span(),
                &fault,
            );
        }
    }
}
