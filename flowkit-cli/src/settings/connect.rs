//! Connects to Meta's Graph API.

use flowkit_graph::{AccessToken, ErrorKind, GraphClient, GraphClientBuilder};

use super::{
    GRAPH_URL, GRAPH_VERSION, Secret, Settings, TOKEN, read_secret, variable,
    warn_of_readable_by_others,
};
use crate::failure::{Failure, Result};
use crate::output::Output;

/// A setting, and where it comes from.
type Setting = Option<(String, &'static str)>;

const URL_OF_FILE: &str = "`graph-url` of flowkit.toml";

/// Meta's own server.
const META: &str = "graph.facebook.com";

impl Settings<'_> {
    /// The Graph API, with the token.
    ///
    /// `graph-url` in somebody else's flowkit.toml could send the token to a server of theirs, so this warns of another server
    /// than Meta's. Whoever sets FLOWKIT_GRAPH_URL knows, and is not warned.
    ///
    /// # Errors
    /// No token; a setting that makes no sense, by its name.
    pub(crate) fn graph(&self, output: &mut Output) -> Result<GraphClient> {
        let (token, token_from) = self.token()?;
        warn_of_readable_by_others([(self.args.token_file.as_ref(), "access token")], output)?;
        let file = self.config.as_ref();
        let url = setting(
            GRAPH_URL,
            URL_OF_FILE,
            file.and_then(|file| file.graph_url.as_ref()),
        )?;
        let version = setting(
            GRAPH_VERSION,
            "`graph-version` of flowkit.toml",
            file.and_then(|file| file.graph_version.as_ref()),
        )?;
        let graph = builder(&token, &url, &version).build().or_else(|_| {
            // The builder does not say which setting is at fault, so they are tried one by one.
            let blamed = |from: &str, builder: GraphClientBuilder| {
                let failed = |error: flowkit_graph::Error| match error.kind() {
                    // The certificates of this machine are at fault, and no setting.
                    ErrorKind::Connect(_) | ErrorKind::Broken(_) => Failure::from(error),
                    _ => Failure::from(error).with_context(from),
                };
                builder.build().map_err(failed)
            };
            blamed(&token_from, builder(&token, &None, &None))?;
            let from = version.as_ref().map_or("", |(_, from)| from);
            blamed(from, builder(&token, &None, &version))?;
            let from = url.as_ref().map_or("", |(_, from)| from);
            blamed(from, builder(&token, &url, &version))
        })?;
        let is_of_file = matches!(url, Some((_, URL_OF_FILE)));
        if let Some(file) = file.filter(|_| is_of_file && graph.host() != META) {
            output.warn(&format!(
                "the access token goes to {}, and not to Meta, because `graph-url` of `{}` says so",
                graph.host(),
                file.path.display()
            ))?;
        }
        Ok(graph)
    }

    /// The token, and where it comes from.
    fn token(&self) -> Result<(AccessToken, String)> {
        let (secret, from) = match &self.args.token_file {
            Some(path) => (read_secret(path, "token")?, format!("`{}`", path.display())),
            None => {
                let token = variable::read(TOKEN)?.ok_or_else(|| {
                    Failure::new("no access token is set").with_help(format!(
                        "set {TOKEN}, or name a file that holds it by --token-file; a token is made in Meta's business \
                         settings, for a system user, with whatsapp_business_management and whatsapp_business_messaging"
                    ))
                })?;
                (Secret::from(token), TOKEN.to_owned())
            }
        };
        Ok((AccessToken::from(secret.trim().to_owned()), from))
    }
}

/// A setting from the variable `name`, else from the file's `key`.
fn setting(name: &'static str, key: &'static str, in_file: Option<&String>) -> Result<Setting> {
    Ok(match variable::read(name)? {
        Some(value) => Some((value, name)),
        None => in_file.map(|value| (value.clone(), key)),
    })
}

fn builder(token: &AccessToken, url: &Setting, version: &Setting) -> GraphClientBuilder {
    let mut builder = GraphClient::builder(token.clone());
    if let Some((url, _)) = url {
        builder = builder.base_url(url);
    }
    if let Some((version, _)) = version {
        builder = builder.version(version);
    }
    builder
}
