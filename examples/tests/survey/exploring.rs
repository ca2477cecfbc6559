//! A virtual phone that tries all there is to be tried.

use flowkit::client::VirtualPhone;
use flowkit::client::explore::Explore;
use jiff::civil::date;

use crate::clock::TestClock;
use crate::support::MONDAY;
use crate::survey::Survey;

#[tokio::test]
async fn nothing_goes_wrong_on_a_phone_whatever_is_put_in() {
    let flow = Survey::new(TestClock::at(MONDAY));
    let phone = VirtualPhone::of(flow)
        .without_envelope()
        .today(date(2026, 3, 2));
    let explored = Explore::with(phone).run().await.unwrap();
    println!("{explored}");
    assert!(explored.is_sound(), "{explored}");
    assert!(explored.coverage.handlers.is_whole(), "{explored}");
}
