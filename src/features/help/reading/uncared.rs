//! 没人管 said of people, who need care, and of things, of which somebody complains.
use std::ops::Range;

use super::fold::Clauses;
use super::lexicon::Lexicon;

/// How far in front of the words the person is sought whom they are said of, in bytes: thirty-two Chinese characters.
const SAID_BEFORE: usize = 96;
/// How far behind: 没人管家里两个孩子, six characters.
const SAID_BEHIND: usize = 18;

/// Whether a phrase says that nobody cares, and the last that was named before is no person.
pub fn is_said_of_a_thing(text: &str, clauses: &Clauses, place: &Range<usize>, lexicon: &Lexicon) -> bool {
    let words = &lexicon.words.uncared;
    let of = |list: &[String]| list.iter().find_map(|word| at_an_end(text, place, word));
    let (of_anything, Range { start, end }) = match (of(&words.of_anything), of(&words.of_people)) {
        (Some(found), _) => (true, found),
        (None, Some(found)) => (false, found),
        (None, None) => return false,
    };
    let sentence = clauses.sentence(start);
    let before = &text[text.ceil_char_boundary(sentence.start.max(start.saturating_sub(SAID_BEFORE)))..start];
    let clause_end = clauses.clause(start).end.max(end);
    let behind = &text[end..text.floor_char_boundary(clause_end.min(end + SAID_BEHIND)).max(end)];

    let beside = |speaker: &String| before.ends_with(speaker.as_str()) || behind.starts_with(speaker.as_str());
    if words.speakers.iter().any(beside) || lexicon.people.find(behind).next().is_some() {
        return false;
    }
    let last = |found: Option<(usize, Range<usize>)>| found.map(|(_, at)| at.end);
    match (last(lexicon.people.find(before).last()), last(lexicon.things.find(before).last())) {
        (Some(person), Some(thing)) => person < thing,
        (Some(_), None) => false,
        (None, Some(_)) => true,
        (None, None) => of_anything,
    }
}

/// Where a word stands with which a phrase begins or ends; it may reach out of the phrase: 孩子没人 of 孩子没人管.
fn at_an_end(text: &str, place: &Range<usize>, word: &str) -> Option<Range<usize>> {
    let holding = |at: usize| {
        let from = text.ceil_char_boundary(at.saturating_sub(word.len()));
        let until = text.floor_char_boundary((at + word.len()).min(text.len()));
        let found = text[from..until].match_indices(word).map(|(found, _)| from + found..from + found + word.len());
        found.into_iter().find(|found| found.contains(&at))
    };
    holding(place.end.saturating_sub(1)).or_else(|| holding(place.start))
}
