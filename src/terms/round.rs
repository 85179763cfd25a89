use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The name of one of the day's rounds, as configured: `am`, `pm`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SlotId(pub String);

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One round of one local date; written `2020-02-07/am`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RoundId {
    /// The local date on which it opens.
    pub date: NaiveDate,
    /// Which of the day's rounds.
    pub slot: SlotId,
}

impl RoundId {
    /// The stored form, `2020-02-07/am`; sorts by date.
    pub fn key(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for RoundId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.date, self.slot)
    }
}

/// A round is written `2020-02-07/am`.
#[derive(Debug, thiserror::Error)]
#[error("a round is written DATE/NAME, such as 2020-02-07/am")]
pub struct BadRound;

impl FromStr for RoundId {
    type Err = BadRound;

    fn from_str(text: &str) -> Result<Self, BadRound> {
        let (date, slot) = text.split_once('/').ok_or(BadRound)?;
        let date = date.parse().map_err(|_| BadRound)?;
        if slot.is_empty() {
            return Err(BadRound);
        }
        Ok(Self { date, slot: SlotId(slot.to_owned()) })
    }
}

impl TryFrom<String> for RoundId {
    type Error = BadRound;

    fn try_from(text: String) -> Result<Self, BadRound> {
        text.parse()
    }
}

impl From<RoundId> for String {
    fn from(round: RoundId) -> Self {
        round.key()
    }
}
