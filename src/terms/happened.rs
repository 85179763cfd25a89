use super::{AreaId, PersonId, RoundId};

/// Something that a room has made true and that rooms above it may care for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// Somebody joined, changed what they do, or how they are spoken to.
    Addressed {
        /// Who.
        person: PersonId,
    },
    /// A report was filed or corrected.
    Reported {
        /// For which micro-grid.
        micro_grid: AreaId,
        /// For which round.
        round: RoundId,
    },
    /// A group was tied to an area.
    Bound {
        /// The area.
        area: AreaId,
    },
    /// Whoever acts for the leader of a micro-grid has changed just now.
    StandInChanged {
        /// The micro-grid.
        micro_grid: AreaId,
    },
    /// A report was taken back, and none counts now.
    Withdrawn {
        /// For which micro-grid.
        micro_grid: AreaId,
        /// For which round.
        round: RoundId,
        /// By whom.
        by: PersonId,
    },
    /// Somebody who was with a person thinks that they should be looked after.
    WorryNoticed {
        /// Whom it is about.
        about: PersonId,
        /// Where they live.
        area: AreaId,
        /// Who noticed.
        by: PersonId,
        /// What they wrote; nothing where they only pressed the button.
        said: Option<String>,
    },
}
