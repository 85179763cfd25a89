use serde::{Deserialize, Serialize};

/// The five levels of the tree of areas, highest first.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Level {
    /// The whole territory, answered for by the district office.
    District,
    /// 镇/街道
    Town,
    /// 社区/村
    Community,
    /// 网格
    Grid,
    /// 微网格: the unit that reports.
    MicroGrid,
}

impl Level {
    /// The stored name.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
