pub mod invitations;
pub mod roster;

use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::features::areas;
use crate::terms::{AreaId, Happened, Holding, Lang, Level, PersonId, Phone, Role, UserId};

/// A person of the roster who has joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The row.
    pub id: PersonId,
    /// As the roster writes it.
    pub name: String,
    /// The language that they chose, or the roster's.
    pub lang: Option<Lang>,
    /// What they do, and where.
    pub holdings: Vec<Holding>,
}

impl Person {
    /// The areas on which they hold a role, in the order of the roster.
    pub fn areas_as(&self, role: Role) -> impl Iterator<Item = AreaId> + '_ {
        self.holdings.iter().filter(move |holding| holding.role == role).map(|holding| holding.area)
    }
}

const BY_USER: &str = "SELECT id, name, lang FROM people WHERE telegram_id = $1";
const HOLDINGS: &str = "SELECT role, area FROM roles WHERE person = $1 ORDER BY area";

/// What somebody does, and where.
pub async fn holdings(tx: &mut Tx, person: PersonId) -> Result<Vec<Holding>, Fault> {
    let rows: Vec<(String, i64)> = fetch_all!(tx, HOLDINGS, person.0).during("reading roles")?;
    rows.into_iter().map(|(role, area)| Ok(Holding { role: read_role(&role)?, area: AreaId(area) })).collect()
}

/// The person of an account.
pub async fn find_by_user(tx: &mut Tx, user: UserId) -> Result<Option<Person>, Fault> {
    let row: Option<(i64, String, Option<String>)> = fetch_optional!(tx, BY_USER, user.0).during("finding a person")?;
    let Some((id, name, lang)) = row else {
        return Ok(None);
    };
    let holdings = holdings(tx, PersonId(id)).await?;
    Ok(Some(Person { id: PersonId(id), name, lang: lang.as_deref().and_then(Lang::from_tag), holdings }))
}

pub(super) fn read_role(role: &str) -> Result<Role, Fault> {
    role.parse().map_err(|_| Fault::Corrupt { table: "roles", column: "role" })
}

const IN_REACH: &str = "
    SELECT DISTINCT r.role FROM roles r JOIN area_within w ON w.within = r.area WHERE r.person = $1 AND w.area = $2";

/// The roles that a person holds on an area or above it.
pub async fn roles_in_reach(tx: &mut Tx, person: PersonId, area: AreaId) -> Result<Vec<Role>, Fault> {
    let rows: Vec<(String,)> = fetch_all!(tx, IN_REACH, person.0, area.0).during("reading roles")?;
    rows.iter().map(|(role,)| read_role(role)).collect()
}

/// Whom to reach for an area.
#[derive(Debug, Clone)]
pub struct Contact {
    /// The person.
    pub person: PersonId,
    /// The area on which they hold the role.
    pub area: AreaId,
    /// As the roster writes it.
    pub name: String,
    /// Their phone, which prints masked.
    pub phone: Option<Phone>,
    /// Their account, once they have joined.
    pub user: Option<UserId>,
    /// The language that they chose.
    pub lang: Lang,
}

#[derive(sqlx::FromRow)]
struct ContactRow {
    person: i64,
    area: i64,
    name: String,
    phone: Option<String>,
    telegram_id: Option<i64>,
    lang: Option<String>,
}

impl From<ContactRow> for Contact {
    fn from(row: ContactRow) -> Self {
        Self {
            person: PersonId(row.person),
            area: AreaId(row.area),
            name: row.name,
            phone: row.phone.as_deref().and_then(Phone::read),
            user: row.telegram_id.map(UserId),
            lang: row.lang.as_deref().and_then(Lang::from_tag).unwrap_or_default(),
        }
    }
}

const HOLDERS: &str = "
    SELECT r.person, r.area, p.name, p.phone, p.telegram_id, p.lang
    FROM roles r JOIN people p ON p.id = r.person WHERE r.area = $1 AND r.role = $2 ORDER BY p.id";

/// Who holds a role on exactly this area.
pub async fn holders(tx: &mut Tx, area: AreaId, role: Role) -> Result<Vec<Contact>, Fault> {
    let rows: Vec<ContactRow> = fetch_all!(tx, HOLDERS, area.0, role.as_str()).during("finding who is responsible")?;
    Ok(rows.into_iter().map(Contact::from).collect())
}

const HOLDERS_WITHIN: &str = "
    SELECT r.person, r.area, p.name, p.phone, p.telegram_id, p.lang
    FROM area_within w JOIN roles r ON r.area = w.area JOIN people p ON p.id = r.person
    WHERE w.within = $1 AND r.role = $2 ORDER BY r.area, p.id";

/// Who holds a role on this area or below it.
pub async fn holders_within(tx: &mut Tx, within: AreaId, role: Role) -> Result<Vec<Contact>, Fault> {
    let rows: Vec<ContactRow> =
        fetch_all!(tx, HOLDERS_WITHIN, within.0, role.as_str()).during("finding who is responsible")?;
    Ok(rows.into_iter().map(Contact::from).collect())
}

/// The grid leader and the community secretary of an area; each person once, the nearest first.
pub async fn responsible(tx: &mut Tx, area: AreaId) -> Result<Vec<Contact>, Fault> {
    let mut contacts: Vec<Contact> = vec![];
    for area in areas::ancestors(tx, area).await? {
        let role = match area.level {
            Level::Grid => Role::GridLeader,
            Level::Community => Role::Secretary,
            _ => continue,
        };
        for contact in holders(tx, area.id, role).await? {
            if contacts.iter().all(|known| known.person != contact.person) {
                contacts.push(contact);
            }
        }
    }
    Ok(contacts)
}

