//! A model from a Flow JSON, and what the validator says about the file.

use flowkit_json::{Code, Document, Finding, Interface, Level, Report, read_flow};
use syn::LitStr;

use super::{Model, Routes, document};
use crate::args::FlowArgs;
use crate::diag::{Fault, Faults};
use crate::source::Source;

/// Reads and judges the file; `None` if its screens cannot be understood.
///
/// A file that Meta's validator refuses is a fault, however much of it can be read: the model stays complete, so that
/// nothing but the file itself is complained about.
pub(super) fn model(file: &LitStr, args: &FlowArgs, faults: &mut Faults) -> Option<Model> {
    let source = Source::find(file, faults)?;
    let (document, report) = read_flow(&source.bytes);
    needless(args, &report, faults);

    let mut errors: Vec<Finding> = Vec::new();
    let mut warnings: Vec<Finding> = Vec::new();
    let forgiven = report.is_frozen() && args.frozen.is_some();
    for finding in report.findings() {
        match finding.level() {
            // Another finding tells people the same mistake: this one is Meta's second code for it.
            _ if finding.is_echo() => {}
            Level::Error if forgiven => {}
            // A flow of a frozen version is most often one that is published and stays as it is.
            Level::Pending if report.is_frozen() && document.is_some() => {}
            Level::Error | Level::Pending => errors.push(finding.clone()),
            Level::Device if args.strict.is_some() => errors.push(finding.clone()),
            _ if finding.is_by_design() => {}
            _ => warnings.push(finding.clone()),
        }
    }
    let refused = errors.iter().any(|error| error.level() == Level::Error);
    errors.sort_by_key(|error| error.span().start());
    for error in &errors {
        faults.push(fault(file, &source, error, report.is_frozen()));
    }

    let document = document?;
    let mut model = document::model(&document, &source);
    if refused && in_doubt(&document, &errors) {
        allow_every_route(&mut model);
    }
    model
        .warnings
        .extend(warning_texts(warnings, &source.shown));
    model.name(args, faults);
    model.plan_types(&Interface::of(&document), args, faults);
    if refused {
        // Beside errors a warning is most often about the same mistake.
        model.warnings.clear();
    }
    Some(model)
}

/// Reports `frozen` on a document that is not.
fn needless(args: &FlowArgs, report: &Report, faults: &mut Faults) {
    let Some(word) = &args.frozen else { return };
    let is_about_version = |finding: &Finding| {
        matches!(
            finding.code(),
            Some(Code::InvalidFlowJsonVersion | Code::MissingFlowJsonVersion)
        )
    };
    // What is not known to be frozen or not is reported for itself.
    if report.is_frozen() || report.findings().iter().any(is_about_version) {
        return;
    }
    if let Some(version) = report.version() {
        faults.push(
            Fault::at(word, format!("Flow JSON {version} is not frozen"))
                .help("remove `frozen`: a flow of this version is checked in full"),
        );
    }
}

/// A finding, at the name of the file.
fn fault(file: &LitStr, source: &Source, finding: &Finding, frozen: bool) -> Fault {
    let message = finding.message();
    let message = match (finding.level(), finding.code()) {
        (Level::Device, _) => format!("{message} (refused by `strict`)"),
        (_, Some(code)) => format!("{message} (Meta: {code})"),
        (_, None) => message.to_owned(),
    };
    let place = format!("{}:{}", source.shown, finding.span().start());
    let fault = Fault::at(file, message).place(Some(place));
    match finding.help() {
        Some(help) if frozen && finding.code() == Some(Code::InvalidFlowJsonVersion) => fault.help(
            format!("{help}, or `#[flow(…, frozen)]` if the flow is already published"),
        ),
        Some(help) => fault.help(help),
        None => fault,
    }
}

/// Whether the routes may be what the errors are about.
fn in_doubt(document: &Document<'_>, errors: &[Finding]) -> bool {
    let missing = document.data_api_version().is_some() && !document.routes().is_explicit();
    let faulty = |error: &Finding| {
        error.code() == Some(Code::InvalidRoutingModel) || error.path().starts_with("routing_model")
    };
    missing || errors.iter().any(faulty)
}

/// A route that is missing was reported, and is not to be missed again by every answer that takes it.
fn allow_every_route(model: &mut Model) {
    let all: Vec<usize> = (0..model.screens.len()).collect();
    for screen in &mut model.screens {
        screen.leads_to.clone_from(&all);
        screen.entry = true;
    }
    model.routes = Routes::Unknown;
}

/// The warnings: what the phone stumbles over first, and only the first of them in full.
fn warning_texts(mut warnings: Vec<Finding>, shown: &str) -> Vec<String> {
    const IN_FULL: usize = 4;
    warnings.sort_by_key(|warning| std::cmp::Reverse(warning.level()));
    let mut texts: Vec<String> = warnings
        .iter()
        .map(|warning| warning.render(shown))
        .collect();
    // One more would take no more room than the words about it.
    if texts.len() > IN_FULL + 1 {
        texts.truncate(IN_FULL);
        let rest = warnings.iter().skip(IN_FULL);
        let lines = rest.map(|more| format!("\n  --> {shown}:{}: {more}", more.span().start()));
        let count = warnings.len() - IN_FULL;
        texts.push(lines.fold(
            format!("{count} more places in the Flow JSON are worth a look"),
            |text, line| text + &line,
        ));
    }
    texts
}
