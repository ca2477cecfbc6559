//! Each guide is in the folder, in the book, in the list of guides and in the crate; and its Rust is compiled.

use std::process::Command;

use crate::pages::{for_users, guides, page, read, root};

/// `docs/first-flow.md` → `first-flow`.
fn stem(path: &str) -> &str {
    path.trim_start_matches("docs/").trim_end_matches(".md")
}

#[test]
fn each_guide_is_in_the_book_in_the_list_and_in_the_crate() {
    let book = read("docs/SUMMARY.md");
    let list = read("docs/README.md");
    let module = read("flowkit/src/guide.rs");
    let crate_root = read("flowkit/src/lib.rs");
    let readme = read("README.md");
    let guides = guides();
    for guide in &guides {
        let name = stem(&guide.path);
        let ident = name.replace('-', "_");
        let title = guide.text.lines().next().unwrap().trim_start_matches("# ");
        for (place, line) in [
            (&book, format!("\n- [{title}]({name}.md)\n")),
            (&list, format!("\n- [{title}][{name}]: ")),
            (&list, format!("\n[{name}]: {name}.md\n")),
            (&module, format!("\n    {ident}: \"{name}.md\";\n")),
            (
                &module,
                format!("\n        /// [{name}]: crate::guide::{ident}\n"),
            ),
            (&crate_root, format!("//! [{name}]: guide::{ident}\n")),
            (&readme, format!("][{name}]")),
        ] {
            assert!(place.contains(&line), "{line:?} is missing");
        }
    }
    // And nothing else is.
    let count =
        |text: &str, start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(count(&book, "- ["), guides.len());
    assert_eq!(count(&list, "- ["), guides.len());
    assert_eq!(module.matches(".md\";").count(), guides.len());
    assert_eq!(count(&crate_root, "//! ["), guides.len());
}

#[test]
fn the_crate_reads_the_pages_of_the_repository() {
    // Symbolic links, which a package has the content of.
    assert_eq!(read("flowkit/README.md"), read("README.md"));
    for guide in guides() {
        assert_eq!(read(&format!("flowkit/{}", guide.path)), guide.text);
    }
}

#[test]
fn the_package_has_what_the_crate_reads() {
    let listed = Command::new(env!("CARGO"))
        .args([
            "package",
            "--list",
            "--offline",
            "--allow-dirty",
            "--package",
            "whatsapp-flowkit",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    let files = String::from_utf8(listed.stdout).unwrap();
    let mut pages: Vec<_> = guides().into_iter().map(|guide| guide.path).collect();
    pages.push("README.md".to_owned());
    for page in pages {
        let said = String::from_utf8_lossy(&listed.stderr);
        assert!(
            files.lines().any(|file| file == page),
            "{page} is not packed: {said}"
        );
    }
}

#[test]
fn the_book_is_made_of_the_guides() {
    let book = read("book.toml");
    assert!(book.contains("\nsrc = \"docs\"\n"), "{book}");
}

/// Blocks of Rust are doc tests of `flowkit`, so none may be left out of them, and none has lines that a reader does not see.
#[test]
fn all_rust_is_compiled() {
    let mut seen = 0;
    for page in for_users() {
        for (fence, text) in page.blocks() {
            assert!(
                !fence.is_empty(),
                "{}: a block without a language",
                page.path
            );
            if !fence.starts_with("rust") {
                continue;
            }
            seen += 1;
            assert!(
                matches!(fence, "rust" | "rust,no_run"),
                "{}: {fence}",
                page.path
            );
            let hidden = text
                .lines()
                .find(|line| line.starts_with("# ") || *line == "#");
            assert_eq!(hidden, None, "{}", page.path);
        }
    }
    assert!(seen >= 9, "{seen}");
}

#[test]
fn the_readme_is_short() {
    let lines = page("README.md").text.lines().count();
    assert!((120..=200).contains(&lines), "{lines}");
}

#[test]
fn the_sql_of_the_guide_is_that_of_the_example() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let example = words(&read("examples/postgres/src/store.rs"))
        + &words(&read("examples/postgres/migrations/1_bookings.sql"));
    let guide = page("docs/state.md");
    let blocks = guide.blocks();
    let sql: Vec<_> = blocks.iter().filter(|(fence, _)| *fence == "sql").collect();
    assert_eq!(sql.len(), 4);
    for (_, text) in sql {
        assert!(example.contains(&words(text)), "{text}");
    }
}
