//! Text and bytes inside XML and HTML.

use std::borrow::Cow;

/// The text with every sign that could be markup written as an entity; good for content and for attributes in quotes. Signs
/// that cannot stand in XML at all are taken out before, by `plain`.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out.into()
}

/// Bytes as base64 (RFC 4648, section 4), for pictures inside a file.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let whole = three.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let sign = SIGNS.get((whole >> (18 - 6 * place)) & 63).copied().unwrap_or(b'=');
            out.push(if place > three.len() { '=' } else { char::from(sign) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of RFC 4648, section 10.
    #[test]
    fn base64_as_the_standard_says() {
        let pairs =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (text, written) in pairs {
            assert_eq!(base64(text.as_bytes()), written);
        }
    }

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escape("<b a='1' c=\"2\">&"), "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;");
    }
}
