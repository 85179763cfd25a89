//! The daily report's form as data: its fields, the words for them and what they count.
//!
//! A district changes the form by editing `[[reports.fields]]` in the configuration; the reader
//! is built from it. A definition that cannot work is refused with its line and the reason.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The form that is shipped: the nine fields of February 2020.
const DEFAULT: &str = include_str!("../../../bot-config.toml");

/// The fields of the daily report, in the order in which the form shows them.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// At least one; ids are unique.
    pub fields: Vec<Field>,
    /// The towns of the district, whose codes and names stand in front of a micro-grid's numbers.
    pub towns: Vec<Town>,
    /// Phrases that say of the whole that there is nothing: 零报告.
    pub zero_words: Vec<String>,
    /// Places that no field counts, though people come from there: 安徽.
    pub other_places: Vec<String>,
}

/// A town of the district.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Town {
    /// What stands in front of a code, such as `QX`.
    pub code: String,
    /// Without 街道 or 镇, in simplified characters.
    pub name: String,
}

/// One line of the form.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The key under which values are stored; never shown.
    pub id: FieldId,
    /// What the form calls the field, by language tag (`zh-CN`, `zh-TW`, `en`).
    pub label: BTreeMap<String, String>,
    /// Whether the field holds a number or a text.
    pub kind: FieldKind,
    /// What a number of the field counts.
    #[serde(default)]
    pub counts: Counted,
    /// The field that a number of the other unit after the same word belongs to (走访24户68人).
    pub pair: Option<FieldId>,
    /// Whether "none" next to a word of the field means 0.
    #[serde(default)]
    pub negatable: bool,
    /// Whether a zero report says 0 of it, and any other number is a case.
    #[serde(default)]
    pub abnormal: bool,
    /// Whether only new cases count, so that a running total alone is doubtful.
    #[serde(default)]
    pub new_only: bool,
    /// Whether the present number is asked for, so that the new ones alone are doubtful.
    #[serde(default)]
    pub current: bool,
    /// The number from which the district wants to be told at once.
    pub alarm: Option<u32>,
    /// The smallest and the largest number that is believed without asking.
    pub range: Option<[u32; 2]>,
    /// Words for the field in any language.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// Measure words; looked for after a number.
    #[serde(default)]
    pub units: Vec<String>,
    /// What is normal when the field is 0 (体温 for fever: 体温正常).
    #[serde(default)]
    pub normal_words: Vec<String>,
    /// Phrases that say by themselves that the field is 0 (不烧 for fever).
    #[serde(default)]
    pub absent_words: Vec<String>,
    /// Words so short that they name the field only right in front of its number (热0).
    #[serde(default)]
    pub short: Vec<String>,
    /// Words for parts of the field, whose numbers add up: the places that people come from.
    #[serde(default)]
    pub places: Vec<String>,
}

/// The stable name of a field, such as `from_hubei`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldId(pub String);

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// A whole number.
    Count,
    /// The leader's own words.
    Text,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// 户.
    Households,
    /// 人.
    #[default]
    Persons,
}

/// A form that no reader can be built from.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// Not TOML, a key that is unknown or missing, or a value of the wrong type.
    #[error("line {line}: {reason}")]
    Toml {
        /// Counted from 1.
        line: usize,
        /// What the TOML reader says.
        reason: String,
    },
    /// The definition reads, but cannot work.
    #[error("line {line}: field {id}: {reason}")]
    Field {
        /// Counted from 1.
        line: usize,
        /// The field's id.
        id: String,
        /// What to change.
        reason: &'static str,
    },
    /// The words are too many or too long for the reader.
    #[error("the form's words cannot be compiled: {0}")]
    Words(String),
}

#[derive(Deserialize)]
struct File {
    reports: Section,
}

/// What is absent is as shipped.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    fields: Option<Vec<toml::Spanned<Field>>>,
    towns: Option<Vec<Town>>,
    zero_words: Option<Vec<String>>,
    other_places: Option<Vec<String>>,
}

impl Section {
    /// What is absent is taken from the shipped form.
    fn or_shipped(self) -> Self {
        let complete =
            self.fields.is_some() && self.towns.is_some() && self.zero_words.is_some() && self.other_places.is_some();
        if complete {
            return self;
        }
        let shipped: File = toml::from_str(DEFAULT).expect("the shipped form is checked by a test");
        Section {
            fields: self.fields.or(shipped.reports.fields),
            towns: self.towns.or(shipped.reports.towns),
            zero_words: self.zero_words.or(shipped.reports.zero_words),
            other_places: self.other_places.or(shipped.reports.other_places),
        }
    }
}

