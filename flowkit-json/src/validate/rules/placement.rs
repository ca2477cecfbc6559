//! Components that want a screen for themselves, and inputs beside a Form.

use super::flow::Flow;
use super::gates;
use crate::catalogue::Kind;
use crate::document::{Component, Screen};
use crate::finding::Code;
use crate::finding::Finding;

pub(super) fn check(flow: &Flow<'_>, findings: &mut Vec<Finding>) {
    for screen in flow.screens {
        rich_text(flow, screen, findings);
        navigation_list(flow, screen, findings);
        outside_form(flow, screen, findings);
    }
}

fn rich_text(flow: &Flow<'_>, screen: &Screen<'_>, findings: &mut Vec<Finding>) {
    let count = screen.of_kind(Kind::RichText).count();
    let with_footer = flow.holds(gates::RICH_TEXT_WITH_FOOTER);
    let company = |component: &&Component<'_>| {
        component.kind != Kind::RichText && !(with_footer && component.kind == Kind::Footer)
    };
    let other = screen.components.iter().find(company);
    if count == 0 || (count == 1 && other.is_none()) {
        return;
    }
    let code = if flow.holds(gates::RICH_TEXT_IS_PLACEMENT) {
        Code::InvalidComponentPlacement
    } else {
        Code::InvalidRichtextPlacement
    };
    let alone = if with_footer {
        "may share its screen with the Footer alone"
    } else {
        "must be alone on its screen"
    };
    for found in screen.of_kind(Kind::RichText) {
        let message = match other {
            Some(other) => format!("a RichText {alone}, not with a {}", other.kind),
            None => format!("a RichText {alone}, not with another one"),
        };
        findings.push(
            flow.finding(code, found.word().span(), message)
                .with_help("write it all into one RichText, or use TextBody with `markdown`"),
        );
    }
}

fn navigation_list(flow: &Flow<'_>, screen: &Screen<'_>, findings: &mut Vec<Finding>) {
    // A Form around it is let through.
    let company =
        |component: &&Component<'_>| !matches!(component.kind, Kind::NavigationList | Kind::Form);
    let Some(other) = screen.components.iter().find(company) else {
        return;
    };
    for found in screen.of_kind(Kind::NavigationList) {
        let message = format!(
            "a NavigationList may only share its screen with other NavigationLists, not with a {}",
            other.kind
        );
        findings.push(
            flow.finding(
                Code::InvalidComponentPlacement,
                found.word().span(),
                message,
            )
            .with_help("move the rest to a screen of its own"),
        );
    }
}

fn outside_form(flow: &Flow<'_>, screen: &Screen<'_>, findings: &mut Vec<Finding>) {
    if screen.of_kind(Kind::Form).next().is_none() {
        return;
    }
    for component in screen
        .components
        .iter()
        .filter(|component| !component.is_in_form())
    {
        if flow.is_crowded(Code::ComponentsOutsideForm) {
            return;
        }
        if component.kind.component().belongs_in_form {
            let message = format!(
                "this {} stands outside the Form of the screen `{}`",
                component.kind,
                screen.id()
            );
            findings.push(
                flow.finding(Code::ComponentsOutsideForm, component.span, message)
                    .with_help("move it into the Form, or do without the Form"),
            );
        }
    }
}
