//! From a request to the plaintext of its answer: which handler, and its call.

use std::pin::Pin;
use std::time::Duration;

use crate::answer::{self, Kind};
use crate::client_rules;
use crate::exchange::Request;
use crate::flow::Answers;
use crate::handler_error::Outcome;
use crate::panic::{Panicked, caught};
use crate::{Action, Answer, DataExchange, Flow, FlowTable, Handler, HandlerError, Mismatch, log};

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// [`Flow`] behind a pointer.
pub(crate) trait DynFlow: Send + Sync {
    fn table(&self) -> &'static FlowTable;
    fn call<'a>(
        &'a self,
        handler: u16,
        exchange: &'a DataExchange,
    ) -> BoxFuture<'a, Result<Answer, HandlerError>>;
}

impl<F: Flow> DynFlow for F {
    fn table(&self) -> &'static FlowTable {
        F::TABLE
    }

    fn call<'a>(
        &'a self,
        handler: u16,
        exchange: &'a DataExchange,
    ) -> BoxFuture<'a, Result<Answer, HandlerError>> {
        Box::pin(Flow::call(self, handler, exchange))
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
    /// The answer breaks a rule of the client, so it is not sent.
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
                "the handler `{handler}` panicked; the panic's own message on standard error says where"
            ),
            Self::Deadline { handler, after } => write!(
                f,
                "the handler `{handler}` did not answer within {after:?}; the phone waits 10 s in all, so do slow work after the answer"
            ),
            Self::Breach(text) => write!(f, "not sent, because the phone would refuse it: {text}"),
        }
    }
}

pub(crate) struct Dispatcher<'a> {
    pub(crate) flow: &'a dyn DynFlow,
    pub(crate) hook: Option<&'a MismatchHook>,
    pub(crate) deadline: Option<Duration>,
}

impl Dispatcher<'_> {
    pub(crate) async fn reply(&self, request: &Request) -> Result<Reply, Failure> {
        match request {
            Request::HealthCheck => Ok(Reply {
                token_invalid: false,
                plaintext: answer::HEALTH_CHECK.to_owned(),
            }),
            Request::ErrorNotification(_, exchange) => {
                self.tell(exchange).await;
                Ok(Reply {
                    token_invalid: false,
                    plaintext: answer::ACKNOWLEDGED.to_owned(),
                })
            }
            Request::DataExchange(exchange) => {
                let answer = self.answer(exchange).await?;
                let to = client_rules::shown(self.flow.table(), &answer, exchange)
                    .map_err(Failure::Breach)?;
                Ok(Reply {
                    token_invalid: matches!(answer.0, Kind::TokenInvalid(_)),
                    plaintext: answer::plaintext(&answer, to, exchange),
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
        let outcome = match resolve(self.flow.table(), exchange) {
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

    async fn call(&self, handler: &Handler, exchange: &DataExchange) -> Result<Answer, Failure> {
        let name = handler.name;
        let call = caught(self.flow.call(handler.id, exchange));
        let returned = match self.deadline {
            None => call.await,
            Some(deadline) => {
                tokio::time::timeout(deadline, call)
                    .await
                    .map_err(|_| Failure::Deadline {
                        handler: name,
                        after: deadline,
                    })?
            }
        };
        match returned {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(match error.outcome() {
                Outcome::TokenInvalid(text) => return Ok(Answer(Kind::TokenInvalid(text))),
                Outcome::Mismatch(mismatch) => Failure::Mismatch(mismatch),
                Outcome::Failed | Outcome::Refused(_) => Failure::Handler {
                    handler: name,
                    error,
                },
            }),
            Err(Panicked) => Err(Failure::Panic { handler: name }),
        }
    }
}

/// The handler for a request: the one for its screen and action before the ones for any.
fn resolve(
    table: &'static FlowTable,
    exchange: &DataExchange,
) -> Result<&'static Handler, Mismatch> {
    let find = |wanted: Answers| {
        table
            .handlers
            .iter()
            .find(|handler| handler.answers == wanted)
    };
    let fallback = || find(Answers::Anything);
    let (any, action) = match exchange.action() {
        Action::Init => {
            return find(Answers::Init)
                .or_else(fallback)
                .ok_or(Mismatch::NoHandler {
                    screen: None,
                    action: "INIT",
                });
        }
        Action::Other(_) => return fallback().ok_or(Mismatch::UnknownAction),
        Action::Back => (Answers::AnyBack, "BACK"),
        Action::DataExchange => (Answers::AnyDataExchange, "data_exchange"),
    };
    let general = || find(any).or_else(fallback);
    let Some(screen) = exchange.screen() else {
        return general().ok_or(Mismatch::NoScreen);
    };
    let Some(entry) = table.screen(screen) else {
        return general().ok_or_else(|| Mismatch::UnknownScreen {
            known: table.screens.iter().map(|screen| screen.id).collect(),
        });
    };
    let specific = match exchange.action() {
        Action::Back => Answers::Back(entry.id),
        _ => Answers::DataExchange(entry.id),
    };
    find(specific).or_else(general).ok_or(Mismatch::NoHandler {
        screen: Some(entry.id),
        action,
    })
}
