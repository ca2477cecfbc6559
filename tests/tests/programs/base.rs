//! The program that the others are edits of: the README's, which compiles.

pub(crate) const FLOW_JSON: &str = include_str!("../../../flowkit/flows/table.json");

/// Writes the Flow JSON where only the build knows.
pub(crate) const BUILD_SCRIPT: &str = r#"
fn main() {
    println!("cargo::rerun-if-changed=flows/table.json");
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").unwrap());
    std::fs::copy("flows/table.json", out.join("made.json")).unwrap();
}
"#;

pub(crate) const PROGRAM: &str = r#"
use flowkit::prelude::*;
use screens::*;

struct Restaurant {
    evening: String,
}
/*above*/
#[flow("flows/table.json")]
impl Restaurant {
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<Init>> {
        Next::show(Seats { evening: self.evening.clone() })
    }

    #[flow_screen(SEATS)]
    async fn seats(&self, form: SeatsForm) -> Result<Next<Seats>> {
        if form.guests == SeatsGuests::Eight {
            return Next::error("The large table is taken.");
        }
        let guests = form.guests.as_str().to_owned();
        let summary = format!("A table for {guests} on {}", self.evening);
        /*seats*/
        Next::show(Confirm { summary, guests })
    }

    #[flow_screen(CONFIRM)]
    fn confirm(&self, token: FlowToken, form: ConfirmForm) -> Result<Next<Confirm>> {
        let guests = form.guests.unwrap_or_default();
        let booking = format!("{}-{guests}", token.as_str());
        Next::complete(params! { booking: booking })
    }
}
/*below*/
fn main() {}
"#;
