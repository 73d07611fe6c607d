//! Yearly adjustment of tariffs (R8): the index of a year from its components, kept unrounded; each tariff and lump sum
//! rounded once, half up. Which tariffs it touches is `round`'s.

use super::rounding::{floored, rounded};

/// One component of an indexation round (OVA, PPC), all in parts per million; unknown stays unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Component {
    /// Weight; those of a year make a million.
    pub weight: Option<i64>,
    /// Forecast for the year.
    pub forecast: Option<i64>,
    /// Final figure of the year before.
    pub final_previous: Option<i64>,
    /// Forecast that had been made for the year before.
    pub forecast_previous: Option<i64>,
}

/// Why a round has no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incomplete {
    /// There is no component.
    Empty,
    /// A weight is not known.
    Weight,
    /// The weights do not make 100 %; their sum in parts per million.
    Weights(i64),
    /// A forecast is not known.
    Forecast,
}

/// The index of a year, in parts per million of parts per million: exact, whatever the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Index {
    /// Forecast for the year, weighed.
    pub forecast: i128,
    /// What the year before turned out more or less than its forecast, weighed; nothing while final figures are awaited.
    pub correction: Option<i128>,
}

/// A million times a million: the scale of `Index`.
const ONE: i128 = 1_000_000_000_000;

/// R8: `i(t+1) = Σ w·forecast(t+1) + Σ w·(final(t) − forecast(t))`. As long as a final figure is not known the index is
/// provisional and carries no correction.
///
/// # Errors
/// What is missing for an index.
pub fn index(components: &[Component]) -> Result<Index, Incomplete> {
    if components.is_empty() {
        return Err(Incomplete::Empty);
    }
    let (mut weights, mut forecast, mut correction) = (0, 0, Some(0));
    for component in components {
        let weight = component.weight.ok_or(Incomplete::Weight)?;
        weights += weight;
        let weight = i128::from(weight);
        forecast += weight * i128::from(component.forecast.ok_or(Incomplete::Forecast)?);
        let previous = component.final_previous.zip(component.forecast_previous);
        let difference = previous.map(|(last, forecast)| weight * (i128::from(last) - i128::from(forecast)));
        correction = correction.zip(difference).map(|(sum, one)| sum + one);
    }
    if weights == 1_000_000 { Ok(Index { forecast, correction }) } else { Err(Incomplete::Weights(weights)) }
}

impl Index {
    /// Whether the correction of the year before is in it.
    #[must_use]
    pub fn is_definitive(&self) -> bool {
        self.correction.is_some()
    }

    fn whole(&self) -> i128 {
        self.forecast + self.correction.unwrap_or(0)
    }

    /// In parts per million, for showing; 49 570 for the published index of 2025.
    #[must_use]
    pub fn ppm(&self) -> i64 {
        rounded(self.whole(), 1_000_000).unwrap_or(0)
    }

    /// The weighed forecast in parts per million.
    #[must_use]
    pub fn forecast_ppm(&self) -> i64 {
        rounded(self.forecast, 1_000_000).unwrap_or(0)
    }

    /// The weighed correction in parts per million.
    #[must_use]
    pub fn correction_ppm(&self) -> Option<i64> {
        self.correction.and_then(|correction| rounded(correction, 1_000_000))
    }

    /// A tariff or lump sum in cents, raised by the unrounded index and rounded once, half up.
    #[must_use]
    pub fn apply(&self, cents: i64) -> Option<i64> {
        let raised = i128::from(cents).checked_mul(ONE + self.whole())?;
        floored(raised.checked_mul(2)?.checked_add(ONE)?, 2 * ONE)
    }
}
