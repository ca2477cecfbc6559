//! A virtual phone that tries all there is to be tried.

use flowkit::client::explore::Explore;

use crate::lender::Lender;

#[tokio::test]
async fn nothing_goes_wrong_on_a_phone_whatever_is_put_in() {
    let explored = Explore::of(Lender::default()).run().await.unwrap();
    println!("{explored}");
    assert!(explored.is_sound(), "{explored}");
    assert!(explored.coverage.handlers.is_whole(), "{explored}");
}
