use super::super::plan::{Facts, Known, OnFile};
use super::read_role;
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one};
use crate::features::areas;
use crate::terms::{AreaId, Lang, PersonId, Role, UserId};

const PEOPLE: &str = "SELECT id, name, phone, telegram_id, lang, address FROM people ORDER BY id";
const ROLES: &str = "SELECT person, role, area FROM roles";

type PersonRow = (i64, String, Option<String>, Option<i64>, Option<String>, Option<String>);

/// Everybody, every role and every area.
pub async fn load(tx: &mut Tx) -> Result<OnFile, Fault> {
    let areas = areas::list_all(tx).await?;
    let people: Vec<PersonRow> = fetch_all!(tx, PEOPLE).during("reading everybody")?;
    let people = people.into_iter().map(|(id, name, phone, user, lang, address)| {
        let lang = lang.as_deref().and_then(Lang::from_tag);
        Known { id: PersonId(id), facts: Facts { name, phone, user: user.map(UserId), lang, address } }
    });
    let people = people.collect();
    let roles: Vec<(i64, String, i64)> = fetch_all!(tx, ROLES).during("reading roles")?;
    let roles = roles.into_iter().map(|(person, role, area)| Ok((PersonId(person), read_role(&role)?, AreaId(area))));
    let roles = roles.collect::<Result<_, Fault>>()?;
    Ok(OnFile { areas, people, roles })
}

const ADD_PERSON: &str = "
    INSERT INTO people (name, phone, telegram_id, lang, joined_at, address) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
const CHANGE_PERSON: &str = "
    UPDATE people SET name = $2, phone = $3, telegram_id = $4, lang = $5,
        joined_at = CASE WHEN telegram_id = $4 AND joined_at IS NOT NULL THEN joined_at ELSE $6 END,
        address = $7
    WHERE id = $1";
const ADD_ROLE: &str = "INSERT INTO roles (person, role, area) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
const REMOVE_ROLE: &str = "DELETE FROM roles WHERE person = $1 AND role = $2 AND area = $3";

/// Adds a person.
pub async fn add_person(tx: &mut Tx, facts: &Facts) -> Result<PersonId, Fault> {
    let joined = facts.user.map(|_| tx.now_ms());
    let (phone, user, lang) = columns(facts);
    let (name, address) = (facts.name.as_str(), facts.address.as_deref());
    let (id,): (i64,) =
        fetch_one!(tx, ADD_PERSON, name, phone, user, lang, joined, address).during("adding a person")?;
    Ok(PersonId(id))
}

/// Writes a person's facts anew.
pub async fn change_person(tx: &mut Tx, known: &Known) -> Result<(), Fault> {
    let joined = known.facts.user.map(|_| tx.now_ms());
    let (phone, user, lang) = columns(&known.facts);
    let (name, address) = (known.facts.name.as_str(), known.facts.address.as_deref());
    execute!(tx, CHANGE_PERSON, known.id.0, name, phone, user, lang, joined, address).during("changing a person")?;
    Ok(())
}

fn columns(facts: &Facts) -> (Option<&str>, Option<i64>, Option<&str>) {
    (facts.phone.as_deref(), facts.user.map(|user| user.0), facts.lang.map(Lang::as_str))
}

/// Gives a role; one that is held already changes nothing.
pub async fn add_role(tx: &mut Tx, person: PersonId, role: Role, area: AreaId) -> Result<(), Fault> {
    execute!(tx, ADD_ROLE, person.0, role.as_str(), area.0).during("adding a role")?;
    Ok(())
}

/// Takes a role away.
pub async fn remove_role(tx: &mut Tx, person: PersonId, role: Role, area: AreaId) -> Result<(), Fault> {
    execute!(tx, REMOVE_ROLE, person.0, role.as_str(), area.0).during("removing a role")?;
    Ok(())
}
