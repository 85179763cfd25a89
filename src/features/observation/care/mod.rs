//! Households in special difficulty: who they are in each micro-grid, and when somebody was there last.
//!
//! What always holds: a list is shown in private, to those who answer for the micro-grid; a visit is logged once, however often it is pressed.

mod handle;
mod reading;
mod store;
mod words;

pub use handle::{on_asked, on_line, on_tap};
pub use store::{forget, tally};

use serde::{Deserialize, Serialize};

/// What makes it difficult.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Kind {
    /// Lives alone.
    Alone,
    /// Is ill.
    Ill,
    /// Is disabled.
    Disabled,
    /// Something else.
    #[default]
    Other,
}

/// A household on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HouseholdId(pub i64);

/// A button of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Press {
    /// The list.
    Show,
    /// Which one is to be added?
    Add,
    /// Somebody was there.
    Visited(HouseholdId),
    /// Which one is to be taken off?
    PickEnd,
    /// This one.
    End(HouseholdId),
}
