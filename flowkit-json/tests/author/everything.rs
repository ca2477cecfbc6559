//! A flow with every component, and every property that a builder sets.

use flowkit_json::author::*;

use crate::last;

/// A picture of one pixel, in base64.
pub(crate) const PIXEL: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// Texts and pictures, with every property.
fn texts() -> Screen {
    Screen::new("TEXTS")
        .title(data("title"))
        .data(Field::string("title").example("Texts"))
        .data(Field::boolean("shown").example(true))
        .data_required(["title"])
        .leads_to("INPUTS")
        .children([
            Component::from(TextHeading::new("Heading").visible(true)),
            TextSubheading::new("Subheading")
                .visible(data("shown"))
                .into(),
            TextBody::new(["One", "Two"])
                .font_weight(FontWeight::BoldItalic)
                .strikethrough(false)
                .visible(data("shown"))
                .markdown(true)
                .into(),
            TextCaption::new("Caption")
                .font_weight(FontWeight::Normal)
                .strikethrough(true)
                .visible(true)
                .markdown(false)
                .into(),
            Image::new(PIXEL)
                .width(100)
                .height(50)
                .scale_type(ScaleType::Cover)
                .aspect_ratio(1.5)
                .alt_text("A pixel")
                .visible(true)
                .into(),
            ImageCarousel::new([Picture::new(PIXEL, "One"), Picture::new(PIXEL, "Two")])
                .aspect_ratio(AspectRatio::SixteenToNine)
                .scale_type(ScaleType::Contain)
                .visible(data("shown"))
                .into(),
        ])
        .child(DocumentPicker::new("contract", "Contract").error_message("Too large"))
        .child(
            EmbeddedLink::new("More", Action::open_url("https://example.com"))
                .visible(data("shown")),
        )
        .child(
            Footer::new("Next", Action::data_exchange())
                .left_caption("Left")
                .right_caption("Right")
                .enabled(data("shown")),
        )
}

/// Inputs outside of a Form, with every property.
fn inputs() -> Screen {
    let options = || {
        [
            Choice::new("1", "One")
                .description("The first")
                .metadata("1st")
                .image(PIXEL)
                .alt_text("A pixel"),
            Choice::new("2", "Two")
                .enabled(false)
                .on_select_action(Action::update_data().send("chosen", true))
                .on_unselect_action(Action::update_data().send("chosen", false)),
        ]
    };
    let chosen = || Action::update_data().send("chosen", true);
    Screen::new("INPUTS")
        .title("Inputs")
        .refresh_on_back(true)
        .data(Field::boolean("chosen").example(false))
        .data(Field::choices("options").example([Json::object([("id", "1"), ("title", "One")])]))
        .data(Field::string("error").example(""))
        .leads_to("CHOICES")
        .child(
            TextInput::new("code", "Code")
                .input_type(InputType::Text)
                .helper_text("Four letters")
                .required(true)
                .enabled(true)
                .visible(true)
                .min_chars(4)
                .max_chars(4)
                .pattern("[a-z]{4}")
                .label_variant(LabelVariant::Large)
                .init_value("abcd")
                .error_message(data("error")),
        )
        .child(
            TextArea::new("wishes", "Wishes")
                .helper_text("What you like")
                .max_length(200)
                .required(false)
                .enabled(true)
                .visible(true)
                .label_variant(LabelVariant::Large)
                .init_value("None")
                .error_message("No"),
        )
        .child(
            OptIn::new("terms", "I accept")
                .required(true)
                .visible(true)
                .on_click_action(Action::navigate("TERMS"))
                .on_select_action(chosen())
                .on_unselect_action(Action::update_data().send("chosen", false))
                .init_value(false),
        )
        .child(
            CheckboxGroup::new("several", "Several", options())
                .description("Some of them")
                .min_selected_items(0)
                .max_selected_items(2)
                .media_size(MediaSize::Large)
                .required(true)
                .enabled(true)
                .visible(true)
                .init_value(["1"])
                .error_message("No"),
        )
        .child(
            CheckboxGroup::new("others", "Others", data("options"))
                .on_select_action(chosen())
                .on_unselect_action(Action::update_data().send("chosen", false)),
        )
        .child(
            RadioButtonsGroup::new("one", "One", data("options"))
                .description("One of them")
                .media_size(MediaSize::Regular)
                .required(true)
                .enabled(true)
                .visible(true)
                .on_select_action(chosen())
                .on_unselect_action(Action::update_data().send("chosen", false))
                .init_value("1")
                .error_message("No"),
        )
        .child(
            Dropdown::new("city", "City", data("options"))
                .required(true)
                .enabled(true)
                .visible(true)
                .on_select_action(Action::data_exchange().send("city", form("city")))
                .on_unselect_action(Action::update_data().send("chosen", false))
                .init_value("1")
                .error_message("No"),
        )
        .child(
            Footer::new("Next", Action::data_exchange().send("code", form("code")))
                .center_caption("Center"),
        )
}

