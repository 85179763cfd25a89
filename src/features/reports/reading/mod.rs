//! Understands what a micro-grid leader writes, however it is written.
//!
//! What always holds:
//! - Pure: the same text, time of sending and form give the same reading; nothing is stored or asked.
//! - A number is recorded only for a field that the message names; 0 only where it says none.
//! - Every number is explained: a value, a place, a time, a temperature, a thing that is not reported, a part of
//!   what was counted, an old value. One that nothing explains is a doubt, and so is a text that may be no report.
//! - People count as checked only where they stand beside the households visited, or before anything else is told;
//!   an abnormal count that is named without a value is a doubt unless its cell is empty.
//! - Where two readings are sensible, the reading carries a [`Doubt`], and nothing may be filed
//!   before the leader has been asked.
//! - Any text is read in time that grows with its length, up to two windows of [`WINDOW`] bytes; nothing panics.
//!
//! How a message becomes a reading: `normalise` and `spelling` fold how it is written, `quoted` and `list` leave
//! what is the sender's own, `pieces` cuts it into words and numbers, `tidy`, `items`, `columns` and `changes` settle
//! what is a value at all, `values` gives each to its field, `settle` makes one value of what is said of a field,
//! `kinds` decides what the message is for; `message` puts them in this order.

use std::{borrow::Cow, collections::BTreeMap};

use chrono::{DateTime, FixedOffset};

use super::form::{Counted, FieldId, FieldKind, Form, FormError};

mod changes;
mod columns;
mod confusable;
mod entries;
mod items;
mod kinds;
mod labels;
mod lexicon;
mod list;
mod masks;
mod message;
mod needs;
mod normalise;
mod numbers;
mod pieces;
mod place;
mod quoted;
mod settle;
mod slots;
mod spelling;
mod tidy;
mod values;
mod words;

#[cfg(test)]
mod rules_tests;

pub use entries::{Entries, Entry, LONGEST_LIST};
pub use place::Place;

/// What is read of a message at its beginning and again at its end, in bytes. A report has a few
/// hundred; a longer list (接龙) has its heading in front and the sender's entry at its end. What is
/// left out is never recorded without asking.
pub const WINDOW: usize = 1800;

/// Reads messages; compiled once from the form, then shared.
#[derive(Debug)]
pub struct Reader {
    form: Form,
    lexicon: lexicon::Lexicon,
    spelling: spelling::Spelling,
    shapes: place::Shapes,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What the message is for.
    pub kind: Kind,
    /// The half of the day that it is about.
    pub slot: Option<Slot>,
    /// The micro-grid as said, word for word.
    pub micro_grid: Option<String>,
    /// The counts that are said; a field that is absent was not mentioned.
    pub counts: BTreeMap<FieldId, u32>,
    /// Difficulties and wishes, word for word, joined with `；`.
    pub needs: Option<String>,
    /// Whether the message says outright that all abnormal counts are 0.
    pub zero: bool,
    /// Why the leader should be asked; empty when the message is clear.
    pub doubts: Vec<Doubt>,
    /// Another day than that of sending, in days from it, where one is named.
    pub other_day: Option<i64>,
    /// Whether one leader reports for another's micro-grid.
    pub on_behalf: bool,
}

/// What a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The situation of a micro-grid.
    Report,
    /// Changes, completes or takes back an earlier report.
    Correction,
    /// Asks for goods or help.
    HelpRequest,
    /// Asks to be off duty.
    Leave,
    /// Asks something.
    Question,
    /// Everything else.
    Chatter,
    /// Tells people what to do; a template, an example, a bulletin.
    Notice,
}

/// A half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// Until noon.
    Am,
    /// From noon.
    Pm,
}

