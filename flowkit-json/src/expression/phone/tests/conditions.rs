//! Conditions that were decided in the phone's own code.

use super::super::condition;
use super::state;

fn check<const N: usize>(cases: [(&str, bool); N]) {
    let state = state(1.9);
    for (text, expected) in cases {
        assert_eq!(condition(text, &state), expected, "{text}");
    }
}

/// Every vector that was executed in the phone's own code.
#[test]
fn p081_to_p089_the_executed_vectors() {
    check([
        ("${data.s} == 'x'", true),
        ("`${data.s} == 'x'`", false),
        ("!${form.none}", false),
        ("!${form.nul}", false),
        ("!${data.b}", false),
        ("${data.d} > 1", false),
        ("${data.d} == 1", true),
        ("${data.str} == 10", true),
        ("${data.e} == ''", true),
        ("${form.none} == ''", true),
        ("${form.none} != ''", false),
        ("${form.none} != 'x'", true),
        ("${data.s} == 'x' && ${data.b}", false),
        ("(${data.s} == 'x') && (${data.n} > 3)", true),
        ("(${data.s} == 'z') || (${data.n} > 3)", true),
        (
            "(${data.b} == true) || (${data.n} > 3) && (${data.b} == false)",
            false,
        ),
        ("${data.b}", true),
        ("(((${data.b})))", true),
        ("${data.s}", false),
        ("${data.n} > 'a'", false),
        ("!(${data.s} == 'x')", false),
        ("${data.b} || ${data.b} && ${form.none}", true),
        ("${data.n} == -5", false),
    ]);
}

#[test]
fn what_the_table_of_constructs_says() {
    check([
        ("!${data.f}", true),
        ("!!${data.b}", true),
        ("${data.n}", false),
        ("${data.none}", false),
        ("${data.b} && ${data.s}", false),
        ("${data.f} || ${data.b}", true),
        ("${data.b} && !${data.f}", true),
        ("${data.b} && (${data.s} == 'x')", true),
        ("${data.b} || (${data.b}) && ${data.f}", false),
        ("${data.s} != 'z'", true),
        ("${data.b} == true", true),
        ("${data.b} == 1", false),
        ("${data.b} == 'true'", false),
        ("'10' == 10", true),
        ("${form.nul} == ''", true),
        ("${data.z} == ''", false),
        ("${data.none} > 0", false),
        ("${data.str} > ${data.str2}", true),
        ("${data.n} >= 5", true),
        ("${data.n} <= 4", false),
        ("-3 < ${data.n}", true),
        ("${data.arr.1} == 'b'", true),
        ("${data.arr[0]} == 'a'", true),
        // Any word that begins with a t takes four characters, and with an f five.
        ("true", true),
        ("test == ${data.b}", true),
        ("false", false),
        ("${data.f} == fable", true),
        // The backslash stays part of the text.
        (r"'it\'s' == 'it\'s'", true),
        (r"${data.s} == 'it\'s'", false),
    ]);
}

#[test]
fn p089_what_cannot_be_read_is_false() {
    check([
        ("", false),
        ("(", false),
        (")", false),
        ("(${data.b}", false),
        ("${data.b})", false),
        ("${data.b} &&", false),
        ("|| ${data.b}", false),
        ("${data.b", false),
        ("'x", false),
        ("${data.b} ${data.b}", false),
        ("!", false),
        ("-", false),
        ("${data.n} + 1 > 3", false),
        ("${data.n} > 4.5", false),
        ("null == null", false),
        ("\"x\" == ${data.s}", false),
    ]);
}

#[test]
fn a_condition_is_only_so_long() {
    let state = state(1.9);
    let ands = |count| vec!["${data.b}"; count].join("&&");
    assert!(condition(&ands(500), &state));
    assert!(!condition(&ands(501), &state));
}
