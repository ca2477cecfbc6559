//! The survey's flow: a handler for each screen. PLACE and STAY send more than one thing, each with a `trigger`.

use std::sync::atomic::{AtomicU32, Ordering};

use flowkit::prelude::*;
use jiff::civil::Date;
use shared::{Clock, Run, Runs};

use crate::houses::{self, Days, HOUSES, House, REGIONS, Region};
use crate::words::{greeting, thanks};

use screens::*; // made by #[flow] from the Flow JSON, read while this compiles

/// The longest text at the end, in characters.
const LONGEST_TEXT: usize = 600;

/// What a guest has told so far.
#[derive(Default)]
struct Answers {
    house: Option<&'static House>,
    would_come_again: bool,
    days: Option<Days>,
    /// Once all is told.
    voucher: Option<String>,
}

/// A survey and what guests have told.
pub(crate) struct Survey<C> {
    clock: C,
    answers: Runs<Answers>,
    vouchers: AtomicU32,
}

#[flow("flows/survey.json", strict)]
impl<C: Clock> Survey<C> {
    /// The flow is opened, by each guest once.
    #[flow_screen(INIT)]
    fn open(&self, run: Run) -> Result<Next<Init>> {
        let voucher = self.answers.with(&run, |answers| answers.voucher.clone());
        match voucher {
            Some(voucher) => Next::token_invalid(format!(
                "You have told us already, thank you! Your voucher is {voucher}"
            )),
            None => Next::show(self.place_screen(None)),
        }
    }

    /// Something was chosen on PLACE, or the guest goes on.
    #[flow_screen(PLACE)]
    fn place(&self, run: Run, form: PlaceForm) -> Result<Next<Place>> {
        match form {
            PlaceForm::RegionSelected { region } => {
                let region = region.and_then(|id| houses::region(&id));
                Next::refresh(offer_houses(house_options(region)))
            }
            PlaceForm::AllHousesWanted => {
                Next::refresh(offer_houses(HOUSES.iter().map(house_option).collect()))
            }
            PlaceForm::HouseSelected { house } => {
                let house = house.and_then(|id| houses::house(&id));
                // What is not named here stays on the screen as it is.
                Next::refresh(PlaceUpdate {
                    greeting: house.map(greeting),
                    has_greeting: Some(house.is_some()),
                    ..Default::default()
                })
            }
            PlaceForm::Continued { house, rating } => {
                let Some(house) = house.and_then(|id| houses::house(&id)) else {
                    return Next::error("Please choose the house");
                };
                let would_come_again = match rating {
                    PlaceRating::Surely => true,
                    PlaceRating::Perhaps | PlaceRating::No => false,
                    PlaceRating::Unlisted(_) => {
                        return Next::error("Please tell us whether you would come again");
                    }
                };
                self.answers.with(&run, |answers| {
                    answers.house = Some(house);
                    answers.would_come_again = would_come_again;
                });
                Next::show(self.stay_screen(house))
            }
        }
    }

    /// Back from STAY: others may have told us in the meantime, so PLACE shows new numbers.
    #[flow_screen(STAY, on = BACK)]
    fn back_to_place(&self, run: Run) -> Result<Next<Stay>> {
        let house = self.answers.with(&run, |answers| answers.house);
        Next::show(self.place_screen(house))
    }

    /// The days were chosen on STAY, or the guest goes on.
    #[flow_screen(STAY)]
    fn stay(&self, run: Run, form: StayForm) -> Result<Next<Stay>> {
        match form {
            StayForm::StaySelected { stay } => {
                let no_stay = StayUpdate {
                    has_stay: Some(false),
                    ..Default::default()
                };
                let stay = stay.unwrap_or_default();
                let (Some(arrival), Some(departure)) = (stay.start, stay.end) else {
                    return Next::refresh(no_stay); // the phone asks after the first day, too
                };
                match self.days(arrival, departure) {
                    Ok(days) => Next::refresh(StayUpdate {
                        arrival: Some(days.arrival.to_string()),
                        departure: Some(days.departure.to_string()),
                        has_stay: Some(true),
                        nights: Some(i64::from(days.nights)),
                        ..Default::default()
                    }),
                    Err(text) => Next::error_with(text, no_stay),
                }
            }
            StayForm::Continued {
                stay,
                best_day,
                liked,
                improve,
            } => {
                let Some(house) = self.answers.with(&run, |answers| answers.house) else {
                    return Next::error("Please go back and choose the house");
                };
                let (Some(arrival), Some(departure)) = (stay.start, stay.end) else {
                    return Next::error("Please choose your first and your last day");
                };
                let improve = improve.unwrap_or_default();
                let told = self.days(arrival, departure).and_then(|days| {
                    let thanks = thanks(house, &days, best_day, &liked, &improve)?;
                    Ok((days, thanks))
                });
                match told {
                    Ok((days, thanks)) => {
                        self.answers.with(&run, |answers| answers.days = Some(days));
                        Next::show(Thanks { thanks })
                    }
                    Err(text) => Next::error(text),
                }
            }
        }
    }

