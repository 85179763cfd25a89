//! Splits a message into its entries: what it says of one micro-grid each.
//!
//! What always holds: together the entries say what the message says, and nothing twice; a message that speaks of one micro-grid, or
//! that cannot be split for certain, is one entry.

use std::{ops::RangeInclusive, sync::LazyLock};

use chrono::{DateTime, FixedOffset};
use regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization;

use super::{
    Doubt, Kind, Reader, Reading, list,
    normalise::Text,
    place::Shapes,
    quoted::{self, Quote},
};

/// The entries of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries {
    /// It is a list that passes from hand to hand (接龙): all entries but the last may be others', copied along.
    pub passed_on: bool,
    /// At least one.
    pub list: Vec<Entry>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// As written, without its number.
    pub said: String,
    /// What it says.
    pub reading: Reading,
}

/// Numbers in front of lines, however wide they are typed: `１）`, `1．`, `1️⃣`.
static NUMBERED: LazyLock<Regex> =
    LazyLock::new(|| compile(r"(?m)^[ \t]*([0-9０-９]{1,3})(?:\u{fe0f}?\u{20e3}[ ]*|[ ]*[.．、，,)）:：][ ]*)"));

/// The numbers of micro-grids, each with its code where it has one.
static NUMBERS: LazyLock<Regex> =
    LazyLock::new(|| compile(r"(?:[a-z]{2}[ \-_./]*[0-9]{2}[ \-_./]*)?(?<number>[0-9]{1,3})(?<grid>号?网格)?"));

/// A text of more characters is not split: no chat delivers more in one message, and each entry is read with the heading.
pub const LONGEST_LIST: usize = 4096;

/// So many times its own length is read of a message at most.
const MOST_REREAD: usize = 12;

/// A statement covers at most so many micro-grids by a range; more is a slip.
const LONGEST_RANGE: u32 = 30;

fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed and compiled by the tests")
}

impl Reader {
    /// Reads each entry of a message.
    pub fn read_entries(&self, text: &str, sent_at: DateTime<FixedOffset>) -> Entries {
        let mut reading = self.read(text, sent_at);
        if text.chars().nth(LONGEST_LIST).is_some() {
            if matches!(reading.kind, Kind::Report | Kind::Correction) && !reading.doubts.contains(&Doubt::TooLong) {
                reading.doubts.push(Doubt::TooLong);
            }
            return Entries { passed_on: false, list: vec![Entry { said: text.to_owned(), reading }] };
        }
        let quote = quoted::own_words(Text::new(text).plain());
        let split = (quote.is_bare() || quote == Quote::default()).then(|| self.split(text, &reading, sent_at));
        let Some(mut entries) = split.flatten() else {
            return Entries { passed_on: false, list: vec![Entry { said: text.to_owned(), reading }] };
        };
        if reading.doubts.contains(&Doubt::Forwarded) {
            entries.list.iter_mut().for_each(|entry| entry.reading.doubts.push(Doubt::Forwarded));
        }
        entries
    }

    /// More than one entry, where there are more.
    fn split(&self, text: &str, reading: &Reading, sent_at: DateTime<FixedOffset>) -> Option<Entries> {
        let numbered = NUMBERED.replace_all(text, |found: &Captures<'_>| {
            let digits: String = found[1].nfkc().collect();
            format!("{digits}. ")
        });
        let passed_on = list::own_entry(&numbered, &self.shapes).is_some();
        let lines = list::entries(&numbered, &self.shapes);
        // The heading is read with each: where that would be many times the message, it is no heading.
        let length: usize = lines.iter().map(String::len).sum();
        let is_list = lines.len() > 1 && length <= MOST_REREAD * text.len();
        let by_line = if is_list { self.read_each(&lines, passed_on, sent_at) } else { vec![] };
        let told = by_line.iter().filter(|entry| !entry.reading.counts.is_empty()).count();
        if is_list && (passed_on || told == by_line.len()) {
            return Some(Entries { passed_on, list: by_line });
        }
        let several = reading.doubts.contains(&Doubt::SeveralMicroGrids);
        let in_one = || self.by_clause(text, sent_at).or_else(|| self.one_statement(reading));
        let list = several.then(in_one).flatten().or((told > 1).then_some(by_line))?;
        Some(Entries { passed_on, list })
    }

    fn read_each(&self, texts: &[String], passed_on: bool, sent_at: DateTime<FixedOffset>) -> Vec<Entry> {
        let length = heading(texts);
        let entry = |text: &String| {
            let (heading, said) = text.split_at(length);
            let alone = if passed_on { as_list(heading, said) } else { text.clone() };
            Entry { said: said.trim().to_owned(), reading: self.read(&alone, sent_at) }
        };
        texts.iter().map(entry).collect()
    }

    /// 1号微网格零报告，2号微网格走访20户: split where a micro-grid is named, if each part is a report of its own.
    fn by_clause(&self, written: &str, sent_at: DateTime<FixedOffset>) -> Option<Vec<Entry>> {
        let text = Text::new(written);
        let starts: Vec<usize> =
            self.shapes.references(text.plain()).iter().map(|reference| reference.named.start).collect();
        let first = *starts.first().filter(|_| starts.len() > 1)?;
        let heading = text.verbatim(0..first);
        if heading.len() * starts.len() > MOST_REREAD * written.len() {
            return None;
        }
        // What is said before the first may be meant for all of them, or for the first alone.
        if !self.read(heading, sent_at).counts.is_empty() {
            return None;
        }
        let ends = starts.iter().skip(1).copied().chain([text.plain().len()]);
        let parts = starts.iter().zip(ends).map(|(start, end)| text.verbatim(*start..end).to_owned());
        let entries = parts.map(|said| {
            let reading = self.read(&format!("{heading} {said}"), sent_at);
            Entry { said, reading }
        });
        let entries: Vec<Entry> = entries.collect();
        entries.iter().all(|entry| stands_alone(&entry.reading)).then_some(entries)
    }

    /// QX-06-001到004零报告: the same of each; that several were meant stays to be asked.
    fn one_statement(&self, reading: &Reading) -> Option<Vec<Entry>> {
        let nothing_else = reading.kind == Kind::Report && reading.doubts == [Doubt::SeveralMicroGrids];
        let zero = reading.zero && reading.counts.values().all(|count| *count == 0);
        if !nothing_else || !zero {
            return None;
        }
        let names = each_named(reading.micro_grid.as_deref()?, &self.shapes)?;
        let entry =
            |name: String| Entry { said: name.clone(), reading: Reading { micro_grid: Some(name), ..reading.clone() } };
        Some(names.into_iter().map(entry).collect())
    }
}

