//! Reads and checks all that is to be at Meta, before the first call.

use std::path::Path;

use super::args::ReleaseArgs;
use super::canonical_json::CanonicalJson;
use super::public_key_file;
use super::wanted::{Wanted, WantedFlow};
use crate::failure::{Failure, Result};
use crate::keys::key_file::NamedKey;
use crate::lint::{Checked, print_findings, print_json};
use crate::output::Output;
use crate::settings::{Config, Environment, FlowInEnvironment, Settings, beside};

/// Reads and lints everything; `None` if a Flow JSON has errors, which have been printed.
///
/// # Errors
/// What makes no sense in flowkit.toml; files that cannot be read, of which all but the last are told at once.
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
    let key = public_key(config, environment, output).unwrap_or_else(|failure| {
        unread.push(failure);
        None
    });
    let waba_id = settings.waba_id()?;
    let phone_number_id = match &environment.public_key {
        Some(_) => Some(settings.phone_number_id()?),
        None => settings.phone_number_id_if_set()?,
    };
    let documents = documents(chosen, &config.path, &mut unread);
    let faulty = print_all_findings(&documents, args, output)?;
    if let Some(last) = unread.pop() {
        // All of them are told at once, so that one run is enough to mend them.
        unread.into_iter().for_each(|failure| failure.print(output));
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

/// The public key that the environment names, if it names one.
fn public_key(
    config: &Config,
    environment: &Environment,
    output: &mut Output,
) -> Result<Option<NamedKey>> {
    match &environment.public_key {
        Some(file) => public_key_file::read(&beside(&config.path, file), output).map(Some),
        None => Ok(None),
    }
}

/// The Flow JSON of each flow; a file that cannot be read is added to `unread`.
fn documents(
    flows: Vec<FlowInEnvironment>,
    config: &Path,
    unread: &mut Vec<Failure>,
) -> Vec<(FlowInEnvironment, Checked)> {
    let mut documents = Vec::new();
    for flow in flows {
        match Checked::read(&flow.json) {
            Ok(checked) => documents.push((flow, checked)),
            Err(failure) => {
                let failure = failure.with_context(&format!("flow `{}`", flow.key));
                unread.push(failure.with_help(format!(
                    "paths in `{}` begin at its directory",
                    config.display()
                )));
            }
        }
    }
    documents
}

/// Prints what was found in the documents; the answer is which flows have errors, such as "`booking`".
fn print_all_findings(
    documents: &[(FlowInEnvironment, Checked)],
    args: &ReleaseArgs,
    output: &mut Output,
) -> Result<Vec<String>> {
    let mut faulty = Vec::new();
    for (flow, document) in documents {
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
    Ok(faulty)
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
    let json = CanonicalJson::read(&document.input.bytes)
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