    /// The guest has told all. A phone that lost the answer sends it again and gets the same voucher.
    #[flow_screen(THANKS)]
    fn finish(&self, run: Run, form: ThanksForm) -> Result<Next<Thanks>> {
        let more = form.more.unwrap_or_default();
        if more.chars().count() > LONGEST_TEXT {
            return Next::error("Please tell us the rest in 600 characters");
        }
        let told = self.answers.with(&run, |answers| {
            let nights = answers.days?.nights;
            let voucher = answers.voucher.get_or_insert_with(|| {
                let number = self.vouchers.fetch_add(1, Ordering::Relaxed) + 1;
                format!("COME-AGAIN-{number:04}")
            });
            Some((voucher.clone(), nights))
        });
        let quote = if form.may_quote { more } else { String::new() };
        match told {
            Some((voucher, nights)) => {
                Next::complete(params! { voucher: voucher, nights: nights, quote: quote })
            }
            None => Next::error("Please go back and tell us when you were there"),
        }
    }

    /// A survey that nobody has answered yet.
    pub(crate) fn new(clock: C) -> Self {
        Self {
            clock,
            answers: Runs::default(),
            vouchers: AtomicU32::new(0),
        }
    }

    /// The days from one to the other, if a guest can have been there.
    fn days(&self, arrival: Date, departure: Date) -> Result<Days, &'static str> {
        Days::new(arrival, departure, self.clock.now().date())
    }

    fn place_screen(&self, house: Option<&House>) -> Place {
        let count = |is_so: fn(&Answers) -> bool| {
            let count = self.answers.count(|it| it.voucher.is_some() && is_so(it));
            i64::try_from(count).unwrap_or(i64::MAX)
        };
        let houses = house_options(house.map(|house| house.region));
        Place {
            answered: count(|_| true),
            pleased: count(|answers| answers.would_come_again),
            regions: REGIONS
                .into_iter()
                .map(|region| OptionItem::new(region.id, region.title))
                .collect(),
            can_choose_house: !houses.is_empty(),
            houses: or_placeholder(houses),
            greeting: house.map(greeting).unwrap_or_default(),
            has_greeting: house.is_some(),
        }
    }

    fn stay_screen(&self, house: &House) -> Stay {
        let today = self.clock.now().date();
        let (earliest, latest) = (houses::earliest(today).to_string(), today.to_string());
        Stay {
            arrival: earliest.clone(),
            departure: latest.clone(),
            earliest,
            latest,
            has_stay: false,
            nights: 0,
            topics: house
                .topics
                .iter()
                .map(|(id, title)| OptionItem::new(*id, *title))
                .collect(),
        }
    }
}

/// PLACE with these houses to choose from. What was chosen before is no longer greeted.
fn offer_houses(houses: Vec<OptionItem>) -> PlaceUpdate {
    PlaceUpdate {
        can_choose_house: Some(!houses.is_empty()),
        houses: Some(or_placeholder(houses)),
        has_greeting: Some(false),
        ..Default::default()
    }
}

/// A phone wants at least one line in every list.
fn or_placeholder(houses: Vec<OptionItem>) -> Vec<OptionItem> {
    if houses.is_empty() {
        vec![OptionItem::new("not_yet", "Choose a region first").disabled()]
    } else {
        houses
    }
}

fn house_options(region: Option<&Region>) -> Vec<OptionItem> {
    let houses = region.into_iter().flat_map(houses::houses_in);
    houses.map(house_option).collect()
}

fn house_option(house: &House) -> OptionItem {
    OptionItem::new(house.id, house.title).description(house.region.title)
}
