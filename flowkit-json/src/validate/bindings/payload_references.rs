//! References in the payloads of `navigate`, `data_exchange` and `complete`, and where uploaded files may stand in them.

use super::pass::{Bound, Pass};
use crate::catalogue::gate;
use crate::document::Action;
use crate::expression::Fault;
use crate::finding::Code;
use crate::read::{Kind, Value};

/// The most files a `complete` payload may carry, and the most KB they may come to
/// ([media upload](https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload)).
const MOST_FILES: f64 = 10.0;
const MOST_KB: f64 = 102_400.0;

/// Checks that what a payload refers to exists, and that uploaded files stand where they can be sent.
pub(super) fn check_references<'d>(pass: &mut Pass<'_, 'd>, action: &'d Action<'d>) {
    let Some((payload, _)) = action.payload_object() else {
        return;
    };
    let level = pass.level(gate::PAYLOAD_REFERENCES);
    let code = Code::InvalidOnClickActionPayload;
    let navigates = action.object.get("next").is_some();
    for member in payload.members() {
        let value = member.value();
        let fault = match pass.bound_value(member.value()) {
            Some(Bound::Malformed) => Some(Fault::malformed_reference()),
            Some(Bound::Reference(reference)) => {
                let media = pass.media(action.screen, reference);
                match pass.resolve(action.screen, reference) {
                    Err(fault) => Some(fault),
                    Ok(_) if navigates && media.is_some() => Some(
                        Fault::new("uploaded files cannot be handed to another screen").with_help(format!(
                            "send them with `data_exchange` or `complete`; that screen can refer to them as \
                             `${{screen.{}.form.{}}}`",
                            pass.document.screen_at(action.screen).map_or("", |screen| screen.id().as_str()),
                            reference.path
                        )),
                    ),
                    Ok(_) => None,
                }
            }
            Some(_) => None,
            None => {
                check_inner(pass, action, value);
                None
            }
        };
        if let Some(fault) = fault {
            pass.report(level, code, value.span(), &fault);
        }
    }
}

/// Looks for uploaded files within an object or an array, where Meta's validator refuses them. It looks for nothing else
/// there; `unchecked` does.
fn check_inner(pass: &mut Pass<'_, '_>, action: &Action<'_>, value: &Value<'_>) {
    match value.kind() {
        Kind::String(text) => {
            if let Bound::Reference(reference) = pass.bound(text)
                && pass.media(action.screen, reference).is_some()
            {
                let fault = Fault::new("uploaded files must be a member of the payload itself")
                    .with_help("move this reference out of the object or array");
                let level = pass.level(gate::PAYLOAD_REFERENCES);
                pass.report(
                    level,
                    Code::InvalidOnClickActionPayload,
                    value.span(),
                    &fault,
                );
            }
        }
        Kind::Array(items) => items
            .iter()
            .for_each(|item| check_inner(pass, action, item)),
        Kind::Object(object) => {
            object
                .members()
                .for_each(|member| check_inner(pass, action, member.value()));
        }
        _ => {}
    }
}

/// Checks how many files a `complete` payload may come to, and how large they may be together.
pub(super) fn check_media_limits<'d>(pass: &mut Pass<'_, 'd>, action: &'d Action<'d>) {
    let Some((payload, span)) = action.payload_object() else {
        return;
    };
    let (mut files, mut kilobytes) = (0.0, 0.0);
    for member in payload.members() {
        if let Some(Bound::Reference(reference)) = pass.bound_value(member.value())
            && let Some(picker) = pass.media(action.screen, reference)
        {
            let (most, each) = picker.most_files();
            files += most;
            kilobytes += most * each;
        }
    }
    let level = pass.level(gate::PAYLOAD_REFERENCES);
    let code = Code::InvalidOnClickActionPayload;
    if files > MOST_FILES {
        let fault = Fault::new(format!(
            "a `complete` action carries at most {MOST_FILES} files, and these pickers let {files} through"
        ))
        .with_help("lower `max-uploaded-photos` or `max-uploaded-documents`; left out, each counts as 30");
        pass.report(level, code, span, &fault);
    }
    if kilobytes > MOST_KB {
        let fault = Fault::new(format!(
            "the files of a `complete` action come to at most {MOST_KB} KB, and these pickers let {kilobytes} KB through"
        ))
        .with_help("lower `max-file-size-kb`; left out, it counts as 25600 for each file");
        pass.report(level, code, span, &fault);
    }
}
