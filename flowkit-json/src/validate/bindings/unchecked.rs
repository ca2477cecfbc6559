//! What Meta's validator does not look at, and what then does not come out as its author meant: references in the midst
//! of a text, references deep in a payload, and values that change their type on the way to another screen.

use std::cell::Cell;

use super::expected::expected;
use super::pass::{Bound, Pass};
use super::scope::Input;
use super::shape::Shape;
use super::versions::has_expressions;
use crate::expression::{Expression, Fault, Reference, in_backticks};
use crate::finding::Level;
use crate::read::{Kind, Member, Object, Value};
use crate::validate::doc::ComponentAt;

const SLOTS: [&str; 3] = ["on-click-action", "on-select-action", "on-unselect-action"];
const LISTS: [&str; 3] = ["data-source", "list-items", "images"];

/// Checks the titles of all screens.
pub(super) fn check_titles(pass: &mut Pass<'_, '_>) {
    for screen in pass.doc.screens() {
        if let Some(title) = screen.get("title") {
            mixed(pass, title);
        }
    }
}

/// Checks the texts of a component and of what it lists, and the payloads of its actions.
pub(super) fn check(pass: &mut Pass<'_, '_>, component: &ComponentAt<'_, '_>) {
    let kind = component.kind.as_str();
    for member in component.object.members() {
        let property = member.key().as_str();
        if property != "name" && property != "pattern" && expected(kind, property).is_some() {
            texts(pass, member.value());
        }
    }
    let lists = LISTS
        .iter()
        .filter_map(|key| component.get(key)?.as_array());
    let items = lists.flatten().filter_map(Value::as_object);
    for holder in std::iter::once(component.object).chain(items) {
        for action in SLOTS
            .iter()
            .filter_map(|slot| holder.get(slot)?.as_object())
        {
            payload(pass, component.screen, action);
        }
    }
}

/// Looks for references within the texts in a value; actions have their payloads looked at.
fn texts(pass: &mut Pass<'_, '_>, value: &Value<'_>) {
    match value.kind() {
        Kind::String(_) => mixed(pass, value),
        Kind::Array(items) => items.iter().for_each(|item| texts(pass, item)),
        Kind::Object(object) => {
            let shown = object.members();
            for member in shown.filter(|member| !SLOTS.contains(&member.key().as_str())) {
                texts(pass, member.value());
            }
        }
        _ => {}
    }
}

/// A text that holds a reference and more is shown, or sent, as it stands; backticks around nothing are no text at all.
fn mixed(pass: &mut Pass<'_, '_>, value: &Value<'_>) {
    let Some(text) = value.as_str() else {
        return;
    };
    if in_backticks(text).is_some() && !has_expressions(pass.doc.version) {
        let fault = Fault::new(
            "before 6.0 the phone shows nothing in place of a text in backticks",
        )
        .with_help(
            "leave the backticks out, or write version `7.3`, in which they hold an expression",
        );
        pass.note(Level::Device, value.span(), &fault);
        return;
    }
    match pass.bound(text) {
        Bound::Blank => {
            let fault = Fault::new(
                "nothing stands between the backticks, and to the phone that is an empty text",
            )
            .with_help("write the expression, such as `'Hello ' ${data.name}`, or leave it out");
            return pass.note(Level::Device, value.span(), &fault);
        }
        Bound::Literal if holds_reference(text) => {}
        _ => return,
    }
    let help = match has_expressions(pass.doc.version) {
        true if Expression::parse(text).is_ok() => format!("write it in backticks: `` `{text}` ``"),
        true => "write it in backticks, with the fixed parts in single quotes: `'Hello ' ${data.name}`".to_owned(),
        false => "from 6.0 on, texts can be put together in backticks; until then, send the whole text as one field"
            .to_owned(),
    };
    let fault =
        Fault::new("a reference within a text is not filled in: the text stays as it stands")
            .with_help(help);
    pass.note(Level::Warning, value.span(), &fault);
}

fn holds_reference(text: &str) -> bool {
    references_in(text).next().is_some()
}

/// The references that stand anywhere in a text.
pub(super) fn references_in(text: &str) -> impl Iterator<Item = Reference<'_>> {
    text.split("${").skip(1).filter_map(|after| {
        let (inner, _) = after.split_once('}')?;
        Reference::in_braces(inner).ok()
    })
}

