//! Doing what the phone asks for, until it asks for nothing more.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::VirtualPhone;
use super::error::{WalkError, WalkErrorKind};
use crate::ClientError;
use crate::error::LARGEST_PAYLOAD;
use crate::media::{Cdn, File};
use crate::phone::{Cause, Client, Effect, FullScreenError, Gesture, Impossible};
use crate::request::{Object, Request};
use crate::transcript::{Deed, Outcome, Step};

/// How many requests one gesture may lead to, before we take it that the flow goes round in a circle.
const MOST_REQUESTS: usize = 50;

impl VirtualPhone {
    /// Does one thing that fingers do, and everything that follows from it: exchanges, and what the phone does by itself a moment
    /// later.
    ///
    /// # Errors
    /// [`WalkErrorKind::Impossible`] when nobody could do it, [`WalkErrorKind::Refused`] when the phone refuses an answer or cannot draw the
    /// screen, [`WalkErrorKind::Failed`] when an exchange fails.
    pub async fn gesture(&mut self, gesture: &Gesture) -> Result<&mut Self, WalkError> {
        let act = self.act_of(gesture);
        let done = self.do_gesture(gesture).await;
        self.noted(act, done)
    }

    /// As [`gesture`](Self::gesture), for a step that is recorded under a name of its own.
    pub(super) async fn do_gesture(&mut self, gesture: &Gesture) -> Result<(), WalkError> {
        let before: Vec<String> = self.phone.stack().map(str::to_owned).collect();
        // Another try takes the error away first.
        let had_error = self.phone.error().is_some() && *gesture != Gesture::Retry;
        // The phone keeps what is there until the flow closes, which only these two can do.
        let may_close = matches!(gesture, Gesture::Close | Gesture::Back);
        let saved = may_close.then(|| self.phone.saved()).flatten();
        let effects = self
            .phone
            .gesture(gesture)
            .map_err(|impossible| self.impossible(impossible))?;
        if effects.contains(&Effect::Close) {
            self.saved = saved.map(|saved| (self.phone.now(), saved));
        }
        self.drive_from(before, had_error, effects).await
    }

    pub(super) async fn drive(&mut self, effects: Vec<Effect>) -> Result<(), WalkError> {
        self.drive_on(false, effects).await
    }

    /// As [`drive`](Self::drive), where an error may have shown before already.
    pub(super) async fn drive_on(
        &mut self,
        had_error: bool,
        effects: Vec<Effect>,
    ) -> Result<(), WalkError> {
        let before = self.phone.stack().map(str::to_owned).collect();
        self.drive_from(before, had_error, effects).await
    }

    /// As [`drive`](Self::drive), where the flow has just been opened: whatever showed before, no screen was open.
    pub(super) async fn drive_from_the_chat(
        &mut self,
        effects: Vec<Effect>,
    ) -> Result<(), WalkError> {
        self.drive_from(Vec::new(), false, effects).await
    }

    /// Does what the phone asks for. The first failure is told at the end, when the phone has come to rest; an error that showed
    /// before is not told again.
    async fn drive_from(
        &mut self,
        mut before: Vec<String>,
        had_error: bool,
        effects: Vec<Effect>,
    ) -> Result<(), WalkError> {
        let mut todo = VecDeque::from(effects);
        let mut requests = 0;
        let mut failure: Option<ClientError> = None;
        loop {
            while let Some(effect) = todo.pop_front() {
                match effect {
                    Effect::Send(request) => {
                        requests += 1;
                        if requests > MOST_REQUESTS {
                            let message = format!(
                                "one step led to more than {MOST_REQUESTS} requests: the flow goes round in a circle"
                            );
                            return Err(self.error_of(WalkErrorKind::Endless, message));
                        }
                        let failed = self.exchange(request, &mut todo).await;
                        failure = failure.or(failed);
                        before = self.phone.stack().map(str::to_owned).collect();
                    }
                    Effect::Notify(request) => {
                        // The phone does not look at what comes back, nor whether anything does.
                        let _ = self.line.answer(&request).await;
                        self.transcript.reported(&request);
                    }
                    Effect::OpenUrl(url) => self.opened_urls.push(url),
                    Effect::Complete(message) => {
                        let deed = match message.by_endpoint {
                            true => continue,
                            false => Deed::Completed,
                        };
                        let outcome = Outcome::Completed {
                            params: message.params.clone(),
                        };
                        self.local(deed, &before, message.params, outcome);
                    }
                    Effect::Close => {}
                }
            }
            match self.phone.due_in() {
                Some(due) => todo.extend(self.phone.pass(due)),
                None => break,
            }
        }
        self.note_local_change(&before);
        if let Some(error) = failure {
            return Err(self.error_of(
                WalkErrorKind::Failed(error.clone()),
                format!("the exchange failed: {error}"),
            ));
        }
        match self.phone.error().filter(|_| !had_error) {
            Some(FullScreenError {
                cause: Cause::Refused(refusal),
                ..
            }) => {
                let message = format!("the phone refuses this: {refusal}");
                Err(self.error_of(WalkErrorKind::Refused(refusal.clone()), message))
            }
            _ => Ok(()),
        }
    }

