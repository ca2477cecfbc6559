//! How long texts may be.

use super::{same_lines, told};
use crate::catalogue::{ShownLines, TooLong};

/// What the phone does with texts that are too long: the most characters, those of a large label, and what becomes of
/// more.
const TEXTS: &str = "
TextHeading text                          80 clipped, 4 lines (Android 5)
TextSubheading text                       80 clipped, 4 lines
TextBody text                             4096 clipped, 150 lines
TextCaption text                          4096 clipped, 150 lines
TextInput label                           20 (large 150) clipped, 1 line (iOS 2) (large 4)
TextInput helper-text                     80 clipped, 3 lines
TextInput error-message                   30 clipped, 3 lines
TextArea label                            20 (large 150) clipped, 1 line (iOS 2) (large 4)
TextArea helper-text                      80 clipped, 3 lines
TextArea error-message                    30 clipped, 3 lines
RadioButtonsGroup label                   80 clipped, 3 lines
RadioButtonsGroup description             300 clipped, 8 lines
RadioButtonsGroup data-source.title       30 clipped, 2 lines
RadioButtonsGroup data-source.description 300 clipped, 3 lines
RadioButtonsGroup data-source.metadata    20 clipped, 2 lines
Dropdown label                            20 clipped, 1 line (iOS 2)
Dropdown data-source.title                80 clipped, 2 lines
Dropdown data-source.description          300 clipped, 3 lines
Dropdown data-source.metadata             20 clipped, 2 lines
OptIn label                               300 cut
CheckboxGroup label                       80 clipped, 3 lines
CheckboxGroup description                 300 clipped, 8 lines
CheckboxGroup data-source.title           30 clipped, 2 lines
CheckboxGroup data-source.description     300 clipped, 3 lines
CheckboxGroup data-source.metadata        20 clipped, 2 lines
DatePicker label                          40 clipped, 1 line (iOS 2)
DatePicker helper-text                    80 clipped, 3 lines
DatePicker error-message                  80 clipped, 3 lines
PhotoPicker label                         80 cut
PhotoPicker description                   300 cut
DocumentPicker label                      80 cut
DocumentPicker description                300 cut
EmbeddedLink text                         30 clipped
Footer label                              35 clipped, 1 line
Footer left-caption                       15 clipped
Footer center-caption                     15 clipped
Footer right-caption                      15 clipped
NavigationList list-items.main-content.title 30 refused
NavigationList list-items.main-content.description 20 refused
NavigationList list-items.main-content.metadata 80 refused
NavigationList list-items.end.title       10 refused
NavigationList list-items.end.description 10 refused
NavigationList list-items.end.metadata    10 refused
NavigationList list-items.badge           15 refused
NavigationList list-items.tags            15 each refused
NavigationList label                      80 clipped
NavigationList description                300 clipped
ChipsSelector label                       80 cut, 3 lines
ChipsSelector description                 300 cut, 8 lines
ChipsSelector data-source.title           20 cut
CalendarPicker label                      20 clipped, 1 line (iOS 2)
CalendarPicker title                      80 clipped
CalendarPicker description                300 clipped
CalendarPicker helper-text                80 clipped, 3 lines
CalendarPicker error-message              80 clipped, 3 lines
";

#[test]
fn texts_that_are_too_long_are_clipped_cut_or_refused() {
    let told = told(|row| {
        let limit = row.text_limit()?;
        let large = limit.most_if_large();
        let large = large.map(|most| format!(" (large {most})"));
        let each = if limit.is_of_each() { " each" } else { "" };
        let beyond = match limit.beyond() {
            TooLong::Clipped => "clipped",
            TooLong::Cut => "cut",
            TooLong::Refused => "refused",
        };
        let lines = row.shown_lines();
        let lines = lines.map(told_lines);
        Some(format!(
            "{}{}{each} {beyond}{}",
            limit.most(),
            large.unwrap_or_default(),
            lines.unwrap_or_default()
        ))
    });
    same_lines(&told, TEXTS);
}

/// `, 1 line (iOS 2)`
fn told_lines(lines: ShownLines) -> String {
    let web = lines.on_web();
    let word = if web == 1 { "line" } else { "lines" };
    let others = [
        ("Android", Some(lines.on_android())),
        ("iOS", Some(lines.on_ios())),
        ("large", lines.if_large()),
    ];
    let others = others.map(|(name, lines)| match lines {
        Some(lines) if lines != web => format!(" ({name} {lines})"),
        _ => String::new(),
    });
    format!(", {web} {word}{}", others.concat())
}
