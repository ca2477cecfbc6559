use flowkit::prelude::*;

struct Clinic<D>(D);

#[flow(screens(DETAILS, "SIGN,UP"), screens = clinic_screens, crate = flowkit, rename("SIGN,UP" = Sign))]
#[cfg(any(unix, windows))]
impl<D> Clinic<D>
where
    D: Send + Sync + 'static,
{
    #[cfg(unix)]
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<clinic_screens::Init>> {
        Next::show_as(clinic_screens::DETAILS, params! {})
    }

    #[cfg(not(unix))]
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<clinic_screens::Init>> {
        Next::show_as(clinic_screens::SIGN, params! {})
    }

    #[flow_screen(_)]
    async fn rest(&self) -> Result<Next<clinic_screens::AnyScreen>> {
        let _ = &self.0;
        Next::close()
    }
}
