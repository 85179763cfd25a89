//! Text brought to one form, with the way back to what was written.
use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// Telegram's messages hold 4,096 units at most; what comes after this many characters is not read.
const LONGEST: usize = 10_000;

/// Traditional characters and their simplified forms.
pub struct Script(HashMap<char, char>);

impl Script {
    /// Reads pairs of a traditional and a simplified character, apart by white space.
    pub fn new(pairs: &str) -> Self {
        let pair = |pair: &str| {
            let mut chars = pair.chars();
            Some((chars.next()?, chars.next()?))
        };
        Self(pairs.split_whitespace().filter_map(pair).collect())
    }

    /// Folds width, case, script and symbols; every folded byte knows its place in the original.
    pub fn fold<'a>(&self, original: &'a str) -> Folded<'a> {
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len() + 1);
        let mut end = 0;
        for (at, written) in original.char_indices().take(LONGEST) {
            end = at + written.len_utf8();
            for plain in std::iter::once(written).nfkc().flat_map(char::to_lowercase) {
                text.push(self.plain(plain));
                origin.resize(text.len(), at);
            }
        }
        origin.push(end);
        Folded { text, origin, original }
    }

    fn plain(&self, char: char) -> char {
        match char {
            '’' | '‘' | '`' => '\'',
            // Pictures stand between words, as a comma does.
            '\u{2190}'..='\u{2bff}' | '\u{1f000}'.. => ',',
            '\u{200d}' | '\u{fe0f}' | '\t' | '\r' => ' ',
            _ => self.0.get(&char).copied().unwrap_or(char),
        }
    }
}

/// A folded text.
pub struct Folded<'a> {
    /// What is searched.
    pub text: String,
    origin: Vec<usize>,
    original: &'a str,
}

impl<'a> Folded<'a> {
    /// What was written where the folded text has this range.
    pub fn verbatim(&self, range: &Range<usize>) -> &'a str {
        self.original.get(self.origin[range.start]..self.origin[range.end]).unwrap_or_default().trim()
    }
}

/// Where clauses and sentences end in a folded text.
pub struct Clauses {
    clauses: Vec<Range<usize>>,
    sentences: Vec<Range<usize>>,
}

impl Clauses {
    pub fn of(text: &str) -> Self {
        Self { clauses: split(text, is_clause_end), sentences: split(text, is_sentence_end) }
    }

    /// The clause that holds this place.
    pub fn clause(&self, at: usize) -> Range<usize> {
        holding(&self.clauses, at)
    }

    /// The sentence that holds this place.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        holding(&self.sentences, at)
    }

    /// All clauses, in order.
    pub fn iter(&self) -> impl Iterator<Item = Range<usize>> {
        self.clauses.iter().cloned()
    }
}

/// Whether a sentence ends with this character.
pub fn is_sentence_end(char: char) -> bool {
    matches!(char, '。' | '!' | '?' | '\n')
}

fn is_clause_end(char: char) -> bool {
    is_sentence_end(char) || matches!(char, ',' | ';' | ':' | '~' | '(' | ')' | '…')
}

fn split(text: &str, ends: fn(char) -> bool) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for (at, char) in text.char_indices() {
        // A point ends a sentence unless it is a decimal point.
        let full_stop = char == '.' && !text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        if ends(char) || full_stop {
            ranges.push(start..at);
            start = at + char.len_utf8();
        }
    }
    ranges.push(start..text.len());
    ranges
}

fn holding(ranges: &[Range<usize>], at: usize) -> Range<usize> {
    let index = ranges.partition_point(|range| range.end < at);
    ranges.get(index).cloned().unwrap_or(at..at)
}
