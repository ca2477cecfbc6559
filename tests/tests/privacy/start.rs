//! What is said when an endpoint is made.

use flowkit::prelude::*;

use crate::support::log;

struct Unsigned;

#[flow(screens(ONLY))]
impl Unsigned {
    #[flow_screen(INIT)]
    fn open(&self) -> Result<Next<screens::Init>> {
        Next::close()
    }
}

#[test]
fn a_skipped_signature_check_is_warned_of() {
    log::record();
    let endpoint = Endpoint::builder()
        .private_key(PrivateKey::generate().unwrap())
        .insecure_skip_signature()
        .flow("/unsigned", Unsigned)
        .build();
    assert!(endpoint.is_ok());
    let said = log::recorded_of("/unsigned");
    assert!(
        said.contains("WARN") && said.contains("signatures are not checked"),
        "{said}"
    );
}
