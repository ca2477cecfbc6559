//! The lender's flow: a handler for each screen.

use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicU32, Ordering};

use flowkit::prelude::*;
use flowkit::{JsonObject, Media};
use serde_json::json;
use shared::{Run, Runs};

use crate::lending::{self, Application, Loan, Plan, Purpose, Unfit, euros_of};

use screens::*; // made by #[flow] from the Flow JSON, read while this compiles

/// The longest text that says what a loan is for, in characters.
const LONGEST_DETAILS: usize = 40;

/// A lender with the applications of its customers.
#[derive(Debug, Default)]
pub(crate) struct Lender {
    applications: Runs<Application>,
    signed: AtomicU32,
}

#[flow("flows/loan.json", strict)]
impl Lender {
    /// The flow is opened.
    #[flow_screen(INIT)]
    fn open(&self, run: Run) -> Result<Next<Init>> {
        self.draft(&run, |_| ())?;
        Next::show(amount_screen())
    }

    /// The customer said how much and what for: an offer, or a call where it is much.
    #[flow_screen(AMOUNT)]
    fn offer(&self, run: Run, form: AmountForm) -> Result<Next<Amount>> {
        let purpose = match (form.purpose, form.details) {
            (AmountPurpose::Car, _) => Purpose::Car,
            (AmountPurpose::Home, _) => Purpose::Home,
            (AmountPurpose::Other, Some(text)) if text.chars().count() <= LONGEST_DETAILS => {
                Purpose::Other(text)
            }
            (AmountPurpose::Other, _) => {
                return Next::error("Please tell us what it is for, in 40 characters");
            }
            (AmountPurpose::Unlisted(_), _) => {
                return Next::error("Please choose what it is for");
            }
        };
        let amount = match lending::amount(form.amount.to_f64()) {
            Ok(amount) => amount,
            // The Flow JSON shows it under the field. Nothing else on the screen changes.
            Err(text) => {
                return Next::refresh(AmountUpdate {
                    amount_error: Some(text),
                    ..Default::default()
                });
            }
        };
        let loan = Loan { amount, purpose };
        if amount > lending::MOST {
            return Next::show(callback_screen(&loan));
        }
        let screen = offer_screen(&loan);
        self.draft(&run, |application| {
            application.loan = Some(loan);
            application.plan = None;
        })?;
        Next::show(screen)
    }

    /// The customer tapped a plan.
    #[flow_screen(OFFER)]
    fn choose(&self, run: Run, form: OfferForm) -> Result<Next<Offer>> {
        let is_chosen = self.draft(&run, |application| {
            let mut plans = application.loan.iter().flat_map(Loan::plans);
            application.plan = plans.find(|plan| form.plan == plan.id());
            application.plan.is_some()
        })?;
        if is_chosen {
            Next::show(Identity::EMPTY)
        } else {
            // A screen with a NavigationList cannot show again with a message, so this leads one screen back.
            let text = "Please tell us once more what you need";
            Next::show_with_error(amount_screen(), text)
        }
    }

    /// The photos of the ID card have arrived.
    #[flow_screen(IDENTITY)]
    fn photos(&self, run: Run, form: IdentityForm) -> Result<Next<Identity>> {
        let photos = match check_files(
            &form.photos,
            &lending::PHOTOS,
            "This is the same side again",
        ) {
            Ok(photos) => photos,
            Err((text, photo_errors)) => {
                let photo_errors = Some(photo_errors);
                return Next::error_with(text, IdentityUpdate { photo_errors });
            }
        };
        let (needs_payslips, summary) = self.draft(&run, |application| {
            application.photos = photos;
            (application.needs_payslips(), summary_screen(application))
        })?;
        match summary {
            None => Next::error("Please go back and choose a plan"),
            Some(_) if needs_payslips => Next::show(Documents {
                limit_label: euros_of(lending::WITHOUT_PAYSLIPS),
                ..Documents::EMPTY
            }),
            Some(summary) => Next::show(summary),
        }
    }

