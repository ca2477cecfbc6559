//! Amounts, plans and files.

use crate::lending::{self, Loan, PAYSLIPS, PHOTOS, Purpose, Unfit, check_files, euros_of};

#[test]
fn amounts_for_people() {
    for (cents, text) in [
        (0, "€0"),
        (5, "€0.05"),
        (21_913, "€219.13"),
        (100_000, "€1,000"),
        (123_456_789, "€1,234,567.89"),
    ] {
        assert_eq!(euros_of(cents), text);
    }
}

#[test]
fn amounts_that_can_be_asked_for() {
    let amount = |euros| lending::amount(Some(euros));
    assert_eq!(amount(500.0), Ok(50_000));
    assert_eq!(amount(1234.567), Ok(123_457));
    assert_eq!(amount(100_000.0), Ok(10_000_000));
    for euros in [499.99, 0.0, -500.0, f64::NEG_INFINITY] {
        assert_eq!(amount(euros), Err("€500 is the least".to_owned()));
    }
    for euros in [100_000.01, 1e300, f64::INFINITY] {
        assert_eq!(amount(euros), Err("€100,000 is the most".to_owned()));
    }
    assert_eq!(
        lending::amount(None),
        Err("This is not an amount".to_owned())
    );
}

#[test]
fn a_plan_repays_the_loan_with_interest() {
    for purpose in [
        Purpose::Car,
        Purpose::Home,
        Purpose::Other("a course".to_owned()),
    ] {
        let rate = purpose.rate() / 1200.0;
        let loan = Loan {
            amount: 500_000,
            purpose,
        };
        let mut months = Vec::new();
        for plan in loan.plans() {
            // Pay month by month: what is left at the end is what rounding to cents leaves.
            let mut left = loan.amount as f64;
            for _ in 0..plan.months {
                left += left * rate - plan.monthly as f64;
            }
            assert!(left.abs() < f64::from(plan.months), "{plan:?}: {left}");
            assert_eq!(
                plan.monthly * i64::from(plan.months),
                loan.amount + plan.interest
            );
            months.push(plan.months);
        }
        assert_eq!(months, [12, 24, 36, 48]);
    }
}

#[test]
fn files_are_counted_and_compared() {
    let check = |files: &[(&str, &str)], count| check_files(files.iter().copied(), count);
    let two = [("id-1", "front"), ("id-2", "back")];
    let ids = |number| (1..=number).map(|n| format!("id-{n}")).collect();
    assert_eq!(check(&two, &PHOTOS), Ok(ids(2)));
    let three = [two[0], two[1], ("id-3", "other")];
    assert_eq!(check(&three, &PAYSLIPS), Ok(ids(3)));
    assert_eq!(check(&three, &PHOTOS), Err(Unfit::Count));
    assert_eq!(check(&two[..1], &PHOTOS), Err(Unfit::Count));
    assert_eq!(check(&[], &PHOTOS), Err(Unfit::Count));
    let twice = [two[0], ("id-2", "front")];
    assert_eq!(check(&twice, &PHOTOS), Err(Unfit::Twice("id-2".to_owned())));
}
