use super::tally::Tally;
use crate::db::{During, Fault, Tx, execute, fetch_all, insert_all};
use crate::terms::{AreaId, Lang, Level, Moment, PersonId, UserId, moment};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// Somebody who answers for an area, and whether they have signed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub person: PersonId,
    pub name: String,
    pub user: Option<UserId>,
    pub lang: Lang,
    pub area: AreaId,
    pub area_name: String,
    pub level: Level,
    /// When they signed the version that was asked about.
    pub signed: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct HolderRow {
    person: i64,
    name: String,
    telegram_id: Option<i64>,
    lang: Option<String>,
    area: i64,
    area_name: String,
    level: String,
    signed_at: Option<i64>,
}

impl TryFrom<HolderRow> for Holder {
    type Error = Fault;

    fn try_from(row: HolderRow) -> Result<Self, Fault> {
        Ok(Self {
            person: PersonId(row.person),
            name: row.name,
            user: row.telegram_id.map(UserId),
            lang: row.lang.as_deref().and_then(Lang::from_tag).unwrap_or_default(),
            area: AreaId(row.area),
            area_name: row.area_name,
            level: row.level.parse().map_err(|_| Fault::Corrupt { table: "areas", column: "level" })?,
            signed: row.signed_at.map(moment),
        })
    }
}

// Each level signs to the one above: the district office, above which there is nobody, signs to no one.
const WITHIN: &str = "
    SELECT p.id AS person, p.name, p.telegram_id, p.lang, a.id AS area, a.name AS area_name, a.level, g.signed_at
    FROM area_within w
    JOIN areas a ON a.id = w.area
    JOIN roles r ON r.area = a.id
    JOIN people p ON p.id = r.person
    LEFT JOIN pledges g ON g.person = p.id AND g.area = a.id AND g.version = $2
    WHERE w.within = $1 AND ((r.role = 'secretary' AND a.level IN ('town', 'community'))
        OR (r.role = 'grid_leader' AND a.level = 'grid') OR (r.role = 'leader' AND a.level = 'micro_grid'))
    ORDER BY a.name, p.id";

/// Those who answer for an area or for one in it, by area.
pub async fn list_within(tx: &mut Tx, within: AreaId, version: &str) -> Result<Vec<Holder>, Fault> {
    let rows: Vec<HolderRow> = fetch_all!(tx, WITHIN, within.0, version).during("reading who has signed")?;
    rows.into_iter().map(Holder::try_from).collect()
}

const TALLY: &str = "
    SELECT a.id, COUNT(g.signed_at), COUNT(*)
    FROM roles r
    JOIN areas a ON a.id = r.area
    LEFT JOIN pledges g ON g.person = r.person AND g.area = a.id AND g.version = $1
    WHERE (r.role = 'secretary' AND a.level IN ('town', 'community'))
        OR (r.role = 'grid_leader' AND a.level = 'grid') OR (r.role = 'leader' AND a.level = 'micro_grid')
    GROUP BY a.id";

/// How many have signed a version and how many have not, by the area for which they do.
pub async fn tally(tx: &mut Tx, version: &str) -> Result<HashMap<AreaId, Tally>, Fault> {
    let rows: Vec<(i64, i64, i64)> = fetch_all!(tx, TALLY, version).during("counting pledges")?;
    let count = |number: i64| usize::try_from(number).unwrap_or(0);
    let tally = |(area, signed, all)| (AreaId(area), Tally { signed: count(signed), unsigned: count(all - signed) });
    Ok(rows.into_iter().map(tally).collect())
}

const OF: &str = "
    SELECT p.id AS person, p.name, p.telegram_id, p.lang, a.id AS area, a.name AS area_name, a.level, g.signed_at
    FROM roles r
    JOIN areas a ON a.id = r.area
    JOIN people p ON p.id = r.person
    LEFT JOIN pledges g ON g.person = p.id AND g.area = a.id AND g.version = $2
    WHERE p.id = $1 AND ((r.role = 'secretary' AND a.level IN ('town', 'community'))
        OR (r.role = 'grid_leader' AND a.level = 'grid') OR (r.role = 'leader' AND a.level = 'micro_grid'))
    ORDER BY a.name";

/// The areas for which a person answers, by name.
pub async fn list_of(tx: &mut Tx, person: PersonId, version: &str) -> Result<Vec<Holder>, Fault> {
    let rows: Vec<HolderRow> = fetch_all!(tx, OF, person.0, version).during("reading what somebody signs for")?;
    rows.into_iter().map(Holder::try_from).collect()
}

/// What is signed: the text by its version, language and SHA-256.
pub struct Signed<'a> {
    pub version: &'a str,
    pub lang: Lang,
    pub sha256: &'a str,
}

const SIGN: &str = "
    INSERT INTO pledges (person, area, version, lang, sha256, name, signed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (person, area, version) DO NOTHING";

/// Keeps a signature.
pub async fn sign(
    tx: &mut Tx,
    (person, name): (PersonId, &str),
    area: AreaId,
    signed: &Signed<'_>,
) -> Result<(), Fault> {
    let now = tx.now_ms();
    let Signed { version, lang, sha256 } = *signed;
    execute!(tx, SIGN, person.0, area.0, version, lang.as_str(), sha256, name, now).during("signing a pledge")?;
    Ok(())
}

const REMINDED: &str = "SELECT person FROM pledge_reminders WHERE day = $1";

/// Those who were reminded on a day.
pub async fn reminded(tx: &mut Tx, day: NaiveDate) -> Result<HashSet<PersonId>, Fault> {
    let rows: Vec<(i64,)> = fetch_all!(tx, REMINDED, day.to_string()).during("reading who was reminded to sign")?;
    Ok(rows.into_iter().map(|(person,)| PersonId(person)).collect())
}

const REMIND: &str = "INSERT INTO pledge_reminders (person, day) ";
const AGAIN: &str = " ON CONFLICT (person) DO UPDATE SET day = excluded.day";

/// Writes down who is reminded on a day.
pub async fn remind(tx: &mut Tx, people: &[PersonId], day: NaiveDate) -> Result<(), Fault> {
    let day = day.to_string();
    insert_all!(tx, (REMIND, AGAIN), people, |person| [person.0, day.as_str()])
        .during("writing down who is reminded to sign")
}
