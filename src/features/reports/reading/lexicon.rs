//! Finds the words of the form and of the language in a message, longest first.

use std::{collections::HashMap, ops::Range};

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use super::{
    confusable::misspellings,
    normalise::plain_word,
    words::{OFTEN_MISSPELT, WORDS, Word},
};
use crate::features::reports::form::{Counted, FieldKind, Form, FormError};

/// Of whom a zero phrase speaks that says how they are.
const SCOPES: &[&str] = &[
    "都",
    "均",
    "皆",
    "全",
    "全部",
    "全都",
    "也",
    "也都",
    "一切都",
    "一切",
    "各项",
    "各项均",
    "情况都",
    "俱",
    "咸",
    "悉皆",
    "目前",
    "暂",
    "均都",
    "户户",
    "家家",
    "样样",
    "件件",
    "个个",
    "人人",
    "全员",
    "全体",
    "整体",
    "总体",
    "统统",
    "通通",
    "大家",
    "大家都",
    "每户",
    "各户",
];
/// How it says that there is none.
const NONES: &[&str] = &[
    "无",
    "没",
    "没有",
    "未见",
    "未发现",
    "没发现",
    "没有发现",
    "无任何",
    "没有任何",
    "没啥",
    "没什么",
    "没有什么",
    "未出现",
    "没出现",
    "无其他",
    "没有其他",
    "未发现任何",
    "没有出现",
    "没发现什么",
    "没有发现什么",
    "未发现什么",
    "没发现啥",
    "没有发现任何",
    "没发现任何",
    "没见什么",
    "没看到什么",
    "冇",
    "呒没",
    "没有看到",
];
/// What there is none of.
const MATTERS: &[&str] = &[
    "异常",
    "毛病",
    "大碍",
    "事体",
    "异常情况",
    "情况",
    "问题",
    "状况",
    "异样",
    "特殊情况",
    "特殊",
    "特别情况",
    "异状",
    "异常现象",
    "异常状况",
    "情况异常",
    "啥情况",
    "可疑情况",
    "不良情况",
    "突发情况",
    "动静",
    "事情",
    "啥事",
    "大事",
    "变动",
    "新情况",
    "新增情况",
    "新的情况",
    "新变化",
    "变化",
];
/// How everything is.
const STATES: &[&str] = &[
    "正常",
    "平安",
    "平平安安",
    "安好",
    "安全",
    "良好",
    "平稳",
    "稳定",
    "太平",
    "安康",
    "如常",
    "无恙",
    "顺利",
    "健康",
    "ok",
    "fine",
    "safe",
    "normal",
    "好的",
    "挺好",
    "不错",
];

/// The words of one form, compiled.
#[derive(Debug)]
pub struct Lexicon {
    automaton: AhoCorasick,
    words: Vec<Word>,
    units: HashMap<String, Counted>,
    readings: HashMap<String, u8>,
}

