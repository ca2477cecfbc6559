//! Terminal screens: that there is one, and that it can be left by finishing the flow.

use super::flow::Flow;
use super::gates;
use crate::catalogue::Kind;
use crate::document::{ActionKind, Screen};
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::Value;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    if !flow
        .screens
        .iter()
        .any(crate::document::Screen::is_terminal)
        && let Some(screens) = flow.member("screens")
    {
        let message = "the flow has no terminal screen, so it can never be finished";
        findings.push(
            flow.finding(Code::MissingTerminalScreen, screens.span(), message)
                .with_help("add `\"terminal\": true` to the screen on which the flow ends"),
        );
    }
    success(flow, findings);
    for screen in flow.screens {
        if screen.is_terminal() {
            footer(flow, screen, findings);
        } else {
            complete(flow, screen, findings);
        }
        navigation_list(flow, screen, findings);
    }
}

/// One way to end must count as a success. A screen that leaves `terminal` out counts as one.
fn success(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    let may_end = |screen: &&Screen<'_>| {
        screen.object.get("terminal").and_then(Value::as_bool) != Some(false)
    };
    let failures: Option<Vec<_>> = flow
        .screens
        .iter()
        .filter(may_end)
        .map(|screen| {
            let success = screen.object.get("success")?;
            (success.as_bool() == Some(false)).then_some(success)
        })
        .collect();
    for success in failures.unwrap_or_default() {
        let message = "every way to end this flow counts as a failure";
        findings.push(
            flow.finding(Code::InvalidPropertyValue, success.span(), message)
                .with_help("leave `success` out on the terminal screen that ends the flow well"),
        );
    }
}

fn footer(flow: &Flow<'_>, screen: &Screen<'_>, findings: &mut Vec<Finding>) {
    // Where a RichText must be alone, there is no room for a Footer.
    let no_room = !flow.holds(gates::RICH_TEXT_WITH_FOOTER)
        && screen.of_kind(Kind::RichText).next().is_some();
    let missing = screen.of_kind(Kind::Footer).next().is_none() && !no_room;
    if let Some(level) = flow.level(gates::TERMINAL_FOOTER).filter(|_| missing) {
        let message = format!("the terminal screen `{}` has no Footer", screen.id());
        findings.push(
            flow.finding(Code::MissingFooterOnTerminalScreen, screen.span, message)
                .with_help("add a Footer whose `on-click-action` is `complete`")
                .at_level(level),
        );
    }
    let Some(level) = flow.level(gates::FINISHING_FOOTER) else {
        return;
    };
    for action in screen
        .actions
        .iter()
        .filter(|action| action.kind == Some(Kind::Footer))
    {
        let name = action.name();
        // Without an endpoint, `data_exchange` is refused for that reason alone.
        if name == "complete" || name == "data_exchange" {
            continue;
        }
        let message = format!(
            "the Footer of the terminal screen `{}` must finish the flow, but its action is `{name}`",
            screen.id()
        );
        let help = if flow.has_endpoint() {
            "use `complete` or `data_exchange`"
        } else {
            "use `complete`"
        };
        findings.push(
            flow.finding(Code::InvalidPropertyValue, name.span(), message)
                .with_help(help)
                .at_level(level),
        );
    }
}

fn complete(flow: &Flow<'_>, screen: &Screen<'_>, findings: &mut Vec<Finding>) {
    for action in screen
        .actions
        .iter()
        .filter(|action| action.kind() == ActionKind::Complete)
    {
        let message = format!(
            "`complete` ends the flow, but the screen `{}` is not terminal",
            screen.id()
        );
        findings.push(
            flow.finding(Code::InvalidCompleteAction, action.name().span(), message)
                .with_help("add `\"terminal\": true` to the screen, or use another action"),
        );
    }
}

/// A screen with a NavigationList cannot have a Footer, so it cannot be an end.
fn navigation_list(flow: &Flow<'_>, screen: &Screen<'_>, findings: &mut Vec<Finding>) {
    if !screen.is_terminal() || !screen.has_navigation_list() {
        return;
    }
    if let Some(terminal) = screen.object.get("terminal") {
        let message = format!(
            "the screen `{}` has a NavigationList and so cannot be terminal",
            screen.id()
        );
        findings.push(
            flow.finding(Code::InvalidPropertyKey, terminal.span(), message)
                .with_help("remove `terminal` here and end the flow on another screen"),
        );
    }
}