impl Field {
    /// Whether the field counts people by the place that they come from.
    pub fn comes_from_places(&self) -> bool {
        self.negatable && !self.places.is_empty()
    }
}

impl Form {
    /// Reads the `[[reports.fields]]` of a configuration; other sections are ignored.
    ///
    /// # Errors
    /// Refuses what is not TOML and what no reader could be built from, with the line.
    pub fn from_toml(text: &str) -> Result<Self, FormError> {
        let line_of = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
        let file: File = toml::from_str(text).map_err(|error| FormError::Toml {
            line: error.span().map_or(1, |span| line_of(span.start)),
            reason: error.message().to_owned(),
        })?;

        let section = file.reports.or_shipped();
        let (towns, zero_words, other_places) = (section.towns, section.zero_words, section.other_places);
        let mut form = Form {
            fields: Vec::new(),
            towns: towns.unwrap_or_default(),
            zero_words: zero_words.unwrap_or_default(),
            other_places: other_places.unwrap_or_default(),
        };
        let mut lines = Vec::new();
        for field in section.fields.unwrap_or_default() {
            lines.push(line_of(field.span().start));
            form.fields.push(field.into_inner());
        }
        if form.towns.iter().any(|town| town.code.is_empty() || town.name.is_empty()) {
            return Err(FormError::Words("a town has no code or no name".to_owned()));
        }
        for (nth, field) in form.fields.iter().enumerate() {
            if let Some(reason) = form.refuse(nth) {
                return Err(FormError::Field { line: lines[nth], id: field.id.0.clone(), reason });
            }
        }
        Ok(form)
    }

    /// The field of that id.
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }

    /// Why the `nth` field cannot work, if it cannot.
    fn refuse(&self, nth: usize) -> Option<&'static str> {
        let field = &self.fields[nth];
        let words = field.synonyms.iter().chain(&field.units).chain(&field.normal_words).chain(&field.places);
        let words = words.chain(&field.absent_words).chain(&field.short);
        let pair_is_known = |pair: &FieldId| self.fields.iter().any(|other| other.id == *pair && other.id != field.id);

        if nth >= usize::from(u8::MAX) {
            Some("more than 255 fields")
        } else if field.id.0.is_empty() {
            Some("the id is empty")
        } else if self.fields[..nth].iter().any(|earlier| earlier.id == field.id) {
            Some("the id is used twice")
        } else if field.synonyms.is_empty() {
            Some("synonyms are missing, so nobody could name it")
        } else if words.into_iter().any(|word| word.trim().is_empty()) {
            Some("a word is empty")
        } else if field.range.is_some_and(|[least, most]| least > most) {
            Some("the range ends before it begins")
        } else if field.kind == FieldKind::Text && (field.abnormal || field.alarm.is_some()) {
            Some("a text cannot be abnormal or raise an alarm")
        } else if field.pair.as_ref().is_some_and(|pair| !pair_is_known(pair)) {
            Some("pair names no other field")
        } else {
            None
        }
    }
}

impl Default for Form {
    fn default() -> Self {
        Self::from_toml(DEFAULT).expect("the shipped form is checked by a test")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_form_has_nine_fields_and_four_abnormal_ones() {
        let form = Form::default();
        assert_eq!(form.fields.len(), 9);
        assert_eq!(form.fields.iter().filter(|field| field.abnormal).count(), 4);
    }

    #[test]
    fn a_bad_definition_is_refused_with_its_line() {
        let twice = "[[reports.fields]]\nid = \"a\"\nlabel = {}\nkind = \"count\"\nsynonyms = [\"甲\"]\n\n\
                     [[reports.fields]]\nid = \"a\"\nlabel = {}\nkind = \"count\"\nsynonyms = [\"乙\"]\n";
        let refusal = Form::from_toml(twice).expect_err("the id is used twice").to_string();
        assert_eq!(refusal, "line 7: field a: the id is used twice");
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line() {
        let odd = "[[reports.fields]]\nid = \"a\"\nlabel = {}\nkind = \"count\"\nsynonym = [\"甲\"]\n";
        let refusal = Form::from_toml(odd).expect_err("synonym is no key").to_string();
        assert!(refusal.starts_with("line 5:"), "{refusal}");
    }
}