impl Lexicon {
    /// Compiles the words of `form` and of the language; the form's words win.
    pub fn new(form: &Form) -> Result<Self, FormError> {
        let mut known = Known::default();
        known.add_form(form);
        form.zero_words.iter().for_each(|spelling| known.add(spelling, Word::Zero));
        form.other_places.iter().for_each(|spelling| known.add(spelling, Word::Elsewhere));
        for (word, spellings) in WORDS {
            for spelling in spellings.split_whitespace() {
                known.add(&spelling.replace('_', " "), *word);
            }
        }
        known.add_zero_phrases();
        known.add_misspellings();

        let (spellings, words): (Vec<String>, Vec<Word>) = known.words.into_iter().unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Both)
            .build(&spellings)
            .map_err(|error| FormError::Words(error.to_string()))?;
        let units =
            form.fields.iter().flat_map(|field| field.units.iter().map(|unit| (plain_word(unit), field.counts)));
        let readings = (0_u8..)
            .zip(&form.fields)
            .flat_map(|(nth, field)| field.normal_words.iter().map(move |word| (plain_word(word), nth)));
        Ok(Lexicon { automaton, words, units: units.collect(), readings: readings.collect() })
    }

    /// The word that `text` has right at the start of `within`.
    pub fn at(&self, text: &str, within: Range<usize>) -> Option<(Word, Range<usize>)> {
        let found = self.automaton.find(Input::new(text).span(within).anchored(Anchored::Yes))?;
        let word = self.words[found.pattern().as_usize()];
        stands_alone(text, found.range()).then(|| (word, found.range()))
    }

    /// The field that is 0 when what the word names is normal.
    pub fn reading(&self, word: &str) -> Option<u8> {
        self.readings.get(word).copied()
    }

    /// The field that a temperature is about.
    pub fn temperature_field(&self) -> Option<u8> {
        self.readings.values().copied().min()
    }

    /// What a word counts when it stands after a number.
    pub fn unit(&self, word: &str) -> Option<Counted> {
        self.units.get(word).copied()
    }

    /// The next word of `text` in `within`; Latin words only as whole words.
    pub fn next(&self, text: &str, within: Range<usize>) -> Option<(Word, Range<usize>)> {
        let mut from = within.start;
        loop {
            let found = self.automaton.find(Input::new(text).span(from..within.end))?;
            if stands_alone(text, found.range()) {
                return Some((self.words[found.pattern().as_usize()], found.range()));
            }
            from = found.start() + text[found.start()..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// Whether no letter before or after belongs to the same Latin word.
fn stands_alone(text: &str, at: Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let letter = |nth: usize| bytes.get(nth).is_some_and(u8::is_ascii_alphabetic);
    let joined_before = at.start > 0 && letter(at.start - 1) && letter(at.start);
    let joined_after = letter(at.end) && letter(at.end - 1);
    !joined_before && !joined_after
}

/// Spellings and what they mean, while the lexicon is built.
#[derive(Default)]
struct Known {
    words: HashMap<String, Word>,
    misspellable: Vec<(String, Word, usize)>,
}

impl Known {
    fn add(&mut self, spelling: &str, word: Word) {
        let spelling = plain_word(spelling);
        if !spelling.is_empty() {
            self.words.entry(spelling).or_insert(word);
        }
    }

    fn add_form(&mut self, form: &Form) {
        for (nth, field) in (0_u8..).zip(&form.fields) {
            let pair = field.pair.as_ref().and_then(|pair| form.field(pair));
            for spelling in field.label.values().chain(&field.synonyms) {
                let word = match field.kind {
                    FieldKind::Text => Word::Need,
                    FieldKind::Count => {
                        let shared = pair.is_some_and(|pair| pair.synonyms.contains(spelling));
                        Word::Label { field: nth, shared }
                    }
                };
                self.add(spelling, word);
                let spelling = plain_word(spelling);
                let wrong = if spelling.chars().count() >= 4 { 2 } else { 1 };
                self.misspellable.push((spelling, word, wrong));
            }
            for (spellings, word) in [
                (&field.places, Word::Place(nth)),
                (&field.normal_words, Word::Reading(nth)),
                (&field.absent_words, Word::Absent(nth)),
            ] {
                for spelling in spellings {
                    // 台州路口, 温州大道: a street, where nobody came from.
                    for street in ["路口", "街", "大道", "路段"].iter().filter(|_| matches!(word, Word::Place(_)))
                    {
                        self.add(&format!("{spelling}{street}"), Word::Idle);
                    }
                    self.add(spelling, word);
                    self.misspellable.push((plain_word(spelling), word, 1));
                }
            }
        }
        for field in &form.fields {
            for spelling in &field.units {
                self.add(spelling, Word::Unit(field.counts));
            }
        }
        for (nth, field) in (0_u8..).zip(&form.fields) {
            for spelling in &field.short {
                self.add(spelling, Word::Short(nth));
            }
        }
    }

    /// 都没情况, 暂未发现什么问题, 一切平稳: put together from what such phrases are made of.
    fn add_zero_phrases(&mut self) {
        // Only these begin with a word that would be read by itself otherwise: 均无.
        for scope in ["", "都", "均", "皆", "全", "全部", "全都", "也", "也都", "暂"] {
            for none in NONES {
                for matter in MATTERS {
                    // 无其他异常 is said beside a case.
                    let word = if none.ends_with("其他") { Word::RestFine } else { Word::Zero };
                    self.add_plain(format!("{scope}{none}{matter}"), word);
                }
            }
        }
        for nothing in ["没有", "都没有", "也没有", "都没", "无", "没"] {
            for what in ["啥", "什么"] {
                for matter in MATTERS.iter().chain(&["", "事"]) {
                    self.add_plain(format!("{what}{matter}{nothing}"), Word::Zero);
                }
            }
        }
        for rest in [
            "其余",
            "其他",
            "其它",
            "别的",
            "剩下的",
            "剩下",
            "余下的",
            "other",
            "others",
            "the rest",
            "rest",
            "everyone else",
            "everybody else",
        ] {
            for link in [
                "",
                " ",
                "都",
                " 都",
                " 都 ",
                "也都",
                " 也都 ",
                " 也 ",
                "均",
                "全",
                "人都",
                " are ",
                " is ",
                " all ",
                " are all ",
            ] {
                for state in [
                    "ok",
                    "okay",
                    "fine",
                    "good",
                    "well",
                    "safe",
                    "all right",
                    "alright",
                    "healthy",
                    "正常",
                    "无异常",
                    "没异常",
                    "没有异常",
                    "没啥异常",
                    "没啥情况",
                    "没情况",
                    "normal",
                ] {
                    self.add_plain(format!("{rest}{link}{state}"), Word::RestFine);
                }
            }
        }
        for all in [
            "全部",
            "全都",
            "大家都",
            "都",
            "all",
            "everyone",
            "everybody",
            "all residents",
            "all of them",
            "they all",
            "all people",
            "everything",
        ] {
            for link in [" ", " is ", " are "] {
                for state in ["safe", "fine", "ok", "okay", "good", "well", "healthy", "normal", "all right"] {
                    self.add_plain(format!("{all}{link}{state}"), Word::Zero);
                }
            }
            for state in STATES.iter().filter(|_| all.is_ascii()) {
                self.add_plain(format!("{all}{state}"), Word::Zero);
                self.add_plain(format!("{all}都{state}"), Word::Zero);
            }
        }
        for scope in SCOPES {
            for state in STATES {
                self.add_plain(format!("{scope}{state}"), Word::Zero);
            }
        }
    }

    /// Adds a spelling that is plain already.
    fn add_plain(&mut self, spelling: String, word: Word) {
        self.words.entry(spelling).or_insert(word);
    }

    fn add_misspellings(&mut self) {
        for (word, spellings) in OFTEN_MISSPELT {
            self.misspellable.extend(spellings.split_whitespace().map(|spelling| (spelling.to_owned(), *word, 2)));
        }
        for (spelling, word, times) in std::mem::take(&mut self.misspellable) {
            for wrong in misspellings(&spelling, times) {
                self.words.entry(wrong).or_insert(word);
            }
        }
    }
}
