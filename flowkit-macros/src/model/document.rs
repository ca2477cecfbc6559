//! A model from a Flow JSON.

use flowkit_json::{Action, ActionKind, Document, Screen as FlowScreen, Span};

use super::{Data, Exchange, Model, Origin, Routes, Screen};
use crate::source::Source;

pub(super) fn model(document: &Document<'_>, source: &Source) -> Model {
    let shown = source.shown.as_str();
    let place = |span: Span| format!("{shown}:{}", span.start());
    let routes = document.routes();
    let ids: Vec<&str> = document
        .screens()
        .map(|screen| screen.id().as_str())
        .collect();
    let entries = routes.entry_screens();
    let mut warnings: Vec<String> = Vec::new();
    let screens = document.screens().map(|screen| {
        let id = screen.id();
        let next = routes.next_of(id.as_str());
        if let Some(warning) = lookalike(screen, place) {
            warnings.push(warning);
        }
        Screen {
            place: Some(place(id.span())),
            leads_to: ids
                .iter()
                .enumerate()
                .filter(|(_, id)| next.contains(id))
                .map(|(index, _)| index)
                .collect(),
            routes_place: routes.entry_span(id.as_str()).map(place),
            entry: entries.contains(&id.as_str()),
            stays: screen.navigation_list().is_none(),
            data: match screen.data() {
                Some(data) => Data::Declared {
                    keys: data
                        .fields()
                        .map(|field| field.name().to_string())
                        .collect(),
                    required: data.required().map(|name| name.to_string()).collect(),
                },
                None => Data::Undeclared,
            },
            exchange: exchanges(screen).next().map(|action| Exchange {
                place: place(action.name().span()),
                component: action.component().map(|component| component.to_string()),
            }),
            refresh_on_back: screen
                .refresh_on_back()
                .filter(|flag| flag.value)
                .map(|flag| place(flag.key_span)),
            ..Screen::named(id.as_str())
        }
    });
    let screens = screens.collect();
    Model {
        screens,
        origin: Origin::File {
            shown: shown.to_owned(),
            include: source.include.clone(),
        },
        routes: if routes.is_explicit() {
            Routes::Model
        } else {
            Routes::Navigate
        },
        routes_place: document
            .routing_model()
            .map(|model| place(model.key().span())),
        types: flowkit_json::types::Types::default(),
        guessed: super::Guessed::default(),
        warnings,
    }
}

/// The actions that call the endpoint, in the layout or brought along by the items of a list.
fn exchanges<'d>(screen: &'d FlowScreen<'_>) -> impl Iterator<Item = &'d Action<'d>> {
    let listed = screen.listed_actions().iter();
    screen
        .data_exchanges()
        .chain(listed.filter(|action| action.kind() == ActionKind::DataExchange))
}

/// The phone reports its errors as a payload with no keys but these, whatever the action: a form with the same keys
/// would be taken for such a report and never reach its handler.
fn lookalike(screen: &FlowScreen<'_>, place: impl Fn(Span) -> String) -> Option<String> {
    const REPORT: [&str; 3] = ["error", "error_key", "error_message"];
    let payload = screen
        .data_exchanges()
        .filter_map(flowkit_json::Action::payload)
        .find(|payload| {
            let mut fields = payload.fields().peekable();
            fields.peek().is_some() && fields.all(|field| REPORT.contains(&field.key().as_str()))
        })?;
    Some(format!(
        "the keys of this payload of screen {} are those of an error notification, so its handler will never see it\n  \
         --> {}\n  = help: rename a key, or send one more",
        screen.id(),
        place(payload.span())
    ))
}
