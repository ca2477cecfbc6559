//! What fingers do one by one, where [`fill`](VirtualPhone::fill) and [`choose`](VirtualPhone::choose) do several at once.

use std::fmt::Display;

use super::VirtualPhone;
use super::error::WalkError;
use crate::fields::calendar::Half;
use crate::phone::Gesture;

impl VirtualPhone {
    /// Puts the cursor into a text field, which shows no error of its own while it is there.
    ///
    /// # Errors
    /// As for [`fill`](Self::fill).
    pub async fn focus(&mut self, which: &str) -> Result<&mut Self, WalkError> {
        self.finger(which, |at| Gesture::Focus { at }).await
    }

    /// Takes the cursor out of the text field that has it.
    ///
    /// # Errors
    /// As for every [`gesture`](Self::gesture).
    pub async fn blur(&mut self) -> Result<&mut Self, WalkError> {
        self.gesture(&Gesture::Blur).await
    }

    /// Types a text into a TextInput or a TextArea in place of what stands there, and stays in the field.
    ///
    /// ```no_run
    /// # async fn example(phone: &mut flowkit_client::VirtualPhone) -> Result<(), flowkit_client::WalkError> {
    /// phone.type_into("email", "zoe@").await?;
    /// assert_eq!(phone.field("email")?.error(), None, "the cursor is in the field");
    /// phone.blur().await?;
    /// assert!(phone.field("email")?.error().is_some());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As for [`fill`](Self::fill).
    pub async fn type_into(
        &mut self,
        which: &str,
        text: impl Display + Send,
    ) -> Result<&mut Self, WalkError> {
        let text = text.to_string();
        self.finger(which, |at| Gesture::Type { at, text }).await
    }

    /// Opens the list of a Dropdown over the screen.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose).
    pub async fn open_list(&mut self, which: &str) -> Result<&mut Self, WalkError> {
        self.finger(which, |at| Gesture::OpenList { at }).await
    }

    /// Opens the wheels of a DatePicker, which on iOS sets a day.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose).
    pub async fn open_dates(&mut self, which: &str) -> Result<&mut Self, WalkError> {
        self.finger(which, |at| Gesture::OpenDates { at }).await
    }

    /// Picks a day such as `2026-11-30`, of a range one half.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose).
    pub async fn pick(
        &mut self,
        which: &str,
        half: Half,
        day: impl Display + Send,
    ) -> Result<&mut Self, WalkError> {
        let day = day.to_string();
        self.finger(which, |at| Gesture::Pick { at, half, day })
            .await
    }

    /// Empties one half of a range by its clear button.
    ///
    /// # Errors
    /// As for [`choose`](Self::choose).
    pub async fn clear_half(&mut self, which: &str, half: Half) -> Result<&mut Self, WalkError> {
        self.finger(which, |at| Gesture::Clear { at, half }).await
    }

    /// Taps the OK of a snackbar.
    ///
    /// # Errors
    /// [`WalkErrorKind::Impossible`](super::WalkErrorKind::Impossible) when none shows.
    pub async fn dismiss(&mut self) -> Result<&mut Self, WalkError> {
        self.gesture(&Gesture::Dismiss).await
    }

    /// Does one gesture to what is called so.
    async fn finger(
        &mut self,
        which: &str,
        gesture: impl FnOnce(usize) -> Gesture,
    ) -> Result<&mut Self, WalkError> {
        self.ready().await?;
        let (at, name) = self.find_named(which);
        // What is not there has no place. The act names it all the same.
        let place = at.as_ref().copied().unwrap_or_default();
        let gesture = gesture(place);
        let act = super::recording::named_act(&gesture, name);
        let done = match at {
            Ok(_) => self.do_gesture(&gesture).await,
            Err(error) => Err(error),
        };
        self.noted(act, done)
    }
}
