//! Which screen may show next, also where the document has no routing model.

use serde_json::Value;

use super::refusal::{Refusal, RefusalKind};
use super::rule::Rule;
use super::settings::Client;
use super::{Phone, Warning};

impl Phone {
    /// Whether this screen may show now. `from` is the screen that the request or the action came from, or none while the
    /// flow opens.
    ///
    /// Without a routing model the routes are what actions navigate to, and the web client does not find all of these.
    pub(super) fn judge_transition(
        &mut self,
        from: Option<usize>,
        to: &str,
    ) -> Result<(), Box<Refusal>> {
        let is_known = self.flow.screen_index(to).is_some();
        if from.is_none() && is_known && self.may_open_anywhere(self.settings.client) {
            self.warn_of_opening(to);
            return Ok(());
        }
        let documented = self.judge_route(from, to);
        if from.is_none() && is_known && documented.is_err() {
            self.warn_of_opening(to);
        }
        let is_derived = !self.flow.document().routes().is_explicit();
        if !is_derived
            || !is_known
            || from.is_some_and(|from| self.flow.screen_index(to) == Some(from))
        {
            return documented;
        }
        let in_web = self.web_client_goes(from, to);
        if documented.is_ok() == in_web {
            return documented;
        }
        let message = format!(
            "the web client would {} `{to}` here: without a `routing_model` it takes for routes what Footers, links, OptIns and \
             some lists navigate to, and looks neither at other components nor within If and Switch; write a `routing_model`",
            if in_web { "show" } else { "refuse" }
        );
        let place = from.and_then(|from| self.flow.place(from, None));
        self.warn(Warning {
            rule: Rule::derived_routes,
            message: message.clone(),
            place: place.clone(),
        });
        match (self.settings.client, in_web) {
            (Client::Documented, _) => documented,
            (Client::WebExact, true) => Ok(()),
            (Client::WebExact, false) => Err(Box::new(Refusal {
                kind: RefusalKind::Transition,
                rule: Rule::derived_routes,
                check: "no_route",
                message,
                place,
                sent: Some(Value::from(to)),
            })),
        }
    }

    /// A flow with a NavigationList and without endpoint may open on any screen, since its list leads to all of them.
    fn may_open_anywhere(&self, client: Client) -> bool {
        self.flow.has_navigation_list() && self.flow.is_endpointless(client == Client::WebExact)
    }

    /// The two may see otherwise whether a flow has an endpoint, and so whether it may open on a screen that routes lead to.
    fn warn_of_opening(&mut self, to: &str) {
        let (documented, web) = (Client::Documented, Client::WebExact);
        let differ = self.may_open_anywhere(documented) != self.may_open_anywhere(web);
        if differ && self.judge_route(None, to).is_err() {
            self.warn(Warning {
                rule: Rule::endpointless_scan,
                message: format!(
                    "the web client opens this flow on `{to}`, to which routes lead: it finds no `data_exchange` and takes the \
                     flow for one without endpoint, whose NavigationList leads everywhere"
                ),
                place: None,
            });
        }
    }

    /// Whether the web client finds a way between two screens, in either direction; while the flow opens, whether it finds
    /// none that leads to the screen.
    fn web_client_goes(&self, from: Option<usize>, to: &str) -> bool {
        let Some(from) = from else {
            let screens = 0..self.flow.all_screens().len();
            return !screens
                .into_iter()
                .any(|other| self.flow.web_client_links(other, to));
        };
        let back = self.flow.screen_index(to).zip(self.flow.screen(from));
        self.flow.web_client_links(from, to)
            || back.is_some_and(|(to, from)| self.flow.web_client_links(to, &from.id))
    }
}
