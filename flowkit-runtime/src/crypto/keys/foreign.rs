//! Private keys in forms of other programs that are not read, and the command that converts each.

use std::fmt;

use super::error::KeyErrorKind;

/// What a decoded OpenSSH key begins with.
const OPENSSH_MAGIC: &[u8] = b"openssh-key-v1\0";
const PUTTY: &str = "PuTTY-User-Key-File-";
/// What Java's own key stores begin with: JKS and JCEKS.
const JAVA_MAGIC: [[u8; 4]; 2] = [[0xfe, 0xed, 0xfe, 0xed], [0xce, 0xce, 0xce, 0xce]];

/// A form in which some program keeps private keys, and that is not read here.
///
/// `Display` says what it is in a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ForeignForm {
    /// OpenSSH's own: `OPENSSH PRIVATE KEY`.
    OpenSsh,
    /// PuTTY's, in files that end with `.ppk`.
    Putty,
    /// A PKCS#12 store, in files that end with `.p12` or `.pfx`.
    Pkcs12,
    /// A key store of Java's own form.
    JavaKeyStore,
    /// A key as JSON (JWK) that has only some of the numbers of an RSA key.
    PartOfAJwk,
}

impl ForeignForm {
    /// What to do about it: mostly the command that converts the key. `file` is what that calls the key's file; it should be
    /// one word to a shell.
    ///
    /// ```
    /// # use flowkit_runtime as flowkit;
    /// use flowkit::ForeignForm;
    ///
    /// assert_eq!(
    ///     ForeignForm::Putty.help("flows.ppk"),
    ///     "convert it with `puttygen flows.ppk -O private-openssh -o private.pem`"
    /// );
    /// ```
    #[must_use]
    pub fn help(self, file: &str) -> String {
        match self {
            Self::OpenSsh => format!(
                "convert it with `install -m 600 {file} private.pem && ssh-keygen -p -m PKCS8 -f private.pem` (better make \
                 one of its own for the endpoint)"
            ),
            Self::Putty => {
                format!("convert it with `puttygen {file} -O private-openssh -o private.pem`")
            }
            Self::Pkcs12 => format!(
                "take the private key out with `openssl pkcs12 -in {file} -nocerts -out private.pem`"
            ),
            Self::JavaKeyStore => format!(
                "take the private key out with `keytool -importkeystore -srckeystore {file} -destkeystore store.p12 \
                 -deststoretype PKCS12`, and then `openssl pkcs12 -in store.p12 -nocerts -out private.pem`"
            ),
            Self::PartOfAJwk => {
                "export it with all of `n`, `e`, `d`, `p`, `q`, `dp`, `dq` and `qi`, or as PEM"
                    .to_owned()
            }
        }
    }
}

impl fmt::Display for ForeignForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OpenSsh => "a private key in OpenSSH's own form",
            Self::Putty => "a private key in PuTTY's own form",
            Self::Pkcs12 => "a PKCS#12 store",
            Self::JavaKeyStore => "a key store of Java",
            Self::PartOfAJwk => "a private key as JSON (JWK) without all of its numbers",
        })
    }
}

/// What a text is that holds no PEM block, if it is known.
pub(super) fn of_text(text: &str) -> Option<KeyErrorKind> {
    if text.starts_with(PUTTY) {
        // The first line names the algorithm: `PuTTY-User-Key-File-3: ssh-rsa`.
        let line = text.lines().next().unwrap_or_default();
        let algorithm = line.split_whitespace().nth(1).unwrap_or_default();
        return Some(of_ssh(algorithm, ForeignForm::Putty));
    }
    let is_public = ["ssh-rsa ", "ssh-ed25519 ", "ssh-dss ", "ecdsa-sha2-"]
        .iter()
        .any(|start| text.starts_with(start));
    is_public
        .then(|| KeyErrorKind::NotAPrivateKey("a public key in the form of OpenSSH".to_owned()))
}

/// What bytes are that are neither text nor DER that is read, if it is known.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<KeyErrorKind> {
    if JAVA_MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(KeyErrorKind::Foreign(ForeignForm::JavaKeyStore));
    }
    if bytes.starts_with(OPENSSH_MAGIC) {
        return Some(of_openssh(bytes));
    }
    super::der::is_pkcs12(bytes).then_some(KeyErrorKind::Foreign(ForeignForm::Pkcs12))
}

/// Of what algorithm a decoded OpenSSH key is stands in it clear, also if it is encrypted.
pub(super) fn of_openssh(bytes: &[u8]) -> KeyErrorKind {
    let algorithm = algorithm_of_openssh(bytes).unwrap_or_default();
    of_ssh(algorithm, ForeignForm::OpenSsh)
}

/// Cipher, key derivation, its options and the number of keys stand before the first public key, which begins with its
/// algorithm.
fn algorithm_of_openssh(bytes: &[u8]) -> Option<&str> {
    let rest = bytes.strip_prefix(OPENSSH_MAGIC)?;
    let (_cipher, rest) = ssh_string(rest)?;
    let (_derivation, rest) = ssh_string(rest)?;
    let (_options, rest) = ssh_string(rest)?;
    let (_count, rest) = rest.split_at_checked(4)?;
    let (public, _) = ssh_string(rest)?;
    let (algorithm, _) = ssh_string(public)?;
    str::from_utf8(algorithm).ok()
}

/// A text with its length in four bytes before it, and what follows.
fn ssh_string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)
}

fn of_ssh(algorithm: &str, form: ForeignForm) -> KeyErrorKind {
    KeyErrorKind::NotRsa(match algorithm {
        "ssh-ed25519" => "Ed25519".to_owned(),
        "ssh-dss" => "DSA".to_owned(),
        name if name.starts_with("ecdsa-") => "elliptic curves (EC)".to_owned(),
        _ => return KeyErrorKind::Foreign(form),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn openssh(algorithm: &str) -> Vec<u8> {
        let string = |text: &[u8]| {
            let length = u32::try_from(text.len()).unwrap().to_be_bytes();
            [&length[..], text].concat()
        };
        let public = string(&string(algorithm.as_bytes()));
        let head = [
            string(b"none"),
            string(b"none"),
            string(b""),
            vec![0, 0, 0, 1],
        ];
        [OPENSSH_MAGIC, &head.concat(), &public].concat()
    }

    #[test]
    fn the_algorithm_of_an_openssh_key_is_seen() {
        assert_eq!(
            of_openssh(&openssh("ssh-rsa")),
            KeyErrorKind::Foreign(ForeignForm::OpenSsh)
        );
        assert_eq!(
            of_openssh(&openssh("ssh-ed25519")),
            KeyErrorKind::NotRsa("Ed25519".to_owned())
        );
        let whole = openssh("ssh-rsa");
        for length in 0..whole.len() {
            // However much is cut off, nothing panics.
            let _ = of_openssh(&whole[..length]);
        }
        let mut lying = whole;
        lying[15] = 0xff;
        assert_eq!(
            of_openssh(&lying),
            KeyErrorKind::Foreign(ForeignForm::OpenSsh)
        );
    }
}
