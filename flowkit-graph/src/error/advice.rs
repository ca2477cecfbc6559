//! What to do about an error, for the codes of Meta's references.

use super::{Call, ErrorKind, MetaError};

pub(super) fn help(call: Call, kind: &ErrorKind) -> Option<String> {
    let unknown = match kind {
        ErrorKind::Timeout | ErrorKind::Broken(_) | ErrorKind::Answer(_) => true,
        ErrorKind::Refused(meta) => meta.status >= 500,
        ErrorKind::Status(status) => *status >= 500,
        _ => false,
    };
    let text = match kind {
        _ if unknown && call.changes_something() => {
            "Meta may have carried it out all the same: look before you repeat it"
        }
        ErrorKind::Refused(meta) => return refused(call, meta),
        ErrorKind::Timeout => "give the client a longer time-out, or try again",
        ErrorKind::Broken(_) => "try again",
        ErrorKind::Connect(_) if call == Call::BuildClient => {
            "install the system's root certificates (the package is called ca-certificates, mostly)"
        }
        ErrorKind::Connect(_) => "check the network, the proxy settings and the base URL",
        ErrorKind::Status(400..=499) if call == Call::DownloadAsset => {
            "the address has expired: list the assets again"
        }
        ErrorKind::Status(300..=399) => "the base URL redirects: give the one it leads to",
        ErrorKind::Status(404) => "check the base URL",
        ErrorKind::Status(413) => "a gateway between here and Meta takes no request of this size",
        ErrorKind::Status(_) => "not Meta's API answered, but a gateway: try again later",
        _ => return None,
    };
    Some(text.to_owned())
}

fn refused(call: Call, meta: &MetaError) -> Option<String> {
    if let Some(wait) = meta.regain_access_in {
        let minutes = wait.as_secs().div_ceil(60);
        return Some(format!("Meta takes calls again in about {minutes} min"));
    }
    let text = match (meta.code, meta.subcode) {
        (139_002 | 139_000, _) if call == Call::CreateFlow => {
            let why = by_code(call, meta.code).unwrap_or_default();
            let why = meta.subcode.and_then(publishing).unwrap_or(why);
            return Some(format!(
                "{why}. Without publishing it may be there as a draft: look its name up before you create it again"
            ));
        }
        (139_002, Some(subcode)) => publishing(subcode).unwrap_or(NOT_PUBLISHED),
        (190, Some(subcode)) => session(subcode).unwrap_or(NO_TOKEN),
        (100, _) if meta.message.contains("appsecret_proof") => {
            "the app demands a proof of its secret: give the client the app secret of the very app that the token was made \
             for"
        }
        (100, Some(33)) => {
            "the id does not exist, or the token may not see it: check the id, and that the token's system user has the \
             WhatsApp account with full control"
        }
        _ if meta.status == 422 && matches!(call, Call::SetPublicKey | Call::GetPublicKey) => {
            "this number may not have a key: it must be registered with the Cloud API (not on premises), under an account \
             that is in good standing"
        }
        (code, _) => by_code(call, code)?,
    };
    Some(text.to_owned())
}

const NOT_PUBLISHED: &str = "it must be a draft without validation errors and of a version that is not frozen; with an endpoint, \
     also: a phone number on the account, a signed public key, an endpoint URI (before Flow JSON 3.0 `data_channel_uri` in \
     the JSON), a connected app, an endpoint that answers the ping, and a subscription to the `flows` webhook. The flow's \
     health status says which is missing";

const NO_TOKEN: &str = "the token is wrong, expired or revoked: make a new one for the system user";

/// The subcodes of 190, each of one end of a token.
fn session(subcode: i64) -> Option<&'static str> {
    Some(match subcode {
        460 => {
            "the token ended when its owner's password was changed: make a new one for the system user"
        }
        463 => {
            "the token has expired: make a new one; a system user's can be made without an end, for production"
        }
        467 => "the token was revoked: make a new one for the system user",
        _ => return None,
    })
}

/// The subcodes of 139002, each of one condition for publishing.
fn publishing(subcode: i64) -> Option<&'static str> {
    Some(match subcode {
        4_233_012 => "register and sign a public key for the account's phone number",
        4_233_014 => {
            "the endpoint did not answer Meta's ping: see that it runs, is reachable by its URI and decrypts; then \
             publish again"
        }
        4_233_024 => "set the endpoint URI by an update of the metadata",
        _ => return None,
    })
}

