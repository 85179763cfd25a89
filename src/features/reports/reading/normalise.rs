//! Folds a message into one plain spelling, and remembers what was really written.
//!
//! Folded: width, case, traditional characters, dashes, keycaps, invisible characters, the letters
//! O and l inside numbers. Every byte of the plain text knows where it came from, so that a
//! micro-grid or a need can be given back verbatim.

use std::{ops::Range, sync::LazyLock};

use unicode_normalization::char::decompose_compatible;

use super::spelling::Spelling;

/// Traditional and simplified characters in pairs.
const PAIRS: &str = include_str!("simplify.txt");

/// The CJK block that [`PAIRS`] covers.
const HAN: Range<u32> = 0x4E00..0xA000;

static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table: Vec<char> = HAN.filter_map(char::from_u32).collect();
    let chars: Vec<char> = PAIRS.trim().chars().collect();
    for pair in chars.chunks_exact(2) {
        if let Some(entry) = table.get_mut((pair[0] as u32).wrapping_sub(HAN.start) as usize) {
            *entry = pair[1];
        }
    }
    table
});

/// A message in plain spelling, with the way back to what was written.
#[derive(Debug)]
pub struct Text<'a> {
    written: &'a str,
    plain: String,
    /// For each byte of `plain` and for its end: the place in `written`.
    origin: Vec<u32>,
}

impl<'a> Text<'a> {
    /// Folds `written`.
    pub fn new(written: &'a str) -> Self {
        let mut text = Text {
            written,
            plain: String::with_capacity(written.len()),
            origin: Vec::with_capacity(written.len() + 1),
        };
        for (at, c) in written.char_indices() {
            text.fold(at, c);
        }
        text.origin.push(offset(written.len()));
        text.plain = digits_for_letters(&text.plain);
        text
    }

    /// Folds `written`, and reads its misspelt English words as they are meant.
    pub fn spelt(written: &'a str, spelling: &Spelling) -> Self {
        let folded = Text::new(written);
        let mut text = Text { written, plain: String::new(), origin: Vec::new() };
        let mut rest = 0;
        while let Some(start) = folded.plain[rest..].find(|c: char| c.is_ascii_lowercase()).map(|start| rest + start) {
            let word = &folded.plain[start..];
            let word = &word[..word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len())];
            text.copy(&folded, rest..start);
            let length = text.spell(&folded, start, (word, spelling));
            rest = start + length;
        }
        text.copy(&folded, rest..folded.plain.len());
        text.origin.push(offset(written.len()));
        text
    }

    /// Takes over the English word at `start` as it is meant; returns how much of it was taken.
    fn spell(&mut self, folded: &Text, start: usize, (word, spelling): (&str, &Spelling)) -> usize {
        let origin = folded.origin[start] as usize;
        let half = ["am", "pm"].iter().any(|half| word.starts_with(half));
        // QX-03-012AM
        if half && word.len() == 2 && self.plain.ends_with(|c: char| c.is_ascii_digit()) {
            self.push(origin, ' ');
        }
        // AMQX-03-012
        let code = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|b| b.is_ascii_lowercase());
        let numbered = word[2.min(word.len())..].contains(|c: char| c.is_ascii_digit())
            || word.len() == 4 && folded.plain[start + word.len()..].starts_with(['-', '_', '.']);
        if half && numbered && code(&word[2..]) {
            self.copy(folded, start..start + 2);
            self.push(folded.origin[start + 2] as usize, ' ');
            return 2;
        }
        match spelling.meant(word) {
            Some(meant) => meant.chars().for_each(|c| self.push(origin, c)),
            None => self.copy(folded, start..start + word.len()),
        }
        word.len()
    }

    /// Takes over a stretch of another folding of the same message.
    fn copy(&mut self, folded: &Text, at: Range<usize>) {
        self.plain.push_str(&folded.plain[at.clone()]);
        self.origin.extend_from_slice(&folded.origin[at]);
    }

    /// The folded text.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// What was written where the folded text has `at`, without blanks around it.
    pub fn verbatim(&self, at: Range<usize>) -> &'a str {
        let start = self.origin[at.start] as usize;
        let end = self.origin[at.end] as usize;
        self.written[start..end.max(start)].trim()
    }

    fn fold(&mut self, at: usize, c: char) {
        match c {
            'A'..='Z' => self.push(at, c.to_ascii_lowercase()),
            '\r' => {}
            '\t' => self.push(at, ' '),
            '\0'..='\x7f' => self.push(at, c),
            '\u{4e00}'..='\u{9fff}' => self.push(at, simplify(c)),
            // Zero-width characters, variation selectors, the keycap's box, direction marks.
            '\u{200b}'..='\u{200c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {}
            '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{20e3}' => {}
            // Circled digits stay apart: at the start of an item they number it, else they count.
            '\u{2460}'..='\u{2473}' | '\u{24ea}' | '\u{24ff}' | '\u{2776}'..='\u{2793}' => self.push(at, c),
            '。' | '、' | '「' | '」' | '『' | '』' | '【' | '】' | '《' | '》' | '〇' => self.push(at, c),
            '○' | '◯' | '⭕' => self.push(at, '〇'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' => self.push(at, '-'),
            '～' | '〜' | '∼' => self.push(at, '~'),
            '＂' | '“' | '”' | '„' => self.push(at, '"'),
            '‘' | '’' => self.push(at, '\''),
            '〔' | '〖' => self.push(at, '['),
            '〕' | '〗' => self.push(at, ']'),
            '…' => self.push(at, '。'),
            _ => decompose_compatible(c, |part| {
                for lower in part.to_lowercase() {
                    self.push(at, if HAN.contains(&(lower as u32)) { simplify(lower) } else { lower });
                }
            }),
        }
    }

    fn push(&mut self, at: usize, c: char) {
        self.plain.push(c);
        self.origin.resize(self.plain.len(), offset(at));
    }
}

