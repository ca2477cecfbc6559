//! What a person does, by the names that they see.

use std::fmt::Display;
use std::time::Duration;

use flowkit_json::catalogue::Kind;

use super::VirtualPhone;
use super::error::{WalkError, WalkErrorKind};
use crate::media::File;
use crate::phone::{Gesture, Half, Offered, Status};
use crate::script::{Act, Attachment};

impl VirtualPhone {
    /// Taps the button of the message: the flow opens, from the beginning.
    ///
    /// # Errors
    /// [`WalkErrorKind::Impossible`] when the flow is open or the button is disabled; [`WalkErrorKind::Refused`] and
    /// [`WalkErrorKind::Failed`] as for every exchange.
    pub async fn open(&mut self) -> Result<&mut Self, WalkError> {
        let done = self.do_open().await;
        self.noted(Act::Open, done)
    }

    async fn do_open(&mut self) -> Result<(), WalkError> {
        self.ready().await?;
        if matches!(self.phone.status(), Status::Opening | Status::Open) {
            // Mostly it is a script that begins with `open`, replayed on a phone that was opened for it.
            return Err(self.error_of(
                WalkErrorKind::Impossible,
                "the flow is open already: a phone that has not opened it comes from `in_chat` in place of `open`",
            ));
        }
        let effects = self
            .phone
            .open()
            .map_err(|impossible| self.impossible(impossible))?;
        self.drive_from_the_chat(effects).await
    }

    /// Taps the button of the message after the flow was left: what was filled in is there again, if the phone kept it and not
    /// more than 15 days have [passed](Self::wait).
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub async fn open_again(&mut self) -> Result<&mut Self, WalkError> {
        let done = self.do_open_again().await;
        self.noted(Act::OpenAgain, done)
    }

    async fn do_open_again(&mut self) -> Result<(), WalkError> {
        self.ready().await?;
        let Some((left_at, saved)) = self.saved.take() else {
            return self.do_open().await;
        };
        let age = self.phone.now().saturating_sub(left_at) / 1000;
        let effects = self
            .phone
            .open_again(&saved, age)
            .map_err(|impossible| self.impossible(impossible))?;
        self.drive_from_the_chat(effects).await
    }

    /// Types a text into a TextInput or a TextArea in place of what stands there, and leaves the field.
    ///
    /// # Errors
    /// [`WalkErrorKind::NotFound`]; [`WalkErrorKind::Impossible`] for what takes no text or is disabled;
    /// [`WalkErrorKind::Refused`] when the text brings up a component that cannot be drawn.
    pub fn fill(&mut self, which: &str, text: impl Display) -> Result<&mut Self, WalkError> {
        self.give_up_the_dropped_exchange();
        let (at, which) = self.find_named(which);
        let text = text.to_string();
        let act = Act::Fill {
            which,
            text: text.clone(),
        };
        let done = at.and_then(|at| self.do_fill(at, text));
        self.noted(act, done)
    }

    fn do_fill(&mut self, at: usize, text: String) -> Result<(), WalkError> {
        for gesture in [Gesture::Type { at, text }, Gesture::Blur] {
            let effects = self
                .phone
                .gesture(&gesture)
                .map_err(|impossible| self.impossible(impossible))?;
            // Typing asks nobody, but may bring up what the phone cannot draw; the report of that goes out with the next step.
            self.owed.extend(effects);
        }
        self.not_refused()
    }

    /// Chooses: an option or a row by its title or its id, where an option that is ticked already is unticked; in a DatePicker or
    /// a CalendarPicker a day such as `2026-11-30`.
    ///
    /// # Errors
    /// [`WalkErrorKind::NotFound`], [`WalkErrorKind::Impossible`] for an option that is not there or disabled and for a day that is not offered, and
    /// as for [`open`](Self::open).
    pub async fn choose(
        &mut self,
        which: &str,
        what: impl Display + Send,
    ) -> Result<&mut Self, WalkError> {
        let what = what.to_string();
        self.ready().await?;
        let (at, name) = self.find_named(which);
        let gesture = at.and_then(|at| self.choice(which, at, &what));
        let act = match &gesture {
            Ok(gesture @ Gesture::Choose { .. }) => match self.act_of(gesture) {
                Act::Choose { what, .. } => Act::Choose { which: name, what },
                other => other,
            },
            _ => Act::Choose { which: name, what },
        };
        let done = match gesture {
            Ok(gesture) => self.do_gesture(&gesture).await,
            Err(error) => Err(error),
        };
        self.noted(act, done)
    }

