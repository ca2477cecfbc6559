//! What the project's handlers answer.
//!
//! A plan holds no Rust but names: [`super::render`] writes it down.

use flowkit_json::interface::{ScreenInterface, Sent};
use flowkit_json::phone_rules::SUCCESS;
use flowkit_json::types::{Constant, ScreenTypes, Sends, SentEnum, Test};
use flowkit_json::{Document, Interface, Span};

use super::examples;
use super::rust_values::Example;
use super::screen_names::{self, ScreenNames};

/// The handlers of a flow, and what each answers.
pub(super) struct Plan {
    pub(super) screens: Vec<PlannedScreen>,
    /// The screens, by index, that may open the flow. Without any, it can only be opened by `navigate`.
    pub(super) entries: Vec<usize>,
}

/// A screen, with the handlers that it needs.
pub(super) struct PlannedScreen {
    pub(super) id: String,
    pub(super) names: ScreenNames,
    /// Whether an answer must hold a member that the screen does not declare, and that its type therefore lacks.
    pub(super) untyped: bool,
    /// The types that `#[flow]` makes for it.
    pub(super) types: ScreenTypes,
    /// What it shows, with the examples of the document.
    pub(super) data: Vec<(String, Example)>,
    /// What its actions send; none where it sends nothing to the endpoint.
    pub(super) sends: Vec<Sending>,
    /// The variants of its form, where that is an enum whose variants each have an answer.
    pub(super) variants: Vec<(String, Step)>,
    /// Where its handler of Back leads, if Back asks the endpoint.
    pub(super) back: Option<Step>,
    /// The ids of the screens that an answer may show.
    pub(super) may_show: Vec<String>,
}

/// Something that a screen sends.
pub(super) struct Sending {
    /// The component whose action it is, such as "Dropdown `department`".
    pub(super) from: String,
    /// An example of what arrives.
    pub(super) payload: Vec<(String, Example)>,
    /// The place of the action.
    span: Span,
    /// What is answered.
    pub(super) step: Step,
}

/// What a handler answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// This screen, by index.
    Show(usize),
    /// The screen that is showing gets new data; by index, too.
    Refresh(usize),
    /// The flow ends with a message in the chat.
    Complete,
}

impl Plan {
    pub(super) fn of(document: &Document<'_>, interface: &Interface<'_>) -> Self {
        let screens = &interface.screens;
        let ids: Vec<&str> = screens.iter().map(|screen| screen.id.as_str()).collect();
        let (named, types) = screen_names::of_all(interface);
        let named = screens.iter().zip(named).zip(types.screens).enumerate();
        let planned = named.map(|(index, ((screen, names), types))| {
            let refreshes = types.update.is_some();
            let mut sends: Vec<Sending> = screen
                .exchanges
                .iter()
                .map(|sent| Sending {
                    from: sender(sent),
                    payload: examples::example(&sent.payload, interface),
                    span: sent.span,
                    step: if is_sent_by_a_choice(sent)
                        && refreshes
                        && !screen.navigation_list
                        && can_be_shown(screen.id.as_str())
                    {
                        Step::Refresh(index)
                    } else {
                        step_onwards(screen, document, &ids)
                    },
                })
                .collect();
            let variants = variants(&mut sends, &types);
            PlannedScreen {
                id: screen.id.to_string(),
                names,
                data: shown(screen),
                untyped: requires_undeclared(screen),
                types,
                sends,
                variants,
                back: screen.back_can_arrive.then(|| step_back(screen, &ids)),
                may_show: screens_to_show(screen).map(str::to_owned).collect(),
            }
        });
        let entries = screens.iter().enumerate();
        Self {
            screens: planned.collect(),
            entries: entries
                .filter(|(_, screen)| screen.may_follow_init && can_be_shown(screen.id.as_str()))
                .map(|(index, _)| index)
                .collect(),
        }
    }

    /// The screens that some handler shows, each once.
    pub(super) fn shown(&self) -> impl Iterator<Item = &PlannedScreen> {
        let steps = self.screens.iter().flat_map(|screen| {
            let sends = screen.sends.iter().map(|sending| sending.step);
            sends.chain(screen.back)
        });
        let mut shown: Vec<usize> = steps
            .filter_map(|step| match step {
                Step::Show(index) | Step::Refresh(index) => Some(index),
                Step::Complete => None,
            })
            .chain(self.entries.first().copied())
            .collect();
        shown.sort_unstable();
        shown.dedup();
        shown
            .into_iter()
            .filter_map(|index| self.screens.get(index))
    }
}

/// The screens that an answer may name. The routing rule would let a screen on a NavigationList follow itself; the phone
/// does not.
fn screens_to_show<'i>(screen: &'i ScreenInterface<'_>) -> impl Iterator<Item = &'i str> {
    let itself = screen.id.as_str();
    let next = screen.next.iter().copied();
    let is_free = move |next: &&str| !screen.navigation_list || *next != itself;
    next.filter(is_free).filter(|next| can_be_shown(next))
}

/// Whether an answer can show a screen of this id. An answer with the screen `SUCCESS` ends the flow, so a screen of that id
/// is reached by `navigate` alone.
fn can_be_shown(id: &str) -> bool {
    id != SUCCESS
}

