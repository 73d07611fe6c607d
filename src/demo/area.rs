//! The area: region, sub-regions, municipalities with a merger and a leaver, buyers, governing bodies and their
//! meetings.

use super::book::{Book, code, row};
use super::names;
use super::size::Size;
use crate::domain::calendar::{add_days, addm, last_working_day_on_or_before, month_start, year_start};
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use chrono::{Datelike, NaiveDate};

/// A municipality, with the days it takes part in the region.
pub struct Town {
    pub id: Id,
    pub name: String,
    pub cbs: String,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// What later subjects need of the area.
pub struct Area {
    pub towns: Vec<Town>,
    /// Numbers of the municipalities that take part today; they stand first in `towns`.
    pub now: usize,
    pub joint_body: Id,
    pub buyers: Vec<Id>,
}

impl Town {
    /// The part of a period in which it takes part; nothing when there is none.
    pub fn within(&self, from: NaiveDate, to: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.from.max(from);
        let last = self.to.map_or(to, |own| own.min(to));
        (first <= last).then_some((first, last))
    }
}

/// The first day of the year so many years from today's.
pub fn year(today: NaiveDate, offset: i32) -> NaiveDate {
    addm(year_start(today), offset * 12)
}

/// Writes the area.
pub fn write(book: &mut Book, size: &Size) -> Area {
    let today = book.today;
    let region = book.add(
        Kind::Region,
        row!["name" => "Regio Waterdal", "note" => "Verzonnen regio: gemeenten, aanbieders en bedragen bestaan niet."],
    );
    let founded = year(today, -12);
    let merged = year(today, -1);
    let subs: Vec<Id> = (0..size.sub_regions)
        .map(|number| {
            let name = names::sub_region(number);
            let director = format!("programmaregisseur {name}");
            book.add(Kind::SubRegion, row!["name" => name, "region" => region, "programme_director" => director])
        })
        .collect();
    let mut towns = Vec::new();
    for number in 0..size.towns {
        let from = if number == 4 { merged } else { founded };
        towns.push(town(book, number, &names::town(number), from, None));
    }
    let heir = towns[4].id;
    let before = add_days(merged, -1);
    for (number, name) in names::MERGED.iter().enumerate() {
        let gone = town(book, size.towns + number, name, founded, Some(before));
        book.set(gone.id, "valid_to", before);
        book.set(gone.id, "successor", heir);
        towns.push(gone);
    }
    towns.push(town(book, size.towns + 2, names::LEFT, founded, Some(before)));
    for (number, town) in towns.iter().enumerate() {
        let sub = subs[place_of(number, size.towns) * subs.len() / size.towns];
        let note = if number == size.towns + 2 { "Uitgetreden; koopt sindsdien zelf in." } else { "" };
        book.add(
            Kind::Membership,
            row![
                "municipality" => town.id, "sub_region" => sub, "region" => region, "valid_from" => town.from,
                "valid_to" => town.to, "note" => note,
            ],
        );
    }
    let (joint_body, buyers) = authorities(book, size, &towns);
    bodies(book, size, &towns, joint_body);
    Area { towns, now: size.towns, joint_body, buyers }
}

fn town(book: &mut Book, number: usize, name: &str, from: NaiveDate, to: Option<NaiveDate>) -> Town {
    let cbs = format!("GM{}", 9001 + number);
    let id = book.add(Kind::Municipality, row!["cbs_code" => cbs.as_str(), "name" => name, "valid_from" => from]);
    Town { id, name: name.to_string(), cbs, from, to }
}

/// The number of the municipality of today where one of all times lies: those that are gone lay beside the merged one.
pub fn place_of(number: usize, now: usize) -> usize {
    if number < now { number } else { 4 }
}

fn authorities(book: &mut Book, size: &Size, towns: &[Town]) -> (Id, Vec<Id>) {
    let joint_body = book.add(
        Kind::Authority,
        row![
            "name" => "Gemeenschappelijke regeling Sociaal Waterdal", "official_number" => "98000000",
            "country" => "NLD", "city" => towns[0].name.as_str(), "lead" => true,
        ],
    );
    let buyers = towns.iter().take(size.towns).enumerate().map(|(number, town)| {
        book.add(
            Kind::Authority,
            row![
                "name" => format!("Gemeente {}", town.name), "official_number" => format!("{}", 98_000_001 + number),
                "country" => "NLD", "city" => town.name.as_str(), "municipality" => town.id, "lead" => false,
            ],
        )
    });
    (joint_body, buyers.collect())
}

fn bodies(book: &mut Book, size: &Size, towns: &[Town], joint_body: Id) {
    for town in &towns[..size.towns] {
        for (kind, name, months) in [("college", "College van", 1), ("council", "Gemeenteraad", 3)] {
            let name = format!("{name} {}", town.name);
            let body =
                book.add(Kind::GoverningBody, row!["name" => name, "municipality" => town.id, "kind" => code(kind)]);
            meetings(book, body, months);
        }
    }
    for (kind, name, months) in [
        ("executive_board", "Dagelijks bestuur Sociaal Waterdal", 2),
        ("general_board", "Algemeen bestuur Sociaal Waterdal", 3),
    ] {
        let body = book.add(Kind::GoverningBody, row!["name" => name, "authority" => joint_body, "kind" => code(kind)]);
        meetings(book, body, months);
    }
}

/// Half a year back and fourteen months ahead, with the papers two weeks (boards) or a week (colleges) before.
fn meetings(book: &mut Book, body: Id, months: i32) {
    let first = addm(month_start(book.today), -6 - (book.today.month().cast_signed() % months));
    for step in 0..(20 / months) {
        let date = last_working_day_on_or_before(add_days(addm(first, step * months), 19));
        let papers = last_working_day_on_or_before(add_days(date, if months == 1 { -7 } else { -14 }));
        book.add(Kind::BodyMeeting, row!["body" => body, "date" => date, "papers_due" => papers]);
    }
}
