//! The rules of the phone, each shown by a test that is named after it.

#![allow(
    unreachable_pub,
    reason = "shared by the modules of this test, not published"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod actions;
mod asking;
mod choices;
mod clearing;
mod clients;
mod components;
mod conditions;
mod coverage;
mod days;
mod drawing;
mod dropdowns;
mod error_messages;
mod expressions;
mod failures;
mod files;
mod footers;
mod hostile;
mod initial_values;
mod invariants;
mod lists;
mod meanwhile;
mod navigation_lists;
mod notifications;
mod opening;
mod opt_ins_and_links;
mod parts;
mod references;
mod resume;
mod routes;
mod seen;
mod snackbars;
mod stack;
mod stages;
mod state;
mod support;
mod texts;
mod walks;
