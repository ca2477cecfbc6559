//! The flows of an environment: what `[flows.x]` says for all environments, and what `[environments.y.flows.x]` changes.

use std::path::PathBuf;

use flowkit_graph::FlowCategory;

use super::{Config, Environment, Flow};
use crate::failure::{Failure, Result};
use crate::flows::category;
use crate::settings::{beside, endpoint_uri};

/// A flow as it is to be in one environment.
#[derive(Debug, Clone)]
pub(crate) struct FlowInEnvironment {
    /// What this project calls it.
    pub(crate) key: String,
    /// What Meta calls it.
    pub(crate) name: String,
    /// Its Flow JSON, from the current directory.
    pub(crate) json: PathBuf,
    /// Empty if the file says none: Meta's then stay as they are.
    pub(crate) categories: Vec<FlowCategory>,
    pub(crate) endpoint_uri: Option<String>,
    /// Whether the file says the endpoint for this flow, and not only for the environment.
    pub(crate) endpoint_is_its_own: bool,
    pub(crate) publish: bool,
}

/// One flow of the file in one environment of it.
struct FlowInFile<'a> {
    config: &'a Config,
    /// The environment's name.
    name: &'a str,
    environment: &'a Environment,
    key: &'a str,
    /// What `[environments.NAME.flows.KEY]` says.
    here: Flow,
    /// What `[flows.KEY]` says.
    everywhere: Flow,
}

impl Config {
    /// What Meta calls the flow of this key: what is said for this environment goes before what is said for all. `None` if
    /// there is no such key.
    pub(crate) fn flow_name(&self, key: &str, environment: Option<&Environment>) -> Option<String> {
        let here = environment.and_then(|environment| environment.flows.get(key));
        let everywhere = self.flows.get(key);
        if here.is_none() && everywhere.is_none() {
            return None;
        }
        let said = [here, everywhere].into_iter().flatten();
        let name = said.filter_map(|flow| flow.name.as_ref()).next();
        Some(name.map_or(key, String::as_str).to_owned())
    }

    /// The flows of an environment, in the order of their keys.
    ///
    /// # Errors
    /// What makes no sense, with its place in the file; two flows of the same name.
    pub(crate) fn flows_of(
        &self,
        name: &str,
        environment: &Environment,
    ) -> Result<Vec<FlowInEnvironment>> {
        let mut keys: Vec<_> = self.flows.keys().chain(environment.flows.keys()).collect();
        keys.sort();
        keys.dedup();
        let places: Vec<_> = keys
            .into_iter()
            .map(|key| FlowInFile {
                config: self,
                name,
                environment,
                key,
                here: environment.flows.get(key).cloned().unwrap_or_default(),
                everywhere: self.flows.get(key).cloned().unwrap_or_default(),
            })
            .collect();
        let mut flows: Vec<FlowInEnvironment> = Vec::new();
        for place in places {
            let flow = place.flow()?;
            if let Some(other) = flows.iter().find(|other| other.name == flow.name) {
                let (key, name) = (&flow.key, &flow.name);
                let problem = format!(
                    "flows `{}` and `{key}` of environment `{}` have the same name, `{name}`, which an account can have once",
                    other.key, place.name
                );
                return Err(place.fault("name", |flow| flow.name.is_some(), &problem));
            }
            flows.push(flow);
        }
        Ok(flows)
    }
}

