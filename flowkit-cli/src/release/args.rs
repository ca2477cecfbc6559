//! The arguments of `flowkit release`, and its help.

use clap::Args;

use crate::cli::{AccountArgs, ConfirmArgs, ConnectionArgs, NumberArgs, statuses};

/// Bring the flows of flowkit.toml to Meta
#[derive(Debug, Args)]
#[command(
    long_about = "Bring the flows of flowkit.toml to Meta.\n\n\
        All Flow JSON is linted first, and nothing is sent if there is an error in it. Then Meta is asked what is live, and \
        the difference is shown as a plan: flows to create or to update, a diff of each Flow JSON to upload, the public key \
        to register if the phone number has another one or none, flows to publish. It asks once before it carries the plan \
        out, and once more before it replaces a key, because that cuts off an endpoint that does not have the new one. \
        Before anything is published, each flow's validation errors and health status are looked at: BLOCKED stops the \
        release.\n\n\
        An upload or an update turns a published flow back into a draft; messages that were sent keep what was published. \
        The plan and the question say where that happens. Flow JSON that says the same as what is live is not uploaded: \
        white space and the order of members do not count. What somebody changed at Meta since the last release is named \
        before it is overwritten.\n\n\
        flowkit.lock, beside flowkit.toml, keeps the ids of the flows and what was released, by environment. Commit it. It is \
        written after each step, so a release that was stopped goes on where it was, and one more changes nothing.",
    after_long_help = concat!(
        "An example of flowkit.toml:\n\
        \n  \
          default-environment = \"staging\"        # without --env\n\
        \n  \
          [environments.staging]\n  \
          waba-id = \"102290129340398\"            # the WhatsApp Business Account\n  \
          phone-number-id = \"106540352242922\"    # the number's id, not the number\n  \
          application-id = \"77\"                  # its secret signs the requests\n  \
          endpoint-uri = \"https://staging.example.org\"\n  \
          public-key = \"keys/staging-public.pem\" # what the endpoint decrypts for\n\
        \n  \
          [environments.production]\n  \
          waba-id = \"102290129340399\"\n  \
          phone-number-id = \"106540352242923\"\n  \
          application-id = \"77\"\n  \
          endpoint-uri = \"https://flows.example.org\"\n  \
          public-key = \"keys/production-public.pem\"\n  \
          publish = true                         # it leaves drafts, if not told so\n\
        \n  \
          [flows.booking]                        # what this project calls the flow\n  \
          name = \"table_booking\"                 # what Meta does; else the same\n  \
          json = \"flows/booking.json\"\n  \
          categories = [\"APPOINTMENT_BOOKING\"]   # left out, they stay as they are\n  \
          endpoint-path = \"/booking\"             # behind the environment's URI\n\
        \n  \
          [flows.survey]                         # asks no endpoint\n  \
          json = \"flows/survey.json\"\n  \
          categories = [\"SURVEY\"]\n\
        \n  \
          [environments.staging.flows.booking]   # what is different there\n  \
          name = \"table_booking_staging\"\n  \
          endpoint-uri = \"https://try.example.org/booking\"  # instead of a path\n  \
          publish = true\n\
        \n\
        What is said of a flow for one environment goes before what is said of it for all, and that before what is said of \
        the environment. Paths begin at the file's directory. Also, at its top: graph-url, graph-version. Secrets have no \
        place in it.\n\n",
        statuses!(
            "a Flow JSON has errors, by flowkit's lint or by Meta's; a health status is BLOCKED; a key is not VALID",
            "flowkit release --env staging --dry-run",
            "flowkit release --env production --yes            # in a pipeline",
            "flowkit release --env production --flow booking --publish",
        ),
        "\n\nA dry run ends with 0 whether there is anything to change or not, unless it finds what status 1 means; with \
        --format json it prints one object for each step."
    )
)]
pub(crate) struct ReleaseArgs {
    /// Only these flows of flowkit.toml, by their keys or names; may be given again
    #[arg(long = "flow", value_name = "FLOW")]
    pub(super) flows: Vec<String>,

    /// Say what would be done, as a difference to what is live, and do nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    /// Publish, whatever flowkit.toml says
    #[arg(long, conflicts_with = "no_publish")]
    pub(super) publish: bool,

    /// Leave drafts, whatever flowkit.toml says
    #[arg(long)]
    pub(super) no_publish: bool,

    #[command(flatten)]
    pub(super) confirm: ConfirmArgs,

    #[command(flatten)]
    pub(super) connection: ConnectionArgs,

    #[command(flatten)]
    pub(super) account: AccountArgs,

    #[command(flatten)]
    pub(super) number: NumberArgs,
}
