//! What a user can do in a flow.

use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

use super::rules::Arrival;
use super::{Session, State, misuse};
use crate::request::{Object, Request};
use crate::transcript::{Deed, Outcome, Step};
use crate::transport::Transport;
use crate::{Answer, ClientError};

impl<T: Transport> Session<T> {
    /// Opens the flow (INIT). Opening it again starts anew, as on the phone; the transcript goes on.
    ///
    /// # Errors
    /// Those of [`WhatsAppClient::send`](crate::WhatsAppClient::send), and
    /// [`ClientError::Transition`] and [`ClientError::Data`] when the answer breaks the flow's rules.
    /// The flow is not open then.
    pub async fn open(&mut self) -> Result<Step, ClientError> {
        self.reset()?;
        self.exchange(Request::init(None), None).await
    }

    /// Opens the flow with INIT on the start screen that the message named. The endpoint must
    /// answer with that same screen.
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub async fn open_at(&mut self, start_screen: &str) -> Result<Step, ClientError> {
        self.reset()?;
        self.exchange(Request::init(Some(start_screen)), None).await
    }

    /// Submits the form: the screen that shows sends this payload, a JSON object, with
    /// `data_exchange`.
    ///
    /// # Errors
    /// As for [`open`](Self::open), and [`ClientError::Misuse`] when no screen shows or the payload
    /// is no object. The screen that was showing stays; after a 427 the flow is over.
    pub async fn submit(&mut self, payload: Value) -> Result<Step, ClientError> {
        let screen = self.current("submit")?;
        let payload = object(payload, "the payload")?;
        let request = Request::data_exchange(&screen, payload);
        self.exchange(request, Some(screen)).await
    }

    /// Presses Back. A screen with `refresh_on_back` asks the endpoint (BACK); any other gives way
    /// to the one before it, as that was left. On the first screen the flow closes.
    ///
    /// # Errors
    /// As for [`submit`](Self::submit).
    pub async fn back(&mut self) -> Result<Step, ClientError> {
        let screen = self.current("go back")?;
        if self.rules.refreshes_on_back(&screen) {
            return self.exchange(Request::back(&screen), Some(screen)).await;
        }
        self.snackbar = None;
        self.leave();
        let outcome = match self.screen().map(str::to_owned) {
            Some(shown) => Outcome::Shown {
                screen: shown,
                data: Object::new(),
                error_message: None,
            },
            None => {
                self.state = State::Closed;
                Outcome::Closed
            }
        };
        self.local(Deed::WentBack, Some(screen), Object::new(), outcome)
    }

    /// Runs one request, checks its answer, and reports a breach to the endpoint.
    async fn exchange(
        &mut self,
        request: Request,
        from: Option<String>,
    ) -> Result<Step, ClientError> {
        self.snackbar = None;
        let began = Instant::now();
        let answered = self.client.answer(&request).await;
        let outcome = match answered.result {
            Ok(answer) => self.accept(&request, from.as_deref(), answer),
            Err(error) => Err(error),
        };
        let elapsed = began.elapsed().saturating_add(answered.waited);
        let mut reported = None;
        if let Err(error) = &outcome {
            if matches!(error, ClientError::TokenInvalid { .. }) {
                self.state = State::Disabled;
            }
            reported = error.notification_key();
            if let Some(key) = reported {
                let text = error.to_string();
                let notification =
                    Request::error_notification(request.action(), request.screen(), key, &text);
                // The phone does not look at what comes back, nor whether anything does.
                let _ = self.client.send(&notification).await;
            }
        }
        let step = Step {
            deed: Deed::Sent(request.action()),
            screen: Some(request.screen().to_owned()).filter(|screen| !screen.is_empty()),
            payload: request.data().clone(),
            outcome: outcome.unwrap_or_else(Outcome::Failed),
            elapsed,
            key_fetched_again: answered.key_fetched_again,
            reported,
        };
        self.record(step)
    }