fn shown(screen: &ScreenInterface<'_>) -> Vec<(String, Example)> {
    let fields = screen.shows.iter().flatten();
    let mut data: Vec<(String, Example)> = fields
        .map(|field| (field.name.to_string(), examples::example_of(&field.schema)))
        .collect();
    // The phone requires these even if the screen does not declare them.
    for name in &screen.required {
        if data.iter().all(|(key, _)| *name != key.as_str()) {
            data.push((name.to_string(), Example::text("")));
        }
    }
    data
}

fn requires_undeclared(screen: &ScreenInterface<'_>) -> bool {
    let declared = |name: &str| {
        let mut fields = screen.shows.iter().flatten();
        fields.any(|field| field.name == *name)
    };
    screen.required.iter().any(|name| !declared(name.as_str()))
}

/// Whether it is sent when something is chosen, rather than by a button.
fn is_sent_by_a_choice(sent: &Sent<'_>) -> bool {
    sent.slot != "on-click-action"
}

/// The variants of a screen's form, each with its answer. Where what is sent cannot be told apart, everything gets the
/// same answer: that of the last action, which usually is the one that leaves the screen.
fn variants(sends: &mut [Sending], types: &ScreenTypes) -> Vec<(String, Step)> {
    let Some(last) = sends.last().map(|sending| sending.step) else {
        return Vec::new();
    };
    let form = match &types.form {
        Some(Sends::Enum(form)) => Some(form),
        _ => None,
    };
    let told = form.and_then(|form| {
        let steps = form.variants.iter().map(|variant| {
            let sending = sends.iter().find(|sending| sending.span == variant.span)?;
            Some((variant.name.clone(), sending.step))
        });
        let steps: Vec<(String, Step)> = steps.collect::<Option<_>>()?;
        // An action that sends the same as another has no variant of its own, and is answered like that one.
        let of_sends = sends.iter().map(|sending| {
            let variant = variant_of(form, sending)?;
            steps.get(variant).map(|(_, step)| *step)
        });
        let of_sends: Vec<Step> = of_sends.collect::<Option<_>>()?;
        Some((steps, of_sends))
    });
    match told {
        Some((steps, of_sends)) => {
            for (sending, step) in sends.iter_mut().zip(of_sends) {
                sending.step = step;
            }
            steps
        }
        None => {
            sends.iter_mut().for_each(|sending| sending.step = last);
            Vec::new()
        }
    }
}

/// The variant that an action's payload is read as, by index.
fn variant_of(form: &SentEnum, sending: &Sending) -> Option<usize> {
    let own = form
        .variants
        .iter()
        .position(|variant| variant.span == sending.span);
    own.or_else(|| {
        let mut variants = form.variants.iter();
        variants.position(|variant| {
            variant
                .tests
                .iter()
                .all(|test| test_holds(test, &sending.payload))
        })
    })
}

/// Whether a test holds of an example of a payload.
fn test_holds(test: &Test, payload: &[(String, Example)]) -> bool {
    let member = |key: &String| {
        let mut members = payload.iter();
        members
            .find(|(other, _)| other == key)
            .map(|(_, value)| value)
    };
    match test {
        Test::Is(key, constant) => match (member(key), constant) {
            (Some(Example::Text(text)), Constant::Text(wanted)) => text == wanted,
            (Some(Example::Bool(truth)), Constant::Bool(wanted)) => truth == wanted,
            (Some(Example::Number(number)), Constant::Number(wanted)) => {
                number.parse() == Ok(*wanted)
            }
            _ => false,
        },
        Test::Has(key) => member(key).is_some(),
        Test::Lacks(key) => member(key).is_none(),
    }
}

/// The first screen that only an answer leads to, else any following screen, else the end.
fn step_onwards(screen: &ScreenInterface<'_>, document: &Document<'_>, ids: &[&str]) -> Step {
    let navigates: Vec<&str> = document
        .screen(screen.id.as_str())
        .into_iter()
        .flat_map(|screen| screen.navigates().collect::<Vec<_>>())
        .map(|target| target.as_str())
        .collect();
    let others = || {
        let successors = screen.successors.iter().copied();
        successors.filter(|next| *next != screen.id.as_str() && can_be_shown(next))
    };
    let next = others()
        .find(|next| !navigates.contains(next))
        .or_else(|| others().next().filter(|_| !screen.terminal));
    show(next, ids)
}

/// The screen before, else a screen that may follow, else the end.
fn step_back(screen: &ScreenInterface<'_>, ids: &[&str]) -> Step {
    let before = screen
        .predecessors
        .iter()
        .copied()
        .find(|before| *before != screen.id.as_str() && can_be_shown(before));
    show(before.or_else(|| screens_to_show(screen).next()), ids)
}

fn show(id: Option<&str>, ids: &[&str]) -> Step {
    id.and_then(|id| ids.iter().position(|known| *known == id))
        .map_or(Step::Complete, Step::Show)
}

/// Whose action it is, such as "Dropdown `department`".
fn sender(sent: &Sent<'_>) -> String {
    let mut from = sent
        .component
        .map_or_else(|| "action".to_owned(), |component| component.to_string());
    if let Some(name) = sent.component_name {
        from.push_str(&format!(" `{name}`"));
    }
    from
}
