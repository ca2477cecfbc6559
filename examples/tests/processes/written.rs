//! The flow that is written in Rust.

use flowkit::author::FlowJson;

use crate::process::Process;

#[test]
fn prints_a_valid_flow() {
    let ended = Process::start("written", &[], &[]).wait();
    assert!(ended.status.success(), "{}", ended.stderr);
    assert_eq!(ended.stderr, "", "there is nothing to find fault with");
    let flow: FlowJson = ended.stdout.parse().unwrap();
    assert!(flow.validate().is_valid());
    assert_eq!(flow.to_json(), ended.stdout);
    assert_eq!(flow.screens[0].id, "RATING");
}
