//! Flows as they are in use.

use super::{letters, repeat};

/// A flow with an endpoint and 30 screens, as one in use has them: data, inputs, lists of options, a condition, an
/// expression and a Footer on each.
#[must_use]
pub fn thirty_screens() -> String {
    let ids: Vec<String> = (0..30)
        .map(|index| format!("STEP_{}", letters(index)))
        .collect();
    let mut routes = Vec::new();
    let mut screens = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        let next = ids.get(index + 1);
        routes.push(match next {
            Some(next) => format!(r#""{id}": ["{next}"]"#),
            None => format!(r#""{id}": []"#),
        });
        let (terminal, action) = match next {
            Some(_) => ("", "data_exchange"),
            None => (r#""terminal": true,"#, "complete"),
        };
        screens.push(
            STEP.replace("@ID", id)
                .replace("@TERMINAL", terminal)
                .replace("@ACTION", action),
        );
    }
    format!(
        "{{\n  \"version\": \"7.3\",\n  \"data_api_version\": \"3.0\",\n  \"routing_model\": {{{}}},\n  \"screens\": [{}]\n}}\n",
        routes.join(", "),
        screens.join(", ")
    )
}

const STEP: &str = r#"{
      "id": "@ID",
      "title": "A step of many",
      @TERMINAL
      "data": {
        "heading": { "type": "string", "__example__": "What may we do for you?" },
        "has_more": { "type": "boolean", "__example__": true },
        "price": { "type": "number", "__example__": 12.5 },
        "times": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": { "id": { "type": "string" }, "title": { "type": "string" } }
          },
          "__example__": [{ "id": "10:30", "title": "Half past ten" }, { "id": "11:00", "title": "Eleven" }]
        }
      },
      "layout": {
        "type": "SingleColumnLayout",
        "children": [
          { "type": "TextHeading", "text": "${data.heading}" },
          { "type": "TextBody", "text": "`'It costs ' ${data.price} ' euros, for ' ${form.guests}`" },
          {
            "type": "RadioButtonsGroup",
            "name": "guests",
            "label": "How many are you?",
            "required": true,
            "data-source": [
              { "id": "1", "title": "One" },
              { "id": "2", "title": "Two", "description": "At one of the small tables" },
              { "id": "4", "title": "Four" }
            ]
          },
          {
            "type": "Dropdown",
            "name": "time",
            "label": "When?",
            "required": "${data.has_more}",
            "data-source": "${data.times}",
            "on-select-action": { "name": "data_exchange", "payload": { "time": "${form.time}" } }
          },
          { "type": "TextInput", "name": "name", "label": "Your name", "required": true, "helper-text": "As on the card" },
          { "type": "TextArea", "name": "wishes", "label": "Wishes", "max-length": 300 },
          {
            "type": "If",
            "condition": "${data.has_more} && (${data.price} > 10)",
            "then": [
              { "type": "TextCaption", "text": "There is more to choose from in the evening." },
              { "type": "OptIn", "name": "news", "label": "Tell me about offers" }
            ],
            "else": [{ "type": "DatePicker", "name": "day", "label": "Another day", "min-date": "2026-01-01" }]
          },
          {
            "type": "Footer",
            "label": "Continue",
            "on-click-action": {
              "name": "@ACTION",
              "payload": {
                "guests": "${form.guests}",
                "time": "${form.time}",
                "name": "${form.name}",
                "wishes": "${form.wishes}",
                "price": "${data.price}"
              }
            }
          }
        ]
      }
    }"#;

/// As many such screens as fit.
pub(super) fn like_the_thirty(bytes: usize) -> String {
    let step = |index: usize| {
        STEP.replace("@ID", &format!("STEP_{}", letters(index)))
            .replace("@TERMINAL", r#""terminal": true,"#)
            .replace("@ACTION", "complete")
    };
    format!(
        r#"{{"version":"7.3","data_api_version":"3.0","routing_model":{{}},"screens":[{}]}}"#,
        repeat(bytes, step)
    )
}
