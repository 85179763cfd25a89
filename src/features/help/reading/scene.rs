//! Everything found in one text: the phrases that count, and the goods.
use std::ops::Range;

use super::Category;
use super::fold::{Clauses, Folded};
use super::goods::{self, Goods};
use super::lexicon::{Lexicon, Sense};
use super::phrases::{Heard, is_whole};
use super::{uncared, unknown};

/// How far behind a phrase the words are sought that take it back, in bytes: eight Chinese characters.
const TAKEN_BACK_WITHIN: usize = 24;

/// A text as the rules see it.
pub struct Scene<'a> {
    pub folded: Folded<'a>,
    pub clauses: Clauses,
    pub goods: Vec<Goods>,
    heard: Heard<Sense>,
}

impl<'a> Scene<'a> {
    pub fn of(text: &'a str, lexicon: &Lexicon) -> Self {
        let folded = lexicon.script.fold(text);
        let clauses = Clauses::of(&folded.text);
        let mut heard = lexicon.phrases.hear(&folded.text);
        keep_meant(&mut heard, &folded.text, &clauses, lexicon);
        let mut goods = goods::list(&folded.text, &clauses, lexicon);
        drop_parts_of_goods(&mut heard, &goods);
        unknown::add(&folded.text, &clauses, lexicon, &heard, &mut goods);
        goods::mark_repeated(&folded.text, &mut goods);
        Self { folded, clauses, goods, heard }
    }

    /// Where a sense was heard, in order.
    pub fn places(&self, sense: Sense) -> &[Range<usize>] {
        self.heard.get(&sense).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn hears(&self, sense: Sense) -> bool {
        self.heard.contains_key(&sense)
    }

    pub fn hears_any(&self, senses: &[Sense]) -> bool {
        senses.iter().any(|sense| self.hears(*sense))
    }

    /// The goods that are asked for.
    pub fn wanted(&self) -> impl Iterator<Item = &Goods> {
        self.goods.iter().filter(|goods| goods.wanted)
    }

    pub fn wants(&self, category: Category) -> bool {
        self.wanted().any(|goods| goods.category == category)
    }

    /// Whether there is nothing to eat; what is said of a medicine is no hunger.
    pub fn starves(&self) -> bool {
        self.places(Sense::Food).iter().any(|place| {
            let clause = self.clauses.clause(place.start);
            !self.goods.iter().any(|goods| {
                goods.category == Category::Medicine && clause.start <= goods.span.start && goods.span.end <= place.end
            })
        })
    }

    /// What was folded, at this range.
    pub fn says(&self, range: &Range<usize>) -> &str {
        &self.folded.text[range.clone()]
    }

    /// How many characters are part of no phrase of these senses, letters and digits only.
    pub fn unexplained(&self, senses: &[Sense]) -> usize {
        let mut explained: Vec<_> = senses.iter().flat_map(|sense| self.places(*sense)).collect();
        explained.sort_by_key(|range| range.start);
        let (mut left, mut from) = (0, 0);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        for range in explained {
            if range.start >= from {
                left += letters(&self.folded.text[from..range.start]);
            }
            from = from.max(range.end);
        }
        left + letters(&self.folded.text[from..])
    }
}

/// Drops what was heard inside a name: the illness in a medicine, the rubbish in a rubbish bag.
fn drop_parts_of_goods(heard: &mut Heard<Sense>, goods: &[Goods]) {
    for (sense, places) in heard.iter_mut() {
        let of_a_name = !matches!(sense, Sense::Ask | Sense::Gone | Sense::Elder | Sense::Child | Sense::Apparatus);
        places.retain(|place| {
            let index = goods.partition_point(|item| item.name.end < place.end);
            !(of_a_name && goods.get(index).is_some_and(|item| item.name.start <= place.start))
        });
    }
    heard.retain(|_, places| !places.is_empty());
}

/// Drops phrases that are negated, refused, settled, or said of a thing where a person is meant.
fn keep_meant(heard: &mut Heard<Sense>, text: &str, clauses: &Clauses, lexicon: &Lexicon) {
    let acts: Vec<_> =
        [Sense::Act, Sense::Body].iter().filter_map(|sense| heard.get(sense)).flatten().cloned().collect();
    let words = &lexicon.words;
    for (sense, places) in heard.iter_mut() {
        places.retain(|place| {
            let clause = clauses.clause(place.start);
            let before = &text[clause.start.min(place.start)..place.start];
            let until = text.floor_char_boundary((place.end + TAKEN_BACK_WITHIN).min(clauses.clause(place.end).end));
            let after = &text[place.end..until.max(place.end)];
            let of_a_thing = about_care(*sense) && uncared::is_said_of_a_thing(text, clauses, place, lexicon);
            let taken_back = match sense {
                Sense::Body | Sense::Fever | Sense::Illness | Sense::House | Sense::Act => {
                    ends_with_one(before, &words.negation.before, lexicon)
                        || ["后", "以后", "之后"].iter().any(|past| after.starts_with(past))
                        || words.negation.after.iter().any(|word| after.contains(word.as_str()))
                }
                Sense::Service(_) | Sense::Hint(_) | Sense::Generic(_) => {
                    ends_with_one(before, &words.refusal.before, lexicon)
                        || words.refusal.settled.iter().any(|word| after.contains(word.as_str()))
                }
                _ => false,
            };
            let swallowed = matches!(sense, Sense::Generic(_))
                && acts.iter().any(|act| act.start <= place.start && place.end <= act.end);
            !of_a_thing && !taken_back && !swallowed
        });
    }
    heard.retain(|_, places| !places.is_empty());
}

fn about_care(sense: Sense) -> bool {
    use Category::{Childcare, Eldercare};
    matches!(sense, Sense::Care | Sense::Service(Childcare | Eldercare) | Sense::Hint(Childcare | Eldercare))
}

/// Whether a text ends with one of the words, and not only seems to.
fn ends_with_one(text: &str, words: &[String], lexicon: &Lexicon) -> bool {
    let text = text.trim_end();
    let seems = lexicon.words.negation.lookalikes.iter().any(|word| text.ends_with(word.as_str()));
    !seems
        && words
            .iter()
            .any(|word| text.ends_with(word.as_str()) && is_whole(text, &(text.len() - word.len()..text.len())))
}
