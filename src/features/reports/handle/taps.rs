//! Buttons under prompts and receipts.

use super::file::{self, Outcome, Submission};
use super::{form, here};
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Area};
use crate::features::people::Caller;
use crate::features::reports::model::Filing;
use crate::features::reports::rules::{WhichMicroGrid, which_micro_grid};
use crate::features::reports::words;
use crate::features::reports::{Command, alarms, board, resolve, store, zeros};
use crate::features::{Answer, House};
use crate::i18n::{pages, text, text_with};
use crate::outbox;
use crate::terms::{AreaId, Happened, Lane, Post, Role, RoundId, Target, moment};

/// 零报告 in a grid's group.
pub async fn on_zero_here(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (grid, round): (AreaId, RoundId),
) -> Result<Answer, Fault> {
    let command = |micro_grid| Command::Zero { micro_grid, round: round.clone(), sure: false };
    match own_in(tx, caller, grid).await? {
        WhichMicroGrid::This(micro_grid) => on_zero(tx, house, caller, (micro_grid, round, false)).await,
        WhichMicroGrid::OneOf(several) => ask_which(tx, caller, &several, command).await,
        WhichMicroGrid::None => Ok(Answer::Alert(text(caller.lang, "reports-no-micro-grid"))),
    }
}

/// 填写 in a grid's group.
pub async fn on_open_here(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (grid, round): (AreaId, RoundId),
) -> Result<Answer, Fault> {
    let command = |micro_grid| Command::OpenForm { micro_grid, round: round.clone() };
    match own_in(tx, caller, grid).await? {
        WhichMicroGrid::This(micro_grid) => form::on_open(tx, house, caller, (micro_grid, round)).await,
        WhichMicroGrid::OneOf(several) => ask_which(tx, caller, &several, command).await,
        WhichMicroGrid::None => Ok(Answer::Alert(text(caller.lang, "reports-no-micro-grid"))),
    }
}

/// The caller's own micro-grid in a grid; one for which they stand in has buttons of its own in the private chat, and is meant only by
/// those who lead none there.
async fn own_in(tx: &mut Tx, caller: &Caller, grid: AreaId) -> Result<WhichMicroGrid, Fault> {
    let led: Vec<AreaId> = caller.person.iter().flat_map(|person| person.areas_as(Role::Leader)).collect();
    let (mut own, mut stood_in_for) = (vec![], vec![]);
    for area in resolve::own_micro_grids(tx, caller).await? {
        if areas::reaches(tx, grid, area).await? {
            if led.contains(&area) { own.push(area) } else { stood_in_for.push(area) }
        }
    }
    Ok(if own.is_empty() { which_micro_grid(&stood_in_for, &stood_in_for) } else { which_micro_grid(&own, &own) })
}

async fn ask_which(
    tx: &mut Tx,
    caller: &Caller,
    several: &[AreaId],
    command: impl Fn(AreaId) -> Command,
) -> Result<Answer, Fault> {
    let post = which_post(tx, caller, several, command).await?;
    outbox::add(tx, &post).await?;
    Ok(Answer::Short(text(caller.lang, "reports-see-private")))
}

/// Asks in the private chat which of several micro-grids is meant.
pub async fn which_post(
    tx: &mut Tx,
    caller: &Caller,
    several: &[AreaId],
    command: impl Fn(AreaId) -> Command,
) -> Result<Post, Fault> {
    let mut found: Vec<Area> = vec![];
    for id in several {
        found.extend(areas::find(tx, *id).await?);
    }
    Ok(Post::text(caller.user.private_chat(), Lane::Reply, text(caller.lang, "reports-which"))
        .buttons(words::which_buttons(&found, command)))
}

/// 零报告 for a micro-grid.
pub async fn on_zero(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (micro_grid, round, sure): (AreaId, RoundId, bool),
) -> Result<Answer, Fault> {
    let micro_grid = match file::micro_grid(tx, caller, micro_grid).await? {
        Ok(area) => area,
        Err(answer) => return Ok(answer),
    };
    if !sure && zeros::is_open(tx, micro_grid.id).await? {
        form::on_open(tx, house, caller, (micro_grid.id, round)).await?;
        return Ok(Answer::Alert(text(caller.lang, "reports-zeros-visited-first")));
    }
    let submission = Submission {
        micro_grid: micro_grid.clone(),
        round: round.clone(),
        filing: Filing::zero(&house.config.form),
        sure,
        whole: false,
        source: None,
        photo: None,
    };
    match file::file(tx, house, caller, submission).await? {
        Outcome::Refused(why) => Ok(Answer::Alert(why)),
        Outcome::AskedOverwrite => Ok(Answer::Alert(text(caller.lang, "reports-asked-privately"))),
        Outcome::Filed(receipt, report) => {
            // In private the prompt turns into the receipt; in a group the toast is enough.
            if let Some(message) = caller.message.filter(|_| caller.is_private()) {
                let post = file::receipt_post(house, caller, &micro_grid, (receipt, &report));
                outbox::add(tx, &here::edit_of(caller, message, post)).await?;
            }
            Ok(Answer::Short(words::zero_toast(caller.lang, &micro_grid, &round, receipt)))
        }
    }
}

