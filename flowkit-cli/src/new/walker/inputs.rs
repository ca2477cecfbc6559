//! What is put into the fields of a screen.

use flowkit_client::fields::InputType;
use flowkit_client::view::{Days, Node, View};
use flowkit_json::catalogue::Kind;
use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use serde_json::Value;

use super::ways::option_of;
use super::{Broken, Move, Tried, Walker, sender};

/// The most that is put into the fields of one screen before it is left.
const MOST_INPUTS: usize = 100;

/// How often something is put into one field: each option of a list, each file of a picker.
const MOST_TRIES: usize = 20;

/// How many days from the first one are tried until one is offered.
const MOST_DAYS: i64 = 31;

impl Walker<'_> {
    /// Fills in what keeps the Footer disabled, what has to be filled in, and what sends something new when it is chosen.
    pub(super) async fn fill_in(&mut self) -> Result<(), Broken> {
        let screen = self.phone.screen().to_owned();
        for _ in 0..MOST_INPUTS {
            let view = self.view();
            let Some(node) = view.components.iter().find(|node| self.wants(&view, node)) else {
                break;
            };
            let tries = self.tries.entry((screen.clone(), node.at)).or_default();
            *tries = tries.saturating_add(1);
            self.put_in(node).await?;
            if self.phone.screen() != screen {
                self.look();
                break;
            }
        }
        Ok(())
    }

    fn wants(&self, view: &View, node: &Node) -> bool {
        if node.can.is_empty() || node.name.is_none() {
            return false;
        }
        let place = (self.phone.screen().to_owned(), node.at);
        let tries = self.tries.get(&place).copied().unwrap_or_default();
        let (most, is_empty) = match node.kind {
            Kind::TextInput | Kind::TextArea => (1, is_empty(node)),
            Kind::DatePicker | Kind::CalendarPicker | Kind::OptIn => (1, is_empty(node)),
            Kind::RadioButtonsGroup | Kind::Dropdown => (3, is_empty(node)),
            Kind::CheckboxGroup | Kind::ChipsSelector => (MOST_TRIES, is_empty(node)),
            Kind::PhotoPicker | Kind::DocumentPicker => (MOST_TRIES, false),
            _ => return false,
        };
        let is_wanted = (node.required && is_empty)
            || blocks(view, node)
            || (tries == 0 && self.sends_something_new(&sender(node)));
        tries < most && is_wanted
    }

    async fn put_in(&mut self, node: &Node) -> Result<(), Broken> {
        let Some(which) = self.called(node) else {
            return Ok(());
        };
        let from = sender(node);
        match node.kind {
            Kind::TextInput | Kind::TextArea => return self.type_into(node, which).await,
            Kind::OptIn => {
                self.make(Move::Tick(which), &from).await?;
            }
            Kind::PhotoPicker => {
                self.make(Move::AttachPhoto(which), &from).await?;
            }
            Kind::DocumentPicker => {
                self.make(Move::AttachDocument(which), &from).await?;
            }
            Kind::DatePicker | Kind::CalendarPicker => {
                for step in days_of(node, &which) {
                    if self.make(step, &from).await? == Tried::Done {
                        break;
                    }
                }
            }
            _ => {
                let usable = || node.options.iter().filter(|option| option.enabled);
                // An option of a Dropdown that is chosen already can be chosen again, and sends what it sends.
                let again = usable().find(|_| node.kind == Kind::Dropdown);
                if let Some(option) = usable().find(|option| !option.chosen).or(again) {
                    let step = Move::Choose(which, option_of(node, &option.id));
                    self.make(step, &from).await?;
                }
            }
        }
        Ok(())
    }

    /// Types the first text that the field has nothing against.
    async fn type_into(&mut self, node: &Node, which: String) -> Result<(), Broken> {
        for text in texts_for(node.input_type) {
            let step = Move::Fill(which.clone(), (*text).to_owned());
            if self.make(step, "").await? == Tried::Impossible {
                return Ok(());
            }
            let field = self.phone.field(&which);
            if field.is_ok_and(|field| field.error().is_none()) {
                return Ok(());
            }
            // The next text takes its place.
            self.moves.pop();
        }
        Ok(())
    }
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(items)) => items.is_empty(),
        _ => false,
    }
}

/// Whether the Footer waits for this field. It names fields by their labels.
fn blocks(view: &View, node: &Node) -> bool {
    let halves = node.days.iter().flat_map(|days| &days.halves);
    let labels = node.label.iter().chain(&node.title);
    let labels = labels.chain(halves.filter_map(|half| half.label.as_ref()));
    let mut labels = labels.chain(&node.text);
    labels.any(|label| {
        let said = format!("{}: ", label.text);
        let mut reasons = view.components.iter().flat_map(|node| &node.blocked_by);
        reasons.any(|reason| reason.starts_with(&said))
    })
}

/// Texts that a field of this type may take; the later ones are for patterns and lengths.
fn texts_for(kind: Option<InputType>) -> &'static [&'static str] {
    match kind {
        Some(InputType::Email) => &["ada@example.com"],
        Some(InputType::Number) => &["2", "18", "100", "2030", "12345", "123456", "1234567890"],
        Some(InputType::Phone) => &["+44 20 7946 0018", "442079460018", "02079460018"],
        Some(InputType::Passcode) => &["1234", "123456", "12345678"],
        Some(InputType::Password) => &["secret-7", "Secret-Word-7", "secret", "123456"],
        _ => &[
            "Ada",
            "Ada Okafor",
            "12345",
            "AB1234",
            "ABCDE1234F",
            "A text that is long enough for a field that asks for many letters",
        ],
    }
}

/// What to try with a DatePicker or a CalendarPicker.
fn days_of(node: &Node, which: &str) -> Vec<Move> {
    let Some(days) = &node.days else {
        return Vec::new();
    };
    let candidates = candidates(days);
    if days.halves.is_empty() {
        let steps = candidates.iter();
        return steps
            .map(|day| Move::Choose(which.to_owned(), day.to_string()))
            .collect();
    }
    let nights = [days.min_days.unwrap_or(1).max(1), 1, 2, 7];
    let ranges = candidates.iter().flat_map(|first| {
        nights.iter().filter_map(|nights| {
            let last = first
                .checked_add(Span::new().try_days(*nights).ok()?)
                .ok()?;
            Some(Move::ChooseRange(
                which.to_owned(),
                first.to_string(),
                last.to_string(),
            ))
        })
    });
    ranges.collect()
}

/// A day that is offered for years, where the document sets no limits; else the days from the first.
fn candidates(days: &Days) -> Vec<Date> {
    let usual = jiff::civil::date(2030, 3, 15);
    let first: Option<Date> = days.first.parse().ok();
    let from =
        |day: Date| (0..MOST_DAYS).filter_map(move |number| day.checked_add(number.days()).ok());
    let usual = (0..7).filter_map(|number: i64| usual.checked_add(number.days()).ok());
    usual.chain(first.into_iter().flat_map(from)).collect()
}
