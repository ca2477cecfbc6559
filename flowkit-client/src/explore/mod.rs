//! Walking through all of a flow, to find what would go wrong on a phone.

mod acts;
mod chance;
mod coverage;
mod map;
mod problem;
mod search;
mod shrink;
mod trial;
mod walk;
mod wishes;

#[cfg(test)]
mod tests;

pub use coverage::{Coverage, Covered};
pub use problem::{Problem, ProblemKind};

use std::fmt;

use crate::virtual_phone::{VirtualPhoneBuilder, WalkError};

use search::Search;
use trial::Given;

/// Walks through a flow as a patient tester would: every screen, every button, link and choice, and in every field the values at
/// its limits.
///
/// It learns from the Flow JSON what a field takes: its shortest and its longest text, every option, the fewest and the most
/// ticks, the first and the last day and those beside unavailable ones, a text that fits a `pattern`; and an optional field left
/// empty, filled in and emptied again. When nothing is left to try, it goes on at random by a seed.
///
/// What it finds is told with the fewest steps that lead to it, by trying to do without each:
///
/// - an answer that the phone refuses, or a part of the flow that it cannot show;
/// - a request that fails: a status such as 500, a time-out, an answer that cannot be read;
/// - a screen from which nothing leads on, and a Footer that is never enabled.
///
/// Each walk is made by another phone, with a flow token of its own (`explore-1`, `explore-2`, …), so that a flow which keeps state
/// for a token begins anew. What one walk leaves behind elsewhere, such as a booked appointment, the next one finds.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::sync::Arc;
/// use flowkit_client::{ExampleEndpoint, explore::Explore, phone::FlowJson};
///
/// let flow = FlowJson::parse(r#"{"version": "7.3", "data_api_version": "3.0", "routing_model": {"ASK": []}, "screens": [
///     {"id": "ASK", "title": "Ask", "terminal": true, "layout": {"type": "SingleColumnLayout", "children": [
///         {"type": "TextInput", "name": "city", "label": "City", "required": true, "min-chars": 3},
///         {"type": "Footer", "label": "Send", "on-click-action": {
///             "name": "data_exchange", "payload": {"city": "${form.city}"}}}]}}]}"#)?;
/// let endpoint = ExampleEndpoint::of(Arc::new(flow));
/// let explored = Explore::with(endpoint.phone()).run().await?;
/// println!("{explored}");
/// assert!(explored.is_sound());
/// # Ok(()) }
/// ```
///
/// `Explore::of(Clinic::new(clock))`, with the feature `endpoint`, takes a flow and leaves out the envelope.
#[derive(Debug, Clone)]
#[must_use = "nothing is explored before `run`"]
pub struct Explore {
    builder: VirtualPhoneBuilder,
    seed: u64,
    token: String,
    most_exchanges: usize,
    most_steps: usize,
    longest_walk: usize,
    random_walks: usize,
    stateless: bool,
    given: Given,
}

impl Explore {
    /// Explores this flow, with an endpoint in memory that is made on the spot and takes plaintext: **signature, RSA and AES are left
    /// out**, which take nearly all of the time of an exchange.
    #[cfg(feature = "endpoint")]
    pub fn of(flow: impl flowkit_runtime::Flow) -> Self {
        Self::with(crate::VirtualPhone::of(flow).without_envelope())
    }

    /// Explores by phones of these settings. Their flow tokens are new ones.
    pub fn with(builder: VirtualPhoneBuilder) -> Self {
        Self {
            builder,
            seed: 0,
            token: "explore".to_owned(),
            most_exchanges: 10_000,
            most_steps: 100_000,
            longest_walk: 200,
            random_walks: 50,
            stateless: false,
            given: Given::new(),
        }
    }

    /// Decides what is done at random; 0 without this call. The same seed does the same, as long as flow and endpoint do.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Flow tokens begin with this, followed by a hyphen and a number; `explore` without this call.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = token.into();
        self
    }

    /// After so many requests it stops, 10,000 without this call.
    pub fn most_exchanges(mut self, exchanges: usize) -> Self {
        self.most_exchanges = exchanges;
        self
    }

    /// After so many steps it stops, 100,000 without this call. A step is a tap, a choice, a text that is typed.
    pub fn most_steps(mut self, steps: usize) -> Self {
        self.most_steps = steps;
        self
    }

    /// A walk has so many steps at most, 200 without this call.
    pub fn longest_walk(mut self, steps: usize) -> Self {
        self.longest_walk = steps;
        self
    }

    /// So many walks are made at random in the end, 50 without this call.
    pub fn random_walks(mut self, walks: usize) -> Self {
        self.random_walks = walks;
        self
    }

    /// The endpoint keeps nothing in mind, so that its answer depends on the request alone. Then a walk is continued from where
    /// an earlier one was, by a copy of its phone and with the same flow token, which saves the requests that lead there.
    pub fn stateless(mut self) -> Self {
        self.stateless = true;
        self
    }

    /// A value for the field of this name, which is tried before all others: where only certain ones will do, such as a booking
    /// number that the endpoint knows. An option is named by its id, a day as `2026-11-30`, a range as
    /// `2026-11-30..2026-12-04`, the tick of an OptIn by `true`. Further calls add further values.
    pub fn value(mut self, field: impl Into<String>, value: impl Into<String>) -> Self {
        self.given
            .entry(field.into())
            .or_default()
            .push(value.into());
        self
    }

    /// Explores until nothing is left to try, or a bound is reached.
    ///
    /// # Errors
    /// Where the phone cannot be set up, as for [`VirtualPhoneBuilder::open`](crate::VirtualPhoneBuilder::open). All that goes wrong on a walk is a
    /// [`Problem`].
    pub async fn run(self) -> Result<Exploration, WalkError> {
        Search::new(self)?.run().await
    }
}

/// What came of it.
///
/// `Display` prints all of it, problems with the steps that lead to them. It may hold what the endpoint sent: it is meant for a
/// developer's own terminal, and for logs of tests.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Exploration {
    /// What is wrong, in the order in which it was found.
    pub problems: Vec<Problem>,
    /// What was reached of the flow.
    pub coverage: Coverage,
    /// How many walks were made.
    pub walks: usize,
    /// How many steps they had.
    pub steps: usize,
    /// How many requests were sent.
    pub exchanges: usize,
    /// The bound that was reached before all was tried, such as `the most exchanges`.
    pub stopped: Option<&'static str>,
}

impl Exploration {
    /// Whether there is no problem, and every screen was reached.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty() && self.coverage.screens.is_whole()
    }
}

impl fmt::Display for Exploration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            walks,
            steps,
            exchanges,
            ..
        } = self;
        writeln!(f, "{walks} walks, {steps} steps, {exchanges} requests")?;
        if let Some(bound) = self.stopped {
            writeln!(f, "stopped before all was tried, at {bound}")?;
        }
        write!(f, "{}", self.coverage)?;
        for (number, problem) in (1..).zip(&self.problems) {
            write!(f, "\n\nproblem {number}: {problem}")?;
        }
        Ok(())
    }
}
