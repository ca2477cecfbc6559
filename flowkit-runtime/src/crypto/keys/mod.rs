//! RSA private keys: reading every form that users have, and unwrapping with them.

mod backend;
mod der;
mod error;
mod form;
mod legacy;
mod pem;
mod private_key;
mod source;

pub use backend::Backend;
pub use error::{KeyError, KeyErrorKind};
pub use form::{KeyContainer, KeyForm, KeyRepair};
pub use private_key::PrivateKey;
