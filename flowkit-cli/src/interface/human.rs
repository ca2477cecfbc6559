//! The interface for reading: for each screen a table of what it shows and sends.

use std::io::{self, Write};

use flowkit_json::Interface;
use flowkit_json::interface::{ScreenInterface, Sent};

use super::values_in_words::{Words, listed, named};
use crate::output::printable;

/// The widest column of names. A longer name pushes its own row to the right.
const WIDEST: usize = 24;

pub(super) fn print(
    file: &str,
    interface: &Interface<'_>,
    source: &[u8],
    to: &mut impl Write,
) -> io::Result<()> {
    let version = interface
        .version
        .map_or_else(String::new, |version| format!(" {version}"));
    let endpoint = match interface.data_api_version {
        Some(version) => format!("data API {version}"),
        None => "no endpoint (no `data_api_version`): the phone asks nobody".to_owned(),
    };
    let title = format!("{file}: Flow JSON{version}, {endpoint}");
    writeln!(to, "{}", printable(&title))?;
    for screen in &interface.screens {
        writeln!(to)?;
        let words = Words {
            source,
            screen: screen.id.as_str(),
        };
        print_screen(screen, &words, to)?;
    }
    Ok(())
}

fn print_screen(
    screen: &ScreenInterface<'_>,
    words: &Words<'_>,
    to: &mut impl Write,
) -> io::Result<()> {
    let traits = [
        (screen.may_follow_init, "may open the flow"),
        (screen.terminal, "terminal"),
        (screen.back_can_arrive, "Back asks the endpoint"),
        (screen.navigation_list, "built on NavigationList"),
    ];
    let traits = traits
        .into_iter()
        .filter_map(|(is, text)| is.then_some(text));
    let traits = listed(traits, "");
    let id = printable(screen.id.as_str());
    if traits.is_empty() {
        writeln!(to, "{BOLD}{id}{PLAIN}")?;
    } else {
        writeln!(to, "{BOLD}{id}{PLAIN} ({traits})")?;
    }
    print_shown(screen, words, to)?;
    for exchange in &screen.exchanges {
        print_sent(exchange, "sends to the endpoint", words, to)?;
    }
    for completion in &screen.completions {
        print_sent(completion, "ends the flow with", words, to)?;
    }
    // By the routing rule a screen on a NavigationList could follow itself, but the phone does not show it again.
    let next = screen
        .next
        .iter()
        .copied()
        .filter(|next| !(screen.navigation_list && screen.id == *next));
    let answers = !screen.exchanges.is_empty() || screen.back_can_arrive;
    if answers {
        let next = listed(next, "no screen");
        let next = printable(&next);
        writeln!(to, "  an answer may show: {next}; or end the flow")?;
    } else {
        writeln!(to, "  asks the endpoint nothing")?;
    }
    Ok(())
}

fn print_shown(
    screen: &ScreenInterface<'_>,
    words: &Words<'_>,
    to: &mut impl Write,
) -> io::Result<()> {
    let fields = screen.shows.as_deref().unwrap_or_default();
    if fields.is_empty() {
        return writeln!(to, "  shows no data");
    }
    writeln!(to, "  shows")?;
    let rows = fields.iter().map(|field| {
        let name = field.name.as_str();
        let required = screen.required.iter().any(|required| *required == name);
        let required = if required {
            ", required in every answer"
        } else {
            ""
        };
        let holds = format!("{}{required}", words.schema(&field.schema));
        (name.to_owned(), holds)
    });
    print_table(rows, to)
}

fn print_sent(
    sent: &Sent<'_>,
    what: &str,
    words: &Words<'_>,
    to: &mut impl Write,
) -> io::Result<()> {
    let mut component = named(sent.component);
    if let Some(name) = sent.component_name {
        component.push_str(&format!(" `{name}`"));
    }
    let slot = sent.slot.as_str();
    let line = sent.span.line();
    let title = format!("{component} {what} ({slot}, line {line})");
    if sent.payload.is_empty() {
        return writeln!(to, "  {}: nothing", printable(&title));
    }
    writeln!(to, "  {}", printable(&title))?;
    let rows = sent
        .payload
        .iter()
        .map(|field| (field.key.to_string(), words.received(&field.value)));
    print_table(rows, to)
}

/// A text of the document on one line.
fn cell(text: &str) -> String {
    printable(text).replace(['\n', '\t'], "\u{fffd}")
}

/// Two columns.
fn print_table(
    rows: impl Iterator<Item = (String, String)>,
    to: &mut impl Write,
) -> io::Result<()> {
    let rows: Vec<(String, String)> = rows
        .map(|(name, holds)| (cell(&name), cell(&holds)))
        .collect();
    let widths = rows.iter().map(|(name, _)| name.chars().count());
    let width = widths.max().unwrap_or_default().min(WIDEST);
    for (name, holds) in rows {
        writeln!(to, "    {name:width$}  {holds}")?;
    }
    Ok(())
}

const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";
