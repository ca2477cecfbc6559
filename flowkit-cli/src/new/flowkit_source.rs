//! Where the project takes the crate `flowkit` from.

use std::path::Path;

use crate::failure::{Failure, Result};
use crate::input::reason;

/// The repository. It is named rather than the public registry, where the name `flowkit` belongs to another crate.
const REPOSITORY: &str = "https://github.com/your-org/flowkit";

/// The flowkit that lies beside the source of this command.
const BESIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../flowkit");

/// How the project's Cargo.toml names flowkit, such as `path = "/home/ada/flowkit/flowkit"`: by the path that was asked for;
/// else by the checkout that this command was built from, so that both are of one version; where that is gone, by the
/// repository.
///
/// # Errors
/// If there is no crate at the path that was asked for.
pub(super) fn flowkit_source(asked: Option<&Path>) -> Result<String> {
    if let Some(asked) = asked {
        return by_path(asked).map_err(|error| {
            let (asked, why) = (asked.display(), reason(&error));
            Failure::new(format!("there is no flowkit in `{asked}`: {why}"))
        });
    }
    let beside = Path::new(BESIDE);
    if !is_cargos_cache(beside)
        && let Ok(source) = by_path(beside)
    {
        return Ok(source);
    }
    let version = env!("CARGO_PKG_VERSION");
    Ok(format!("git = \"{REPOSITORY}\", version = \"{version}\""))
}

fn by_path(path: &Path) -> std::io::Result<String> {
    let path = path.canonicalize()?;
    path.join("Cargo.toml").metadata()?;
    Ok(format!("path = {:?}", path.display().to_string()))
}

/// Whether cargo keeps this folder for itself, as after `cargo install --git`, and may clear it away.
fn is_cargos_cache(path: &Path) -> bool {
    let names: Vec<_> = path.iter().collect();
    names
        .windows(2)
        .any(|pair| matches!(pair, [first, second] if *first == "git" && *second == "checkouts"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{REPOSITORY, flowkit_source, is_cargos_cache};

    #[test]
    fn flowkit_is_named_by_its_checkout_or_its_repository() {
        let beside = flowkit_source(None).unwrap_or_default();
        assert!(beside.starts_with("path = \""), "{beside}");
        assert!(!beside.contains(REPOSITORY), "{beside}");
        let here = flowkit_source(Some(Path::new(env!("CARGO_MANIFEST_DIR")))).unwrap_or_default();
        assert!(here.ends_with("flowkit-cli\""), "{here}");
        assert!(flowkit_source(Some(Path::new("src"))).is_err());
    }

    #[test]
    fn what_cargo_keeps_for_itself_is_no_checkout() {
        for (path, cached) in [
            ("/home/a/.cargo/git/checkouts/flowkit-1f/3a/flowkit", true),
            ("/home/a/git/flowkit/flowkit", false),
            ("/home/a/checkouts/git/flowkit", false),
        ] {
            assert_eq!(is_cargos_cache(Path::new(path)), cached, "{path}");
        }
    }
}