    /// The payslips have arrived.
    #[flow_screen(DOCUMENTS)]
    fn payslips(&self, run: Run, form: DocumentsForm) -> Result<Next<Documents>> {
        let payslips = match check_files(
            &form.payslips,
            &lending::PAYSLIPS,
            "This is the same file again",
        ) {
            Ok(payslips) => payslips,
            Err((text, payslip_errors)) => {
                let update = DocumentsUpdate {
                    payslip_errors: Some(payslip_errors),
                    ..Default::default()
                };
                return Next::error_with(text, update);
            }
        };
        let summary = self.draft(&run, |application| {
            application.payslips = payslips;
            summary_screen(application)
        })?;
        match summary {
            Some(summary) => Next::show(summary),
            None => Next::error("Please go back and choose a plan"),
        }
    }

    /// The customer signs. A phone that lost the answer sends it again and gets the same reference.
    #[flow_screen(SUMMARY)]
    fn sign(&self, run: Run, form: SummaryForm) -> Result<Next<Summary>> {
        if !form.terms {
            return Next::error("Please accept the agreement first");
        }
        let reference = self.applications.with(&run, |application| {
            if application.reference.is_none() && application.is_complete() {
                let number = self.signed.fetch_add(1, Ordering::Relaxed) + 1;
                application.reference = Some(format!("LN-{number:04}"));
            }
            application.reference.clone()
        });
        match reference {
            Some(reference) => Next::complete(params! { reference: reference }),
            None => Next::error("Something is missing. Please go back and check"),
        }
    }

    /// Changes an application that is not signed; after that the button in the chat is done with.
    fn draft<R>(&self, run: &Run, change: impl FnOnce(&mut Application) -> R) -> Result<R> {
        self.applications
            .with(run, |application| match &application.reference {
                Some(reference) => Err(HandlerError::token_invalid(format!(
                    "You have applied already. Your reference is {reference}"
                ))),
                None => Ok(change(application)),
            })
    }
}

/// The ids of good files; else a message, and another for the file at fault.
fn check_files(
    files: &[Media],
    count: &RangeInclusive<usize>,
    same: &str,
) -> Result<Vec<String>, (&'static str, JsonObject)> {
    let known = files.iter().map(|file| {
        let hash = &file.encryption_metadata.plaintext_hash;
        (file.media_id.as_str(), hash.as_str())
    });
    lending::check_files(known, count).map_err(|unfit| match unfit {
        Unfit::Count => ("Please add all that we ask for", JsonObject::new()),
        Unfit::Twice(id) => (
            "Please replace what is there twice",
            JsonObject::from([(id, json!(same))]),
        ),
    })
}

fn amount_screen() -> Amount {
    Amount {
        offer_limits: AmountOfferLimits {
            min_label: euros_of(lending::LEAST),
            max_label: euros_of(lending::MOST),
            months: i64::from(lending::most_months()),
        },
        ..Amount::EMPTY
    }
}

fn offer_screen(loan: &Loan) -> Offer {
    let item = |plan: Plan| OfferPlansItem {
        id: plan.id(),
        main_content: OfferPlansItemMainContent {
            title: format!("{} months", plan.months),
            metadata: format!("{} of interest in all", euros_of(plan.interest)),
        },
        end: OfferPlansItemEnd {
            title: euros_of(plan.monthly),
            description: "a month".to_owned(),
        },
    };
    let (amount, title) = (euros_of(loan.amount), loan.purpose.title());
    Offer {
        heading: format!("{amount} for {title} at {} % a year", loan.purpose.rate()),
        note: "Choose how long you want to take. You can repay early at any time.".to_owned(),
        plans: loan.plans().map(item).collect(),
    }
}

fn summary_screen(application: &Application) -> Option<Summary> {
    let (loan, plan) = application.chosen()?;
    Some(Summary {
        agreement: SummaryAgreement {
            amount_label: euros_of(loan.amount),
            monthly_label: euros_of(plan.monthly),
            interest_label: euros_of(plan.interest),
            months: i64::from(plan.months),
            rate: loan.purpose.rate(),
            purpose: loan.purpose.id().to_owned(),
            needs_review: application.needs_payslips(),
        },
    })
}

fn callback_screen(loan: &Loan) -> Callback {
    Callback {
        request: CallbackRequest {
            amount: loan.amount as f64 / 100.0,
            amount_label: euros_of(loan.amount),
            purpose: loan.purpose.id().to_owned(),
        },
    }
}
