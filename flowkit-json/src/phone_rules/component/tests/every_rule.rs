//! Each rule is broken by something, and has a name and a severity of its own.

use std::collections::HashSet;

use super::super::{ComponentFault, ComponentRule, Severity, check_init_values};
use super::written::{CLICK, judged};
use crate::catalogue::Kind;
use crate::document::Document;
use crate::read;

use ComponentRule as Rule;
use Kind::*;
use Severity::{DraftBanner, Hard, Placeholder};

/// A component that breaks the rule and no other, apart from those of drafts, and the value that it kept.
fn broken(rule: Rule) -> Option<(Kind, String, Option<&'static str>)> {
    let input = |more: &str| format!("{{'name': 'n', 'label': 'L', {more}}}");
    let options = |options: &str| input(&format!("'data-source': [{options}]"));
    let list = |more: &str, items: &str| format!("{{'name': 'n', {more} 'list-items': [{items}]}}");
    let item = |more: &str| format!("{{'id': 'a', 'main-content': {{'title': 'A'}} {more}}}");
    let other = |more: &str| format!("{{'id': 'b', 'main-content': {{'title': 'B'}} {more}}}");
    let (kind, json) = match rule {
        Rule::WrongType => (TextBody, "{'text': 3}".to_owned()),
        Rule::BlankLabel => (TextInput, "{'name': 'n', 'label': ' '}".to_owned()),
        Rule::ExtraOptionMember => (Dropdown, options("{'id': 'a', 'title': 'A', 'b': 1}")),
        Rule::BadColour => (
            Dropdown,
            options("{'id': 'a', 'title': 'A', 'color': 'red'}"),
        ),
        Rule::ActionsOnBothLevels => (
            NavigationList,
            list(CLICK, &item(", 'on-click-action': {'name': 'navigate'}")),
        ),
        Rule::DuplicateIds => (Dropdown, options("{'id': '', 'title': 'A'}")),
        Rule::EmptyList => (Dropdown, options("")),
        Rule::ChipsMinTwo => (ChipsSelector, options("{'id': 'a', 'title': 'A'}")),
        Rule::ImageAndColour => (
            Dropdown,
            options("{'id': 'a', 'title': 'A', 'image': 'iVBO', 'color': '#000000'}"),
        ),
        Rule::NumberOutOfRange => (PhotoPicker, input("'max-uploaded-photos': 0")),
        Rule::KeptValueWrongType => return Some((OptIn, input("'visible': true"), Some("'yes'"))),
        Rule::UnknownProperty | Rule::InitValuesNamePicker => return None,
        Rule::FooterCaptions => (
            Footer,
            format!("{{'label': 'L', {CLICK} 'left-caption': 'C'}}"),
        ),
        Rule::OpenUrlHttpsOnly => (
            EmbeddedLink,
            "{'text': 'T', 'on-click-action': {'name': 'open_url', 'url': 'http://a.b'}}"
                .to_owned(),
        ),
        Rule::NavlistLongText => (
            NavigationList,
            list(CLICK, &item(", 'badge': '0123456789abcdef'")),
        ),
        Rule::NavlistTooManyItems => (
            NavigationList,
            list(CLICK, &item(", 'tags': ['a', 'b', 'c', 'd']")),
        ),
        Rule::NavlistEndOnSome => {
            let some = format!("{}, {}", item(", 'end': {'title': 'E'}"), other(""));
            (NavigationList, list(CLICK, &some))
        }
        Rule::NavlistEndTexts => (NavigationList, list(CLICK, &item(", 'end': {}"))),
        Rule::NavlistEndWithLargeMedia => {
            let large = format!("{CLICK} 'media-size': 'large',");
            (
                NavigationList,
                list(&large, &item(", 'end': {'title': 'E'}")),
            )
        }
        Rule::NavlistOneBadge => {
            let badges = format!("{}, {}", item(", 'badge': 'B'"), other(", 'badge': 'B'"));
            (NavigationList, list(CLICK, &badges))
        }
        Rule::NavlistNoAction => (NavigationList, list("", &item(""))),
        Rule::NavlistImageTooBig => {
            let image = format!(", 'start': {{'image': '{}'}}", "i".repeat(140_000));
            (NavigationList, list(CLICK, &item(&image)))
        }
        Rule::ImageTooBig => (Image, format!("{{'src': '{}'}}", "i".repeat(420_000))),
        Rule::ImageUnknown => (Image, "{'src': 'logo.png'}".to_owned()),
        Rule::LongText => (TextHeading, format!("{{'text': '{}'}}", "t".repeat(81))),
        Rule::TooManyItems => {
            let picture = "{'src': 'iVBO', 'alt-text': 'A'}";
            (
                ImageCarousel,
                format!("{{'images': [{}]}}", [picture; 4].join(",")),
            )
        }
        Rule::MinAboveMax => (TextInput, input("'min-chars': 5, 'max-chars': 4")),
        Rule::MissingProperty => (TextBody, "{}".to_owned()),
        Rule::BlankText => (TextBody, "{'text': ''}".to_owned()),
        Rule::UnknownWord => (TextBody, "{'text': 'T', 'font-weight': 'fat'}".to_owned()),
        Rule::UnknownMember => (NavigationList, list(CLICK, &item(", 'price': 3"))),
        Rule::DisabledOptionSelected => {
            let options = options("{'id': 'a', 'title': 'A', 'enabled': false}");
            return Some((Dropdown, options, Some("'a'")));
        }
        Rule::RequiredNotUsable => (TextInput, input("'required': true, 'enabled': false")),
    };
    Some((kind, json, None))
}