/// How long the heading is that [`list::entries`] has put in front of each text: the lines with which all begin.
fn heading(texts: &[String]) -> usize {
    let Some((first, others)) = texts.split_first() else {
        return 0;
    };
    let mut lines = first.match_indices('\n').map(|(at, _)| at + 1).rev();
    lines.find(|length| others.iter().all(|other| other.starts_with(&first[..*length]))).unwrap_or(0)
}

/// A list of this entry alone: within a list a bare code is a report, and 3-5微网格 is no range.
fn as_list(heading: &str, said: &str) -> String {
    let announced = heading.contains("接龙") || heading.contains("接龍");
    format!("{}{heading}1. {}", if announced { "" } else { "接龙\n" }, said.trim())
}

fn stands_alone(reading: &Reading) -> bool {
    let said = matches!(reading.kind, Kind::Report | Kind::Correction) && !reading.counts.is_empty();
    said && reading.micro_grid.is_some() && !reading.doubts.contains(&Doubt::SeveralMicroGrids)
}

/// The micro-grids of `QX-06-001到004` or `8、9、10微网格`, a name for each.
fn each_named(said: &str, shapes: &Shapes) -> Option<Vec<String>> {
    let text = Text::new(said);
    let plain = text.plain();
    let place = shapes.references(plain).into_iter().next()?.place;
    if place.community.is_some() {
        return None;
    }
    let mut numbers: Vec<u32> = vec![];
    let mut last_end = 0;
    for found in NUMBERS.captures_iter(plain).filter(|found| found.name("grid").is_none()) {
        let number: u32 = found["number"].parse().ok()?;
        let at = found.get(0).expect("group 0 is the match").range();
        let joined = plain[last_end..at.start].trim();
        let range: RangeInclusive<u32> = match numbers.last() {
            Some(last) if ["到", "至", "~", "-", "to"].contains(&joined) => last + 1..=number,
            _ => number..=number,
        };
        if range.is_empty() || range.end() - range.start() >= LONGEST_RANGE {
            return None;
        }
        numbers.extend(range);
        last_end = at.end;
    }
    numbers.dedup();
    let name = |number: &u32| match (&place.town, place.grid) {
        (Some(town), Some(grid)) => format!("{town}-{grid:02}-{number:03}"),
        (_, Some(grid)) => format!("{grid}网格{number}微网格"),
        _ => format!("{number}号微网格"),
    };
    (numbers.len() > 1).then(|| numbers.iter().map(name).collect())
}

#[cfg(test)]
mod tests {
    use super::super::super::form::Form;
    use super::*;
    use proptest::prelude::*;

