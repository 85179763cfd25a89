use crate::terms::{AreaId, RoundId};
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// `/missing`: who has not reported.
    Missing,
    /// `/status`: how my micro-grids or my area stand.
    Status,
    /// `/excuse QX-03-012`: no report is expected from a micro-grid in the round that is open.
    Excuse {
        /// The micro-grid as typed.
        name: String,
    },
    /// Offers micro-grids to be excused.
    PickExcuse {
        /// The round.
        round: RoundId,
        /// Those offered; never empty.
        micro_grids: Vec<AreaId>,
    },
    /// Excuses one.
    ExcuseOne {
        /// The micro-grid.
        micro_grid: AreaId,
        /// The round.
        round: RoundId,
    },
    /// Expects its report after all.
    UndoExcuse {
        /// The micro-grid.
        micro_grid: AreaId,
        /// The round.
        round: RoundId,
    },
    /// 我来处理: the steps above stay silent.
    TakeOn {
        /// The round.
        round: RoundId,
        /// The step that told the person.
        step: String,
        /// What they were told of; never empty.
        micro_grids: Vec<AreaId>,
    },
}

impl Command {
    /// The area that it is about.
    pub fn area(&self) -> Option<AreaId> {
        match self {
            Self::Missing | Self::Status | Self::Excuse { .. } => None,
            Self::PickExcuse { micro_grids, .. } | Self::TakeOn { micro_grids, .. } => micro_grids.first().copied(),
            Self::ExcuseOne { micro_grid, .. } | Self::UndoExcuse { micro_grid, .. } => Some(*micro_grid),
        }
    }
}
