//! Every theme is complete and can be read, in every number of colours.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use perceel::error::ErrorKind;
use perceel::text::{Lang, Words};
use perceel::theme::{ColourFlag, Depth, Role, Terminal, Theme, colour_mode};
use ratatui::style::{Color, Modifier, Style};

fn theme(name: &str) -> Theme {
    Theme::builtin(name).unwrap_or_else(|| panic!("{name} does not load"))
}

/// Contrast after WCAG 2.2, computed here on its own.
fn contrast(a: Color, b: Color) -> f64 {
    let light = |colour: Color| {
        let Color::Rgb(r, g, b) = colour else { panic!("{colour:?} is not a hex colour") };
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    };
    let (x, y) = (light(a), light(b));
    (x.max(y) + 0.05) / (x.min(y) + 0.05)
}

#[test]
fn contrast_is_computed_as_the_standard_says() {
    let of = |a: u32, b: u32| contrast(Color::from_u32(a), Color::from_u32(b));
    assert!((of(0x00_0000, 0xff_ffff) - 21.0).abs() < 0.001);
    assert!((of(0x76_7676, 0xff_ffff) - 4.54).abs() < 0.01);
}

#[test]
fn every_built_in_theme_names_every_role() {
    for name in Theme::builtin_names() {
        assert_eq!(theme(name).name(), name);
        let path = format!("{}/themes/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        for role in Role::ALL {
            let line = format!("{} =", role.name());
            assert!(text.lines().any(|l| l.starts_with(&line)), "{name} lacks {}", role.name());
        }
        for lang in Lang::ALL {
            assert!(Words::load(lang).find(&format!("theme-{name}")).is_some(), "{name} has no name");
        }
    }
}

#[test]
fn hex_themes_can_be_read_also_on_the_selected_row() {
    for (name, least) in [("dark", 4.5), ("light", 4.5), ("high-contrast", 7.0)] {
        let theme = theme(name);
        let screen = theme.style(Role::Text).bg.unwrap();
        let row = theme.style(Role::Selected).bg.unwrap();
        for role in Role::ALL {
            let style = theme.style(role);
            let got = contrast(style.fg.unwrap(), style.bg.unwrap_or(screen));
            assert!(got >= least, "{name}: {} has {got:.2}", role.name());
            let style = theme.on_selected(role);
            let got = contrast(style.fg.unwrap(), style.bg.unwrap_or(row));
            assert!(got >= least, "{name}: {} on the selected row has {got:.2}", role.name());
            assert!(!style.add_modifier.contains(Modifier::DIM));
        }
    }
}

#[test]
fn the_terminal_theme_only_uses_what_every_background_bears() {
    use Color::*;
    let theme = theme("terminal");
    for role in Role::ALL {
        for style in [theme.style(role), theme.on_selected(role)] {
            let text = style.fg.unwrap();
            assert!(
                matches!(text, Reset | Red | Green | Yellow | LightBlue | Magenta | Cyan),
                "{}: {text:?}",
                role.name()
            );
            assert!(matches!(style.bg, None | Some(Reset)), "{}", role.name());
        }
    }
    assert!(theme.style(Role::Selected).add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn without_colour_there_is_only_bold_underline_and_reverse() {
    for name in Theme::builtin_names() {
        let theme = theme(name).reduced(Depth::Mono);
        for role in Role::ALL {
            for style in [theme.style(role), theme.on_selected(role)] {
                assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None), "{}", role.name());
                let allowed = Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED;
                assert!(allowed.contains(style.add_modifier), "{}", role.name());
            }
        }
        assert!(theme.style(Role::Selected).add_modifier.contains(Modifier::REVERSED));
    }
}