impl FlowInFile<'_> {
    /// A fault of one of the flow's keys, with its place: within the environment, if the key stands there.
    fn fault(&self, key: &str, is_said: impl Fn(&Flow) -> bool, problem: &str) -> Failure {
        let here = ["environments", self.name, "flows", self.key, key];
        let everywhere = ["flows", self.key, key];
        let only_here = !self.config.flows.contains_key(self.key);
        let path = if is_said(&self.here) || only_here {
            &here[..]
        } else {
            &everywhere[..]
        };
        self.config.fault(path, problem)
    }

    fn flow(&self) -> Result<FlowInEnvironment> {
        let (here, everywhere) = (&self.here, &self.everywhere);
        let json = here.json.as_ref().or(everywhere.json.as_ref());
        let json = json.ok_or_else(|| {
            let problem = format!("flow `{}` has no `json`", self.key);
            let others = self.config.flows.keys().map(String::as_str);
            let nearest = flowkit_json::nearest(self.key, others.filter(|key| *key != self.key));
            self.fault("json", |_| false, &problem)
                .with_help(match nearest {
                    Some(nearest) => format!("did you mean flow `{nearest}`?"),
                    None => "say where its Flow JSON is: json = \"flows/table.json\"".to_owned(),
                })
        })?;
        let name = here.name.as_ref().or(everywhere.name.as_ref());
        let name = name.map_or(self.key, String::as_str);
        if name.trim().is_empty() {
            return Err(self.fault("name", |flow| flow.name.is_some(), "the name is empty"));
        }
        let publish = here.publish.or(everywhere.publish);
        let (endpoint_uri, endpoint_is_its_own) = self.endpoint()?;
        Ok(FlowInEnvironment {
            key: self.key.to_owned(),
            name: name.to_owned(),
            json: beside(&self.config.path, json),
            categories: self.categories()?,
            endpoint_uri,
            endpoint_is_its_own,
            publish: publish.unwrap_or(self.environment.publish),
        })
    }

    /// What is said for this environment goes before what is said for all.
    fn endpoint(&self) -> Result<(Option<String>, bool)> {
        for flow in [&self.here, &self.everywhere] {
            let is_said = |key: &str| match key {
                "endpoint-uri" => self.here.endpoint_uri.is_some(),
                _ => self.here.endpoint_path.is_some(),
            };
            let fault = |key: &str, problem: &str| Err(self.fault(key, |_| is_said(key), problem));
            match (&flow.endpoint_uri, &flow.endpoint_path) {
                (None, None) => {}
                (Some(_), Some(_)) => {
                    let problem = "`endpoint-uri` is the whole address, and `endpoint-path` what is put behind the \
                                   environment's: one of them is enough";
                    return fault("endpoint-path", problem);
                }
                (Some(uri), None) => match endpoint_uri::problem_of(uri) {
                    Some(problem) => return fault("endpoint-uri", problem),
                    None => return Ok((Some(uri.clone()), true)),
                },
                (None, Some(path)) => {
                    let Some(root) = self.environments_endpoint()? else {
                        let problem = format!(
                            "environment `{}` has no `endpoint-uri` that this could be put behind",
                            self.name
                        );
                        return fault("endpoint-path", &problem);
                    };
                    let uri = format!(
                        "{}/{}",
                        root.trim_end_matches('/'),
                        path.trim_start_matches('/')
                    );
                    return match endpoint_uri::problem_of(&uri) {
                        Some(problem) => fault("endpoint-path", problem),
                        None => Ok((Some(uri), true)),
                    };
                }
            }
        }
        Ok((self.environments_endpoint()?.map(str::to_owned), false))
    }

    /// The environment's own endpoint.
    fn environments_endpoint(&self) -> Result<Option<&str>> {
        let root = self.environment.endpoint_uri.as_deref();
        match root.and_then(endpoint_uri::problem_of) {
            Some(problem) => {
                let path = ["environments", self.name, "endpoint-uri"];
                Err(self.config.fault(&path, problem))
            }
            None => Ok(root),
        }
    }

    fn categories(&self) -> Result<Vec<FlowCategory>> {
        let said = self
            .here
            .categories
            .as_ref()
            .or(self.everywhere.categories.as_ref());
        let Some(said) = said else {
            return Ok(Vec::new());
        };
        let fault =
            |problem: &str| self.fault("categories", |flow| flow.categories.is_some(), problem);
        if said.is_empty() {
            return Err(fault("a flow has at least one category")
                .with_help("leave the key out to keep those that the flow has"));
        }
        let mut categories: Vec<FlowCategory> = Vec::new();
        for word in said {
            let category = category::from_word(word).map_err(|nearest| {
                fault(&format!("there is no category `{word}`"))
                    .with_help(format!("did you mean `{nearest}`?"))
            })?;
            if !categories.contains(&category) {
                categories.push(category);
            }
        }
        Ok(categories)
    }
}
