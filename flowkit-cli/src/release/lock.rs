//! `flowkit.lock`: what the last release left at Meta.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::failure::{Failure, Result};
use crate::input::reason;
use crate::settings::{beside, id, toml_file};

const NAME: &str = "flowkit.lock";

/// The form of the file that this program reads and writes.
const VERSION: i64 = 1;

const HEAD: &str = "\
# Written by `flowkit release`, for it to know its flows again: commit it, and do not edit it.
# `json` is the SHA-256 of the Flow JSON without white space, its members in the order of their names.
";

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Content {
    version: i64,
    #[serde(default)]
    environments: BTreeMap<String, LockedEnvironment>,
}

/// What the last release left of an environment.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct LockedEnvironment {
    pub(super) waba_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) phone_number_id: Option<String>,
    /// The fingerprint of the key that the number has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) public_key: Option<String>,
    #[serde(default)]
    pub(super) flows: BTreeMap<String, LockedFlow>,
}

/// What the last release left of a flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct LockedFlow {
    #[serde(deserialize_with = "id::required")]
    pub(super) id: String,
    pub(super) name: String,
    /// The hash of the Flow JSON that was uploaded; `None` if the release stopped before the upload.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) json: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) endpoint_uri: Option<String>,
    /// Empty if flowkit.toml says none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) categories: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) application_id: Option<String>,
}

/// The file, and the environment of it that is released to.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    /// What the file holds now.
    text: Option<String>,
    content: Content,
    /// The environment's name.
    name: String,
}

impl Lock {
    /// Reads the lock file beside `flowkit.toml`, if there is one.
    ///
    /// # Errors
    /// A file that cannot be read or understood; one in which the environment belongs to another account.
    pub(super) fn read(config: &Path, environment: &str, waba_id: &str) -> Result<Self> {
        let mut lock = Self {
            path: beside(config, Path::new(NAME)),
            text: None,
            content: Content {
                version: VERSION,
                environments: BTreeMap::new(),
            },
            name: environment.to_owned(),
        };
        lock.reload(waba_id)?;
        Ok(lock)
    }

    /// Reads the file again, if another release has written it since.
    fn reload(&mut self, waba_id: &str) -> Result<()> {
        let text = read_text(&self.path)?;
        if let Some(text) = text
            .as_ref()
            .filter(|text| self.text.as_ref() != Some(text))
        {
            self.content = parse(&self.path, text)?;
        }
        self.text = text;
        let environment = &self.name;
        let locked = self
            .content
            .environments
            .entry(environment.clone())
            .or_insert_with(|| LockedEnvironment {
                waba_id: waba_id.to_owned(),
                ..LockedEnvironment::default()
            });
        if locked.waba_id != waba_id {
            return Err(Failure::new(format!(
                "environment `{environment}` is account {waba_id} now, and was account {} when it was released last",
                locked.waba_id
            ))
            .with_help(format!(
                "if it moved there for good, remove [environments.{environment}] and what belongs to it from `{}`: its \
                 flows are then looked for by name, or created",
                self.path.display()
            )));
        }
        Ok(())
    }

    pub(super) fn shown(&self) -> String {
        self.path.display().to_string()
    }

    pub(super) fn environment_name(&self) -> &str {
        &self.name
    }

    pub(super) fn environment(&self) -> Option<&LockedEnvironment> {
        self.content.environments.get(&self.name)
    }

    /// What the last release left of a flow, by its key.
    pub(super) fn flow(&self, key: &str) -> Option<&LockedFlow> {
        self.environment()?.flows.get(key)
    }

    /// The other environments that have a flow of this id.
    pub(super) fn other_environments_with(&self, id: &str) -> impl Iterator<Item = &String> {
        let others = self.content.environments.iter();
        others
            .filter(move |(name, it)| {
                **name != self.name && it.flows.values().any(|flow| flow.id == id)
            })
            .map(|(name, _)| name)
    }

