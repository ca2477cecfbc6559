//! `FLOWKIT_PRINT=1 cargo check` prints what `#[flow]` writes, on standard error.
//!
//! rustfmt formats it, which nearly every toolchain has. A printer as a dependency would cost every user's build time for
//! what few of them ever look at.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proc_macro2::TokenStream;

/// The variable: `1` for every flow, or the names of some, as in `FLOWKIT_PRINT=TableFlow,Login`.
pub(crate) const VARIABLE: &str = "FLOWKIT_PRINT";

/// A flow with what is written for it.
pub(crate) struct Written<'w> {
    /// The type or module under `#[flow]`.
    pub(crate) flow: &'w str,
    /// The Flow JSON as the user named it; none, if the screens are listed.
    pub(crate) file: Option<String>,
    pub(crate) code: &'w TokenStream,
}

/// Prints it if the variable asks for it.
pub(crate) fn if_asked(written: &Written<'_>) {
    let Some(asked) = std::env::var_os(VARIABLE) else {
        return;
    };
    let text = match asks_for(&asked.to_string_lossy(), written.flow) {
        Asked::Nothing => return,
        Asked::Another => format!(
            "// flowkit: {VARIABLE} names other flows than `{}`\n",
            written.flow
        ),
        Asked::This => text(written, formatted),
    };
    // In one piece, because crates are compiled side by side; and nobody may be reading.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

#[derive(Debug, PartialEq, Eq)]
enum Asked {
    This,
    Another,
    Nothing,
}

fn asks_for(value: &str, flow: &str) -> Asked {
    match value.trim() {
        "" | "0" => Asked::Nothing,
        "1" => Asked::This,
        names if names.split(',').any(|name| name.trim() == flow) => Asked::This,
        _ => Asked::Another,
    }
}

/// The code under a line that says whose it is.
fn text(written: &Written<'_>, format: impl FnOnce(&str) -> Option<String>) -> String {
    let flow = written.flow;
    let source = match &written.file {
        Some(file) => format!("the Flow JSON `{file}`"),
        None => "its list of screens".to_owned(),
    };
    let place = proc_macro2::Span::call_site().local_file();
    let place = place.map_or_else(String::new, |file| format!(", in {}", file.display()));
    let version = env!("CARGO_PKG_VERSION");
    let head =
        format!("// flowkit {version}: what `#[flow]` makes for `{flow}` from {source}{place}");
    let raw = written.code.to_string();
    match format(&raw) {
        Some(code) => format!("{head}\n\n{}\n", tidy_attributes(&code)),
        None => {
            format!("{head}\n// (as it came: there is no rustfmt here that can read it)\n\n{raw}\n")
        }
    }
}

/// The code as rustfmt writes it; `None` where there is none, or where the user's own part of it is no Rust.
fn formatted(code: &str) -> Option<String> {
    let mut child = rustfmts().into_iter().find_map(|program| {
        Command::new(program)
            .args(["--edition", "2024", "--emit", "stdout", "--quiet"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()
    })?;
    // rustfmt reads all of it before it writes anything. Closed at the end of the statement, which ends its input.
    let sent = child.stdin.take()?.write_all(code.as_bytes());
    let output = child.wait_with_output().ok()?;
    let is_good = sent.is_ok() && output.status.success() && !output.stdout.is_empty();
    is_good
        .then(|| String::from_utf8(output.stdout).ok())
        .flatten()
}

/// The one beside the running rustc, then any.
fn rustfmts() -> Vec<PathBuf> {
    let rustc = std::env::current_exe().ok();
    let beside = rustc.as_deref().and_then(Path::parent);
    let name = format!("rustfmt{}", std::env::consts::EXE_SUFFIX);
    let beside = beside.map(|directory| directory.join(&name));
    beside.into_iter().chain([PathBuf::from(name)]).collect()
}

/// `/// Text` for `#[doc = " Text"]`, and no blanks in the paths of a derive: rustfmt leaves both as they are.
fn tidy_attributes(code: &str) -> String {
    let lines = code.lines().map(|line| {
        let rest = line.trim_start();
        let indent = line.strip_suffix(rest).unwrap_or_default();
        let text = rest
            .strip_prefix("#[doc = ")
            .and_then(|rest| rest.strip_suffix(']'))
            .and_then(|literal| syn::parse_str::<syn::LitStr>(literal).ok())
            .map(|literal| literal.value())
            .filter(|text| !text.contains('\n'));
        match text {
            Some(text) => format!("{indent}///{text}"),
            None if rest.starts_with("#[derive(") => {
                [("(:: ", "(::"), (", :: ", ", ::"), (" :: ", "::")]
                    .iter()
                    .fold(line.to_owned(), |line, (from, to)| line.replace(from, to))
            }
            None => line.to_owned(),
        }
    });
    lines.collect::<Vec<String>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_asks_for_all_flows_or_for_some() {
        for (value, asked) in [
            ("1", Asked::This),
            ("Clinic", Asked::This),
            ("Login, Clinic", Asked::This),
            ("clinic", Asked::Another),
            ("Clin", Asked::Another),
            ("0", Asked::Nothing),
            ("", Asked::Nothing),
        ] {
            assert_eq!(asks_for(value, "Clinic"), asked, "{value}");
        }
    }

    #[test]
    fn attributes_are_written_as_people_write_them() {
        let code = "    #[doc = \" Screen `A\\u{e9}`.\"]\n    #[doc = \"a\\nb\"]\n    #[derive(:: core :: clone :: Clone, :: core :: cmp :: Eq)]\n    pub enum A {}";
        assert_eq!(
            tidy_attributes(code),
            "    /// Screen `Aé`.\n    #[doc = \"a\\nb\"]\n    #[derive(::core::clone::Clone, ::core::cmp::Eq)]\n    pub enum A {}"
        );
    }

    #[test]
    fn code_that_nothing_formats_is_printed_as_it_is() {
        let code: TokenStream = "struct Open ;".parse().expect("tokens");
        let written = Written {
            flow: "Clinic",
            file: Some("flows/clinic.json".to_owned()),
            code: &code,
        };
        let text = text(&written, |_| None);
        assert!(text.contains("for `Clinic` from the Flow JSON `flows/clinic.json`"));
        assert!(text.ends_with("struct Open ;\n"), "{text}");
    }
}
