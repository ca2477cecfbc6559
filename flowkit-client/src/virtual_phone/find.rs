//! Finding what a test names.

use super::VirtualPhone;
use super::error::{WalkError, WalkErrorKind};
use crate::phone::Names;

impl VirtualPhone {
    /// The place of the component that is called so, among those that show: by its name first, then by what a person sees, and
    /// then by the same in other letters. What a person can use goes before what only shows: of a heading and a field that are
    /// both called "Your name" it is the field. Of several that are called alike, `Continue#2` is the second.
    pub(super) fn find(&self, which: &str) -> Result<usize, WalkError> {
        self.find_in(&self.phone.shown_names(), which)
    }

    /// As [`find`](Self::find), with what a record calls it: its name, if it has one, and a number where several are called alike.
    /// What was not found, or could not be found again, is called as it was.
    pub(super) fn find_named(&self, which: &str) -> (Result<usize, WalkError>, String) {
        let shown = self.phone.shown_names();
        let found = self.find_in(&shown, which);
        let name = found.as_ref().ok().and_then(|at| name_of(&shown, *at));
        (found, name.unwrap_or_else(|| which.to_owned()))
    }

    /// What a record calls the component at this place; `None` when nothing leads to it.
    pub(super) fn name_at(&self, at: usize) -> Option<String> {
        name_of(&self.phone.shown_names(), at)
    }

    fn find_in(&self, shown: &[Names], which: &str) -> Result<usize, WalkError> {
        if let Some(at) = place_of(shown, which) {
            return Ok(at);
        }
        let names: Vec<&str> = shown.iter().flat_map(Names::all).collect();
        let instead = match flowkit_json::nearest(which, names.iter().copied()) {
            Some(nearest) => format!("did you mean \"{nearest}\"?"),
            None => format!(
                "there are {}",
                names
                    .iter()
                    .map(|name| format!("\"{name}\""))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        };
        let message = match self.screen() {
            "" => format!("no screen shows, so there is no \"{which}\""),
            screen if names.is_empty() => {
                format!("screen {screen} has no \"{which}\", and nothing else that could be used")
            }
            screen => format!("screen {screen} has no \"{which}\": {instead}"),
        };
        Err(self.error_of(WalkErrorKind::NotFound, message))
    }
}

/// The place of what is called so.
pub(crate) fn place_of(shown: &[Names], which: &str) -> Option<usize> {
    nth_called(shown, which, 0).or_else(|| {
        let (which, number) = which.rsplit_once('#')?;
        let number: usize = number.parse().ok()?;
        nth_called(shown, which, number.checked_sub(1)?)
    })
}

/// The place of one of the components that are called so, counted from 0.
fn nth_called(shown: &[Names], which: &str, number: usize) -> Option<usize> {
    let lower = which.to_lowercase();
    let nth = |called: Vec<&Names>| called.get(number).map(|names| names.at);
    nth(called(shown, which))
        .or_else(|| nth(in_order(shown, which, &|name| name.to_lowercase() == lower)))
}

/// The components that are called exactly so.
fn called<'s>(shown: &'s [Names], which: &str) -> Vec<&'s Names> {
    in_order(shown, which, &|name| name == which)
}

/// The components of which this holds: what has it for its name first, and then what can be used before what only shows.
fn in_order<'s>(shown: &'s [Names], which: &str, is_it: &dyn Fn(&str) -> bool) -> Vec<&'s Names> {
    let is_called = |names: &&Names| names.all().any(is_it);
    let mut called: Vec<&Names> = shown.iter().filter(is_called).collect();
    called.sort_by_key(|names| (names.name.as_deref() != Some(which), !names.can_be_used));
    called
}

/// What leads to the component at this place: the first thing that it is called, with a number if it is not the first of those.
pub(crate) fn name_of(shown: &[Names], at: usize) -> Option<String> {
    let names = shown.iter().find(|names| names.at == at)?;
    let numbered = |name: &str| {
        let before = called(shown, name)
            .iter()
            .position(|names| names.at == at)?;
        Some(match before {
            0 => name.to_owned(),
            before => format!("{name}#{}", before.saturating_add(1)),
        })
    };
    let mut numbered = names.all().filter_map(numbered);
    numbered.find(|name| place_of(shown, name) == Some(at))
}
