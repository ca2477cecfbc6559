//! Makes a key pair, and writes it into two new files.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeySize, PrivateDecryptingKey};
use flowkit_runtime::PrivateKey;
use pkcs8::der::pem::LineEnding;
use pkcs8::pkcs5::pbes2;
use pkcs8::{PrivateKeyInfoRef, SecretDocument};
use zeroize::Zeroizing;

use super::public_key::PublicKey;
use crate::failure::{Failure, Result};
use crate::input::reason;
use crate::shell;

/// Rounds of key derivation, a hundred times what OpenSSL writes. An endpoint pays for them at each start: some hundredths of
/// a second, but a whole second in a debug build, so there are not more.
const ROUNDS: u32 = 200_000;

/// A key pair that was not written yet.
pub(super) struct Pair {
    private_pem: Zeroizing<String>,
    pub(super) public: PublicKey,
}

impl Pair {
    /// Makes one, the private key encrypted if there is a passphrase.
    pub(super) fn make(passphrase: Option<&str>) -> Result<Self> {
        let failed = |what: &str| Failure::new(format!("no key could be made: {what}"));
        let key = PrivateDecryptingKey::generate(KeySize::Rsa2048)
            .map_err(|_| failed("the system gives no random numbers"))?;
        let der: Pkcs8V1Der<'_> = key
            .as_der()
            .map_err(|_| failed("it cannot be written as PKCS#8"))?;
        let private_pem = match passphrase {
            Some(passphrase) => encrypted(der.as_ref(), passphrase)
                .ok_or_else(|| failed("it cannot be encrypted"))?,
            None => SecretDocument::try_from(der.as_ref())
                .and_then(|document| document.to_pem("PRIVATE KEY", LineEnding::LF))
                .map_err(|_| failed("it cannot be written as PEM"))?,
        };
        // Read back as an endpoint will read it, so that a key it cannot use is never written.
        let read = PrivateKey::from_pem(&private_pem, passphrase)
            .map_err(|error| failed(&error.to_string()))?;
        Ok(Self {
            private_pem,
            public: PublicKey::from(&read),
        })
    }

    /// Writes both files, or none.
    pub(super) fn write(&self, private: &Path, public: &Path) -> Result<()> {
        let mut private = NewFile::create(private)?;
        let mut public = NewFile::create(public)?;
        private.write(&self.private_pem)?;
        public.write(&self.public.pem)?;
        private.is_whole = true;
        public.is_whole = true;
        Ok(())
    }
}

fn encrypted(pkcs8: &[u8], passphrase: &str) -> Option<Zeroizing<String>> {
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    aws_lc_rs::rand::fill(&mut salt).ok()?;
    aws_lc_rs::rand::fill(&mut iv).ok()?;
    let how = pbes2::Parameters::generate_pbkdf2_sha256_aes256cbc(ROUNDS, &salt, iv).ok()?;
    let info = PrivateKeyInfoRef::try_from(pkcs8).ok()?;
    let document = info.encrypt_with_params(how, passphrase).ok()?;
    document
        .to_pem("ENCRYPTED PRIVATE KEY", LineEnding::LF)
        .ok()
}

/// The file of the public key that belongs to a private key: `public.pem` for `private.pem`.
pub(super) fn public_beside(private: &Path) -> PathBuf {
    let stem = private.file_stem().unwrap_or_default().to_string_lossy();
    let stem = match stem.rfind("private") {
        Some(at) => {
            let (before, rest) = stem.split_at(at);
            format!("{before}public{}", rest.trim_start_matches("private"))
        }
        None => format!("{stem}-public"),
    };
    private.with_file_name(format!("{stem}.pem"))
}

/// Complains before anything is asked or made, if one of the files could not be written.
pub(super) fn check_places(private: &Path, public: &Path) -> Result<()> {
    if private == public {
        return Err(Failure::new(format!(
            "`{}` cannot hold both the private and the public key",
            private.display()
        )));
    }
    for path in [private, public] {
        if path.as_os_str() == "-" {
            return Err(Failure::new(
                "keys are written to files alone, so that a private one has mode 600 and is not \
                overwritten",
            ));
        }
        if path.symlink_metadata().is_ok() {
            return Err(is_there(path));
        }
        let folder = folder_of(path);
        if !folder.is_dir() {
            let missing = format!(
                "`{}` cannot be written: there is no directory `{}`",
                path.display(),
                folder.display()
            );
            return Err(Failure::new(missing).with_help(make(folder)));
        }
    }
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    let parent = path.parent();
    let parent = parent.filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

fn make(folder: &Path) -> String {
    let folder = shell::word(&folder.to_string_lossy());
    format!("make its directory first: mkdir -p {folder}")
}

fn is_there(path: &Path) -> Failure {
    Failure::new(format!(
        "`{}` is there already, and a key is never overwritten",
        path.display()
    ))
    .with_help("name another file by --out (--new for `rotate`), and --public; or move this one away, if no endpoint needs it")
}

/// A new file that its owner alone may read. It is removed when this is dropped, unless it was written whole.
struct NewFile {
    path: PathBuf,
    file: File,
    is_whole: bool,
}

impl NewFile {
    fn create(path: &Path) -> Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        // On other systems than Unix a file has the rights that its directory gives it.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => is_there(path),
            io::ErrorKind::NotFound => unwritten(path, &error).with_help(make(folder_of(path))),
            _ => unwritten(path, &error),
        })?;
        Ok(Self {
            path: path.to_owned(),
            file,
            is_whole: false,
        })
    }

    fn write(&mut self, text: &str) -> Result<()> {
        self.file
            .write_all(text.as_bytes())
            .and_then(|()| self.file.sync_all())
            .map_err(|error| unwritten(&self.path, &error))
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.is_whole {
            // If it cannot be removed, it stays. The error that came before is the one to tell.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!(
        "`{}` cannot be written: {}",
        path.display(),
        reason(error)
    ))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_came_there_in_the_meantime_stays() {
        let name = format!("flowkit-cli-key-files-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let (private, public) = (folder.join("private.pem"), folder.join("public.pem"));
        let pair = Pair::make(None).unwrap();
        for taken in [&private, &public] {
            fs::write(taken, "theirs").unwrap();
            assert!(pair.write(&private, &public).is_err());
            assert_eq!(fs::read_to_string(taken).unwrap(), "theirs");
            assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
            fs::remove_file(taken).unwrap();
        }
        #[cfg(unix)]
        {
            // A link that leads to nothing yet would let somebody else choose the file, and read it.
            std::os::unix::fs::symlink(folder.join("elsewhere"), &private).unwrap();
            assert!(pair.write(&private, &public).is_err());
            assert!(!folder.join("elsewhere").exists());
            fs::remove_file(&private).unwrap();
        }
        pair.write(&private, &public).unwrap();
        assert_eq!(fs::read_to_string(&public).unwrap(), pair.public.pem);
        fs::remove_dir_all(&folder).unwrap();
    }
}
