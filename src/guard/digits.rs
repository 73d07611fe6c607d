//! Finds nine digits that pass the eleven-test in any disguise, and masks them.
//! Which words make a number certain is left to `words`.

use unicode_normalization::UnicodeNormalization;

use super::FieldSense;
use super::words;

/// Length of a BSN.
const LENGTH: usize = 9;
/// How many characters before and after a number a BSN word is looked for.
const NEAR: usize = 40;
/// First character of the decimal digits of scripts that compatibility normalisation leaves alone.
const ZEROS: [u32; 12] =
    [0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0E50, 0x0ED0];

/// The eleven-test of the BSN: nine digits, weights 9 to 2 and −1, sum divisible by 11, not all zero.
#[must_use]
pub fn passes_eleven_test(digits: &[u8]) -> bool {
    const WEIGHTS: [i32; LENGTH] = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    digits.len() == LENGTH
        && digits.iter().any(|&digit| digit != 0)
        && digits.iter().zip(WEIGHTS).map(|(&digit, weight)| i32::from(digit) * weight).sum::<i32>() % 11 == 0
}

/// A number found.
pub(super) struct Hit {
    /// `*****6782`.
    pub masked: String,
    /// A BSN word stands near.
    pub beside_word: bool,
    start: usize,
    end: usize,
}

/// What stands between two groups of digits.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    /// Only characters that cannot be seen.
    Invisible,
    /// A full stop.
    Stop,
    /// A hyphen, whatever its code.
    Hyphen,
    /// Blanks, low lines, slashes and a mix of signs.
    Loose,
}

struct Group {
    digits: Vec<u8>,
    start: usize,
    end: usize,
    /// What stands between this group and the one before; None when that is no disguise.
    gap: Option<Gap>,
}

/// Signs and codes of currencies that stand before an amount in published notices.
const CURRENCIES: [&str; 14] =
    ["€", "£", "$", "EUR", "GBP", "USD", "NOK", "SEK", "DKK", "CHF", "PLN", "CZK", "HUF", "RON"];

/// The digit a character stands for in any script or width.
fn digit_of(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    }
    let code = u32::from(c);
    if let Some(zero) = ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&code)) {
        return u8::try_from(code - zero).ok();
    }
    let mut folded = std::iter::once(c).nfkc();
    match (folded.next(), folded.next()) {
        (Some(one), None) if one.is_ascii_digit() => one.to_digit(10).and_then(|digit| u8::try_from(digit).ok()),
        _ => None,
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

fn sign_of(c: char) -> Option<Gap> {
    match c {
        '.' | '\u{00B7}' | '\u{2024}' | '\u{FF0E}' | '\u{2022}' => Some(Gap::Stop),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}' | '\u{FE63}' => Some(Gap::Hyphen),
        '_' | '/' | '\'' | '\u{2019}' => Some(Gap::Loose),
        '\n' | '\r' | '\t' => None,
        c if c.is_whitespace() => Some(Gap::Loose),
        _ => None,
    }
}

/// The gap a run of characters makes, or None when it separates two numbers.
fn gap_of(between: &[char]) -> Option<Gap> {
    let visible: Vec<char> = between.iter().copied().filter(|&c| !is_invisible(c)).collect();
    match visible.as_slice() {
        [] => Some(Gap::Invisible),
        [one] => sign_of(*one),
        [one, two] => sign_of(*one).and(sign_of(*two)).map(|_| Gap::Loose),
        [one, two, three] => sign_of(*one).and(sign_of(*two)).and(sign_of(*three)).map(|_| Gap::Loose),
        _ => None,
    }
}

fn groups(chars: &[char]) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if digit_of(c).is_none() {
            at += 1;
            continue;
        }
        let start = at;
        let mut digits = Vec::new();
        while let Some(digit) = chars.get(at).copied().and_then(digit_of) {
            digits.push(digit);
            at += 1;
        }
        let gap = out.last().and_then(|last| gap_of(chars.get(last.end..start).unwrap_or_default()));
        out.push(Group { digits, start, end: at, gap });
    }
    out
}

