//! What is shown cannot drive the terminal and never breaks a column.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use perceel::shown::measure::{cut, pad_left, pad_right, wrap};
use perceel::shown::{Charset, Folded, Mark, Shown, fold, glyphs, line, width};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Cells the screen buffer uses for a text on one line.
fn buffer_cells(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 2000, 1));
    usize::from(buffer.set_stringn(0, 0, text, 2000, Style::new()).0)
}

/// Everything the screen buffer holds of a text.
fn buffer_text(text: &str) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 2000, 1));
    let (end, _) = buffer.set_stringn(0, 0, text, 2000, Style::new());
    let (mut out, mut x) = (String::new(), 0);
    while x < end {
        let symbol = buffer[(x, 0)].symbol();
        out.push_str(symbol);
        x += u16::try_from(width(symbol)).unwrap();
    }
    out
}

#[test]
fn controls_are_seen_and_do_nothing() {
    let cases = [
        ("\x1b]0;x\x07", "␛]0;x␇"),
        ("\x1b[6n\x7f\0\x08", "␛[6n␡␀␈"),
        ("a\u{9b}2J\u{90}b", "a⟨U+009B⟩2J⟨U+0090⟩b"),
        ("€ 1\u{202e}2\u{2066}", "€ 1⟨U+202E⟩2⟨U+2066⟩"),
        ("a\u{200b}b\u{feff}\u{e0041}", "a⟨U+200B⟩b⟨U+FEFF⟩⟨U+E0041⟩"),
        ("soft\u{ad}hyphen", "soft⟨U+00AD⟩hyphen"),
        ("tab\there\r\nnext\nand\rback", "tab here↵next↵and␍back"),
        ("a\u{200d}b", "a⟨U+200D⟩b"),
        ("👩\u{200d}", "👩⟨U+200D⟩"),
        ("\u{301}x", "◌\u{301}x"),
        ("\u{3164}\u{115f}", "⟨U+3164⟩⟨U+115F⟩"),
        ("a\u{fe0f}", "a⟨U+FE0F⟩"),
        ("#\u{200d}👩", "#⟨U+200D⟩👩"),
        ("❤\u{fe0f}\u{fe0f}", "❤\u{fe0f}⟨U+FE0F⟩"),
    ];
    for (raw, clean) in cases {
        assert_eq!(Shown::line(raw).as_str(), clean, "{raw:?}");
    }
}

#[test]
fn what_people_write_stays_as_it_is() {
    for text in [
        "Zorggroep De Wilgen",
        "coördinatie à € 12,50 – ‘reünie’",
        "e\u{301}e\u{301}n",
        "ﬁnanciën",
        "介護 ｶﾞ",
        "👩‍⚕️",
        "👨‍👩‍👧‍👦 🇳🇱 👍🏽 ❤️ 1️⃣",
        "नमस्ते",
        "한국",
    ] {
        assert_eq!(line(text), text);
    }
}

#[test]
fn five_hundred_marks_are_counted() {
    let text = format!("z{}", "\u{301}".repeat(500));
    let shown = Shown::line(&text);
    assert_eq!(shown.as_str(), format!("z{}⟨+496⟩", "\u{301}".repeat(4)));
    assert_eq!(shown.width(), 1 + 6);
}

#[test]
fn a_grapheme_that_loses_its_width_to_the_limit_is_still_seen() {
    let shown = Shown::line("\u{1161}\u{11357}\u{f37}\u{816}\u{10d24}\u{d82}");
    assert_eq!(shown.width(), buffer_cells(&shown));
    assert_eq!(line(&shown), shown.as_str());
}

#[test]
fn blocks_keep_their_lines() {
    assert_eq!(Shown::block("a\r\nb\tc\u{2028}d\x1b").as_str(), "a\nb    c\nd␛");
}

#[test]
fn cutting_keeps_graphemes_whole() {
    assert_eq!(cut("contract", 8).as_str(), "contract");
    assert_eq!(cut("contract", 5).as_str(), "cont…");
    assert_eq!(cut("介護保険", 4).as_str(), "介…");
    assert_eq!(cut("介護", 1).as_str(), "…");
    assert_eq!(cut("x", 0).as_str(), "");
    assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2).as_str(), "e\u{301}…");
    assert_eq!(Shown::line("contractmanager").cut_in(8, Charset::Ascii).as_str(), "contr...");
    assert_eq!(Shown::line("contract").cut_in(3, Charset::Ascii).as_str(), "co.");
    assert_eq!(pad_right("介護", 4 + 1).as_str(), "介護 ");
    assert_eq!(pad_left("7", 3).as_str(), "  7");
    assert_eq!(pad_right("介護保険", 4).as_str(), "介… ");
}

