//! What a person sees of a component.

use flowkit_client::phone::Gesture;
use flowkit_client::view::{Node, View};

use crate::support::Walk;

impl Walk {
    /// The field of this name, or the first component of this type, if it shows.
    fn node(&self, name: &str) -> Option<Node> {
        View::of(&self.phone).at(self.at(name)).cloned()
    }

    pub fn shows(&self, name: &str) -> bool {
        self.node(name).is_some()
    }

    /// What it reads: its text or label, with everything in it worked out.
    pub fn reads(&self, name: &str) -> Option<String> {
        let node = self.node(name)?;
        Some(node.text.or(node.label)?.text)
    }

    /// The error that it shows.
    pub fn error_at(&self, name: &str) -> Option<String> {
        Some(self.node(name)?.error?.text)
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
