//! Every link leads somewhere.

use std::collections::BTreeMap;

use crate::pages::{Page, all, for_users, page, root};

const REPOSITORY: &str = "https://github.com/your-org/flowkit/blob/main/";

/// The definitions of a page: `[keys]: keys.md`.
fn definitions(page: &Page) -> BTreeMap<String, String> {
    let prose = page.prose();
    prose
        .lines()
        .filter_map(|line| line.strip_prefix('[')?.split_once("]: "))
        .map(|(label, target)| (label.to_owned(), target.trim().to_owned()))
        .collect()
}

/// The prose without what stands in backticks, where brackets are code.
fn without_code(page: &Page) -> String {
    let prose = page.prose();
    prose.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// What follows `](` and `][`.
fn after<'t>(text: &'t str, opening: &str, closing: char) -> Vec<&'t str> {
    let rest = text.split(opening).skip(1);
    rest.filter_map(|rest| Some(rest.split_once(closing)?.0))
        .collect()
}

/// Looks at one address of a page.
fn check(from: &Page, target: &str) {
    let path = &from.path;
    if let Some(file) = target.strip_prefix(REPOSITORY) {
        assert!(root().join(file).exists(), "{path}: {target}");
        return;
    }
    assert!(
        !target.contains("your-org/flowkit/blob"),
        "{path}: another address of the repository: {target}"
    );
    if target.starts_with("https://") {
        return;
    }
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = if file.is_empty() {
        path.clone()
    } else {
        format!("{folder}/{file}")
    };
    let file = file.trim_start_matches('/').to_owned();
    assert!(root().join(&file).exists(), "{path}: {target}");
    if !anchor.is_empty() {
        assert!(
            page(&file).anchors().iter().any(|a| a == anchor),
            "{path}: {target}"
        );
    }
}

#[test]
fn every_link_leads_somewhere() {
    let mut links = 0;
    for page in all() {
        let text = without_code(&page);
        let defined = definitions(&page);
        for target in after(&text, "](", ')')
            .into_iter()
            .chain(defined.values().map(String::as_str))
        {
            check(&page, target);
            links += 1;
        }
        for label in after(&text, "][", ']') {
            assert!(
                defined.contains_key(label),
                "{}: [{label}] is not defined",
                page.path
            );
        }
        for label in defined.keys() {
            let used =
                text.contains(&format!("][{label}]")) || text.contains(&format!("[{label}]."));
            assert!(used, "{}: [{label}] is not used", page.path);
        }
    }
    assert!(links > 60, "{links}");
}

/// A page that is shown in several places can have no link that is right in one of them only: see CONTRIBUTING.md.
#[test]
fn links_of_users_pages_keep_the_rule() {
    for page in for_users() {
        for target in after(&without_code(&page), "](", ')') {
            let is_elsewhere = target.starts_with("https://");
            assert!(
                is_elsewhere || target.starts_with('#'),
                "{}: ({target}): make it a reference",
                page.path
            );
        }
        for target in definitions(&page).values() {
            let is_guide = page.path != "README.md" && root().join("docs").join(target).is_file();
            assert!(
                is_guide || target.starts_with(REPOSITORY),
                "{}: {target}",
                page.path
            );
        }
    }
}