#[test]
fn wrapping_breaks_where_a_reader_would() {
    let lines = |text: &str, cells| wrap(text, cells).into_iter().map(Shown::into_string).collect::<Vec<_>>();
    assert_eq!(lines("een twee drie", 8), ["een twee", "drie"]);
    assert_eq!(lines("een\n\ntwee", 8), ["een", "", "twee"]);
    assert_eq!(lines("jeugd-ggz-behandeling", 10), ["jeugd-ggz-", "behandelin", "g"]);
    assert_eq!(lines("", 8), [""]);
    assert_eq!(lines("介護", 1), ["…", "…", ""]);
    assert_eq!(lines(" \u{d00}x", 1), [" \u{d00}", "x"]);
    assert_eq!(lines("\u{d4e}  x", 1), ["\u{d4e} ", "x"]);
    assert!(lines("x", 0).is_empty());
}

#[test]
fn folding_lets_variants_fall_together() {
    for text in ["reünie", "REUNIE", "reu\u{308}nie", "Reunie"] {
        assert_eq!(fold(text), "reunie");
    }
    assert_eq!(fold("Straße ĲSSELMEER ĳ"), "strasse ijsselmeer ij");
    assert_eq!(fold("d’Oude\u{a0}–\u{ad}ﬁn"), "d'oude -fin");
    assert_eq!(fold("Łódź İ Ørsted"), "lodz i orsted");
}

#[test]
fn folded_text_knows_its_graphemes() {
    let folded = Folded::new("Ĳ e\u{301}👩‍⚕️ß!");
    let at = folded.text.find("ss").unwrap();
    assert_eq!(folded.map[..4], [0, 0, 1, 2]);
    assert_eq!(folded.graphemes(at..at + 2), 4..5);
    assert_eq!(folded.graphemes(0..4), 0..3);
    assert_eq!(folded.graphemes(3..3), 0..0);
}

#[test]
fn every_sign_has_a_twin() {
    assert_eq!(Charset::Ascii.write("┌─┬╮ ▸█▌░ …│▲"), "+-++ >##- .|^");
    assert_eq!(Charset::Unicode.gauge(83, 100, 6), "█████░");
    assert_eq!(Charset::Unicode.gauge(1, 4, 6), "█▌░░░░");
    assert_eq!(Charset::Ascii.gauge(1, 2, 6), "###---");
    assert_eq!(Charset::Ascii.gauge(9, 2, 3), "###");
    assert_eq!(Charset::Unicode.gauge(1, 1_000, 3), "▌░░");
    assert_eq!(Charset::Unicode.gauge(0, 0, 3), "░░░");
    assert_eq!(Charset::Unicode.gauge(u64::MAX, u64::MAX, 2), "██");
    assert_eq!([Mark::Late, Mark::Soon, Mark::Good, Mark::Unknown].map(Mark::sign), ["!", "~", "=", "?"]);
    for sign in "█▌░…▲▼▸│─┌┐└┘├┤┬┴┼".chars() {
        assert!(glyphs::twin(sign).is_some_and(|twin| twin.is_ascii()), "{sign}");
        assert_eq!(width(&sign.to_string()), 1, "{sign}");
    }
}

#[test]
fn the_terminal_decides_the_signs() {
    assert_eq!(Charset::choose(false, Some("xterm-256color"), Some("nl_NL.UTF-8")), Charset::Unicode);
    assert_eq!(Charset::choose(false, Some("xterm"), None), Charset::Unicode);
    assert_eq!(Charset::choose(true, Some("xterm"), Some("nl_NL.UTF-8")), Charset::Ascii);
    assert_eq!(Charset::choose(false, Some("linux"), Some("nl_NL.UTF-8")), Charset::Ascii);
    assert_eq!(Charset::choose(false, Some("xterm"), Some("C")), Charset::Ascii);
}

