//! Doing what the phone asks for, until it asks for nothing more.

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

/// How many addresses are kept of those that a walk has opened.
const MOST_URLS: usize = 1000;

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
        self.ready().await?;
        let touches_fields_alone = matches!(
            gesture,
            Gesture::Focus { .. } | Gesture::Blur | Gesture::Type { .. }
        );
        if !touches_fields_alone && *gesture != Gesture::Dismiss {
            self.read_snackbar().await?;
        }
        let before: Vec<String> = self.phone.stack().map(str::to_owned).collect();
        // Another try takes the error away first.
        let had_error = self.phone.error().is_some() && *gesture != Gesture::Retry;
        let effects = self
            .phone
            .gesture(gesture)
            .map_err(|impossible| self.impossible(impossible))?;
        self.drive_from(before, had_error, effects).await
    }

    /// Finishes what a step has left whose future was dropped: the answer that it waited for counts as one that never came, and
    /// what the phone has asked for besides is done.
    pub(super) async fn ready(&mut self) -> Result<(), WalkError> {
        self.give_up_the_dropped_exchange();
        if !self.owed.is_empty() {
            let before = self.phone.stack().map(str::to_owned).collect();
            self.work(before).await?;
        }
        Ok(())
    }

    /// Tells the phone that the answer to a request will not come, since nobody waits for it any more.
    pub(super) fn give_up_the_dropped_exchange(&mut self) {
        if let Some(request) = self.asked.take() {
            let problem = "the step that waited for the answer was dropped";
            self.give_up(&request, problem);
        }
    }

    fn give_up(&mut self, request: &Request, problem: &'static str) {
        let lost = ClientError::Transport {
            problem,
            source: None,
        };
        let outcome = Outcome::of(&Err(lost.clone()));
        self.owed.extend(self.phone.answered(Err(lost)));
        self.note_exchange(request, outcome, Duration::ZERO, false);
    }

    /// Lets the snackbar go that shows: a person reads it before going on.
    async fn read_snackbar(&mut self) -> Result<(), WalkError> {
        match self.phone.snackbar_left() {
            Some(left) => {
                let effects = self.phone.pass(left);
                self.drive(effects).await
            }
            None => Ok(()),
        }
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
        before: Vec<String>,
        had_error: bool,
        effects: Vec<Effect>,
    ) -> Result<(), WalkError> {
        self.owed.extend(effects);
        if let Some(error) = self.work(before).await? {
            return Err(self.error_of(
                WalkErrorKind::Failed(error.clone()),
                format!("the exchange failed: {error}"),
            ));
        }
        match had_error {
            true => Ok(()),
            false => self.not_refused(),
        }
    }

    /// Fails when the phone shows an error because it refused something.
    pub(super) fn not_refused(&self) -> Result<(), WalkError> {
        match self.phone.error() {
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

    /// Does everything that is owed to the phone, and what comes of that. Gives back the first exchange that failed.
    ///
    /// A future can be dropped at every `await`, so what is still to be done stands in the phone and not here.
    async fn work(&mut self, mut before: Vec<String>) -> Result<Option<ClientError>, WalkError> {
        let mut requests = 0;
        let mut failure: Option<ClientError> = None;
        loop {
            while let Some(effect) = self.owed.pop_front() {
                match effect {
                    Effect::Send(request) => {
                        requests += 1;
                        if requests > MOST_REQUESTS {
                            self.give_up(&request, "the flow goes round in a circle");
                            let message = format!(
                                "one step led to more than {MOST_REQUESTS} requests: the flow goes round in a circle"
                            );
                            return Err(self.error_of(WalkErrorKind::Endless, message));
                        }
                        self.asked = Some(request.clone());
                        let failed = self.exchange(request).await;
                        failure = failure.or(failed);
                        before = self.phone.stack().map(str::to_owned).collect();
                    }
                    Effect::Notify(request) => {
                        // The phone does not look at what comes back, nor whether anything does.
                        let _ = self.line.answer(&request).await;
                        self.transcript.reported(&request);
                    }
                    Effect::OpenUrl(url) => {
                        if self.opened_urls.len() >= MOST_URLS {
                            self.opened_urls.remove(0);
                        }
                        self.opened_urls.push(url);
                    }
                    Effect::Complete(message) => {
                        self.saved = None;
                        let deed = match message.by_endpoint {
                            true => continue,
                            false => Deed::Completed,
                        };
                        let outcome = Outcome::Completed {
                            params: message.params.clone(),
                        };
                        self.local(deed, &before, message.params, outcome);
                    }
                    // However the flow closes, by its cross or by an answer, what was filled in is kept.
                    Effect::Close => {
                        let saved = self.phone.saved();
                        self.saved = saved.map(|saved| (self.phone.now(), saved));
                    }
                }
            }
            match self.phone.due_in() {
                Some(due) => self.owed.extend(self.phone.pass(due)),
                None => break,
            }
        }
        self.note_local_change(&before);
        Ok(failure)
    }

    /// One exchange with the endpoint. Gives back why it failed, if it did.
    async fn exchange(&mut self, request: Request) -> Option<ClientError> {
        let began = Instant::now();
        let mut answered = self.line.answer(&request).await;
        self.asked = None;
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
        self.owed.extend(effects);
        self.note_exchange(&request, outcome, elapsed, answered.key_fetched_again);
        failure
    }

    fn note_exchange(
        &mut self,
        request: &Request,
        outcome: Outcome,
        elapsed: Duration,
        key_fetched_again: bool,
    ) {
        let screen = Some(request.screen().to_owned()).filter(|screen| !screen.is_empty());
        self.transcript.push(Step {
            deed: Deed::Sent(request.action()),
            screen,
            payload: request.data().clone(),
            outcome,
            elapsed,
            key_fetched_again,
            reported: None,
        });
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
        // Waited for before the file is a row: one whose upload nobody ends would keep the Footer disabled for good.
        let cdn = match self.line.network().is_online() {
            true => Some(self.cdn().await?),
            false => None,
        };
        let row = self
            .phone
            .attach(at, file)
            .map_err(|impossible| self.impossible(impossible))?;
        let offline = crate::media::UploadFault::Offline;
        let (outcome, problem) = match cdn.map(|cdn| cdn.upload(file)) {
            Some(Ok(uploaded)) => (Ok(uploaded), None),
            Some(Err(error)) => (Err(offline), Some(error.to_string())),
            None => (Err(offline), None),
        };
        let effects = self.phone.uploaded(at, row, outcome);
        self.drive(effects).await?;
        match problem {
            Some(problem) => Err(self.upload_failed(&problem)),
            None => Ok(()),
        }
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
