//! What other rooms know that stands in an agenda: the one place where a room is added to it.
//!
//! The newest notices are lines of [`notices`]; a further weak link is a [`Kind`] with its weight and its word
//! (`meetings-weak-…`), and its counts by area in [`weak`].

use super::rules::{Kind, Weak};
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::reports::standing::{self, Standing, State};
use crate::features::reports::{self, Rounds};
use crate::features::{concerns, duties, help, notices, observation};
use crate::terms::{AreaId, Moment, RoundId};
use std::collections::BTreeMap;

/// What was announced to an area since a moment, newest first, a line each in the main language; where there is nothing the section is left out.
pub async fn notices(tx: &mut Tx, house: &House, area: AreaId, since: Moment) -> Result<Vec<String>, Fault> {
    let newest = notices::newest(tx, area, since).await?;
    let lines = newest.iter().take(MOST_NOTICES);
    Ok(lines.map(|notice| notice.text(house.config.lang).split_whitespace().collect::<Vec<_>>().join(" ")).collect())
}

/// So many can be spoken of in a short meeting.
const MOST_NOTICES: usize = 5;

/// In what the parts of an area are behind, and the round that was looked at, where there has been one.
pub async fn weak(tx: &mut Tx, house: &House, within: AreaId) -> Result<(Option<RoundId>, Vec<Weak>), Fault> {
    let round = match last_due(&house.config.rounds, tx.now()) {
        Some(round) if reports::was_ours(tx, &round).await? => Some(round),
        _ => None,
    };
    let standings = match &round {
        Some(round) => standing::list(tx, round, within).await?,
        None => vec![],
    };
    let mut weak = silent(&standings);
    for (area, tally) in concerns::tally(tx).await? {
        weak.push(Weak { area, kind: Kind::Unassigned, count: tally.unassigned });
        weak.push(Weak { area, kind: Kind::InHand, count: tally.open - tally.unassigned });
    }
    for (area, tally) in help::tally(tx).await? {
        weak.push(Weak { area, kind: Kind::Unclaimed, count: usize::try_from(tally.open.count).unwrap_or(0) });
    }
    for (area, tally) in observation::tally(tx, &house.config).await? {
        weak.push(Weak { area, kind: Kind::Unanswered, count: usize::try_from(tally.unanswered).unwrap_or(0) });
        weak.push(Weak { area, kind: Kind::Unvisited, count: usize::try_from(tally.overdue).unwrap_or(0) });
    }
    for (area, tally) in duties::tally(tx, &house.config).await? {
        weak.push(Weak { area, kind: Kind::Unsigned, count: tally.unsigned });
    }
    Ok((round, weak))
}

/// How many micro-grids of each grid did not report, or did so late.
fn silent(standings: &[Standing]) -> Vec<Weak> {
    let mut counts: BTreeMap<(AreaId, Kind), usize> = BTreeMap::new();
    for standing in standings {
        let kind = match &standing.state {
            State::Missing | State::Asked(_) => Kind::Missing,
            State::Reported(filed) if filed.late => Kind::Late,
            State::Reported(_) | State::Excused => continue,
        };
        *counts.entry((standing.grid, kind)).or_default() += 1;
    }
    counts.into_iter().map(|((area, kind), count)| Weak { area, kind, count }).collect()
}

/// The last round that was due: who has not reported before that is not behind.
fn last_due(rounds: &Rounds, now: Moment) -> Option<RoundId> {
    let (round, times) = rounds.latest_at(now)?;
    if times.due <= now { Some(round) } else { rounds.before(&round) }
}
