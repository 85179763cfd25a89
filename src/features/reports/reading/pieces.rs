//! Cuts plain text into pieces: words, numbers, references, breaks, and the rest.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    lexicon::Lexicon,
    masks::{Mask, masks},
    numbers::{self, Number},
    place::Reference,
    words::Word,
};
use crate::features::reports::form::Counted;

mod no_counts;

/// A piece of plain text.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What it is.
    pub what: What,
    /// Where it is.
    pub at: Range<usize>,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What {
    /// A word with a meaning.
    Word(Word),
    /// A number that may be a count, with what it counts where that is said.
    Number(Number, Option<Counted>),
    /// A micro-grid.
    Reference,
    /// A date, a time, an address, …
    Mask(Mask),
    /// Punctuation.
    Break(Break),
    /// Anything else.
    Other,
}

/// How far two pieces are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// A blank.
    Space,
    /// `/`, `-` or `|`.
    Stroke,
    /// A colon.
    Colon,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A comma.
    Comma,
    /// The end of a sentence.
    Sentence,
    /// The end of a sentence that asks.
    Asks,
    /// The end of a line.
    Line,
}

impl Piece {
    /// The word that the piece is.
    pub fn word(&self) -> Option<Word> {
        match self.what {
            What::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether nothing that is listed reaches over the piece.
    pub fn ends_sentence(&self) -> bool {
        matches!(self.what, What::Break(Break::Sentence | Break::Asks | Break::Line))
    }
}

/// Cuts `plain`, a message sent on `today`, in which `references` were found.
pub fn pieces(plain: &str, lexicon: &Lexicon, references: &[Reference], today: NaiveDate) -> Vec<Piece> {
    let mut known: Vec<(Range<usize>, What)> =
        references.iter().map(|reference| (reference.covers.clone(), What::Reference)).collect();
    for (at, mask) in masks(plain, today) {
        if known.iter().all(|(other, _)| other.end <= at.start || at.end <= other.start) {
            known.push((at, What::Mask(mask)));
        }
    }
    known.sort_by_key(|(at, _)| at.start);

    let mut cutter = Cutter { plain, lexicon, pieces: Vec::new() };
    let mut from = 0;
    for (at, what) in known {
        cutter.cut(from..at.start);
        from = at.end;
        cutter.push(what, at);
    }
    cutter.cut(from..plain.len());
    cutter.pieces
}

struct Cutter<'a> {
    plain: &'a str,
    lexicon: &'a Lexicon,
    pieces: Vec<Piece>,
}

impl Cutter<'_> {
    fn push(&mut self, what: What, at: Range<usize>) {
        match self.pieces.last_mut() {
            Some(last) if what == What::Other && last.what == What::Other && last.at.end == at.start => {
                last.at.end = at.end
            }
            _ => self.pieces.push(Piece { what, at }),
        }
    }

    fn cut(&mut self, within: Range<usize>) {
        let mut at = within.start;
        let mut word = self.lexicon.next(self.plain, within.clone());
        while at < within.end {
            if word.as_ref().is_some_and(|(_, found)| found.start < at) {
                word = self.lexicon.next(self.plain, at..within.end);
            }
            at = match &word {
                // 没返回人员: none of them, unlike 没返回.
                Some((Word::Away, found)) if found.start == at && self.denies_returnees(found) => {
                    let none = at..at + '没'.len_utf8();
                    self.push(What::Word(Word::None), none.clone());
                    none.end
                }
                Some((what, found)) if found.start == at && !self.is_longer_word(*what, found) => {
                    let (what, found) = (*what, self.without_next_verb(*what, found.clone()));
                    let end = found.end;
                    self.push(if what == Word::Then { What::Break(Break::Comma) } else { What::Word(what) }, found);
                    self.one_of(what, end)
                }
                _ => self.cut_one(at, within.end),
            };
        }
    }

    fn denies_returnees(&self, away: &Range<usize>) -> bool {
        ["没返回", "未返回", "没回来", "未返嘉"].contains(&&self.plain[away.clone()])
            && self.plain[away.end..].starts_with("人员")
    }

    /// 二是一户, where a phone wrote 是 for 十: no 二是.
    fn is_longer_word(&self, word: Word, at: &Range<usize>) -> bool {
        let number = || numbers::leading(&self.plain[at.start..]);
        // 老余下午查了: the last sign belongs to 下午.
        let cut = self.plain[at.clone()].ends_with(['上', '下']) && self.plain[at.end..].starts_with('午');
        if cut {
            return true;
        }
        match word {
            Word::Idle => number().is_some_and(|(number, length)| number.exact && length > at.len()),
            // some people: nobody knows how many, unlike some 40 people.
            Word::About => self.plain[at.clone()] == *"some" && number().is_some(),
            _ => false,
        }
    }

