use super::care;
use super::model::{Asking, Category, Mood, SubjectId, Symptom, Temperature};
use crate::terms::{AreaId, Message, PersonId, RoundId};
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// `/observe`, with what follows it.
    Observe {
        /// The line; empty where there is none.
        line: String,
    },
    /// A resident of the roster is to be observed.
    Choose {
        /// The micro-grid in which they live.
        area: AreaId,
        /// Who.
        person: PersonId,
    },
    /// A button of the card on which somebody is entered.
    Draft {
        /// Which card: a button of another one enters nobody.
        born: i64,
        /// What was pressed.
        press: DraftPress,
    },
    /// `/mysubjects`: those whom the caller looks after, or those of a secretary's community.
    Mine,
    /// How one of them is, and what can be done.
    Card {
        /// Who.
        subject: SubjectId,
    },
    /// Something was done or is to be done about one of them.
    Act {
        /// Who.
        subject: SubjectId,
        /// What.
        act: Act,
    },
    /// A button of a check-in, by the person or by their warden.
    CheckIn {
        /// Who.
        subject: SubjectId,
        /// When they were asked.
        asking: Asking,
        /// What was pressed.
        press: Press,
    },
    /// Would like to talk with somebody, after low moods.
    Talk {
        /// Who.
        subject: SubjectId,
        /// After which check-in.
        asking: Asking,
    },
    /// 代填: the list of those for whom the caller answers.
    Proxy {
        /// When they were asked.
        asking: Asking,
    },
    /// The report is right, and the register is behind.
    ReportIsRight {
        /// Whose report.
        micro_grid: AreaId,
        /// Of which round.
        round: RoundId,
    },
    /// `/verify JC-2020-0001`
    Verify {
        /// The number, tidied.
        number: String,
    },
    /// `/care`, with what follows it.
    Care {
        /// A household to add; empty where there is none.
        line: String,
    },
    /// A button of the list of households.
    CareTap {
        /// The micro-grid.
        area: AreaId,
        /// What was pressed.
        press: care::Press,
    },
    /// What somebody writes who was asked something by this room, and temperatures that come by themselves.
    #[serde(skip)]
    Typed(Box<Message>),
}

/// A button of the card on which somebody is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftPress {
    /// Lives in this micro-grid, or in an area below this one.
    Area(AreaId),
    /// Why.
    Category(Category),
    /// How many days.
    Days(i64),
    /// Day 1 was so many days ago.
    Began(i64),
    /// Enter them.
    Save,
    /// Forget it.
    Cancel,
}

/// A button of a check-in. What was chosen before stands in the button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Press {
    /// Begin, or begin again.
    Open,
    /// This warm.
    Temperature(Temperature),
    /// Something that stands on no button.
    Type,
    /// With these symptoms so far.
    Toggle(Vec<Symptom>),
    /// With these symptoms, and no others.
    Symptoms(Vec<Symptom>),
    /// This face.
    Mood(Mood),
}

/// Something about somebody under observation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Somebody was at their door.
    Visit,
    /// They have left.
    Left,
    /// They are back.
    Back,
    /// How many more days?
    Extend,
    /// So many; why?
    ExtendBy(i64),
    /// For this reason.
    ExtendFor(i64, Reason),
    /// Where to?
    Transfer,
    /// To central isolation: sure?
    Isolate,
    /// Yes.
    IsolateSure,
    /// Into this micro-grid, or into an area below this one.
    MoveTo(AreaId),
    /// Who shall look after them?
    Warden,
    /// This one.
    WardenIs(PersonId),
    /// 解除
    Release,
}

/// Why an observation is extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Reason {
    /// They do not feel well.
    Unwell,
    /// Somebody with whom they live fell ill.
    Household,
    /// A result is awaited.
    Result,
}

impl Command {
    /// The area that it is about. Whose subject it is, is looked up by the room.
    pub fn area(&self) -> Option<AreaId> {
        match self {
            Self::Choose { area, .. } | Self::CareTap { area, .. } => Some(*area),
            Self::ReportIsRight { micro_grid, .. } => Some(*micro_grid),
            Self::Observe { .. }
            | Self::Draft { .. }
            | Self::Mine
            | Self::Card { .. }
            | Self::Act { .. }
            | Self::CheckIn { .. }
            | Self::Talk { .. }
            | Self::Proxy { .. }
            | Self::Verify { .. }
            | Self::Care { .. }
            | Self::Typed(_) => None,
        }
    }
}
