//! When a duty is due (DOMAIN §4): a small notation that people can read and type, and the days it means for a contract.
//! `yearly 06-30`, `yearly_before 06-01`, `after_period(month,+15 d)`, `event(+7 d)`, `before_end(-6 m)`, `every(12 m)`,
//! `on_request(+14 d)`, `continuous`. Who owes what on those days is `duties`'.

use super::calendar::{Month, add_days, add_working_days, addm};
use super::written::Problem;
use crate::text::{Message, Words};
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// Most due days that one rule yields: a century of months.
const MOST: usize = 1200;

/// A stretch of the calendar after which something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Each calendar month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each half-year.
    Half,
    /// Each year.
    Year,
}

/// In what an interval is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Hours.
    Hours,
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Weeks.
    Weeks,
    /// Calendar months.
    Months,
}

/// So many units later, or before when negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// How many.
    pub count: i32,
    /// Of what.
    pub unit: Unit,
}

/// When a duty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Every year on that month and day.
    Yearly(u32, u32),
    /// Every year on the day before that month and day, so that 03-01 means the last of February.
    YearlyBefore(u32, u32),
    /// So long after each period.
    AfterPeriod(Period, Interval),
    /// So long after an event, or before it when negative.
    Event(Interval),
    /// So many months before the end of the contract.
    BeforeEnd(i32),
    /// Every so many months, counted from the first due day or else from the start (R7).
    Every(i32),
    /// When asked, within so long.
    OnRequest(Option<Interval>),
    /// Always; there is no day.
    Continuous,
}

const PERIODS: &[(&str, Period)] =
    &[("month", Period::Month), ("quarter", Period::Quarter), ("half", Period::Half), ("year", Period::Year)];

const UNITS: &[(&str, Unit)] =
    &[("h", Unit::Hours), ("d", Unit::Days), ("wd", Unit::WorkingDays), ("w", Unit::Weeks), ("m", Unit::Months)];

impl Period {
    fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }

    /// The first month of the period a day lies in.
    fn first_month(self, day: NaiveDate) -> Month {
        let back = day.month0().cast_signed() % self.months();
        Month::of(day).plus(-back)
    }

    fn code(self) -> &'static str {
        PERIODS.iter().find(|(_, period)| *period == self).map_or("", |(code, _)| code)
    }
}

impl Unit {
    fn code(self) -> &'static str {
        UNITS.iter().find(|(_, unit)| *unit == self).map_or("", |(code, _)| code)
    }
}

impl Interval {
    /// The day so long after that one. Hours count as the days they fill, upwards.
    #[must_use]
    pub fn after(self, day: NaiveDate) -> NaiveDate {
        match self.unit {
            Unit::Hours => add_days(day, self.count.div_euclid(24) + i32::from(self.count.rem_euclid(24) > 0)),
            Unit::Days => add_days(day, self.count),
            Unit::WorkingDays => add_working_days(day, self.count),
            Unit::Weeks => add_days(day, self.count.saturating_mul(7)),
            Unit::Months => addm(day, self.count),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let split = text.find(|c: char| c.is_ascii_alphabetic())?;
        let (count, unit) = text.split_at(split);
        let count: i32 = count.trim().trim_start_matches('+').replace('−', "-").parse().ok()?;
        let (_, unit) = UNITS.iter().find(|(code, _)| *code == unit.trim())?;
        (count.abs() <= 9999).then_some(Self { count, unit: *unit })
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.count > 0 { "+" } else { "" };
        write!(f, "{sign}{} {}", self.count, self.unit.code())
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yearly(month, day) => write!(f, "yearly {month:02}-{day:02}"),
            Self::YearlyBefore(month, day) => write!(f, "yearly_before {month:02}-{day:02}"),
            Self::AfterPeriod(period, interval) => write!(f, "after_period({},{interval})", period.code()),
            Self::Event(interval) => write!(f, "event({interval})"),
            Self::BeforeEnd(months) => write!(f, "before_end(-{months} m)"),
            Self::Every(months) => write!(f, "every({months} m)"),
            Self::OnRequest(Some(interval)) => write!(f, "on_request({interval})"),
            Self::OnRequest(None) => write!(f, "on_request"),
            Self::Continuous => write!(f, "continuous"),
        }
    }
}

