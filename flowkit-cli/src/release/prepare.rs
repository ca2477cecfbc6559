//! What is to be at Meta: all that is read and checked before the first call.

use flowkit_graph::FlowCategory;

use super::args::ReleaseArgs;
use super::canonical::Canonical;
use super::key;
use crate::failure::{Failure, Result};
use crate::input::Input;
use crate::keys::file::NamedKey;
use crate::lint::{Checked, print_findings, print_json};
use crate::output::Output;
use crate::settings::{Config, Environment, FlowInEnvironment, Settings, beside};

/// An environment as it is to be.
pub(super) struct Wanted {
    pub(super) environment: String,
    pub(super) waba_id: String,
    pub(super) phone_number_id: Option<String>,
    pub(super) application_id: Option<String>,
    pub(super) key: Option<NamedKey>,
    pub(super) flows: Vec<WantedFlow>,
    /// The keys of all flows of the environment, also of those that are not released now.
    pub(super) keys: Vec<String>,
    /// Their names at Meta.
    pub(super) names: Vec<String>,
    /// All environments of flowkit.toml.
    pub(super) environments: Vec<String>,
}

/// A flow as it is to be.
pub(super) struct WantedFlow {
    pub(super) key: String,
    pub(super) name: String,
    /// Empty if they are to stay as they are.
    pub(super) categories: Vec<FlowCategory>,
    /// `None` for a flow that asks no endpoint.
    pub(super) endpoint_uri: Option<String>,
    pub(super) publish: bool,
    /// Its Flow JSON: the file as it is, and what it says.
    pub(super) input: Input,
    pub(super) json: Canonical,
    pub(super) hash: String,
}

impl Wanted {
    pub(super) fn flow(&self, key: &str) -> Option<&WantedFlow> {
        self.flows.iter().find(|flow| flow.key == key)
    }

    pub(super) fn asks_an_endpoint(&self) -> bool {
        self.flows.iter().any(|flow| flow.endpoint_uri.is_some())
    }
}

/// Reads and lints everything; `None` if a flow has faults, which have been printed.
pub(super) fn prepare(
    args: &ReleaseArgs,
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result<Option<Wanted>> {
    let (config, name, environment) = settings.release_to()?;
    let all = config.flows_of(name, environment)?;
    let keys: Vec<_> = all.iter().map(|flow| flow.key.clone()).collect();
    let names = all.iter().map(|flow| flow.name.clone()).collect();
    if keys.is_empty() {
        let missing = format!("`{}` has no flows to release", config.path.display());
        return Err(Failure::new(missing).with_help("`flowkit release --help` shows some"));
    }
    let chosen = chosen(all, &args.flows, config)?;
    let mut unread = Vec::new();
    let key = match &environment.public_key {
        Some(file) => key::read(&beside(&config.path, file), output).map_or_else(
            |failure| {
                unread.push(failure);
                None
            },
            Some,
        ),
        None => None,
    };
    let waba_id = settings.waba_id()?;
    let phone_number_id = match &environment.public_key {
        Some(_) => Some(settings.phone_number_id()?),
        None => settings.phone_number_id_if_set()?,
    };
    let mut documents = Vec::new();
    for flow in chosen {
        match Checked::read(&flow.json) {
            Ok(checked) => documents.push((flow, checked)),
            Err(failure) => {
                let failure = failure.with_context(&format!("flow `{}`", flow.key));
                unread.push(failure.with_help(format!(
                    "paths in `{}` begin at its directory",
                    config.path.display()
                )));
            }
        }
    }
    let mut faulty = Vec::new();
    for (flow, document) in &documents {
        let findings = document.report.findings();
        if !args.connection.is_json() {
            print_findings(findings, &document.input, false, output.stdout())?;
        } else if !findings.is_empty() {
            print_json(document, output)?;
        }
        if !document.report.is_valid() {
            faulty.push(format!("`{}`", flow.key));
        }
    }
    output.flush()?;
    if let Some(last) = unread.pop() {
        // All at once, so that nobody has to come back for each.
        unread.into_iter().for_each(|failure| failure.tell(output));
        return Err(last);
    }
    if !faulty.is_empty() {
        let faulty = faulty.join(", ");
        output.say(&format!(
            "nothing was released: there are errors in {faulty}"
        ))?;
        return Ok(None);
    }
    let mut flows = Vec::new();
    for (flow, document) in documents {
        flows.push(wanted(flow, document, args, config, name, environment)?);
    }
    Ok(Some(Wanted {
        environment: name.to_owned(),
        waba_id,
        phone_number_id,
        application_id: environment.application_id.clone(),
        key,
        flows,
        keys,
        names,
        environments: config.environments.keys().cloned().collect(),
    }))
}

/// The flows that are named, or all.
fn chosen(
    all: Vec<FlowInEnvironment>,
    named: &[String],
    config: &Config,
) -> Result<Vec<FlowInEnvironment>> {
    for name in named {
        if all.iter().any(|flow| is_meant(flow, name, &all)) {
            continue;
        }
        let keys = || all.iter().map(|flow| flow.key.as_str());
        let missing = format!("`{}` has no flow `{name}`", config.path.display());
        return Err(
            Failure::new(missing).with_help(match flowkit_json::nearest(name, keys()) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("it has {}", keys().collect::<Vec<_>>().join(", ")),
            }),
        );
    }
    let is_chosen = |flow: &FlowInEnvironment| {
        named.is_empty() || named.iter().any(|name| is_meant(flow, name, &all))
    };
    let chosen: Vec<bool> = all.iter().map(is_chosen).collect();
    let chosen = all.into_iter().zip(chosen).filter(|(_, chosen)| *chosen);
    Ok(chosen.map(|(flow, _)| flow).collect())
}

