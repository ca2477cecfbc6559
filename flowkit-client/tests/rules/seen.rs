//! What a person sees of a component, as far as a gesture that it does not take tells.

use flowkit_client::phone::Gesture;

use crate::support::Walk;

impl Walk {
    /// What is said about a component to which nothing like this can be done.
    fn said_of(&self, name: &str) -> String {
        let at = self.at(name);
        let mut other = self.phone.clone();
        let done = other.gesture(&Gesture::OpenDates { at });
        done.map_or_else(|impossible| impossible.message, |_| String::new())
    }

    /// Whether the field of this name, or the first component of this type, shows.
    pub fn shows(&self, name: &str) -> bool {
        !self.said_of(name).ends_with("does not show")
    }

    /// What it reads: its label or text, with everything in it worked out.
    pub fn reads(&self, name: &str) -> Option<String> {
        let said = self.said_of(name);
        let (_, quoted) = said.split_once('"')?;
        Some(quoted.rsplit_once('"')?.0.to_owned())
    }

    /// Why the Footer cannot be tapped; an empty text if it can.
    pub fn footer_says(&self) -> String {
        let at = self.at("Footer");
        let mut other = self.phone.clone();
        let tapped = other.gesture(&Gesture::Tap { at });
        tapped.map_or_else(|impossible| impossible.message, |_| String::new())
    }

    pub fn stack(&self) -> Vec<&str> {
        self.phone.stack().collect()
    }
}