    /// What fingers do to choose this.
    fn choice(&self, which: &str, at: usize, what: &str) -> Result<Gesture, WalkError> {
        if self.picks_days(at) {
            return Ok(Gesture::Pick {
                at,
                half: Half::StartDate,
                day: what.to_owned(),
            });
        }
        let options = self.phone.options_at(at);
        match option_called(&options, what) {
            Some(option) => Ok(Gesture::Choose {
                at,
                option: option.to_owned(),
            }),
            // The phone says why nothing can be chosen: it is no list, or it is disabled.
            None if options.is_empty() || self.phone.usable(at).is_err() => Ok(Gesture::Choose {
                at,
                option: what.to_owned(),
            }),
            None => Err(self.no_such_option(which, what, &options)),
        }
    }

    fn picks_days(&self, at: usize) -> bool {
        let kind = self.phone.kind_at(at);
        matches!(kind, Some(Kind::DatePicker | Kind::CalendarPicker))
    }

    /// What has to be [chosen](Self::choose) so that it is the option of this id; `None` when nothing leads to it.
    pub(super) fn word_for(&self, at: usize, id: &str) -> Option<String> {
        if self.picks_days(at) {
            return None;
        }
        let options = self.phone.options_at(at);
        let title = options.iter().find(|option| option.id == id);
        let title = title.map(|option| option.title.as_str());
        if options.is_empty() {
            return Some(id.to_owned());
        }
        let mut words = [Some(id), title].into_iter().flatten();
        let word = words.find(|word| option_called(&options, word) == Some(id))?;
        Some(word.to_owned())
    }

    /// Chooses the two days of a CalendarPicker that takes a range.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose).
    pub async fn choose_range(
        &mut self,
        which: &str,
        first: impl Display + Send,
        last: impl Display + Send,
    ) -> Result<&mut Self, WalkError> {
        self.ready().await?;
        let (at, which) = self.find_named(which);
        let (first, last) = (first.to_string(), last.to_string());
        let act = Act::ChooseRange {
            which,
            first: first.clone(),
            last: last.clone(),
        };
        let done = match at {
            Ok(at) => self.do_choose_range(at, first, last).await,
            Err(error) => Err(error),
        };
        self.noted(act, done)
    }

    async fn do_choose_range(
        &mut self,
        at: usize,
        first: String,
        last: String,
    ) -> Result<(), WalkError> {
        // Where the range that was chosen before ends too early, its end goes first, as no calendar offers a first day behind it.
        let end = self.phone.day_at(at, Half::EndDate);
        let end_goes_first = end.is_some_and(|end| end < first.as_str());
        let mut picks = [(Half::StartDate, first), (Half::EndDate, last)];
        if end_goes_first {
            picks.reverse();
        }
        for (half, day) in picks {
            self.do_gesture(&Gesture::Pick { at, half, day }).await?;
        }
        Ok(())
    }

    /// Ticks an OptIn, or unticks it.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose).
    pub async fn tick(&mut self, which: &str) -> Result<&mut Self, WalkError> {
        self.ready().await?;
        let (at, which) = self.find_named(which);
        let done = match at {
            Ok(at) => self.do_gesture(&Gesture::Tick { at }).await,
            Err(error) => Err(error),
        };
        self.noted(Act::Tick { which }, done)
    }

    /// Taps a Footer, an EmbeddedLink or the link of an OptIn.
    ///
    /// # Errors
    /// [`WalkErrorKind::NotFound`], [`WalkErrorKind::Impossible`] for a button that is disabled, with everything that keeps it so, and as for
    /// [`open`](Self::open).
    pub async fn tap(&mut self, which: &str) -> Result<&mut Self, WalkError> {
        self.ready().await?;
        let (at, which) = self.find_named(which);
        let done = match at {
            Ok(at) => self.do_gesture(&Gesture::Tap { at }).await,
            Err(error) => Err(error),
        };
        self.noted(Act::Tap { which }, done)
    }

    /// Empties a field by its clear button; of a range every day that is set.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose), also for a field that is empty and so shows no clear button.
    pub async fn clear(&mut self, which: &str) -> Result<&mut Self, WalkError> {
        self.ready().await?;
        let (at, which) = self.find_named(which);
        let done = match at {
            Ok(at) => self.do_clear(at).await,
            Err(error) => Err(error),
        };
        self.noted(Act::Clear { which, half: None }, done)
    }

