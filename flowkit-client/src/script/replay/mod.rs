//! Doing what a script says.

mod act;
mod expect;
mod settings;

use std::path::Path;

use super::error::{ScriptError, ScriptErrorKind};
use super::file::NoFile;
use super::step::{Act, Expectation, Failure, NetworkStep, Step};
use super::{MOST_STEPS, Script};
use crate::{VirtualPhone, WalkError};

/// What a replay has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Report {
    /// How many things a person did, those included that failed as they were to.
    pub acts: usize,
    /// How many expectations were met.
    pub expectations: usize,
}

/// Why a step does not do.
enum Stop {
    Walk(WalkError),
    Worked,
    /// It failed, and was to fail in another way.
    OtherFailure(Failure, WalkError),
    NotMet {
        expected: String,
        found: String,
    },
    File(NoFile),
    CutOff,
}

impl From<WalkError> for Stop {
    fn from(error: WalkError) -> Self {
        Self::Walk(error)
    }
}

impl From<NoFile> for Stop {
    fn from(error: NoFile) -> Self {
        Self::File(error)
    }
}

impl Script {
    /// Does every step on this phone, and checks every expectation. Files are looked for from the folder in which the process is.
    ///
    /// A script that begins with `open` needs a phone whose flow is not open yet
    /// ([`in_chat`](crate::VirtualPhoneBuilder::in_chat)). Such a phone also takes the script's settings; any other must have them.
    ///
    /// ```
    /// use flowkit_client::VirtualPhone;
    /// use flowkit_client::script::Script;
    ///
    /// # use flowkit_client::{ClientError, Reply, Transport, WhatsAppClient};
    /// # struct Endpoint;
    /// # impl Transport for Endpoint {
    /// #     const SEALED: bool = false;
    /// #     async fn post(&self, _: http::HeaderMap, _: bytes::Bytes) -> Result<Reply, ClientError> {
    /// #         Err(ClientError::Offline)
    /// #     }
    /// # }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let client = WhatsAppClient::without_envelope().over_plaintext(Endpoint);
    /// # let flow_json = r#"{"version": "7.3", "screens": [{"id": "ASK", "title": "Ask", "terminal": true,
    /// #     "layout": {"type": "SingleColumnLayout", "children": [
    /// #         {"type": "TextInput", "name": "email", "label": "E-mail", "required": true},
    /// #         {"type": "Footer", "label": "Send", "on-click-action": {"name": "complete", "payload": {"email": "${form.email}"}}}]}}]}"#;
    /// let script: Script = r#"
    /// with opened-on ASK {}
    /// open
    /// expect disabled "Send"
    /// fill "E-mail" "zoe@example.org"
    /// tap "Send"
    /// expect completed {"email": "zoe@example.org"}
    /// "#.parse()?;
    ///
    /// let mut phone = VirtualPhone::over(&client).flow_json(flow_json).in_chat()?;
    /// let report = script.replay(&mut phone).await?;
    /// assert_eq!((report.acts, report.expectations), (3, 2));
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// At the first step that does not do what the script says, with its line: [`ScriptErrorKind`] has the ways. The phone stays
    /// as it is there.
    pub async fn replay(&self, phone: &mut VirtualPhone) -> Result<Report, ScriptError> {
        self.replay_with_files_in(".", phone).await
    }

    /// As [`replay`](Self::replay), with files looked for from this folder, such as that of the script.
    ///
    /// # Errors
    /// As for [`replay`](Self::replay).
    pub async fn replay_with_files_in(
        &self,
        folder: impl AsRef<Path> + Send,
        phone: &mut VirtualPhone,
    ) -> Result<Report, ScriptError> {
        let folder = folder.as_ref();
        if self.steps.len() > MOST_STEPS {
            let message = format!("a script has at most {MOST_STEPS} steps");
            return Err(ScriptError::new(1, None, ScriptErrorKind::Text, message));
        }
        settings::apply(&self.steps, phone)?;
        let mut report = Report::default();
        for (line, step) in &self.steps {
            if let Err(stop) = take(step, phone, folder).await {
                return Err(stop.at(*line, step, phone));
            }
            match step {
                Step::Act(_) | Step::Fails(..) => report.acts = report.acts.saturating_add(1),
                Step::Expect(_) => report.expectations = report.expectations.saturating_add(1),
                Step::With(_) | Step::Network(_) | Step::CutOff => {}
            }
        }
        Ok(report)
    }
}

async fn take(step: &Step, phone: &mut VirtualPhone, folder: &Path) -> Result<(), Stop> {
    match step {
        Step::With(_) => Ok(()),
        Step::Act(act) => act::take(act, phone, folder).await,
        Step::Fails(failure, act) => match act::take(act, phone, folder).await {
            Ok(()) => Err(Stop::Worked),
            Err(Stop::Walk(error)) if Failure::of(&error) == *failure => Ok(()),
            Err(Stop::Walk(error)) => Err(Stop::OtherFailure(*failure, error)),
            Err(other) => Err(other),
        },
        Step::Network(step) => {
            disturb(step, phone);
            Ok(())
        }
        Step::Expect(expectation) => expect::check(expectation, phone),
        Step::CutOff => Err(Stop::CutOff),
    }
}

fn disturb(step: &NetworkStep, phone: &VirtualPhone) {
    let network = phone.network();
    match step {
        NetworkStep::Offline => network.offline(),
        NetworkStep::Online => network.online(),
        NetworkStep::Heal => network.heal(),
        NetworkStep::Slow(delay) => network.slow_by(*delay),
        NetworkStep::LoseRequest => network.lose_next_request(),
        NetworkStep::LoseAnswer => network.lose_next_answer(),
        NetworkStep::BreakConnection => network.break_next_connection(),
        NetworkStep::Status(status) => network.answer_next_with(*status),
        NetworkStep::WrongKey => network.wrong_key_once(),
        NetworkStep::ExpireToken(message) => network.expire_token(message),
    }
}

impl Stop {
    fn at(self, line: usize, step: &Step, phone: &VirtualPhone) -> ScriptError {
        let (kind, message) = match self {
            Self::Walk(error) => (ScriptErrorKind::Walk(error), format!("`{step}`")),
            Self::OtherFailure(failure, error) => {
                let message =
                    format!("`{step}` was to be {failure}, and went wrong in another way");
                (ScriptErrorKind::Walk(error), message)
            }
            Self::Worked => {
                let message =
                    format!("`{step}` was to go wrong, and it worked; the phone shows:\n{phone}");
                (ScriptErrorKind::Worked, message)
            }
            Self::NotMet { expected, found } => {
                let message = format!(
                    "`{step}`\n  expected: {expected}\n     found: {found}\n\nThe phone shows:\n{phone}"
                );
                (ScriptErrorKind::Expectation { expected, found }, message)
            }
            Self::File(NoFile::Media(error)) => {
                let message = format!("`{step}`: {error}");
                (ScriptErrorKind::File(Some(error)), message)
            }
            Self::File(NoFile::OtherBytes(path)) => {
                let message = format!(
                    "`{step}`: {path} has other bytes than the record says: take the file of the record, or leave `sha256 …` out"
                );
                (ScriptErrorKind::File(None), message)
            }
            Self::CutOff => {
                let message = "the record was too long, and ends here".to_owned();
                (ScriptErrorKind::CutOff, message)
            }
        };
        ScriptError::new(line, None, kind, message)
    }
}
