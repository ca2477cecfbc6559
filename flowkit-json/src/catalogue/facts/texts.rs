//! How long texts may be.

use super::{same_lines, told};
use crate::catalogue::TooLong;

/// What the phone does with texts that are too long: the most characters, those of a large label, and what becomes of
/// more.
const TEXTS: &str = "
TextHeading text                          80 clipped, 4 lines (Android 5)
TextSubheading text                       80 clipped, 4 lines (Android 4)
TextBody text                             4096 clipped, 150 lines (Android 150)
TextCaption text                          4096 clipped, 150 lines (Android 150)
TextInput label                           20 (large 150) clipped
TextInput helper-text                     80 clipped
TextInput error-message                   30 clipped
TextArea label                            20 (large 150) clipped
TextArea helper-text                      80 clipped
TextArea error-message                    30 clipped
RadioButtonsGroup label                   80 clipped
RadioButtonsGroup description             300 clipped
RadioButtonsGroup data-source.title       30 clipped
RadioButtonsGroup data-source.description 300 clipped
RadioButtonsGroup data-source.metadata    20 clipped
Dropdown label                            20 clipped
Dropdown data-source.title                80 clipped
Dropdown data-source.description          300 clipped
Dropdown data-source.metadata             20 clipped
OptIn label                               300 cut
CheckboxGroup label                       80 clipped
CheckboxGroup description                 300 clipped
CheckboxGroup data-source.title           30 clipped
CheckboxGroup data-source.description     300 clipped
CheckboxGroup data-source.metadata        20 clipped
DatePicker label                          40 clipped
DatePicker helper-text                    80 clipped
DatePicker error-message                  80 clipped
PhotoPicker label                         80 cut
PhotoPicker description                   300 cut
DocumentPicker label                      80 cut
DocumentPicker description                300 cut
EmbeddedLink text                         30 clipped
Footer label                              35 clipped
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
ChipsSelector label                       80 cut
ChipsSelector description                 300 cut
ChipsSelector data-source.title           20 cut
CalendarPicker label                      20 clipped
CalendarPicker title                      80 clipped
CalendarPicker description                300 clipped
CalendarPicker helper-text                80 clipped
CalendarPicker error-message              80 clipped
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
        let lines = lines.map(|lines| (lines.elsewhere(), lines.on_android()));
        let lines = lines.map(|(lines, android)| format!(", {lines} lines (Android {android})"));
        Some(format!(
            "{}{}{each} {beyond}{}",
            limit.most(),
            large.unwrap_or_default(),
            lines.unwrap_or_default()
        ))
    });
    same_lines(&told, TEXTS);
}
