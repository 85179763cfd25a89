//! Finds the words of the form and of the language in a message, longest first.

use std::{collections::HashMap, ops::Range};

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use super::{
    confusable::misspellings,
    normalise::plain_word,
    words::{OFTEN_MISSPELT, WORDS, Word},
};
use crate::features::reports::form::{Counted, FieldKind, Form, FormError};

mod zero_phrases;

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
