//! Charts: every plot is one sound drawing, the same every time, and says what it says without colour.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod paper_sample;

use perceel::paper::chart::{contrast_with_white, legible, pages, svg};
use perceel::paper::document::{Chart, Plot};
use perceel::paper::picture::{png, png_size, read};
use perceel::text::{Lang, Words};

fn all() -> [(&'static str, Chart); 4] {
    [
        ("bars", paper_sample::bars()),
        ("lines", paper_sample::lines()),
        ("heat", paper_sample::heat()),
        ("spans", paper_sample::spans()),
    ]
}

fn drawn(chart: &Chart) -> String {
    svg(chart, 480.0, (11, 92, 74), Words::load(Lang::Nl)).svg
}

#[test]
fn every_plot_is_sound_svg_and_the_same_twice() {
    for (name, chart) in all() {
        let first = drawn(&chart);
        assert_eq!(first, drawn(&chart), "{name}");
        let tree = roxmltree::Document::parse(&first).unwrap();
        assert_eq!(tree.root_element().attribute("aria-label"), Some(chart.alt.as_str()), "{name}");
        assert!(!first.contains("<script") && !first.contains("href") && !first.contains(" id="), "{name}");
        assert!(read(first.as_bytes()).is_some(), "{name}");
        let picture = png(first.as_bytes(), 150.0).unwrap();
        assert_eq!(png_size(&picture).unwrap().0, 1000, "480 points are 1000 dots at 150 per inch");
        if let Ok(folder) = std::env::var("PAPER_TO") {
            std::fs::write(format!("{folder}/{name}.png"), picture).unwrap();
        }
    }
}

#[test]
fn signs_and_words_stand_beside_the_patterns() {
    let bars = drawn(&paper_sample::bars());
    for text in ["103,4 % !", "95,03 % ~", "onbekend ?", "bijna vol 90 %", "! alarm", "~ let op"] {
        assert!(bars.contains(text), "{text}");
    }
    let spans = drawn(&paper_sample::spans());
    assert!(spans.contains("stand per 21-11-2026") && spans.contains(">2028<"));
    assert!(drawn(&paper_sample::lines()).contains("€ 5 mln"));
}

#[test]
fn a_high_plot_is_shared_over_pages_without_losing_a_row() {
    let mut chart = paper_sample::bars();
    if let Plot::Bars { bars, .. } = &mut chart.plot {
        let one = bars[0].clone();
        *bars = (0..90)
            .map(|at| perceel::paper::document::Bar { label: format!("Aanbieder {at}."), ..one.clone() })
            .collect();
    }
    let parts = pages(&chart, 480.0, 600.0, (0, 0, 0), Words::load(Lang::En));
    assert!(parts.len() >= 3 && parts.iter().all(|part| part.height <= 600.0));
    for at in 0..90 {
        let label = format!(">Aanbieder {at}.<");
        assert_eq!(parts.iter().filter(|part| part.svg.contains(&label)).count(), 1, "{label}");
    }
}

#[test]
fn a_pale_colour_is_darkened_until_it_reads() {
    assert_eq!(legible((0, 0, 0)), (0, 0, 0));
    // #767676 is the lightest grey with 4.5 : 1 on white.
    assert_eq!(legible((0x76, 0x76, 0x76)), (0x76, 0x76, 0x76));
    assert!(contrast_with_white((0x77, 0x77, 0x77)) < 4.5);
    assert!(contrast_with_white(legible((255, 230, 0))) >= 4.5);
}