fn payload(pass: &mut Pass<'_, '_>, screen: usize, action: &Object<'_>) {
    let navigates = action.get("name").and_then(Value::as_str) == Some("navigate");
    let payload = action.get("payload").and_then(Value::as_object);
    for member in payload.into_iter().flat_map(Object::members) {
        let value = member.value();
        match value.as_str().map(|text| pass.bound(text)) {
            None => nested(pass, screen, value),
            Some(Bound::Literal | Bound::Blank) => mixed(pass, value),
            Some(Bound::Reference(reference)) if navigates => {
                handed_on(pass, screen, action, member, reference);
            }
            Some(Bound::Expression(inner)) if navigates => {
                local_in_expression(pass, screen, inner, value);
            }
            Some(_) => {}
        }
    }
}

/// What is sent from within an object or an array exists all the same, or it is left out.
fn nested(pass: &mut Pass<'_, '_>, screen: usize, value: &Value<'_>) {
    match value.kind() {
        Kind::String(text) => match pass.bound(text) {
            Bound::Reference(reference) => {
                if let Err(fault) = pass.resolve(screen, reference) {
                    pass.note(Level::Warning, value.span(), &fault);
                }
            }
            Bound::Malformed => {
                pass.note(Level::Warning, value.span(), &Fault::malformed_reference());
            }
            Bound::Literal | Bound::Blank => mixed(pass, value),
            Bound::Expression(_) => {}
        },
        Kind::Array(items) => items.iter().for_each(|item| nested(pass, screen, item)),
        Kind::Object(object) => {
            let members = object.members();
            members.for_each(|member| nested(pass, screen, member.value()));
        }
        _ => {}
    }
}

/// Number inputs whose text the next screen takes for a number. What the validator refuses it says itself, and what the
/// next screen does not declare nobody checks.
fn handed_on(
    pass: &mut Pass<'_, '_>,
    screen: usize,
    action: &Object<'_>,
    member: &Member<'_>,
    reference: Reference<'_>,
) {
    let input = pass.scope.input_at(screen, reference);
    if !input.is_some_and(Input::is_number) {
        return;
    }
    let next = action
        .get("next")
        .and_then(|next| next.get("name")?.as_str());
    let target = next.and_then(|next| pass.scope.screen_named(next));
    let target = target.and_then(|target| pass.scope.screen(target));
    let declared = target.and_then(|target| target.declared(member.key().as_str()));
    if !declared.is_some_and(|declared| Shape::Schema(declared).kind().is_numeric()) {
        return;
    }
    let fault = Fault::new(
        "what is typed into this input arrives on the next screen as text, which is no `number` there: the phone shows an \
         error in place of that screen",
    )
    .with_help(instead_of_handing_on(pass, screen, reference));
    pass.note(Level::Device, member.value().span(), &fault);
}

/// What to do with a value that no screen can declare.
pub(super) fn instead_of_handing_on(
    pass: &Pass<'_, '_>,
    screen: usize,
    reference: Reference<'_>,
) -> String {
    let here = pass.scope.screen(screen).map_or("", |screen| screen.id);
    let from = reference.screen.unwrap_or(here);
    let name = reference.path;
    format!("leave it out, and refer to it there as `${{screen.{from}.form.{name}}}`")
}