impl Due {
    /// Reads the notation; blanks, capitals and the sign of a positive number do not matter.
    ///
    /// # Errors
    /// With what is understood, when it is none of the rules or names a day that there is not.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let typed = text.trim().to_lowercase();
        Self::read(&typed).ok_or_else(|| Problem::new(Message::new("due-not-understood").with("typed", text.trim())))
    }

    fn read(typed: &str) -> Option<Self> {
        let (name, rest) = match typed.split_once('(') {
            Some((name, rest)) => (name.trim(), rest.trim().strip_suffix(')')?.trim()),
            None => typed.split_once(char::is_whitespace).map_or((typed, ""), |(name, rest)| (name, rest.trim())),
        };
        let months = |text: &str| match Interval::parse(text)? {
            Interval { count, unit: Unit::Months } if count != 0 => Some(count.abs()),
            _ => None,
        };
        Some(match name {
            "yearly" => {
                let (month, day) = month_and_day(rest)?;
                Self::Yearly(month, day)
            }
            "yearly_before" => {
                let (month, day) = month_and_day(rest)?;
                Self::YearlyBefore(month, day)
            }
            "after_period" => {
                let (period, interval) = rest.split_once(',')?;
                let (_, period) = PERIODS.iter().find(|(code, _)| *code == period.trim())?;
                Self::AfterPeriod(*period, Interval::parse(interval.trim())?)
            }
            "event" => Self::Event(Interval::parse(rest)?),
            "before_end" => Self::BeforeEnd(months(rest)?),
            "every" => Self::Every(months(rest)?),
            "on_request" if rest.is_empty() => Self::OnRequest(None),
            "on_request" => Self::OnRequest(Some(Interval::parse(rest)?)),
            "continuous" if rest.is_empty() => Self::Continuous,
            _ => return None,
        })
    }

    /// The rule in words, for people.
    #[must_use]
    pub fn sentence(self, words: Words) -> String {
        let on = |id, month: u32, day: u32| {
            Message::new(id).with("month", format!("{month:02}")).with("day", format!("{day:02}"))
        };
        let timed = |message: Message, interval: Interval| {
            let count = interval.count.unsigned_abs() as usize;
            message.with(
                "time",
                words.say(&Message::new("due-time").with("unit", interval.unit.code()).count("count", count)),
            )
        };
        words.say(&match self {
            Self::Yearly(month, day) => on("due-yearly", month, day),
            Self::YearlyBefore(month, day) => on("due-yearly-before", month, day),
            Self::AfterPeriod(period, interval) => {
                timed(Message::new("due-after-period").with("period", period.code()), interval)
            }
            Self::Event(interval) if interval.count == 0 => Message::new("due-event-at-once"),
            Self::Event(interval) if interval.count < 0 => timed(Message::new("due-event-before"), interval),
            Self::Event(interval) => timed(Message::new("due-event"), interval),
            Self::BeforeEnd(months) => Message::new("due-before-end").count("count", months.unsigned_abs() as usize),
            Self::Every(months) => Message::new("due-every").count("count", months.unsigned_abs() as usize),
            Self::OnRequest(None) => Message::new("due-on-request"),
            Self::OnRequest(Some(interval)) => timed(Message::new("due-on-request-within"), interval),
            Self::Continuous => Message::new("due-continuous"),
        })
    }

    /// Whether the rule yields days by itself, without an event or a request.
    #[must_use]
    pub fn has_days(self) -> bool {
        !matches!(self, Self::Event(_) | Self::OnRequest(_) | Self::Continuous)
    }

    /// The due days from `from` up to and including `to`, oldest first, of a contract that runs from `start` to `end`
    /// (both inclusive; an unknown end is open). What is due after a period counts for every period that begins within
    /// the contract, also when the day itself lies after its end; all other rules stop at the end. `first` is the first
    /// due day where one was agreed: nothing is due before it, and `every` counts from it.
    #[must_use]
    pub fn days(
        self,
        (start, end): (NaiveDate, Option<NaiveDate>),
        first: Option<NaiveDate>,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Vec<NaiveDate> {
        let last = end.map_or(to, |end| end.min(to));
        let years = || (start.year().max(from.year() - 1)..=last.year().saturating_add(1)).take(MOST);
        let mut days: Vec<NaiveDate> = match self {
            Self::Yearly(month, day) => years().filter_map(|year| on(year, month, day)).collect(),
            Self::YearlyBefore(month, day) => {
                years().filter_map(|year| on(year, month, day)).map(|day| add_days(day, -1)).collect()
            }
            Self::AfterPeriod(period, interval) => {
                // A period of long before can still be due now when much time is given.
                let back = interval.after(start).signed_duration_since(start).num_days().max(0);
                let earliest = add_days(from, -i32::try_from(back).unwrap_or(0)).max(start);
                let mut at = period.first_month(earliest).plus(-period.months()).max(period.first_month(start));
                let mut days = Vec::new();
                while at.first() <= last && days.len() < MOST {
                    days.push(interval.after(at.plus(period.months() - 1).last()));
                    at = at.plus(period.months());
                }
                days.retain(|day| *day >= start && (from..=to).contains(day));
                days.retain(|day| first.is_none_or(|first| first <= *day));
                return days;
            }
            Self::BeforeEnd(months) => {
                end.map(|end| add_days(addm(add_days(end, 1), -months), -1)).into_iter().collect()
            }
            Self::Every(months) => {
                let anchor = first.unwrap_or(start);
                let skipped = (i64::from(Month::of(from).since(Month::of(anchor))) / i64::from(months) - 1).max(0);
                let begin = if first.is_some() { 0 } else { 1 };
                let begin = begin.max(i32::try_from(skipped).unwrap_or(0));
                (begin..)
                    .map(|k| addm(anchor, k.saturating_mul(months)))
                    .take_while(|day| *day <= last)
                    .take(MOST)
                    .collect()
            }
            Self::Event(_) | Self::OnRequest(_) | Self::Continuous => Vec::new(),
        };
        days.retain(|day| *day >= start && (from..=last).contains(day) && first.is_none_or(|first| first <= *day));
        days
    }
}

