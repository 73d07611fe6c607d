//! `chain`: the twin of the chain screen. For people a tree in words and lines; for programs the rows of `list chains` in
//! which the provider stands, with those nobody answers for.

use super::args::{self, Format};
use super::list::{usual_columns, write};
use super::session::{Ended, Loaded, Session};
use super::{kinds, out};
use crate::domain::chain::Chain;
use crate::domain::chain::standing::Within;
use crate::domain::chain::told::{Line, Teller, Told};
use crate::domain::kind::Kind;
use crate::domain::questions::{self, chains};
use crate::domain::record::Id;
use crate::error::Result;
use crate::export::table::Table;
use crate::shown::measure::{pad_left, pad_right, wrap};
use crate::shown::{self, Shown};

/// `chain PROVIDER`.
///
/// # Errors
/// Missing (66) for a provider, lot or municipality that there is not; whatever opening refuses.
pub fn chain(session: &mut Session, args: &args::Chain) -> Result<Ended> {
    let mut loaded = session.read()?;
    let words = session.words;
    let provider = kinds::find(&loaded.register, Kind::Provider, &args.provider, words)?;
    let named = |kind: Kind, typed: &Option<String>| {
        typed.as_deref().map(|typed| kinds::find(&loaded.register, kind, typed, words)).transpose()
    };
    let within =
        Within { lot: named(Kind::Lot, &args.lot)?, municipality: named(Kind::Municipality, &args.municipality)? };
    let format = if args.json { Format::Json } else { args.format };
    if format == Format::Table {
        tell(session, &loaded, provider, within)?;
        return Ok(Ended::Well);
    }
    let day = session.when.day;
    let placed = Teller::of_provider(&loaded.register, provider, day, within);
    let rows = placed.iter().flat_map(|(chain, _)| chains::rows_of(&loaded.register, chain, day)).collect();
    let records = questions::records(Kind::Chain, rows);
    let ids: Vec<Id> = records.iter().map(|record| record.id).collect();
    loaded.register.answer(Kind::Chain, records);
    let columns = usual_columns(Kind::Chain, format);
    let mut table = Table::of_listing(&loaded.register, Kind::Chain, &columns, ids, session.when, words);
    write(session, &mut table, format)?;
    Ok(Ended::Well)
}

/// The trees, as lines.
fn tell(session: &mut Session, loaded: &Loaded, provider: Id, within: Within) -> Result<()> {
    let register = &loaded.register;
    let notify_days = register.norms().notify_days;
    let teller = Teller { register, words: session.words, day: session.when.day, notify_days };
    let placed = Teller::of_provider(register, provider, session.when.day, within);
    line(session, 0, &teller.standing(provider, &placed))?;
    let told: Vec<(&Chain<'_>, Told)> = placed.iter().map(|(chain, _)| (chain, teller.chain(chain))).collect();
    let mut widths = Widths::of(told.iter().flat_map(|(_, told)| &told.lines));
    widths.widen(session);
    for (chain, told) in &told {
        line(session, 0, "")?;
        let title = if told.about.is_empty() { told.title.clone() } else { format!("{} ({})", told.title, told.about) };
        let bold = if session.colours() { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
        let title = session.charset.write(&shown::line(&title));
        session.out.bytes(format!("{}{title}{}\n", bold.0, bold.1).as_bytes())?;
        for note in &told.notes {
            line(session, 2, note)?;
        }
        let heads = widths.heads(session);
        session.out.bytes(format!("  {}\n", heads.trim_end()).as_bytes())?;
        for place in &told.lines {
            let asked = chain.nodes[place.at].provider == provider;
            let text = widths.line(place, asked);
            let fits = session.out.width().map_or(usize::MAX, |width| width.saturating_sub(2));
            let text = Shown::line(&session.charset.write(&text)).cut_in(fits, session.charset);
            session.out.bytes(format!("  {}\n", text.as_str().trim_end()).as_bytes())?;
            let indent = 4 + shown::width(&place.branch);
            for wrong in &place.wrong {
                line(session, indent, &format!("! {wrong}"))?;
            }
        }
    }
    Ok(())
}

/// A sentence with so many cells in front, over as many lines as it needs.
fn line(session: &mut Session, indent: usize, text: &str) -> Result<()> {
    let width = session.out.width().unwrap_or(out::USUAL_WIDTH.max(100)).saturating_sub(indent);
    let text = session.charset.write(&shown::line(text));
    if text.is_empty() {
        return session.out.bytes(b"\n");
    }
    for part in wrap(&text, width.max(20)) {
        session.out.bytes(format!("{}{}\n", " ".repeat(indent), part.as_str().trim_end()).as_bytes())?;
    }
    Ok(())
}

/// What stands under each other: name, role, share, own part, consent.
#[derive(Default)]
struct Widths {
    name: usize,
    role: usize,
    share: usize,
    net: usize,
}

impl Widths {
    fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut widths = Self::default();
        for line in lines {
            let name = shown::width(&line.branch) + shown::width(&shown::line(&line.name)) + 2;
            widths.name = widths.name.max(name).min(48);
            widths.role = widths.role.max(shown::width(&line.role));
            widths.share = widths.share.max(shown::width(&line.share));
            widths.net = widths.net.max(shown::width(&line.net));
        }
        widths
    }

    /// What stands above the columns.
    fn labels(session: &Session) -> [String; 5] {
        let name = Kind::Chain.name();
        ["performer", "role", "share_percent", "net_percent", "consent"]
            .map(|column| session.words.field_short(name, column))
    }

    fn widen(&mut self, session: &Session) {
        let [name, role, share, net, _] = Self::labels(session).map(|label| shown::width(&label));
        self.name = self.name.max(name);
        self.role = self.role.max(role);
        self.share = self.share.max(share);
        self.net = self.net.max(net);
    }

    fn heads(&self, session: &Session) -> String {
        let [name, role, share, net, consent] = Self::labels(session);
        let cells = [
            pad_right(&name, self.name),
            pad_right(&role, self.role),
            pad_left(&share, self.share),
            pad_left(&net, self.net),
            Shown::line(&consent),
        ];
        cells.iter().map(Shown::as_str).collect::<Vec<_>>().join("  ")
    }

    fn line(&self, line: &Line, asked: bool) -> String {
        let mark = if asked { " ◂" } else { "" };
        let name = format!("{}{}{mark}", line.branch, shown::line(&line.name));
        let name = pad_right(shown::measure::cut(&name, self.name).as_str(), self.name);
        let cells = [
            name,
            pad_right(&line.role, self.role),
            pad_left(&line.share, self.share),
            pad_left(&line.net, self.net),
            Shown::line(&line.consent),
        ];
        cells.iter().map(Shown::as_str).collect::<Vec<_>>().join("  ")
    }
}