#[test]
fn p104_every_rule_is_told_with_its_severity() {
    for rule in Rule::ALL {
        let faults = match broken(rule) {
            Some((kind, json, value)) => judged(kind, (7, 3), &json, value),
            None if rule == Rule::UnknownProperty => {
                let input = "{'name': 'n', 'label': 'L', 'pattern': 'a'}";
                judged(TextInput, (6, 1), input, None)
            }
            None => {
                let document = Document::parse(
                    r#"{"screens": [{"id": "A", "layout": {"children": [{"type": "DocumentPicker", "name": "files"}]}}]}"#,
                )
                .unwrap();
                let values = read::parse(r#"{"files": [], "text": "", "none": null}"#).unwrap();
                check_init_values(document.screen("A").unwrap(), &values.value)
            }
        };
        let found: Vec<Rule> = faults.iter().map(ComponentFault::rule).collect();
        assert_eq!(found, [rule]);
        for fault in faults {
            assert_eq!(fault.severity(), rule.severity());
        }
    }
}

#[test]
fn severities_are_those_of_the_phone() {
    let of = |severity| {
        let rules = Rule::ALL
            .into_iter()
            .filter(|rule| rule.severity() == severity);
        rules.map(Rule::as_str).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        of(Hard),
        "published_wrong_type_error published_blank_label published_extra_option_member published_bad_colour \
         published_actions_both_levels published_duplicate_ids published_empty_list chips_min_two \
         published_image_and_colour published_number_out_of_range kept_value_wrong_type published_unknown_property \
         footer_caption_combination open_url_https_only init_values_name_picker navlist_long_title_error \
         navlist_too_many_items navlist_end_all_or_none navlist_end_one_or_two_texts navlist_end_with_large_media \
         navlist_one_badge navlist_no_action navlist_image_too_big"
    );
    assert_eq!(
        of(Placeholder),
        "image_too_big_placeholder image_unknown_placeholder"
    );
    assert_eq!(
        of(DraftBanner),
        "published_long_text_ok published_many_options_ok published_min_over_max published_missing_property_ok \
         draft_blank_text draft_unknown_word draft_unknown_member draft_disabled_option_selected draft_required_not_usable"
    );
    let names: HashSet<&str> = Rule::ALL.map(Rule::as_str).into();
    assert_eq!(names.len(), Rule::ALL.len());
}
