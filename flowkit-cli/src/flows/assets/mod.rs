//! `flowkit flows assets`.

mod args;
mod new_file;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use flowkit_graph::{FlowAsset, GraphClient};
use serde::Serialize;

use crate::Status;
use crate::failure::{Failure, Result};
use crate::input::{is_stdin as is_dash, reason};
use crate::output::Output;
use crate::progress::Waiting;
use crate::settings::Settings;
use crate::table::Columns;

pub(super) use args::AssetsArgs;

/// The type of the asset that is the Flow JSON.
const FLOW_JSON: &str = "FLOW_JSON";

/// An asset as `--format json` prints it.
#[derive(Serialize)]
struct Line<'a> {
    flow_id: &'a str,
    name: Option<&'a str>,
    asset_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    download_url: Option<&'a str>,
    /// Where it was downloaded to.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<usize>,
}

pub(super) async fn run(
    args: &AssetsArgs,
    settings: &Settings<'_>,
    graph: &GraphClient,
    output: &mut Output,
) -> Result {
    let id = args.flow.id(settings, graph).await?;
    let waiting = Waiting::new("listing the assets");
    let assets = graph.flow_assets(&id)?.all().await?;
    drop(waiting);
    match (&args.output, &args.download) {
        (Some(path), _) => save_flow_json(&id, path, &assets, settings, output).await,
        (None, Some(folder)) => save_all(&id, folder, &assets, settings, output).await,
        (None, None) => list(&id, &assets, settings, output),
    }
}

fn list(id: &str, assets: &[FlowAsset], settings: &Settings<'_>, output: &mut Output) -> Result {
    if settings.is_json() {
        for asset in assets {
            output.json(&line(id, asset, asset.download_url.as_deref()))?;
        }
        return Ok(Status::Fine);
    }
    if assets.is_empty() {
        output.say(&nothing(id))?;
        return Ok(Status::Fine);
    }
    let mut columns = Columns::new(["NAME", "TYPE"]);
    for asset in assets {
        columns.row([name(asset), asset.asset_type.as_deref().unwrap_or_default()]);
    }
    columns.print(output.stdout())?;
    Ok(Status::Fine)
}

/// Downloads the Flow JSON to a file or to standard output.
async fn save_flow_json(
    id: &str,
    path: &Path,
    assets: &[FlowAsset],
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result {
    let is_json = |asset: &&FlowAsset| asset.asset_type.as_deref() == Some(FLOW_JSON);
    let Some(asset) = assets.iter().find(is_json) else {
        return Err(found_nothing(id));
    };
    if is_dash(path) {
        let content = download(asset).await?;
        output.raw(&content)?;
        return Ok(Status::Fine);
    }
    new_file::must_be_new(path)?;
    let content = download(asset).await?;
    new_file::write_new(path, &content)?;
    saved(
        id,
        &[(asset, path.to_owned(), content.len())],
        settings,
        output,
    )
}

/// Downloads every asset. All file names are checked before the first file is written.
async fn save_all(
    id: &str,
    folder: &Path,
    assets: &[FlowAsset],
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result {
    if assets.is_empty() {
        return Err(found_nothing(id));
    }
    let mut paths = Vec::new();
    let mut names = BTreeSet::new();
    for asset in assets {
        let name = new_file::safe_name(name(asset));
        let path = folder.join(&name);
        new_file::must_be_new(&path)?;
        if !names.insert(name.to_lowercase()) {
            return Err(Failure::new(format!(
                "two assets of flow {id} would be written to `{}`",
                path.display()
            ))
            .with_help("--output FILE downloads the Flow JSON alone"));
        }
        paths.push((asset, path));
    }
    std::fs::create_dir_all(folder).map_err(|error| {
        let (folder, reason) = (folder.display(), reason(&error));
        Failure::new(format!("directory `{folder}` cannot be made: {reason}"))
    })?;
    let mut done = Vec::new();
    for (asset, path) in paths {
        let content = download(asset).await?;
        new_file::write_new(&path, &content)?;
        done.push((asset, path, content.len()));
    }
    saved(id, &done, settings, output)
}

async fn download(asset: &FlowAsset) -> Result<Vec<u8>> {
    let _waiting = Waiting::new(format!("downloading {}", name(asset)));
    Ok(asset.download().await?.into())
}

/// Prints which asset was written to which file.
fn saved(
    id: &str,
    files: &[(&FlowAsset, PathBuf, usize)],
    settings: &Settings<'_>,
    output: &mut Output,
) -> Result {
    let mut columns = Columns::new(["NAME", "TYPE", "BYTES", "FILE"]);
    for (asset, path, bytes) in files {
        let path = path.to_string_lossy().into_owned();
        if settings.is_json() {
            output.json(&Line {
                path: Some(path),
                bytes: Some(*bytes),
                ..line(id, asset, None)
            })?;
        } else {
            let kind = asset.asset_type.as_deref().unwrap_or_default();
            columns.row([name(asset), kind, &bytes.to_string(), &path]);
        }
    }
    if !settings.is_json() {
        columns.print(output.stdout())?;
    }
    Ok(Status::Fine)
}

fn line<'a>(id: &'a str, asset: &'a FlowAsset, url: Option<&'a str>) -> Line<'a> {
    Line {
        flow_id: id,
        name: asset.name.as_deref(),
        asset_type: asset.asset_type.as_deref(),
        download_url: url,
        path: None,
        bytes: None,
    }
}

fn name(asset: &FlowAsset) -> &str {
    asset.name.as_deref().unwrap_or_default()
}

fn nothing(id: &str) -> String {
    format!("flow {id} has no assets: no JSON was uploaded yet")
}

fn found_nothing(id: &str) -> Failure {
    Failure::new(nothing(id))
        .with_help(format!("`flowkit flows push {id} FILE` uploads one"))
        .with_status(Status::Findings)
}
