//! What the catalogue says of the phone, held to what is known of it: one line a fact, as the references have it.
//!
//! The tables are complete both ways: a row of the catalogue that says more or something else fails, too.

mod texts;
mod values;

use super::component::Component;
use super::{DefaultValue, Kind, Property, TooMany};

/// Names the lines that only the catalogue has, and those that only the table has.
#[track_caller]
fn same_lines(catalogue: &str, table: &str) {
    let only_in = |one: &str, other: &str| {
        let lines = one
            .lines()
            .filter(|line| !other.lines().any(|known| known == *line));
        lines
            .map(|line| format!("\n    {line}"))
            .collect::<String>()
    };
    let (new, gone) = (only_in(catalogue, table), only_in(table, catalogue));
    assert!(
        new.is_empty() && gone.is_empty(),
        "only the catalogue says:{new}\nonly the table says:{gone}"
    );
    assert_eq!(catalogue, table, "the order differs");
}

/// Each property with its path, members included.
fn rows(component: &'static Component) -> Vec<(String, &'static Property)> {
    fn within(path: &str, rows: &'static [Property], all: &mut Vec<(String, &'static Property)>) {
        for row in rows {
            let path = format!("{path}{}", row.name());
            all.push((path.clone(), row));
            within(&format!("{path}."), row.members().unwrap_or_default(), all);
        }
    }
    let mut all = Vec::new();
    within("", component.properties(), &mut all);
    all
}

/// One line for each row of which there is something to say.
fn told(say: impl Fn(&Property) -> Option<String>) -> String {
    let mut told = String::from("\n");
    for component in Kind::ALL.map(Kind::component) {
        for (path, row) in rows(component) {
            if let Some(said) = say(row) {
                let head = format!("{} {path}", component.kind());
                told += &format!("{head:<41} {said}\n");
            }
        }
    }
    told
}

/// How many items there may be, and how large pictures may be.
const LISTS_AND_PICTURES: &str = "
Image src                                 picture of 300 KB
RadioButtonsGroup data-source             1 to 20 items, more are drawn
RadioButtonsGroup data-source.image       picture of 100 KB, 300 before 6.0
Dropdown data-source                      1 to 200 items, 100 with pictures, more are drawn, a search box from 40
Dropdown data-source.image                picture of 100 KB, 300 before 6.0
CheckboxGroup data-source                 1 to 20 items, more are drawn
CheckboxGroup data-source.image           picture of 100 KB, 300 before 6.0
NavigationList list-items                 1 to 20 items, more are refused
NavigationList list-items.start.image     picture of 100 KB
NavigationList list-items.end             1 to 2 of its members
NavigationList list-items.badge           in 1 item of the list
ChipsSelector data-source                 2 to 20 items, more are drawn
ImageCarousel images                      1 to 3 items, more are invalid
ImageCarousel images.src                  picture of any size
";

#[test]
fn lists_and_pictures_have_limits() {
    let items = |row: &Property| {
        let limit = row.item_limit()?;
        let (fewest, most, with_pictures) = (limit.fewest(), limit.most(false), limit.most(true));
        let pictures = match with_pictures == most {
            true => String::new(),
            false => format!(", {with_pictures} with pictures"),
        };
        let beyond = match limit.beyond() {
            TooMany::Drawn => "drawn",
            TooMany::Refused => "refused",
            TooMany::Invalid => "invalid",
        };
        let search = match limit.searched_from() {
            Some(many) => format!(", a search box from {many}"),
            None => String::new(),
        };
        Some(format!(
            "{fewest} to {most} items{pictures}, more are {beyond}{search}"
        ))
    };
    let picture = |row: &Property| {
        let limit = row.picture_limit()?;
        Some(
            match (limit.most_kilobytes(), limit.most_kilobytes_before_6()) {
                (None, _) => "picture of any size".to_owned(),
                (Some(most), Some(once)) if once != most => {
                    format!("picture of {most} KB, {once} before 6.0")
                }
                (Some(most), _) => format!("picture of {most} KB"),
            },
        )
    };
    let members = |row: &Property| {
        let (fewest, most) = row.member_count()?;
        Some(format!("{fewest} to {most} of its members"))
    };
    let in_list = |row: &Property| Some(format!("in {} item of the list", row.most_in_list()?));
    let all = |row: &Property| {
        let items = items(row).or_else(|| picture(row));
        items.or_else(|| members(row)).or_else(|| in_list(row))
    };
    same_lines(&told(all), LISTS_AND_PICTURES);
}

