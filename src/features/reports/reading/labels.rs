//! The reading as flat labels, for measuring against labelled messages.

use serde_json::{Map, Value, json};

use super::{Kind, Reading, Slot};

/// The counts that the labels have, whatever else the form asks for.
const COUNTS: [&str; 8] = [
    "households_visited",
    "people_checked",
    "fever",
    "from_hubei",
    "from_key_area",
    "close_contacts",
    "home_observation",
    "released",
];

impl Reading {
    /// The fourteen labels of a sample message, with `ambiguous` and `why` beside them.
    pub fn to_labels(&self) -> Value {
        let mut labels = Map::new();
        labels.insert("slot".into(), json!(self.slot.map(Slot::as_str)));
        labels.insert("micro_grid".into(), json!(self.micro_grid));
        for name in COUNTS {
            let value = self.counts.iter().find(|(id, _)| id.0 == name).map(|(_, value)| *value);
            labels.insert(name.into(), json!(value));
        }
        labels.insert("needs".into(), json!(self.needs));
        labels.insert("zero".into(), json!(self.zero));
        labels.insert("kind".into(), json!(self.kind.as_str()));
        let ambiguous = !self.doubts.is_empty();
        labels.insert("author_intent_ambiguous".into(), json!(ambiguous));
        labels.insert("ambiguous".into(), json!(ambiguous));
        labels.insert("why".into(), json!(self.doubts.iter().map(|doubt| format!("{doubt:?}")).collect::<Vec<_>>()));
        Value::Object(labels)
    }
}

impl Kind {
    /// The name under which a kind is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Report => "report",
            Kind::Correction => "correction",
            Kind::HelpRequest => "help_request",
            Kind::Leave => "leave",
            Kind::Question => "question",
            Kind::Chatter => "chatter",
            Kind::Notice => "notice",
        }
    }
}

impl Slot {
    /// The name under which a slot is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Slot::Am => "am",
            Slot::Pm => "pm",
        }
    }
}