/// Every number in a text that passes, without overlaps, in the order of the text.
pub(super) fn find(text: &str, field: FieldSense) -> Vec<Hit> {
    // Most values have fewer than eight digits; those cost one pass.
    if text.chars().filter(|&c| digit_of(c).is_some()).take(LENGTH - 1).count() < LENGTH - 1 {
        return Vec::new();
    }
    let chars: Vec<char> = text.chars().collect();
    let groups = groups(&chars);
    let mut hits: Vec<Hit> = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        match hit_from(&groups, first, &chars, field) {
            Some((hit, next)) => {
                hits.push(hit);
                first = next;
            }
            None => first += 1,
        }
    }
    hits
}

/// A hit that starts at this group, and the group after it.
fn hit_from(groups: &[Group], first: usize, chars: &[char], field: FieldSense) -> Option<(Hit, usize)> {
    let mut digits: Vec<u8> = Vec::new();
    for (at, group) in groups.iter().enumerate().skip(first) {
        let parted = group.gap.is_none() || field == FieldSense::Key && group.gap != Some(Gap::Invisible);
        if at > first && parted {
            break;
        }
        digits.extend_from_slice(&group.digits);
        if digits.len() > LENGTH {
            break;
        }
        let start = groups.get(first)?.start;
        let beside_word = || words::bsn_near(chars, start, group.end, NEAR);
        let whole = digits.len() == LENGTH && passes_eleven_test(&digits);
        // A lost leading zero counts only beside a BSN word, never in a KvK field (I4).
        let short = digits.len() == LENGTH - 1
            && field != FieldSense::Kvk
            && closed(groups, first, at)
            && passes_eleven_test(&padded(&digits));
        if (whole || short) && beside_word() {
            return Some((hit(&digits, start, group.end, true), at + 1));
        }
        if whole && !is_innocent(groups, first, at, chars, field) {
            return Some((hit(&digits, start, group.end, false), at + 1));
        }
    }
    None
}

/// Whether no further digits are glued to the groups on either side.
fn closed(groups: &[Group], first: usize, last: usize) -> bool {
    let glued = |at: usize| groups.get(at).is_some_and(|group| matches!(group.gap, Some(Gap::Invisible | Gap::Stop)));
    !glued(first) && !glued(last + 1)
}

fn padded(digits: &[u8]) -> Vec<u8> {
    let mut out = vec![0; LENGTH.saturating_sub(digits.len())];
    out.extend_from_slice(digits);
    out
}

fn hit(digits: &[u8], start: usize, end: usize, beside_word: bool) -> Hit {
    let tail: String =
        digits.iter().skip(digits.len().saturating_sub(4)).map(|&digit| char::from(b'0' + digit)).collect();
    Hit { masked: format!("*****{tail}"), beside_word, start, end }
}

