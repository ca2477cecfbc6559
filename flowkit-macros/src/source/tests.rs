//! Tests of finding the Flow JSON, and of what is said when it is missing.

use super::*;

#[test]
fn relative_paths_go_up_and_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = root.join("src/lib.rs");
    assert_eq!(
        relative(&root.join("src"), &file).as_deref(),
        Some("lib.rs")
    );
    assert_eq!(relative(root, &file).as_deref(), Some("src/lib.rs"));
    assert_eq!(
        relative(&root.join("src/args"), &file).as_deref(),
        Some("../lib.rs")
    );
}

#[test]
fn a_file_nearby_is_offered() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand");
    for (shown, nearest) in [
        ("flows/clinik.json", Some("flows/clinic.json")),
        ("clinic.json", Some("flows/clinic.json")),
        ("flow/clinic.json", Some("flows/clinic.json")),
        ("Flows/Clinic.json", Some("flows/clinic.json")),
        ("input/clinic.json", None),
        ("elsewhere/clinic.json", None),
    ] {
        assert_eq!(
            nearest_file(&root, Path::new(shown)).as_deref(),
            nearest,
            "{shown}"
        );
    }
}

#[test]
fn what_is_said_of_a_missing_file_is_true() {
    let said = |shown: &str| {
        let places = Places::of(None);
        let file = LitStr::new(shown, proc_macro2::Span::call_site());
        places
            .missing(&file, shown, &places.candidates(shown))
            .text()
    };
    assert_eq!(
        said("tests/expand/flows"),
        "`tests/expand/flows` is a directory, not a Flow JSON\n  = help: name the file in it: `tests/expand/flows/….json`"
    );
    assert!(said("flows\\a.json").contains("`flows/a.json`"));
    for (shown, meant) in [
        (
            "/tests/expand/flows/clinic.json",
            "tests/expand/flows/clinic.json",
        ),
        (
            "../tests/expand/flows/clinic.json",
            "tests/expand/flows/clinic.json",
        ),
        (
            "~/tests/expand/flows/clinic.json",
            "tests/expand/flows/clinic.json",
        ),
        (
            "tests/expand/flows/clinic",
            "tests/expand/flows/clinic.json",
        ),
    ] {
        let said = said(shown);
        assert!(said.contains(&format!("did you mean `{meant}`?")), "{said}");
    }
    let absolute = said("/nowhere/a.json");
    assert!(absolute.contains("only there") && !absolute.contains("Cargo.toml"));
}

#[test]
fn a_file_at_the_root_of_the_workspace_is_offered() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = |root: PathBuf| Places {
        root: Some(root),
        beside: None,
        shown_beside: None,
    };
    let up = |root: &Path, file: &str| places(root.to_owned()).further_up(Path::new(file));
    let table = "flowkit/flows/table.json";
    assert_eq!(
        up(manifest, table).as_deref(),
        Some("../flowkit/flows/table.json")
    );
    // As if it were a crate two levels down, and one that is the workspace's root.
    assert_eq!(
        up(&manifest.join("tests/expand"), table).as_deref(),
        Some("../../../flowkit/flows/table.json")
    );
    assert_eq!(up(manifest, "flows/nowhere.json"), None);
    let workspace = manifest.parent().expect("the workspace");
    assert_eq!(up(workspace, table), None);
    let file = LitStr::new(table, proc_macro2::Span::call_site());
    let said = places(manifest.to_owned())
        .missing(&file, table, &[])
        .text();
    assert!(
        said.contains("did you mean `../flowkit/flows/table.json`?"),
        "{said}"
    );
}

#[test]
fn the_crates_root_comes_first_then_beside_the_caller() {
    let places = Places {
        root: Some("/crate".into()),
        beside: Some("/crate/src/web".into()),
        shown_beside: None,
    };
    let paths = places.candidates("flows/a.json");
    assert_eq!(
        paths,
        [
            Path::new("/crate/flows/a.json"),
            Path::new("/crate/src/web/flows/a.json")
        ]
    );
}
