//! Which JSON types each property of the catalogue takes, once it is resolved.

use std::collections::BTreeMap;

use super::super::{ComponentRule, Severity};
use super::tree::{Tree, component_with, faults, path_of, plain, text, valid, ways};
use crate::catalogue::Kind;

/// What the phone takes: under each component, and under each list and object of one, the properties that take a
/// **b**oolean, **n**umber, **s**tring, **a**rray or **o**bject, or several of them.
const TYPES: &str = "
TextHeading
    b: visible
    s: text
TextSubheading
    b: visible
    s: text
TextBody
    b: strikethrough visible markdown
    s: font-weight
    sa: text
TextCaption
    b: strikethrough visible markdown
    s: font-weight
    sa: text
RichText
    b: visible
    sa: text
Image
    b: visible
    n: width height aspect-ratio
    s: src scale-type alt-text
TextInput
    b: required enabled visible
    n: min-chars max-chars
    ns: init-value
    s: name label input-type helper-text pattern label-variant error-message
TextArea
    b: required enabled visible
    n: max-length
    ns: init-value
    s: name label helper-text label-variant error-message
RadioButtonsGroup
    a: data-source
    b: required enabled visible
    ns: init-value
    o: on-select-action on-unselect-action
    s: name label description media-size error-message
RadioButtonsGroup data-source
    b: enabled
    o: on-select-action on-unselect-action
    s: id title description metadata image alt-text color
Dropdown
    a: data-source
    b: required enabled visible
    ns: init-value
    o: on-select-action on-unselect-action
    s: name label error-message
Dropdown data-source
    b: enabled
    o: on-select-action on-unselect-action
    s: id title description metadata image alt-text color
OptIn
    b: required visible init-value
    o: on-click-action on-select-action on-unselect-action
    s: name label
CheckboxGroup
    a: data-source init-value
    b: required enabled visible
    n: min-selected-items max-selected-items
    o: on-select-action on-unselect-action
    s: name label description media-size error-message
CheckboxGroup data-source
    b: enabled
    o: on-select-action on-unselect-action
    s: id title description metadata image alt-text color
DatePicker
    a: unavailable-dates
    b: required enabled visible
    ns: init-value
    o: on-select-action
    s: name label helper-text min-date max-date error-message
PhotoPicker
    b: enabled visible
    n: max-file-size-kb min-uploaded-photos max-uploaded-photos
    s: name label description photo-source
    so: error-message
DocumentPicker
    a: allowed-mime-types
    b: enabled visible
    n: max-file-size-kb min-uploaded-documents max-uploaded-documents
    s: name label description
    so: error-message
EmbeddedLink
    b: visible
    o: on-click-action
    s: text
Footer
    b: enabled
    o: on-click-action
    s: label left-caption center-caption right-caption
Form
    bnsao: children
    o: init-values error-messages
    s: name
If
    bnsao: then else
    bs: condition
Switch
    bnsao: value
    o: cases
NavigationList
    a: list-items
    o: on-click-action
    s: name label description media-size
NavigationList list-items
    a: tags
    b: enabled
    o: main-content start end on-click-action
    s: id badge
NavigationList list-items main-content
    s: title description metadata
NavigationList list-items start
    s: image alt-text
NavigationList list-items end
    s: title description metadata
ChipsSelector
    a: data-source init-value
    b: required enabled visible
    n: min-selected-items max-selected-items
    o: on-select-action on-unselect-action
    s: name label description error-message
ChipsSelector data-source
    b: enabled
    o: on-select-action on-unselect-action
    s: id title
ImageCarousel
    a: images
    b: visible
    s: aspect-ratio scale-type
ImageCarousel images
    s: src alt-text
CalendarPicker
    a: unavailable-dates include-days
    b: enabled visible
    bo: required
    n: min-days max-days
    nso: init-value
    o: on-select-action
    s: name mode title description min-date max-date
    so: label helper-text error-message
";

/// One value of each JSON type.
fn one_of_each() -> [(char, Tree); 5] {
    [
        ('b', Tree::Bool(false)),
        ('n', Tree::Number(3.0)),
        ('s', text("abc")),
        ('a', Tree::List(Vec::new())),
        ('o', Tree::Object(BTreeMap::new())),
    ]
}

#[test]
fn p096_published_wrong_type_error() {
    let mut told = String::from("\n");
    for kind in Kind::ALL {
        // What stands where, in the order of the catalogue.
        let mut places: Vec<(String, BTreeMap<String, Vec<&str>>)> = Vec::new();
        for way in ways(kind) {
            let (row, before) = way.split_last().unwrap();
            let path = path_of(&way);
            let mut taken = String::new();
            for (letter, value) in one_of_each() {
                let found = faults(kind, &component_with(kind, &way, &value));
                let wrong = found
                    .iter()
                    .find(|fault| fault.rule() == ComponentRule::WrongType && fault.path() == path);
                match wrong {
                    None => taken.push(letter),
                    Some(fault) => assert_eq!(fault.severity(), Severity::Hard),
                }
            }
            let place = before
                .iter()
                .fold(kind.to_string(), |place, row| place + " " + row.name());
            let at = places.iter().position(|(known, _)| *known == place);
            let at = at.unwrap_or_else(|| {
                places.push((place, BTreeMap::new()));
                places.len() - 1
            });
            let (_, types) = places.get_mut(at).unwrap();
            types.entry(taken).or_default().push(row.name());
        }
        for (place, types) in places {
            told += &format!("{place}\n");
            for (taken, names) in types {
                told += &format!("    {taken}: {}\n", names.join(" "));
            }
        }
    }
    assert_eq!(told, TYPES);
}

#[test]
fn what_a_row_takes_is_no_fault() {
    for kind in Kind::ALL {
        assert_eq!(faults(kind, &plain(kind)), [], "{kind}");
        for way in ways(kind) {
            let row = way.last().unwrap();
            let value = valid(row, &row.shape, 0);
            let path = path_of(&way);
            let found = faults(kind, &component_with(kind, &way, &value));
            let here = found.iter().find(|fault| fault.path() == path);
            // Other rules have their say about a property beside others; its own row has nothing against the value.
            let of_row = |rule| {
                matches!(
                    rule,
                    ComponentRule::WrongType
                        | ComponentRule::BadColour
                        | ComponentRule::NumberOutOfRange
                        | ComponentRule::LongText
                        | ComponentRule::ImageUnknown
                        | ComponentRule::BlankText
                        | ComponentRule::UnknownWord
                )
            };
            assert!(
                !here.is_some_and(|fault| of_row(fault.rule())),
                "{kind} {here:?}"
            );
        }
    }
}

#[test]
fn null_is_missing_as_a_property_and_wrong_within_one() {
    for kind in Kind::ALL {
        for way in ways(kind) {
            let found = faults(kind, &component_with(kind, &way, &Tree::Null));
            let path = path_of(&way);
            let here = |rule| {
                found
                    .iter()
                    .any(|fault| fault.rule() == rule && fault.path() == path)
            };
            let is_property = way.len() == 1;
            assert_eq!(
                here(ComponentRule::WrongType),
                !is_property,
                "{kind} {path}"
            );
        }
    }
}
