//! The command line of `flowkit keys generate`.

use std::path::PathBuf;

use clap::Args;

use super::PassphraseArgs;
use crate::cli::OutputArgs;

/// Make a key pair for an endpoint
#[derive(Debug, Args)]
#[command(
    long_about = "Make a key pair for an endpoint: RSA of 2048 bits, as Meta asks for it.\n\n\
        The private key is written as PKCS#8, encrypted with a passphrase (AES-256, PBKDF2), which flowkit, OpenSSL and \
        Meta's Node sample read. Both files can be read and written by their owner alone (mode 600), and a file that is \
        there already is never overwritten.\n\n\
        The passphrase comes from --passphrase-file or the variable PASSPHRASE, or is asked for on the terminal, twice; it \
        has 12 characters at least.",
    after_long_help = "Exit status:\n  \
          0  done\n  \
          2  a file is there already or cannot be written, or there is no passphrase; nothing was written\n\n\
        Examples:\n  \
          flowkit keys generate\n  \
          flowkit keys generate --out keys/new-private.pem --passphrase-file passphrase.txt\n  \
          flowkit keys generate --no-passphrase --format json"
)]
pub(crate) struct GenerateArgs {
    /// Where to write the private key
    #[arg(long, value_name = "FILE", default_value = "private.pem")]
    pub(crate) out: PathBuf,

    /// Where to write the public key; without it, beside the private one: public.pem for private.pem
    #[arg(long, value_name = "FILE")]
    pub(crate) public: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) passphrase: PassphraseArgs,

    /// Do not encrypt the private key, as for a store of secrets that encrypts it itself
    #[arg(long, conflicts_with = "passphrase_file")]
    pub(crate) no_passphrase: bool,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}
