//! The server alone, to try the `flowkit` command by hand: it says how to reach it, and serves until it is stopped.

use flowkit_fake_graph::{Fake, NUMBER, TOKEN, WABA};

fn main() {
    let fake = Fake::start_in_background();
    println!("export FLOWKIT_GRAPH_URL={}", fake.url());
    println!(
        "export WHATSAPP_TOKEN={TOKEN} WHATSAPP_WABA_ID={WABA} WHATSAPP_PHONE_NUMBER_ID={NUMBER}"
    );
    loop {
        std::thread::park();
    }
}
