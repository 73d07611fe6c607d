//! Providers: groups, contract parties, subcontractors, providers of the past, their establishments, codes and the
//! people to call.

use super::area::{Area, year};
use super::book::{Book, code, row};
use super::dice::Dice;
use super::names;
use super::size::Size;
use crate::domain::calendar::add_days;
use crate::domain::kind::Kind;
use crate::domain::record::Id;

/// What a provider is in the region.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Has contracts today.
    Main,
    /// Works for others only.
    Sub,
    /// Its contracts ended.
    Past,
}

/// A provider.
pub struct Firm {
    pub id: Id,
    pub name: String,
    pub group: Option<Id>,
    pub sole: bool,
    pub jw: bool,
    pub wmo: bool,
    pub part: Part,
}

/// Writes all providers; contract parties first, then subcontractors, then those of the past.
pub fn write(book: &mut Book, size: &Size, area: &Area, dice: &mut Dice) -> Vec<Firm> {
    let groups: Vec<Id> =
        (0..size.groups).map(|number| book.add(Kind::ProviderGroup, row!["name" => names::group(number)])).collect();
    let mut firms = Vec::new();
    let total = size.main_firms + size.sub_firms + size.past_firms;
    for number in 0..total {
        let part = match number {
            n if n < size.main_firms => Part::Main,
            n if n < size.main_firms + size.sub_firms => Part::Sub,
            _ => Part::Past,
        };
        // Every third contract party belongs to a group; group mates stand far apart, so that they meet in few lots.
        let group = (part == Part::Main && number.is_multiple_of(3)).then(|| number / 3 % size.groups);
        let jw = number < size.jw_deals || part != Part::Main;
        let wmo = number + size.wmo_deals >= size.main_firms;
        let sole = part == Part::Sub && number % 4 == 1;
        firms.push(firm(book, number, part, group.map(|at| groups[at]), (jw, wmo), sole));
    }
    for (number, firm) in firms.iter().enumerate() {
        places(book, area, number, firm, dice);
        people(book, number, firm);
    }
    firms
}

fn firm(book: &mut Book, number: usize, part: Part, group: Option<Id>, (jw, wmo): (bool, bool), sole: bool) -> Firm {
    let (form, name) = if sole { ("sole_trader", names::sole_trader(number)) } else { names::firm(number) };
    let micro = sole || matches!(form, "professional_partnership" | "general_partnership");
    let status = if part == Part::Past { "ended" } else { "active" };
    let domains = match (jw, wmo) {
        (true, false) => "jw",
        (false, true) => "wmo",
        _ => "both",
    };
    let id = book.add(
        Kind::Provider,
        row![
            "kvk" => format!("{}", 91_000_000 + number * 37), "name" => name.as_str(), "legal_form" => code(form),
            "group" => group, "size_class" => code(if micro { "micro" } else { "other" }),
            "status" => code(status), "country" => "NLD", "domains" => code(domains),
        ],
    );
    Firm { id, name, group, sole, jw, wmo, part }
}

fn places(book: &mut Book, area: &Area, number: usize, firm: &Firm, dice: &mut Dice) {
    let home = dice.below(area.now);
    book.set(firm.id, "city", area.towns[home].name.as_str());
    let extra = usize::from(firm.part == Part::Main && number.is_multiple_of(2));
    for rank in 0..=extra {
        let town = &area.towns[(home + rank * 3) % area.now];
        let branch = format!("0000{}", 91_000_000 + number * 10 + rank);
        let name = format!("{}, locatie {}", firm.name, town.name);
        let place = book.add(
            Kind::Establishment,
            row![
                "provider" => firm.id, "branch_no" => branch, "name" => name, "place" => town.name.as_str(),
                "municipality" => town.id,
            ],
        );
        if rank == 0 || number.is_multiple_of(6) {
            let agb = format!("{}9{:05}", ["22", "53", "98"][number % 3], (number * 2 + rank) % 100_000);
            let from = year(book.today, -6);
            let at = (rank > 0).then_some(place);
            book.add(
                Kind::AgbCode,
                row!["provider" => firm.id, "establishment" => at, "code" => agb, "valid_from" => from],
            );
        }
    }
}

/// Functions as a rule, here and there a person.
fn people(book: &mut Book, number: usize, firm: &Firm) {
    if firm.part == Part::Past {
        return;
    }
    let mail = |box_name: &str| format!("{box_name}{number}@voorbeeld.example");
    book.add(
        Kind::ContactPerson,
        row![
            "provider" => firm.id, "name" => "Contractbeheer", "function" => "contractbeheerder",
            "email" => mail("contract"), "phone" => format!("099-1{:06}", number),
        ],
    );
    if number % 10 == 3 {
        let until = (number % 20 == 13).then(|| add_days(book.today, -200));
        book.add(
            Kind::ContactPerson,
            row![
                "provider" => firm.id, "name" => names::person(number), "function" => "bestuurder",
                "email" => mail("bestuur"), "until" => until,
            ],
        );
    }
}
