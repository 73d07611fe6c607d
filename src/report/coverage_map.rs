//! The coverage map (dekkingskaart, §5.6, N1): lots × municipalities with the number of providers, a sign and a word, from
//! the answers to `coverage`, `concentration` and `dropout`.

use super::period::Length;
use super::scope::Reach;
use super::{Ground, Made, Report, Wish, begin};
use crate::domain::kind::Kind;

/// The overview.
pub const REPORT: Report = Report {
    name: "coverage",
    lengths: &[Length::Month, Length::Quarter, Length::Year],
    reaches: &[Reach::Region, Reach::SubRegion, Reach::Municipality],
    questions: &[Kind::Coverage, Kind::Concentration, Kind::Dropout],
    make,
};

fn make(ground: &Ground<'_>, wish: &Wish) -> Made {
    let document = begin(ground, wish);
    Made { document, ..Made::default() }
}