    async fn do_clear(&mut self, at: usize) -> Result<(), WalkError> {
        let mut halves = vec![Half::StartDate];
        if self.phone.is_range_at(at) {
            let filled = |half: &Half| !self.phone.looks_empty(at, *half);
            let filled: Vec<Half> = Half::BOTH.into_iter().filter(filled).collect();
            if !filled.is_empty() {
                halves = filled;
            }
        }
        for half in halves {
            self.do_gesture(&Gesture::Clear { at, half }).await?;
        }
        Ok(())
    }

    /// Presses Back: closes what lies over the screen, else leaves it. On the first screen the flow closes.
    ///
    /// # Errors
    /// As for [`open`](Self::open), where `refresh_on_back` asks the endpoint.
    pub async fn back(&mut self) -> Result<&mut Self, WalkError> {
        self.gesture(&Gesture::Back).await
    }

    /// Closes the flow by its cross. Nothing is sent, and what was filled in is kept for [`open_again`](Self::open_again).
    ///
    /// # Errors
    /// [`WalkErrorKind::Impossible`] when the flow is not open.
    pub async fn close(&mut self) -> Result<&mut Self, WalkError> {
        self.gesture(&Gesture::Close).await
    }

    /// Follows the link of an error that offers another try.
    ///
    /// # Errors
    /// [`WalkErrorKind::Impossible`] when there is none, and as for [`open`](Self::open).
    pub async fn retry(&mut self) -> Result<&mut Self, WalkError> {
        self.gesture(&Gesture::Retry).await
    }

    /// Hands a file to a picker. It is encrypted as WhatsApp does, and lies on a server of the phone's own on this machine, from
    /// which the endpoint can download it, for as long as the phone is there.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose); also when the server cannot be started or is full.
    pub async fn attach(&mut self, which: &str, file: File) -> Result<&mut Self, WalkError> {
        self.ready().await?;
        let (at, which) = self.find_named(which);
        let act = Act::Attach {
            which,
            file: Attachment::of(&file),
        };
        let done = match at {
            Ok(at) => self.upload(at, &file).await,
            Err(error) => Err(error),
        };
        self.noted(act, done)
    }

    /// Takes a file away from a picker: the one in this row, counted from 0.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose).
    pub async fn remove_file(&mut self, which: &str, row: usize) -> Result<&mut Self, WalkError> {
        self.ready().await?;
        let (at, which) = self.find_named(which);
        let done = match at {
            Ok(at) => self.do_remove_file(at, row).await,
            Err(error) => Err(error),
        };
        self.noted(Act::RemoveFile { which, row }, done)
    }

    async fn do_remove_file(&mut self, at: usize, row: usize) -> Result<(), WalkError> {
        let effects = self
            .phone
            .remove_file(at, row)
            .map_err(|impossible| self.impossible(impossible))?;
        self.drive(effects).await
    }

    /// Lets time pass on the phone's clock: a snackbar goes, and what was filled in grows old. Nobody really waits.
    ///
    /// # Errors
    /// As for [`open`](Self::open), should something be due that asks the endpoint.
    pub async fn wait(&mut self, time: Duration) -> Result<&mut Self, WalkError> {
        self.ready().await?;
        let milliseconds = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let had_error = self.phone.error().is_some();
        let effects = self.phone.pass(milliseconds);
        let done = self.drive_on(had_error, effects).await;
        self.noted(Act::Wait(time), done)
    }

    fn no_such_option(&self, which: &str, what: &str, options: &[Offered]) -> WalkError {
        let titles = options.iter().map(|option| option.title.as_str());
        let instead = match flowkit_json::nearest(what, titles.clone()) {
            Some(nearest) => format!("did you mean \"{nearest}\"?"),
            None => format!(
                "there are {}",
                titles
                    .map(|title| format!("\"{title}\""))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        };
        self.error_of(
            WalkErrorKind::Impossible,
            format!("\"{which}\" has no option \"{what}\": {instead}"),
        )
    }
}

/// The id of the option that is called so: by its title first, then by its id.
fn option_called<'o>(options: &'o [Offered], what: &str) -> Option<&'o str> {
    let by_title = options.iter().find(|option| option.title == what);
    let called = by_title.or_else(|| options.iter().find(|option| option.id == what));
    called.map(|option| option.id.as_str())
}
