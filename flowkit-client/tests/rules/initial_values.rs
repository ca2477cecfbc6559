//! Initial values, and when they apply.

use serde_json::{Value, json};

use crate::parts::{exchange, input, link, list_of, navigate, one, options, update, with};
use crate::support::{Flow, Walk, footer, screen, screens};

/// Both ways to write initial values: at each field, and at the Form around them.
fn both_ways(initial: &Value) -> [Value; 2] {
    let fields = |of_field: bool| -> Vec<Value> {
        let names = ["who", "what"].into_iter();
        let fields = names.map(|name| match initial.get(name) {
            Some(value) if of_field => with(input(name), "init-value", value.clone()),
            _ => input(name),
        });
        fields.collect()
    };
    let footer = footer(json!({"who": "${form.who}", "what": "${form.what}"}));
    let mut outside = fields(true);
    outside.push(footer.clone());
    let mut within = fields(false);
    within.push(footer);
    let form =
        json!([{"type": "Form", "name": "form", "init-values": initial, "children": within}]);
    [Value::Array(outside), form]
}

fn each_way(initial: Value, data: Value, test: impl Fn(&mut Walk)) {
    for components in both_ways(&initial) {
        test(&mut screen(components).shown(data.clone()));
    }
}

/// A first screen whose fields begin with these values, and a second one.
fn two(initial: &Value) -> [Flow; 2] {
    both_ways(initial).map(|mut components| {
        components
            .as_array_mut()
            .unwrap()
            .push(link(navigate("B", json!({"b": "from A"}))));
        let second = json!([
            with(input("b"), "init-value", json!("${data.b}")),
            link(exchange(json!({}))),
            footer(json!({}))
        ]);
        screens(json!([one("A", components), one("B", second)]))
    })
}

#[test]
fn p032_init_value_untouched_sent() {
    each_way(
        json!({"who": "Ann", "what": "${data.what}"}),
        json!({"what": "Tea"}),
        |walk| {
            walk.tap("Footer");
            assert_eq!(walk.payload(), json!({"who": "Ann", "what": "Tea"}));
        },
    );
}

#[test]
fn p032_other_screens_see_it_as_well() {
    let mut walk = screens(json!([
        one(
            "A",
            json!([
                with(input("who"), "init-value", json!("Ann")),
                footer(json!({}))
            ])
        ),
        one("B", json!([footer(json!({"who": "${screen.A.form.who}"}))])),
    ]))
    .shown(json!({}));
    walk.tap("Footer").answer("B", json!({})).tap("Footer");
    assert_eq!(walk.payload(), json!({"who": "Ann"}));
}

#[test]
fn p033_init_number_to_text() {
    each_way(
        json!({"who": 12, "what": "${data.n}"}),
        json!({"n": 1.5}),
        |walk| {
            assert_eq!(walk.form(), json!({"who": "12", "what": "1.5"}));
        },
    );
    // A whole number is one however the endpoint writes it.
    each_way(json!({"who": "${data.n}"}), json!({"n": 5.0}), |walk| {
        assert_eq!(walk.form(), json!({"who": "5"}));
    });
    // Within a list, and of another type, a value stays what it is.
    each_way(
        json!({"who": "${data.list}", "what": "${data.flag}"}),
        json!({"list": [1], "flag": true}),
        |walk| {
            assert_eq!(walk.phone.form_of("A").unwrap()["who"], json!([1]));
            assert_eq!(walk.phone.form_of("A").unwrap()["what"], json!(true));
        },
    );
}

#[test]
fn p034_init_static_first_visit_only() {
    each_way(json!({"who": "Ann"}), json!({}), |walk| {
        walk.fill("who", "Bob").tap("Footer").answer("A", json!({}));
        assert_eq!(walk.form(), json!({"who": "Bob"}));
    });
    // A screen that holds no value yet is still at its first visit.
    let late = json!([
        with(input("who"), "init-value", json!("Ann")),
        footer(json!({}))
    ]);
    let mut walk = screens(json!([
        one("A", json!([footer(json!({}))])),
        one("B", late)
    ]))
    .shown(json!({}));
    walk.tap("Footer").answer("B", json!({}));
    walk.fill("who", "")
        .back()
        .tap("Footer")
        .answer("B", json!({}));
    assert_eq!(walk.form(), json!({"who": ""}));
}

