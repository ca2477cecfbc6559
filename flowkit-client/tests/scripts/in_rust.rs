//! Scripts as code: what is written is compiled here, and runs.

use flowkit_client::VirtualPhoneBuilder;
use flowkit_client::script::{RustTest, Script};

use crate::hotel;

mod generated {
    use super::phone;

    include!("generated.rs");
}

fn phone() -> VirtualPhoneBuilder {
    hotel::phone()
}

fn script() -> Script {
    include_str!("walk.script").parse().unwrap()
}

/// Written anew by `FLOWKIT_UPDATE=1 cargo test -p whatsapp-flowkit-client --test scripts`.
#[test]
fn the_code_of_a_walk_is_the_one_that_is_compiled() {
    let code = RustTest::new("every step")
        .client("flowkit_client")
        .write(&script());
    if std::env::var_os("FLOWKIT_UPDATE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scripts/generated.rs");
        std::fs::write(path, &code).unwrap();
        return;
    }
    assert_eq!(code, include_str!("generated.rs"));
}

#[tokio::test]
async fn the_walk_of_the_code_is_the_one_of_the_script() {
    let mut phone = phone().in_chat().unwrap();
    script().replay(&mut phone).await.unwrap();
}