    static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(&Form::default()).expect("the shipped form"));

    /// Each entry: the micro-grid, how many counts, what was said.
    fn split(text: &str) -> (bool, Vec<(Option<String>, usize, String)>) {
        let sent_at = "2020-02-07T09:00:00+08:00".parse().expect("an instant");
        let entries = READER.read_entries(text, sent_at);
        let entry = |entry: Entry| (entry.reading.micro_grid, entry.reading.counts.len(), entry.said);
        (entries.passed_on, entries.list.into_iter().map(entry).collect())
    }

    fn places(text: &str) -> Vec<String> {
        split(text).1.into_iter().map(|(place, ..)| place.unwrap_or_default()).collect()
    }

    #[test]
    fn a_list_is_split_however_its_numbers_are_typed() {
        for numbers in [["1.", "2."], ["１）", "２）"], ["1️⃣", "2️⃣"], ["1、", "2、"]] {
            let [one, two] = numbers;
            let text = format!("#接龙 上午\n{one}QX-06-001 零报告\n{two} QX-06-002 走访25户");
            let (passed_on, list) = split(&text);
            assert!(passed_on, "{text}");
            let said: Vec<_> = list.iter().map(|(.., said)| said.as_str()).collect();
            assert_eq!(said, ["QX-06-001 零报告", "QX-06-002 走访25户"], "{text}");
        }
    }

    #[test]
    fn lines_and_clauses_that_each_name_a_micro_grid_are_entries_in_the_senders_own_words() {
        for text in ["上午\nQX-06-001 零报告\nQX-06-002 走访25户", "上午 QX-06-001 零报告，QX-06-002 走访25户 68人"]
        {
            assert!(!split(text).0, "{text}");
            assert_eq!(places(text), ["QX-06-001", "QX-06-002"], "{text}");
        }
    }

    #[test]
    fn one_statement_about_several_is_one_entry_for_each() {
        assert_eq!(places("QX-06-001到003零报告"), ["QX-06-001", "QX-06-002", "QX-06-003"]);
        assert_eq!(places("QX-06-001和QX-06-004都零报告"), ["QX-06-001", "QX-06-004"]);
        assert_eq!(places("8、9、10微网格零报告"), ["8号微网格", "9号微网格", "10号微网格"]);
    }

    #[test]
    fn a_pair_of_numbers_in_a_list_is_one_micro_grid() {
        assert_eq!(places("零报告接龙 早上\n1、3-1微网格\n2、3-5微网格 24户"), ["3-1微网格", "3-5微网格"]);
    }

    #[test]
    fn what_was_quoted_is_not_said_and_what_was_forwarded_stays_doubtful() {
        let sent_at = "2020-02-07T09:00:00+08:00".parse().expect("an instant");
        let quoted = READER.read_entries("> QX-06-001 零报告\n> QX-06-002 零报告\n收到", sent_at);
        assert_eq!(quoted.list.len(), 1);
        let forwarded = READER.read_entries("[转发自 王芳]\nQX-06-001 零报告\nQX-06-002 零报告", sent_at);
        assert!(forwarded.list.iter().all(|entry| entry.reading.doubts.contains(&Doubt::Forwarded)), "{forwarded:?}");
        let one = READER.read_entries("[转发自 QX-06-008 微网格长]\nQX-06-008下午30户零报告", sent_at);
        assert_eq!(one.list.len(), 1);
    }

    #[test]
    fn what_cannot_be_split_for_certain_stays_whole() {
        for text in [
            "QX-06-001 上午 走访25户 发热0",
            "QX-06-001、QX-06-002 走访25户",
            "不是QX-06-001，是QX-06-002 走访25户",
            "零报告 QX-06-001，走访25户 QX-06-002",
        ] {
            assert_eq!(split(text).1.len(), 1, "{text}");
        }
    }

    #[test]
    fn a_list_longer_than_any_chat_delivers_is_asked_about_whole() {
        let line = |nth: usize| format!("\n{nth}. QX-03-{:03} 零报告", nth % 100);
        let list = |entries: usize| format!("接龙 上午{}", (1..=entries).map(line).collect::<String>());
        assert_eq!(split(&list(200)).1.len(), 200);
        let sent_at = "2020-02-07T09:00:00+08:00".parse().expect("an instant");
        let too_long = READER.read_entries(&list(300), sent_at);
        assert_eq!(too_long.list.len(), 1);
        assert!(too_long.list[0].reading.doubts.contains(&Doubt::TooLong), "{too_long:?}");
    }

    fn pieces() -> impl Strategy<Value = String> {
        const PIECES: &[&str] = &[
            "接龙",
            "\n",
            "1.",
            "２）",
            "3️⃣",
            "QX-06-001",
            "QX-06-002",
            "到",
            "、",
            "3-5微网格",
            "8号微网格",
            "零报告",
            "走访25户",
            "发热2",
            "，",
            " ",
            "> ",
            "「",
            "」",
            "[转发自 王芳]",
            "買藥",
            "上午",
            "更正",
            "🙏",
            "9999999999",
        ];
        proptest::collection::vec(proptest::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn a_number_in_front_of_one_line_alone_is_no_word_of_its_entry() {
        let (_, entries) = split("零报告QX-06-001\n3-5微网格零报告\n1.3-6微网格零报告");
        assert_eq!(
            entries.last().map(|(place, _, said)| (place.as_deref(), said.as_str())),
            Some((Some("3-6微网格"), "3-6微网格零报告"))
        );
    }

    proptest! {
        #[test]
        fn any_text_has_entries_whose_words_stand_in_it(text in pieces()) {
            let sent_at = "2020-02-07T09:00:00+08:00".parse().expect("an instant");
            let entries = READER.read_entries(&text, sent_at);
            prop_assert!(!entries.list.is_empty());
            for entry in &entries.list {
                let first = entry.said.lines().next().unwrap_or_default();
                let expanded = entry.reading.doubts.contains(&Doubt::SeveralMicroGrids);
                prop_assert!(expanded || text.contains(first.trim()), "{:?} in {:?}", first, text);
            }
        }
    }
}
