//! Flows on the server, and what was done with them.
#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    reason = "a test fails by panicking, and not every test uses everything"
)]

use flowkit_fake_graph::{Fake, Flow};

use crate::support::{Folder, Ran};

/// The answer that Meta gives to what it refuses.
pub(crate) use flowkit_fake_graph::{Answer, Fault, refusal};

/// Runs `flowkit` with these words, which hold no blanks, and answers nothing that it asks.
pub(crate) fn run(folder: &Folder, fake: &Fake, words: &str) -> Ran {
    run_answering(folder, fake, words, "")
}

/// The same, and these answers.
pub(crate) fn run_answering(folder: &Folder, fake: &Fake, words: &str, answers: &str) -> Ran {
    let words: Vec<_> = words.split_whitespace().collect();
    folder.run_answering(fake, &words, answers)
}

/// Sees that a command asks this question, which ends with `[y/N] \n`, and that it changes nothing at Meta for any other
/// answer than yes, nor where nobody answers. Then it is answered by `yes`, and what that run said comes back.
#[track_caller]
pub(crate) fn asked(folder: &Folder, fake: &Fake, args: &[&str], question: &str, yes: &str) -> Ran {
    for no in ["n\n", "\n", "no\n", "ja\n"] {
        let ran = folder.run_answering(fake, args, no);
        ran.ended(4);
        let said = format!("{question}error: not confirmed: nothing was done\n");
        assert_eq!(ran.stderr, said, "answered by {no:?}");
    }
    let nobody = folder.run_answering(fake, args, "");
    nobody.ended(4);
    assert_eq!(
        nobody.stderr,
        format!(
            "{question}error: nobody confirmed: nothing was done\n  \
             = help: where nobody can be asked, `--yes` answers the question\n"
        )
    );
    assert_eq!(changes(fake), [""; 0]);
    let ran = folder.run_answering(fake, args, yes);
    ran.ended(0);
    ran
}

/// A flow with this Flow JSON; its id.
pub(crate) fn add(fake: &Fake, name: &str, status: &str, json: Option<&str>) -> String {
    let id = fake.lock().state.add(name, status);
    change(fake, &id, |flow| flow.json = json.map(str::to_owned));
    id
}

pub(crate) fn change(fake: &Fake, id: &str, change: impl FnOnce(&mut Flow)) {
    let mut shared = fake.lock();
    let flow = shared.state.flows.get_mut(&id.parse().unwrap());
    change(flow.unwrap());
}

pub(crate) fn get(fake: &Fake, id: &str) -> Flow {
    fake.lock().state.flow(id).clone()
}

/// The requests that change something.
pub(crate) fn changes(fake: &Fake) -> Vec<String> {
    let calls = fake.calls();
    let changing = calls.into_iter().filter(|call| !call.starts_with("GET "));
    changing.collect()
}

/// The JSON bodies of the requests that change something.
pub(crate) fn sent(fake: &Fake) -> Vec<serde_json::Value> {
    let shared = fake.lock();
    let changing = shared.seen.iter().filter(|seen| seen.method != "GET");
    changing.map(flowkit_fake_graph::Seen::json).collect()
}

/// A document with two errors.
pub(crate) fn misspelt(fine: &str) -> String {
    fine.replace("\"title\": \"Ask\"", "\"ttle\": \"Ask\"")
}