/// Whether a flow is meant by its key in the file, or by its name at Meta if that is no flow's key.
fn is_meant(flow: &FlowInEnvironment, name: &str, all: &[FlowInEnvironment]) -> bool {
    flow.key == name || flow.name == name && all.iter().all(|other| other.key != name)
}

fn wanted(
    flow: FlowInEnvironment,
    document: Checked,
    args: &ReleaseArgs,
    config: &Config,
    environment_name: &str,
    environment: &Environment,
) -> Result<WantedFlow> {
    let (key, file) = (&flow.key, &document.input.name);
    let json = Canonical::read(&document.input.bytes)
        .ok_or_else(|| Failure::new(format!("`{file}` is nested too deeply to be compared")))?;
    let endpoint_uri = match (json.asks_an_endpoint(), flow.endpoint_uri) {
        (true, Some(uri)) => Some(uri),
        (true, None) => {
            let problem = format!(
                "flow `{key}` asks an endpoint (`data_api_version` in `{file}`), and environment `{environment_name}` \
                 has none for it"
            );
            let fault = config.fault(&["environments", environment_name], &problem);
            return Err(
                fault.with_help("say where it is: endpoint-uri = \"https://flows.example.org\"")
            );
        }
        (false, Some(_)) if flow.endpoint_is_its_own => {
            let problem = format!(
                "flow `{key}` has an endpoint here, and asks none: its Flow JSON `{file}` has no `data_api_version`"
            );
            let here = ["environments", environment_name, "flows", key];
            let path = match environment.has_flow(key) {
                true => &here[..],
                false => &["flows", key][..],
            };
            let help = "remove the endpoint, or add `data_api_version` and what goes with it to the Flow JSON";
            return Err(config.fault(path, &problem).with_help(help));
        }
        (false, _) => None,
    };
    Ok(WantedFlow {
        hash: json.hash(),
        key: flow.key,
        name: flow.name,
        categories: flow.categories,
        endpoint_uri,
        publish: (flow.publish || args.publish) && !args.no_publish,
        input: document.input,
        json,
    })
}
