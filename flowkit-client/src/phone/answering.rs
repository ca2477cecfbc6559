//! Requests to the endpoint, and what their answers do.

use serde_json::{Map, Value};

use super::arrival::How;
use super::full_screen::{Cause, FullScreenError};
use super::notification::Failed;
use super::refusal::{Refusal, RefusalKind};
use super::rule::Rule;
use super::scope::all_as_javascript;
use super::settings::{Client, Stage};
use super::{Effect, Phone, Status, words};
use crate::media::{SentAs, convert_payload};
use crate::request::{Action, Request};
use crate::{Answer, ClientError};

/// What the phone wants of the endpoint. It is worked out anew for every try, from the values of that moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Intent {
    /// To open the flow.
    Init,
    /// The payload of a `data_exchange` action, as it is written.
    Exchange {
        screen: usize,
        at: usize,
        payload: Map<String, Value>,
    },
    /// Back on a screen with `refresh_on_back`.
    Back { screen: usize },
}

/// A request under way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pending {
    pub(super) intent: Intent,
}

impl Intent {
    fn failed(&self) -> Failed {
        match *self {
            Self::Init => Failed {
                action: Action::Init,
                screen: None,
            },
            Self::Exchange { screen, .. } => Failed {
                action: Action::DataExchange,
                screen: Some(screen),
            },
            Self::Back { screen } => Failed {
                action: Action::Back,
                screen: Some(screen),
            },
        }
    }
}

impl Phone {
    /// Sends a request, unless one is under way.
    pub(super) fn ask(&mut self, intent: Intent) {
        if self.pending.is_some() {
            return;
        }
        match self.request_of(&intent) {
            Ok(request) => {
                self.pending = Some(Pending { intent });
                self.effects.push(Effect::Send(request));
            }
            Err(refusal) => self.refuse(*refusal),
        }
    }

    fn request_of(&self, intent: &Intent) -> Result<Request, Box<Refusal>> {
        let id = |screen| {
            self.flow
                .screen(screen)
                .map(|screen| screen.id.as_str())
                .unwrap_or_default()
        };
        Ok(match intent {
            Intent::Init => Request::init(None),
            Intent::Back { screen } => Request::back(id(*screen)),
            Intent::Exchange {
                screen,
                at,
                payload,
            } => {
                let scope = self.scope_of(Some(*screen));
                let payload = scope
                    .payload(payload)
                    .map_err(|failure| super::layout::unreadable(&scope, Some(*at), &failure))?;
                let payload = payload
                    .into_iter()
                    .filter_map(|(key, value)| Some((key, value?)));
                let mut payload = payload.collect();
                convert_payload(&mut payload, SentAs::DataExchange);
                Request::data_exchange(id(*screen), payload)
            }
        })
    }

    /// Takes what came of the request under way. Without one nothing happens: the flow has been closed in the meantime.
    pub fn answered(&mut self, answer: Result<Answer, ClientError>) -> Vec<Effect> {
        if let Some(Pending { intent }) = self.pending.take() {
            match answer {
                Ok(answer) => self.accept(&intent, answer),
                Err(error) => self.endure(intent, error),
            }
            self.settle();
        }
        self.take_effects()
    }

    fn accept(&mut self, intent: &Intent, answer: Answer) {
        let failed = intent.failed();
        match answer {
            Answer::Completed {
                params,
                error_message,
            } => {
                self.complete_by_endpoint(all_as_javascript(params));
                self.pop_up(error_message.as_deref().unwrap_or_default());
            }
            Answer::Closed { error_message } => {
                self.close_now();
                self.pop_up(error_message.as_deref().unwrap_or_default());
            }
            Answer::Screen {
                screen,
                data,
                error_message,
                ..
            } => {
                let data = all_as_javascript(data);
                let judged = self
                    .judge_transition(failed.screen, &screen)
                    .and_then(|()| self.judge_data(failed.screen, &screen, &data));
                match (judged, self.flow.screen_index(&screen)) {
                    (Ok(()), Some(target)) => {
                        self.merge(target, data);
                        self.arrive(target, How::Answer);
                        self.pop_up(error_message.as_deref().unwrap_or_default());
                    }
                    (Err(refusal), _) => self.refuse_and_report(*refusal, failed),
                    (Ok(()), None) => {}
                }
            }
            Answer::HealthCheck { .. } | Answer::Acknowledged => self.refuse(Refusal {
                kind: RefusalKind::Answer,
                rule: Rule::error_format_full_screen,
                check: "screen_missing",
                message: "the answer names no `screen`".to_owned(),
                place: None,
                sent: None,
            }),
        }
    }

