use super::super::rules::Invitation;
use super::read_role;
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::terms::{AreaId, Lang, Moment, PersonId, Role, UserId, moment};
use rand::Rng;
use rand::distr::Alphanumeric;
use std::collections::HashSet;

/// 24 characters of 62 are 142 bits: nobody guesses one. Telegram takes up to 64 of these.
const CODE_LENGTH: usize = 24;

const FIND: &str = "
    SELECT i.person, p.telegram_id, i.expires_at, i.used_at
    FROM invitations i JOIN people p ON p.id = i.person WHERE i.code = $1";

/// The invitation of a code.
pub async fn find(tx: &mut Tx, code: &str) -> Result<Option<Invitation>, Fault> {
    let row: Option<(i64, Option<i64>, i64, Option<i64>)> =
        fetch_optional!(tx, FIND, code).during("looking up an invitation")?;
    Ok(row.map(|(person, account, expires, used)| Invitation {
        person: PersonId(person),
        account: account.map(UserId),
        expires: moment(expires),
        used: used.is_some(),
    }))
}

const JOIN: &str = "UPDATE people SET telegram_id = $2, joined_at = $3, lang = COALESCE($4, lang) WHERE id = $1";
const USE: &str = "UPDATE invitations SET used_at = $2 WHERE code = $1";

/// Joins an account to a person by a code; `lang` is what the account has chosen before.
pub async fn join(
    tx: &mut Tx,
    code: &str,
    (person, user): (PersonId, UserId),
    lang: Option<Lang>,
) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, JOIN, person.0, user.0, now, lang.map(Lang::as_str)).during("joining")?;
    execute!(tx, USE, code, now).during("using an invitation")?;
    Ok(())
}

/// Somebody of the roster who has not joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// The row.
    pub person: PersonId,
    /// As the roster writes it.
    pub name: String,
    /// The first of their roles within the area that was asked for.
    pub role: Role,
    /// The name of the area where they hold it.
    pub area: String,
}

const GUESTS: &str = "
    SELECT p.id, p.name, r.role, a.name
    FROM area_within w
    JOIN roles r ON r.area = w.area JOIN people p ON p.id = r.person JOIN areas a ON a.id = r.area
    WHERE w.within = $1 AND p.telegram_id IS NULL AND ($2 = '' OR r.role = $2)
    ORDER BY a.name, p.id, r.role";

/// Everybody with a role (one in particular, where it is named) on an area or below it who has not joined, by area.
pub async fn list_guests(tx: &mut Tx, within: AreaId, role: Option<Role>) -> Result<Vec<Guest>, Fault> {
    let rows: Vec<(i64, String, String, String)> =
        fetch_all!(tx, GUESTS, within.0, role.map_or("", Role::as_str)).during("listing who has not joined")?;
    let mut seen = HashSet::new();
    let firsts = rows.into_iter().filter(|(person, ..)| seen.insert(*person));
    let guest = |(person, name, role, area): (i64, String, String, String)| {
        Ok(Guest { person: PersonId(person), name, role: read_role(&role)?, area })
    };
    firsts.map(guest).collect()
}

/// A guest with the code of their invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// Who.
    pub guest: Guest,
    /// What follows `?start=`.
    pub code: String,
}

const REPLACE: &str = "DELETE FROM invitations WHERE person = $1 AND used_at IS NULL";
const ISSUE: &str = "
    INSERT INTO invitations (code, person, issued_by, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5)";

/// Issues an invitation for each, in place of any that they have not used; `by` is `None` for the operator.
pub async fn invite_all(
    tx: &mut Tx,
    guests: Vec<Guest>,
    by: Option<PersonId>,
    expires: Moment,
) -> Result<Vec<Invited>, Fault> {
    let now = tx.now_ms();
    let mut invited = Vec::with_capacity(guests.len());
    for guest in guests {
        let code: String = rand::rng().sample_iter(Alphanumeric).take(CODE_LENGTH).map(char::from).collect();
        let (person, by, expires) = (guest.person.0, by.map(|by| by.0), expires.timestamp_millis());
        execute!(tx, REPLACE, person).during("replacing an invitation")?;
        execute!(tx, ISSUE, code.as_str(), person, by, now, expires).during("issuing an invitation")?;
        invited.push(Invited { guest, code });
    }
    Ok(invited)
}

/// How many have a role, and how many of them have not joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub all: i64,
    pub waiting: i64,
}

const BY_ROLE: &str = "
    SELECT r.role, COUNT(DISTINCT p.id), COUNT(DISTINCT CASE WHEN p.telegram_id IS NULL THEN p.id END)
    FROM area_within w JOIN roles r ON r.area = w.area JOIN people p ON p.id = r.person
    WHERE w.within = $1 GROUP BY r.role";

/// Who has joined of an area and everything below it, by role, highest first.
pub async fn count_by_role(tx: &mut Tx, within: AreaId) -> Result<Vec<(Role, Count)>, Fault> {
    let rows: Vec<(String, i64, i64)> = fetch_all!(tx, BY_ROLE, within.0).during("counting who has joined")?;
    let rows = rows.into_iter().map(|(role, all, waiting)| Ok((read_role(&role)?, Count { all, waiting })));
    let mut counts = rows.collect::<Result<Vec<_>, Fault>>()?;
    counts.sort_by_key(|(role, _)| *role);
    Ok(counts)
}

const TOTAL: &str = "
    SELECT COUNT(DISTINCT p.id), COUNT(DISTINCT CASE WHEN p.telegram_id IS NULL THEN p.id END)
    FROM area_within w JOIN roles r ON r.area = w.area JOIN people p ON p.id = r.person WHERE w.within = $1";

/// The same for all roles together; somebody with two roles counts once.
pub async fn count_all(tx: &mut Tx, within: AreaId) -> Result<Count, Fault> {
    let (all, waiting): (i64, i64) = fetch_one!(tx, TOTAL, within.0).during("counting who has joined")?;
    Ok(Count { all, waiting })
}

const BY_CHILD: &str = "
    SELECT c.id, c.name, COUNT(DISTINCT p.id)
    FROM areas c JOIN area_within w ON w.within = c.id JOIN roles r ON r.area = w.area JOIN people p ON p.id = r.person
    WHERE c.parent = $1 AND c.level <> 'micro_grid' AND p.telegram_id IS NULL
    GROUP BY c.id, c.name ORDER BY c.name";

/// How many have not joined in each area right below, down to grids; areas where everybody has joined are left out.
pub async fn count_by_child(tx: &mut Tx, area: AreaId) -> Result<Vec<(AreaId, String, i64)>, Fault> {
    let rows: Vec<(i64, String, i64)> = fetch_all!(tx, BY_CHILD, area.0).during("counting who has joined")?;
    Ok(rows.into_iter().map(|(id, name, waiting)| (AreaId(id), name, waiting)).collect())
}
