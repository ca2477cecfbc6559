//! From a request to the plaintext of its answer: which handler, and its call.

use std::fmt::Display;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use crate::answer::{self, AnswerKind};
use crate::exchange::FlowRequest;
use crate::flow::{Answers, CameFrom, FlowTable, Handler};
use crate::handler_error::Outcome;
use crate::panic::{Panicked, caught};
use crate::phone_rules;
use crate::run_to_end::{Held, RunToEnd};
use crate::{Action, Answer, DataExchange, Flow, HandlerError, Mismatch, log};

/// The most bytes that the phone is said to take in an answer.
const LARGEST_ANSWER: usize = 1_000_000;

type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// [`Flow`] behind a pointer. What a call needs it owns, so that it can outlive the request's connection.
pub(crate) trait DynFlow: Send + Sync {
    fn table(&self) -> &'static FlowTable;
    fn call(
        self: Arc<Self>,
        handler: u16,
        exchange: DataExchange,
    ) -> BoxFuture<Result<Answer, HandlerError>>;
}

impl<F: Flow> DynFlow for F {
    fn table(&self) -> &'static FlowTable {
        F::TABLE
    }

    fn call(
        self: Arc<Self>,
        handler: u16,
        exchange: DataExchange,
    ) -> BoxFuture<Result<Answer, HandlerError>> {
        Box::pin(async move { Flow::call(&*self, handler, &exchange).await })
    }
}

/// Answers a request that the flow has no answer for, or `None` to leave it at status 500.
pub(crate) type MismatchHook = dyn Fn(&Mismatch, &DataExchange) -> Option<Answer> + Send + Sync;

/// What goes back, before encryption.
pub(crate) struct Reply {
    /// Status 427 instead of 200.
    pub(crate) token_invalid: bool,
    pub(crate) plaintext: String,
}

impl Reply {
    pub(crate) fn status(&self) -> StatusCode {
        let status = if self.token_invalid { 427 } else { 200 };
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// Why there is no answer; every case is logged and becomes a status.
#[derive(Debug)]
pub(crate) enum Failure {
    Mismatch(Mismatch),
    Handler {
        handler: &'static str,
        error: HandlerError,
    },
    Panic {
        handler: &'static str,
    },
    Deadline {
        handler: &'static str,
        after: Duration,
    },
    /// The phone would refuse the answer, so it is not sent: it goes from SEATS to SUMMARY, which no route joins.
    Breach(String),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Mismatch(mismatch) => write!(f, "no answer: {mismatch}"),
            Self::Handler { handler, error } => {
                write!(f, "the handler `{handler}` failed: {error:?}")
            }
            Self::Panic { handler } => write!(
                f,
                "the handler `{handler}` panicked; the panic's own message, in the log or on standard error, says where"
            ),
            Self::Deadline { handler, after } => write!(
                f,
                "the handler `{handler}` did not answer within {after:?}; the phone waits 10 s in all, so do slow work after the answer"
            ),
            Self::Breach(text) => write!(f, "not sent, because the phone would refuse it: {text}"),
        }
    }
}

/// The screen of the flow that a request came from.
pub(crate) fn came_from(flow: &Arc<dyn DynFlow>, request: &FlowRequest) -> CameFrom {
    request.exchange().map_or(CameFrom::Nowhere, |exchange| {
        flow.table().came_from(exchange)
    })
}

pub(crate) struct Dispatcher<'a> {
    pub(crate) flow: &'a Arc<dyn DynFlow>,
    /// What [`came_from`] says of the request.
    pub(crate) from: CameFrom,
    pub(crate) hook: Option<&'a MismatchHook>,
    pub(crate) deadline: Option<Duration>,
    /// What a handler holds when it runs on after its caller has left; without it, it ends with its caller.
    pub(crate) held: Option<Held>,
}

