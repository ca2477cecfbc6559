//! The cases are in `pass` and `fail`, the runner in `ui.rs`; see the README here.
