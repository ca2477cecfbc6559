//! Data that a screen declares and no text of the flow refers to.

use std::collections::HashSet;

use super::offered_names::list;
use super::pass::Pass;
use super::unchecked::references_in;
use crate::expression::{Area, Fault};
use crate::read::{Kind, Member, Object, Value};

/// Warns of fields that no reference in any text names, on their own screen or on another.
pub(super) fn check(pass: &mut Pass<'_, '_>) {
    let mut walk = Used {
        fields: HashSet::new(),
        screen: 0,
        pass,
    };
    for (index, screen) in walk.pass.doc.screens().iter().enumerate() {
        walk.screen = index;
        walk.within(screen);
    }
    let Used { fields: used, .. } = walk;
    for (index, screen) in pass.doc.screens().iter().enumerate() {
        let Some(declared) = screen.get("data").and_then(Value::as_object) else {
            continue;
        };
        let id = screen.get("id").and_then(Value::as_str).unwrap_or_default();
        let fields = declared
            .members()
            .filter(|field| field.value().as_object().is_some());
        let mut unused = fields
            .map(Member::key)
            .filter(|name| !used.contains(&(index, name.as_str())));
        let Some(first) = unused.next() else {
            continue;
        };
        let names = std::iter::once(first)
            .chain(unused)
            .map(|name| name.as_str());
        let names = list(names).unwrap_or_default();
        let fault = Fault::new(format!(
            "nothing shows or sends this data of the screen `{id}`: {names}"
        ))
        .with_help(format!("refer to it as `${{data.{first}}}`, or remove it"));
        // One finding for a screen: authors keep fields that a screen used to show, or soon will.
        pass.remark(first.span(), &fault);
    }
}

struct Used<'u, 'p, 'd> {
    /// The screen's index, and the field's name.
    fields: HashSet<(usize, &'d str)>,
    /// The index of the screen that the walk is in.
    screen: usize,
    pass: &'u Pass<'p, 'd>,
}

impl<'d> Used<'_, '_, 'd> {
    fn within(&mut self, value: &'d Value<'d>) {
        match value.kind() {
            Kind::String(text) => self.text(text),
            Kind::Array(items) => items.iter().for_each(|item| self.within(item)),
            Kind::Object(object) => {
                let members = Object::members(object);
                members.for_each(|member| self.within(member.value()));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &'d str) {
        for reference in references_in(text).filter(|reference| reference.area == Area::Data) {
            let screen = match reference.screen {
                None => Some(self.screen),
                Some(id) => self.pass.scope.screen_named(id),
            };
            let field = reference.path.split('.').next();
            self.fields.extend(screen.zip(field));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings_of;
    use crate::catalogue::versions::Version;
    use crate::finding::Level;

    /// The warnings about two screens: the data of the first, its components, those of the second.
    fn warnings(data: &str, children: &str, others: &str) -> Vec<(String, String)> {
        let text = format!(
            r#"{{"screens": [
                {{"id": "A", "data": {data}, "layout": {{"children": [{children}]}}}},
                {{"id": "B", "terminal": true, "layout": {{"children": [{others}]}}}}]}}"#
        );
        let findings = findings_of(&text, Version::new(7, 3));
        let warnings = findings
            .iter()
            .filter(|finding| finding.level() == Level::Warning && finding.is_by_design());
        let told =
            |finding: &crate::Finding| (finding.path().to_owned(), finding.message().to_owned());
        warnings.map(told).collect()
    }

    const DATA: &str = r#"{"x": {"type": "string", "__example__": "a"},
        "o": {"type": "object", "properties": {"y": {"type": "string"}}, "__example__": {"y": "b"}}}"#;

    #[test]
    fn data_that_nothing_refers_to_is_told_once_a_screen() {
        let expected = (
            "screens[0].data.x".to_owned(),
            "nothing shows or sends this data of the screen `A`: `x`, `o`".to_owned(),
        );
        assert_eq!(warnings(DATA, "", ""), [expected]);
        // What another screen calls the same is another field.
        let other = r#"{"type": "TextBody", "text": "`'' ${data.x} ${data.o}`"}"#;
        assert_eq!(warnings(DATA, "", other).len(), 1);
    }

    #[test]
    fn every_way_to_refer_to_a_field_counts() {
        let x = r#"{"type": "TextBody", "text": "${data.x}"}"#;
        for with_member in [
            r#"{"type": "TextBody", "text": "${data.o.y}"}"#,
            r#"{"type": "TextBody", "text": "`'so ' ${data.o.y}`"}"#,
            r#"{"type": "If", "condition": "(${data.o.y} == 'b')", "then": [{"type": "TextBody", "text": "t"}]}"#,
            r#"{"type": "Dropdown", "data-source": [{"id": "1", "title": "${data.o.y}"}]}"#,
            r#"{"type": "Footer", "on-click-action": {"name": "data_exchange", "payload": {"deep": ["${data.o}"]}}}"#,
        ] {
            assert_eq!(
                warnings(DATA, &format!("{x}, {with_member}"), ""),
                [],
                "{with_member}"
            );
        }
        let global = r#"{"type": "TextBody", "text": "${screen.A.data.o.y}"}"#;
        assert_eq!(warnings(DATA, x, global), []);
        let required = r#"{"x": {"type": "string", "__example__": "a"}, "required": ["x"]}"#;
        assert_eq!(warnings(required, x, ""), []);
    }
}