    /// 早上门18户: the last sign of 早上 belongs to 上门.
    fn without_next_verb(&self, word: Word, at: Range<usize>) -> Range<usize> {
        let shared = matches!(word, Word::Slot(_))
            && self.plain[at.clone()].ends_with('上')
            && self.plain[at.end..].starts_with('门')
            && !self.plain[at.end..]
                .strip_prefix('门')
                .is_some_and(|rest| rest.starts_with(['岗', '口', '卫', '诊', '前', '外', '里', '铃']));
        at.start..if shared { at.end - '上'.len_utf8() } else { at.end }
    }

    /// 有个人: one person, though no number is written.
    fn one_of(&mut self, word: Word, from: usize) -> usize {
        let Some(measure) = self.plain[from..]
            .chars()
            .next()
            .filter(|c| word == Word::Has && "个位名例".contains(*c))
            .filter(|c| !self.plain[from + c.len_utf8()..].starts_with(['别', '把', '案', '体', '几', '数', '多']))
        else {
            return from;
        };
        let person = if self.plain[from + measure.len_utf8()..].starts_with('人') { '人'.len_utf8() } else { 0 };
        let end = from + measure.len_utf8() + person;
        self.push(What::Number(Number::exactly(1), Some(Counted::Persons)), from..end);
        end
    }

    /// Cuts a number or a single character at `at`; returns where it ends.
    fn cut_one(&mut self, at: usize, end: usize) -> usize {
        let rest = &self.plain[at..end];
        let in_latin_word = self.plain[..at].ends_with(|c: char| c.is_ascii_alphabetic())
            && rest.starts_with(|c: char| c.is_ascii_alphabetic());
        if !in_latin_word && let Some((people, length)) = numbers::relatives(rest) {
            // 夫妻俩和孩子: more than two, but not how many.
            let more = ["和", "带", "跟", "及", "加"].iter().find_map(|and| rest[length..].strip_prefix(and));
            let more = more.is_some_and(|who| {
                ["孩", "小孩", "儿", "女", "老人", "父母", "两个", "一个", "娃", "宝"]
                    .iter()
                    .any(|word| who.starts_with(word))
            });
            let people = Number { exact: !more, ..Number::exactly(people) };
            self.push(What::Number(people, Some(Counted::Persons)), at..at + length);
            return at + length;
        }
        if !in_latin_word
            && !self.is_surname(at)
            && let Some((number, length)) = numbers::leading(rest)
            && !self.is_pronoun(&rest[..length], at + length)
        {
            return self.push_number(number, at..at + length, end);
        }
        let Some(c) = rest.chars().next() else {
            return end;
        };
        let what = match c {
            '~' if rest[1..].trim_start().starts_with(|c: char| c.is_ascii_digit()) => What::Word(Word::About),
            '~' => What::Break(Break::Comma),
            _ => break_of(c).map_or(What::Other, What::Break),
        };
        self.push(what, at..at + c.len_utf8());
        at + c.len_utf8()
    }

    /// Adds a number with the measure word behind it; `40多户` leaves the number open.
    fn push_number(&mut self, number: Number, at: Range<usize>, end: usize) -> usize {
        let mut number = number;
        let mut to = at.end;
        // 40ish 户: near to that.
        if let Some(near) = [" or so", "-ish", "ish"].iter().find(|near| self.plain[to..end].starts_with(**near)) {
            number.exact = false;
            to += near.len();
        }
        if let Some((open, length)) = open_end(&self.plain[to..end]) {
            if open {
                number = Number::unknown();
            }
            to += length;
        }

        // Two more households: how many are new.
        let more = ["more ", "new ", "additional "]
            .iter()
            .find_map(|word| self.plain[to..end].trim_start_matches(' ').strip_prefix(word));
        if let Some(rest) = more.filter(|rest| {
            self.lexicon.at(self.plain, end - rest.len()..end).is_some_and(|(word, found)| {
                // 2 new under home observation
                let label = matches!(word, Word::Label { .. } | Word::Place(_));
                label || self.lexicon.unit(&self.plain[found]).is_some()
            })
        }) {
            to = end - rest.len();
            self.push(What::Word(Word::New), at.start..at.start);
        }
        if self.is_room(number, &at) {
            self.push(What::Mask(Mask::Skip), at);
            return to;
        }
        // 十九湖五十三人: a phone wrote 湖 for 户.
        let heard = self.plain[to..end].strip_prefix('湖').and_then(numbers::leading);
        if heard.is_some_and(|(next, _)| next.value > number.value) && !self.plain[at.clone()].is_ascii() {
            let to = to + '湖'.len_utf8();
            self.push(What::Number(number, Some(Counted::Households)), at.start..to);
            return to;
        }
        let gap = self.plain[to..end].len() - self.plain[to..end].trim_start_matches(' ').len();
        match self.measure_at(to + gap, end) {
            // 户数49 路上没人: a word of its own.
            Some((Word::OtherUnit, found)) if gap > 0 && self.plain[found.end..].starts_with(is_han) => {}
            // 密接0 户21: the measure word stands in front of its own number.
            Some((Word::Unit(_), found))
                if gap > 0 && self.plain[found.end..].starts_with(|c: char| c.is_ascii_digit()) => {}
            // 借了3台: a machine, and no 台州.
            Some((Word::Short(_), found))
                if &self.plain[found.clone()] == "台"
                    && !self.plain[found.end..].starts_with(|c: char| c.is_ascii_digit() || "州:=".contains(c)) =>
            {
                self.push(What::Mask(Mask::Skip), at.start..found.end);
                return found.end;
            }
            // 俩楼道: buildings without a measure word.
            Some((Word::Thing, found))
                if gap == 0 && ["楼道", "单元", "小区"].contains(&&self.plain[found.clone()]) =>
            {
                self.push(What::Mask(Mask::Skip), at.start..found.end);
                return found.end;
            }
            Some((Word::OtherUnit, found)) => {
                self.push(What::Mask(Mask::Skip), at.start..found.end);
                return found.end;
            }
            Some((_, found)) => {
                if let Some(counted) =
                    self.lexicon.unit(&self.plain[found.clone()]).filter(|_| !self.names_next(&at, &found))
                {
                    let found_end = self.with_half_units(counted, found.end, end);
                    self.push(What::Number(number, Some(counted)), at.start..found_end);
                    return found_end;
                }
            }
            None => {}
        }
        // 居家隔离的那俩: people who are told of, and no part of a name.
        let told = ["俩", "仨"].contains(&&self.plain[at.clone()]) && self.plain[..at.start].ends_with(['那', '这']);
        if told {
            self.push(What::Number(number, Some(Counted::Persons)), at);
            return to;
        }
        let single = self.plain[at.clone()].chars().all(|c| "一二两三四五六七八九".contains(c));
        let in_phrase =
            single && self.plain[at.clone()].chars().count() == 1 && self.plain[to..end].starts_with(is_han);
        if in_phrase
            && !self.pieces.last().is_some_and(|last| matches!(last.word(), Some(Word::Label { .. } | Word::Place(_))))
        {
            self.push(What::Other, at);
            return to;
        }
        let in_name = !self.plain[at.clone()].is_ascii()
            && !number.circled
            && self.pieces.last().is_some_and(|last| {
                let name = self.plain[last.at.clone()].ends_with(char::is_alphanumeric);
                last.what == What::Other && last.at.end == at.start && name
            });
        self.push(if in_name { What::Other } else { What::Number(number, None) }, at.start..to);
        to
    }

