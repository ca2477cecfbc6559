//! Conditions of an If and cases of a Switch that the phone never finds true.
//!
//! The phone has a reader of its own for conditions: one in backticks is false to it, `!` of nothing is false, numbers
//! are cut to whole ones, and groups in parentheses are joined from left to right.

use std::collections::HashSet;

use super::component_view::{ComponentView, Referred};
use crate::catalogue::Kind;
use crate::expression::{Reference, in_backticks, references_in};
use crate::read::{Member, Object, Text, Value};

/// We look at no more comparisons of one text than these: real ones have far fewer, and each is compared with all ids of a
/// list.
const MOST_COMPARISONS: usize = 50;
/// Properties whose expressions may compare an input with the id of an option.
const TRUTHS: [&str; 3] = ["visible", "enabled", "required"];

pub(super) fn check(view: &mut ComponentView<'_, '_>) {
    if view.is(Kind::If) {
        condition(view);
    }
    if view.is(Kind::Switch) {
        cases(view);
    }
    let component = view.component;
    for value in TRUTHS.iter().filter_map(|property| component.get(property)) {
        compared_ids(view, value);
    }
    for property in ["visible", "enabled"] {
        always_so(view, property);
    }
}

/// `visible` bound to an OptIn: while the OptIn is not ticked its value is missing, and for a missing value the phone takes
/// the default, `true`.
fn always_so(view: &mut ComponentView<'_, '_>, property: &str) {
    let Some(value) = view.get(property) else {
        return;
    };
    let text = value.as_str().unwrap_or_default();
    let expressions = view.flow.has_expressions();
    let inner = in_backticks(text).filter(|_| expressions);
    let Some(Ok(reference)) = Reference::in_text(inner.map_or(text, str::trim)) else {
        return;
    };
    let Some(Referred::Input(input)) = view.referred(reference) else {
        return;
    };
    if input.kind == Kind::OptIn {
        let instead = match expressions {
            true => format!("write `` `{reference} == true` ``, in backticks"),
            false => format!("put the component into an If with the condition `{reference}`"),
        };
        view.breaks(
            value.span(),
            format!(
                "`{property}` is true here whatever the user does: the value of an OptIn that is not ticked is missing, and \
                 then the default counts"
            ),
            instead,
        );
    }
}

fn condition(view: &mut ComponentView<'_, '_>) {
    let Some(value) = view.get("condition") else {
        return;
    };
    let Some(text) = value.as_text() else {
        return;
    };
    compared_ids(view, value);
    match in_backticks(text.as_str()) {
        // The bindings pass reports blank conditions.
        Some(inner) if inner.trim().is_empty() => {}
        Some(_) if view.flow.has_expressions() => {
            let shown = match view.get("else") {
                Some(_) => "always shows `else`",
                None => "never shows anything",
            };
            view.breaks(
                text.span(),
                format!("the phone takes a condition in backticks for false, so that this If {shown}"),
                "write it without backticks, each comparison in parentheses; or put the expression into `visible` of \
                 the components, where backticks work",
            );
        }
        Some(_) => {}
        None => plain(view, text),
    }
}

fn plain(view: &mut ComponentView<'_, '_>, text: Text<'_>) {
    if let Some(reference) = denied_opt_in(view, text.as_str()) {
        view.breaks(
            text.span(),
            format!(
                "`!{reference}` is never true on the phone: the value of an OptIn that is not ticked is missing, and `!` of \
                 a missing value is false"
            ),
            format!("write `{reference} != true`"),
        );
    }
    if mixes_groups(text.as_str()) {
        view.breaks(
            text.span(),
            "the phone joins groups in parentheses from left to right, so that this `||` goes before the `&&` behind it",
            "put parentheses around what belongs together: `(…) || ((…) && (…))`",
        );
    }
    if let Some((reference, example)) = fraction(view, text.as_str()) {
        view.remark(
            text.span(),
            format!(
                "in a condition the phone cuts numbers to whole ones: `{reference}`, such as {example}, is compared \
                 without its fraction"
            ),
            "compare in an expression, such as `visible` of a component, or declare a boolean for the outcome",
        );
    }
}

/// The first OptIn that stands behind a `!` alone.
fn denied_opt_in<'t>(view: &ComponentView<'_, '_>, text: &'t str) -> Option<Reference<'t>> {
    let denied = text.split('!').skip(1).filter_map(|after| {
        let inner = after.trim_start_matches([' ', '(']);
        let (reference, behind) = inner.strip_prefix("${")?.split_once('}')?;
        let behind = behind.trim_start();
        let alone = ["", ")", "&&", "||"];
        let is_alone = alone.iter().any(|sign| match sign.is_empty() {
            true => behind.is_empty(),
            false => behind.starts_with(sign),
        });
        let reference = Reference::in_braces(reference).ok().filter(|_| is_alone)?;
        match view.referred(reference)? {
            Referred::Input(input) if input.kind == Kind::OptIn => Some(reference),
            _ => None,
        }
    });
    let mut denied = denied;
    denied.next()
}

