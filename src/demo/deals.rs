//! Contracts of all rounds with their lots, consortia, options and amendments, and what each lot uses per product and
//! municipality.

use super::area::Area;
use super::book::{Book, code, links, row};
use super::dice::Dice;
use super::parties::{Firm, Part as FirmPart};
use super::prices::Prices;
use super::round::{Market, Round};
use super::size::Size;
use crate::domain::calendar::add_days;
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::domain::term::{extended_end, last_notice, term_end};
use chrono::NaiveDate;

/// What a lot of a contract uses of one product in one municipality.
pub struct Pair {
    pub product: usize,
    pub town: usize,
    /// Usual volume a month, in thousandths of the unit; for task lots the amount a month in cents.
    pub usual: i64,
    pub clients: i64,
}

/// A contract's part in a lot.
pub struct DealLot {
    pub id: Id,
    pub lot: usize,
    pub role: &'static str,
    pub pairs: Vec<Pair>,
    /// What a year of it costs, in cents.
    pub annual: i64,
}

/// A contract.
pub struct Deal {
    pub id: Id,
    pub number: String,
    pub firm: usize,
    pub jw: bool,
    pub round: usize,
    pub start: NaiveDate,
    /// End of the first term.
    pub first_end: NaiveDate,
    /// End as it stands, exercised options included.
    pub end: NaiveDate,
    pub ended: bool,
    pub lots: Vec<DealLot>,
    pub value: i64,
}

impl Deal {
    /// Whether one of its lots is heavy.
    pub fn heavy(&self, market: &Market) -> bool {
        self.lots.iter().any(|part| market.lots[part.lot].heavy)
    }
}

/// First term in months, options as (months, exercised, declined), reason for more than four years.
struct Term {
    months: u32,
    options: &'static [(u32, bool, bool)],
    reason: Option<&'static str>,
}

const LONG: &str = "Behandelingen lopen vaak langer dan vier jaar; een wisseling van aanbieder zou kinderen schaden.";

fn term(round: &Round, rank: usize) -> Term {
    let plain = |months, options| Term { months, options, reason: None };
    match (round.now, round.jw) {
        (false, true) => plain(36, &[(12, true, false)]),
        (false, false) if rank.is_multiple_of(2) => plain(48, &[]),
        (false, false) => plain(24, &[(24, true, false)]),
        (true, true) if rank % 4 == 1 => Term { months: 48, options: &[(12, false, false)], reason: Some(LONG) },
        (true, true) => plain(48, &[]),
        (true, false) if rank % 5 == 2 => plain(24, &[(12, true, false), (12, false, false)]),
        (true, false) if rank % 9 == 4 => plain(36, &[(12, false, true)]),
        (true, false) => plain(36, &[(12, false, false)]),
    }
}