/// Nine digits that are plainly something else: part of a longer number, an amount, a CPV code, a notice number.
fn is_innocent(groups: &[Group], first: usize, last: usize, chars: &[char], field: FieldSense) -> bool {
    let (Some(head), Some(tail)) = (groups.get(first), groups.get(last)) else { return false };
    let gap_in = |at: usize| groups.get(at).and_then(|group| group.gap);
    // Cut out of a longer number: invisible signs always glue, full stops glue unless nine digits stand together.
    if gap_in(first) == Some(Gap::Invisible) || gap_in(last + 1) == Some(Gap::Invisible) {
        return true;
    }
    if last > first && (gap_in(first) == Some(Gap::Stop) || gap_in(last + 1) == Some(Gap::Stop)) {
        return true;
    }
    if in_generated_id(chars, head.start, tail.end) {
        return true;
    }
    let before = head.start.checked_sub(1).and_then(|at| chars.get(at)).copied();
    let after = |ahead: usize| chars.get(tail.end + ahead).copied();
    if field == FieldSense::Number {
        let decimals = matches!(after(0), Some(',' | '.')) && after(1).and_then(digit_of).is_some();
        let cut = matches!(before, Some(',' | '.'))
            && head.start >= 2
            && chars.get(head.start - 2).copied().and_then(digit_of).is_some();
        // A round amount in a column of amounts; one service number in a thousand ends like that.
        let round = tail.digits.ends_with(&[0, 0, 0]);
        return decimals || cut || round || has_currency(chars, head.start);
    }
    if last == first {
        return false;
    }
    let inner: Vec<Option<Gap>> = (first + 1..=last).map(gap_in).collect();
    // `€ 123.456.782` and `123.456.782,00`: thousands grouped by threes.
    let by_threes = inner.iter().all(|gap| matches!(gap, Some(Gap::Stop | Gap::Loose)))
        && (first..=last).all(|at| groups.get(at).is_some_and(|group| group.digits.len() == 3));
    let cents = after(0) == Some(',')
        && after(1).and_then(digit_of).is_some()
        && after(2).and_then(digit_of).is_some()
        && after(3).and_then(digit_of).is_none();
    if by_threes && (cents || has_currency(chars, head.start)) {
        return true;
    }
    if inner == [Some(Gap::Hyphen)] {
        let (left, right) = (head.digits.as_slice(), tail.digits.as_slice());
        return match (left.len(), right.len()) {
            (8, 1) => is_cpv(left, right),
            // A TED publication number: `12345-2026`.
            (5, 4) => right.starts_with(&[2, 0]),
            _ => false,
        };
    }
    false
}

/// Whether a place lies inside a UUID or an OCDS identifier: programs make those, with letters among the digits.
fn in_generated_id(chars: &[char], start: usize, end: usize) -> bool {
    let belongs = |c: &&char| c.is_ascii_alphanumeric() || **c == '-';
    let left = chars.get(..start).unwrap_or_default().iter().rev().take_while(belongs).count();
    let right = chars.get(end..).unwrap_or_default().iter().take_while(belongs).count();
    if left + right == 0 || left + right > 200 {
        return false;
    }
    let token: String = chars.get(start - left..end + right).unwrap_or_default().iter().collect();
    let uuid = token.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && token.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
        && token.chars().any(|c| c.is_ascii_alphabetic());
    uuid || token.to_ascii_lowercase().starts_with("ocds-")
}

fn has_currency(chars: &[char], start: usize) -> bool {
    let before: String = chars.get(start.saturating_sub(6)..start).unwrap_or_default().iter().collect();
    let before = before.trim_end().to_uppercase();
    CURRENCIES.iter().any(|sign| before.ends_with(sign))
}

/// The check digit of a CPV code: weights 3, 7, 1 over eight digits, sum modulo 10 (DOMAIN §2.2).
fn is_cpv(code: &[u8], check: &[u8]) -> bool {
    let sum: u32 = code.iter().zip([3u32, 7, 1].iter().cycle()).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    check.first().is_some_and(|&check| u32::from(check) == sum % 10)
}

/// The masked numbers of a value that stands under a BSN heading: seven to nine digits, leading zeros restored.
pub(super) fn find_padded(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let digits: Vec<u8> = chars.iter().copied().filter_map(digit_of).collect();
    if (LENGTH - 2..=LENGTH).contains(&digits.len()) && passes_eleven_test(&padded(&digits)) {
        return vec![hit(&digits, 0, 0, true).masked];
    }
    find(text, FieldSense::FreeText).into_iter().map(|hit| hit.masked).collect()
}

/// The text with every number that passes the eleven-test masked; for messages, notes and places.
#[must_use]
pub fn mask(text: &str) -> String {
    let hits = find(text, FieldSense::FreeText);
    if hits.is_empty() {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for hit in hits {
        out.extend(chars.get(at..hit.start).unwrap_or_default());
        out.push_str(&hit.masked);
        at = hit.end;
    }
    out.extend(chars.get(at..).unwrap_or_default());
    out
}
