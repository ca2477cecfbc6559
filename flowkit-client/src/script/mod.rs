//! Walks as text: written by hand or [recorded](crate::VirtualPhone::record), replayed, and turned into tests.
//!
//! A script has one step a line. Names are those of components, or the labels, texts and titles that a person sees, as for the
//! methods of [`VirtualPhone`](crate::VirtualPhone).
//!
//! ```text
//! # flowkit script 1
//! with today 2026-11-29                  # which phone it is; a phone that is not told so stays as it is
//! open
//! choose "Department" "Dental care"
//! fill email "zoe@example.org"
//! tick terms
//! attach photos photo 640x480            # a made-up file, or: attach papers file ./payslip.pdf
//! impossible tap "Continue"              # nobody could do it
//! choose date 2026-12-01
//! tap "Continue"
//! expect screen SUMMARY
//! network lose-answer
//! failed tap "Confirm"                   # the exchange with the endpoint fails
//! expect snackbar "Something went wrong. Try again."
//! tap "Confirm"
//! expect completed {"flow_token": "…"}   # these keys are so; others may be there
//! ```
//!
//! - A line is empty, a comment, or a step, after which a comment may stand. [`Step`] has every step with its words.
//! - A name or a text of several words stands in quotes, with the escapes of JSON: `"a \"quoted\" word"`. One word needs none.
//! - Of several components that are called alike, `"Continue#2"` is the second.
//! - The first line may name the version, `# flowkit script 1`. Scripts of later versions are refused.
//! - A script has at most [`MOST_STEPS`] steps and [`MOST_BYTES`] bytes.

mod error;
mod file;
mod read;
mod replay;
mod rust;
mod step;
mod words;
mod write;

pub use error::{ScriptError, ScriptErrorKind};
pub use replay::Report;
pub use rust::RustTest;
pub use step::{Act, Attachment, Content, Expectation, Failure, NetworkStep, Setting, Step};

use std::fmt;
use std::str::FromStr;

/// The most steps that a script may have.
pub const MOST_STEPS: usize = 10_000;

/// The most bytes that the text of a script may have: 4 MiB.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// What stands before the version in the first line.
const HEAD: &str = "# flowkit script ";

/// The version of the format.
const VERSION: u64 = 1;

/// A walk, step by step. The [module](self) says what its text looks like.
///
/// ```
/// use flowkit_client::script::Script;
///
/// let script: Script = "open\n  fill  email  \"zoe@example.org\"  # hers\n".parse()?;
/// assert_eq!(script.to_string(), "# flowkit script 1\nopen\nfill email \"zoe@example.org\"\n");
///
/// let error = "open\nfil email zoe".parse::<Script>().unwrap_err();
/// assert_eq!(error.to_string(), "line 2, column 1: there is no step \"fil\": did you mean \"fill\"?");
/// # Ok::<(), flowkit_client::script::ScriptError>(())
/// ```
///
/// Two scripts are equal when their steps are.
#[derive(Clone, Default)]
pub struct Script {
    /// Each step with the line on which it stands, from 1.
    steps: Vec<(usize, Step)>,
}

impl Script {
    /// The steps, in their order.
    #[must_use]
    pub fn steps(&self) -> impl ExactSizeIterator<Item = &Step> {
        self.steps.iter().map(|(_, step)| step)
    }
}

/// Steps as a script, each on the line on which [`Display`](fmt::Display) writes it. Settings (`with …`) must stand above all
/// other steps, or the text cannot be read.
impl FromIterator<Step> for Script {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        // The version has the first line.
        Self {
            steps: (2..).zip(steps).collect(),
        }
    }
}

impl FromStr for Script {
    type Err = ScriptError;

    fn from_str(text: &str) -> Result<Self, ScriptError> {
        read::script(text)
    }
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}{VERSION}")?;
        self.steps().try_for_each(|step| writeln!(f, "{step}"))
    }
}

impl PartialEq for Script {
    fn eq(&self, other: &Self) -> bool {
        self.steps().eq(other.steps())
    }
}

/// The text, which a failing test can show.
impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests;