/// At how many contracts a municipality can be served in a lot, where that is limited: lot, number of the municipality,
/// how many.
pub type Limit = (&'static str, usize, usize);

/// Writes all contracts but their values, which follow from the tariffs.
pub fn write(
    book: &mut Book,
    (size, seed): (&Size, u64),
    area: &Area,
    firms: &[Firm],
    market: &Market,
    limits: &[Limit],
) -> Vec<Deal> {
    let mut limits = limits.to_vec();
    let mut deals = Vec::new();
    for (number, round) in market.rounds.iter().enumerate() {
        let count = match (round.now, round.jw) {
            (false, true) => size.old_jw_deals,
            (false, false) => size.old_wmo_deals,
            (true, true) => size.jw_deals,
            (true, false) => size.wmo_deals,
        };
        let first = if round.jw { 0 } else { size.main_firms - size.wmo_deals };
        let past: Vec<usize> = (0..firms.len())
            .filter(|at| firms[*at].part == FirmPart::Past && at % 2 == usize::from(round.jw))
            .collect();
        for rank in 0..count {
            let firm = match rank.checked_sub(count - past.len()) {
                Some(at) if !round.now => past[at],
                _ => first + rank,
            };
            let deal = contract(book, market, (number, rank), (firm, &firms[firm]));
            deals.push(deal);
            if let Some(deal) = deals.last_mut() {
                // A stream per contract: what one contract is limited to leaves the others as they are.
                let mut dice = Dice::new(seed, 1_000 + 10_000 * number as u64 + rank as u64);
                deal.lots = parts(book, size, area, market, (deal, rank), &mut limits, &mut dice);
            }
        }
    }
    consortia(book, firms, &deals);
    deals
}

fn contract(book: &mut Book, market: &Market, (round, rank): (usize, usize), (at, firm): (usize, &Firm)) -> Deal {
    let frame = &market.rounds[round];
    let term = term(frame, rank);
    let start = frame.start;
    let first_end = term_end(start, term.months);
    let prefix = if frame.jw { "JH" } else { "WM" };
    let number = format!("{prefix}-{}-{:03}", start.format("%y"), rank + 1);
    let status = if frame.now { "active" } else { "ended" };
    let what = if frame.jw { "Jeugdhulp" } else { "Maatschappelijke ondersteuning" };
    let mode = ["both", "client", "both", "none"][rank % 4];
    let id = book.add(
        Kind::Contract,
        row![
            "number" => number.as_str(), "title" => format!("{what} {}", firm.name), "provider" => firm.id,
            "framework" => frame.framework, "tender" => frame.tender, "signed_on" => add_days(start, -45),
            "start" => start, "end" => first_end, "notice_months_client" => 6_i64,
            "notice_months_contractor" => if rank.is_multiple_of(3) { 9_i64 } else { 6 }, "termination_mode" => code(mode),
            "status" => code(status), "duration_justification" => term.reason,
            "accountable" => if frame.jw { "contractmanager jeugd" } else { "contractmanager Wmo" },
        ],
    );
    let mut end = first_end;
    for (place, (months, exercised, declined)) in term.options.iter().enumerate() {
        // Announced two months before the last day, and for running contracts shortly before today.
        let announced = add_days(last_notice(end, 6), -60).min(add_days(book.today, -40)).max(start).min(book.today);
        book.add(
            Kind::ExtensionOption,
            row![
                "contract" => id, "seq" => i64::try_from(place).unwrap_or(0) + 1, "months" => i64::from(*months),
                "notify_months" => 6_i64, "exercised_on" => exercised.then_some(announced),
                "declined_on" => declined.then_some(announced),
            ],
        );
        if *exercised {
            end = extended_end(end, *months);
        }
    }
    Deal {
        id,
        number,
        firm: at,
        jw: frame.jw,
        round,
        start,
        first_end,
        end,
        ended: !frame.now,
        lots: Vec::new(),
        value: 0,
    }
}

/// Which lots a contract is about: light ones in turn, and for every third contract one or two heavy ones.
fn chosen(size: &Size, market: &Market, round: &Round, rank: usize, dice: &mut Dice) -> Vec<usize> {
    let (heavy, light): (Vec<usize>, Vec<usize>) = round.lots.iter().partition(|lot| market.lots[**lot].heavy);
    let (least, most) = size.lots_per_deal;
    let many = usize::try_from(dice.between(least as i64, most as i64)).unwrap_or(least);
    let mut lots = Vec::new();
    if rank.is_multiple_of(3) && !heavy.is_empty() {
        let turn = rank / 3;
        lots.push(heavy[turn % heavy.len()]);
        if many > 2 {
            lots.push(heavy[(turn + 1) % heavy.len()]);
        }
    }
    for step in 0..light.len() {
        if lots.len() < many {
            lots.push(light[(rank + step) % light.len()]);
        }
    }
    lots
}

fn role(round: &Round, heavy: bool, rank: usize) -> &'static str {
    match rank / 3 {
        _ if !heavy => "sole",
        turn if turn % 7 == 5 => "consortium_lead",
        turn if turn % 7 == 6 => "consortium_member",
        turn if round.jw && turn % 4 == 3 => "content_main_contractor",
        _ => "main_contractor",
    }
}

fn parts(
    book: &mut Book,
    size: &Size,
    area: &Area,
    market: &Market,
    (deal, rank): (&Deal, usize),
    limits: &mut [Limit],
    dice: &mut Dice,
) -> Vec<DealLot> {
    let round = &market.rounds[deal.round];
    let mut made = Vec::new();
    for number in chosen(size, market, round, rank, dice) {
        let lot = &market.lots[number];
        let role = role(round, lot.heavy, rank);
        let towns: Vec<usize> = lot.towns.iter().map(|(town, ..)| *town).collect();
        // Three in ten work in part of the region only; heavy lots are covered by everybody.
        let some = !lot.heavy && rank % 10 >= 7;
        let mut served: Vec<usize> = if some {
            let skip = dice.below(towns.len());
            let keep = |(at, _): &(usize, &usize)| (at + skip) % towns.len() < towns.len() * 2 / 3;
            towns.iter().enumerate().filter(keep).map(|(_, town)| *town).collect()
        } else {
            towns
        };
        let mut some = some;
        for (_, town, left) in limits.iter_mut().filter(|(code, ..)| *code == lot.code) {
            if *left == 0 {
                served.retain(|at| at != town);
                some = true;
            } else if served.contains(town) {
                *left -= 1;
            }
        }
        let listed: Vec<Id> = if some { served.iter().map(|town| area.towns[*town].id).collect() } else { Vec::new() };
        let id = book.add(
            Kind::ContractLot,
            row![
                "contract" => deal.id, "lot" => lot.id, "role" => code(role), "valid_from" => deal.start,
                "valid_to" => deal.end, "municipalities" => links(&listed),
                "social_return_percent" => if lot.heavy { 30_000_i64 } else { 20_000 },
            ],
        );
        let pairs = pairs(size, market, number, &served, dice);
        made.push(DealLot { id, lot: number, role, pairs, annual: 0 });
    }
    made
}

