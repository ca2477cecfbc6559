//! Finding what a test names.

use super::VirtualPhone;
use super::error::{WalkError, WalkErrorKind};

impl VirtualPhone {
    /// The place of the component that is called so, among those that show: by its name first, then by what a person sees, and
    /// then by the same in other letters.
    pub(super) fn find(&self, which: &str) -> Result<usize, WalkError> {
        let shown = self.phone.shown_names();
        let by = |is_it: &dyn Fn(&str) -> bool| {
            shown
                .iter()
                .find(|(_, names)| names.iter().any(|name| is_it(name)))
        };
        let lower = which.to_lowercase();
        let found = by(&|name| name == which).or_else(|| by(&|name| name.to_lowercase() == lower));
        if let Some((at, _)) = found {
            return Ok(*at);
        }
        let names: Vec<&str> = shown
            .iter()
            .flat_map(|(_, names)| names.iter().map(String::as_str))
            .collect();
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
