//! The actions of a component, and of the items it lists.

use super::pass::{Bound, Pass};
use super::{expected, navigate, payload_references, properties, update_data};
use crate::catalogue::gate;
use crate::catalogue::slots::{LIST_ITEMS, OPTIONS, SELECT_SLOTS};
use crate::document::Component;
use crate::document::{Action, ActionKind};
use crate::expression::Fault;
use crate::finding::Code;
use crate::finding::Level;
use crate::read::Value;

/// Checks every action of a component.
pub(super) fn check<'d>(pass: &mut Pass<'_, 'd>, component: &'d Component<'d>) {
    let screen = pass.document.screen_at(component.screen);
    for action in screen
        .map(|screen| screen.actions_by(component))
        .unwrap_or_default()
        .iter()
    {
        pass.in_list_item = action.item_of == Some(LIST_ITEMS);
        check_action(pass, action);
    }
    pass.in_list_item = false;
    let selects = SELECT_SLOTS
        .iter()
        .any(|slot| component.get(slot).is_some());
    let options = component.get(OPTIONS).and_then(Value::as_array);
    let options = options.unwrap_or_default().iter();
    for item in options.filter_map(Value::as_object) {
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

fn check_action<'d>(pass: &mut Pass<'_, 'd>, action: &'d Action<'d>) {
    match action.kind() {
        ActionKind::Navigate => {
            payload_references::check_references(pass, action);
            navigate::check(pass, action);
        }
        ActionKind::DataExchange => {
            payload_references::check_references(pass, action);
            check_sent_expressions(pass, action);
        }
        ActionKind::Complete => {
            payload_references::check_references(pass, action);
            payload_references::check_media_limits(pass, action);
            check_sent_expressions(pass, action);
        }
        ActionKind::UpdateData => update_data::check(pass, action),
        ActionKind::OpenUrl => {
            if let Some(url) = action.object.member("url") {
                properties::check_property(pass, action.screen, url, expected::URL);
            }
        }
        ActionKind::Unknown => {}
    }
}

/// Checks the expressions in a payload that goes to the endpoint, or to whoever gets the completed flow.
fn check_sent_expressions<'d>(pass: &mut Pass<'_, 'd>, action: &'d Action<'d>) {
    let payload = action.payload_object();
    for member in payload
        .map(|(payload, _)| payload.members())
        .unwrap_or_default()
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