    /// The word behind a number; 2户外出 are households, though 户外 is a word.
    fn measure_at(&self, from: usize, end: usize) -> Option<(Word, Range<usize>)> {
        let found = self.lexicon.at(self.plain, from..end)?;
        let names_next_cell = self.plain[..from].ends_with(' ') && self.plain[found.1.end..].starts_with([':', '=']);
        if names_next_cell {
            return None;
        }
        let first = from..from + self.plain[from..].chars().next().map_or(0, char::len_utf8);
        match self.lexicon.unit(&self.plain[first.clone()]) {
            Some(counted)
                if matches!(found.0, Word::Idle | Word::Away)
                    || found.0 != Word::OtherUnit && self.plain[found.1.end..].starts_with('错')
                    || self.plain[found.1.clone()].ends_with('人') && self.plain[found.1.end..].starts_with('数') =>
            {
                Some((Word::Unit(counted), first))
            }
            _ => Some(found),
        }
    }

    /// `3个人`, `5户人家`: measure words may follow one another.
    fn with_half_units(&self, counted: Counted, from: usize, end: usize) -> usize {
        match self.lexicon.at(self.plain, from..end) {
            Some((Word::Unit(other), found)) if other == counted => found.end,
            _ => from,
        }
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..'\u{a000}').contains(&c)
}

/// What leaves the number before it open, and how long that is.
fn open_end(rest: &str) -> Option<(bool, usize)> {
    let first = rest.chars().next()?;
    let after = rest[first.len_utf8()..].trim_start();
    if let Some(open) =
        ["-odd", " odd", " or more", "-something", "-plus", " plus"].iter().find(|open| rest.starts_with(**open))
    {
        return Some((true, open.len()));
    }
    let unit_follows = after.starts_with(['户', '人', '名', '位', '个', '家', '例', '口'])
        || after.starts_with("hh")
        || after.starts_with("house")
        || after.starts_with("people")
        || after.starts_with("famil");
    let nothing_follows = after.is_empty() || after.starts_with([',', '。', ';', ' ']);
    match first {
        '多' | '余' | '来' | '几' if unit_follows => Some((true, first.len_utf8())),
        '+' if unit_follows || nothing_follows => Some((true, 1)),
        _ => None,
    }
}

fn break_of(c: char) -> Option<Break> {
    Some(match c {
        ' ' | '\u{a0}' | '\u{3000}' => Break::Space,
        '/' | '|' | '-' | '\\' => Break::Stroke,
        ':' | '=' => Break::Colon,
        '(' | '[' | '【' | '{' | '「' | '『' => Break::Open,
        ')' | ']' | '】' | '}' | '」' | '』' => Break::Close,
        ',' => Break::Comma,
        '。' | ';' | '!' | '.' => Break::Sentence,
        '?' => Break::Asks,
        '\n' => Break::Line,
        _ => return None,
    })
}
