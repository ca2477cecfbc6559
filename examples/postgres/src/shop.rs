//! The handlers of the flow. What was chosen on earlier screens comes from the store, by the flow token.

use flowkit::prelude::*;

use crate::store::{Booking, Store};

use screens::*; // made by #[flow] from the Flow JSON, read while this compiles

/// A barber shop that takes bookings.
#[derive(Debug)]
pub struct Shop {
    /// Where slots, drafts and bookings are.
    pub store: Store,
}

#[flow("flows/barber.json", strict)]
impl Shop {
    /// The flow is opened.
    #[flow_screen(INIT)]
    async fn open(&self) -> Result<Next<Init>> {
        let slots = self.free_slots().await?;
        if slots.is_empty() {
            return Next::close(); // the phone draws no list without options
        }
        Next::show(Slot { slots })
    }

    /// The customer chose a slot. It is noted and not yet booked.
    #[flow_screen(SLOT)]
    async fn choose(&self, token: FlowToken, form: SlotForm) -> Result<Next<Slot>> {
        if self
            .store
            .choose(token.as_str(), form.slot.as_str())
            .await?
        {
            Next::show(Details)
        } else {
            Next::error("We do not have that time. Please choose another")
        }
    }

    /// The customer gave a name.
    #[flow_screen(DETAILS)]
    async fn name(&self, token: FlowToken, form: DetailsForm) -> Result<Next<Details>> {
        match self.store.name(token.as_str(), &form.name).await? {
            Some(slot) => Next::show(Confirm {
                summary: format!("{slot}, for {}", form.name),
            }),
            None => Next::show_with_error(
                Slot {
                    slots: self.free_slots().await?,
                },
                EXPIRED,
            ),
        }
    }

    /// The customer books: the slot goes to whoever comes first.
    #[flow_screen(CONFIRM)]
    async fn book(&self, token: FlowToken) -> Result<Next<Confirm>> {
        let text = match self.store.book(token.as_str()).await? {
            Booking::Made(id) => return Next::complete(params! { booking_id: id }),
            Booking::Taken => "That time has just been taken. Please choose another",
            Booking::Expired => EXPIRED,
        };
        let slots = self.free_slots().await?;
        if slots.is_empty() {
            return Next::error("All times have been taken");
        }
        Next::show_with_error(Slot { slots }, text)
    }

    async fn free_slots(&self) -> Result<Vec<OptionItem>> {
        let free = self.store.free_slots().await?;
        Ok(free
            .into_iter()
            .map(|(id, title)| OptionItem::new(id, title))
            .collect())
    }
}

const EXPIRED: &str = "That took a long time. Please choose again";
