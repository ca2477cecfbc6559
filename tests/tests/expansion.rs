//! The snapshots of what `#[flow]` writes, compiled as they are.
#![allow(
    warnings,
    clippy::all,
    reason = "how generated code looks to a user's lints is tested in hygiene.rs"
)]

#[path = "../../flowkit-macros/tests/expand/generic_with_cfg.rs"]
mod generic_with_cfg;
#[path = "../../flowkit-macros/tests/expand/impl_form.rs"]
mod impl_form;
#[path = "../../flowkit-macros/tests/expand/module_form.rs"]
mod module_form;
#[path = "../../flowkit-macros/tests/expand/offers.rs"]
mod offers;
#[path = "../../flowkit-macros/tests/expand/order.rs"]
mod order;
#[path = "../../flowkit-macros/tests/expand/visit.rs"]
mod visit;

use flowkit::Flow;

fn screens_of<F: Flow>(_: &F) -> Vec<&'static str> {
    F::TABLE.screens.iter().map(|screen| screen.id).collect()
}

#[test]
fn every_snapshot_is_a_flow() {
    assert_eq!(
        screens_of(&module_form::login::flow(String::new())),
        ["SIGN_IN", "SIGN_UP"]
    );
    assert_eq!(
        impl_form::screens::DETAILS.leads_to(),
        ["APPOINTMENT", "DETAILS", "SUMMARY"]
    );
    assert_eq!(generic_with_cfg::clinic_screens::SIGN.id(), "SIGN,UP");
    assert_eq!(
        order::screens::ORDER.leads_to(),
        ["ORDER", "GUESTS", "PICTURES"]
    );
    assert_eq!(offers::screens::OffersOffer::EMPTY.price, None);
    assert_eq!(visit::screens::VisitUpdate::default().price, None);
}
