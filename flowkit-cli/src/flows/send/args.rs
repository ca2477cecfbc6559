//! The arguments of `flowkit flows send`, and its help.

use clap::{ArgGroup, Args, ValueHint};
use flowkit_graph::Recipient;

use crate::cli::{NumberArgs, statuses};
use crate::flows::flow_name::FlowArgs;
use crate::flows::recipient;

/// Send a flow to a phone
#[derive(Debug, Args)]
#[command(
    group = ArgGroup::new("opened").args(["screen", "template"]),
    long_about = "Send a flow to a phone, from the phone number of the settings: as a message with a button, to someone who \
        wrote to that number within the last 24 hours, or as an approved template with a flow button.\n\n\
        The flow's status is looked at first. A draft is sent with --draft, to test it; a flow that was published, and is \
        a draft again because it was edited, also with --published, which opens the version that was published last. \
        Blocked and deprecated flows cannot be sent. There is no question: the one number that is named gets the message.\n\n\
        A flow with an endpoint opens by asking it, with INIT, unless --screen or --navigate says otherwise; then it opens \
        with a screen at once, and the endpoint gets no INIT. How a template opens the flow, stands in the template.",
    after_long_help = statuses!(
        "the flow cannot be sent in its status; nothing was sent",
        "flowkit flows send 1111 --to '+33 6 12 34 56 78'",
        "flowkit flows send table_booking --to 33612345678 --draft --flow-token test-1",
        "flowkit flows send 1111 --to US.13491208655302741918 --navigate",
        "flowkit flows send 1111 --to 33612345678 --cta Book --screen DATES --data dates.json",
        "flowkit flows send 1111 --to 33612345678 --template book_again --language en_US",
    )
)]
pub(crate) struct SendArgs {
    #[command(flatten)]
    pub(super) flow: FlowArgs,

    /// Whom to send it to: a number with its country code, or the id of someone who shows no number, as the webhook gives
    /// it in `user_id`
    #[arg(long, value_name = "NUMBER|USER_ID", value_parser = recipient::parse, value_hint = ValueHint::Other)]
    pub(super) to: Recipient,

    /// Send the draft, to test it
    #[arg(long, conflicts_with_all = ["published", "template"])]
    pub(super) draft: bool,

    /// Send the version that was published last, of a flow that is a draft again
    #[arg(long)]
    pub(super) published: bool,

    /// The flow token, which the endpoint gets with each request
    #[arg(long, value_name = "TEXT", value_hint = ValueHint::Other)]
    pub(super) flow_token: Option<String>,

    /// Begin with this screen
    #[arg(long, value_name = "SCREEN", conflicts_with_all = ["data_exchange", "template"])]
    pub(super) screen: Option<String>,

    /// The data of that screen, or of the template's: a JSON object, or a file that holds one; `-` is standard input
    #[arg(long, value_name = "JSON|FILE", value_hint = ValueHint::FilePath, requires = "opened")]
    pub(super) data: Option<String>,

    /// Begin by asking the endpoint, as a flow with an endpoint does if nothing else is said
    #[arg(long, conflicts_with = "template")]
    pub(super) data_exchange: bool,

    /// Begin with the first screen, or with --screen, and do not ask the endpoint
    #[arg(long, conflicts_with_all = ["data_exchange", "template"])]
    pub(super) navigate: bool,

    #[command(flatten)]
    pub(in crate::flows) number: NumberArgs,

    #[command(flatten)]
    pub(super) texts: TextArgs,

    #[command(flatten)]
    pub(super) template: TemplateArgs,
}

/// The texts of a message.
#[derive(Debug, Args)]
#[command(next_help_heading = "Message")]
pub(crate) struct TextArgs {
    /// The button's text, up to 30 characters
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "Open",
        conflicts_with = "template"
    , value_hint = ValueHint::Other)]
    pub(super) cta: String,

    /// The message's text, up to 1024 characters
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "Tap the button to begin.",
        conflicts_with = "template"
    , value_hint = ValueHint::Other)]
    pub(super) body: String,

    /// What stands above it, up to 60 characters
    #[arg(long, value_name = "TEXT", conflicts_with = "template", value_hint = ValueHint::Other)]
    pub(super) header: Option<String>,

    /// What stands below it, up to 60 characters
    #[arg(long, value_name = "TEXT", conflicts_with = "template", value_hint = ValueHint::Other)]
    pub(super) footer: Option<String>,
}

/// Which template, instead of a message of its own.
#[derive(Debug, Args)]
#[command(next_help_heading = "Template")]
pub(crate) struct TemplateArgs {
    /// Send this approved template, whose button opens the flow
    #[arg(
        long = "template",
        id = "template",
        value_name = "NAME",
        requires = "language"
    , value_hint = ValueHint::Other)]
    pub(super) name: Option<String>,

    /// The template's language, such as en_US
    #[arg(long, value_name = "CODE", requires = "template", value_hint = ValueHint::Other)]
    pub(super) language: Option<String>,

    /// Which of the template's buttons opens the flow, from 0
    #[arg(long, value_name = "INDEX", default_value_t = 0, requires = "template", value_hint = ValueHint::Other)]
    pub(super) button: u8,
}