/// The letters o, l and i among digits read as 0 and 1: `i9`, `1o`, `o5`.
fn digits_for_letters(plain: &str) -> String {
    let mut folded = String::with_capacity(plain.len());
    let mut rest = plain;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        let length = rest[start..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len() - start);
        let (before, run) = (&rest[..start], &rest[start..start + length]);
        let is_number = run.contains(|c: char| c.is_ascii_digit())
            && run.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'o' | b'l' | b'i'));
        folded.push_str(before);
        if is_number {
            folded.extend(run.chars().map(|c| match c {
                'o' => '0',
                'l' | 'i' => '1',
                other => other,
            }));
        } else {
            folded.push_str(run);
        }
        rest = &rest[start + length..];
    }
    folded.push_str(rest);
    folded
}

/// The plain spelling of a word of the form or of the vocabulary.
pub fn plain_word(word: &str) -> String {
    Text::new(word.trim()).plain
}

fn simplify(c: char) -> char {
    let nth = (c as u32).wrapping_sub(HAN.start) as usize;
    SIMPLIFIED.get(nth).copied().unwrap_or(c)
}

/// Messages are cut long before 4 GiB; a longer one would only lose its verbatim parts.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_characters_are_folded() {
        assert_eq!(Text::new("ＱＸ－０６：走訪２戶，無發熱").plain(), "qx-06:走访2户,无发热");
        assert_eq!(Text::new("2️⃣1️⃣户").plain(), "21户");
    }

    #[test]
    fn letters_among_digits_are_digits() {
        assert_eq!(Text::new("走访I9户 微网格1O号 QX-O5-l2 5l").plain(), "走访19户 微网格10号 qx-05-12 51");
        assert_eq!(Text::new("oil 3G ok").plain(), "oil 3g ok");
    }

    #[test]
    fn what_was_written_can_be_given_back() {
        let text = Text::new("走訪 ＱＸ－０６ 戶");
        let at = text.plain().find("qx").expect("folded");
        assert_eq!(text.verbatim(at..at + 5), "ＱＸ－０６");
    }
}
