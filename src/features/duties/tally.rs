use super::store;
use crate::db::{Fault, Tx};
use crate::features::{House, areas};
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
pub async fn tally(tx: &mut Tx, house: &House) -> Result<HashMap<AreaId, Tally>, Fault> {
    let mut tallies: HashMap<AreaId, Tally> = HashMap::new();
    let Some(district) = areas::district(tx).await? else {
        return Ok(tallies);
    };
    for holder in store::list_within(tx, district.id, &house.config.duties.pledges.version).await? {
        *tallies.entry(holder.area).or_default() +=
            &Tally { signed: usize::from(holder.signed.is_some()), unsigned: usize::from(holder.signed.is_none()) };
    }
    Ok(tallies)
}