    /// Changes the environment, and writes the file. What another release wrote in the meantime stays.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut LockedEnvironment)) -> Result<()> {
        if let Some(waba_id) = self.environment().map(|known| known.waba_id.clone()) {
            self.reload(&waba_id)?;
        }
        if let Some(environment) = self.content.environments.get_mut(&self.name) {
            change(environment);
        }
        self.write()
    }

    /// Complains if the file cannot be written, before anything is done at Meta.
    pub(super) fn try_to_write(&self) -> Result<()> {
        let beside = self.unfinished();
        let tried = File::create(&beside).and_then(|_| std::fs::remove_file(&beside));
        tried.map_err(|error| self.unwritable(&reason(&error)))
    }

    /// The file beside it that is written first and then takes its place.
    fn unfinished(&self) -> PathBuf {
        let name = format!(".{NAME}.{}", std::process::id());
        self.path.with_file_name(name)
    }

    fn unwritable(&self, why: &str) -> Failure {
        Failure::new(format!(
            "`{}` cannot be written: {why}",
            self.path.display()
        ))
    }

    /// Replaces the file at once and whole, if anything in it has changed.
    fn write(&mut self) -> Result<()> {
        let body =
            toml::to_string(&self.content).map_err(|error| self.unwritable(&error.to_string()))?;
        let text = format!("{HEAD}{body}");
        if self.text.as_ref() == Some(&text) {
            return Ok(());
        }
        let beside = self.unfinished();
        // A killed release whose process had the same number may have left one.
        let _ = std::fs::remove_file(&beside);
        // `create_new` never writes through a link that somebody put there.
        let written = File::create_new(&beside).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&beside, &self.path)
        });
        if let Err(error) = written {
            let _ = std::fs::remove_file(&beside);
            return Err(self.unwritable(&reason(&error)));
        }
        self.text = Some(text);
        Ok(())
    }
}

/// The most bytes that are read of the file: a lock of ten thousand flows has fewer.
const MOST: u64 = 4 * 1024 * 1024;

/// What to do where the file is no lock file any more.
const LOST: &str = "take it from version control again; if it is lost, remove it: flows are then found by their names";

/// What the file holds; `None` if there is none.
fn read_text(path: &Path) -> Result<Option<String>> {
    let failed = |why: &str| Failure::new(format!("`{}` cannot be read: {why}", path.display()));
    let read = File::open(path).and_then(|file| {
        let mut text = String::new();
        file.take(MOST).read_to_string(&mut text)?;
        Ok(text)
    });
    match read {
        Ok(text) => Ok(Some(text)),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound => Ok(None),
            io::ErrorKind::InvalidData => Err(failed("it is not UTF-8 text").with_help(LOST)),
            _ => Err(failed(&reason(&error))),
        },
    }
}

fn parse(path: &Path, text: &str) -> Result<Content> {
    let unreadable =
        |error: &toml::de::Error| toml_file::unreadable(path, text, error).with_help(LOST);
    let table: toml::Table = toml::from_str(text).map_err(|error| unreadable(&error))?;
    match table.get("version").and_then(toml::Value::as_integer) {
        Some(VERSION) => toml::from_str(text).map_err(|error| unreadable(&error)),
        Some(newer) if newer > VERSION => Err(Failure::new(format!(
            "`{}` is of version {newer}, and this flowkit knows version {VERSION}",
            path.display()
        ))
        .with_help("a newer flowkit has written it: update this one")),
        _ => Err(Failure::new(format!(
            "`{}` is no lock file of flowkit: it has no version",
            path.display()
        ))
        .with_help(LOST)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn flow(id: &str) -> LockedFlow {
        LockedFlow {
            id: id.to_owned(),
            name: format!("name of {id}"),
            json: None,
            endpoint_uri: None,
            categories: Vec::new(),
            application_id: None,
        }
    }

    /// Two terminals release at once: to two environments, or two flows of one.
    #[test]
    fn what_another_release_writes_in_the_meantime_stays() {
        let folder = std::env::temp_dir().join(format!("flowkit-lock-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let config = folder.join("flowkit.toml");
        let mut locks = ["staging", "staging", "production"]
            .map(|environment| Lock::read(&config, environment, "900").unwrap());
        for (lock, key) in locks.iter_mut().zip(["1", "2", "3"]) {
            lock.change(|it| drop(it.flows.insert(key.to_owned(), flow(key))))
                .unwrap();
        }
        let staging = Lock::read(&config, "staging", "900").unwrap();
        let production = Lock::read(&config, "production", "900").unwrap();
        assert_eq!(staging.flow("1"), Some(&flow("1")));
        assert_eq!(staging.flow("2"), Some(&flow("2")));
        assert_eq!(production.flow("3"), Some(&flow("3")));

        // What is no lock file any more is not written over, and one that is gone is written anew.
        let [mut first, ..] = locks;
        std::fs::write(folder.join(NAME), "<<<<<<< HEAD\n").unwrap();
        assert!(first.change(|_| {}).is_err());
        assert_eq!(
            std::fs::read_to_string(folder.join(NAME)).unwrap(),
            "<<<<<<< HEAD\n"
        );
        std::fs::remove_file(folder.join(NAME)).unwrap();
        first.change(|_| {}).unwrap();
        assert_eq!(
            Lock::read(&config, "staging", "900").unwrap().flow("1"),
            Some(&flow("1"))
        );
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
