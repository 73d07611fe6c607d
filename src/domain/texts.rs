//! Many short texts in their order, as one long one: a text of its own each would cost as much again as it says.

/// The texts; together less than four gigabytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    all: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Texts {
    /// No texts.
    pub const NONE: &'static Self = &Self { all: String::new(), ends: Vec::new() };

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text at that place; empty where there is none.
    #[must_use]
    pub fn at(&self, place: usize) -> &str {
        let Some(end) = self.ends.get(place) else { return "" };
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.all.get(start as usize..*end as usize).unwrap_or_default()
    }

    /// One after the other.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let text = self.all.get(start..*end as usize).unwrap_or_default();
            start = *end as usize;
            text
        })
    }
}

impl<T: AsRef<str>> FromIterator<T> for Texts {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        let texts = texts.into_iter();
        let mut made = Self { all: String::new(), ends: Vec::with_capacity(texts.size_hint().0) };
        for text in texts {
            made.all.push_str(text.as_ref());
            made.ends.push(u32::try_from(made.all.len()).unwrap_or(u32::MAX));
        }
        made.all.shrink_to_fit();
        made.ends.shrink_to_fit();
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_by_place_and_in_order() {
        let texts: Texts = ["é", "", "twee woorden"].into_iter().collect();
        assert_eq!(texts.iter().collect::<Vec<_>>(), ["é", "", "twee woorden"]);
        assert_eq!([0, 1, 2, 3, usize::MAX].map(|place| texts.at(place)), ["é", "", "twee woorden", "", ""]);
        assert!(Texts::NONE.is_empty() && Texts::NONE.at(0).is_empty());
    }
}
