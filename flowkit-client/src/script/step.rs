//! What a script is made of.

use std::time::Duration;

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::fields::calendar::Half;
use crate::phone::{Client, Gesture, Platform, Stage};

/// One line of a [`Script`](super::Script). Its `Display` is the line.
///
/// ```
/// use flowkit_client::script::{Act, Step};
///
/// let step = Step::Act(Act::Tap { which: "Continue".to_owned() });
/// assert_eq!(step.to_string(), "tap \"Continue\"");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Step {
    /// Which phone it is: `with platform ios`. It stands above everything else.
    With(Setting),
    /// What a person does: `tap "Continue"`. The walk ends if it does not work.
    Act(Act),
    /// What a person does and what does not work, in this way: `impossible tap "Continue"`. The walk ends if it works.
    Fails(Failure, Act),
    /// What happens to the network: `network offline`.
    Network(NetworkStep),
    /// What must be so at this moment: `expect screen SUMMARY`.
    Expect(Expectation),
    /// `cut-off`: a record was too long, and ends here. Replaying it stops here with an error.
    CutOff,
}

/// A setting of the phone, or of the message by which it got the flow.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Setting {
    /// `with token "…"`: the flow token.
    Token(String),
    /// `with token-signature "…"`: Meta's signature of the flow token. A script without it leaves that to the phone, which signs
    /// the token where it knows the app secret.
    TokenSignature(String),
    /// `with today 2026-12-01`: the phone's day.
    Today(Date),
    /// `with platform android | ios | web`.
    Platform(Platform),
    /// `with client documented | web-exact`.
    Client(Client),
    /// `with stage published | draft | preview`.
    Stage(Stage),
    /// `with opened-on SCREEN {…}`: the message opens the flow on this screen with this data (`flow_action: navigate`).
    OpenedOn {
        /// The screen; `None` for a message that forgets to name one: `with opened-on {…}`.
        screen: Option<String>,
        /// `flow_action_payload.data`.
        data: Map<String, Value>,
    },
    /// `with message-id "…"`: the message that carries the flow.
    MessageId(String),
    /// `with advertised-flow "…"`: the message is that of an advertisement, for the flow of this id.
    AdvertisedFlow(String),
}

/// How an act fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Failure {
    /// `impossible`: nobody could do it, or there is no such thing on the screen.
    Impossible,
    /// `refused`: the phone refuses what comes of it.
    Refused,
    /// `failed`: the exchange with the endpoint fails.
    Failed,
}

/// What a person does. `which` is the name of a component, or its label, text or title, as for the methods of
/// [`VirtualPhone`](crate::VirtualPhone).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Act {
    /// `open`: taps the button of the message.
    Open,
    /// `open-again`: taps it after the flow was left.
    OpenAgain,
    /// `fill email "zoe@example.org"`: makes the text of a field this one, and leaves the field.
    Fill {
        /// The field.
        which: String,
        /// The text.
        text: String,
    },
    /// `choose department dental`: taps an option, or picks a day such as `2026-11-30`.
    Choose {
        /// The list or the calendar.
        which: String,
        /// The title or the id of the option, or the day.
        what: String,
    },
    /// `choose-range stay 2026-12-01 2026-12-04`: picks both days of a range.
    ChooseRange {
        /// The CalendarPicker.
        which: String,
        /// The first day.
        first: String,
        /// The last day.
        last: String,
    },
    /// `tick terms`: ticks an OptIn, or unticks it.
    Tick {
        /// The OptIn.
        which: String,
    },
    /// `tap "Continue"`: taps a Footer or a link.
    Tap {
        /// The Footer, the EmbeddedLink, or the OptIn with the link.
        which: String,
    },
    /// `clear date`: empties a field by its clear button, of a range both days; `clear stay end-date` one day of a range.
    Clear {
        /// The field.
        which: String,
        /// The one day of a range.
        half: Option<Half>,
    },
    /// `attach photos photo 640x480`: hands a file to a picker.
    Attach {
        /// The picker.
        which: String,
        /// The file.
        file: Attachment,
    },
    /// `remove-file photos 0`: takes a file away from a picker.
    RemoveFile {
        /// The picker.
        which: String,
        /// The row, counted from 0.
        row: usize,
    },
    /// `back`: presses Back.
    Back,
    /// `close`: closes the flow by its cross.
    Close,
    /// `retry`: follows the link of an error that offers another try.
    Retry,
    /// `dismiss`: taps the OK of a snackbar.
    Dismiss,
    /// `wait 600ms`: lets time pass on the phone's clock.
    Wait(Duration),
    /// `focus email`: puts the cursor into a text field.
    Focus {
        /// The field.
        which: String,
    },
    /// `blur`: takes the cursor out of the text field that has it.
    Blur,
    /// `type email "zoe@"`: makes the text of a field this one, and stays in the field.
    Type {
        /// The field.
        which: String,
        /// The text.
        text: String,
    },
    /// `open-list department`: opens the list of a Dropdown.
    OpenList {
        /// The Dropdown.
        which: String,
    },
    /// `open-dates date`: opens the wheels of a DatePicker.
    OpenDates {
        /// The DatePicker.
        which: String,
    },
    /// `pick stay end-date 2026-12-04`: picks a day, of a range one half.
    Pick {
        /// The DatePicker or the CalendarPicker.
        which: String,
        /// Which half of a range; [`Half::StartDate`] for a single day.
        half: Half,
        /// The day.
        day: String,
    },
    /// `gesture {"gesture":"tap","at":3}`: what can be named only by its place on the screen.
    Gesture(Gesture),
}

