//! One component of the screen, looked at.

use serde_json::Value;

use crate::phone::{Choice, Phone};

/// A component of the screen that shows, as it is at this moment.
#[derive(Debug, Clone, Copy)]
pub struct Field<'p> {
    phone: &'p Phone,
    at: usize,
}

impl<'p> Field<'p> {
    pub(super) fn new(phone: &'p Phone, at: usize) -> Self {
        Self { phone, at }
    }

    /// Its place among the components of the screen, which [`Gesture`](crate::phone::Gesture)s name it by.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Its value; `None` if nobody touched it and it had none from the beginning. An OptIn that was unticked is `null`.
    #[must_use]
    pub fn value(&self) -> Option<&'p Value> {
        self.phone.value_at(self.at)
    }

    /// The options or rows that it lists and that can be chosen.
    #[must_use]
    pub fn options(&self) -> Vec<Choice> {
        let mut options = self.phone.options_at(self.at);
        options.retain(|option| option.enabled);
        options
    }

    /// Whether it can be used at this moment. A Footer cannot as long as the form is not in order.
    #[must_use]
    pub fn is_enabled(&self) -> bool {
        self.phone.is_enabled_at(self.at)
    }

    /// Whether it has to be filled in.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.phone.is_required_at(self.at)
    }

    /// The error that it shows: its own, once the field was left, or the endpoint's.
    #[must_use]
    pub fn error(&self) -> Option<String> {
        self.phone.error_at(self.at)
    }
}