#[test]
fn p035_init_bound_every_navigation() {
    each_way(
        json!({"who": "Ann", "what": "${data.what}"}),
        json!({"what": "Tea"}),
        |walk| {
            walk.fill("who", "Bob").fill("what", "Milk");
            walk.tap("Footer").answer("A", json!({"what": "Rum"}));
            // The one binding brings the fixed value back as well.
            assert_eq!(walk.form(), json!({"who": "Ann", "what": "Rum"}));
        },
    );
    let form = json!([{"type": "Form", "name": "form", "init-values": "${data.all}",
        "children": [input("who"), input("what"), footer(json!({}))]}]);
    let mut walk = screen(form).shown(json!({"all": {"who": "Ann", "what": 3}}));
    assert_eq!(walk.form(), json!({"who": "Ann", "what": "3"}));
    walk.fill("who", "Bob")
        .tap("Footer")
        .answer("A", json!({"all": {"what": "4"}}));
    assert_eq!(walk.form(), json!({"who": "Bob", "what": "4"}));
}

#[test]
fn p036_init_expression_counts_static() {
    each_way(
        json!({"who": "`'Dr ' ${data.name}`"}),
        json!({"name": "Ann"}),
        |walk| {
            assert_eq!(walk.form(), json!({"who": "Dr Ann"}));
            walk.fill("who", "Bob")
                .tap("Footer")
                .answer("A", json!({"name": "Eve"}));
            assert_eq!(walk.form(), json!({"who": "Bob"}));
        },
    );
}

#[test]
fn p037_init_after_answer_overwrites() {
    each_way(
        json!({"who": "${data.who}"}),
        json!({"who": "Ann"}),
        |walk| {
            walk.fill("who", "Bob").fill("what", "Tea");
            walk.tap("Footer").answer("A", json!({}));
            assert_eq!(walk.form(), json!({"who": "Ann", "what": "Tea"}));
        },
    );
    // So it is where the endpoint leads back to a screen.
    for flow in two(&json!({"who": "${data.who}"})) {
        let mut walk = flow.shown(json!({"who": "Ann"}));
        walk.fill("who", "Bob")
            .tap("EmbeddedLink")
            .tap("EmbeddedLink");
        walk.answer("A", json!({}));
        assert_eq!(walk.form(), json!({"who": "Ann"}));
    }
}

#[test]
fn p038_init_after_navigate_keeps() {
    for flow in two(&json!({"who": "${data.who}"})) {
        let mut walk = flow.shown(json!({"who": "Ann"}));
        walk.fill("who", "Bob").tap("EmbeddedLink");
        assert_eq!(walk.form(), json!({"b": "from A"}));
        walk.fill("b", "typed").back();
        assert_eq!(walk.form(), json!({"who": "Bob"}));
        walk.tap("EmbeddedLink");
        assert_eq!(walk.form(), json!({"b": "typed"}));
    }
}

#[test]
fn p039_init_null_ignored() {
    each_way(
        json!({"who": "${data.who}", "what": "${data.none}"}),
        json!({"who": "Ann"}),
        |walk| {
            walk.fill("who", "Bob").fill("what", "Tea");
            walk.tap("Footer").answer("A", json!({"who": null}));
            assert_eq!(walk.form(), json!({"who": "Bob", "what": "Tea"}));
        },
    );
}

#[test]
fn p040_init_not_rerun_on_update_data() {
    let text = json!({"type": "string", "__example__": "a"});
    let mut walk = screen(json!([
        with(input("who"), "init-value", json!("${data.who}")),
        link(update(json!({"who": "Eve"}))),
        footer(json!({}))
    ]))
    .data(json!({"who": text}))
    .shown(json!({"who": "Ann"}));
    walk.tap("EmbeddedLink");
    assert_eq!(walk.data(), json!({"who": "Eve"}));
    assert_eq!(walk.form(), json!({"who": "Ann"}));
}

#[test]
fn an_initial_choice_is_sent_as_it_is_given() {
    let days = with(
        list_of("CheckboxGroup", "days", options(&["mo", "tu", "we"])),
        "init-value",
        json!(["we", "mo"]),
    );
    let mut walk = screen(json!([days, footer(json!({"days": "${form.days}"}))])).shown(json!({}));
    walk.tap("Footer");
    assert_eq!(walk.payload(), json!({"days": ["we", "mo"]}));
}