/// 撤回
pub async fn on_withdraw(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (id, round, version): (AreaId, RoundId, i64),
) -> Result<Answer, Fault> {
    let micro_grid = match file::micro_grid(tx, caller, id).await? {
        Ok(area) => area,
        Err(answer) => return Ok(answer),
    };
    let on_file = store::find(tx, id, &round).await?;
    let (Some(person), Some(times)) = (&caller.person, house.config.rounds.times(&round)) else {
        return Ok(Answer::Alert(text(caller.lang, "tap-expired")));
    };
    if on_file.is_none_or(|report| report.version != version) {
        return Ok(Answer::Alert(text(caller.lang, "reports-withdraw-changed")));
    }
    let about = words::round(caller.lang, &round);
    if tx.now() >= times.closes {
        let closed = words::at(&house.config.rounds, times.closes);
        let args = [("micro-grid", micro_grid.name.as_str().into()), ("round", about.into()), ("closed", closed)];
        return Ok(Answer::Alert(text_with(caller.lang, "reports-closed", args)));
    }
    store::end(tx, (id, &round), "withdrawn", person.id).await?;
    store::remove(tx, id, &round).await?;
    alarms::on_withdrawn(tx, house, (person, &micro_grid, &round)).await?;
    tx.tell(Happened::Withdrawn { micro_grid: id, round: round.clone(), by: person.id });
    board::refresh(tx, house, &micro_grid, &round).await?;
    if let Some(message) = caller.message {
        let args = [("micro-grid", micro_grid.name.as_str().into()), ("round", about.into())];
        let said = text_with(caller.lang, "reports-withdrawn", args);
        let post =
            Post::edit(caller.chat.id, Target::Id(message), said).buttons(words::own_buttons(caller.lang, id, &round));
        outbox::add(tx, &post).await?;
    }
    Ok(Answer::Quiet)
}

/// `/history`: of the caller's own micro-grid, or of one of several.
pub async fn on_history(tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
    let own: Vec<AreaId> = caller.person.iter().flat_map(|person| person.areas_as(Role::Leader)).collect();
    match which_micro_grid(&own, &own) {
        WhichMicroGrid::This(micro_grid) => on_history_of(tx, house, caller, micro_grid).await,
        WhichMicroGrid::OneOf(several) => {
            let post = which_post(tx, caller, &several, |micro_grid| Command::HistoryOf { micro_grid }).await?;
            outbox::add(tx, &post).await?;
            Ok(Answer::Quiet)
        }
        WhichMicroGrid::None => Ok(Answer::Short(text(caller.lang, "reports-name-micro-grid"))),
    }
}

/// How many versions a history shows.
const VERSIONS: i64 = 20;

/// `/history` of a micro-grid; told in the private chat, since it holds figures.
pub async fn on_history_of(tx: &mut Tx, house: &House, caller: &Caller, id: AreaId) -> Result<Answer, Fault> {
    let micro_grid = match file::micro_grid(tx, caller, id).await? {
        Ok(area) => area,
        Err(answer) => return Ok(answer),
    };
    let mut lines = vec![];
    for version in store::history(tx, id, VERSIONS).await? {
        lines.extend(history_lines(house, caller, version)?);
    }
    if lines.is_empty() {
        lines.push(text(caller.lang, "reports-history-empty"));
    }
    let title = text_with(caller.lang, "reports-history-title", [("micro-grid", micro_grid.name.as_str().into())]);
    for page in pages(&title, &lines) {
        outbox::add(tx, &Post::text(caller.user.private_chat(), Lane::Reply, page)).await?;
    }
    if caller.is_private() { Ok(Answer::Quiet) } else { Ok(Answer::Short(text(caller.lang, "reports-see-private"))) }
}

fn history_lines(house: &House, caller: &Caller, version: store::Version) -> Result<Vec<String>, Fault> {
    let corrupt = |column| Fault::Corrupt { table: "report_history", column };
    let round: RoundId = version.round.parse().map_err(|_| corrupt("round"))?;
    let counts = serde_json::from_str(&version.counts).map_err(|_| corrupt("counts"))?;
    let at = |millis| words::at(&house.config.rounds, moment(millis));
    let key = if version.on_behalf { "reports-history-line-on-behalf" } else { "reports-history-line" };
    let filed = text_with(
        caller.lang,
        key,
        [
            ("round", words::round(caller.lang, &round).into()),
            ("version", version.version.into()),
            ("at", at(version.filed_at)),
            ("name", version.filed_by.into()),
        ],
    );
    let values = words::values(caller.lang, &Filing { counts, needs: version.needs }, &house.config.form).join(" · ");
    let mut lines = vec![filed, values];
    if let (Some(how), Some(when), Some(who)) = (version.ended, version.ended_at, version.ended_by) {
        let key = if how == "withdrawn" { "reports-history-withdrawn" } else { "reports-history-corrected" };
        lines.push(text_with(caller.lang, key, [("at", at(when)), ("name", who.into())]));
    }
    Ok(lines)
}
