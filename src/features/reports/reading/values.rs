//! Gives each number and each "none" to the field that it is said of.

use std::ops::Range;

use super::{
    Reader,
    masks::Mask,
    numbers::Number,
    pieces::{Break, Piece, What},
    words::Word,
};
use crate::features::reports::form::Counted;

mod absent;
mod bystanders;
mod context;
mod counted;
mod doors;
mod followed;
mod grouped;
mod headcount;
mod hedged;
mod idiom;
mod labelled;
mod nothing;
mod parts;
mod phrases;
mod residents;
mod said;
mod staff;
mod temperature;
mod told;
mod uncounted;
mod unsaid;

pub use said::{Said, Subject, Tense, Values, Whole};

#[derive(Debug, Clone)]
struct Waiting {
    of: Subject,
    shared: bool,
    place: Option<Range<usize>>,
    joined: bool,
    stale: bool,
    bracketed: bool,
    /// The piece that names it.
    nth: usize,
}

/// Reads the values from the pieces of a message.
pub fn read(reader: &Reader, pieces: &[Piece], plain: &str) -> Values {
    let mut scan = Scan { reader, pieces, plain, values: Values::default(), here: Here::default() };
    for nth in 0..pieces.len() {
        scan.step(nth);
    }
    scan.end_sentence(pieces.len());
    scan.drop_somebody_in_passing();
    scan.values
}

/// What is open at the place that is read.
#[derive(Debug, Default)]
struct Here {
    waiting: Vec<Waiting>,
    last: Option<(Subject, bool, Option<Counted>)>,
    taken: Option<usize>,
    joined: bool,
    none: bool,
    /// A label was already said to be none.
    none_used: bool,
    none_before: bool,
    has: bool,
    tense: Tense,
    /// What the heading of the sentence says: 累计:.
    heading: Tense,
    about: bool,
    open: bool,
    hedged: bool,
    each: bool,
    of_which: bool,
    depth: usize,
    rest: bool,
    size: bool,
    /// The number that gave the size of the micro-grid.
    sized: Option<usize>,
    sum: bool,
    temperature: Option<u8>,
    /// What the sentence before told the temperature of.
    temperature_before: Option<u8>,
    /// People who are counted together with those who follow.
    carried: Option<u32>,
    /// People of whom the clause tells more.
    told: Option<(Number, usize)>,
    /// The number of people whose temperature follows.
    measured: Option<Number>,
    away: bool,
    /// A zero phrase stands in the sentence.
    zero_said: bool,
    /// The last word that named something, and what.
    named: Option<(usize, Subject)>,
    /// The next number replaces the one before.
    replaced: bool,
}

struct Scan<'a> {
    reader: &'a Reader,
    pieces: &'a [Piece],
    plain: &'a str,
    values: Values,
    here: Here,
}

