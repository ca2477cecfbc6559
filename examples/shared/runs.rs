//! What is known of each run of a flow, by its token.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use flowkit::FromExchange;
use flowkit::prelude::*;

/// The run of the flow that a request belongs to: a handler takes it as an argument.
///
/// It is the flow token, if that tells this customer apart from others. A message that was sent without a token of its
/// own is answered 427, which disables its button.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Run(String);

impl<S: Sync> FromExchange<S> for Run {
    async fn from_exchange(exchange: &DataExchange, _state: &S) -> Result<Self> {
        match exchange.flow_token() {
            Some(token) if !token.is_unused() && !token.as_str().trim().is_empty() => {
                Ok(Self(token.as_str().to_owned()))
            }
            _ => Err(HandlerError::token_invalid(
                "This form has expired. Please ask us for a new one",
            )),
        }
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Run(..)")
    }
}

/// What is known of each run, in memory. A real program keeps it in a database, and forgets it after a while.
#[derive(Default)]
pub struct Runs<T> {
    known: Mutex<HashMap<Run, T>>,
}

impl<T: Default> Runs<T> {
    /// Reads or changes what is known of a run; of a new one that is the default.
    ///
    /// Two requests of one run wait for each other.
    pub fn with<R>(&self, run: &Run, work: impl FnOnce(&mut T) -> R) -> R {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        work(known.entry(run.clone()).or_default())
    }

    /// How many runs are so.
    pub fn count(&self, is_so: impl Fn(&T) -> bool) -> usize {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.values().filter(|it| is_so(it)).count()
    }
}

impl<T> fmt::Debug for Runs<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runs").finish_non_exhaustive()
    }
}
