use super::rules::{Day, Facts};
use super::words::{self, Trouble};
use super::{Command, care, store};
use crate::clock::{self, Job, instant};
use crate::config::Config;
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Tree};
use crate::features::leave;
use crate::features::people::{self, Caller, Contact};
use crate::features::reports::standing::{self, State};
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::terms::{AreaId, ChatId, Lane, Lang, Moment, Post, Role, RoundId, Tick};
use chrono::{Duration, NaiveDateTime};
use std::collections::{BTreeMap, HashMap};

/// How late a digest may be told.
const GRACE_MINUTES: i64 = 45;
/// Over how many days, today among them, it is counted who reports in every round.
const STEADY_DAYS: i64 = 7;

/// One job for each round and configured minute, `digest/<round>/<minutes>`.
pub fn jobs(house: &House) -> Vec<Job> {
    let minutes = &house.config.digest_minutes;
    let plans = house.config.rounds.plans().iter();
    let job = |slot: &str, schedule: &clock::Schedule, minutes: i64| Job {
        name: format!("digest/{slot}/{minutes}"),
        schedule: schedule.clone(),
        offset: Duration::minutes(minutes),
        grace: Duration::minutes(GRACE_MINUTES),
    };
    plans.flat_map(|plan| minutes.iter().map(move |minutes| job(&plan.slot.0, &plan.due, *minutes))).collect()
}

/// The sums are due; `false` where the tick is none of this room's.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    let Some((slot, _)) = tick.job.strip_prefix("digest/").and_then(|rest| rest.split_once('/')) else {
        return Ok(false);
    };
    let due = instant(house.config.zone, tick.local);
    let round = house.config.rounds.open_at(due).filter(|(round, _)| round.slot.0 == slot);
    // A round that the configuration no longer knows is not told.
    if let Some((round, times)) = round {
        tell(tx, &house.config, &round, times.closes).await?;
    }
    Ok(true)
}

async fn tell(tx: &mut Tx, config: &Config, round: &RoundId, closes: Moment) -> Result<(), Fault> {
    let Some(day) = load(tx, config, round).await? else {
        return Ok(());
    };
    let desk = Desk::open(tx, config, &day).await?;
    let district = desk.district;
    let mut readers = people::holders_within(tx, district, Role::Secretary).await?;
    readers.extend(people::holders(tx, district, Role::District).await?);
    let mut by_area: BTreeMap<AreaId, Vec<Contact>> = BTreeMap::new();
    for reader in readers.into_iter().filter(|reader| reader.user.is_some()) {
        by_area.entry(reader.area).or_default().push(reader);
    }
    for (area, readers) in by_area {
        let Some(fingerprint) = fingerprint(&day, area) else { continue };
        if store::told(tx, area, round).await?.as_ref() == Some(&fingerprint) {
            continue;
        }
        store::save(tx, area, round, &fingerprint).await?;
        for reader in readers {
            let Some(user) = reader.user else { continue };
            for post in desk.write(&day, area, (user.private_chat(), reader.lang)) {
                outbox::add(tx, &post.in_lane(Lane::Digest).expiring(closes)).await?;
            }
        }
    }
    Ok(())
}

/// The numbers of an area as text: equal as long as nothing has changed.
fn fingerprint(day: &Day, area: AreaId) -> Option<String> {
    let digest = day.digest(area)?;
    let pressing = digest.care.pressing();
    let pressing = (pressing != care::Pressing::default()).then_some(pressing);
    Some(serde_json::to_string(&(digest.sums, pressing)).expect("sums have plain keys"))
}

/// What is needed to write digests beside the numbers.
struct Desk {
    district: AreaId,
    /// By micro-grid.
    leaders: HashMap<AreaId, Vec<Contact>>,
    unreachable: Vec<(AreaId, String)>,
    unsaid: (usize, usize),
    missed: Vec<(String, NaiveDateTime)>,
}

