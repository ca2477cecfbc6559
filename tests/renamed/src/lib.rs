//! The macros in a crate that knows flowkit by another name, under `clippy::pedantic`.
//!
//! The package depends on `wa = { package = "whatsapp-flowkit" }`, so whatever generated code names as `::flowkit` would not
//! compile here.
#![deny(warnings, missing_docs, clippy::pedantic)]

use std::sync::atomic::{AtomicU32, Ordering};

use wa::prelude::*;

/// A flow whose macro is told the name once, by `crate = wa`.
#[derive(Debug, Default)]
pub struct Feedback {
    received: AtomicU32,
}

#[wa::flow("flows/feedback.json", crate = wa)]
impl Feedback {
    /// The flow is opened.
    #[wa::flow_screen(INIT)]
    fn open(&self, start: &StartScreen) -> Result<Next<screens::Init>> {
        let received = self.received.load(Ordering::Relaxed);
        Next::show_as(
            screens::QUESTION,
            params! { received: received, asked_for: start.id() },
        )
    }

    /// Screen QUESTION.
    ///
    /// # Errors
    /// None.
    #[wa::flow_screen(QUESTION)]
    pub async fn answer(&self, token: Option<FlowToken>) -> Result<Next<screens::Question>> {
        std::future::ready(token).await;
        self.received.fetch_add(1, Ordering::Relaxed);
        Next::show_as(screens::THANKS, params! {})
    }

    /// Screen THANKS.
    #[wa::flow_screen(_)]
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::complete(params! { received: self.received.load(Ordering::Relaxed) })
    }
}

pub mod reexport {
    //! flowkit as a part of another crate's surface.
    pub use wa as flows;
}

/// The same through a path of this crate, on a module.
#[wa::flow(screens(QUESTION), crate = crate::reexport::flows, state = String)]
pub mod survey {
    use crate::reexport::flows::prelude::*;

    #[flow_screen(_)]
    fn rest(State(title): State<String>) -> Result<Next<screens::AnyScreen>> {
        Next::show_as(screens::QUESTION, params! { title: title })
    }
}

pub mod visit {
    //! Types of every kind under the other name.
    use wa::prelude::*;

    /// A flow.
    #[derive(Debug)]
    pub struct Visit;

    #[wa::flow("../../flowkit-macros/tests/expand/flows/visit.json", crate = wa, dates = text)]
    #[allow(deprecated, reason = "payloads that cannot be told apart, on purpose")]
    impl Visit {
        #[flow_screen(VISIT)]
        fn chosen(form: screens::VisitForm) -> Result<Next<screens::Visit>> {
            match form {
                screens::VisitForm::SlotSelected { slot } => Next::refresh(screens::VisitUpdate {
                    city: slot.map(wa::OptionId::into_string),
                    ..Default::default()
                }),
                _ => Next::close(),
            }
        }

        #[flow_screen(_)]
        fn rest() -> Result<Next<screens::AnyScreen>> {
            Next::close()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Feedback, screens, survey, visit};

    #[test]
    fn both_flows_are_flows() {
        fn screens_of<F: wa::Flow>(_: &F) -> usize {
            F::TABLE.screens.len()
        }
        assert_eq!(screens_of(&Feedback::default()), 2);
        assert_eq!(screens_of(&survey::flow("How was it?".to_owned())), 1);
        assert_eq!(screens::QUESTION.leads_to(), ["QUESTION", "THANKS"]);
        assert_eq!(screens_of(&visit::Visit), 3);
    }
}
