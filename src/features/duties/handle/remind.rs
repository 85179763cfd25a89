//! The day's reminder of those who have not signed.

use super::super::store::{self, Holder};
use super::super::words;
use crate::clock::Job;
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::areas;
use crate::features::leave;
use crate::outbox;
use crate::terms::{Lane, PersonId, Post, Tick};
use chrono::Duration;
use std::collections::{BTreeMap, HashSet};

const REMIND: &str = "pledges/remind";

/// Of use until the evening.
const GRACE: Duration = Duration::hours(6);

/// One job, where it is not switched off.
pub fn jobs(house: &House) -> Vec<Job> {
    let job = |schedule| Job { name: REMIND.to_owned(), schedule, offset: Duration::zero(), grace: GRACE };
    house.config.duties.remind.clone().map(job).into_iter().collect()
}

/// Reminds everybody who has joined, is not on leave, and was not reminded today.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    if tick.job != REMIND {
        return Ok(false);
    }
    let Some(district) = areas::district(tx).await? else {
        return Ok(true);
    };
    let day = tick.local.date();
    let holders = store::list_within(tx, district.id, &house.config.duties.pledges.version).await?;
    let away = leave::on_leave(tx, district.id, tx.now()).await?;
    let away: HashSet<PersonId> = away.into_iter().map(|stand_in| stand_in.away).collect();
    let reminded = store::reminded(tx, day).await?;
    let mut unsigned: BTreeMap<PersonId, Vec<&Holder>> = BTreeMap::new();
    for holder in holders.iter().filter(|holder| holder.signed.is_none() && holder.user.is_some()) {
        if !away.contains(&holder.person) && !reminded.contains(&holder.person) {
            unsigned.entry(holder.person).or_default().push(holder);
        }
    }
    let until = tx.now() + GRACE;
    let posts: Vec<Post> = unsigned.values().filter_map(|holders| letter(holders)).collect();
    let posts: Vec<Post> = posts.into_iter().map(|post| post.expiring(until)).collect();
    outbox::add_all(tx, &posts).await?;
    let people: Vec<PersonId> = unsigned.into_keys().collect();
    store::remind(tx, &people, day).await?;
    Ok(true)
}

fn letter(unsigned: &[&Holder]) -> Option<Post> {
    let first = unsigned.first()?;
    let (said, buttons) = words::reminder(first.lang, unsigned);
    Some(Post::text(first.user?.private_chat(), Lane::Nag, said).buttons(buttons))
}
