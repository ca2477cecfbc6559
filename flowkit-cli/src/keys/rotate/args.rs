//! The arguments of `flowkit keys rotate`, and its help.

use std::path::PathBuf;

use clap::Args;

use crate::cli::{ConfirmArgs, ConnectionArgs, NumberArgs, statuses};
use crate::keys::passphrase::PassphraseArgs;

/// Replace the key of a phone number, step by step
#[derive(Debug, Args)]
#[command(
    long_about = "Replace the key of a phone number, step by step and without a gap:\n\n  \
          1  a new key beside the old one (made here, if it is not there)\n  \
          2  an endpoint that decrypts with both: you deploy it\n  \
          3  the upload of the new key, which replaces the old one at once\n  \
          4  the check that Meta has it, with status VALID\n  \
          5  the end of the old key, a day later: you deploy the endpoint without it\n\n\
        It asks whether step 2 is done before it does step 3. With --endpoint-uri it sees for itself first: it sends the \
        endpoint Meta's health check, encrypted for the new key and for the old one, and goes no further unless both are \
        answered. Run it again at any time: it sees how far things are. It refuses when Meta has another key than the old \
        and the new one.",
    after_long_help = statuses!(
        "the endpoint does not answer for both keys, or Meta has the new key, but its status is not VALID",
        "flowkit keys rotate --old private.pem",
        "flowkit keys rotate --old public.pem --new keys/2027-private.pem --passphrase-file passphrase.txt",
        "flowkit keys rotate --old public.pem --endpoint-uri https://flows.example.com/table --yes",
    )
)]
pub(crate) struct RotateArgs {
    /// The key that is in use, private or public; without it, `public-key` of the environment in flowkit.toml
    #[arg(long, value_name = "FILE")]
    pub(super) old: Option<PathBuf>,

    /// The private key that takes its place; if the file is not there, the key is made
    #[arg(long, value_name = "FILE", default_value = "new-private.pem")]
    pub(super) new: PathBuf,

    #[command(flatten)]
    pub(super) passphrase: PassphraseArgs,

    /// A file that holds the old key's passphrase, if it is another than the new one's
    #[arg(long, value_name = "FILE", requires = "old")]
    pub(super) old_passphrase_file: Option<PathBuf>,

    /// Where the endpoint of a flow is, to see that it decrypts with both keys; its app secret, to sign with, is in the
    /// variable APP_SECRET
    #[arg(long, value_name = "URL")]
    pub(super) endpoint_uri: Option<String>,

    /// A file that holds the app secret
    #[arg(long, value_name = "FILE", requires = "endpoint_uri")]
    pub(super) app_secret_file: Option<PathBuf>,

    #[command(flatten)]
    pub(super) confirm: ConfirmArgs,

    #[command(flatten)]
    pub(super) connection: ConnectionArgs,

    #[command(flatten)]
    pub(super) number: NumberArgs,
}
