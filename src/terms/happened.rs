use super::{AreaId, RoundId};

/// Something that a room has made true and that rooms above it may care for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// A report was filed or corrected.
    Reported {
        /// For which micro-grid.
        micro_grid: AreaId,
        /// For which round.
        round: RoundId,
    },
}
