//! What volunteers like to do, what they have done, and who wants to be one.

use super::{joined, parted};
use crate::db::{During, Fault, Tx, execute, fetch_one, fetch_optional};
use crate::features::help::model::{Application, ApplicationId, Hours, Wishes};
use crate::terms::{AreaId, Lang, PersonId, Phone, UserId};

const WISHES: &str = "SELECT categories, times FROM help_volunteers WHERE person = $1";

/// What a volunteer likes to do and when.
pub async fn wishes(tx: &mut Tx, person: PersonId) -> Result<Wishes, Fault> {
    let corrupt = |column| Fault::Corrupt { table: "help_volunteers", column };
    let row: Option<(String, String)> = fetch_optional!(tx, WISHES, person.0).during("reading a volunteer's wishes")?;
    let Some((categories, times)) = row else {
        return Ok(Wishes::default());
    };
    let times = times.split(',').filter(|time| !time.is_empty()).map(str::parse::<Hours>);
    Ok(Wishes {
        categories: parted(&categories).ok_or_else(|| corrupt("categories"))?,
        times: times.collect::<Result<_, _>>().map_err(|_| corrupt("times"))?,
    })
}

const SET_WISHES: &str = "
    INSERT INTO help_volunteers (person, categories, times) VALUES ($1, $2, $3)
    ON CONFLICT (person) DO UPDATE SET categories = excluded.categories, times = excluded.times";

/// Keeps what a volunteer likes to do and when.
pub async fn set_wishes(tx: &mut Tx, person: PersonId, wishes: &Wishes) -> Result<(), Fault> {
    let times = wishes.times.iter().map(Hours::into_str).collect::<Vec<_>>().join(",");
    execute!(tx, SET_WISHES, person.0, joined(&wishes.categories), times).during("keeping a volunteer's wishes")?;
    Ok(())
}

const DONE: &str = "
    SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN thanked THEN 1 ELSE 0 END), 0) AS BIGINT) FROM help_requests
    WHERE volunteer = $1 AND (delivered_at IS NOT NULL OR (categories = 'counselling' AND state = 'closed'))";

/// How much somebody has delivered, and how often they were thanked.
pub async fn done(tx: &mut Tx, volunteer: PersonId) -> Result<(i64, i64), Fault> {
    fetch_one!(tx, DONE, volunteer.0).during("counting what a volunteer has done")
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    account: i64,
    name: String,
    phone: String,
    area: i64,
    lang: String,
    state: String,
}

impl TryFrom<Row> for Application {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self, Fault> {
        Ok(Self {
            id: ApplicationId(row.id),
            user: UserId(row.account),
            name: row.name,
            phone: Phone::read(&row.phone).ok_or(Fault::Corrupt { table: "help_applications", column: "phone" })?,
            area: AreaId(row.area),
            lang: Lang::from_tag(&row.lang).unwrap_or_default(),
            open: row.state == "open",
        })
    }
}

const OPEN: &str = "
    SELECT id, account, name, phone, area, lang, state FROM help_applications
    WHERE account = $1 AND state = 'open' ORDER BY id DESC LIMIT 1";
const FIND: &str = "SELECT id, account, name, phone, area, lang, state FROM help_applications WHERE id = $1";
const APPLY: &str = "
    INSERT INTO help_applications (account, name, phone, area, lang, state, asked_at)
    VALUES ($1, $2, $3, $4, $5, 'open', $6) RETURNING id";
const DECIDE: &str =
    "UPDATE help_applications SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND state = 'open'";

/// The application of an account that waits for an answer.
pub async fn open_application(tx: &mut Tx, user: UserId) -> Result<Option<Application>, Fault> {
    let row: Option<Row> = fetch_optional!(tx, OPEN, user.0).during("looking for an application")?;
    row.map(Application::try_from).transpose()
}

/// An application.
pub async fn find_application(tx: &mut Tx, id: ApplicationId) -> Result<Option<Application>, Fault> {
    let row: Option<Row> = fetch_optional!(tx, FIND, id.0).during("looking for an application")?;
    row.map(Application::try_from).transpose()
}

/// Keeps an application.
pub async fn apply(
    tx: &mut Tx,
    (user, lang): (UserId, Lang),
    (name, phone): (&str, &Phone),
    area: AreaId,
) -> Result<ApplicationId, Fault> {
    let now = tx.now_ms();
    let (id,): (i64,) = fetch_one!(tx, APPLY, user.0, name, phone.reveal(), area.0, lang.as_str(), now)
        .during("keeping an application")?;
    Ok(ApplicationId(id))
}

/// Settles an application.
pub async fn decide(tx: &mut Tx, id: ApplicationId, by: PersonId, yes: bool) -> Result<(), Fault> {
    let now = tx.now_ms();
    let state = if yes { "admitted" } else { "declined" };
    execute!(tx, DECIDE, id.0, state, by.0, now).during("settling an application")?;
    Ok(())
}
