//! What the commands that talk to Meta have to know: from arguments, the environment and `flowkit.toml`.
//!
//! An argument goes before an environment variable, and that before the file. But where a variable and the environment
//! chosen in the file name different accounts or numbers, the command fails: a guess could release to the wrong account.

mod config;
mod connect;
pub(crate) mod endpoint_uri;
pub(crate) mod id;
mod secret;
pub(crate) mod toml_file;
mod variable;

use std::path::Path;

pub(crate) use config::{Config, Environment, FlowInEnvironment};
pub(crate) use secret::{Secret, read_secret, warn_of_readable_by_others};

use crate::cli::{AccountArgs, ConnectionArgs, NumberArgs};
use crate::failure::{Failure, Result};

/// The token's variable.
const TOKEN: &str = "WHATSAPP_TOKEN";
const GRAPH_URL: &str = "FLOWKIT_GRAPH_URL";
const GRAPH_VERSION: &str = "FLOWKIT_GRAPH_VERSION";

/// Where Meta is, and whose flows and numbers are meant.
#[derive(Debug)]
pub(crate) struct Settings<'a> {
    args: &'a ConnectionArgs,
    waba_id: Option<String>,
    phone_number_id: Option<String>,
    config: Option<Config>,
    /// The name of the chosen environment of the file.
    environment: Option<String>,
}

impl<'a> Settings<'a> {
    /// Finds `flowkit.toml` in this directory or above, if there is one, and chooses an environment of it.
    pub(crate) fn find(args: &'a ConnectionArgs) -> Result<Self> {
        let config = match &args.config {
            Some(path) => Some(Config::read(path)?),
            None => Config::find()?,
        };
        let environment =
            match (&config, args.env.as_deref()) {
                (Some(config), Some(name)) => Some(config.environment_named(name)?.0.to_owned()),
                (Some(config), None) => config
                    .default_environment()?
                    .map(|(name, _)| name.to_owned()),
                (None, Some(name)) => {
                    return Err(Failure::new(format!(
                    "there is no flowkit.toml here or above, so there is no environment `{name}`"
                ))
                .with_help("`--config FILE` says where it is; `flowkit release --help` shows one"));
                }
                (None, None) => None,
            };
        Ok(Self {
            args,
            waba_id: None,
            phone_number_id: None,
            config,
            environment,
        })
    }

    /// The account that an argument names, for commands that have such an argument.
    pub(crate) fn account(mut self, args: &AccountArgs) -> Self {
        self.waba_id.clone_from(&args.waba_id);
        self
    }

    /// The same for a phone number.
    pub(crate) fn number(mut self, args: &NumberArgs) -> Self {
        self.phone_number_id.clone_from(&args.phone_number_id);
        self
    }

    /// Whether results are printed for programs.
    pub(crate) fn is_json(&self) -> bool {
        self.args.is_json()
    }

    pub(crate) fn config(&self) -> Option<&Config> {
        self.config.as_ref()
    }

    /// The chosen environment of the file, with its name.
    pub(crate) fn environment(&self) -> Option<(&str, &Environment)> {
        let name = self.environment.as_deref()?;
        let environment = self.config.as_ref()?.environments.get(name)?;
        Some((name, environment))
    }

    /// What Meta calls the flow of this key in the file; in the chosen environment, if there is one.
    pub(crate) fn flow_name(&self, key: &str) -> Option<String> {
        let environment = self.environment().map(|(_, environment)| environment);
        self.config.as_ref()?.flow_name(key, environment)
    }

    /// The file and the environment that a release goes to, by name.
    ///
    /// # Errors
    /// No file; no environment named, where the file has more than one.
    pub(crate) fn release_to(&self) -> Result<(&Config, &str, &Environment)> {
        let Some(config) = &self.config else {
            return Err(Failure::new(
                "there is no flowkit.toml here or above, so nothing to release",
            )
            .with_help("`flowkit release --help` shows one"));
        };
        match self.environment() {
            Some((name, environment)) => Ok((config, name, environment)),
            None => Err(Failure::new(format!(
                "which environment of `{}`? none is named",
                config.path.display()
            ))
            .with_help(match config.environments.len() {
                0 => config.names(),
                _ => format!(
                    "name it by --env, or by `default-environment` in the file; {}",
                    config.names()
                ),
            })),
        }
    }