    /// What the phone does with an answer of the right shape.
    fn accept(
        &mut self,
        request: &Request,
        from: Option<&str>,
        answer: Answer,
    ) -> Result<Outcome, ClientError> {
        match answer {
            Answer::Completed { params } => {
                self.state = State::Completed(params.clone());
                Ok(Outcome::Completed { params })
            }
            Answer::Closed => {
                self.state = State::Closed;
                Ok(Outcome::Closed)
            }
            Answer::Screen {
                screen,
                data,
                error_message,
                ..
            } => {
                let asked = request.screen();
                let start_screen = (from.is_none() && !asked.is_empty()).then_some(asked);
                self.rules.check(&Arrival {
                    from,
                    start_screen,
                    to: &screen,
                    data: &data,
                })?;
                self.show(&screen, &data);
                self.snackbar.clone_from(&error_message);
                Ok(Outcome::Shown {
                    screen,
                    data,
                    error_message,
                })
            }
            // Only pings and error notifications are answered so, and a walk sends neither here.
            Answer::HealthCheck { .. } | Answer::Acknowledged => Err(ClientError::Shape {
                problem: "it names no screen".to_owned(),
            }),
        }
    }
}

impl<T> Session<T> {
    /// Opens the flow without the endpoint, as a message with `flow_action: navigate` does: on this
    /// screen and with this data, a JSON object.
    ///
    /// # Errors
    /// [`ClientError::Transition`] when the screen is not an entry screen of the flow,
    /// [`ClientError::Data`] when the data does not fit it, [`ClientError::Misuse`] when the data is
    /// no object or the button is disabled.
    pub fn start(&mut self, screen: &str, data: Value) -> Result<Step, ClientError> {
        self.reset()?;
        self.show_locally(Deed::Started, None, screen, data)
    }

    /// Runs a `navigate` action: shows another screen with this data, a JSON object, without asking
    /// the endpoint.
    ///
    /// # Errors
    /// As for [`start`](Self::start), and [`ClientError::Misuse`] when no screen shows.
    pub fn navigate(&mut self, screen: &str, data: Value) -> Result<Step, ClientError> {
        let from = self.current("navigate")?;
        self.show_locally(Deed::Navigated, Some(from), screen, data)
    }

    /// Runs a `complete` action: the flow ends, and this payload, a JSON object, goes to the
    /// business with the flow token, which the phone adds here (and only here).
    ///
    /// # Errors
    /// [`ClientError::Misuse`] when no screen shows or the payload is no object.
    pub fn complete(&mut self, payload: Value) -> Result<Step, ClientError> {
        let from = self.current("complete the flow")?;
        let payload = object(payload, "the payload")?;
        let mut params = payload.clone();
        let token = self.client.message().flow_token.clone();
        params.insert("flow_token".to_owned(), Value::from(token));
        self.snackbar = None;
        self.state = State::Completed(params.clone());
        let outcome = Outcome::Completed { params };
        self.local(Deed::Completed, Some(from), payload, outcome)
    }

    fn show_locally(
        &mut self,
        deed: Deed,
        from: Option<String>,
        screen: &str,
        data: Value,
    ) -> Result<Step, ClientError> {
        let data = object(data, "the data")?;
        self.rules.check(&Arrival {
            from: from.as_deref(),
            start_screen: None,
            to: screen,
            data: &data,
        })?;
        self.snackbar = None;
        self.show(screen, &data);
        let outcome = Outcome::Shown {
            screen: screen.to_owned(),
            data: data.clone(),
            error_message: None,
        };
        self.local(deed, from, data, outcome)
    }

    fn local(
        &mut self,
        deed: Deed,
        screen: Option<String>,
        payload: Object,
        outcome: Outcome,
    ) -> Result<Step, ClientError> {
        self.record(Step {
            deed,
            screen,
            payload,
            outcome,
            elapsed: Duration::ZERO,
            key_fetched_again: false,
            reported: None,
        })
    }

    /// Notes a step; a failed one is also the error that the caller gets.
    fn record(&mut self, step: Step) -> Result<Step, ClientError> {
        self.transcript.push(step.clone());
        match step.outcome {
            Outcome::Failed(error) => Err(error),
            _ => Ok(step),
        }
    }
}

fn object(value: Value, what: &str) -> Result<Object, ClientError> {
    match value {
        Value::Object(object) => Ok(object),
        _ => Err(misuse(format!(
            "{what} must be a JSON object, such as `json!({{ \"name\": \"Ann\" }})`"
        ))),
    }
}
