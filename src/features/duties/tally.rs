use super::store;
use crate::config::Config;
use crate::db::{Fault, Tx};
use crate::terms::AreaId;
use serde::Serialize;
use std::collections::HashMap;
use std::ops::AddAssign;

/// How many pledges of the version that counts are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Signed.
    pub signed: usize,
    /// Not signed.
    pub unsigned: usize,
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.signed += other.signed;
        self.unsigned += other.unsigned;
    }
}

/// The pledges of the whole district, by the area for which each is signed.
pub async fn tally(tx: &mut Tx, config: &Config) -> Result<HashMap<AreaId, Tally>, Fault> {
    store::tally(tx, &config.duties.pledges.version).await
}
