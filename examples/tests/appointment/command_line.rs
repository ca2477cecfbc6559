//! The command line and the colours.

use shared::{Arguments, Paint, Program, is_paint_wanted};

fn read(arguments: &[&str]) -> Result<Arguments, String> {
    let arguments = arguments.iter().map(|&argument| argument.to_owned());
    Arguments::read(arguments).map_err(|error| error.to_string())
}

#[test]
fn knows_its_arguments() {
    assert_eq!(read(&[]), Ok(Arguments::default()));
    assert_eq!(
        read(&["--once"]),
        Ok(Arguments {
            once: true,
            help: false
        })
    );
    assert_eq!(
        read(&["-h"]),
        Ok(Arguments {
            once: false,
            help: true
        })
    );
    assert_eq!(
        read(&["--once", "--help"]),
        Ok(Arguments {
            once: true,
            help: true
        })
    );
    let program = Program {
        name: "kiosk",
        path: "/kiosk",
        about: "A kiosk.",
        who: "The kiosk",
        customer: "a virtual customer buys a paper",
    };
    let help = program.help();
    for variable in [
        "PRIVATE_KEY",
        "PASSPHRASE",
        "APP_SECRET",
        "PORT",
        "RUST_LOG",
        "--once",
        "--example kiosk",
        "a virtual customer buys a paper",
    ] {
        assert!(help.contains(variable), "{variable}");
    }
}

#[test]
fn names_an_argument_that_it_does_not_know() {
    for unknown in ["--twice", "once", "-o", ""] {
        let sentence = read(&["--once", unknown]).unwrap_err();
        assert!(
            sentence.contains(&format!("`{unknown}`")) && sentence.contains("`--once`"),
            "{sentence}"
        );
        assert_eq!(sentence.lines().count(), 1);
    }
}

#[test]
fn paints_only_where_colours_are_wanted() {
    assert_eq!(Paint::new(true).red("no"), "\x1b[31mno\x1b[0m");
    let plain = Paint::new(false);
    for text in [
        plain.bold("x"),
        plain.dim("x"),
        plain.red("x"),
        plain.green("x"),
        plain.cyan("x"),
    ] {
        assert_eq!(text, "x");
    }
    assert!(!is_paint_wanted(false), "a file gets none");
}
