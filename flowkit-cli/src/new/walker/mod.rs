//! Walks a virtual phone through the flow as the project will answer it, to find the steps that its test takes.
//!
//! Each step is taken by the same words that the test uses, so that a walk which ends here passes there.

mod endpoint;
mod inputs;
mod ways;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use flowkit_client::media::File;
use flowkit_client::phone::FlowJson;
use flowkit_client::view::{Node, View};
use flowkit_client::{Action, Deed, Step, VirtualPhone, WalkError, WalkErrorKind, WhatsAppClient};

use super::plan::Plan;
use endpoint::PlannedEndpoint;
use ways::Way;

/// The most walks that a test file has.
const MOST_WALKS: usize = 4;

/// How many walks are tried to find them. One may come to nothing new, and the next one, which goes another way, to more.
const MOST_TRIED: usize = 8;

/// The most ways that one walk goes, such as taps on a Footer.
const MOST_WAYS: usize = 60;

/// One walk, from opening the flow.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) moves: Vec<Move>,
}

/// What a person does, or what the test looks at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Move {
    /// Types a text into the field that is called so.
    Fill(String, String),
    /// Chooses an option, a row or a day.
    Choose(String, String),
    /// Chooses the first day and the last.
    ChooseRange(String, String, String),
    /// Ticks an OptIn.
    Tick(String),
    /// Hands a photo to a picker.
    AttachPhoto(String),
    /// Hands a document to a picker.
    AttachDocument(String),
    /// Taps a button or a link.
    Tap(String),
    /// Goes back.
    Back,
    /// This screen shows.
    Shows(String),
    /// The flow is completed.
    Completes,
}

/// Which handlers the walks come to.
#[derive(Debug, Default)]
pub(super) struct Reached {
    /// Whether one of them opens the flow.
    pub(super) init: bool,
    /// What is sent, by the place of the screen and the place among what it sends.
    pub(super) sends: BTreeSet<(usize, usize)>,
    /// The screens on which Back asked the endpoint.
    pub(super) backs: BTreeSet<usize>,
}

impl Reached {
    fn count(&self) -> usize {
        usize::from(self.init)
            .saturating_add(self.sends.len())
            .saturating_add(self.backs.len())
    }
}

/// What was found out about the walks through a flow.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The walks; none where a phone cannot open the flow.
    pub(super) walks: Vec<Walk>,
    /// What they come to.
    pub(super) reached: Reached,
    /// Why a phone cannot open the flow with what the project answers.
    pub(super) refused: Option<String>,
}

/// Walks through a flow until nothing new is found.
pub(super) async fn walks(plan: &Plan, flow_json: &str) -> Found {
    let mut found = Found::default();
    let flow = match FlowJson::parse(flow_json) {
        Ok(flow) => Arc::new(flow),
        Err(error) => {
            found.refused = Some(error.to_string());
            return found;
        }
    };
    if plan.entries.is_empty() {
        // Only a message that names a screen could open it.
        return found;
    }
    let endpoint = PlannedEndpoint::of(plan);
    let client = WhatsAppClient::without_envelope().over_plaintext(endpoint);
    let mut gone = BTreeMap::new();
    let mut blocked = BTreeSet::new();
    for _ in 0..MOST_TRIED {
        let before = found.reached.count();
        let phone = VirtualPhone::over(&client).flow(Arc::clone(&flow));
        let phone = match phone.open().await {
            Ok(phone) => phone,
            Err(error) => {
                let refusal = error.refusal().map(|refusal| refusal.message.as_str());
                let why = refusal.unwrap_or(error.message()).lines().next();
                found.refused = why.map(str::to_owned);
                break;
            }
        };
        let mut walker = Walker {
            plan,
            phone,
            moves: Vec::new(),
            noted: 0,
            reached: &mut found.reached,
            tries: BTreeMap::new(),
            spent: BTreeMap::new(),
            gone: &mut gone,
            blocked: &mut blocked,
        };
        walker.note("");
        walker.look();
        // What breaks ends the walk, and what it did until then stays.
        let _ = walker.go().await;
        let moves = walker.moves;
        if found.reached.count() > before && found.walks.len() < MOST_WALKS {
            found.walks.push(Walk { moves });
        }
    }
    found
}

/// A walk under way.
struct Walker<'w> {
    plan: &'w Plan,
    phone: VirtualPhone,
    moves: Vec<Move>,
    /// How many steps of the phone's transcript are looked at.
    noted: usize,
    reached: &'w mut Reached,
    /// How often something was put into a field of a screen.
    tries: BTreeMap<(String, usize), usize>,
    /// How often this walk went each way.
    spent: BTreeMap<Way, usize>,
    /// How often all walks did.
    gone: &'w mut BTreeMap<Way, usize>,
    /// Ways that end a walk by an error.
    blocked: &'w mut BTreeSet<Way>,
}

/// The walk cannot go on.
struct Broken;

/// Whether something could be done.
#[derive(PartialEq, Eq)]
enum Tried {
    Done,
    Impossible,
}

