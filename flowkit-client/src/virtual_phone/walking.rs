//! What a person does, by the names that they see.

use std::fmt::Display;
use std::time::Duration;

use flowkit_json::catalogue::Kind;

use super::VirtualPhone;
use super::error::{WalkError, WalkErrorKind};
use crate::media::File;
use crate::phone::{Gesture, Half, Offered};

impl VirtualPhone {
    /// Taps the button of the message: the flow opens, from the beginning.
    ///
    /// # Errors
    /// [`WalkErrorKind::Impossible`] when the flow is open or the button is disabled; [`WalkErrorKind::Refused`] and
    /// [`WalkErrorKind::Failed`] as for every exchange.
    pub async fn open(&mut self) -> Result<&mut Self, WalkError> {
        let effects = self
            .phone
            .open()
            .map_err(|impossible| self.impossible(impossible))?;
        self.drive(effects).await?;
        Ok(self)
    }

    /// Taps the button of the message after the flow was left: what was filled in is there again, if the phone kept it and not
    /// more than 15 days have [passed](Self::wait).
    ///
    /// # Errors
    /// As for [`open`](Self::open).
    pub async fn open_again(&mut self) -> Result<&mut Self, WalkError> {
        let Some((left_at, saved)) = self.saved.take() else {
            return self.open().await;
        };
        let age = self.phone.now().saturating_sub(left_at) / 1000;
        let effects = self
            .phone
            .open_again(&saved, age)
            .map_err(|impossible| self.impossible(impossible))?;
        self.drive(effects).await?;
        Ok(self)
    }

    /// Types a text into a TextInput or a TextArea in place of what stands there, and leaves the field.
    ///
    /// # Errors
    /// [`WalkErrorKind::NotFound`], and [`WalkErrorKind::Impossible`] for what takes no text or is disabled.
    pub fn fill(&mut self, which: &str, text: impl Display) -> Result<&mut Self, WalkError> {
        let at = self.find(which)?;
        for gesture in [
            Gesture::Type {
                at,
                text: text.to_string(),
            },
            Gesture::Blur,
        ] {
            // Typing asks nobody.
            self.phone
                .gesture(&gesture)
                .map_err(|impossible| self.impossible(impossible))?;
        }
        Ok(self)
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
        let at = self.find(which)?;
        let what = what.to_string();
        let gesture = match self.phone.kind_at(at) {
            Some(Kind::DatePicker | Kind::CalendarPicker) => Gesture::Pick {
                at,
                half: Half::StartDate,
                day: what,
            },
            _ => {
                let options = self.phone.options_at(at);
                let by_title = options.iter().find(|option| option.title == what);
                let found = by_title.or_else(|| options.iter().find(|option| option.id == what));
                match found {
                    Some(option) => Gesture::Choose {
                        at,
                        option: option.id.clone(),
                    },
                    None if options.is_empty() => Gesture::Choose { at, option: what },
                    None => return Err(self.no_such_option(which, &what, &options)),
                }
            }
        };
        self.gesture(&gesture).await
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
        let at = self.find(which)?;
        for (half, day) in [
            (Half::StartDate, first.to_string()),
            (Half::EndDate, last.to_string()),
        ] {
            self.gesture(&Gesture::Pick { at, half, day }).await?;
        }
        Ok(self)
    }

    /// Ticks an OptIn, or unticks it.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose).
    pub async fn tick(&mut self, which: &str) -> Result<&mut Self, WalkError> {
        let at = self.find(which)?;
        self.gesture(&Gesture::Tick { at }).await
    }

    /// Taps a Footer, an EmbeddedLink or the link of an OptIn.
    ///
    /// # Errors
    /// [`WalkErrorKind::NotFound`], [`WalkErrorKind::Impossible`] for a button that is disabled, with everything that keeps it so, and as for
    /// [`open`](Self::open).
    pub async fn tap(&mut self, which: &str) -> Result<&mut Self, WalkError> {
        let at = self.find(which)?;
        self.gesture(&Gesture::Tap { at }).await
    }

    /// Empties a field by its clear button; of a range every day that is set.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose), also for a field that is empty and so shows no clear button.
    pub async fn clear(&mut self, which: &str) -> Result<&mut Self, WalkError> {
        let at = self.find(which)?;
        let mut halves = vec![Half::StartDate];
        if self.phone.is_range_at(at) {
            let filled = |half: &Half| !self.phone.looks_empty(at, *half);
            let filled: Vec<Half> = Half::BOTH.into_iter().filter(filled).collect();
            if !filled.is_empty() {
                halves = filled;
            }
        }
        for half in halves {
            self.gesture(&Gesture::Clear { at, half }).await?;
        }
        Ok(self)
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
        let at = self.find(which)?;
        self.upload(at, &file).await?;
        Ok(self)
    }

    /// Takes a file away from a picker: the one in this row, counted from 0.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose).
    pub async fn remove_file(&mut self, which: &str, row: usize) -> Result<&mut Self, WalkError> {
        let at = self.find(which)?;
        let effects = self
            .phone
            .remove_file(at, row)
            .map_err(|impossible| self.impossible(impossible))?;
        self.drive(effects).await?;
        Ok(self)
    }

    /// Lets time pass on the phone's clock: a snackbar goes, and what was filled in grows old. Nobody really waits.
    ///
    /// # Errors
    /// As for [`open`](Self::open), should something be due that asks the endpoint.
    pub async fn wait(&mut self, time: Duration) -> Result<&mut Self, WalkError> {
        let milliseconds = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let effects = self.phone.pass(milliseconds);
        self.drive(effects).await?;
        Ok(self)
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