    /// One exchange with the endpoint. Gives back why it failed, if it did.
    async fn exchange(
        &mut self,
        request: Request,
        todo: &mut VecDeque<Effect>,
    ) -> Option<ClientError> {
        let began = Instant::now();
        let mut answered = self.line.answer(&request).await;
        let elapsed = began.elapsed().saturating_add(answered.waited);
        let documented = self.phone.settings().client == Client::Documented;
        if documented && answered.bytes > LARGEST_PAYLOAD {
            let bytes = answered.bytes;
            answered.result = Err(ClientError::TooLarge { bytes });
        }
        let mut outcome = Outcome::of(&answered.result);
        let failure = answered.result.as_ref().err().cloned();
        let effects = self.phone.answered(answered.result);
        if let Some(Cause::Refused(refusal)) = self.phone.error().map(|error| &error.cause) {
            outcome = Outcome::Refused(refusal.clone());
        }
        todo.extend(effects);
        let screen = Some(request.screen().to_owned()).filter(|screen| !screen.is_empty());
        self.transcript.push(Step {
            deed: Deed::Sent(request.action()),
            screen,
            payload: request.data().clone(),
            outcome,
            elapsed,
            key_fetched_again: answered.key_fetched_again,
            reported: None,
        });
        failure
    }

    /// Notes that another screen shows without an exchange.
    fn note_local_change(&mut self, before: &[String]) {
        let after = self.phone.stack().map(str::to_owned).collect::<Vec<_>>();
        if after == before
            || self
                .transcript
                .last()
                .is_some_and(|step| matches!(step.deed, Deed::Completed))
        {
            return;
        }
        let Some(screen) = after.last().cloned() else {
            return;
        };
        let deed = match (before.len(), after.len()) {
            (0, _) => Deed::Started,
            (was, is) if is < was => Deed::WentBack,
            _ => Deed::Navigated,
        };
        let data = self.phone.data_of(&screen).cloned().unwrap_or_default();
        let outcome = Outcome::Shown {
            screen,
            data,
            error_message: None,
        };
        self.local(deed, before, Object::new(), outcome);
    }

    fn local(&mut self, deed: Deed, before: &[String], payload: Object, outcome: Outcome) {
        self.transcript.push(Step {
            deed,
            screen: before.last().cloned(),
            payload,
            outcome,
            elapsed: Duration::ZERO,
            key_fetched_again: false,
            reported: None,
        });
    }

    /// Encrypts and uploads a file, and tells the phone.
    pub(super) async fn upload(&mut self, at: usize, file: &File) -> Result<(), WalkError> {
        let row = self
            .phone
            .attach(at, file)
            .map_err(|impossible| self.impossible(impossible))?;
        let outcome = match self.line.network().is_online() {
            true => Ok(self
                .cdn()
                .await?
                .upload(file)
                .map_err(|error| self.upload_failed(&error.to_string()))?),
            false => Err(crate::media::UploadFault::Offline),
        };
        let effects = self.phone.uploaded(at, row, outcome);
        self.drive(effects).await
    }

    async fn cdn(&mut self) -> Result<Arc<Cdn>, WalkError> {
        if let Some(cdn) = &self.cdn {
            return Ok(Arc::clone(cdn));
        }
        let cdn = Cdn::start()
            .await
            .map_err(|error| self.upload_failed(&error.to_string()))?;
        Ok(Arc::clone(self.cdn.insert(Arc::new(cdn))))
    }

    fn upload_failed(&self, problem: &str) -> WalkError {
        let problem = format!("the file cannot be uploaded: {problem}");
        self.error_of(
            WalkErrorKind::Settings(ClientError::Misuse {
                problem: problem.clone(),
            }),
            problem,
        )
    }

    pub(super) fn impossible(&self, impossible: Impossible) -> WalkError {
        self.error_of(WalkErrorKind::Impossible, impossible.message)
    }
}