/// What the phone takes for what is left out, apart from `visible`, `enabled` and `required`.
const DEFAULTS: &str = "
TextBody font-weight                      normal
TextBody strikethrough                    false
TextBody markdown                         false
TextCaption font-weight                   normal
TextCaption strikethrough                 false
TextCaption markdown                      false
Image height                              400
Image scale-type                          contain
Image aspect-ratio                        1
TextInput input-type                      text
TextInput min-chars                       0
TextInput max-chars                       80
TextArea max-length                       600
RadioButtonsGroup media-size              regular
CheckboxGroup min-selected-items          0
CheckboxGroup max-selected-items          as many as there are options
CheckboxGroup media-size                  regular
DatePicker min-date                       1900-01-01
DatePicker max-date                       2100-12-31
PhotoPicker photo-source                  camera_gallery
PhotoPicker max-file-size-kb              25600
PhotoPicker min-uploaded-photos           0
PhotoPicker max-uploaded-photos           30
DocumentPicker max-file-size-kb           25600
DocumentPicker min-uploaded-documents     0
DocumentPicker max-uploaded-documents     30
NavigationList media-size                 regular
ChipsSelector min-selected-items          0
ChipsSelector max-selected-items          as many as there are options
ImageCarousel aspect-ratio                4:3
ImageCarousel scale-type                  contain
CalendarPicker mode                       single
CalendarPicker min-date                   100 years ago
CalendarPicker max-date                   in 5 years
";

#[test]
fn what_is_left_out_has_a_default() {
    let told = told(|row| {
        let default = row.default_value();
        let common = match row.name() {
            "visible" | "enabled" => Some(DefaultValue::Flag(true)),
            "required" => Some(DefaultValue::Flag(false)),
            _ => None,
        };
        if common.is_some() {
            assert_eq!(default, common, "{}", row.name());
            return None;
        }
        Some(match default? {
            DefaultValue::Flag(flag) => flag.to_string(),
            DefaultValue::Number(number) => number.to_string(),
            DefaultValue::Word(word) => word.to_owned(),
            DefaultValue::AllItems => "as many as there are options".to_owned(),
            DefaultValue::YearsFromNow(years @ ..0) => format!("{} years ago", years.abs()),
            DefaultValue::YearsFromNow(years) => format!("in {years} years"),
        })
    });
    same_lines(&told, DEFAULTS);
}

/// How many of a component there may be, whether it belongs into a Form, and how its actions run.
const COMPONENTS: &str = "
Image             3 a screen
TextInput         in the Form
TextArea          in the Form
RadioButtonsGroup in the Form, unselecting falls back
Dropdown          in the Form, unselecting falls back, after 300 ms
OptIn             5 a screen, in the Form
CheckboxGroup     in the Form, unselecting falls back
DatePicker        in the Form, unselecting falls back, after 600 ms
PhotoPicker       1 a screen with DocumentPicker, in the Form
DocumentPicker    1 a screen with PhotoPicker, in the Form
EmbeddedLink      2 a screen
Footer            1 a screen
Form              1 a screen
NavigationList    2 a screen, after 600 ms
ChipsSelector     value last
ImageCarousel     2 a screen, 3 a flow
CalendarPicker    unselecting falls back
";

#[test]
fn how_many_there_may_be_and_how_actions_run() {
    let mut told = String::from("\n");
    for component in Kind::ALL.map(Kind::component) {
        let kind = component.kind();
        let screen = component.per_screen().map(|limit| {
            let others = limit.kinds().iter().filter(|other| **other != kind);
            let others: String = others.map(|other| format!(" with {other}")).collect();
            assert!(limit.kinds().contains(&kind), "{kind}");
            format!("{} a screen{others}", limit.most())
        });
        let runs = component.runs();
        let delay = runs.delay_in_milliseconds();
        let said = [
            screen,
            component.per_flow().map(|most| format!("{most} a flow")),
            component
                .belongs_in_form()
                .then(|| "in the Form".to_owned()),
            runs.unselect_falls_back()
                .then(|| "unselecting falls back".to_owned()),
            (!runs.keeps_value_first()).then(|| "value last".to_owned()),
            (delay > 0).then(|| format!("after {delay} ms")),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        if !said.is_empty() {
            told += &format!("{:<17} {}\n", kind.name(), said.join(", "));
        }
    }
    same_lines(&told, COMPONENTS);
}

#[test]
fn a_chip_has_a_member_that_the_phone_does_not_know() {
    let unknown = told(|row| (!row.is_known_to_phone()).then(|| "unknown to the phone".to_owned()));
    same_lines(
        &unknown,
        "\nChipsSelector data-source.alt-text        unknown to the phone\n",
    );
}

#[test]
fn a_limit_names_a_property_beside_it() {
    for component in Kind::ALL.map(Kind::component) {
        for row in component.properties() {
            if let Some(limit) = row.limited_by() {
                let other = component.property(limit.other());
                assert!(other.is_some(), "{} {}", component.kind(), row.name());
            }
        }
    }
}
