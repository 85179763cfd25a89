//! Understands what a micro-grid leader writes in the plain formats: `零报告`, `上午 走访42户 108人 发热1`, a label and a number a line.

use super::form::{FieldId, FieldKind, Form};
use chrono::{DateTime, FixedOffset};
use regex::Regex;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Reads messages; compiled once from the form, then shared.
#[derive(Debug, Clone)]
pub struct Reader {
    form: Form,
    code: Regex,
    number: Regex,
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

/// A micro-grid as far as a message names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Two letters, such as `QX`.
    pub town: Option<&'static str>,
    /// The community's name.
    pub community: Option<String>,
    /// The grid's number.
    pub grid: Option<u32>,
    /// The micro-grid's number within the grid.
    pub micro: Option<u32>,
}

/// The numbers of a reference.
pub fn place(text: &str) -> Option<Place> {
    let numbers: Vec<u32> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let micro = numbers.last().copied();
    let grid = numbers.len().checked_sub(2).map(|index| numbers[index]);
    micro.map(|micro| Place { town: None, community: None, grid, micro: Some(micro) })
}

impl Reader {
    /// Compiles the form.
    pub fn new(form: &Form) -> Result<Self, super::form::FormError> {
        let regex = |text: &str| Regex::new(text).map_err(|error| super::form::FormError::Words(error.to_string()));
        Ok(Self {
            form: form.clone(),
            code: regex("(?i)[a-z]{2}-[0-9]{2}-[0-9]{3}|[0-9]+号微网格")?,
            number: regex("^[:： ]*([0-9]+)")?,
        })
    }

    /// Reads one message.
    pub fn read(&self, text: &str, _sent_at: DateTime<FixedOffset>) -> Reading {
        let plain: String = text.nfkc().collect();
        let micro_grid = self.code.find(&plain).map(|found| found.as_str().to_owned());
        let slot = if plain.contains("上午") {
            Some(Slot::Am)
        } else if plain.contains("下午") {
            Some(Slot::Pm)
        } else {
            None
        };
        let mut counts = BTreeMap::new();
        for field in self.form.fields.iter().filter(|field| field.kind == FieldKind::Count) {
            for word in &field.synonyms {
                let Some(at) = plain.find(word.as_str()) else { continue };
                if let Some(found) = self.number.captures(&plain[at + word.len()..])
                    && let Ok(count) = found[1].parse()
                {
                    counts.entry(field.id.clone()).or_insert(count);
                }
            }
        }
        let zero = plain.contains("零报告");
        let mut doubts = vec![];
        if zero {
            for field in self.form.fields.iter().filter(|field| field.abnormal) {
                match counts.get(&field.id) {
                    Some(count) if *count > 0 => doubts.push(Doubt::Contradiction { field: field.id.clone() }),
                    _ => {
                        counts.insert(field.id.clone(), 0);
                    }
                }
            }
        }
        let kind = if counts.is_empty() { Kind::Chatter } else { Kind::Report };
        Reading { kind, slot, micro_grid, counts, needs: None, zero, doubts, other_day: None, on_behalf: false }
    }

    /// Reads a message of one or several entries.
    pub fn read_list(&self, text: &str, sent_at: DateTime<FixedOffset>) -> Vec<Reading> {
        vec![self.read(text, sent_at)]
    }
}
