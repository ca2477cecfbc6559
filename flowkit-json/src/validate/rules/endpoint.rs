//! What a flow with an endpoint must say, and what only such a flow may say.

use super::flow::Flow;

use crate::catalogue::versions::newest_data_api_version;
use crate::document::ActionKind;
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::Value;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    if flow.has_endpoint() {
        if flow.member("routing_model").is_none() {
            let message = "a flow with `data_api_version` needs a `routing_model`";
            let help = "list under each screen's id the screens that may follow: `{\"FIRST\": [\"SECOND\"]}`";
            let span = flow.document.root().span();
            findings.push(
                flow.finding(Code::MissingRequiredProperty, span, message)
                    .with_help(help),
            );
        }
        return;
    }
    let latest = newest_data_api_version(flow.document.judged_as);
    let actions = flow.screens.iter().flat_map(|screen| &screen.actions);
    for action in actions.filter(|action| action.kind() == ActionKind::DataExchange) {
        let message =
            "`data_exchange` calls the endpoint, but the document has no `data_api_version`";
        let help = format!(
            "add `\"data_api_version\": \"{latest}\"` and a `routing_model`, or use `navigate`"
        );
        findings.push(
            flow.finding(Code::MissingRequiredProperty, action.name().span(), message)
                .with_help(help),
        );
    }
    for screen in flow.screens {
        let refresh = screen.object.get("refresh_on_back");
        if let Some(refresh) = refresh.filter(|value| value.as_bool() == Some(true)) {
            let message =
                "`refresh_on_back` asks the endpoint, but the document has no `data_api_version`";
            let help = format!(
                "remove it, or add `\"data_api_version\": \"{latest}\"` and a `routing_model`"
            );
            findings.push(
                flow.finding(Code::InvalidPropertyValue, refresh.span(), message)
                    .with_help(help),
            );
        }
    }
}

/// Whether routes have to be derived from `navigate` actions.
pub(super) fn derives_routes(flow: &Flow<'_>) -> bool {
    let model = flow.member("routing_model").and_then(Value::as_object);
    model.is_none() && !flow.has_endpoint()
}