    /// The WhatsApp Business Account.
    pub(crate) fn waba_id(&self) -> Result<String> {
        self.id(&WABA)?.ok_or_else(|| self.not_set(&WABA))
    }

    /// The phone number's id at Meta, which is not the number.
    pub(crate) fn phone_number_id(&self) -> Result<String> {
        let id = self.phone_number_id_if_set()?;
        id.ok_or_else(|| self.not_set(&PHONE_NUMBER))
    }

    /// The same for commands that can do without.
    pub(crate) fn phone_number_id_if_set(&self) -> Result<Option<String>> {
        self.id(&PHONE_NUMBER)
    }

    fn id(&self, id: &Id) -> Result<Option<String>> {
        if let Some(id) = (id.argument)(self) {
            return Ok(Some(id.clone()));
        }
        let chosen = self.environment();
        let in_file = chosen.and_then(|(name, of)| Some((name, (id.in_file)(of)?)));
        let in_variable = match variable::read(id.variable)? {
            Some(text) => Some(id::checked(&text, id.variable)?),
            None => None,
        };
        match (in_variable, in_file) {
            (Some(said), Some((name, other))) if said != *other => Err(Failure::new(format!(
                "which {}? {} says {said}, and environment `{name}` of flowkit.toml says {other}",
                id.what, id.variable
            ))
            .with_help(format!(
                "unset {}, or say it with --{}",
                id.variable, id.key
            ))),
            (Some(id), _) => Ok(Some(id)),
            (None, in_file) => Ok(in_file.map(|(_, id)| id.clone())),
        }
    }

    /// What to do where an id is missing.
    fn not_set(&self, id: &Id) -> Failure {
        let (variable, key) = (id.variable, id.key);
        let help = match (&self.config, self.environment()) {
            (Some(config), None) if !config.environments.is_empty() => format!(
                "choose an environment of `{}` with --env ({}), or set {variable}, or --{key}",
                config.path.display(),
                config.names()
            ),
            (_, Some((name, _))) => format!(
                "set {variable}, or `{key}` of environment `{name}` in flowkit.toml, or --{key}"
            ),
            _ => {
                format!("set {variable}, or `{key}` of an environment in flowkit.toml, or --{key}")
            }
        };
        Failure::new(format!("which {}? its id is not set", id.what)).with_help(help)
    }
}

/// An id that is looked for in several places.
struct Id {
    what: &'static str,
    variable: &'static str,
    /// Its key in the file, which is also its argument.
    key: &'static str,
    argument: for<'a> fn(&'a Settings<'_>) -> Option<&'a String>,
    in_file: fn(&Environment) -> Option<&String>,
}

const WABA: Id = Id {
    what: "WhatsApp Business Account",
    variable: "WHATSAPP_WABA_ID",
    key: "waba-id",
    argument: |settings| settings.waba_id.as_ref(),
    in_file: |environment| environment.waba_id.as_ref(),
};

const PHONE_NUMBER: Id = Id {
    what: "phone number",
    variable: "WHATSAPP_PHONE_NUMBER_ID",
    key: "phone-number-id",
    argument: |settings| settings.phone_number_id.as_ref(),
    in_file: |environment| environment.phone_number_id.as_ref(),
};

/// A path that stands in a file, as seen from the current directory: `../flows/a.json` for `flows/a.json` in
/// `../flowkit.toml`.
pub(crate) fn beside(file: &Path, path: &Path) -> std::path::PathBuf {
    match file.parent() {
        Some(folder) => folder.join(path),
        None => path.to_owned(),
    }
}
