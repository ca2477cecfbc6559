//! The ways that lead on from a screen.

use flowkit_client::view::{Can, Node};
use flowkit_json::catalogue::Kind;

use super::{Move, Walker, is_short, sender};

/// A way on from a screen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Way {
    screen: String,
    /// The component that is used, as the plan names it.
    pub(super) from: String,
    pub(super) step: Move,
    kind: WayKind,
}

/// In which order ways are gone, where nothing else speaks for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum WayKind {
    /// Back, where it asks the endpoint.
    AskingBack,
    Footer,
    Row,
    Link,
    /// Back, where nothing else is left to do.
    Back,
}

impl WayKind {
    /// How often a walk goes such a way from one screen.
    fn most(self) -> usize {
        match self {
            Self::Footer => 2,
            _ => 1,
        }
    }
}

impl Walker<'_> {
    /// The way that promises most: one that was not gone on this walk, to a handler that no walk has come to, that other walks have
    /// not gone.
    pub(super) fn next_way(&self) -> Option<Way> {
        let open = self.ways().into_iter().filter(|way| {
            let spent = self.spent.get(way).copied().unwrap_or_default();
            spent < way.kind.most() && !self.blocked.contains(way)
        });
        open.min_by_key(|way| {
            let spent = self.spent.get(way).copied().unwrap_or_default();
            let gone = self.gone.get(way).copied().unwrap_or_default();
            let last = way.kind == WayKind::Back;
            (last, spent, !self.is_new(way), gone, way.kind)
        })
    }

    fn ways(&self) -> Vec<Way> {
        let screen = self.phone.screen();
        let way = |from: String, step: Move, kind: WayKind| Way {
            screen: screen.to_owned(),
            from,
            step,
            kind,
        };
        let mut ways = Vec::new();
        for node in &self.view().components {
            let Some(which) = self.called(node) else {
                continue;
            };
            match node.kind {
                Kind::NavigationList if node.can.contains(&Can::Choose) => {
                    for row in node.options.iter().filter(|row| row.enabled) {
                        let step = Move::Choose(which.clone(), option_of(node, &row.id));
                        ways.push(way(sender(node), step, WayKind::Row));
                    }
                }
                Kind::Footer if node.can.contains(&Can::Tap) => {
                    ways.push(way(sender(node), Move::Tap(which), WayKind::Footer));
                }
                _ if node.can.contains(&Can::Tap) => {
                    ways.push(way(sender(node), Move::Tap(which), WayKind::Link));
                }
                _ => {}
            }
        }
        if self.phone.path().len() > 1 {
            let asks = self.asks_on_back();
            let kind = if asks {
                WayKind::AskingBack
            } else {
                WayKind::Back
            };
            ways.push(way(String::new(), Move::Back, kind));
        }
        ways
    }

    /// Whether Back on the screen that shows comes to a handler that no walk has come to.
    fn asks_on_back(&self) -> bool {
        let screens = &self.plan.screens;
        let place = screens
            .iter()
            .position(|screen| screen.id == self.phone.screen());
        place.is_some_and(|place| {
            let asks = screens
                .get(place)
                .is_some_and(|screen| screen.back.is_some());
            asks && !self.reached.backs.contains(&place)
        })
    }

    fn is_new(&self, way: &Way) -> bool {
        way.kind == WayKind::AskingBack || self.sends_something_new(&way.from)
    }

    /// Whether the component sends something, on the screen that shows, that no walk has sent.
    pub(super) fn sends_something_new(&self, from: &str) -> bool {
        let screens = &self.plan.screens;
        let place = screens
            .iter()
            .position(|screen| screen.id == self.phone.screen());
        let Some((place, screen)) = place.and_then(|place| Some((place, screens.get(place)?)))
        else {
            return false;
        };
        let mut sends = screen.sends.iter().enumerate();
        sends.any(|(index, sending)| {
            sending.from == from && !self.reached.sends.contains(&(place, index))
        })
    }
}

/// What the test calls an option: its title, if that means it and nothing else, or its id.
pub(super) fn option_of(node: &Node, id: &str) -> String {
    let title = node
        .options
        .iter()
        .find(|option| option.id == id)
        .map(|option| &option.title);
    let title = title.filter(|title| !title.cut && is_short(&title.text));
    let is_alone = |title: &str| {
        let of_title = node
            .options
            .iter()
            .filter(|option| option.title.text == title);
        of_title.count() == 1
    };
    match title {
        Some(title) if is_alone(&title.text) => title.text.clone(),
        _ => id.to_owned(),
    }
}
