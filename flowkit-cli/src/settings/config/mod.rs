//! `flowkit.toml`: environments, and the flows that are released to them.

mod flows;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{id, toml_file};
use crate::failure::{Failure, Result};
use crate::input::reason;

pub(crate) use flows::FlowInEnvironment;

/// The file's name.
const NAME: &str = "flowkit.toml";

/// The most bytes of such a file, which has a few lines for each flow.
const LONGEST: u64 = 4 * 1024 * 1024;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Config {
    /// Where the file is; paths in it begin at its directory.
    #[serde(skip)]
    pub(crate) path: PathBuf,
    /// What it says, for places in errors.
    #[serde(skip)]
    text: String,
    /// The environment to use if none is named. If this is missing, too, the only environment is used, if there is only one.
    default_environment: Option<String>,
    pub(super) graph_url: Option<String>,
    pub(super) graph_version: Option<String>,
    #[serde(default)]
    pub(crate) environments: BTreeMap<String, Environment>,
    /// The flows of every environment, by the name that this project calls them by.
    #[serde(default)]
    pub(crate) flows: BTreeMap<String, Flow>,
}

/// An account with a phone number, such as those of `staging`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Environment {
    #[serde(default, deserialize_with = "id::deserialize")]
    pub(crate) waba_id: Option<String>,
    #[serde(default, deserialize_with = "id::deserialize")]
    pub(crate) phone_number_id: Option<String>,
    /// The Meta app whose secret signs the requests.
    #[serde(default, deserialize_with = "id::deserialize")]
    pub(crate) application_id: Option<String>,
    /// Where the endpoint is; a flow's `endpoint-path` is put behind it.
    pub(crate) endpoint_uri: Option<String>,
    /// A file with the public key that the endpoint decrypts for.
    pub(crate) public_key: Option<PathBuf>,
    /// Whether a release publishes; `false` if the file does not say.
    #[serde(default)]
    pub(crate) publish: bool,
    /// What goes before `[flows.KEY]` here, and flows of this environment alone.
    #[serde(default)]
    flows: BTreeMap<String, Flow>,
}

/// What `[flows.KEY]` says of a flow, or `[environments.NAME.flows.KEY]`, which goes before it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Flow {
    /// Its name at Meta; the key, if nothing is said.
    pub(crate) name: Option<String>,
    /// Its Flow JSON.
    pub(crate) json: Option<PathBuf>,
    pub(crate) categories: Option<Vec<String>>,
    /// Its endpoint, if it is not the environment's.
    pub(crate) endpoint_uri: Option<String>,
    /// What is put behind the environment's `endpoint-uri` for this flow, such as `/appointment`.
    pub(crate) endpoint_path: Option<String>,
    pub(crate) publish: Option<bool>,
}

impl Environment {
    /// Whether anything is said of this flow for this environment.
    pub(crate) fn has_flow(&self, key: &str) -> bool {
        self.flows.contains_key(key)
    }
}

/// What the file holds. It may be a device that never ends, so no more than [`LONGEST`] is read.
fn read_text(path: &Path) -> Result<String> {
    let failed = |why: &str| Failure::new(format!("`{}` cannot be read: {why}", path.display()));
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_string(&mut text));
    match read {
        Ok(_) if text.len() as u64 > LONGEST => Err(failed("it is too long for a flowkit.toml")),
        Ok(_) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            Err(failed("it is not UTF-8 text"))
        }
        Err(error) => Err(failed(&reason(&error))),
    }
}

impl Config {
    /// The file of this directory or the nearest above.
    pub(crate) fn find() -> Result<Option<Self>> {
        let here = std::env::current_dir().map_err(|error| {
            Failure::new(format!("there is no current directory: {}", reason(&error)))
        })?;
        for folder in here.ancestors() {
            let path = folder.join(NAME);
            if path.is_file() {
                let shown = path.strip_prefix(&here).unwrap_or(&path);
                return Self::read(shown).map(Some);
            }
        }
        Ok(None)
    }

    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = read_text(path)?;
        let mut config: Self = toml::from_str(&text).map_err(|error| {
            let failure = super::toml_file::unreadable(path, &text, &error);
            failure.with_help_if_none("`flowkit release --help` shows an example of this file")
        })?;
        config.path = path.to_owned();
        config.text = text;
        Ok(config)
    }

    /// An environment by its name.
    pub(crate) fn environment_named(&self, name: &str) -> Result<(&str, &Environment)> {
        if let Some((name, environment)) = self.environments.get_key_value(name) {
            return Ok((name, environment));
        }
        let failure = Failure::new(format!(
            "`{}` has no environment `{name}`",
            self.path.display()
        ));
        Err(failure.with_help(self.did_you_mean(name)))
    }

    fn did_you_mean(&self, name: &str) -> String {
        let names = self.environments.keys().map(String::as_str);
        match flowkit_json::nearest(name, names) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => self.names(),
        }
    }

    /// The environment that is meant where none is named, if that is clear.
    pub(super) fn default_environment(&self) -> Result<Option<(&str, &Environment)>> {
        if let Some(name) = &self.default_environment {
            let Some((name, environment)) = self.environments.get_key_value(name) else {
                let problem = format!("there is no environment `{name}`");
                let fault = self.fault(&["default-environment"], &problem);
                return Err(fault.with_help(self.did_you_mean(name)));
            };
            return Ok(Some((name, environment)));
        }
        let mut all = self.environments.iter();
        Ok(match (all.next(), all.next()) {
            (Some((name, environment)), None) => Some((name, environment)),
            _ => None,
        })
    }

    /// The names of the environments in a sentence: "it has `production`, `staging`".
    pub(crate) fn names(&self) -> String {
        let names: Vec<_> = self
            .environments
            .keys()
            .map(|name| format!("`{name}`"))
            .collect();
        match names.is_empty() {
            true => "it has no environments; `flowkit release --help` shows some".to_owned(),
            false => format!("it has {}", names.join(", ")),
        }
    }

    /// What is wrong with the value of these nested keys, with their place in the file.
    pub(crate) fn fault(&self, path: &[&str], problem: &str) -> Failure {
        let at = toml_file::place(&self.text, path);
        toml_file::fault(&self.path, &self.text, at, problem)
    }
}
