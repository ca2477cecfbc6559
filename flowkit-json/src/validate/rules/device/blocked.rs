//! Inputs that keep the Footer disabled, for good or until the user finds out which it is: the phone shows no reason.

use super::component_view::ComponentView;
use crate::catalogue::Kind;
use crate::read::{Object, Value};

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    required_but_disabled(view);
    match view.component.kind {
        Kind::TextInput => {
            least_of_text(view);
            initial_text(view);
        }
        Kind::TextArea => initial_area(view),
        Kind::CheckboxGroup | Kind::ChipsSelector => {
            // The phone does not count the ticks of a disabled group.
            if !view.says("enabled", false) {
                fewest_ticks(view);
                initial_ticks(view);
            }
        }
        Kind::DatePicker | Kind::CalendarPicker => {
            initial_day(view);
            required_end(view);
        }
        // Of these inputs a value or none is all that the phone asks for, and the pickers of files have no initial value.
        Kind::RadioButtonsGroup
        | Kind::Dropdown
        | Kind::OptIn
        | Kind::NavigationList
        | Kind::PhotoPicker
        | Kind::DocumentPicker => {}
        Kind::TextHeading
        | Kind::TextSubheading
        | Kind::TextBody
        | Kind::TextCaption
        | Kind::RichText
        | Kind::Image
        | Kind::ImageCarousel
        | Kind::EmbeddedLink
        | Kind::Footer
        | Kind::Form
        | Kind::If
        | Kind::Switch => {}
    }
}

fn required_but_disabled(view: &mut ComponentView<'_, '_>) {
    let hopeless = view.says("enabled", false)
        && view.says("required", true)
        && !view.says("visible", false)
        && !view.may_be_filled();
    if let Some(enabled) = view.get("enabled").filter(|_| hopeless) {
        view.breaks(
            enabled.span(),
            "nobody can fill this input in, and a required one keeps the Footer disabled all the same",
            "give it an initial value, or leave out `required`",
        );
    }
}

fn least_of_text(view: &mut ComponentView<'_, '_>) {
    let Some(least) = view.component.number("min-chars") else {
        return;
    };
    let Some(most) = view.default_number("max-chars") else {
        return;
    };
    if let Some(value) = view
        .get("min-chars")
        .filter(|_| view.get("max-chars").is_none() && least > most)
    {
        view.breaks(
            value.span(),
            format!(
                "without `max-chars` an input takes {most} characters, so that no text has {least}"
            ),
            "add a `max-chars` above it",
        );
    }
}

/// The length of a text as the phone counts it: without blanks around it, in UTF-16 units.
fn length(text: &str) -> f64 {
    // An `f64` counts every length that a text can have.
    text.trim().encode_utf16().count() as f64
}

fn initial_text(view: &mut ComponentView<'_, '_>) {
    let Some(initial) = view.initial().filter(|initial| !view.is_bound(initial)) else {
        return;
    };
    let Some(text) = initial.as_str() else {
        return;
    };
    let bound = view
        .get("max-chars")
        .is_some_and(|most| most.as_number().is_none());
    let most = view.number_or_default("max-chars");
    let least = view.component.number("min-chars").unwrap_or(0.0);
    let found = length(text);
    let fault = if let Some(most) = most.filter(|most| !bound && found > *most) {
        format!("this initial value has {found} characters, and the input takes {most}")
    } else if found > 0.0 && found < least {
        format!("this initial value has {found} characters, and the input asks for {least}")
    } else {
        return;
    };
    view.breaks(
        initial.span(),
        format!("{fault}: the Footer is disabled until it is changed"),
        "start with a value that the input accepts",
    );
}

fn initial_area(view: &mut ComponentView<'_, '_>) {
    let Some(initial) = view.initial().filter(|initial| !view.is_bound(initial)) else {
        return;
    };
    let bound = view
        .get("max-length")
        .is_some_and(|most| most.as_number().is_none());
    let most = view.number_or_default("max-length");
    let found = initial.as_str().map_or(0.0, length);
    if let Some(most) = most.filter(|most| !bound && found > *most) {
        view.warn(
            initial.span(),
            format!("this initial value has {found} characters: the phone shows {most} of them, and sends all"),
            "shorten it, or raise `max-length`",
        );
    }
}

fn fewest_ticks(view: &mut ComponentView<'_, '_>) {
    let Some(least) = view.component.number("min-selected-items") else {
        return;
    };
    let Some(value) = view.get("min-selected-items") else {
        return;
    };
    let most = view.component.number("max-selected-items");
    if most.is_some_and(|most| most < least) {
        // Where the two limits are compared, this is reported.
        return;
    }
    let options = super::items(view.component, "data-source").map(<[Value<'_>]>::len);
    // An `f64` counts every length that a list can have.
    if let Some(count) = options.filter(|count| (*count as f64) < least) {
        view.breaks(
            value.span(),
            format!(
                "nobody can select {least} of {count} options, so that the Footer is never enabled"
            ),
            "lower it, or add options",
        );
    } else if least >= 1.0
        && view
            .get("required")
            .is_none_or(|required| required.as_bool() == Some(false))
    {
        view.warn(
            value.span(),
            "the label says that the input is optional, and the Footer is disabled all the same until enough is selected",
            "add `\"required\": true`, or leave out `min-selected-items`",
        );
    }
}

fn initial_ticks(view: &mut ComponentView<'_, '_>) {
    let Some(initial) = view.initial() else {
        return;
    };
    let ticked = initial.as_array().unwrap_or_default().len();
    let most = view.component.number("max-selected-items");
    // An `f64` counts every length that a list can have.
    if let Some(most) = most.filter(|most| ticked as f64 > *most) {
        view.breaks(
            initial.span(),
            format!(
                "{ticked} options are selected at first, and {most} may be: the Footer is disabled until some are taken \
                 away"
            ),
            "select fewer, or raise `max-selected-items`",
        );
    }
}

fn initial_day(view: &mut ComponentView<'_, '_>) {
    let taken = view.get("unavailable-dates").and_then(Value::as_array);
    let Some(initial) = view.initial() else {
        return;
    };
    let halves = initial.as_object().map(Object::members).unwrap_or_default();
    let days = std::iter::once(initial).chain(halves.map(crate::read::Member::value));
    let is_taken = |day: &&Value<'_>| {
        let day = day.as_str();
        day.is_some()
            && taken
                .unwrap_or_default()
                .iter()
                .any(|other| other.as_str() == day)
    };
    if let Some(day) = days.filter(|day| !view.is_bound(day)).find(is_taken) {
        view.breaks(
            day.span(),
            "this day is among the `unavailable-dates`: the Footer is disabled until another one is chosen",
            "start with a day that is available, or with none",
        );
    }
}

/// The phone waits for the first day of a range alone.
fn required_end(view: &mut ComponentView<'_, '_>) {
    let Some(required) = view.get("required") else {
        return;
    };
    let asks = |half: &str| {
        required
            .get(half)
            .filter(|half| half.as_bool() == Some(true))
    };
    if let Some(end) = asks("end-date").filter(|_| asks("start-date").is_none()) {
        view.warn(
            end.span(),
            "the phone does not wait for this: only a missing `start-date` keeps the Footer disabled",
            "require the `start-date` as well, and expect a range without an end",
        );
    }
}