impl Dispatcher<'_> {
    pub(crate) async fn reply(&self, request: &FlowRequest) -> Result<Reply, Failure> {
        match request {
            FlowRequest::HealthCheck => Ok(Reply {
                token_invalid: false,
                plaintext: answer::HEALTH_CHECK.to_owned(),
            }),
            FlowRequest::ErrorNotification(_, exchange) => {
                self.tell(exchange).await;
                Ok(Reply {
                    token_invalid: false,
                    plaintext: answer::ACKNOWLEDGED.to_owned(),
                })
            }
            FlowRequest::DataExchange(exchange) => {
                let answer = self.answer(exchange).await?;
                let to = phone_rules::shown(self.flow.table(), &answer, exchange, self.from)
                    .map_err(Failure::Breach)?;
                let plaintext = answer::plaintext(&answer, to, exchange);
                if plaintext.len() > LARGEST_ANSWER {
                    // In a debug build the developer should see it. In production we send it, since some phones take it.
                    if cfg!(debug_assertions) {
                        return Err(Failure::Breach(format!(
                            "the answer has {} bytes, and more than {LARGEST_ANSWER} may be refused: send fewer or smaller images (a release build sends it with a warning)",
                            plaintext.len()
                        )));
                    }
                    log::large_answer(plaintext.len());
                }
                Ok(Reply {
                    token_invalid: matches!(answer.0, AnswerKind::TokenInvalid(_)),
                    plaintext,
                })
            }
        }
    }

    /// Hands an error notification to its handler; whatever comes of it, the phone gets its acknowledgement.
    async fn tell(&self, exchange: &DataExchange) {
        let handlers = self.flow.table().handlers;
        if let Some(handler) = handlers
            .iter()
            .find(|one| one.answers == Answers::ErrorNotification)
            && let Err(failure) = self.call(handler, exchange).await
        {
            log::notification_handler_failed(&failure);
        }
    }

    async fn answer(&self, exchange: &DataExchange) -> Result<Answer, Failure> {
        let outcome = match resolve(self.flow.table(), exchange.action(), self.from) {
            Ok(handler) => self.call(handler, exchange).await,
            Err(mismatch) => Err(Failure::Mismatch(mismatch)),
        };
        match outcome {
            Err(Failure::Mismatch(mismatch)) => {
                match self.hook.and_then(|hook| hook(&mismatch, exchange)) {
                    Some(answer) => {
                        log::mismatch_answered(&mismatch);
                        Ok(answer)
                    }
                    None => Err(Failure::Mismatch(mismatch)),
                }
            }
            other => other,
        }
    }

    async fn call(
        &self,
        handler: &'static Handler,
        exchange: &DataExchange,
    ) -> Result<Answer, Failure> {
        let call = Arc::clone(self.flow).call(handler.id, exchange.clone());
        let work = Box::pin(finish(handler.name, call, self.deadline));
        let (_, outcome) = match &self.held {
            None => work.await,
            Some(held) => {
                RunToEnd::new(work, held.clone(), |(handler, outcome)| {
                    let failure = outcome.err();
                    let failure = failure.as_ref().map(|failure| failure as &dyn Display);
                    log::nobody_waited(handler, failure);
                })
                .await
            }
        };
        outcome
    }
}

/// Runs a handler within its time; its name comes along for the log.
async fn finish(
    handler: &'static str,
    call: BoxFuture<Result<Answer, HandlerError>>,
    deadline: Option<Duration>,
) -> (&'static str, Result<Answer, Failure>) {
    let call = caught(call);
    let returned = match deadline {
        None => call.await,
        Some(after) => match tokio::time::timeout(after, call).await {
            Ok(returned) => returned,
            Err(_) => return (handler, Err(Failure::Deadline { handler, after })),
        },
    };
    let outcome = match returned {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) => match error.outcome() {
            Outcome::TokenInvalid(text) => Ok(Answer(AnswerKind::TokenInvalid(text))),
            Outcome::Mismatch(mismatch) => Err(Failure::Mismatch(mismatch)),
            Outcome::Failed | Outcome::Refused(_) => Err(Failure::Handler { handler, error }),
        },
        Err(Panicked) => Err(Failure::Panic { handler }),
    };
    (handler, outcome)
}

/// The handler for a request: the one for its screen and action before the ones for any.
fn resolve(
    table: &'static FlowTable,
    action: &Action,
    from: CameFrom,
) -> Result<&'static Handler, Mismatch> {
    let find = |wanted: Answers| {
        table
            .handlers
            .iter()
            .find(|handler| handler.answers == wanted)
    };
    let fallback = || find(Answers::Anything);
    let (any, name) = match action {
        Action::Init => {
            return find(Answers::Init)
                .or_else(fallback)
                .ok_or(Mismatch::NoHandler {
                    screen: None,
                    action: "INIT",
                });
        }
        Action::Unknown(_) => return fallback().ok_or(Mismatch::UnknownAction),
        Action::Back => (Answers::AnyBack, "BACK"),
        Action::DataExchange => (Answers::AnyDataExchange, "data_exchange"),
    };
    let general = || find(any).or_else(fallback);
    let screen = match from {
        CameFrom::Screen(screen) => screen,
        CameFrom::Nowhere => return general().ok_or(Mismatch::NoScreen),
        CameFrom::UnknownScreen => {
            return general().ok_or_else(|| Mismatch::UnknownScreen {
                known: table.screens.iter().map(|screen| screen.id).collect(),
            });
        }
    };
    let specific = match action {
        Action::Back => Answers::Back(screen.id),
        _ => Answers::DataExchange(screen.id),
    };
    find(specific).or_else(general).ok_or(Mismatch::NoHandler {
        screen: Some(screen.id),
        action: name,
    })
}
