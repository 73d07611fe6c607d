//! Moments as the screens need them: which day it is in Amsterdam, and how long until the next.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Europe::Amsterdam;
use std::time::Duration;

/// The day of a moment in Amsterdam.
#[must_use]
pub fn day_of(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Amsterdam).date_naive()
}

/// How long from that moment until the day changes in Amsterdam.
#[must_use]
pub fn until_midnight(now: DateTime<Utc>) -> Option<Duration> {
    let midnight = day_of(now).checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN);
    (midnight.and_local_timezone(Amsterdam).earliest()?.to_utc() - now).to_std().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_amsterdam() {
        for (moment, day, hours) in [
            ("2026-11-20T23:30:00Z", "2026-11-21", 23 * 60 + 30),
            ("2026-11-20T22:59:00Z", "2026-11-20", 1),
            ("2026-07-01T21:59:00Z", "2026-07-01", 1),
            ("2026-07-01T22:00:00Z", "2026-07-02", 24 * 60),
            ("2026-10-24T22:00:00Z", "2026-10-25", 25 * 60),
        ] {
            let moment: DateTime<Utc> = moment.parse().unwrap_or_default();
            assert_eq!(day_of(moment).to_string(), day);
            assert_eq!(until_midnight(moment), Some(Duration::from_secs(hours * 60)), "{moment}");
        }
    }
}
