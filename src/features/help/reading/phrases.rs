//! Finds phrases of the word list in one pass over a text.
//!
//! A phrase is a row of words with gaps between them. All words of all phrases are sought at once, and the
//! phrases are put together from their places, so the time grows with the text and not with the list.
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::fold::is_sentence_end;

/// Widest gap inside a phrase, in bytes: sixteen Chinese characters, or eight English words.
const WIDEST_GAP: usize = 48;
/// A narrow gap: four Chinese characters, or two short English words.
const NARROW_GAP: usize = 12;
/// No more neutral words than this start so close before a place that they could hold it.
const LONGEST_NEUTRAL: usize = 16;

/// Sets of words that phrases name as `{set}`.
pub type Sets = HashMap<String, Vec<String>>;

/// Phrases by what they mean.
pub struct Phrasebook<S> {
    words: AhoCorasick,
    /// For each sought word, the parts that it can fill.
    fills: Vec<Vec<usize>>,
    phrases: Vec<Phrase<S>>,
    parts: usize,
}

struct Phrase<S> {
    sense: S,
    /// The widest gap in front of each part, and the part.
    parts: Vec<(usize, usize)>,
}

/// Where each sense was heard, in order of place.
pub type Heard<S> = BTreeMap<S, Vec<Range<usize>>>;

impl<S: Copy + Ord> Phrasebook<S> {
    /// Prepares phrases; `{set}` stands for any word of a set, `…` for a gap, `~` for a narrow one.
    /// A word that is part of a neutral one at its place is not heard.
    pub fn new<'a>(entries: impl Iterator<Item = (S, &'a str)>, neutral: &'a [String], sets: &Sets) -> Self {
        let mut ids: HashMap<&str, usize> = HashMap::new();
        let mut phrases = Vec::new();
        for (sense, phrase) in entries {
            let mut parts = Vec::new();
            let mut gap = 0;
            for piece in phrase.split_inclusive(['…', '~']) {
                let part = piece.trim_end_matches(['…', '~']);
                let fresh = ids.len();
                if !part.is_empty() {
                    parts.push((gap, *ids.entry(part).or_insert(fresh)));
                }
                gap = if piece.ends_with('…') { WIDEST_GAP } else { NARROW_GAP };
            }
            phrases.push(Phrase { sense, parts });
        }
        let parts = ids.len();
        let mut sought: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (part, id) in ids {
            for word in spelled_out(part, sets) {
                sought.entry(word).or_default().push(id);
            }
        }
        for word in neutral {
            sought.entry(word.clone()).or_default().push(parts);
        }
        let (words, fills): (Vec<_>, Vec<_>) = sought.into_iter().unzip();
        let words = AhoCorasick::new(words).expect("a word list is far below the automaton's limits");
        Self { words, fills, phrases, parts }
    }

    /// Finds every phrase.
    pub fn hear(&self, text: &str) -> Heard<S> {
        let places = self.places(text);
        let mut heard = Heard::new();
        for phrase in &self.phrases {
            let ranges = joined(text, &phrase.parts, &places);
            if !ranges.is_empty() {
                heard.entry(phrase.sense).or_insert_with(Vec::new).extend(ranges);
            }
        }
        for ranges in heard.values_mut() {
            ranges.sort_by_key(|range| (range.start, range.end));
        }
        heard
    }

    /// Where each part stands, in order.
    fn places(&self, text: &str) -> Vec<Vec<Range<usize>>> {
        let mut places = vec![Vec::new(); self.parts + 1];
        for found in self.words.find_overlapping_iter(text) {
            if is_whole(text, &found.range()) {
                for &part in &self.fills[found.pattern().as_usize()] {
                    places[part].push(found.range());
                }
            }
        }
        for ranges in &mut places {
            ranges.sort_by_key(|range| (range.start, range.end));
        }
        let neutral = places.pop().unwrap_or_default();
        for ranges in &mut places {
            ranges.retain(|range| !is_inside_one(range, &neutral));
        }
        places
    }
}

/// Whether a range is a proper part of one of these; neutral words are short, so a few neighbours tell.
fn is_inside_one(range: &Range<usize>, neutral: &[Range<usize>]) -> bool {
    let until = neutral.partition_point(|word| word.start <= range.start);
    let near = neutral[..until].iter().rev().take(LONGEST_NEUTRAL);
    near.take_while(|word| range.start - word.start <= WIDEST_GAP)
        .any(|word| range.end <= word.end && word.len() > range.len())
}

/// Plain words, the longest at each place winning.
pub struct WordList(AhoCorasick);

impl WordList {
    pub fn new(words: impl Iterator<Item = impl AsRef<[u8]>>) -> Self {
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words);
        Self(automaton.expect("a word list is far below the automaton's limits"))
    }

    /// Each word's number in the list and its place.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, Range<usize>)> + 't {
        self.0.find_iter(text).map(|found| (found.pattern().as_usize(), found.range()))
    }

    /// Whether one of the words stands in the text.
    pub fn contains(&self, text: &str) -> bool {
        self.0.find_iter(text).any(|found| is_whole(text, &found.range()))
    }
}

/// Whether English words are not cut out of longer ones; Chinese words have no such borders.
pub fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    let before = range.start.checked_sub(1).and_then(|at| bytes.get(at));
    let cut_before = letter(before) && letter(bytes.get(range.start));
    let cut_after = letter(bytes.get(range.end - 1)) && letter(bytes.get(range.end));
    // A number may be followed by its unit.
    let digit_then_letter =
        bytes[range.end - 1].is_ascii_digit() && bytes.get(range.end).is_some_and(u8::is_ascii_alphabetic);
    !cut_before && (!cut_after || digit_then_letter)
}

pub fn spelled_out(part: &str, sets: &Sets) -> Vec<String> {
    let Some((before, rest)) = part.split_once('{') else {
        return vec![part.to_owned()];
    };
    let Some((name, after)) = rest.split_once('}') else {
        return vec![part.to_owned()];
    };
    let tails = spelled_out(after, sets);
    let words = sets.get(name).map(Vec::as_slice).unwrap_or_default();
    words.iter().flat_map(|word| tails.iter().map(move |tail| format!("{before}{word}{tail}"))).collect()
}

fn joined(text: &str, parts: &[(usize, usize)], places: &[Vec<Range<usize>>]) -> Vec<Range<usize>> {
    let Some(((_, first), rest)) = parts.split_first() else {
        return Vec::new();
    };
    if parts.iter().any(|&(_, part)| places[part].is_empty()) {
        return Vec::new();
    }
    let mut ranges = places[*first].clone();
    for &(gap, part) in rest {
        let next = &places[part];
        ranges.retain_mut(|range| {
            let index = next.partition_point(|place| place.start < range.end);
            let Some(place) = next.get(index) else { return false };
            let near = place.start - range.end <= gap && !text[range.end..place.start].contains(is_sentence_end);
            range.end = place.end;
            near
        });
    }
    ranges
}
