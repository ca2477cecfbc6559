//! Records in flowkit.lock what a release need not do, because Meta has it already as flowkit.toml wants it.

use super::carry_out::Release;
use super::differences::{app_of, is_same_set, words};
use super::endpoint_uri::is_same_uri;
use super::live::Live;
use super::lock::LockedFlow;
use crate::failure::Result;

impl Release<'_> {
    /// Records in flowkit.lock what already is as the plan wants it: the id of a flow that is taken over, a Flow JSON that
    /// somebody uploaded by hand.
    pub(super) fn record_live(&mut self, live: &Live) -> Result<()> {
        let wanted = self.wanted;
        self.lock.change(|environment| {
            for flow in &wanted.flows {
                let Some(there) = live.flows.get(&flow.key) else {
                    continue;
                };
                // The same flow may be recorded under a key that is no longer in flowkit.toml.
                environment.flows.retain(|key, locked| {
                    locked.id != there.id || *key == flow.key || wanted.keys.contains(key)
                });
                let locked = environment
                    .flows
                    .entry(flow.key.clone())
                    .or_insert_with(|| LockedFlow {
                        id: there.id.clone(),
                        name: there.name.clone(),
                        json: None,
                        endpoint_uri: None,
                        categories: Vec::new(),
                        application_id: None,
                    });
                if there.name == flow.name {
                    locked.name.clone_from(&flow.name);
                }
                if there.json_is_wanted {
                    locked.json = Some(flow.hash.clone());
                }
                let (is, to_be) = (&there.endpoint_uri, &flow.endpoint_uri);
                if to_be.is_none() || is_same_uri(is.as_deref(), to_be.as_deref()) {
                    locked.endpoint_uri.clone_from(&flow.endpoint_uri);
                }
                let (is, to_be) = (&there.categories, &flow.categories);
                if to_be.is_empty() || is_same_set(is, to_be) {
                    locked.categories = words(to_be);
                }
                let app = app_of(flow, wanted);
                if app.is_none() || there.application_id.as_deref() == app {
                    locked.application_id = app.map(str::to_owned);
                }
            }
            match (&wanted.key, &live.key) {
                (Some(key), Some(there)) if there.is_same_key(&key.key) && there.is_valid() => {
                    environment
                        .phone_number_id
                        .clone_from(&wanted.phone_number_id);
                    environment.public_key = Some(key.key.fingerprint.to_string());
                }
                (Some(_), _) => {}
                (None, _) => {
                    environment.phone_number_id = None;
                    environment.public_key = None;
                }
            }
        })
    }
}