impl Walker<'_> {
    /// Fills in each screen and leaves it, as long as there is something new to do.
    async fn go(&mut self) -> Result<(), Broken> {
        for _ in 0..MOST_WAYS {
            self.fill_in().await?;
            if self.is_over() {
                return Ok(());
            }
            let Some(way) = self.next_way() else {
                return Ok(());
            };
            *self.spent.entry(way.clone()).or_default() += 1;
            *self.gone.entry(way.clone()).or_default() += 1;
            let steps = self.phone.transcript().steps().len();
            match self.make(way.step.clone(), &way.from).await {
                Ok(Tried::Done) if self.phone.transcript().steps().len() == steps => {
                    // A link out of the flow. The test does without it.
                    self.moves.pop();
                }
                Ok(Tried::Done) => self.look(),
                Ok(Tried::Impossible) | Err(Broken) => {
                    self.blocked.insert(way);
                    return Err(Broken);
                }
            }
        }
        Ok(())
    }

    /// Whether the flow has ended. A completion is something to look at.
    fn is_over(&mut self) -> bool {
        self.phone.phone().status() == flowkit_client::phone::Status::Over
    }

    /// Adds what the phone shows after a step.
    fn look(&mut self) {
        if self.phone.completion().is_some() {
            self.moves.push(Move::Completes);
        } else if !self.is_over() {
            self.moves.push(Move::Shows(self.phone.screen().to_owned()));
        }
    }

    /// Does something, and notes it and the handlers that it came to. `from` is the component that is used.
    async fn make(&mut self, step: Move, from: &str) -> Result<Tried, Broken> {
        match self.perform(&step).await {
            Ok(()) => {
                self.moves.push(step);
                self.note(from);
                Ok(Tried::Done)
            }
            Err(error) => match error.kind() {
                WalkErrorKind::Impossible | WalkErrorKind::NotFound => Ok(Tried::Impossible),
                _ => Err(Broken),
            },
        }
    }

    async fn perform(&mut self, step: &Move) -> Result<(), WalkError> {
        let phone = &mut self.phone;
        match step {
            Move::Fill(which, text) => phone.fill(which, text)?,
            Move::Choose(which, what) => phone.choose(which, what).await?,
            Move::ChooseRange(which, first, last) => phone.choose_range(which, first, last).await?,
            Move::Tick(which) => phone.tick(which).await?,
            Move::AttachPhoto(which) => phone.attach(which, File::photo(640, 480)).await?,
            Move::AttachDocument(which) => match File::document("pdf") {
                Ok(file) => phone.attach(which, file).await?,
                Err(_) => phone,
            },
            Move::Tap(which) => phone.tap(which).await?,
            Move::Back => phone.back().await?,
            Move::Shows(_) | Move::Completes => phone,
        };
        Ok(())
    }

    /// Notes which handlers the last steps came to.
    fn note(&mut self, from: &str) {
        let steps = self.phone.transcript().steps();
        for step in steps.iter().skip(self.noted) {
            let screen = step.screen.as_deref().unwrap_or_default();
            let place = self
                .plan
                .screens
                .iter()
                .position(|known| known.id == screen);
            match (step.deed, place) {
                (Deed::Sent(Action::Init), _) => self.reached.init = true,
                (Deed::Sent(Action::Back), Some(place)) => {
                    self.reached.backs.insert(place);
                }
                (Deed::Sent(Action::DataExchange), Some(place)) => {
                    if let Some(sending) = self.sending(place, step, from) {
                        self.reached.sends.insert((place, sending));
                    }
                }
                _ => {}
            }
        }
        self.noted = steps.len();
    }

    /// Which of the things that a screen sends this is: that of the component, with these keys and as many equal values as can be.
    fn sending(&self, screen: usize, step: &Step, from: &str) -> Option<usize> {
        let sends = self.plan.screens.get(screen)?.sends.iter().enumerate();
        let fits = sends.filter_map(|(index, sending)| {
            let members = sending.payload.iter();
            let expected = |key: &String| {
                let mut members = members.clone();
                members
                    .find(|(known, _)| known == key)
                    .map(|(_, value)| value.to_json())
            };
            let mut equal = 0_usize;
            for (key, value) in &step.payload {
                if expected(key)? == *value {
                    equal = equal.saturating_add(1);
                }
            }
            Some((sending.from == from, equal, std::cmp::Reverse(index), index))
        });
        fits.max().map(|(.., index)| index)
    }

    fn view(&self) -> View {
        View::of(self.phone.phone())
    }

    /// What the test calls a component: what a person reads, or its name. It must mean this component and no other.
    fn called(&self, node: &Node) -> Option<String> {
        let halves = node.days.iter().flat_map(|days| &days.halves);
        let texts = [&node.label, &node.text, &node.title].into_iter().flatten();
        let texts = texts.chain(halves.filter_map(|half| half.label.as_ref()));
        let read = texts
            .filter(|text| !text.cut && is_short(&text.text))
            .map(|text| text.text.as_str());
        let mut names = read.chain(node.name.as_deref());
        names
            .find(|name| {
                let found = self.phone.field(name);
                found.is_ok_and(|field| field.at() == node.at)
            })
            .map(str::to_owned)
    }
}

/// The component as the plan names it: `Dropdown` and its name in backticks.
fn sender(node: &Node) -> String {
    match &node.name {
        Some(name) => format!("{} `{name}`", node.kind),
        None => node.kind.to_string(),
    }
}

/// Whether a text reads well in a line of code.
fn is_short(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= 50 && !text.chars().any(char::is_control)
}
