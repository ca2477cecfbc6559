//! The structures that a private key is kept in, such as PKCS#8.

use std::fmt;

/// The structure that a private key is kept in.
///
/// `Display` gives its name and the label of its PEM block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyContainer {
    /// PKCS#1, not encrypted: `RSA PRIVATE KEY`.
    Pkcs1,
    /// PKCS#1, encrypted as OpenSSL did before version 3: `RSA PRIVATE KEY` with a line `DEK-Info`.
    Pkcs1Encrypted,
    /// PKCS#8, not encrypted: `PRIVATE KEY`.
    Pkcs8,
    /// PKCS#8, encrypted: `ENCRYPTED PRIVATE KEY`.
    Pkcs8Encrypted,
    /// JSON: a JSON Web Key, or a set of them.
    Jwk,
    /// XML as .NET writes it: `RSAKeyValue`.
    Xml,
}

impl fmt::Display for KeyContainer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pkcs1 => "PKCS#1 (RSA PRIVATE KEY)",
            Self::Pkcs1Encrypted => {
                "PKCS#1, encrypted as before OpenSSL 3 (RSA PRIVATE KEY, DEK-Info)"
            }
            Self::Pkcs8 => "PKCS#8 (PRIVATE KEY)",
            Self::Pkcs8Encrypted => "PKCS#8, encrypted (ENCRYPTED PRIVATE KEY)",
            Self::Jwk => "JSON Web Key (JWK)",
            Self::Xml => "XML of .NET (RSAKeyValue)",
        })
    }
}
