//! Which of several answers comes.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Mutex, PoisonError};

use serde_json::{Map, Value};

/// Of so many flow tokens we remember what they were answered.
const MOST_TOKENS: usize = 1000;

/// How it is decided.
pub(super) enum Turns {
    /// One after the other, for each flow token.
    Remembered(Mutex<Memory>),
    /// By the request alone.
    ByRequest { seed: u64 },
}

/// How often each screen of each flow token was answered.
#[derive(Default)]
pub(super) struct Memory {
    tokens: HashMap<String, HashMap<String, usize>>,
    oldest: VecDeque<String>,
}

impl Turns {
    pub(super) fn remembered() -> Self {
        Self::Remembered(Mutex::default())
    }

    pub(super) fn by_request(seed: u64) -> Self {
        Self::ByRequest { seed }
    }

    /// A flow opens: with this token nothing has been answered.
    pub(super) fn begin(&self, token: &str) {
        if let Self::Remembered(memory) = self {
            let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(screens) = memory.tokens.get_mut(token) {
                screens.clear();
            }
        }
    }

    /// Which of so many screens opens the flow.
    pub(super) fn first(&self, token: &str, count: usize) -> usize {
        match self {
            Self::Remembered(_) => 0,
            Self::ByRequest { seed } => nth(*seed, token, ["", ""], count),
        }
    }

    /// Which of so many answers comes to a payload from a screen.
    pub(super) fn next(
        &self,
        token: &str,
        screen: &str,
        payload: &Map<String, Value>,
        count: usize,
    ) -> usize {
        if count < 2 {
            return 0;
        }
        match self {
            Self::Remembered(memory) => {
                let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
                memory.next(token, screen).checked_rem(count).unwrap_or(0)
            }
            Self::ByRequest { seed } => {
                let payload = serde_json::to_string(payload).unwrap_or_default();
                nth(*seed, token, [screen, &payload], count)
            }
        }
    }
}

impl Memory {
    fn next(&mut self, token: &str, screen: &str) -> usize {
        if !self.tokens.contains_key(token) {
            if self.tokens.len() >= MOST_TOKENS
                && let Some(oldest) = self.oldest.pop_front()
            {
                self.tokens.remove(&oldest);
            }
            self.oldest.push_back(token.to_owned());
        }
        let screens = self.tokens.entry(token.to_owned()).or_default();
        let turn = screens.entry(screen.to_owned()).or_default();
        let now = *turn;
        *turn = turn.wrapping_add(1);
        now
    }
}

/// A number below `count` that depends on these alone (FNV-1a, which is the same in every build). Flow tokens with consecutive
/// numbers at their end, such as `explore-7` and `explore-8`, get consecutive numbers.
fn nth(seed: u64, token: &str, texts: [&str; 2], count: usize) -> usize {
    let stem = token.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number = token.strip_prefix(stem).unwrap_or_default();
    let number: u64 = number.parse().unwrap_or(0);
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ seed;
    let [screen, payload] = texts;
    for text in [stem, screen, payload] {
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    // The low bits of this hash hardly depend on the seed.
    let hash = (hash ^ (hash >> 32)).wrapping_add(number);
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    usize::try_from(hash.checked_rem(count).unwrap_or(0)).unwrap_or(0)
}

impl fmt::Debug for Turns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remembered(_) => f.write_str("Remembered"),
            Self::ByRequest { seed } => write!(f, "ByRequest({seed})"),
        }
    }
}
