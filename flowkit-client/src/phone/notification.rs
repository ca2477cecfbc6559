//! Reports of errors to the endpoint.

use super::refusal::{Refusal, RefusalKind};
use super::rule::Rule;
use super::settings::Client;
use super::{Effect, Phone, Warning};
use crate::request::{Action, Request};

/// The words by which the phone tells the endpoint what went wrong. The web client loses the first one on the way, and sends an
/// empty text for it.
pub(crate) const NOTIFICATION_KEYS: [&str; 5] = [
    "response-decryption-error",
    "invalid-screen-transition",
    "payload-schema-error",
    "components-validation-error",
    "",
];

/// The request or action that went wrong.
#[derive(Debug, Clone, Copy)]
pub(super) struct Failed {
    pub(super) action: Action,
    pub(super) screen: Option<usize>,
}

impl Phone {
    /// Reports a refusal to the endpoint, if the phone reports such ones and the flow has an endpoint.
    pub(super) fn report(&mut self, refusal: &Refusal, failed: Failed) {
        if let Some(key) = refusal.kind.notification_key() {
            // A component's error is always said to come from a data exchange on no screen.
            let failed = match refusal.kind {
                RefusalKind::Component => Failed {
                    action: Action::DataExchange,
                    screen: None,
                },
                _ => failed,
            };
            self.notify(key, &refusal.message, failed);
        }
    }

    /// Reports an answer that could not be decrypted. The web client loses the word for it on the way.
    pub(super) fn report_undecryptable(&mut self, failed: Failed) {
        let key = match self.settings.client {
            Client::Documented => "response-decryption-error",
            Client::WebExact => "",
        };
        if self.notify(key, "the answer could not be decrypted", failed) {
            self.warn(Warning {
                rule: Rule::notify_decrypt_empty_key,
                message: "the web client reports an answer that it cannot decrypt with an empty text under `data.error`, in place \
                          of `response-decryption-error`"
                    .to_owned(),
                place: None,
            });
        }
    }

    /// Gives back whether something was sent.
    fn notify(&mut self, key: &str, message: &str, failed: Failed) -> bool {
        let web = self.settings.client == Client::WebExact;
        let (endpointless, to_the_web) = (
            self.flow.is_endpointless(false),
            self.flow.is_endpointless(true),
        );
        if endpointless != to_the_web {
            self.warn(Warning {
                rule: Rule::endpointless_scan,
                message: "the web client sends no error notification here: it finds no `data_exchange` in this flow, since it \
                          looks at Footers, links, OptIns and some lists alone, and not within If and Switch"
                    .to_owned(),
                place: None,
            });
        }
        if if web { to_the_web } else { endpointless } {
            return false;
        }
        self.warn(Warning {
            rule: Rule::notify_version_number,
            message: "the web client writes the `version` of an error notification as a number, such as `300` in place of `\"3.0\"`"
                .to_owned(),
            place: None,
        });
        let screen = failed.screen.and_then(|screen| self.flow.screen(screen));
        let screen = screen.map(|screen| screen.id.as_str()).unwrap_or_default();
        let request = Request::error_notification(failed.action, screen, key, message);
        self.effects.push(Effect::Notify(if web {
            request.with_version_as_number()
        } else {
            request
        }));
        true
    }
}
