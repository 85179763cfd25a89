use crate::features::areas::Purpose;
use crate::terms::{AreaId, Lang, PersonId};
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// `/start`, with an invitation's code where the person followed a link.
    Start {
        /// The code; empty where there is none.
        code: String,
    },
    /// Words of an account that is not in the roster.
    Stray,
    /// `/language`: which one?
    Language,
    /// This one.
    Speak { lang: Lang },
    /// `/invite`: who has not joined?
    Invite,
    /// The same for one area; pages of its sub-areas.
    InviteArea { area: AreaId, page: usize },
    /// Links as text to be forwarded.
    InviteLinks { area: AreaId },
    /// Links as pictures.
    InviteCodes { area: AreaId },
    /// Links as a file.
    InviteFile { area: AreaId },
    /// Which one person?
    InviteWhom { area: AreaId, page: usize },
    /// This one.
    InviteOne { area: AreaId, person: PersonId },
    /// `/bind` in a group, with what follows it.
    Bind { to: String },
    /// Which area below this one?
    BindChoose { area: AreaId, page: usize },
    /// This one.
    BindTo { area: AreaId, purpose: Purpose },
    /// `/unbind` in a group.
    Unbind,
}

impl Command {
    /// The area that it is about.
    pub fn area(&self) -> Option<AreaId> {
        match self {
            Self::InviteArea { area, .. }
            | Self::InviteLinks { area }
            | Self::InviteCodes { area }
            | Self::InviteFile { area }
            | Self::InviteWhom { area, .. }
            | Self::InviteOne { area, .. }
            | Self::BindChoose { area, .. }
            | Self::BindTo { area, .. } => Some(*area),
            Self::Start { .. }
            | Self::Stray
            | Self::Language
            | Self::Speak { .. }
            | Self::Invite
            | Self::Bind { .. }
            | Self::Unbind => None,
        }
    }
}