    /// What a failed exchange does: a snackbar where a screen shows that can be used on, else an error in its place.
    fn endure(&mut self, intent: Intent, error: ClientError) {
        let on_screen = self.status == Status::Open;
        match &error {
            ClientError::Timeout if on_screen => return self.fail_softly(words::TIMED_OUT, error),
            ClientError::Status { .. } | ClientError::Transport { .. } if on_screen => {
                return self.fail_softly(words::GENERIC, error);
            }
            ClientError::TokenInvalid { .. } => self.button_disabled = true,
            ClientError::Undecryptable { .. } => self.report_undecryptable(intent.failed()),
            _ => {}
        }
        let (text, may_retry) = match &error {
            ClientError::Offline => (words::OFFLINE.to_owned(), true),
            ClientError::Timeout => (words::TIMED_OUT.to_owned(), true),
            ClientError::Status { .. } | ClientError::Transport { .. } => {
                (words::GENERIC.to_owned(), true)
            }
            ClientError::TokenInvalid { message, has_body } => {
                (self.text_of_427(message.as_ref(), *has_body), false)
            }
            _ => (words::GENERIC.to_owned(), false),
        };
        self.repeat = may_retry.then_some(intent);
        self.show_error(FullScreenError {
            text,
            may_retry,
            cause: Cause::Failed(error),
        });
    }

    fn text_of_427(&mut self, message: Option<&crate::UserMessage>, has_body: bool) -> String {
        match message {
            Some(message) => message.as_str().to_owned(),
            None if has_body => {
                self.warn(super::Warning {
                    rule: Rule::error_427_without_msg,
                    message: "the answer with status 427 has no `error_msg`: the web client shows the word `undefined`".to_owned(),
                    place: None,
                });
                match self.settings.client {
                    Client::Documented => words::GENERIC.to_owned(),
                    Client::WebExact => words::UNDEFINED.to_owned(),
                }
            }
            None => words::GENERIC.to_owned(),
        }
    }

    /// A failure that leaves the screen as it is. A draft shows it over the screen.
    fn fail_softly(&mut self, text: &str, error: ClientError) {
        match self.settings.stage {
            Stage::Published => self.pop_up(text),
            Stage::Draft | Stage::Preview => self.show_error(FullScreenError {
                text: text.to_owned(),
                may_retry: false,
                cause: Cause::Failed(error),
            }),
        }
    }

    /// Shows an error for what the phone does not take.
    pub(super) fn refuse(&mut self, refusal: Refusal) {
        self.show_error(FullScreenError {
            text: words::GENERIC.to_owned(),
            may_retry: false,
            cause: Cause::Refused(Box::new(refusal)),
        });
    }

    /// The same, and reports it to the endpoint.
    pub(super) fn refuse_and_report(&mut self, refusal: Refusal, failed: Failed) {
        self.report(&refusal, failed);
        self.refuse(refusal);
    }

    fn show_error(&mut self, error: FullScreenError) {
        self.open_list = None;
        self.focus = None;
        self.timers.clear();
        let is_offline = matches!(error.cause, Cause::Failed(ClientError::Offline));
        self.error = Some(error);
        self.lost |= !is_offline && !self.has_error_over_screen();
    }

    /// Follows the link of an error: the same is asked for again.
    pub(super) fn retry(&mut self) -> Result<(), super::Impossible> {
        match (&self.error, self.repeat.take()) {
            (Some(error), Some(intent)) if error.may_retry => {
                self.error = None;
                self.ask(intent);
                Ok(())
            }
            _ => Err(super::Impossible::new("nothing offers another try")),
        }
    }
}
