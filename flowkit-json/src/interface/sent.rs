//! What an action sends.

use super::Schema;
use crate::read::{Span, Text, Value};

/// An action that sends something: `data_exchange` to the endpoint, `complete` to the chat.
#[derive(Debug, Clone)]
pub struct Sent<'d> {
    /// The path of the action, such as `screens[0].layout.children[0].children[5].on-click-action`; for one that the items
    /// of a list bring along, its place in the `__example__` of the data.
    pub path: String,
    /// The place of its `name`.
    pub span: Span,
    /// The type of the component it belongs to, such as `Footer`.
    pub component: Option<Text<'d>>,
    /// The component's own `name`, if it has one, such as `department`.
    pub component_name: Option<Text<'d>>,
    /// The key it stands under, such as `on-click-action`.
    pub slot: Text<'d>,
    /// What it sends, in the order of the document.
    pub payload: Vec<SentField<'d>>,
}

/// A member of a payload.
#[derive(Debug, Clone)]
pub struct SentField<'d> {
    /// Its key, with its place.
    pub key: Text<'d>,
    /// What arrives.
    pub value: Received<'d>,
}

/// A value of a payload, as it arrives.
#[derive(Debug, Clone)]
pub struct Received<'d> {
    /// Where it comes from, which decides its type.
    pub source: Source<'d>,
    /// Whether the key can be missing; of an item of an array, whether there can be nothing in its place.
    pub may_be_absent: bool,
    /// What is known beyond that of the value of the very component whose `on-select-action` sends it; `None` for every
    /// other value. `may_be_absent` is true all the same, for clients that do these steps in another order.
    pub own: Option<OwnValue>,
    /// The place of the value in the document.
    pub span: Span,
}

/// How the value of a component arrives in its own `on-select-action`: the phone keeps the value first and runs the action
/// then, so that the key is always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum OwnValue {
    /// What was chosen: RadioButtonsGroup and Dropdown.
    Chosen,
    /// What was chosen, or `""` or `[]`: a Dropdown or a DatePicker that was cleared runs the action too, and so does the
    /// last tick that is taken away from a CheckboxGroup.
    ChosenOrEmpty,
}

/// Where a value of a payload comes from.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Source<'d> {
    /// A constant: it arrives as it is written. Never an object or array that holds a binding, except under a key that
    /// begins with `on-`: the phone leaves alone what stands there.
    Literal(&'d Value<'d>),
    /// What an item of a NavigationList has here in the `__example__` of its data: the items that an answer brings have
    /// something of this type in its place.
    Sample(&'d Value<'d>),
    /// What the user entered.
    Input(Input<'d>),
    /// A field of a screen's data, or a member of one.
    Field(FieldRef<'d>),
    /// A nested expression.
    Calculated(Calculated),
    /// An object in which something is not constant.
    Object(Vec<SentField<'d>>),
    /// An array in which something is not constant.
    Array(Vec<Received<'d>>),
    /// A reference to nothing: the validator does not look inside of nested values.
    Unresolved,
}

/// An input whose value is sent.
#[derive(Debug, Clone)]
pub struct Input<'d> {
    /// The screen it stands on, which need not be the one that sends it.
    pub screen: &'d str,
    /// Its `name`, with its place.
    pub name: Text<'d>,
    /// What its value is.
    pub kind: InputKind<'d>,
}

/// What the value of an input is
/// ([reference](https://developers.facebook.com/docs/whatsapp/flows/reference/components)).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum InputKind<'d> {
    /// Text as typed: TextInput (but for numbers), TextArea.
    Text,
    /// A TextInput for a number (`number`): text as typed.
    Number,
    /// OptIn: true or, if it starts so, false; unticked it is missing, and `null` from clients of old.
    Consent,
    /// The id of one option: RadioButtonsGroup, Dropdown, NavigationList.
    Choice(Option<Vec<Choice<'d>>>),
    /// The ids of several options: CheckboxGroup, ChipsSelector. The options, if they stand in the document.
    Choices(Option<Vec<Choice<'d>>>),
    /// A day as `YYYY-MM-DD`: DatePicker from 5.0, CalendarPicker.
    Date,
    /// A time in milliseconds, as text: DatePicker before 5.0.
    Timestamp,
    /// A first and a last day, `""` where one is not chosen; cleared it is missing, and `null` from clients of old:
    /// CalendarPicker with `"mode": "range"`.
    DateRange,
    /// Either of the two: CalendarPicker whose mode is bound to data.
    DateOrRange,
    /// Pictures or files: PhotoPicker, DocumentPicker.
    Media,
    /// A component that this version of flowkit does not know.
    Unknown,
}

/// An option that stands in the document.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'d> {
    /// Its id, with its place.
    pub id: Text<'d>,
    /// Its title, if that is plain text.
    pub title: Option<&'d str>,
}

/// A field of a screen's data that is sent.
#[derive(Debug, Clone)]
pub struct FieldRef<'d> {
    /// The screen it belongs to, which need not be the one that sends it.
    pub screen: &'d str,
    /// Its key, and those of the members within.
    pub path: Vec<&'d str>,
    /// What it holds.
    pub schema: Schema<'d>,
    /// Whether it is declared a number and some `navigate` action fills it from a number input, which sends text. Of an
    /// object or a list, whether that holds for a number somewhere in it.
    pub number_or_text: bool,
}

/// The type of a nested expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Calculated {
    /// Text put together; parts without a value are empty.
    Text,
    /// A number with at most two decimals; parts without a value are 0.
    Number,
    /// A comparison.
    Boolean,
    /// The types of its parts are not known.
    Unknown,
}
