//! Native charts of a workbook: bars, lines and timelines. What they draw stands on a sheet of its own at the end, because
//! norms and gaps have no place in the tables; charts of the coverage map need none, their table is the map.

use super::document::{Bar, Chart as Wanted, Document, Plot, Series, SpanRow, Unit};
use super::plain;
use super::sheets::{self, Anchor, Leaf};
use crate::text::{Lang, Words};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartSolidFill, ChartType, ExcelDateTime,
    Format, Worksheet, XlsxError,
};

/// Colours of lines; dashes and the names in the legend tell them apart as well.
const LINES: [u32; 5] = [0x0000_3F6E, 0x00B3_5900, 0x0000_6D5B, 0x007A_2A6A, 0x0055_5555];
/// Colour of bars whose span is not certain.
const OPEN: u32 = 0x00A9_C4DB;
/// Most spans drawn per line of a timeline.
const SPANS: usize = 4;

/// The charts of a workbook and the sheet with what they draw.
pub struct Charts {
    words: Words,
    name: String,
    sheet: Worksheet,
    row: u32,
    day: Format,
    bold: Format,
}

impl Charts {
    /// None yet; the sheet takes a name that the leaves leave free.
    #[must_use]
    pub fn new(document: &Document, leaves: &[Leaf<'_>]) -> Self {
        let words = document.words();
        let mut taken = leaves.iter().map(|leaf| leaf.name.to_lowercase()).collect();
        let name = sheets::name(&words.get("paper-sheet-charts"), &mut taken);
        let day = Format::new().set_num_format(if words.lang() == Lang::Nl { "dd\\-mm\\-yyyy" } else { "d mmm yyyy" });
        Self { words, name, sheet: Worksheet::new(), row: 0, day, bold: Format::new().set_bold() }
    }

    /// The sheet with the figures of all charts; nothing when there are none.
    ///
    /// # Errors
    /// When the sheet cannot be named.
    pub fn figures(mut self) -> Result<Option<Worksheet>, XlsxError> {
        if self.row == 0 {
            return Ok(None);
        }
        self.sheet.set_name(&self.name)?;
        self.sheet.set_column_width(0, 30)?;
        for column in 1..=12 {
            self.sheet.set_column_width(column, 16)?;
        }
        Ok(Some(self.sheet))
    }

    /// Draws a chart at its place.
    ///
    /// # Errors
    /// When it does not fit on the sheet.
    pub fn draw(&mut self, sheet: &mut Worksheet, anchor: &Anchor<'_>) -> Result<(), XlsxError> {
        let Anchor { chart: wanted, row, column } = anchor;
        let (chart, high) = match &wanted.plot {
            Plot::Bars { unit, bars, lines } => (self.bars(wanted, *unit, bars, lines)?, bars.len()),
            Plot::Lines { unit, periods, series } => (self.lines(wanted, *unit, periods, series)?, 0),
            Plot::Spans { from, to, rows, .. } => (self.spans(wanted, (*from, *to), rows)?, rows.len()),
            Plot::Heat { .. } => return Ok(()),
        };
        if let Some(mut chart) = chart {
            let most = (sheets::CHART_ROWS - 1) * 20;
            let wanted_height = 110 + 22 * u32::try_from(high).unwrap_or(0);
            let height = if high == 0 { 300 } else { wanted_height.clamp(200, most) };
            chart.set_alt_text(plain(&wanted.alt)).set_width(560).set_height(height);
            sheet.insert_chart(*row, *column, &chart)?;
        }
        Ok(())
    }

    fn begin(&self, wanted: &Wanted, kind: ChartType) -> Chart {
        let mut chart = Chart::new(kind);
        chart.title().set_name(plain(&wanted.title).as_ref());
        chart.legend().set_position(ChartLegendPosition::Bottom);
        chart
    }

    /// Writes the head of a block of figures; answers its first row of figures.
    fn block(&mut self, title: &str, heads: &[&str]) -> Result<u32, XlsxError> {
        let top = if self.row == 0 { 0 } else { self.row + 1 };
        self.sheet.write_string_with_format(top, 0, plain(title), &self.bold)?;
        for (at, head) in (1u16..).zip(heads) {
            self.sheet.write_string_with_format(top + 1, at, plain(head), &self.bold)?;
        }
        self.row = top + 2;
        Ok(top + 2)
    }

    fn label(&mut self, label: &str) -> Result<u32, XlsxError> {
        let row = self.row;
        self.sheet.write_string(row, 0, plain(label))?;
        self.row += 1;
        Ok(row)
    }

    fn bars(
        &mut self,
        wanted: &Wanted,
        unit: Unit,
        bars: &[Bar],
        lines: &[(i64, String)],
    ) -> Result<Option<Chart>, XlsxError> {
        if bars.is_empty() {
            return Ok(None);
        }
        let first = self.block(&wanted.title, &[wanted.title.as_str()])?;
        let format = Format::new().set_num_format(pattern(unit));
        for bar in bars {
            let sign = bar.mark.map_or(String::new(), |mark| format!(" {}", mark.sign()));
            let row = self.label(&format!("{}{sign}", bar.label))?;
            if let Some(value) = bar.value {
                self.sheet.write_number_with_format(row, 1, shown(value, unit), &format)?;
            }
        }
        let mut chart = self.begin(wanted, ChartType::Bar);
        let mut fill = ChartFormat::new();
        fill.set_solid_fill(ChartSolidFill::new().set_color(LINES[0]));
        chart
            .add_series()
            .set_categories((self.name.as_str(), first, 0, self.row - 1, 0))
            .set_values((self.name.as_str(), first, 1, self.row - 1, 1))
            .set_format(&mut fill)
            .set_gap(50);
        chart.legend().set_hidden();
        // In lying bars the y axis of the library bears the names.
        chart.y_axis().set_reverse();
        let axis = chart.x_axis().set_num_format(pattern(unit));
        if bars.iter().all(|bar| bar.value.is_none_or(|value| value >= 0)) {
            axis.set_min(0);
        }
        if !lines.is_empty() {
            axis.set_name(&lines.iter().map(|(_, label)| plain(label)).collect::<Vec<_>>().join(" · "));
        }
        Ok(Some(chart))
    }

    fn lines(
        &mut self,
        wanted: &Wanted,
        unit: Unit,
        periods: &[String],
        series: &[Series],
    ) -> Result<Option<Chart>, XlsxError> {
        if periods.is_empty() || series.is_empty() {
            return Ok(None);
        }
        let heads: Vec<&str> = series.iter().map(|line| line.name.as_str()).collect();
        let first = self.block(&wanted.title, &heads)?;
        let format = Format::new().set_num_format(pattern(unit));
        for (at, period) in periods.iter().enumerate() {
            let row = self.label(period)?;
            for (column, line) in (1u16..).zip(series) {
                if let Some(value) = line.values.get(at).copied().flatten() {
                    self.sheet.write_number_with_format(row, column, shown(value, unit), &format)?;
                }
            }
        }
        let mut chart = self.begin(wanted, ChartType::Line);
        for (column, (line, colour)) in (1u16..).zip(series.iter().zip(LINES.iter().cycle())) {
            let mut stroke = ChartLine::new();
            stroke.set_color(*colour).set_width(2.25);
            if line.dashed {
                stroke.set_dash_type(ChartLineDashType::Dash);
            }
            chart
                .add_series()
                .set_name((self.name.as_str(), first - 1, column))
                .set_categories((self.name.as_str(), first, 0, self.row - 1, 0))
                .set_values((self.name.as_str(), first, column, self.row - 1, column))
                .set_format(ChartFormat::new().set_line(&stroke));
        }
        chart.y_axis().set_num_format(pattern(unit));
        Ok(Some(chart))
    }

    /// A timeline as stacked bars: up to each span an invisible one, then the span, certain or open.
    fn spans(
        &mut self,
        wanted: &Wanted,
        window: (NaiveDate, NaiveDate),
        rows: &[SpanRow],
    ) -> Result<Option<Chart>, XlsxError> {
        let most = rows.iter().map(|row| row.spans.len()).max().unwrap_or(0).min(SPANS);
        let (Some(from), Some(to)) = (serial(window.0), serial(window.1)) else { return Ok(None) };
        if most == 0 {
            return Ok(None);
        }
        let (certain, open) = (self.words.get("paper-chart-certain"), self.words.get("paper-chart-open"));
        let start = self.words.get("paper-span-start");
        let heads: Vec<&str> = (0..most).flat_map(|_| [start.as_str(), certain.as_str(), open.as_str()]).collect();
        let first = self.block(&wanted.title, &heads)?;
        for span_row in rows {
            let row = self.label(&span_row.label)?;
            let mut reached = 0.0;
            for (column, (begin, end, sure)) in (1u16..).step_by(3).zip(span_row.spans.iter().take(most)) {
                let (Some(begin), Some(end)) = (serial(*begin), serial(*end)) else { continue };
                let (begin, end) = (begin.max(from), (end + 1.0).min(to + 1.0));
                let gap = (begin - reached).max(0.0);
                let long = (end - begin.max(reached)).max(0.0);
                let format = if column == 1 { self.day.clone() } else { Format::new() };
                self.sheet.write_number_with_format(row, column, gap, &format)?;
                self.sheet.write_number(row, if *sure { column + 1 } else { column + 2 }, long)?;
                reached = reached.max(end);
            }
        }
        let mut chart = self.begin(wanted, ChartType::BarStacked);
        let mut seen = [false; 3];
        let mut unnamed = Vec::new();
        for (at, column) in (0..most * 3).zip(1u16..) {
            let mut format = ChartFormat::new();
            match at % 3 {
                0 => format.set_no_fill().set_no_border(),
                1 => format.set_solid_fill(ChartSolidFill::new().set_color(LINES[0])),
                _ => format.set_solid_fill(ChartSolidFill::new().set_color(OPEN)),
            };
            chart
                .add_series()
                .set_name((self.name.as_str(), first - 1, column))
                .set_categories((self.name.as_str(), first, 0, self.row - 1, 0))
                .set_values((self.name.as_str(), first, column, self.row - 1, column))
                .set_format(&mut format)
                .set_gap(40);
            let kind = at % 3;
            if kind == 0 || seen.get(kind).copied().unwrap_or(true) {
                unnamed.push(at);
            }
            if let Some(seen) = seen.get_mut(kind) {
                *seen = true;
            }
        }
        chart.legend().delete_entries(&unnamed);
        chart.y_axis().set_reverse();
        let axis = chart.x_axis().set_min(from).set_max(to + 1.0);
        axis.set_num_format(if self.words.lang() == Lang::Nl { "[$-413]mmm yy" } else { "[$-809]mmm yy" });
        Ok(Some(chart))
    }
}

/// The number of a day in Excel's calendar; none before March 1900.
#[expect(clippy::cast_precision_loss, reason = "days of a few centuries")]
fn serial(day: NaiveDate) -> Option<f64> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, 1, 1).ok()?;
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    Some((day - zero).num_days() as f64)
}

#[expect(clippy::cast_precision_loss, reason = "the place in a drawing; figures stand in the tables")]
fn shown(value: i64, unit: Unit) -> f64 {
    let parts = match unit {
        Unit::Cents => 100.0,
        Unit::Percent => 1_000_000.0,
        Unit::Quantity => 1000.0,
        Unit::Whole => 1.0,
    };
    value as f64 / parts
}

fn pattern(unit: Unit) -> &'static str {
    match unit {
        Unit::Cents => "\"€ \"#,##0",
        Unit::Percent => "0%",
        Unit::Quantity => "#,##0.##",
        Unit::Whole => "#,##0",
    }
}
