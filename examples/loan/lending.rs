//! What the lender lends, and on which terms. Money is in cents.

use std::collections::HashSet;
use std::ops::RangeInclusive;

/// The least that is lent.
pub(crate) const LEAST: i64 = 50_000;
/// The most that is lent in the chat; for more we call.
pub(crate) const MOST: i64 = 1_000_000;
/// The most that is lent at all.
const MOST_AT_ALL: i64 = 10_000_000;
/// The most that is lent without a look at payslips.
pub(crate) const WITHOUT_PAYSLIPS: i64 = 300_000;
/// The months in which a loan can be repaid.
const MONTHS: [i32; 4] = [12, 24, 36, 48];

/// How many photos of the ID card there are: both sides.
pub(crate) const PHOTOS: RangeInclusive<usize> = 2..=2;
/// How many payslips.
pub(crate) const PAYSLIPS: RangeInclusive<usize> = 2..=3;

/// What a loan is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Purpose {
    Car,
    Home,
    Other(String),
}

impl Purpose {
    /// As the flow names it.
    pub(crate) fn id(&self) -> &'static str {
        match self {
            Self::Car => "car",
            Self::Home => "home",
            Self::Other(_) => "other",
        }
    }

    /// As the customer would say it.
    pub(crate) fn title(&self) -> &str {
        match self {
            Self::Car => "your car",
            Self::Home => "your home",
            Self::Other(details) => details,
        }
    }

    /// The interest for a year, in per cent.
    pub(crate) fn rate(&self) -> f64 {
        match self {
            Self::Car => 4.9,
            Self::Home => 3.9,
            Self::Other(_) => 6.9,
        }
    }
}

/// A loan that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Loan {
    pub(crate) amount: i64,
    pub(crate) purpose: Purpose,
}

/// A way to repay a loan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) months: i32,
    pub(crate) monthly: i64,
    pub(crate) interest: i64,
}

impl Loan {
    /// The ways to repay it, the shortest first.
    pub(crate) fn plans(&self) -> impl Iterator<Item = Plan> {
        MONTHS.into_iter().map(|months| self.plan(months))
    }

    /// The same payment every month.
    fn plan(&self, months: i32) -> Plan {
        let monthly_rate = self.purpose.rate() / 100.0 / 12.0;
        let share = monthly_rate / (1.0 - (1.0 + monthly_rate).powi(-months));
        let monthly = cents(self.amount as f64 * share);
        Plan {
            months,
            monthly,
            interest: monthly * i64::from(months) - self.amount,
        }
    }
}

impl Plan {
    /// As the flow names it.
    pub(crate) fn id(&self) -> String {
        format!("months_{}", self.months)
    }
}

/// The most months in which a loan is repaid.
pub(crate) fn most_months() -> i32 {
    MONTHS.into_iter().max().unwrap_or_default()
}

/// The amount that the customer typed in euros; the error stands under the field, so it is short.
pub(crate) fn amount(euros: Option<f64>) -> Result<i64, String> {
    let amount = cents(euros.ok_or("This is not an amount")? * 100.0);
    if amount < LEAST {
        return Err(format!("{} is the least", euros_of(LEAST)));
    }
    if amount > MOST_AT_ALL {
        return Err(format!("{} is the most", euros_of(MOST_AT_ALL)));
    }
    Ok(amount)
}

/// An application on its way through the screens.
#[derive(Debug, Default)]
pub(crate) struct Application {
    pub(crate) loan: Option<Loan>,
    pub(crate) plan: Option<Plan>,
    /// The ids of the photos. A real lender keeps their addresses and keys, too, and lets another program fetch and
    /// decrypt the files, which can take longer than a phone waits for an answer:
    /// <https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload>
    pub(crate) photos: Vec<String>,
    /// The ids of the payslips.
    pub(crate) payslips: Vec<String>,
    /// Once it is signed.
    pub(crate) reference: Option<String>,
}

impl Application {
    /// The loan and how it is repaid, once both are chosen.
    pub(crate) fn chosen(&self) -> Option<(&Loan, Plan)> {
        Some((self.loan.as_ref()?, self.plan?))
    }

    /// Whether payslips are asked for.
    pub(crate) fn needs_payslips(&self) -> bool {
        let loan = self.loan.as_ref();
        loan.is_some_and(|loan| loan.amount > WITHOUT_PAYSLIPS)
    }

    /// Whether it can be signed.
    pub(crate) fn is_complete(&self) -> bool {
        let payslips = !self.needs_payslips() || PAYSLIPS.contains(&self.payslips.len());
        self.chosen().is_some() && PHOTOS.contains(&self.photos.len()) && payslips
    }
}

/// What is wrong with files.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// They are too few or too many.
    Count,
    /// The file of this id is the same as one before it.
    Twice(String),
}

/// Checks files, of which the ids and the hashes (empty where not known) are told, and gives the ids.
pub(crate) fn check_files<'a>(
    files: impl Iterator<Item = (&'a str, &'a str)>,
    count: &RangeInclusive<usize>,
) -> Result<Vec<String>, Unfit> {
    let mut hashes = HashSet::new();
    let mut ids = Vec::new();
    for (id, hash) in files {
        if !hash.is_empty() && !hashes.insert(hash) {
            return Err(Unfit::Twice(id.to_owned()));
        }
        ids.push(id.to_owned());
    }
    if count.contains(&ids.len()) {
        Ok(ids)
    } else {
        Err(Unfit::Count)
    }
}

/// An amount for people to read: `€5,000` or `€219.14`.
pub(crate) fn euros_of(cents: i64) -> String {
    let digits = (cents / 100).to_string();
    let mut text = String::from("€");
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    match cents % 100 {
        0 => text,
        rest => format!("{text}.{rest:02}"),
    }
}

/// To the nearest cent. Amounts are far below what a float holds exactly.
fn cents(amount: f64) -> i64 {
    amount.round() as i64
}
