use flowkit::prelude::*;

struct Clinic;

#[flow("tests/expand/flows/clinic.json")]
impl Clinic {
    /// The flow is opened.
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<screens::Init>> {
        Next::show_as(screens::APPOINTMENT, params! {})
    }

    #[flow_screen(APPOINTMENT)]
    async fn choose(&self, token: FlowToken, exchange: &DataExchange) -> Result<Next<screens::Appointment>> {
        let _ = (token, exchange);
        Next::show_as(screens::DETAILS, params! {})
    }

    #[flow_screen(DETAILS, on = BACK)]
    fn again() -> Result<Next<screens::Details>> {
        Next::close()
    }

    #[flow_screen(_, on = DATA_EXCHANGE)]
    fn rest(&self) -> Result<Next<screens::AnyScreen>> {
        Next::close()
    }

    #[flow_screen(ERROR)]
    fn told(&self, error: ErrorNotification) {
        let _ = (error, self.plain());
    }

    fn plain(&self) -> u8 {
        1
    }
}
