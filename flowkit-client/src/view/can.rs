//! What a person can do with a component.

use serde::{Deserialize, Serialize};

/// Something that a person can do with a component at this moment. Each is a [`Gesture`](crate::phone::Gesture), but for files,
/// which are handed over by [`Phone::attach`](crate::phone::Phone::attach) and taken away by
/// [`Phone::remove_file`](crate::phone::Phone::remove_file).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Can {
    /// Put the cursor into it: [`Focus`](crate::phone::Gesture::Focus).
    Focus,
    /// Type a text: [`Type`](crate::phone::Gesture::Type).
    Type,
    /// Tap one of its options that are enabled: [`Choose`](crate::phone::Gesture::Choose).
    Choose,
    /// Tick or untick it: [`Tick`](crate::phone::Gesture::Tick).
    Tick,
    /// Open its wheels: [`OpenDates`](crate::phone::Gesture::OpenDates).
    OpenDates,
    /// Pick a day: [`Pick`](crate::phone::Gesture::Pick).
    Pick,
    /// Empty it by its clear button: [`Clear`](crate::phone::Gesture::Clear).
    Clear,
    /// Open its list: [`OpenList`](crate::phone::Gesture::OpenList).
    OpenList,
    /// Tap it: [`Tap`](crate::phone::Gesture::Tap).
    Tap,
    /// Tap the link of an OptIn: [`Tap`](crate::phone::Gesture::Tap).
    ReadMore,
    /// Hand it a file.
    Attach,
    /// Take one of its files away.
    Remove,
}