/// A month and day that exist in some year.
fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.trim().parse().ok()?, day.trim().parse().ok()?);
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day))
}

/// That day of a year; 29 February is the 28th in years without one.
fn on(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).or_else(|| NaiveDate::from_ymd_opt(year, month, day.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn day(iso: &str) -> NaiveDate {
        iso.parse().unwrap()
    }

    /// The due days of a rule for a contract, in one line.
    fn due(rule: &str, contract: (&str, &str), first: Option<&str>, window: (&str, &str)) -> String {
        let days = Due::parse(rule).unwrap().days(
            (day(contract.0), Some(day(contract.1))),
            first.map(day),
            (day(window.0), day(window.1)),
        );
        days.iter().map(NaiveDate::to_string).collect::<Vec<_>>().join(" ")
    }

    const TERM: (&str, &str) = ("2026-01-01", "2029-12-31");

    #[test]
    fn what_is_written_reads_back() {
        for rule in [
            "yearly 06-30",
            "yearly_before 06-01",
            "after_period(month,+15 d)",
            "after_period(quarter,+30 wd)",
            "after_period(half,+3 w)",
            "event(0 d)",
            "event(+24 h)",
            "event(-14 d)",
            "before_end(-6 m)",
            "every(36 m)",
            "on_request(+14 d)",
            "on_request",
            "continuous",
        ] {
            assert_eq!(Due::parse(rule).unwrap().to_string(), rule);
        }
        assert_eq!(Due::parse(" After_Period( month , 15d ) ").unwrap().to_string(), "after_period(month,+15 d)");
        for wrong in [
            "",
            "weekly",
            "yearly 13-01",
            "yearly 02-30",
            "after_period(week,+1 d)",
            "every(3 d)",
            "every(0 m)",
            "event()",
        ] {
            assert!(Due::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_rule_is_said_in_words() {
        let dutch = Words::load(crate::text::Lang::Nl);
        for (rule, said) in [
            ("after_period(month,+15 d)", "binnen 15 dagen na elke maand"),
            ("event(+1 wd)", "binnen 1 werkdag nadat het zich voordoet"),
            ("every(3 m)", "elk kwartaal"),
            ("yearly_before 06-01", "elk jaar vóór 01-06"),
            ("before_end(-6 m)", "6 maanden voor het einde"),
        ] {
            assert_eq!(Due::parse(rule).unwrap().sentence(dutch), said);
        }
    }

    #[test]
    fn before_a_day_means_the_day_before_it() {
        // O01: before 1 April; O03: before 1 June; provisional before 1 March, in leap years 29 February.
        assert_eq!(due("yearly_before 04-01", TERM, None, ("2026-01-01", "2027-12-31")), "2026-03-31 2027-03-31");
        assert_eq!(due("yearly_before 06-01", TERM, None, ("2026-05-01", "2026-12-31")), "2026-05-31");
        assert_eq!(due("yearly_before 03-01", TERM, None, ("2027-01-01", "2028-12-31")), "2027-02-28 2028-02-29");
    }

    #[test]
    fn a_period_is_due_after_it_also_when_the_contract_has_ended() {
        assert_eq!(
            due("after_period(month,+15 d)", ("2026-01-01", "2026-03-31"), None, ("2026-01-01", "2027-01-01")),
            "2026-02-15 2026-03-15 2026-04-15"
        );
        assert_eq!(
            due("after_period(quarter,+30 d)", TERM, None, ("2026-01-01", "2026-12-31")),
            "2026-04-30 2026-07-30 2026-10-30"
        );
        assert_eq!(due("after_period(half,+21 d)", TERM, None, ("2027-01-01", "2027-12-31")), "2027-01-21 2027-07-21");
        // Five working days after April 2026: 1, 4, 6, 7, 8 May (5 May is a holiday, 2 and 3 a weekend).
        assert_eq!(due("after_period(month,+5 wd)", TERM, None, ("2026-05-01", "2026-05-31")), "2026-05-08");
    }

    #[test]
    fn every_so_many_months_counts_from_one_anchor() {
        assert_eq!(
            due("every(1 m)", ("2026-01-31", "2027-12-31"), None, ("2026-01-01", "2026-05-31")),
            "2026-02-28 2026-03-31 2026-04-30 2026-05-31"
        );
        assert_eq!(due("every(12 m)", TERM, None, ("2027-06-01", "2029-12-31")), "2028-01-01 2029-01-01");
        assert_eq!(
            due("every(3 m)", TERM, Some("2026-02-15"), ("2026-01-01", "2026-09-01")),
            "2026-02-15 2026-05-15 2026-08-15"
        );
    }

    #[test]
    fn before_the_end_counts_back_from_the_end() {
        assert_eq!(due("before_end(-6 m)", TERM, None, ("2026-01-01", "2030-01-01")), "2029-06-30");
        assert_eq!(
            due("before_end(-6 m)", ("2026-01-01", "2027-08-31"), None, ("2026-01-01", "2030-01-01")),
            "2027-02-28"
        );
    }

    #[test]
    fn nothing_is_due_before_the_first_day_that_was_agreed() {
        assert_eq!(due("yearly 01-31", TERM, Some("2027-06-01"), ("2026-01-01", "2029-01-01")), "2028-01-31");
        assert!(due("continuous", TERM, None, ("2026-01-01", "2029-01-01")).is_empty());
        assert!(due("event(+7 d)", TERM, None, ("2026-01-01", "2029-01-01")).is_empty());
    }

    #[test]
    fn a_window_shows_the_same_days_as_the_whole() {
        for rule in [
            "yearly 02-29",
            "yearly_before 03-01",
            "after_period(month,+45 d)",
            "after_period(year,+3 m)",
            "every(5 m)",
        ] {
            let whole = due(rule, ("2024-01-31", "2031-06-30"), None, ("2024-01-01", "2032-12-31"));
            let mut parts = Vec::new();
            for year in 2024..=2032 {
                for (from, to) in [("01-01", "06-30"), ("07-01", "12-31")] {
                    let window = (format!("{year}-{from}"), format!("{year}-{to}"));
                    parts.push(due(rule, ("2024-01-31", "2031-06-30"), None, (&window.0, &window.1)));
                }
            }
            parts.retain(|part| !part.is_empty());
            assert_eq!(parts.join(" "), whole, "{rule}");
        }
    }
}
