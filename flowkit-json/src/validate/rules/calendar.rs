//! CalendarPicker: what is text for a single date is an object of two for a range.
//!
//! See the [components reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components).

use super::dates::is_date;
use super::flow::Flow;
use crate::document::Component;
use crate::finding::Code;
use crate::finding::Finding;
use crate::read::{Object, Value};

const HALVES: [&str; 2] = ["start-date", "end-date"];
/// What only a range has.
const RANGE_ONLY: [&str; 4] = ["title", "description", "min-days", "max-days"];
/// What a range has twice, and the halves that must be there.
const PAIRED: [(&str, &[&str]); 4] = [
    ("label", &HALVES),
    ("helper-text", &["start-date"]),
    ("error-message", &["start-date"]),
    ("required", &["start-date"]),
];

pub(super) fn check<'d>(
    flow: &Flow<'d>,
    component: &'d Component<'d>,
    findings: &mut Vec<Finding>,
) {
    let mut calendar = Calendar {
        flow,
        component,
        findings,
    };
    match component.get("mode").map(|mode| (mode, mode.as_str())) {
        Some((_, Some("range"))) => calendar.range(),
        // Which one it is shows on the phone alone.
        Some((mode, _)) if flow.is_bound(mode) => calendar.days(),
        _ => calendar.single(),
    }
}

struct Calendar<'f, 'd> {
    flow: &'f Flow<'d>,
    component: &'d Component<'d>,
    findings: &'f mut Vec<Finding>,
}

impl<'d> Calendar<'_, 'd> {
    fn add(&mut self, code: Code, value: &Value<'_>, message: String, help: &str) {
        let finding = self.flow.finding(code, value.span(), message);
        self.findings.push(finding.with_help(help));
    }

    fn single(&mut self) {
        for key in RANGE_ONLY {
            if let Some(value) = self.component.get(key) {
                let message = format!("`{key}` is for a CalendarPicker that selects a range");
                let help = "remove it, or add `\"mode\": \"range\"`";
                self.add(Code::InvalidPropertyNameForCondition, value, message, help);
            }
        }
        for (key, _) in PAIRED {
            self.no_object(key);
        }
        self.no_object("init-value");
        let init = self
            .component
            .get("init-value")
            .filter(|init| !self.flow.is_bound(init));
        if let Some(init) = init.filter(|init| !init.as_str().is_some_and(is_date)) {
            let message =
                "the initial value of a CalendarPicker for one date must be a date".to_owned();
            let code = Code::InvalidDateSingleInitValueFormat;
            self.add(code, init, message, "write it as `YYYY-MM-DD`");
            if init.as_object().is_some()
                && let Some(finding) = self.findings.last_mut()
            {
                // `no_object` has reported the same value.
                *finding = finding.clone().echoing();
            }
        }
    }

    fn no_object(&mut self, key: &str) {
        if let Some(value) = self
            .component
            .get(key)
            .filter(|value| value.as_object().is_some())
        {
            let message = format!(
                "`{key}` of a CalendarPicker for one date must be a single value, not an object"
            );
            self.add(
                Code::InvalidType,
                value,
                message,
                "keep one of the two, or add `\"mode\": \"range\"`",
            );
        }
    }

    fn range(&mut self) {
        self.days();
        for (key, needed) in PAIRED {
            if let Some(object) = self.pair(key) {
                self.halves(key, object, needed);
            }
        }
        if let Some(object) = self.pair("init-value") {
            self.extra("init-value", object);
            self.init_dates(object);
        }
    }

    /// The object that a range needs here; whatever else is there is reported, unless it is bound.
    fn pair(&mut self, key: &str) -> Option<&'d Object<'d>> {
        let value = self
            .component
            .get(key)
            .filter(|value| !self.flow.is_bound(value))?;
        let object = value.as_object();
        if object.is_none() {
            let message = format!(
                "`{key}` of a CalendarPicker for a range must be an object, not {}",
                value.kind_name()
            );
            let help = format!("write `\"{key}\": {{\"start-date\": …, \"end-date\": …}}`");
            self.add(Code::InvalidType, value, message, &help);
        }
        object
    }

    fn halves(&mut self, key: &str, object: &'d Object<'d>, needed: &[&str]) {
        for half in needed.iter().filter(|half| object.get(half).is_none()) {
            if let Some(value) = self.component.get(key) {
                let message = format!("`{key}` lacks `{half}`");
                let help =
                    "a CalendarPicker for a range has two of them: `start-date` and `end-date`";
                let code = Code::MissingCalendarPickerRangeModeProp;
                self.add(code, value, message, help);
            }
        }
        self.extra(key, object);
    }

    fn extra(&mut self, key: &str, object: &'d Object<'d>) {
        let names: Vec<&str> = object
            .members()
            .map(|member| member.key().as_str())
            .collect();
        for name in names.into_iter().filter(|name| !HALVES.contains(name)) {
            if let Some(value) = self.component.get(key) {
                let message = format!(
                    "`{key}` has `{name}`, but only `start-date` and `end-date` belong there"
                );
                let finding = self.flow.finding(
                    Code::UnexpectedCalendarPickerRangeModeProp,
                    value.span(),
                    message,
                );
                let nearest = crate::nearest(name, HALVES);
                self.findings.push(match nearest {
                    Some(_) => finding.with_nearest(nearest),
                    None => finding.with_help(format!("remove `{name}`")),
                });
            }
        }
    }

    fn init_dates(&mut self, object: &'d Object<'d>) {
        for half in HALVES {
            let message = format!("`{half}` of the initial value must be a date");
            let finding = match object.get(half) {
                // The validator gives no place for what is not there, and with one half alone nothing is selected.
                None => Finding::new(
                    format!("the initial value of a CalendarPicker lacks `{half}`"),
                    crate::read::Span::START,
                    "",
                )
                .with_code(Code::InvalidDateSingleInitValueFormat),
                Some(value) if self.flow.is_bound(value) || value.as_str().is_some_and(is_date) => {
                    continue;
                }
                Some(value) => self.flow.finding(
                    Code::InvalidDateSingleInitValueFormat,
                    value.span(),
                    message,
                ),
            };
            self.findings
                .push(finding.with_help("give both halves as `YYYY-MM-DD`"));
        }
    }

    fn days(&mut self) {
        let (low, high) = (
            self.component.number("min-days"),
            self.component.number("max-days"),
        );
        if let (Some(low), Some(high)) = (low, high)
            && let Some(value) = self.component.get("min-days").filter(|_| low > high)
        {
            let message = format!("`min-days` is {low}, more than `max-days`, which is {high}");
            let help = "lower `min-days` or raise `max-days`";
            self.add(Code::InvalidMinMaxDays, value, message, help);
        }
    }
}
