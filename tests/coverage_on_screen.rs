//! The coverage map and the page of a provider that falls over, as journeys by key.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use screens::Bench;

#[test]
fn the_map_says_in_marks_and_words_how_each_cell_stands() {
    let mut bench = Bench::region();
    bench.size(100, 30).drive("3m").sees("Percelen › Dekking").sees("Lin Oos Wat");
    // J1L is delivered by De Linde alone, in both municipalities; nobody delivers W5Z before 2027.
    bench.sees("[0]").sees("·1·").sees("[0] gat  ·1· enkel  2+ keuze");
    bench.sees("J1L · Ambulante jeugdhulp: deze gemeente doet niet mee.");
    bench.drive("<Right><Right>").sees("J1L · Ambulante jeugdhulp, Waterdam: enkel, 1 aanbieder.");
    // De Linde delivers J2Z in Lindehove only. No volume was agreed there, so the drop-out is not known.
    bench.drive("<Down>").sees("J2Z · Jeugd-ggz, Waterdam: enkel, 1 aanbieder.").sees_no("0 %");
    bench.drive("<Left><Left>").sees("J2Z · Jeugd-ggz, Lindehove: keuze, 2 aanbieders.");
    bench
        .drive("<Enter>")
        .sees("Aanbieders: J2Z · Lindehove")
        .sees("De Linde")
        .sees("Zorggroep Merel")
        .sees_no("Reünie");
}

#[test]
fn the_map_walks_by_month_and_tells_what_changed() {
    let mut bench = Bench::region();
    bench.size(100, 30).drive("gd").sees("Geen verschil met 21-10-2026.");
    bench.drive("+").sees("01-12-2026").sees("Geen verschil met 01-11-2026.");
    // The contract of De Linde ends with 2026: J1L twice and J2Z in Lindehove lose it, and W5Z begins.
    bench.drive("+").sees("01-01-2027").sees("4 cellen anders dan op 01-12-2026.");
    bench.drive("<Right><Right>").sees("J1L · Ambulante jeugdhulp, Waterdam: gat, 0 aanbieders.");
    bench.drive("<Enter>").sees("Hier is geen aanbieder om te openen.");
    bench.drive("-").sees("01-12-2026").drive("-").sees("01-11-2026");
    bench.drive("m").sees("Percelen").sees("Ambulante jeugdhulp");
}

#[test]
fn left_and_right_move_in_the_map_and_escape_leaves_it() {
    let mut bench = Bench::region();
    bench.size(60, 16).drive("3m<Right><Right><Left>").sees("Oosterbroek: enkel");
    bench.drive("<Esc>").sees_no("Dekking");
}

#[test]
fn a_provider_that_falls_over_shows_what_where_who_and_whom_to_call() {
    let mut bench = Bench::region();
    bench.size(100, 40).drive("3m<Right><Right><Enter>").sees("De Linde").drive("f");
    bench.sees("De Linde valt om").sees("Wat valt").sees("Waar").sees("Wie heeft ruimte").sees("Wie bellen");
    // J1L hangs on De Linde in both municipalities; J2Z in Lindehove is left with Merel.
    bench.sees("! gat").sees("~ enkel");
    bench.drive("<Enter>").sees("JH-24-013");
}
