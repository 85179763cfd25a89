//! Reads misspelt English words as they are meant: mornig, housholds, peopel.

use std::collections::HashSet;

use super::normalise::plain_word;
use crate::features::reports::form::Form;

/// Words around those of the form that a report is made of.
const COMMON: &str = "morning afternoon evening tonight report micro nothing normal everyone everything returned \
    correction wenzhou taizhou hubei wuhan fever people clear";

/// Real words that differ by one letter from those of a report.
const REAL: &str = "contract contracts parson mourning retort resort noting macro fewer cleaned reacted";

/// The fewest letters of a form's word that others are read as: shorter ones are near to too many real words.
const FEWEST_LETTERS: usize = 6;

/// The fewest letters of a word that may be misspelt.
const FEWEST_WRITTEN: usize = 4;

/// The English words that a form asks with.
#[derive(Debug)]
pub struct Spelling {
    words: Vec<String>,
    known: HashSet<String>,
}

impl Spelling {
    /// Collects the words of `form` and those around them.
    pub fn new(form: &Form) -> Self {
        let labels =
            form.fields.iter().flat_map(|field| field.label.values().chain(&field.synonyms).chain(&field.units));
        let parts = labels.map(|label| plain_word(label)).collect::<Vec<_>>();
        let split = parts.iter().flat_map(|label| label.split(|c: char| !c.is_ascii_alphabetic()));
        let long = |word: &&str| word.len() >= FEWEST_LETTERS;
        let mut words: Vec<String> = split.filter(long).chain(COMMON.split_whitespace()).map(str::to_owned).collect();
        words.sort();
        words.dedup();
        let known = words.iter().cloned().chain(REAL.split_whitespace().map(str::to_owned)).collect();
        Spelling { words, known }
    }

    /// The word that `written`, in small letters, is meant to be, where it is none itself: one letter is wrong, missing
    /// or too much between the first and the last, or two have changed places.
    pub fn meant(&self, written: &str) -> Option<&str> {
        if written.len() < FEWEST_WRITTEN || self.known.contains(written) {
            return None;
        }
        // Another last letter makes another form of the word (home, homes), unless the last two have changed places.
        let may_be = |word: &String| {
            ends(word) == ends(written) || word[..1] == written[..1] && letters(word) == letters(written)
        };
        let near = |word: &String| word.len().abs_diff(written.len()) <= 1 && strsim::osa_distance(word, written) == 1;
        self.words.iter().find(|word| may_be(word) && near(word)).map(String::as_str)
    }
}

fn ends(word: &str) -> (Option<u8>, Option<u8>) {
    (word.bytes().next(), word.bytes().last())
}

fn letters(word: &str) -> Vec<u8> {
    let mut letters = word.as_bytes().to_vec();
    letters.sort_unstable();
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_may_be_wrong_missing_or_in_the_wrong_place() {
        let spelling = Spelling::new(&Form::default());
        for (written, meant) in [
            ("mornig", "morning"),
            ("housholds", "households"),
            ("peopel", "people"),
            ("fevr", "fever"),
            ("contatcs", "contacts"),
        ] {
            assert_eq!(spelling.meant(written), Some(meant), "{written}");
        }
    }

    #[test]
    fn real_words_and_short_ones_are_left_alone() {
        let spelling = Spelling::new(&Form::default());
        for written in ["never", "contract", "fever", "grid", "bring", "good", "wenzhou"] {
            assert_eq!(spelling.meant(written), None, "{written}");
        }
    }
}
