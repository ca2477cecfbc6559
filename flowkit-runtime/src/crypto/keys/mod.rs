//! RSA private keys: reading every form that users have, and unwrapping with them.

mod backend;
mod container;
mod der;
mod error;
mod file;
mod foreign;
mod form;
mod jwk;
mod legacy;
mod numbers;
mod pbe_sha1;
mod pem;
mod private_key;
mod repair;
mod source;
mod xml;

pub use backend::Backend;
pub use container::KeyContainer;
pub use error::{KeyError, KeyErrorKind};
pub use foreign::ForeignForm;
pub use form::KeyForm;
pub use private_key::PrivateKey;
pub use repair::KeyRepair;
