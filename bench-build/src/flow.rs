//! The Flow JSON of a flow with many screens, such as a long application form.

use std::fmt::Write as _;

/// The id of a screen; ids are letters and underscores only.
pub(crate) fn id(number: usize) -> String {
    let letter =
        |number: usize| char::from(b'A'.saturating_add(u8::try_from(number % 26).unwrap_or(0)));
    format!("STEP_{}{}", letter(number / 26), letter(number))
}

/// The name of the screen's type.
pub(crate) fn ty(number: usize) -> String {
    let id = id(number);
    let mut letters = id.trim_start_matches("STEP_").chars();
    let first = letters.next().unwrap_or('A');
    format!("Step{first}{}", letters.as_str().to_lowercase())
}

/// A flow of `screens` screens in a row, each with data and a form.
pub(crate) fn json(screens: usize) -> String {
    let routes: Vec<String> = (0..screens)
        .map(|number| match number.checked_add(1) {
            Some(next) if next < screens => format!("\"{}\": [\"{}\"]", id(number), id(next)),
            _ => format!("\"{}\": []", id(number)),
        })
        .collect();
    let mut text = format!(
        "{{\n \"version\": \"7.3\",\n \"data_api_version\": \"3.0\",\n \"routing_model\": {{{}}},\n \"screens\": [\n",
        routes.join(", ")
    );
    for number in 0..screens {
        let last = number.saturating_add(1) == screens;
        text.push_str(&screen(number, last));
        text.push_str(if last { "\n" } else { ",\n" });
    }
    text.push_str(" ]\n}\n");
    text
}

fn screen(number: usize, last: bool) -> String {
    let mut text = String::new();
    let id = id(number);
    let terminal = if last {
        "\"terminal\": true, \"success\": true, "
    } else {
        ""
    };
    let _ = write!(
        text,
        r#"  {{"id": "{id}", "title": "Step {number}", {terminal}
   "data": {{
    "greeting": {{"type": "string", "__example__": "Hello"}},
    "hint": {{"type": "string", "__example__": "As in your passport"}},
    "cities": {{"type": "array", "items": {{"type": "object", "properties": {{"id": {{"type": "string"}}, "title": {{"type": "string"}}}}}},
     "__example__": [{{"id": "a", "title": "Aachen"}}]}},
    "has_cities": {{"type": "boolean", "__example__": true}},
    "fee": {{"type": "number", "__example__": 12.5}},
    "person": {{"type": "object", "properties": {{"first": {{"type": "string"}}, "last": {{"type": "string"}}}},
     "__example__": {{"first": "Ann", "last": "Lee"}}}}
   }},
   "layout": {{"type": "SingleColumnLayout", "children": [
    {{"type": "TextBody", "text": "${{data.greeting}}"}},
    {{"type": "TextBody", "text": "${{data.hint}}"}},
    {{"type": "TextBody", "text": "${{data.person.first}}"}},
    {{"type": "TextInput", "name": "full_name", "label": "Name", "required": true}},
    {{"type": "TextInput", "name": "email", "label": "E-mail", "input-type": "email"}},
    {{"type": "Dropdown", "name": "city", "label": "City", "required": true, "data-source": "${{data.cities}}", "enabled": "${{data.has_cities}}"}},
    {{"type": "DatePicker", "name": "day", "label": "Day"}},
    {{"type": "OptIn", "name": "news", "label": "Send me news"}},
    {{"type": "Footer", "label": "Next", "on-click-action": {{"name": "data_exchange", "payload": {{
     "full_name": "${{form.full_name}}", "email": "${{form.email}}", "city": "${{form.city}}",
     "day": "${{form.day}}", "news": "${{form.news}}", "fee": "${{data.fee}}"}}}}}}
   ]}}}}"#
    );
    text
}
