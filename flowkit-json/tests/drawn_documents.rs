//! Components of documents that Meta's validator takes, drawn with their examples as data.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod labelled;

use flowkit_json::catalogue::{Kind, Version};
use flowkit_json::phone_rules::{
    Json, JsonKind, Properties, Severity, check_component, check_init_values,
};
use flowkit_json::{Component, Level, Report, Screen, Span, Value, read_flow};

/// A value in which texts that are bound count as missing.
#[derive(Clone, Copy)]
struct Drawn<'j>(&'j Value<'j>);

fn is_bound(value: &Value<'_>) -> bool {
    let text = value.as_str().unwrap_or_default();
    text.starts_with("${") || (text.len() > 2 && text.starts_with('`') && text.ends_with('`'))
}

impl<'j> Json<'j> for Drawn<'j> {
    fn kind(self) -> JsonKind<'j> {
        Json::kind(self.0)
    }
    fn items(self) -> impl ExactSizeIterator<Item = Self> {
        self.0.items().map(Drawn)
    }
    fn members(self) -> impl Iterator<Item = (&'j str, Self)> {
        let members = self.0.members().filter(|(_, value)| !is_bound(value));
        members.map(|(key, value)| (key, Drawn(value)))
    }
    fn get(self, key: &str) -> Option<Self> {
        let member = Json::get(self.0, key).filter(|value| !is_bound(value));
        member.map(Drawn)
    }
}

/// A component of a screen, whose data are the examples of its fields.
#[derive(Clone, Copy)]
struct OnScreen<'j> {
    component: &'j Component<'j>,
    screen: &'j Screen<'j>,
}

impl<'j> Properties<'j> for OnScreen<'j> {
    type Json = Drawn<'j>;

    fn get(&self, name: &str) -> Option<Drawn<'j>> {
        let written = self.component.get(name)?;
        if !is_bound(written) {
            return Some(Drawn(written));
        }
        let path = written
            .as_str()?
            .strip_prefix("${data.")?
            .strip_suffix('}')?;
        let mut steps = path.split('.');
        let data = self.screen.object().get("data")?;
        let example = data.get(steps.next()?)?.get("__example__")?;
        let value = steps.try_fold(example, |value, step| value.get(step))?;
        Some(Drawn(value))
    }
}

/// Whether lint has something to say about the component, or about the data of its screen.
fn is_told(report: &Report, shown: OnScreen<'_>) -> bool {
    let data = shown.screen.object().get("data").map(Value::span);
    let mut findings = report.findings().iter();
    findings.any(|finding| {
        let breaks = matches!(finding.level(), Level::Device | Level::Warning);
        let at = finding.span().start().offset();
        let within = |span: Span| span.range().contains(&at);
        breaks && (within(shown.component.span()) || data.is_some_and(within))
    })
}

#[test]
fn what_lint_has_nothing_against_is_drawn() {
    let (mut drawn, mut refused) = (0, 0);
    let mut untold = Vec::new();
    for (file, text) in labelled::documents() {
        let (document, report) = read_flow(text.as_bytes());
        let Some(document) = document.filter(|_| report.is_valid()) else {
            continue;
        };
        let version = document.version().unwrap();
        let version = Version::parse(version.as_str()).unwrap();
        for screen in document.screens() {
            for component in screen.components() {
                drawn += 1;
                let kind = Kind::from_name(component.word().as_str()).unwrap();
                let shown = OnScreen { component, screen };
                let mut faults = check_component(kind, version, shown, None);
                if let Some(values) = shown.get("init-values") {
                    faults.extend(check_init_values(screen, values));
                }
                faults.retain(|fault| fault.severity() == Severity::Hard);
                refused += usize::from(!faults.is_empty());
                if !faults.is_empty() && !is_told(&report, shown) {
                    untold.push(format!("{file} {} {kind}: {faults:?}", screen.id()));
                }
            }
        }
    }
    assert!(untold.is_empty(), "{}", untold.join("\n"));
    assert!(drawn > 5000 && refused > 10, "{drawn} {refused}");
}
