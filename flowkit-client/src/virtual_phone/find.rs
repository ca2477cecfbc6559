//! Finding what a test names.

use super::VirtualPhone;
use super::error::{WalkError, WalkErrorKind};
use crate::phone::Names;

impl VirtualPhone {
    /// The place of the component that is called so, among those that show: by its name first, then by what a person sees, and
    /// then by the same in other letters. What a person can use goes before what only shows: of a heading and a field that
    /// are both called "Your name" it is the field.
    pub(super) fn find(&self, which: &str) -> Result<usize, WalkError> {
        let shown = self.phone.shown_names();
        let lower = which.to_lowercase();
        let is_name = |names: &Names| names.name.as_deref() == Some(which);
        let is_seen = |names: &Names| names.seen.iter().any(|seen| seen == which);
        let is_alike = |names: &Names| names.all().any(|name| name.to_lowercase() == lower);
        let ways: [&dyn Fn(&Names) -> bool; 3] = [&is_name, &is_seen, &is_alike];
        let found = ways.into_iter().find_map(|is_it| {
            let mut used = shown.iter().filter(|names| names.can_be_used);
            let usable = used.find(|names| is_it(names));
            usable.or_else(|| shown.iter().find(|names| is_it(names)))
        });
        if let Some(names) = found {
            return Ok(names.at);
        }
        let names: Vec<&str> = shown.iter().flat_map(Names::all).collect();
        let instead = match flowkit_json::nearest(which, names.iter().copied()) {
            Some(nearest) => format!("did you mean \"{nearest}\"?"),
            None if names.is_empty() => "nothing shows that could be used".to_owned(),
            None => format!(
                "there are {}",
                names
                    .iter()
                    .map(|name| format!("\"{name}\""))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        };
        let screen = match self.screen() {
            "" => "no screen shows".to_owned(),
            screen => format!("screen {screen} has no \"{which}\""),
        };
        Err(self.error_of(WalkErrorKind::NotFound, format!("{screen}: {instead}")))
    }
}
