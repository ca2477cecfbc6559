//! What the long documents are put together from.

use std::fmt::Write as _;

use super::{letters, repeat};

pub(super) const FOOTER: &str =
    r#"{"type":"Footer","label":"Done","on-click-action":{"name":"complete","payload":{}}}"#;

pub(super) fn whole(screens: &str) -> String {
    format!(r#"{{"version":"7.3","screens":[{screens}]}}"#)
}

pub(super) fn screen(data: &str, children: &str) -> String {
    format!(
        r#"{{"id":"A","title":"T","terminal":true,"data":{{{data}}},"layout":{{"type":"SingleColumnLayout","children":[{children}]}}}}"#
    )
}

/// One screen with one data field, `x`.
pub(super) fn on_a_screen(children: &str) -> String {
    whole(&screen(
        r#""x":{"type":"string","__example__":"a"}"#,
        children,
    ))
}

pub(super) fn text(kind: &str, text: &str) -> String {
    format!(r#"{{"type":"{kind}","text":"{text}"}}"#)
}

pub(super) fn footer(payload: &str) -> String {
    format!(
        r#"{{"type":"Footer","label":"L","on-click-action":{{"name":"complete","payload":{{{payload}}}}}}}"#
    )
}

pub(super) fn field(name: &str) -> String {
    format!(r#""{name}":{{"type":"string","__example__":"e"}}"#)
}

pub(super) fn data_fields(bytes: usize) -> String {
    let data = repeat(bytes / 2, |index| field(&format!("f{index}")));
    let shown = repeat(bytes / 2, |index| {
        text("TextBody", &format!("${{data.f{index}}}"))
    });
    whole(&screen(&data, &shown))
}

pub(super) fn unknown_among_fields(bytes: usize) -> String {
    let data = repeat(bytes / 2, |index| field(&format!("field{index}")));
    let shown = repeat(bytes / 2, |index| {
        text("TextBody", &format!("${{data.fild{index}}}"))
    });
    whole(&screen(&data, &shown))
}

pub(super) fn long_example(bytes: usize) -> String {
    let items = repeat(bytes, |index| {
        format!(r#"{{"id":"i{index}","title":"Title"}}"#)
    });
    whole(&screen(
        &format!(
            r#""l":{{"type":"array","items":{{"type":"object","properties":{{"id":{{"type":"string"}},"title":{{"type":"string"}}}}}},"__example__":[{items}]}}"#
        ),
        FOOTER,
    ))
}

pub(super) fn wrong_example(bytes: usize) -> String {
    let items = repeat(bytes, |index| index.to_string());
    whole(&screen(
        &format!(r#""l":{{"type":"array","items":{{"type":"string"}},"__example__":[{items}]}}"#),
        FOOTER,
    ))
}

pub(super) fn declared_members(bytes: usize) -> String {
    let members = repeat(bytes / 2, |index| {
        format!(r#""m{index}":{{"type":"string"}}"#)
    });
    let shown = repeat(bytes / 2, |index| {
        text("TextBody", &format!("${{data.o.m{index}}}"))
    });
    let data = format!(r#""o":{{"type":"object","properties":{{{members}}},"__example__":{{}}}}"#);
    whole(&screen(&data, &shown))
}

pub(super) fn screens(bytes: usize) -> String {
    whole(&repeat(bytes, |index| {
        let (id, next) = (letters(index), letters(index + 1));
        format!(
            r#"{{"id":"A{id}","title":"T","layout":{{"type":"SingleColumnLayout","children":[{{"type":"Footer","label":"L","on-click-action":{{"name":"navigate","next":{{"type":"screen","name":"A{next}"}},"payload":{{}}}}}}]}}}}"#
        )
    }))
}

pub(super) fn ifs(bytes: usize) -> String {
    let deep = 50;
    let one = (0..deep).fold(FOOTER.to_owned(), |inner, _| {
        format!(r#"{{"type":"If","condition":"${{data.x}}","then":[{inner}]}}"#)
    });
    on_a_screen(&repeat(bytes, |_| one.clone()))
}

pub(super) fn options(bytes: usize, more: &str, option: impl Fn(usize) -> String) -> String {
    on_a_screen(&format!(
        r#"{{"type":"CheckboxGroup","name":"n","label":"L"{more},"data-source":[{}]}}"#,
        repeat(bytes, option)
    ))
}

pub(super) fn options_and_values(bytes: usize) -> String {
    let values = repeat(bytes / 3, |index| format!(r#""v{index}""#));
    options(
        bytes - bytes / 3,
        &format!(r#","init-value":[{values}]"#),
        |index| format!(r#"{{"id":"o{index}","title":"Title"}}"#),
    )
}

pub(super) fn options_with_navigate(bytes: usize) -> String {
    let items = repeat(bytes, |index| {
        let target = letters(index);
        format!(
            r#"{{"id":"i{index}","main-content":{{"title":"T"}},"on-click-action":{{"name":"navigate","next":{{"type":"screen","name":"B{target}"}},"payload":{{}}}}}}"#
        )
    });
    on_a_screen(&format!(
        r#"{{"type":"NavigationList","name":"n","list-items":[{items}]}}"#
    ))
}

pub(super) fn navigates_with_payload(bytes: usize) -> String {
    let data = repeat(bytes / 3, |index| field(&format!("f{index}")));
    let payload = repeat(bytes / 3, |index| format!(r#""g{index}":"v""#));
    let first = format!(
        r#"{{"id":"F","title":"T","layout":{{"type":"SingleColumnLayout","children":[{{"type":"Footer","label":"L","on-click-action":{{"name":"navigate","next":{{"type":"screen","name":"A"}},"payload":{{{payload}}}}}}}]}}}}"#
    );
    whole(&format!("{first},{}", screen(&data, FOOTER)))
}

pub(super) fn two_long_names(bytes: usize) -> String {
    let (declared, meant) = ("a".repeat(bytes / 2), "b".repeat(bytes / 2));
    whole(&screen(
        &field(&declared),
        &text("TextBody", &format!("${{data.{meant}}}")),
    ))
}

pub(super) fn with_routes(routes: &str) -> String {
    format!(
        r#"{{"version":"7.3","data_api_version":"3.0","routing_model":{{{routes}}},"screens":[{}]}}"#,
        screen("", FOOTER)
    )
}

pub(super) fn sensitive(bytes: usize) -> String {
    let mut names = String::new();
    let _ = write!(
        names,
        "[{}]",
        repeat(bytes, |index| format!(r#""s{index}""#))
    );
    let screen = screen("", FOOTER).replacen('{', &format!(r#"{{"sensitive":{names},"#), 1);
    whole(&screen)
}