impl Desk {
    async fn open(tx: &mut Tx, config: &Config, day: &Day) -> Result<Self, Fault> {
        let district = day.facts.tree.iter().find(|area| area.parent.is_none()).map_or(AreaId(0), |area| area.id);
        let mut leaders: HashMap<AreaId, Vec<Contact>> = HashMap::new();
        for leader in people::holders_within(tx, district, Role::Leader).await? {
            leaders.entry(leader.area).or_default().push(leader);
        }
        let since = tx.now() - Duration::days(1);
        let missed = clock::list_missed(tx, since).await?;
        Ok(Self {
            district,
            leaders,
            unreachable: store::unreachable(tx).await?,
            unsaid: store::unsaid(tx, since).await?,
            missed: missed.into_iter().map(|(job, due)| (job, config.rounds.local(due))).collect(),
        })
    }

    fn write(&self, day: &Day, area: AreaId, (chat, lang): (ChatId, Lang)) -> Vec<Post> {
        let Some(digest) = day.digest(area) else {
            return vec![];
        };
        let lies_in = |of: &AreaId| day.facts.tree.upwards(*of).any(|above| above.id == area);
        let mut unreachable: Vec<&str> =
            self.unreachable.iter().filter(|(of, _)| lies_in(of)).map(|(_, name)| name.as_str()).collect();
        unreachable.dedup();
        let district = area == self.district;
        let trouble =
            Trouble { unreachable, unsaid: if district { self.unsaid } else { (0, 0) }, missed: &self.missed };
        words::posts(&words::Page { facts: &day.facts, digest, leaders: &self.leaders, trouble, lang }, chat)
    }
}

/// Loads a round of the whole district and sums it up; `None` before the first import.
pub async fn load(tx: &mut Tx, config: &Config, round: &RoundId) -> Result<Option<Day>, Fault> {
    let Some(district) = areas::district(tx).await? else {
        return Ok(None);
    };
    let standings = standing::list(tx, round, district.id).await?;
    let before = config.rounds.before(round);
    let last = match &before {
        Some(before) => standing::list_filed(tx, before).await?,
        None => HashMap::new(),
    };
    let from = round.date - Duration::days(STEADY_DAYS - 1);
    let (mut week, mut week_rounds) = store::reported(tx, from, round.date).await?;
    let mut also = |reported: Vec<AreaId>| {
        week_rounds += usize::from(!reported.is_empty());
        reported.into_iter().for_each(|micro_grid| *week.entry(micro_grid).or_default() += 1);
    };
    also(standings.iter().filter(|of| matches!(of.state, State::Reported(_))).map(|of| of.micro_grid).collect());
    // The rounds of the day up to this one: the one before is here already, those before it are not.
    if let Some(before) = before.filter(|before| before.date == round.date) {
        also(last.keys().copied().collect());
        let mut earlier = config.rounds.before(&before);
        while let Some(of_today) = earlier.filter(|earlier| earlier.date == round.date) {
            also(store::reported_in(tx, &of_today).await?);
            earlier = config.rounds.before(&of_today);
        }
    }
    let tree = Tree::new(areas::list_all(tx).await?);
    Ok(Some(Day::new(Facts {
        round: round.clone(),
        tree,
        form: config.form.clone(),
        standings,
        last,
        week,
        week_rounds,
        care: care::collect(tx, config).await?,
        on_leave: leave::on_leave(tx, district.id, tx.now()).await?,
        now: tx.now(),
    })))
}

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    let Command::Now = command;
    let Some((round, _)) = house.config.rounds.latest_at(caller.at) else {
        return Ok(Answer::Short(i18n::text(caller.lang, "digests-none")));
    };
    let Some(day) = load(tx, &house.config, &round).await? else {
        return Ok(Answer::Short(i18n::text(caller.lang, "digests-none")));
    };
    let desk = Desk::open(tx, &house.config, &day).await?;
    let leading = [Role::District, Role::Secretary, Role::GridLeader];
    let holdings = caller.person.iter().flat_map(|person| &person.holdings);
    let areas = holdings.filter(|holding| leading.contains(&holding.role)).map(|holding| holding.area);
    // Figures never go to a group: wherever it is asked for, a digest comes in private.
    let chat = caller.user.private_chat();
    for area in areas {
        for post in desk.write(&day, area, (chat, caller.lang)) {
            outbox::add(tx, &post.in_lane(Lane::Reply)).await?;
        }
    }
    Ok(if caller.is_private() { Answer::Quiet } else { Answer::Short(i18n::text(caller.lang, "digests-in-private")) })
}
