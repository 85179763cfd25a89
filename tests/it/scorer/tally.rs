//! The figures of reading a file of labelled reports.

use super::compare::same;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// The abnormal counts: dropping a case is worse than dropping any other value.
const CASES: [&str; 4] = ["fever", "from_hubei", "from_key_area", "close_contacts"];
/// Fields in which a value that was never said makes a record wrong.
const VALUES: [&str; 10] = [
    "slot",
    "micro_grid",
    "households_visited",
    "people_checked",
    "fever",
    "from_hubei",
    "from_key_area",
    "close_contacts",
    "home_observation",
    "released",
];
const OTHER_FIELDS: [&str; 4] = ["needs", "zero", "kind", "author_intent_ambiguous"];

/// So many of so many.
#[derive(Debug, Default, Clone, Copy)]
pub struct Share {
    pub hits: usize,
    pub of: usize,
}

impl Share {
    pub fn add(&mut self, hit: bool) {
        self.of += 1;
        self.hits += usize::from(hit);
    }

    /// In percent; 100 where there was nothing to hit.
    pub fn percent(self) -> f64 {
        if self.of == 0 { 100.0 } else { 100.0 * self.hits as f64 / self.of as f64 }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:5.1} % ({} of {})", self.percent(), self.hits, self.of)
    }
}

/// One field over reports and corrections.
#[derive(Debug, Default)]
pub struct Field {
    right: Share,
    /// Said and read as said.
    found: usize,
    labelled: usize,
    read: usize,
}

impl Field {
    fn add(&mut self, name: &str, labelled: &Value, read: &Value) {
        let is_there = |value: &Value| !matches!(value, Value::Null | Value::Bool(false));
        let right = same(name, labelled, read);
        self.right.add(right);
        self.labelled += usize::from(is_there(labelled));
        self.read += usize::from(is_there(read));
        self.found += usize::from(right && is_there(labelled));
    }

    fn precision(&self) -> Share {
        Share { hits: self.found, of: self.read }
    }

    fn recall(&self) -> Share {
        Share { hits: self.found, of: self.labelled }
    }
}

/// The figures of a file.
#[derive(Debug, Default)]
pub struct Tally {
    /// Reports of which every field is right.
    pub reports: Share,
    /// Corrections of which every field is right.
    pub corrections: Share,
    /// Messages of which the kind is right.
    pub kinds: Share,
    /// Over reports and corrections.
    pub fields: BTreeMap<&'static str, Field>,
    /// Messages that should be asked about and are.
    pub asked: Share,
    /// Asked about, of all that should be and should not.
    pub asked_rightly: Share,
    /// Messages recorded without a question.
    pub recorded: usize,
    /// Recorded, not asked about, and wrong: the id, and why.
    pub silently_wrong: Vec<(String, Vec<&'static str>)>,
}

impl Tally {
    /// Adds a message: what it is labelled with and what was read.
    pub fn add(&mut self, id: &str, labelled: &Value, read: &Value) {
        let kind = labelled["kind"].as_str().unwrap_or_default();
        let names = || VALUES.into_iter().chain(OTHER_FIELDS);
        let exact = names().all(|name| same(name, &labelled[name], &read[name]));
        match kind {
            "report" => self.reports.add(exact),
            "correction" => self.corrections.add(exact),
            _ => {}
        }
        self.kinds.add(read["kind"] == kind);
        if is_record(labelled) {
            for name in names().filter(|name| *name != "kind") {
                self.fields.entry(name).or_default().add(name, &labelled[name], &read[name]);
            }
        }
        if is_asked_about(labelled) {
            self.asked.add(is_asked_about(read));
        }
        if is_asked_about(read) {
            self.asked_rightly.add(is_asked_about(labelled));
        }
        if is_record(read) && !is_asked_about(read) {
            self.recorded += 1;
            let why = wrong_because(labelled, read);
            if !why.is_empty() {
                self.silently_wrong.push((id.to_owned(), why));
            }
        }
    }
}

fn is_record(labels: &Value) -> bool {
    labels["kind"] == "report" || labels["kind"] == "correction"
}

fn is_asked_about(labels: &Value) -> bool {
    labels["author_intent_ambiguous"] == true
}

/// What is wrong with a record that nobody is asked about; nothing where it is right.
fn wrong_because(labelled: &Value, read: &Value) -> Vec<&'static str> {
    if !is_record(labelled) {
        return vec!["no report"];
    }
    let differs = |name: &&str| !read[*name].is_null() && !same(name, &labelled[*name], &read[*name]);
    let dropped = |name: &&str| read[*name].is_null() && labelled[*name].as_u64() > Some(0);
    let mut why = vec![];
    if VALUES.iter().any(differs) || labelled["zero"] != read["zero"] {
        why.push("wrong value");
    }
    if CASES.iter().any(dropped) {
        why.push("dropped case");
    }
    if is_asked_about(labelled) {
        why.push("should be asked about");
    }
    why
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "exact reports      {}", self.reports)?;
        writeln!(f, "exact corrections  {}", self.corrections)?;
        writeln!(f, "kind               {}", self.kinds)?;
        writeln!(f, "asked back         {}; needed {}", self.asked, self.asked_rightly)?;
        let wrong = Share { hits: self.silently_wrong.len(), of: self.kinds.of };
        writeln!(f, "silently wrong     {wrong}, {} recorded", self.recorded)?;
        for (id, why) in &self.silently_wrong {
            writeln!(f, "  {id}: {}", why.join(", "))?;
        }
        for (name, field) in &self.fields {
            let (right, precision, recall) = (field.right.percent(), field.precision(), field.recall());
            writeln!(f, "{name:<24} right {right:5.1} %, precision {precision}, recall {recall}")?;
        }
        Ok(())
    }
}