fn by_code(call: Call, code: i64) -> Option<&'static str> {
    Some(match code {
        0 | 190 => NO_TOKEN,
        1 | 2 | 131_000 | 131_016 | 131_057 => "a fault at Meta, for now: try again later",
        3 | 10 | 200..=299 | 131_005 => {
            "the token lacks a permission: it needs whatsapp_business_management and whatsapp_business_messaging, and its \
             system user full control of the WhatsApp account"
        }
        4 | 80_007 => "the limit of calls an hour is reached: wait, and call less often",
        33 | 803 => "the id does not exist, or the token may not see it",
        100 => return invalid_parameter(call),
        368 | 131_031 => {
            "Meta has restricted the account for a violation of its policies: see the Business Support Home"
        }
        130_429 => "too many messages a second from this number: send more slowly",
        131_048 => "the number's quality limits what it may send: see the WhatsApp Manager",
        131_056 => "too many messages to this one recipient: at most one in six seconds",
        130_497 => "the account may not send to this country",
        131_008 if call == Call::SendTemplate => {
            "a parameter is missing: every placeholder of the template's text, header and address needs one"
        }
        131_008 => "a parameter is missing",
        131_009 if call == Call::SendTemplate => {
            "a value does not fit the template: check that the button of this index is the one that opens the flow, that the \
             data is of its first screen (and none if it asks the endpoint), and that the other components have the \
             parameters that the template was made with. A template opens the published version of the flow"
        }
        131_009 => {
            "a value is wrong: check the flow's id, that the first screen is an entry screen of it, its data, and the mode \
             (a draft is sent with mode draft)"
        }
        131_026 => "the recipient cannot get it: no WhatsApp at this number, or too old a one",
        131_030 => "add the recipient to the test number's list of recipients",
        131_042 => "check the account's payment method",
        131_045 | 133_010 => "register the phone number first",
        131_047 => "24 hours have passed since the recipient wrote: send a template instead",
        131_051 => "this type of message is not supported",
        131_062 => {
            "this type of message goes to a phone number alone, and not to a business-scoped user id"
        }
        132_000 | 132_001 | 132_005 | 132_007 | 132_008 | 132_012 | 132_015 | 132_016 | 132_018 => {
            "check the template: its name, language, approval and parameters"
        }
        132_068 => {
            "the flow is blocked: its health status says why (a missing public key blocks an endpoint's flow, too)"
        }
        132_069 => {
            "the flow is throttled to 10 messages an hour, because its endpoint fails too often or too slowly: mend the \
             endpoint"
        }
        133_016 => "too many registrations of this number: wait",
        139_000 => {
            "Meta's integrity checks bar the account (business not verified, no payment method, a new account, a policy): \
             see the Business Support Home or write to Meta's support"
        }
        139_001 => {
            "a flow that cannot be edited is to be cloned; if Meta could not process the JSON, the same call may be \
             repeated; for Flow JSON before 3.0 the endpoint's URI is `data_channel_uri` in the JSON"
        }
        139_002 => NOT_PUBLISHED,
        139_003 => {
            "only a published flow can be deprecated, and only once; a draft is deleted instead"
        }
        139_004 => "only a draft can be deleted; a published flow is deprecated instead",
        139_006 => "fewer than 250 requests in the time asked for: Meta gives no metric for so few",
        _ => return None,
    })
}

/// Code 100 is Meta's word for any argument it does not take.
fn invalid_parameter(call: Call) -> Option<&'static str> {
    Some(match call {
        Call::CreateFlow => {
            "the name must be new in this account, the endpoint URI an https address, and only one source given to clone \
             from (without an endpoint URI if its Flow JSON is older than 3.0); with a Flow JSON, check its `version` and \
             `data_api_version`"
        }
        Call::UpdateMetadata => {
            "the name must be new in this account, and the endpoint URI an https address"
        }
        Call::UpdateJson => "check `version` and `data_api_version` in the Flow JSON",
        Call::SetPublicKey => {
            "the key must be the public part of a 2048-bit RSA key, as PEM (SPKI), and the phone number registered on Cloud \
             API"
        }
        Call::Metric => {
            "check the metric's name and days; if they are right, Meta has removed the metrics, which it announced as \
             deprecated on 30 April 2026: count in the endpoint instead"
        }
        Call::CreateTemplate => {
            "the name must be new in this language, of small letters, digits and underscores; every placeholder in the text \
             needs an example; and the flow must be in this account"
        }
        Call::SendFlow => {
            "check the recipient, the flow's id or name, and that the phone number belongs to the flow's account"
        }
        Call::SendTemplate => {
            "check the recipient, the template's name and language, and that the phone number belongs to the template's account"
        }
        Call::Migrate => {
            "check that both accounts are of the same business, and that the token may see both"
        }
        _ => return None,
    })
}

impl Call {
    fn changes_something(self) -> bool {
        !matches!(
            self,
            Self::BuildClient
                | Self::ListFlows
                | Self::GetFlow
                | Self::ListAssets
                | Self::DownloadAsset
                | Self::Metric
                | Self::GetPublicKey
                | Self::ListPhoneNumbers
                | Self::PreviewUrl
        )
    }
}
