//! Every rule has a test that is named after it, or a reason why it has none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use flowkit_client::phone::Rule;

/// Rules without a test, and why.
const WITHOUT_TEST: &[(Rule, &str)] = &[];

/// The functions of tests that are named after a rule, such as `p206_error_427_message`, as number and name, with their file.
fn named_tests(folder: &Path, found: &mut BTreeMap<(u32, String), PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            named_tests(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.extend(tests_in(&text).map(|test| (test, path.clone())));
        }
    }
}

/// Of a source text, the functions right behind a `#[test]` whose name begins with the number of a rule.
fn tests_in(text: &str) -> impl Iterator<Item = (u32, String)> {
    let mut is_test = false;
    let functions = text.lines().filter_map(move |line| {
        let line = line.trim();
        if line.starts_with("#[") || line.starts_with("//") {
            is_test |= line.starts_with("#[test") || line.starts_with("#[tokio::test");
            return None;
        }
        let function = line
            .strip_prefix("async ")
            .unwrap_or(line)
            .strip_prefix("fn ");
        std::mem::take(&mut is_test).then_some(function?)
    });
    functions.filter_map(|function| {
        let (name, _) = function.split_once('(')?;
        let (number, name) = name.strip_prefix('p')?.split_once('_')?;
        let is_number = number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_digit());
        Some((number.parse().ok().filter(|_| is_number)?, name.to_owned()))
    })
}

/// What is wrong with these tests and reasons, a line for each.
fn problems(tests: &BTreeMap<(u32, String), PathBuf>, without: &[(Rule, &str)]) -> Vec<String> {
    let mut problems = Vec::new();
    let by_name: BTreeMap<&str, Rule> = Rule::ALL.iter().map(|rule| (rule.name(), *rule)).collect();
    for ((number, name), path) in tests {
        let path = path.display();
        if let Some(rule) = by_name.get(name.as_str())
            && u32::from(rule.number()) != *number
        {
            problems.push(format!(
                "{path}: p{number:03}_{name} has the name of {rule}"
            ));
        }
        if Rule::ALL
            .iter()
            .all(|rule| u32::from(rule.number()) != *number)
        {
            problems.push(format!(
                "{path}: p{number:03}_{name} has the number of no rule"
            ));
        }
    }
    for rule in Rule::ALL {
        let test = (u32::from(rule.number()), rule.name().to_owned());
        let has_test = tests.contains_key(&test);
        let reasons: Vec<&str> = without
            .iter()
            .filter(|(other, _)| other == rule)
            .map(|(_, reason)| *reason)
            .collect();
        match (has_test, &reasons[..]) {
            (true, []) => {}
            (false, [reason]) if !reason.is_empty() => {}
            (true, _) => problems.push(format!("{rule} has a test, and a reason to have none")),
            (false, []) => problems.push(format!("{rule} has no test, and no reason to have none")),
            (false, _) => problems.push(format!("{rule} needs one reason to have no test")),
        }
    }
    problems
}

#[test]
fn every_rule_has_a_test_of_its_name() {
    let client = Path::new(env!("CARGO_MANIFEST_DIR"));
    let json = client.join("../flowkit-json");
    // The package of this crate holds neither its tests nor the other crate.
    if !json.is_dir() {
        return;
    }
    let mut tests = BTreeMap::new();
    for folder in [client, &json] {
        for within in ["src", "tests"] {
            named_tests(&folder.join(within), &mut tests);
        }
    }
    let problems = problems(&tests, WITHOUT_TEST);
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn tests_are_found_by_their_attribute() {
    let text = "
        #[test]
        fn p001_one() {
        fn p002_not_a_test() {
        #[tokio::test(start_paused = true)]
        // A comment between the two.
        async fn p003_waits() {
        #[test]
        fn other() {
        #[test]
        #[should_panic]
        fn p4_short() {
        #[test]
        fn p061_to_p080_many() {
    ";
    let found: BTreeSet<(u32, String)> = tests_in(text).collect();
    let expected = [(1, "one"), (3, "waits"), (61, "to_p080_many")];
    assert!(
        found
            .into_iter()
            .eq(expected.map(|(number, name)| (number, name.to_owned())))
    );
}

#[test]
fn what_is_wrong_is_told() {
    let all = || {
        let rules = Rule::ALL.iter();
        rules.map(|rule| {
            (
                (u32::from(rule.number()), rule.name().to_owned()),
                PathBuf::new(),
            )
        })
    };
    let mut tests: BTreeMap<_, _> = all().collect();
    assert!(problems(&tests, &[]).is_empty());
    let first = Rule::trailing_commas_accepted;
    assert_eq!(problems(&tests, &[(first, "why")]).len(), 1);
    tests.remove(&(1, first.name().to_owned()));
    assert!(problems(&tests, &[(first, "why")]).is_empty());
    assert_eq!(problems(&tests, &[(first, "")]).len(), 1);
    assert_eq!(
        problems(&tests, &[(first, "why"), (first, "twice")]).len(),
        1
    );
    assert_eq!(problems(&tests, &[]).len(), 1);
    // The name of the first rule under another number, and a number that no rule has.
    tests.insert((2, first.name().to_owned()), PathBuf::new());
    tests.insert((233, "more".to_owned()), PathBuf::new());
    assert_eq!(problems(&tests, &[]).len(), 3);
}
