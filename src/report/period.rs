//! The period an overview is about: a month, a quarter or a year, in the notation of the command line.

use crate::domain::calendar::{Month, NameLength, month_name};
use crate::text::Lang;
use chrono::NaiveDate;

/// How long a period lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    /// A calendar month.
    Month,
    /// A quarter of a calendar year.
    Quarter,
    /// A calendar year.
    Year,
}

impl Length {
    /// How a period of this length is written.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::Month => "2026-10",
            Self::Quarter => "2026-Q3",
            Self::Year => "2026",
        }
    }

    fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

/// A whole month, quarter or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// How long it lasts.
    pub length: Length,
    /// Its first month.
    pub first: Month,
}

impl Period {
    /// The period of that length that holds a month.
    #[must_use]
    pub fn of(length: Length, month: Month) -> Self {
        let into = (i32::try_from(month.number()).unwrap_or(1) - 1) % length.months();
        Self { length, first: month.plus(-into) }
    }

    /// The last period of that length that was over before a day.
    #[must_use]
    pub fn last_over(length: Length, day: NaiveDate) -> Self {
        let now = Self::of(length, Month::of(day));
        Self { first: now.first.plus(-length.months()), ..now }
    }

    /// Its last month.
    #[must_use]
    pub fn last(self) -> Month {
        self.first.plus(self.length.months() - 1)
    }

    /// Its months, in order.
    pub fn months(self) -> impl Iterator<Item = Month> {
        (0..self.length.months()).map(move |n| self.first.plus(n))
    }

    /// The period before it.
    #[must_use]
    pub fn before(self) -> Self {
        Self { first: self.first.plus(-self.length.months()), ..self }
    }

    /// The period after it.
    #[must_use]
    pub fn after(self) -> Self {
        Self { first: self.first.plus(self.length.months()), ..self }
    }

    /// Its notation: `2026-10`, `2026-Q3`, `2026`.
    #[must_use]
    pub fn code(self) -> String {
        let year = self.first.year();
        match self.length {
            Length::Month => format!("{year}-{:02}", self.first.number()),
            Length::Quarter => format!("{year}-Q{}", self.quarter()),
            Length::Year => year.to_string(),
        }
    }

    /// Reads its notation; a quarter also as `2026-K3`. Nothing for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (year, rest) = text.split_at_checked(4)?;
        let year: i32 = year.parse().ok()?;
        let (length, number) = match rest.strip_prefix('-') {
            None if rest.is_empty() => (Length::Year, 1),
            None => return None,
            Some(rest) => match rest.strip_prefix(['Q', 'q', 'K', 'k']) {
                Some(number) => match number.parse::<u32>().ok()? {
                    quarter @ 1..=4 => (Length::Quarter, quarter * 3 - 2),
                    _ => return None,
                },
                None => (Length::Month, rest.parse().ok()?),
            },
        };
        Some(Self { length, first: Month::new(year, number)? })
    }

    /// As people read it: `oktober 2026`, `3e kwartaal 2026`, `2026`.
    #[must_use]
    pub fn show(self, lang: Lang) -> String {
        let year = self.first.year();
        match (self.length, lang) {
            (Length::Month, _) => format!("{} {year}", month_name(self.first.number(), lang, NameLength::Full)),
            (Length::Quarter, Lang::Nl) => format!("{}e kwartaal {year}", self.quarter()),
            (Length::Quarter, Lang::En) => format!("quarter {} of {year}", self.quarter()),
            (Length::Year, _) => year.to_string(),
        }
    }

    fn quarter(self) -> u32 {
        self.first.number().div_ceil(3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_written_and_read_back() {
        for (code, first, last, nl) in [
            ("2026-10", "2026-10", "2026-10", "oktober 2026"),
            ("2026-Q3", "2026-07", "2026-09", "3e kwartaal 2026"),
            ("2024", "2024-01", "2024-12", "2024"),
        ] {
            let period =
                Period::parse(code).unwrap_or(Period { length: Length::Year, first: Month::of(NaiveDate::MIN) });
            assert_eq!(period.code(), code);
            let month = |month: Month| format!("{}-{:02}", month.year(), month.number());
            assert_eq!((month(period.first), month(period.last())), (first.into(), last.into()));
            assert_eq!(period.show(Lang::Nl), nl);
        }
        assert_eq!(Period::parse("2026-K4"), Period::parse("2026-q4"));
        for wrong in ["", "26-10", "2026-13", "2026-Q5", "2026-0", "2026/10", "oktober", "2026-"] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_last_one_that_was_over() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default();
        let last = |length| Period::last_over(length, day).code();
        assert_eq!([last(Length::Month), last(Length::Quarter), last(Length::Year)], ["2026-10", "2026-Q3", "2025"]);
    }
}
