//! A line that puts a household on the list: `李奶奶 独居 13800000000 每3天`. Pure.

use super::super::reading::plain;
use super::Kind;

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub household: String,
    /// What makes it difficult.
    pub kind: Kind,
    /// Phone, address and what else was said.
    pub contact: Option<String>,
    /// A visit every so many days.
    pub every_days: Option<i64>,
}

const KINDS: &[(&str, Kind)] = &[
    ("独居", Kind::Alone),
    ("獨居", Kind::Alone),
    ("空巢", Kind::Alone),
    ("孤寡", Kind::Alone),
    ("alone", Kind::Alone),
    ("残疾", Kind::Disabled),
    ("殘疾", Kind::Disabled),
    ("身障", Kind::Disabled),
    ("disabled", Kind::Disabled),
    ("病", Kind::Ill),
    ("透析", Kind::Ill),
    ("ill", Kind::Ill),
];

/// Nobody's name and address are longer.
const LONGEST: usize = 120;

/// Reads a line; `None` where it names nobody, or is no line.
pub fn read(text: &str) -> Option<Line> {
    let text = plain(text);
    if text.chars().count() > LONGEST {
        return None;
    }
    let (mut kind, mut every_days, mut rest) = (None, None, vec![]);
    for word in text.split(|c: char| c.is_whitespace() || ",，、;；".contains(c)).filter(|word| !word.is_empty()) {
        let short = word.chars().count() <= 6;
        let known = KINDS.iter().find(|(name, _)| short && word.to_lowercase().contains(name)).map(|(_, kind)| *kind);
        if let Some(days) = days(word) {
            every_days = Some(days);
        } else if kind.is_none() && !rest.is_empty() && known.is_some() {
            kind = known;
        } else {
            rest.push(word.to_owned());
        }
    }
    let contact = rest.get(1..).map(|words| words.join(" ")).filter(|contact| !contact.is_empty());
    let household = rest.into_iter().next()?;
    Some(Line { household, kind: kind.unwrap_or_default(), contact, every_days })
}

fn days(word: &str) -> Option<i64> {
    let number = word.trim_start_matches('每').strip_suffix('天').or_else(|| word.strip_suffix("days"))?;
    number.parse().ok().filter(|days| (1..=60).contains(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_a_household_and_what_is_difficult() {
        let line = read("李奶奶 独居 13800000000 3栋 每2天").expect("a household");
        assert_eq!((line.household.as_str(), line.kind, line.every_days), ("李奶奶", Kind::Alone, Some(2)));
        assert_eq!(line.contact.as_deref(), Some("13800000000 3栋"));
        let line = read("老病号，慢性病").expect("a household");
        assert_eq!((line.household.as_str(), line.kind, line.contact), ("老病号", Kind::Ill, None));
        assert_eq!(read(" "), None);
    }
}
