//! The command line of `flowkit keys inspect`.

use std::path::PathBuf;

use clap::Args;

use super::PassphraseArgs;
use crate::cli::OutputArgs;

/// Say what a key file holds, and what is wrong with it
#[derive(Debug, Args)]
#[command(
    long_about = "Say what a key file holds, and what is wrong with it: the form, the size, the fingerprint and the public \
        part, which is what Meta gets.\n\n\
        It reads a private key as an endpoint made with flowkit reads PRIVATE_KEY, and so says what that endpoint would \
        say at its start: PKCS#1 or PKCS#8, encrypted or not, as PEM or DER, with `\\n` spelled out, in quotes, or as base64 of \
        the whole file; JSON Web Keys and XML of .NET. Of other forms it names the command that converts them. The fingerprint is the one in the endpoint's log: the SHA-256 of the public key's DER. Nothing is \
        sent anywhere.",
    after_long_help = "Exit status:\n  \
          0  the key is good; there may be warnings\n  \
          1  something is wrong with the key\n  \
          2  the file could not be read\n\n\
        Examples:\n  \
          flowkit keys inspect private.pem\n  \
          flowkit keys inspect public.pem --format json\n  \
          printenv PRIVATE_KEY | flowkit keys inspect -"
)]
pub(crate) struct InspectArgs {
    /// The file; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    #[command(flatten)]
    pub(crate) passphrase: PassphraseArgs,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}