#[test]
fn fewer_colours_stay_readable() {
    for name in ["dark", "light", "high-contrast"] {
        for depth in [Depth::Ansi256, Depth::Ansi16] {
            let theme = theme(name).reduced(depth);
            let screen = theme.style(Role::Text).bg.unwrap();
            for role in Role::ALL {
                let style = theme.style(role);
                for colour in [style.fg, style.bg].into_iter().flatten() {
                    assert!(!matches!(colour, Color::Rgb(..)), "{name} {depth:?} {}", role.name());
                    assert!(depth == Depth::Ansi256 || !matches!(colour, Color::Indexed(_)), "{name} {}", role.name());
                }
                assert_ne!(style.fg.unwrap(), style.bg.unwrap_or(screen), "{name} {depth:?} {}", role.name());
                let row: Style = theme.on_selected(role);
                assert_ne!(row.fg, row.bg, "{name} {depth:?} {}", role.name());
            }
        }
        assert_eq!(theme(name).reduced(Depth::True), theme(name));
    }
    let theme = Theme::parse("x", "text = { fg = \"#ff0000\", bg = \"#000000\" }\nkey = \"#5f87af\"").unwrap();
    assert_eq!(theme.reduced(Depth::Ansi256).style(Role::Key).fg, Some(Color::Indexed(67)));
    assert_eq!(theme.reduced(Depth::Ansi256).style(Role::Text).fg, Some(Color::Indexed(196)));
    assert_eq!(theme.reduced(Depth::Ansi16).style(Role::Text).fg, Some(Color::LightRed));
}

#[test]
fn a_theme_of_ones_own_may_be_short() {
    let theme =
        Theme::parse("mine", "text = \"#102030\"\nkey = 208\n[late]\nfg = \"bright-red\"\nstyle = [\"bold\"]").unwrap();
    assert_eq!(theme.style(Role::Dim).fg, Some(Color::Rgb(0x10, 0x20, 0x30)));
    assert_eq!(theme.style(Role::Link).fg, Some(Color::Indexed(208)));
    assert_eq!(theme.style(Role::Error), Style::new().fg(Color::LightRed).add_modifier(Modifier::BOLD));
}

#[test]
fn mistakes_are_told_with_their_line() {
    let cases = [
        ("text = \"red\"\n\nglow = \"red\"", "theme-unknown-role", 3),
        ("text = \"red\"\nkey = \"reddish\"", "theme-bad-colour", 2),
        ("key = \"#12345\"", "theme-bad-colour", 1),
        ("key = \"+7\"", "theme-bad-colour", 1),
        ("key = 256", "theme-bad-colour", 1),
        ("key = true", "theme-bad-colour", 1),
        ("\n[key]\nfg = \"red\"\nstyle = [\"blink\"]", "theme-bad-style", 4),
        ("key = { foreground = \"red\" }", "theme-unreadable-role", 1),
        ("text = \"red\"\nkey = = 2", "theme-not-toml", 2),
        ("text = \"red\"\ntext = \"blue\"", "theme-not-toml", 2),
    ];
    for (text, id, line) in cases {
        let error = Theme::parse("mine", text).unwrap_err();
        assert_eq!((error.what.id, error.kind), (id, ErrorKind::Refused), "{text}");
        let said = Words::load(Lang::En).say(&error.what).to_lowercase();
        assert!(said.contains(&format!("line {line}")), "{text}: {said}");
        assert!(!Words::load(Lang::Nl).say(&error.what).contains("{$"), "{said}");
        assert!(error.hint.is_some());
    }
}

#[test]
fn colour_is_decided_by_flag_then_environment_then_terminal() {
    let xterm = Terminal { is_terminal: true, term: Some("xterm-256color"), ..Terminal::default() };
    let pipe = Terminal { is_terminal: false, ..xterm };
    let auto = |terminal: Terminal<'_>| colour_mode(ColourFlag::Auto, &terminal);
    assert_eq!(auto(xterm), Depth::Ansi256);
    assert_eq!(auto(Terminal { colorterm: Some("truecolor"), ..xterm }), Depth::True);
    assert_eq!(auto(Terminal { term: Some("linux"), ..xterm }), Depth::Ansi16);
    assert_eq!(auto(Terminal { term: Some("dumb"), ..xterm }), Depth::Mono);
    assert_eq!(auto(pipe), Depth::Mono);
    assert_eq!(auto(Terminal { clicolor_force: Some("1"), ..pipe }), Depth::Ansi256);
    assert_eq!(auto(Terminal { clicolor_force: Some("0"), ..pipe }), Depth::Mono);
    assert_eq!(auto(Terminal { no_color: Some("1"), clicolor_force: Some("1"), ..xterm }), Depth::Mono);
    assert_eq!(auto(Terminal { no_color: Some(""), ..xterm }), Depth::Ansi256);
    assert_eq!(colour_mode(ColourFlag::Always, &Terminal { no_color: Some("1"), ..pipe }), Depth::Ansi256);
    assert_eq!(colour_mode(ColourFlag::Never, &Terminal { clicolor_force: Some("1"), ..xterm }), Depth::Mono);
}