/// Whether a `||` stands before a group that a `&&` follows, in the same parentheses.
fn mixes_groups(text: &str) -> bool {
    /// What came before at one depth of parentheses.
    #[derive(Default, Clone, Copy)]
    struct Here {
        behind_or: bool,
        behind_group: bool,
    }
    let mut depths = vec![Here::default()];
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let mut length = sign.len_utf8();
        let depth = depths.len();
        let Some(here) = depths.last_mut() else {
            return false;
        };
        match sign {
            '\'' => {
                let inner = rest.get(1..).unwrap_or_default();
                length = inner
                    .find('\'')
                    .map_or(rest.len(), |end| end.saturating_add(2));
            }
            '(' => depths.push(Here::default()),
            ')' if depth > 1 => {
                depths.pop();
                if let Some(around) = depths.last_mut() {
                    around.behind_group = true;
                }
            }
            '|' => {
                *here = Here {
                    behind_or: true,
                    behind_group: false,
                }
            }
            '&' => {
                if here.behind_or && here.behind_group {
                    return true;
                }
                *here = Here::default();
            }
            _ => {}
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    false
}

/// A number that is compared and whose example has a fraction.
fn fraction<'t>(view: &ComponentView<'_, '_>, text: &'t str) -> Option<(Reference<'t>, String)> {
    references_in(text).find_map(|reference| {
        let Referred::Field(field) = view.referred(reference)? else {
            return None;
        };
        let example = field.example?.as_number()?;
        let whole = example.is_integral() || field.kind() != Some("number");
        (!whole).then(|| (reference, example.as_str().to_owned()))
    })
}

/// The ids of a list's options, if they stand in the document.
fn option_ids<'d>(view: &ComponentView<'_, 'd>, reference: Reference<'_>) -> Option<Vec<&'d str>> {
    let Referred::Input(input) = view.referred(reference)? else {
        return None;
    };
    if !matches!(input.kind, Kind::RadioButtonsGroup | Kind::Dropdown) {
        return None;
    }
    let options = input.get("data-source")?.as_array()?;
    options
        .iter()
        .map(|option| option.get("id").filter(|id| !view.is_bound(id))?.as_str())
        .collect()
}

/// Cases for ids that no option has.
fn cases(view: &mut ComponentView<'_, '_>) {
    let Some(value) = view.get("value").and_then(Value::as_str) else {
        return;
    };
    let Some(Ok(reference)) = Reference::in_text(value) else {
        return;
    };
    let Some(ids) = option_ids(view, reference) else {
        return;
    };
    let known: HashSet<&str> = ids.iter().copied().collect();
    let cases = view.get("cases").and_then(Value::as_object);
    let never = |case: &&Member<'_>| {
        let key = case.key().as_str();
        !key.is_empty() && key != "default" && !known.contains(key)
    };
    for case in cases.map(Object::members).unwrap_or_default().filter(never) {
        let key = case.key();
        let help = view.nearest_or(
            key.as_str(),
            ids.iter().copied(),
            "name the case after the id of an option, or `default` for all others",
        );
        view.breaks(
            key.span(),
            format!("this case is never shown: no option of `{reference}` has the id `{key}`"),
            help,
        );
    }
}

/// Comparisons of an input with an id that none of its options has.
fn compared_ids(view: &mut ComponentView<'_, '_>, value: &Value<'_>) {
    let text = value.as_str().unwrap_or_default();
    for (reference, literal) in comparisons(text).take(MOST_COMPARISONS) {
        let Some(ids) = option_ids(view, reference) else {
            continue;
        };
        if literal.is_empty() || ids.contains(&literal) {
            continue;
        }
        let help = view.nearest_or(
            literal,
            ids.iter().copied(),
            "compare with the id of an option, not with its title",
        );
        view.breaks(
            value.span(),
            format!("`{reference}` is never `{literal}`: none of its options has that id"),
            help,
        );
    }
}

/// The comparisons of a reference with a text behind it: `${form.size} == 'large'`.
fn comparisons(text: &str) -> impl Iterator<Item = (Reference<'_>, &str)> {
    text.split("${").skip(1).filter_map(|after| {
        let (inner, behind) = after.split_once('}')?;
        let behind = behind.trim_start();
        let compared = behind
            .strip_prefix("==")
            .or_else(|| behind.strip_prefix("!="))?;
        let (literal, _) = compared.trim_start().strip_prefix('\'')?.split_once('\'')?;
        Some((Reference::in_braces(inner).ok()?, literal))
    })
}
