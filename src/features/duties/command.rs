use crate::terms::AreaId;
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// `/duties`: the ten duties, and how today stands against them.
    Mine,
    /// `/pledge`: the first pledge that is to be signed, or those that are.
    Pledge,
    /// A page of the pledge for an area.
    ReadPledge {
        /// The area.
        area: AreaId,
        /// Which page, from 0.
        page: usize,
    },
    /// 我承诺, on the last page.
    SignPledge {
        /// The area.
        area: AreaId,
        /// The version that was read.
        version: String,
    },
    /// `/pledges`: who has signed in the caller's areas.
    Pledges,
    /// The same for one area.
    PledgesOf {
        /// The area.
        area: AreaId,
    },
}

impl Command {
    /// The area that it is about.
    pub fn area(&self) -> Option<AreaId> {
        match self {
            Self::ReadPledge { area, .. } | Self::SignPledge { area, .. } | Self::PledgesOf { area } => Some(*area),
            Self::Mine | Self::Pledge | Self::Pledges => None,
        }
    }
}
