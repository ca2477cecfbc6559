//! A flow from the first line to the last.

use flowkit_json::author::*;

use crate::assert_valid;

#[test]
fn a_flow_is_written_as_meta_writes_them() {
    let flow = FlowJson::new("7.3")
        .endpoint("3.0")
        .screen(
            Screen::new("SIGN_UP")
                .title("Sign up")
                .data(Field::string("greeting").example("Hello"))
                .sensitive(["name"])
                .leads_to("DONE")
                .child(TextHeading::new(data("greeting")))
                .child(
                    TextInput::new("name", "Your name")
                        .required(true)
                        .max_chars(40),
                )
                .child(Footer::new(
                    "Next",
                    Action::data_exchange().send("name", form("name")),
                )),
        )
        .screen(
            Screen::new("DONE")
                .title("Welcome")
                .terminal(true)
                .child(TextBody::new(expression(
                    "'Hello ' ${screen.SIGN_UP.form.name}",
                )))
                .child(Footer::new(
                    "Done",
                    Action::complete().send("name", screen("SIGN_UP").form("name")),
                )),
        );
    let expected = r#"{
  "version": "7.3",
  "data_api_version": "3.0",
  "routing_model": {
    "SIGN_UP": [
      "DONE"
    ],
    "DONE": []
  },
  "screens": [
    {
      "id": "SIGN_UP",
      "title": "Sign up",
      "sensitive": [
        "name"
      ],
      "data": {
        "greeting": {
          "type": "string",
          "__example__": "Hello"
        }
      },
      "layout": {
        "type": "SingleColumnLayout",
        "children": [
          {
            "type": "TextHeading",
            "text": "${data.greeting}"
          },
          {
            "type": "TextInput",
            "name": "name",
            "label": "Your name",
            "required": true,
            "max-chars": 40
          },
          {
            "type": "Footer",
            "label": "Next",
            "on-click-action": {
              "name": "data_exchange",
              "payload": {
                "name": "${form.name}"
              }
            }
          }
        ]
      }
    },
    {
      "id": "DONE",
      "title": "Welcome",
      "terminal": true,
      "layout": {
        "type": "SingleColumnLayout",
        "children": [
          {
            "type": "TextBody",
            "text": "`'Hello ' ${screen.SIGN_UP.form.name}`"
          },
          {
            "type": "Footer",
            "label": "Done",
            "on-click-action": {
              "name": "complete",
              "payload": {
                "name": "${screen.SIGN_UP.form.name}"
              }
            }
          }
        ]
      }
    }
  ]
}
"#;
    assert_eq!(flow.to_json(), expected);
    assert_valid(&flow);
}
