//! Worries about somebody under observation.

use super::super::rules::{self, Told};
use super::super::store;
use super::secretaries;
use crate::db::{Fault, Tx};
use crate::features::{help, people};
use crate::terms::{AreaId, PersonId};

/// Somebody who was at the door thinks that a person should be looked after: the right ones hear of it.
pub async fn on_worry(
    tx: &mut Tx,
    (about, area): (PersonId, AreaId),
    by: PersonId,
    said: Option<&str>,
) -> Result<(), Fault> {
    let subject = store::find_by_person(tx, about).await?;
    let warden = match subject {
        Some(subject) => people::contact(tx, subject.warden).await?.filter(|warden| warden.user.is_some()),
        None => None,
    };
    let to = match rules::whom(warden.as_ref().map(|warden| warden.person), by, said) {
        Told::Warden => warden.into_iter().collect(),
        Told::WardenAndSecretary => {
            let mut to = secretaries(tx, area).await?;
            to.retain(|secretary| warden.as_ref().is_none_or(|warden| warden.person != secretary.person));
            warden.into_iter().chain(to).collect()
        }
        Told::Responsible => people::responsible(tx, area).await?,
    };
    help::tell_worry(tx, (about, area), (by, said), to).await
}
