//! The guides, for those who read the documentation of a crate. They are the files in `docs`.
//!
//! In there, links are references at the end of the page: `[keys]: keys.md`, which is right on the web and in the book. The
//! lines that this module puts before each page win over those, and lead to the other modules.

/// A module for a guide, with the links to all others.
macro_rules! guides {
    ($($module:ident: $page:literal;)*) => {$(
        /// [first-flow]: crate::guide::first_flow
        /// [handlers]: crate::guide::handlers
        /// [state]: crate::guide::state
        /// [testing]: crate::guide::testing
        /// [keys]: crate::guide::keys
        /// [release]: crate::guide::release
        /// [command-line]: crate::guide::command_line
        /// [errors]: crate::guide::errors
        /// [deployment]: crate::guide::deployment
        /// [features]: crate::guide::features
        ///
        #[doc = include_str!(concat!("../docs/", $page))]
        pub mod $module {}
    )*};
}

guides! {
    first_flow: "first-flow.md";
    handlers: "handlers.md";
    state: "state.md";
    testing: "testing.md";
    keys: "keys.md";
    release: "release.md";
    command_line: "command-line.md";
    errors: "errors.md";
    deployment: "deployment.md";
    features: "features.md";
}