fn pairs(size: &Size, market: &Market, lot: usize, towns: &[usize], dice: &mut Dice) -> Vec<Pair> {
    let bought = &market.lots[lot];
    let first = dice.below(bought.products.len());
    let products: Vec<usize> =
        (0..bought.products.len().min(3)).map(|at| bought.products[(first + at) % bought.products.len()]).collect();
    let products = if bought.task { products[..1].to_vec() } else { products };
    let mut all: Vec<(usize, usize)> =
        products.iter().flat_map(|product| towns.iter().map(|town| (*product, *town))).collect();
    let mut pairs = Vec::new();
    while pairs.len() < size.pairs_per_lot && !all.is_empty() {
        let (product, town) = all.swap_remove(dice.below(all.len()));
        let (low, high) = market.products[product].use_a_month;
        let usual = if bought.task { dice.between(1_200, 3_600) * 100 } else { dice.between(low, high) * 1000 };
        pairs.push(Pair { product, town, usual, clients: dice.between(14, 60) });
    }
    pairs.sort_by_key(|pair| (pair.product, pair.town));
    pairs
}

/// The members of each consortium: the lead, and the next contract party that is a member. None of them works for another
/// elsewhere: who does both has a double role, and those are planted.
fn consortia(book: &mut Book, firms: &[Firm], deals: &[Deal]) {
    for (at, deal) in deals.iter().enumerate() {
        if !deal.lots.iter().any(|part| part.role == "consortium_lead") {
            continue;
        }
        let partner = deals[at..]
            .iter()
            .find(|other| other.round == deal.round && other.lots.iter().any(|part| part.role == "consortium_member"));
        let partner = partner.map(|other| firms[other.firm].id);
        let members = [Some(firms[deal.firm].id), partner];
        for (rank, member) in members.into_iter().flatten().enumerate() {
            book.add(
                Kind::ConsortiumMember,
                row![
                    "contract" => deal.id, "provider" => member, "lead" => rank == 0, "valid_from" => deal.start,
                    "valid_to" => deal.end,
                ],
            );
        }
    }
}

/// The price of so much of a product, rounded once, half up (R9). `quantity` in thousandths of the unit, `cents` per
/// hour where the unit is minutes.
pub fn amount(unit: &str, quantity: i64, cents: i64) -> i64 {
    let parts = if unit == "minute" { 60_000 } else { 1000 };
    (2 * quantity * cents + parts).div_euclid(2 * parts)
}

/// Writes values: per lot a year's use at the first tariff, per contract that times its term.
pub fn values(book: &mut Book, market: &Market, deals: &mut [Deal], prices: &Prices) {
    for (number, deal) in deals.iter_mut().enumerate() {
        let mut annual = 0;
        for part in &mut deal.lots {
            let lot = &market.lots[part.lot];
            let a_month = |pair: &Pair| {
                let product = &market.products[pair.product];
                let cents = prices.on(number, pair.product, deal.start).unwrap_or(0);
                if lot.task { pair.usual } else { amount(product.unit, pair.usual, cents) }
            };
            part.annual = part.pairs.iter().map(a_month).sum::<i64>() * 12;
            annual += part.annual;
            book.set(part.id, "value_cents", part.annual / 100_000 * 100_000);
            if lot.task {
                book.set(part.id, "lump_sum_cents", part.annual);
                book.set(part.id, "bandwidth_percent", 50_000_i64);
            } else if lot.heavy {
                book.set(part.id, "minimum_use_cents", part.annual / 4_000_000 * 1_000_000);
            }
        }
        let months = deal.first_end.signed_duration_since(deal.start).num_days() / 30;
        let value = annual * months / 12 / 1_000_000 * 1_000_000;
        // Never just under the threshold for services, so that a small amendment does not cross it (R29).
        deal.value = if (65_000_000..=75_000_000).contains(&value) { 76_000_000 } else { value };
        book.set(deal.id, "original_value_cents", deal.value);
        if number % 5 == 3 {
            amend(book, deal, number);
        }
    }
}

fn amend(book: &mut Book, deal: &Deal, number: usize) {
    let (kind, ground, what) = [
        ("scope", "herzieningsclausule artikel 7.2", "Uitbreiding met een product binnen hetzelfde perceel."),
        ("price", "herzieningsclausule artikel 9.1", "Tarief aangepast na kostprijsonderzoek."),
        ("law", "artikel 2.163c Aanbestedingswet", "Aanpassing aan gewijzigde regels."),
    ][number % 3];
    let delta = deal.value / 100 * [2, 3, 1][number % 3];
    let signed = add_days(deal.start, 120).min(add_days(book.today, -20));
    book.add(
        Kind::Amendment,
        row![
            "contract" => deal.id, "number" => "1", "signed_on" => signed, "effective" => add_days(signed, 30),
            "kind" => code(kind), "value_delta_cents" => delta, "legal_ground" => ground, "description" => what,
        ],
    );
}