impl Scan<'_> {
    fn step(&mut self, nth: usize) {
        match self.pieces[nth].what {
            What::Word(word) => self.word(word, nth),
            What::Number(number, unit) => self.number(number, unit, nth),
            What::Break(found) => self.on_break(found, nth),
            What::Mask(Mask::Blank) => {
                self.values.left_open = true;
                self.here.waiting.clear();
            }
            What::Mask(Mask::Skip) => {
                self.here.replaced = false;
                // 外地车辆9辆: the number is of the thing.
                while self.here.waiting.pop_if(|waiting| waiting.of == Subject::Nothing).is_some() {
                    self.here.waiting.pop_if(|waiting| waiting.of == Subject::Outside);
                }
                self.temperature(nth);
            }
            // 网格长叫我报 6-15 下午 8户: who is told of before the place or the time is not what is counted.
            What::Reference => self.here.waiting.retain(|waiting| waiting.of != Subject::Nothing),
            What::Mask(_) => {}
            What::Other => self.here.joined = false,
        }
    }

    fn word(&mut self, word: Word, nth: usize) {
        match word {
            Word::Label { field, shared } => self.label(Subject::Field(field), shared, nth),
            Word::Place(field) if self.tells_who(field) => {}
            Word::Place(field) => self.label(Subject::Field(field), false, nth),
            Word::Reading(field) => {
                self.here.temperature = Some(field);
                self.reading_is_fine(field, nth);
            }
            Word::Abnormal => self.label(Subject::Abnormal, false, nth),
            Word::Outside => self.label(Subject::Outside, false, nth),
            // 重点地区信阳2人: the writer counts the place to the field.
            Word::Elsewhere if self.is_called_a_field(nth) => {}
            Word::Elsewhere => {
                self.values.elsewhere = true;
                self.label(Subject::Nothing, false, nth);
            }
            Word::Slot(_) => self.here.waiting.retain(|waiting| waiting.of != Subject::Nothing),
            // 共58户,实到50户: no staff, but households that were gone to.
            Word::Thing if self.plain[self.pieces[nth].at.clone()] == *"实到" && self.counts_homes(nth + 1) => {}
            Word::Thing => self.label(Subject::Nothing, false, nth),
            Word::Away => self.away(nth),
            Word::Absent(field) => self.temperature_is_normal(field, nth),
            Word::Zero => self.zero(nth),
            Word::Normal => self.normal(nth),
            Word::None => self.none(nth),
            Word::AllNone => self.all_none(nth),
            Word::Rest => {
                // 一个从武汉回来发烧了别的没有: what was named before is none of the rest.
                let runs_on =
                    nth > 0 && matches!(self.pieces[nth - 1].word(), Some(Word::Filler | Word::Return | Word::Tail));
                self.here.waiting.iter_mut().for_each(|waiting| waiting.stale |= runs_on);
                self.here.rest = true;
            }
            Word::RestFine => self.values.whole.push((Whole::RestZero, nth)),
            Word::Except => self.except(),
            Word::New => self.here.tense = Tense::New,
            // 12 households so far: until now, and not since the beginning.
            Word::Running if &self.plain[self.pieces[nth].at.clone()] == "so far" && self.follows_visits() => {}
            Word::Running => {
                self.here.tense = Tense::Running;
                // 0 (6 so far): the word stands behind its number.
                let depth = self.here.depth;
                let said = self.values.said.last_mut().filter(|said| depth > 0 && said.part && said.at + 2 >= nth);
                if let Some(said) = said {
                    said.tense = Tense::Running;
                }
            }
            // 昨天居家观察还有4个人: had then.
            Word::Now if self.here.tense == Tense::Before && self.opens_with_yesterday(nth) => {}
            Word::Now => self.here.tense = Tense::Now,
            Word::Before => self.here.tense = Tense::Before,
            Word::Each => self.here.each = true,
            Word::OfWhich => self.here.of_which = true,
            Word::Sum => self.here.sum = true,
            Word::Size if self.observed_waits() => self.here.tense = Tense::Now,
            // 对辖区40户开展排查: the households that are gone to.
            Word::Size if self.tells_who_was_visited(nth) => {}
            Word::Size => self.here.size = !self.plain[..self.pieces[nth].at.start].ends_with(['对', '向', '给']),
            Word::Hedge => {
                self.hedge(nth);
                // 应该没有发热的: unsure, but that there is none.
                if ["没有", "没", "无"].iter().any(|none| self.plain[self.pieces[nth].at.clone()].ends_with(none)) {
                    self.none(nth);
                }
            }
            Word::About => self.about(nth),
            // 上门24户+电话12户: joins the two.
            Word::Unknowable if &self.plain[self.pieces[nth].at.clone()] == "+" && self.goes_on_at(nth + 1) => {
                self.here.joined = true;
            }
            Word::Unknowable => self.unknowable(nth),
            // 居家观察原来是5人: an old number, where none replaced it.
            Word::From if self.plain[self.pieces[nth].at.clone()].starts_with(['原', '之', '上']) => {
                self.here.tense = Tense::Before;
            }
            // 乐清1人、温岭1人: joins values, and not what they are of.
            Word::And => self.here.joined = !(nth > 0 && self.is_number(nth - 1)),
            // 今天隔离在家多了1个: only who is new.
            Word::Has if self.plain[self.pieces[nth].at.clone()] == *"多了" && self.observed_waits() => {
                self.here.tense = Tense::New;
            }
            Word::Has => {
                // 无湖北返回、有台州返回1人
                let anew = nth > 0
                    && (self.pieces[nth - 1].word() == Some(Word::And)
                        || matches!(self.pieces[nth - 1].what, What::Break(_)));
                self.here.none &= !anew;
                (self.here.has, self.here.size) = (true, false);
            }
            Word::Oops | Word::Becomes => self.here.replaced = true,
            Word::Return if self.heads_cell(nth) => self.label(Subject::Outside, false, nth),
            Word::Return => self.nobody_returned(nth),
            // 温州昨晚开车回来两个人: they are new to this report.
            Word::Day(days) if days < 0 && self.came_lately() => {}
            Word::Day(days) if days < 0 && (!self.here.waiting.is_empty() || self.is_about_observed(nth)) => {
                self.here.tense = Tense::Before;
            }
            _ => {}
        }
    }

    fn on_break(&mut self, found: Break, nth: usize) {
        if found == Break::Comma {
            self.note_told(nth);
            self.note_cases();
            self.note_own_places(nth);
        }
        let here = &mut self.here;
        match found {
            Break::Open => here.depth += 1,
            Break::Close => {
                self.here.depth = self.here.depth.saturating_sub(1);
                self.weigh_bracket(nth);
                match self.bracket_names_what_follows(nth) {
                    true => self.here.waiting.iter_mut().for_each(|waiting| waiting.bracketed = false),
                    false => self.here.waiting.retain(|waiting| !waiting.bracketed),
                }
                // 密切接触(累计):4: said of the cell, unlike what a bracket adds to a value.
                let of_cell = nth > 1
                    && self.here.depth == 0
                    && self.pieces.get(nth + 1).is_some_and(|next| next.what == What::Break(Break::Colon))
                    && self.pieces[nth - 2].what == What::Break(Break::Open);
                self.here.tense = if of_cell { self.here.tense } else { Tense::default() };
            }
            Break::Comma => {
                here.about = false;
                here.none_before = here.none;
                here.none = false;
                here.joined = false;
                here.has = false;
                here.sum = false;
                here.size = false;
                here.sized = None;
                here.away = false;
                let slip = |piece: &Piece| matches!(piece.word(), Some(Word::Oops | Word::Becomes));
                here.replaced &= nth > 0 && slip(&self.pieces[nth - 1]);
                here.tense = here.heading;
                let replaced = here.replaced;
                // (黄岩,乐清): a comma inside of brackets does not end what was named before them.
                let inside = here.depth > 0;
                let ended = here.waiting.iter_mut().filter(|waiting| waiting.bracketed || !inside);
                ended.for_each(|waiting| waiting.stale = !replaced);
            }
            Break::Stroke => self.stroke(nth),
            Break::Sentence | Break::Asks | Break::Line => self.end_sentence(nth),
            Break::Colon => {
                // 走访共30户:1幢12户: what follows are parts.
                self.here.sum &= !(nth > 0 && matches!(self.pieces[nth - 1].what, What::Number(..)));
                // 钱网格长:16户: who speaks, or is spoken to.
                let speaks = nth > 0 && self.pieces[nth - 1].word() == Some(Word::Thing) && {
                    let word = &self.plain[self.pieces[nth - 1].at.clone()];
                    word.ends_with(['长', '员', '者'])
                };
                if speaks && !matches!(self.pieces.get(nth + 1).map(|next| next.what), Some(What::Number(..))) {
                    self.here.waiting.pop();
                }
                let here = &mut self.here;
                // 累计:居家观察14,解除9: the heading holds for the whole sentence.
                let heads = nth > 0
                    && matches!(
                        self.pieces[nth - 1].word(),
                        Some(Word::New | Word::Running | Word::Now | Word::Before)
                    );
                let named = here.waiting.iter().any(|waiting| !waiting.stale);
                // cumulative total since feb 1: no label stands before the colon, so it holds for all that follow;
                // 累计返回:3人 is said of the one.
                let heads = heads || !named && here.tense == Tense::Running;
                here.heading = if heads { here.tense } else { here.heading };
                if heads || !named {
                    here.tense = here.heading;
                }
            }
            Break::Space => {}
        }
    }

    /// Whether the last value counts visits.
    fn follows_visits(&self) -> bool {
        self.values.said.last().is_some_and(|said| !self.negatable(said.of))
    }

    fn end_sentence(&mut self, nth: usize) {
        self.weigh_part_list(nth);
        self.note_told(nth);
        self.note_unresolved(nth);
        self.note_cases();
        let (last, temperature) = (self.here.last, self.here.temperature);
        self.here = Here { last, temperature_before: temperature, ..Here::default() };
    }

    fn say(&mut self, of: Subject, number: Number, unit: Option<Counted>, nth: usize) {
        let place = matches!(self.pieces[nth].word(), Some(Word::Place(_))).then(|| self.pieces[nth].at.clone());
        self.say_of(of, number, unit, nth, place);
    }

    fn say_of(&mut self, of: Subject, number: Number, unit: Option<Counted>, nth: usize, place: Option<Range<usize>>) {
        self.here.last = Some((of, false, unit));
        let some = number.value != Some(0);
        let tense = if some && self.is_until_now(of, nth) { Tense::Running } else { self.here.tense };
        if tense == Tense::Before {
            self.here.tense = Tense::Plain;
        }
        let of = if self.here.away && self.has_places(of) { Subject::Nothing } else { of };
        if of == Subject::Abnormal && number.value == Some(0) {
            return self.values.whole.push((if self.here.rest { Whole::RestZero } else { Whole::Zero }, nth));
        }
        if self.is_repeated(of, place.as_ref(), number) {
            return;
        }
        let part = self.here.depth > 0 || self.here.of_which;
        let counts_visits = matches!(of, Subject::Field(_)) && !self.negatable(of);
        let building = self.building_before(nth).filter(|_| counts_visits && !part);
        let people = self.negatable(of) && unit == Some(Counted::Persons) && !part;
        let building = building.or(self.building_of_people(nth).filter(|_| people));
        let place = building.or(place);
        let place = place.filter(|place| !counts_visits || !self.is_said_again(of, place, number));
        let place = place.filter(|_| !self.is_subtotal(of, number));
        let about = std::mem::take(&mut self.here.about);
        let said = Said {
            of,
            value: number.value,
            exact: number.exact && !about,
            hedged: self.here.hedged,
            unit,
            tense,
            place,
            part,
            total: self.here.sum && !part,
            weak: false,
            measured: false,
            at: nth,
        };
        self.values.said.push(said);
    }

    fn has_places(&self, of: Subject) -> bool {
        matches!(of, Subject::Field(field) if self.reader.form.fields[usize::from(field)].comes_from_places())
    }

    fn persons(&self, of: Subject) -> bool {
        matches!(of, Subject::Field(field) if self.reader.form.fields[usize::from(field)].counts == Counted::Persons)
    }

    fn is_default(&self, of: Subject) -> bool {
        of == Subject::Field(self.reader.default_for(Counted::Persons))
    }

    fn negatable(&self, of: Subject) -> bool {
        match of {
            Subject::Field(field) => self.reader.form.fields[usize::from(field)].negatable,
            _ => true,
        }
    }
}

/// Whether a piece ends the clause.
pub fn ends_clause(piece: &Piece) -> bool {
    piece.ends_sentence() || piece.what == What::Break(Break::Comma)
}
