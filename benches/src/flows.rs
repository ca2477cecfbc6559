//! The flows that are measured.

pub use minimal::Minimal;
pub use registration::{Form, Registration, Summary};

/// The flow of the example `minimal`, with the same handlers.
mod minimal {
    use flowkit::prelude::*;
    use screens::{Init, MyScreen};

    /// Greets, and completes at the first submission.
    #[derive(Debug)]
    pub struct Minimal;

    #[flow(screens(MY_SCREEN))]
    impl Minimal {
        #[flow_screen(INIT)]
        fn open(&self) -> Result<Next<Init>> {
            Next::show_as(
                screens::MY_SCREEN,
                serde_json::json!({ "greeting": "Hello from Rust" }),
            )
        }

        #[flow_screen(MY_SCREEN)]
        fn submit(&self) -> Result<Next<MyScreen>> {
            Next::complete(params! { thanks: "Your answer has arrived" })
        }
    }
}

/// A flow whose handler reads all that the form sends into a type.
mod registration {
    use flowkit::prelude::*;
    use screens::{Init, MyScreen};
    use serde::{Deserialize, Serialize};

    /// Shows what was sent.
    #[derive(Debug)]
    pub struct Registration;

    #[flow(screens(MY_SCREEN))]
    impl Registration {
        #[flow_screen(INIT)]
        fn open(&self) -> Result<Next<Init>> {
            Next::show_as(screens::MY_SCREEN, serde_json::json!({}))
        }

        #[flow_screen(MY_SCREEN)]
        fn submit(&self, Payload(form): Payload<Form>) -> Result<Next<MyScreen>> {
            Next::show_as(screens::MY_SCREEN, Summary::from(form))
        }
    }

    /// What the form sends.
    #[derive(Debug, Deserialize)]
    #[allow(missing_docs)]
    pub struct Form {
        pub name: String,
        pub email: String,
        pub phone: Option<String>,
        pub department: String,
        pub location: String,
        pub date: String,
        pub time: String,
        pub guests: u8,
        pub interests: Vec<String>,
        pub consent: bool,
        pub comment: Option<String>,
    }

    /// What the screen shows.
    #[derive(Debug, Serialize)]
    #[allow(missing_docs)]
    pub struct Summary {
        pub when: String,
        pub who: String,
        pub consent: bool,
    }

    impl From<Form> for Summary {
        fn from(form: Form) -> Self {
            Self {
                when: format!("{} at {}, {}", form.date, form.time, form.location),
                who: format!("{} and {} guests", form.name, form.guests),
                consent: form.consent,
            }
        }
    }
}