/// Text out of everything that has ever broken a terminal, next to anything at all.
fn nasty() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        any::<String>(),
        "[\\p{Cf}\\p{Cc}]{1,3}",
        "\\p{M}{1,9}",
        "[a-zé ]{0,6}",
        "[ᄀ-ᇿ가-힣]{1,3}",
        "[\u{0600}-\u{06ff}\u{0900}-\u{097f}\u{0d00}-\u{0d7f}\u{ff61}-\u{ff9f}]{1,6}",
        prop::sample::select(vec![
            "👩",
            "\u{200d}",
            "⚕",
            "\u{fe0f}",
            "\u{fe0e}",
            "🏽",
            "🇳",
            "🇱",
            "#",
            "1",
            "\u{20e3}",
            "❤",
            "\r\n",
            "\t",
            "\x1b",
            "👩‍⚕️",
            "👨‍👩‍👧‍👦",
            "\u{1f1e6}",
            "\u{e0067}",
            "🏴",
            "\u{200d}👩",
            "©",
            "\u{94d}",
            "\u{d4e}",
            "ל",
            "א",
            "ل",
            "ا",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

#[test]
fn a_sign_that_belongs_to_the_space_after_it_keeps_it() {
    // U+0D4E is written before the letter it belongs to; here that is the space at the end of a line.
    for part in wrap(" a\u{e9}a\u{e9}\u{e9}｡\u{d02}｡\u{d4e} ", 3) {
        assert_eq!(line(&part), part.as_str());
    }
}

fn is_clean(text: &str) -> bool {
    let formats = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0001}'..='\u{e007f}')
    };
    !text.replace('\u{200d}', "").chars().any(formats)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_control_or_format_gets_out(hidden in "[\\p{Cf}\\p{Cc}]{1,6}") {
        let shown = Shown::line(&hidden);
        for c in hidden.chars() {
            prop_assert!(!shown.contains(c), "{c:?} in {shown:?}");
        }
        prop_assert!(!shown.is_empty());
    }

    #[test]
    fn cleaning_twice_is_cleaning_once(text in nasty()) {
        let once = Shown::line(&text);
        prop_assert_eq!(line(&once), once.as_str());
        prop_assert!(is_clean(&once), "{:?}", once);
        let block = Shown::block(&text);
        let again = Shown::block(&block);
        prop_assert_eq!(again.as_str(), block.as_str());
        prop_assert!(is_clean(&block.replace('\n', "")));
    }

    #[test]
    fn the_screen_counts_as_we_do_and_drops_nothing(text in nasty()) {
        let shown = Shown::line(&text);
        prop_assert_eq!(shown.width(), buffer_cells(&shown));
        prop_assert_eq!(buffer_text(&shown), shown.as_str());
    }

    #[test]
    fn a_joiner_only_stands_inside_an_emoji(text in nasty()) {
        let shown = Shown::line(&text);
        for grapheme in shown.graphemes(true) {
            prop_assert!(!grapheme.starts_with('\u{200d}') && !grapheme.ends_with('\u{200d}'), "{grapheme:?}");
        }
    }

    #[test]
    fn cut_pad_and_wrap_keep_the_width(text in nasty(), cells in 0_usize..40) {
        prop_assert!(cut(&text, cells).width() <= cells);
        prop_assert!(Shown::line(&text).cut_in(cells, Charset::Ascii).width() <= cells);
        prop_assert_eq!(buffer_cells(&pad_right(&text, cells)), cells);
        prop_assert_eq!(buffer_cells(&pad_left(&text, cells)), cells);
        for part in wrap(&text, cells) {
            prop_assert!(part.width() <= cells, "{part:?}");
            prop_assert_eq!(line(&part), part.as_str());
        }
    }

    #[test]
    fn wrapping_loses_only_spaces(text in "[a-z/é -]{0,60}", cells in 2_usize..20) {
        let squeeze = |text: &str| text.replace(' ', "");
        let joined: String = wrap(&text, cells).iter().map(|part| squeeze(part)).collect();
        prop_assert_eq!(joined, squeeze(&text));
    }

    #[test]
    fn folding_is_stable_and_maps_every_character(text in nasty()) {
        let folded = Folded::new(&text);
        prop_assert_eq!(&folded.text, &fold(&text));
        prop_assert_eq!(&fold(&folded.text), &folded.text);
        prop_assert_eq!(folded.text.chars().count(), folded.map.len());
        prop_assert!(folded.map.is_sorted());
        prop_assert!(folded.map.last().is_none_or(|last| *last < text.graphemes(true).count()));
    }
}
