//! What the figures of an answer were made from, on the page of its row: records in sections, monthly figures as a sum that
//! opens them. Which they are, the question says. The page of a provider, product or municipality opens all of its figures.

use super::detail::records_section;
use super::page::{Cell, Content, Line, Target};
use super::world::World;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::monthly::{Figure, Month};
use crate::domain::questions::{Asked, Made, Source, Summed, sources};
use crate::domain::record::{Id, Ref, Value};
use crate::domain::shape::show_value;
use crate::domain::written::{FIRST_YEAR, LAST_YEAR, show_whole};
use crate::text::Message;
use crate::theme::Role;
use std::collections::BTreeMap;

/// A section for each figure of the row.
#[must_use]
pub fn lines(world: &World, of: Ref) -> Vec<Line> {
    let asked = Asked { register: &world.register, monthly: world.monthly(), when: world.when, words: world.words };
    sources(&asked, of).into_iter().flat_map(|source| section(world, of, source)).collect()
}

/// The way to all monthly figures of a provider, a product or a municipality.
#[must_use]
pub fn monthly(world: &World, of: Ref) -> Vec<Line> {
    let only = |kind: Kind| (of.kind == kind).then(|| vec![of.id]);
    let (providers, products) = (only(Kind::Provider), only(Kind::Product));
    let municipalities = only(Kind::Municipality);
    if providers.is_none() && products.is_none() && municipalities.is_none() {
        return Vec::new();
    }
    let Some((from, to)) = Month::new(FIRST_YEAR, 1).zip(Month::new(LAST_YEAR, 12)) else { return Vec::new() };
    let words = world.words;
    let title = world.called(of.kind, of.id);
    let mut lines = vec![Line::new(Content::Blank), Line::new(Content::Heading(words.get("ui-monthly"), None))];
    for kind in [Kind::Actual, Kind::Reservation] {
        let summed = Summed {
            kind,
            providers: providers.clone(),
            products: products.clone(),
            municipalities: municipalities.clone(),
            from,
            to,
        };
        let target = Target::Figures { summed: Box::new(summed), title: title.clone() };
        let text = words.say(&Message::new("ui-monthly-show").with("noun", words.kind(kind.name())));
        lines.push(Line::to(Content::Row(vec![Cell::new(text, 0).role(Role::Link)]), target));
    }
    lines
}

fn section(world: &World, of: Ref, source: Source) -> Vec<Line> {
    let label = world.words.field(of.kind.name(), source.column);
    let title = |kind: Kind| format!("{label}: {}", world.words.kind(kind.name()));
    match source.of {
        Made::Records(_, ids) if ids.is_empty() => Vec::new(),
        Made::Records(kind, ids) => records_section(world, title(kind), kind, ids, None, &label),
        Made::Figures(summed) => figures(world, &title(summed.kind), summed),
    }
}

/// The figures of a sum: how many, how much per unit, and the way to them.
fn figures(world: &World, title: &str, summed: Summed) -> Vec<Line> {
    let words = world.words;
    let figures = rows(world, &summed);
    if figures.is_empty() {
        return Vec::new();
    }
    let count = show_whole(i64::try_from(figures.len()).unwrap_or(0), words.lang());
    let mut lines = vec![Line::new(Content::Blank), Line::new(Content::Heading(title.to_owned(), Some(count)))];
    let mut volumes: BTreeMap<&str, i64> = BTreeMap::new();
    let mut amount: Option<i64> = None;
    for figure in &figures {
        if let (Some(quantity), Some(unit)) = (figure.quantity(), figure.unit) {
            *volumes.entry(unit).or_default() += quantity;
        }
        if let Some(cents) = figure.amount() {
            amount = Some(amount.unwrap_or(0) + cents);
        }
    }
    let shown = |shape, value: i64| show_value(&world.register, "", shape, None, &Value::Number(value), words);
    for (unit, quantity) in volumes {
        let value = format!("{} {}", shown(Shape::Quantity, quantity), words.unit(unit, quantity));
        lines.push(Line::new(Content::Field { label: words.get("ui-sum"), value, mark: None }));
    }
    if let Some(cents) = amount {
        let value = shown(Shape::Money, cents);
        lines.push(Line::new(Content::Field { label: words.get("ui-sum"), value, mark: None }));
    }
    let all = words.say(&Message::new("ui-show-all").count("count", figures.len()));
    let target = Target::Figures { summed: Box::new(summed), title: title.to_owned() };
    lines.push(Line::to(Content::Row(vec![Cell::new(all, 0).role(Role::Link)]), target));
    lines
}

/// The figures of the window that were summed.
fn rows(world: &World, summed: &Summed) -> Vec<Figure> {
    let monthly = world.monthly();
    let figures = if summed.kind == Kind::Actual { &monthly.actuals } else { &monthly.reservations };
    let among = |ids: &Option<Vec<Id>>, id: Id| ids.as_ref().is_none_or(|ids| ids.contains(&id));
    let wanted = |figure: &Figure| {
        (summed.from..=summed.to).contains(&figure.month)
            && among(&summed.providers, figure.provider)
            && among(&summed.products, figure.product)
            && among(&summed.municipalities, figure.municipality)
    };
    match (&summed.providers, &summed.products) {
        (Some(providers), Some(products)) => {
            let pairs = providers.iter().flat_map(|provider| products.iter().map(|product| (*provider, *product)));
            pairs.flat_map(|(provider, product)| figures.of(provider, product).iter()).filter(wanted).collect()
        }
        _ => figures.all().iter().filter(wanted).collect(),
    }
}