/// The validator takes local references in such an expression for ones on the next screen, the phone for ones on this.
fn local_in_expression(pass: &mut Pass<'_, '_>, screen: usize, inner: &str, value: &Value<'_>) {
    let local = Cell::new(None);
    let Ok(expression) = Expression::parse(inner) else {
        return;
    };
    let _ = expression.type_of(&|reference| {
        if reference.screen.is_none() {
            local.set(local.get().or(Some(reference)));
        }
        pass.scope.type_of(screen, reference)
    });
    let Some(local) = local.get() else {
        return;
    };
    let here = pass.scope.screen(screen).map_or("", |screen| screen.id);
    let global = Reference {
        screen: Some(here),
        ..local
    };
    let message = format!(
        "in an expression for another screen, `{local}` is of that screen to the validator and of this one to the phone"
    );
    let fault = Fault::new(message).with_help(format!("write `{global}`"));
    pass.note(Level::Warning, value.span(), &fault);
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings_of;
    use crate::finding::Level;
    use crate::validate::doc::Version;

    /// The paths of the warnings about a flow of two screens: the components of the first, and the fields of the second.
    fn warned(version: (u16, u16), children: &str, target: &str) -> Vec<String> {
        found(version, children, target, Level::Warning)
    }

    fn found(version: (u16, u16), children: &str, target: &str, level: Level) -> Vec<String> {
        let text = format!(
            r#"{{"screens": [
                {{"id": "A", "title": "T", "data": {{"x": {{"type": "string", "__example__": "a"}}}},
                  "layout": {{"children": [{{"type": "TextBody", "text": "${{data.x}}"}}, {children}]}}}},
                {{"id": "B", "terminal": true, "data": {{{target}}}, "layout": {{"children": []}}}}]}}"#
        );
        let findings = findings_of(&text, Version::new(version.0, version.1));
        let warnings = findings.iter().filter(|finding| {
            finding.level() == level && !finding.message().starts_with("nothing shows")
        });
        let path = |finding: &crate::Finding| {
            let path = finding
                .path()
                .trim_start_matches("screens[0].layout.children[1].");
            path.trim_start_matches("on-click-action.payload.")
                .to_owned()
        };
        warnings.map(path).collect()
    }

    fn in_7_3(children: &str) -> Vec<String> {
        warned((7, 3), children, "")
    }

    #[test]
    fn a_reference_within_a_text_is_noticed_wherever_texts_are() {
        for (component, path) in [
            (r#"{"type": "TextBody", "text": "Hello ${data.x}"}"#, "text"),
            (
                r#"{"type": "TextBody", "text": ["Hello", "you, ${data.x}"]}"#,
                "text[1]",
            ),
            (
                r#"{"type": "Footer", "label": "Go on, ${form.name}!"}"#,
                "label",
            ),
            (
                r#"{"type": "Dropdown", "data-source": [{"id": "1", "title": "For ${screen.A.data.x}"}]}"#,
                "data-source[0].title",
            ),
            (
                r#"{"type": "NavigationList", "list-items": [{"id": "1", "main-content": {"title": "A ${data.x}"}}]}"#,
                "list-items[0].main-content.title",
            ),
            (
                r#"{"type": "Footer", "on-click-action": {"name": "data_exchange", "payload": {"to": "for ${data.x}"}}}"#,
                "to",
            ),
        ] {
            assert_eq!(in_7_3(component), [path], "{component}");
        }
    }

    #[test]
    fn whole_references_expressions_and_mere_signs_are_no_mixture() {
        for component in [
            r#"{"type": "TextBody", "text": "${data.x}"}"#,
            r#"{"type": "TextBody", "text": "`'Hello ' ${data.x}`"}"#,
            r#"{"type": "TextBody", "text": "5 $ {each}, or ${some} dollars, or ${data"}"#,
            r#"{"type": "TextInput", "name": "n", "pattern": "a${data.x}"}"#,
            r#"{"type": "If", "condition": "(${data.x} == 'a')", "then": [{"type": "TextBody", "text": "t"}]}"#,
            r#"{"type": "Footer", "on-click-action": {"name": "data_exchange", "payload": {"to": "${data.x}"}}}"#,
        ] {
            assert_eq!(in_7_3(component), [""; 0], "{component}");
        }
    }

    #[test]
    fn p078_before_6_0_nothing_shows_in_place_of_backticks() {
        for text in ["`'Hello ' ${data.x}`", "`hello`"] {
            let quoted = format!(r#"{{"type": "TextBody", "text": "{text}"}}"#);
            assert_eq!(
                found((5, 1), &quoted, "", Level::Device),
                ["text"],
                "{text}"
            );
            assert_eq!(warned((5, 1), &quoted, ""), [""; 0], "{text}");
            assert_eq!(found((6, 0), &quoted, "", Level::Device), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_screen_title_is_a_text_too() {
        let title = |title: &str| {
            let text = format!(
                r#"{{"screens": [{{"id": "A", "title": "{title}", "layout": {{"children": []}}}}]}}"#
            );
            let findings = findings_of(&text, Version::new(7, 3));
            findings
                .iter()
                .map(|finding| finding.path().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(title("Step of ${data.n}"), ["screens[0].title"]);
        assert_eq!(title("Step one"), [""; 0]);
    }

    #[test]
    fn references_deep_in_a_payload_must_lead_somewhere() {
        let footer = |value: &str| {
            in_7_3(&format!(
                r#"{{"type": "Footer", "on-click-action": {{"name": "data_exchange", "payload": {{"deep": {value}}}}}}}"#
            ))
        };
        assert_eq!(footer(r#"{"a": ["${data.x}", "x", 1]}"#), [""; 0]);
        assert_eq!(footer(r#"{"a": ["${data.y}"]}"#), ["deep.a[0]"]);
        assert_eq!(footer(r#"{"a": "${screen.Z.form.n}"}"#), ["deep.a"]);
        assert_eq!(footer(r#"["to ${data.x}"]"#), ["deep[0]"]);
    }

    fn navigate(input: &str, value: &str, target: &str) -> Vec<String> {
        let footer = format!(
            r#"{{"type": "Footer", "on-click-action": {{"name": "navigate",
                "next": {{"type": "screen", "name": "B"}}, "payload": {{"v": "{value}"}}}}}}, {input}"#
        );
        let declared = format!(r#""v": {{"type": "{target}", "__example__": 1}}"#);
        warned((7, 3), &footer, &declared)
    }

    /// All that is found about a value that is handed on to a field of this type.
    fn handed_on(input: &str, value: &str, target: &str) -> Vec<(Level, String)> {
        let text = format!(
            r#"{{"screens": [
                {{"id": "A", "title": "T", "layout": {{"children": [{input}, {{"type": "Footer", "on-click-action":
                    {{"name": "navigate", "next": {{"type": "screen", "name": "B"}}, "payload": {{"v": "{value}"}}}}}}]}}}},
                {{"id": "B", "terminal": true, "data": {{"v": {{"type": "{target}", "__example__": 1}}}},
                    "layout": {{"children": [{{"type": "TextBody", "text": "${{data.v}}"}}]}}}}]}}"#
        );
        let findings = findings_of(&text, Version::new(7, 3));
        let about = findings
            .iter()
            .filter(|finding| finding.path().ends_with("payload.v"));
        let told = |finding: &crate::Finding| (finding.level(), finding.message().to_owned());
        about.map(told).collect()
    }

    #[test]
    fn p180_values_that_change_their_type_on_the_way_are_told_of_once() {
        for kind in ["number", "passcode"] {
            let input = format!(r#"{{"type": "TextInput", "name": "n", "input-type": "{kind}"}}"#);
            for value in ["${form.n}", "${screen.A.form.n}"] {
                let as_number = handed_on(&input, value, "number");
                assert_eq!(as_number.len(), 1, "{kind} {value}");
                assert_eq!(as_number[0].0, Level::Device, "{kind} {value}");
                let as_text = handed_on(&input, value, "string");
                assert_eq!(as_text.len(), 1, "{kind} {value}: {as_text:?}");
                assert_eq!(as_text[0].0, Level::Error, "{kind} {value}");
                assert!(
                    as_text[0].1.contains("neither declaration works"),
                    "{as_text:?}"
                );
            }
        }
        let text = r#"{"type": "TextInput", "name": "n", "input-type": "email"}"#;
        assert_eq!(handed_on(text, "${form.n}", "string"), []);
        let range = r#"{"type": "CalendarPicker", "name": "n", "mode": "range"}"#;
        for target in ["object", "string"] {
            let found = handed_on(range, "${form.n}", target);
            assert_eq!(found.len(), 1, "{target}: {found:?}");
            assert_eq!(found[0].0, Level::Error, "{target}");
            assert!(found[0].1.contains("cannot be declared"), "{found:?}");
        }
        let day = r#"{"type": "CalendarPicker", "name": "n"}"#;
        assert_eq!(handed_on(day, "${form.n}", "string"), []);
        // To the endpoint they may go.
        let number = r#"{"type": "TextInput", "name": "n", "input-type": "number"}"#;
        let sent = r#"{"type": "Footer", "on-click-action": {"name": "data_exchange", "payload": {"v": "${form.n}"}}}"#;
        let sending = format!("{sent}, {number}");
        assert_eq!(found((7, 3), &sending, "", Level::Device), [""; 0]);
    }

    #[test]
    fn local_references_in_an_expression_for_another_screen_are_ambiguous() {
        let input = r#"{"type": "TextInput", "name": "n"}"#;
        assert_eq!(navigate(input, "`'a' ${form.n}`", "string"), ["v"]);
        assert_eq!(
            navigate(input, "`'a' ${screen.A.form.n}`", "string"),
            [""; 0]
        );
        assert_eq!(navigate(input, "`'a' 'b'`", "string"), [""; 0]);
    }
}
