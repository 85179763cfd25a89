//! What is said of the form's fields, as far as it was understood.

use std::ops::Range;

use crate::features::reports::form::Counted;

/// What a number or a "none" may be said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A field of the form.
    Field(u8),
    /// All abnormal fields: 异常.
    Abnormal,
    /// All fields that have places: 外地返回.
    Outside,
    /// Nothing that is counted.
    Nothing,
}

/// When a number holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tense {
    /// Nothing is said.
    #[default]
    Plain,
    /// 新增.
    New,
    /// 累计.
    Running,
    /// 现有.
    Now,
    /// 原有.
    Before,
}

/// One value that is said of a subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Of what.
    pub of: Subject,
    /// The number; nothing where it is open.
    pub value: Option<u32>,
    /// Whether the number is meant exactly.
    pub exact: bool,
    /// Whether the writer is unsure.
    pub hedged: bool,
    /// What is counted, where it is said.
    pub unit: Option<Counted>,
    /// When it holds.
    pub tense: Tense,
    /// The place that it is said of, where a place names the field.
    pub place: Option<Range<usize>>,
    /// Whether it stands in brackets or after 其中.
    pub part: bool,
    /// Whether a word says that it is a total: 合计35户.
    pub total: bool,
    /// Whether only the measure word tells the field.
    pub weak: bool,
    /// Whether a measure word alone names the field: 60人.
    pub measured: bool,
    /// Where it stands.
    pub at: usize,
}

/// What is said of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// A zero phrase.
    Zero,
    /// A zero phrase for the rest.
    RestZero,
}

/// Everything that a message says of the form's fields.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Values {
    /// Values, in order.
    pub said: Vec<Said>,
    /// What is said of the whole, and where.
    pub whole: Vec<(Whole, usize)>,
    /// Fields of which a case is told without a number.
    pub cases: Vec<u8>,
    /// Fields of which somebody is told, but nothing that was understood.
    pub unresolved: Vec<u8>,
    /// Abnormal fields that a clause with other words names without saying how many.
    pub unsaid: Vec<u8>,
    /// Fields whose cell holds a stroke.
    pub strokes: Vec<u8>,
    /// Whether a fever's temperature is told that no count explains.
    pub hot: bool,
    /// Whether a place is named that no field counts.
    pub elsewhere: bool,
    /// Numbers that belong to nothing.
    pub loose: Vec<usize>,
    /// Whether a blank of a form was left open.
    pub left_open: bool,
    /// Whether the message is nothing but numbers.
    pub only_numbers: bool,
    /// Whether the zero phrases are such that may answer anything: 没问题, 平安.
    pub only_vague: bool,
    /// Labels that are named, with or without a value.
    pub labels: usize,
}

impl Values {
    /// 应为3人: in a correction a number of people by itself may replace any.
    pub fn doubt_bare_persons(&mut self, plain: &str) {
        let numbers = plain.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count();
        if numbers > 1 || plain.matches('人').count() > 1 {
            return;
        }
        let households = self.said.iter().any(|said| said.unit == Some(Counted::Households));
        let bare = |said: &&Said| said.measured && said.unit == Some(Counted::Persons);
        if !households && let Some(at) = self.said.iter().find(bare).map(|said| said.at) {
            self.loose.push(at);
        }
    }

    /// 刚报的台州2人,台州应该算1人: in a correction, the same place said again replaces what was said of it.
    pub fn keep_last_of_each_place(&mut self, plain: &str) {
        let named = |said: &Said| said.place.clone().map(|place| (said.of, plain[place].to_owned()));
        let names: Vec<_> = self.said.iter().map(named).collect();
        let mut nth = 0;
        self.said.retain(|_| {
            let again = names[nth].is_some() && names[nth + 1..].contains(&names[nth]);
            nth += 1;
            !again
        });
    }
}
