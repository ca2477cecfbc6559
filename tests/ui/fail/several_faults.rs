//! All faults of a flow at once: an argument, a signature, a screen, a handler too many, two missing, a route, a type.

use flowkit::prelude::*;

struct Clinic;

#[flow("flows/clinic.json", stat = u8)]
impl Clinic {
    #[flow_screen(INIT)]
    async fn open(&mut self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::SUMMARY, params! {})
    }

    #[flow_screen(APOINTMENT)]
    async fn choose(&self) -> Result<Next<screens::Appointment>> {
        Next::show_as(screens::SUMMARY, params! {})
    }

    #[flow_screen(DETAILS)]
    async fn check(&self, name: String) -> Result<Next<screens::Details>> {
        drop(name);
        Next::show_as(screens::SUMMARY, params! {})
    }

    #[flow_screen(DETAILS)]
    async fn check_again(&self) -> Result<Next<screens::Details>> {
        Next::close()
    }
}

fn main() {}