/// Chips, dates and files, with every property.
fn choices() -> Screen {
    Screen::new("CHOICES")
        .title("Choices")
        .data(Field::boolean("chosen").example(false))
        .leads_to("BRANCHES")
        .child(
            ChipsSelector::new(
                "chips",
                "Chips",
                [
                    Chip::new("1", "One").enabled(true).alt_text("The first"),
                    Chip::new("2", "Two")
                        .on_select_action(Action::update_data().send("chosen", true))
                        .on_unselect_action(Action::update_data().send("chosen", false)),
                ],
            )
            .description("Some of them")
            .min_selected_items(1)
            .max_selected_items(2)
            .required(true)
            .enabled(true)
            .visible(true)
            .init_value(["1"])
            .error_message("No"),
        )
        .child(
            ChipsSelector::new(
                "more",
                "More",
                [Chip::new("1", "One"), Chip::new("2", "Two")],
            )
            .on_select_action(Action::update_data().send("chosen", true))
            .on_unselect_action(Action::update_data().send("chosen", false)),
        )
        .child(
            DatePicker::new("day", "Day")
                .helper_text("A workday")
                .required(true)
                .enabled(true)
                .visible(true)
                .min_date("2026-01-01")
                .max_date("2026-12-31")
                .unavailable_dates(["2026-05-01"])
                .on_select_action(Action::data_exchange().send("day", form("day")))
                .init_value("2026-02-01")
                .error_message("No"),
        )
        .child(
            CalendarPicker::new("stay", Ends::new("Arrival", "Departure"))
                .mode(CalendarMode::Range)
                .title("Your stay")
                .description("At least two nights")
                .helper_text(Ends::new("First", "Last"))
                .required(Ends::new(true, false))
                .enabled(true)
                .visible(true)
                .min_date("2026-01-01")
                .max_date("2026-12-31")
                .unavailable_dates(["2026-05-01"])
                .include_days([Day::Monday, Day::Friday])
                .min_days(2)
                .max_days(7)
                .on_select_action(Action::data_exchange().send("stay", form("stay")))
                .init_value(Ends::new("2026-02-02", "2026-02-06"))
                .error_message(Ends::new("No", "No")),
        )
        .child(CalendarPicker::new("single", "One day").required(true))
        .child(
            PhotoPicker::new("photos", "Photos")
                .description("Of the damage")
                .photo_source(PhotoSource::Camera)
                .max_file_size_kb(1000)
                .min_uploaded_photos(1)
                .max_uploaded_photos(3)
                .enabled(true)
                .visible(true)
                .error_message([("790aba14", "Too dark")]),
        )
        .child(Footer::new(
            "Next",
            Action::data_exchange().send("photos", form("photos")),
        ))
}

/// A Form, and what is shown on conditions.
fn branches() -> Screen {
    Screen::new("BRANCHES")
        .title("Branches")
        .leads_to("PLANS")
        .child(
            Form::new("form")
                .init("kind", "a")
                .init("age", 18)
                .error("kind", "No")
                .children([RadioButtonsGroup::new(
                    "kind",
                    "Kind",
                    [Choice::new("a", "A"), Choice::new("b", "B")],
                )])
                .child(TextInput::new("age", "Age").input_type(InputType::Number))
                .child(
                    DocumentPicker::new("papers", "Papers")
                        .description("Your papers")
                        .allowed_mime_types([MimeType::Pdf, MimeType::Docx])
                        .max_file_size_kb(25_600)
                        .min_uploaded_documents(0)
                        .max_uploaded_documents(1)
                        .enabled(true)
                        .visible(true),
                ),
        )
        .child(
            If::new("${form.age} > 17")
                .then(If::new(expression("${form.kind} == 'a'")).then(TextBody::new("An adult, A")))
                .otherwise(TextBody::new("A child")),
        )
        .child(
            Switch::new(form("kind"))
                .case("a", TextBody::new("A"))
                .case("a", TextCaption::new("still A"))
                .empty_case("b"),
        )
        .child(Footer::new("Next", Action::data_exchange()))
}

fn plans() -> Screen {
    let other = NavigationList::new("other", [ListItem::new("none", "None of them")])
        .on_click_action(Action::navigate("END"));
    Screen::new("PLANS").title("Plans").child(other).child(
        NavigationList::new(
            "plan",
            [
                ListItem::new("basic", "Basic")
                    .tags(["small"])
                    .enabled(true)
                    .on_click_action(Action::navigate("END")),
                ListItem::new(
                    "pro",
                    MainContent::new("Pro")
                        .description("for teams")
                        .metadata("monthly"),
                )
                .start(StartContent::new(PIXEL).alt_text("A pixel"))
                .end(EndContent::new().title("€ 9").description("a month"))
                .badge("New")
                .on_click_action(Action::data_exchange().send("plan", form("plan"))),
            ],
        )
        .label("Plans")
        .description("Choose one")
        .media_size(MediaSize::Regular),
    )
}

/// A flow with every component, and every property that a builder sets.
pub(crate) fn everything() -> FlowJson {
    FlowJson::new("7.3")
        .endpoint("4.0")
        .screen(texts())
        .screen(inputs())
        .screen(choices())
        .screen(branches())
        .screen(plans())
        .screen(
            Screen::new("TERMS")
                .title("Terms")
                .terminal(true)
                .success(false)
                .child(RichText::new(["# Terms", "Be kind."]).visible(true))
                .child(Footer::new("Accept", Action::data_exchange())),
        )
        .screen(last("END"))
}