const CONTACT: &str = "
    SELECT p.id AS person, COALESCE((SELECT MIN(area) FROM roles r WHERE r.person = p.id), 0) AS area,
           p.name, p.phone, p.telegram_id, p.lang
    FROM people p WHERE p.id = $1";

/// How to reach a person, whatever they do; with the first of the areas on which they hold a role.
pub async fn contact(tx: &mut Tx, person: PersonId) -> Result<Option<Contact>, Fault> {
    let row: Option<ContactRow> = fetch_optional!(tx, CONTACT, person.0).during("finding how to reach somebody")?;
    Ok(row.map(Contact::from))
}

/// Somebody who comes into the roster one by one: a volunteer who applied, a resident under observation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// As they or those who enter them write it.
    pub name: String,
    /// By which they are found again.
    pub phone: Option<Phone>,
    /// Their account, where they have written to us.
    pub user: Option<UserId>,
    /// Where they live.
    pub address: Option<String>,
}

const KNOWN: &str = "SELECT id FROM people WHERE phone = $1 OR telegram_id = $2 ORDER BY id LIMIT 1";
const ENTER: &str = "
    INSERT INTO people (name, phone, telegram_id, address, joined_at) VALUES ($1, $2, $3, $4, $5) RETURNING id";

/// The person with this phone or account, entered where there is none; what is known of somebody is left as it is.
pub async fn enrol(tx: &mut Tx, newcomer: &Newcomer) -> Result<PersonId, Fault> {
    let (phone, user) = (newcomer.phone.as_ref().map(Phone::reveal), newcomer.user.map(|user| user.0));
    let known: Option<(i64,)> = fetch_optional!(tx, KNOWN, phone, user).during("looking for a person")?;
    if let Some((id,)) = known {
        return Ok(PersonId(id));
    }
    let joined = newcomer.user.map(|_| tx.now_ms());
    let (name, address) = (newcomer.name.as_str(), newcomer.address.as_deref());
    let (id,): (i64,) = fetch_one!(tx, ENTER, name, phone, user, address, joined).during("entering a person")?;
    Ok(PersonId(id))
}

const GIVE_ROLE: &str = "INSERT INTO roles (person, role, area) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
const TAKE_ROLE: &str = "DELETE FROM roles WHERE person = $1 AND role = $2 AND area = $3";

/// Gives a person a role on an area; once more changes nothing.
pub async fn give_role(tx: &mut Tx, person: PersonId, role: Role, area: AreaId) -> Result<(), Fault> {
    execute!(tx, GIVE_ROLE, person.0, role.as_str(), area.0).during("giving a role")?;
    tx.tell(Happened::Addressed { person });
    Ok(())
}

/// Takes a role on an area from a person.
pub async fn take_role(tx: &mut Tx, person: PersonId, role: Role, area: AreaId) -> Result<(), Fault> {
    execute!(tx, TAKE_ROLE, person.0, role.as_str(), area.0).during("taking a role")?;
    tx.tell(Happened::Addressed { person });
    Ok(())
}

const ADDRESS: &str = "SELECT address FROM people WHERE id = $1";
const SET_ADDRESS: &str = "UPDATE people SET address = $2 WHERE id = $1";

/// Where somebody lives, for the one private message that needs it.
pub async fn address_of(tx: &mut Tx, person: PersonId) -> Result<Option<String>, Fault> {
    let row: Option<(Option<String>,)> = fetch_optional!(tx, ADDRESS, person.0).during("reading an address")?;
    Ok(row.and_then(|(address,)| address))
}

/// Keeps where somebody lives.
pub async fn set_address(tx: &mut Tx, person: PersonId, address: &str) -> Result<(), Fault> {
    execute!(tx, SET_ADDRESS, person.0, address).during("keeping an address")?;
    Ok(())
}

const SET_LANG: &str = "UPDATE people SET lang = $2 WHERE telegram_id = $1";

/// Sets the language of an account that has joined; `false` where it has not.
pub async fn set_lang(tx: &mut Tx, user: UserId, lang: Lang) -> Result<bool, Fault> {
    Ok(execute!(tx, SET_LANG, user.0, lang.as_str()).during("setting a language")? == 1)
}

const ACCOUNT_LANG: &str = "SELECT lang FROM account_langs WHERE account = $1";

/// The language that an account without a place in the roster has chosen.
pub async fn lang_of_account(tx: &mut Tx, user: UserId) -> Result<Option<Lang>, Fault> {
    let row: Option<(String,)> = fetch_optional!(tx, ACCOUNT_LANG, user.0).during("reading a language")?;
    Ok(row.and_then(|(lang,)| Lang::from_tag(&lang)))
}

const PHONE: &str = "SELECT phone FROM people WHERE id = $1";

/// Somebody's phone, for the one private message that needs it.
pub async fn phone_of(tx: &mut Tx, person: PersonId) -> Result<Option<Phone>, Fault> {
    let row: Option<(Option<String>,)> = fetch_optional!(tx, PHONE, person.0).during("reading a phone")?;
    Ok(row.and_then(|(phone,)| Phone::read(&phone?)))
}

const SET_ACCOUNT_LANG: &str = "
    INSERT INTO account_langs (account, lang) VALUES ($1, $2) ON CONFLICT (account) DO UPDATE SET lang = excluded.lang";

/// Sets the language of an account that has no place in the roster.
pub async fn set_account_lang(tx: &mut Tx, user: UserId, lang: Lang) -> Result<(), Fault> {
    execute!(tx, SET_ACCOUNT_LANG, user.0, lang.as_str()).during("setting a language")?;
    Ok(())
}