/// A file that is handed to a picker, followed by `named "passport.jpg"` if it goes by another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What is in it.
    pub content: Content,
    /// The name by which it goes, if not by its own.
    pub named: Option<String>,
}

/// What is in a file that is handed to a picker.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// `photo 640x480`, `photo 640x480 seed 2`: a JPEG that is [made up](crate::media::File::photo_with_seed).
    Photo {
        /// Pixels from left to right.
        width: u16,
        /// Pixels from top to bottom.
        height: u16,
        /// Which of the photos of this size.
        seed: u64,
    },
    /// `document pdf`, `document pdf seed 2`: a document that is [made up](crate::media::File::document_with_seed).
    Document {
        /// Its kind, such as `pdf`.
        kind: String,
        /// Which of the documents of this kind.
        seed: u64,
    },
    /// `sized pdf 1000000`: a file of [exactly so many bytes](crate::media::File::of_size).
    Sized {
        /// Its kind, such as `pdf`.
        kind: String,
        /// Its length.
        bytes: usize,
    },
    /// `text "note.txt" "Two rooms, please"`: a short text.
    Text {
        /// The file's name.
        name: String,
        /// `as text/plain`: its MIME type, if it is not the one that name and content tell.
        mime_type: Option<String>,
        /// Its content.
        text: String,
    },
    /// `file ./payslip.pdf`: a file of this machine, found from the folder in which the replay looks for files.
    File {
        /// Where it is.
        path: String,
        /// `as application/pdf`: its MIME type, if it is not the one that name and content tell.
        mime_type: Option<String>,
        /// `sha256 9f86d0…`: what its bytes must be, by their SHA-256. Replaying stops at a file with other bytes.
        sha256: Option<[u8; 32]>,
    },
}

/// What happens to the [`Network`](crate::Network) of the phone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NetworkStep {
    /// `network offline`.
    Offline,
    /// `network online`.
    Online,
    /// `network heal`: online, not slow, and no fault waits.
    Heal,
    /// `network slow 3s`: every exchange takes this much longer.
    Slow(Duration),
    /// `network lose-request`: the next request never arrives.
    LoseRequest,
    /// `network lose-answer`: the next answer never arrives.
    LoseAnswer,
    /// `network break-connection`: the connection breaks before the next answer.
    BreakConnection,
    /// `network status 500`: the next request is answered so, and never arrives.
    Status(u16),
    /// `network wrong-key`: the next request is encrypted for a stale key.
    WrongKey,
    /// `network expire-token "…"`: the next request is answered 427 with this text; without one by `network expire-token ""`.
    ExpireToken(String),
}

/// What must be so.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Expectation {
    /// `expect screen SUMMARY`: this screen shows; `expect screen ""` for none.
    Screen(String),
    /// `expect snackbar "…"`: a snackbar shows this text.
    Snackbar(String),
    /// `expect no-snackbar`.
    NoSnackbar,
    /// `expect error email`: the field shows an error, with `expect error email "…"` this one.
    Error {
        /// The field.
        which: String,
        /// The error.
        text: Option<String>,
    },
    /// `expect no-error email`: the field shows none.
    NoError {
        /// The field.
        which: String,
    },
    /// `expect error-screen`: an error shows in place of the screen, with `expect error-screen "…"` this one.
    ErrorScreen(Option<String>),
    /// `expect text "…"`: some text on the screen has this in it.
    Text(String),
    /// `expect no-text "…"`: no text on the screen has this in it.
    NoText(String),
    /// `expect enabled "Continue"`: it can be used.
    Enabled {
        /// The component.
        which: String,
    },
    /// `expect disabled "Continue"`: it cannot be used.
    Disabled {
        /// The component.
        which: String,
    },
    /// `expect value rooms ["1","2"]`: the field has this value; `expect value rooms` for none at all.
    Value {
        /// The field.
        which: String,
        /// Its value.
        value: Option<Value>,
    },
    /// `expect opened-url "…"`: this is the address that was opened last.
    OpenedUrl(String),
    /// `expect completed {"flow_token": "…"}`: the flow is completed, and these keys are so in what the webhook carries. Others
    /// may be there, so `expect completed` without an object takes every completion.
    Completed(Map<String, Value>),
}
