//! What a person does, and what comes of it.

mod choices;
mod days;
mod taps;
mod texts;

use flowkit_json::catalogue::Kind;
use serde_json::Value;

use super::gesture::Gesture;
use super::{Effect, Impossible, Phone, Status, layout};

impl Phone {
    /// Does what a person does, with everything that happens at once because of it. What happens later is due
    /// [after a while](Self::due_in).
    ///
    /// # Errors
    /// [`Impossible`] when nobody could do it: the component does not show, is disabled, or takes no such thing. Nothing has
    /// changed then.
    pub fn gesture(&mut self, gesture: &Gesture) -> Result<Vec<Effect>, Impossible> {
        match gesture {
            Gesture::Back => self.back()?,
            Gesture::Close => self.close()?,
            Gesture::Retry => self.retry()?,
            Gesture::Dismiss => {
                let dismissed = self.snackbar.take();
                dismissed.ok_or_else(|| Impossible::new("no snackbar shows"))?;
            }
            Gesture::Blur => self.blur(),
            Gesture::Focus { at } => {
                self.usable(*at)?;
                self.focus_on(*at)?;
            }
            Gesture::Type { at, text } => {
                self.usable(*at)?;
                self.type_text(*at, text)?;
            }
            Gesture::Choose { at, option } => {
                self.usable(*at)?;
                self.choose(*at, option)?;
            }
            Gesture::Tick { at } => {
                self.usable(*at)?;
                self.tick(*at)?;
            }
            Gesture::OpenDates { at } => {
                self.usable(*at)?;
                self.open_dates(*at)?;
            }
            Gesture::Pick { at, half, day } => {
                self.usable(*at)?;
                self.pick_day(*at, *half, day)?;
            }
            Gesture::Clear { at, half } => {
                self.usable(*at)?;
                self.clear(*at, *half)?;
            }
            Gesture::OpenList { at } => {
                self.usable(*at)?;
                self.open_list(*at)?;
            }
            Gesture::Tap { at } => {
                self.usable(*at)?;
                self.tap(*at)?;
            }
        }
        self.settle();
        Ok(self.take_effects())
    }

    /// Whether a component shows and can be used.
    pub(crate) fn usable(&self, at: usize) -> Result<(), Impossible> {
        if self.error.is_some() {
            return Err(Impossible::new("an error shows in place of the screen"));
        }
        let component = self.component(at).filter(|_| self.status == Status::Open);
        let component = component
            .ok_or_else(|| Impossible::new("no screen shows that has such a component"))?;
        let called = || self.called(at);
        if self.pending.is_some() {
            return Err(Impossible::new(format!(
                "{} cannot be used while a request is under way",
                called()
            )));
        }
        if let Some(list) = self.open_list.filter(|list| *list != at) {
            return Err(Impossible::new(format!(
                "{} cannot be reached: the list of {} lies over the screen",
                called(),
                self.called(list)
            )));
        }
        let scope = self.scope();
        let shown = layout::shown(&scope, self.settings.client)
            .map_err(|refusal| Impossible::new(refusal.message))?;
        if !shown.places.contains(&at) {
            return Err(Impossible::new(format!("{} does not show", called())));
        }
        match scope.is_not_false(component, "enabled") {
            Ok(true) => Ok(()),
            Ok(false) => Err(Impossible::new(format!("{} is disabled", called()))),
            Err(failure) => Err(Impossible::new(failure.to_string())),
        }
    }

    /// What a message calls a component: its type with its label, text or name.
    pub(crate) fn called(&self, at: usize) -> String {
        let Some(component) = self.component(at) else {
            return "the component".to_owned();
        };
        let scope = self.scope();
        let label = ["label", "text"]
            .into_iter()
            .find_map(|name| scope.text_of(component, name).ok()?);
        match label.or_else(|| component.name.clone()) {
            Some(label) => format!("the {} \"{label}\"", component.kind),
            None => format!("the {}", component.kind),
        }
    }

    /// The error of a gesture that this component does not take.
    pub(super) fn takes_no(&self, at: usize, what: &str) -> Impossible {
        Impossible::new(format!("{} takes no {what}", self.called(at)))
    }

    /// Keeps a value; `None` takes it away, so that its key is missing.
    pub(super) fn keep(&mut self, at: usize, value: Option<Value>) {
        self.keep_on(self.top(), at, value);
    }

    /// The same for a field of any screen.
    fn keep_on(&mut self, screen: Option<usize>, at: usize, value: Option<Value>) {
        let component = screen.and_then(|screen| self.flow.component(screen, at));
        let Some(name) = component.and_then(|component| component.name.clone()) else {
            return;
        };
        if let Some(state) = screen.and_then(|screen| self.screens.get_mut(screen)) {
            state.errors.remove(&name);
            state.has_held.insert(name.clone());
            state.left.insert(name.clone());
            match value {
                Some(value) => state.form.insert(name, value),
                None => state.form.remove(&name),
            };
        }
    }

    fn kind_of(&self, at: usize) -> Option<Kind> {
        self.component(at).map(|component| component.kind)
    }
}
