//! `loan` and `survey`: with nothing configured, and for real customers.

use flowkit::client::Answer;

use crate::process::{CONFIGURED, Process, phone};

#[test]
fn once_walks_and_ends() {
    for (name, text) in [
        ("loan", "reference    LN-0001"),
        ("survey", "voucher      COME-AGAIN-0001"),
    ] {
        let ended = Process::start(name, &["--once"], &[("PORT", "0")]).wait();
        assert_eq!(
            ended.status.code(),
            Some(0),
            "{}\n{}",
            ended.stdout,
            ended.stderr
        );
        assert!(
            ended.stdout.contains(text),
            "{text} is not in\n{}",
            ended.stdout
        );
        assert_eq!(ended.stderr, "", "nothing went wrong");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn serve_real_customers() {
    for (name, first) in [("loan", "AMOUNT"), ("survey", "PLACE")] {
        let process = Process::start(name, &[], &CONFIGURED);
        let phone = phone(&process.address(), &format!("/{name}")).with_flow_token("token-1");
        assert!(
            matches!(phone.init(None).await, Ok(Answer::Screen { screen, .. }) if screen == first)
        );
        let ended = process.terminate();
        assert_eq!(ended.status.code(), Some(0), "{}", ended.stderr);
        assert_eq!(ended.stdout, "", "no virtual customer comes");
    }
}