/// A reason to ask back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// A zero phrase stands beside a case of this field.
    Contradiction { field: FieldId },
    /// Two numbers for one field.
    TwoValues { field: FieldId, first: u32, second: u32 },
    /// 40户左右, 几个.
    Approximate { field: Option<FieldId> },
    /// 可能, 1人？
    Uncertain,
    /// Only a running total (累计7) or only a change is said.
    NotTheNumberAskedFor { field: FieldId },
    /// 居家观察3户.
    HouseholdsNotPersons { field: FieldId },
    /// The total that is said differs from the sum of its parts.
    PartsDiffer { field: FieldId, total: u32, parts: u32 },
    /// A number without a word for it.
    Unlabelled,
    /// A case without a number.
    NoNumber { field: FieldId },
    /// `/` or `-` instead of a number.
    Stroke { field: FieldId },
    /// More people with fever than were checked.
    MoreThanChecked { field: FieldId },
    /// A number outside the form's range.
    OutOfRange { field: FieldId },
    /// A blank of the form was left open.
    LeftOpen,
    /// The message refers to what was said elsewhere: 同上.
    Reference,
    /// One word, which may answer anything.
    OneWord,
    /// Both halves of the day, or noon.
    Slot,
    /// More than one micro-grid.
    SeveralMicroGrids,
    /// Another day than today.
    OtherDay,
    /// Another's words, quoted or forwarded without a word of one's own.
    Forwarded,
    /// One case, told at once, not a report.
    Alert,
    /// A change that is relative, or a report that is taken back.
    NoNewValue,
    /// Help is asked for, but not which.
    NothingConcrete,
    /// The text is longer than what is read.
    TooLong,
}

impl Reader {
    /// Compiles the form.
    ///
    /// # Errors
    /// Fails where the form's words cannot be compiled.
    pub fn new(form: &Form) -> Result<Self, FormError> {
        Ok(Reader {
            form: form.clone(),
            lexicon: lexicon::Lexicon::new(form)?,
            spelling: spelling::Spelling::new(form),
            shapes: place::Shapes::new(&form.towns)?,
        })
    }

    /// Reads one message.
    pub fn read(&self, text: &str, sent_at: DateTime<FixedOffset>) -> Reading {
        let shortened = shortened(text);
        let text_left_out = shortened.len() < text.len();
        let text = normalise::Text::spelt(&shortened, &self.spelling);
        let quote = quoted::own_words(text.plain());
        let own = kinds::with_answers(&quote.own(text.plain()));
        let view = list::own_entry(&own, &self.shapes);
        let view = message::View { text: view.as_deref().unwrap_or(&own), listed: view.is_some() };

        let mut reading = message::read(self, &text, view, sent_at.date_naive());
        if quote.is_bare() {
            kinds::mark_forwarded(&mut reading);
        }
        if text_left_out && !view.listed && matches!(reading.kind, Kind::Report | Kind::Correction) {
            reading.doubts.push(Doubt::TooLong);
        }
        reading
    }

    /// The first micro-grid that `text` names, as far as it is named.
    pub fn place(&self, text: &str) -> Option<Place> {
        self.shapes.place(text)
    }

    /// The field that a measure word alone means: the first that declares units of that sort.
    fn default_for(&self, counted: Counted) -> u8 {
        let fits = |field: &super::form::Field| field.counts == counted && !field.units.is_empty();
        self.form.fields.iter().position(fits).map_or(0, index)
    }

    /// The place of a field in the form.
    fn nth(&self, id: &FieldId) -> Option<u8> {
        self.form.fields.iter().position(|field| field.id == *id).map(index)
    }

    /// The field that asks for the present number.
    fn current_field(&self) -> Option<u8> {
        self.form.fields.iter().position(|field| field.current).map(index)
    }

    /// Whether the field counts people in observation or released from it.
    fn is_observation(&self, nth: u8) -> bool {
        let field = &self.form.fields[usize::from(nth)];
        field.kind == FieldKind::Count && field.negatable && !field.abnormal
    }

    /// Whether people who have something, or are observed, are counted.
    fn is_case_or_observation_of(&self, of: values::Subject) -> bool {
        matches!(of, values::Subject::Field(field) if self.is_case_or_observation(field))
    }

    /// Whether the field counts people who have something, unlike those who were visited.
    fn is_case_or_observation(&self, nth: u8) -> bool {
        self.form.fields[usize::from(nth)].negatable
    }
}

/// Forms with more than 255 fields are refused.
fn index(position: usize) -> u8 {
    u8::try_from(position).expect("a form has at most 255 fields")
}

/// The beginning and the end of a text that is too long to be read whole.
fn shortened(text: &str) -> Cow<'_, str> {
    if text.len() <= 2 * WINDOW {
        return Cow::Borrowed(text);
    }
    let beginning = &text[..text.floor_char_boundary(WINDOW)];
    let end = &text[text.ceil_char_boundary(text.len() - WINDOW)..];
    let whole_lines = end.split_once('\n').map_or(end, |(_, lines)| lines);
    Cow::Owned(format!("{beginning}\n{whole_lines}"))
}
