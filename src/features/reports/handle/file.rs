//! The one place where a report is filed, whichever way it came.

use super::{form, questions};
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Area};
use crate::features::leave;
use crate::features::people::{self, Caller, Person};
use crate::features::reports::model::{Filing, Report};
use crate::features::reports::rules::{self, Decision, Filed};
use crate::features::reports::words::{self, Receipt};
use crate::features::reports::{RoundTimes, alarms, board, store, zeros};
use crate::features::{Answer, House};
use crate::i18n::{text, text_with};
use crate::outbox;
use crate::terms::{AreaId, ChatId, Happened, Lane, MessageId, Post, Role, RoundId};

/// What is filed, and how it came.
#[derive(Debug, Clone)]
pub struct Submission {
    /// For which micro-grid.
    pub micro_grid: Area,
    /// For which round.
    pub round: RoundId,
    /// What was said.
    pub filing: Filing,
    /// It was asked whether it is meant, and it is.
    pub sure: bool,
    /// What it does not say is not kept from the report on file.
    pub whole: bool,
    /// The message that it was read from.
    pub source: Option<(ChatId, MessageId)>,
    /// Telegram's file id of its picture.
    pub photo: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It counts.
    Filed(Receipt, Box<Report>),
    /// Something must be said instead, in HTML.
    Refused(String),
    /// The person was asked privately whether values above zero may be replaced.
    AskedOverwrite,
}

/// Files a report: decides, saves, keeps history, lets the board show it, tells of cases.
pub async fn file(tx: &mut Tx, house: &House, caller: &Caller, submission: Submission) -> Result<Outcome, Fault> {
    let rounds = &house.config.rounds;
    let Some(person) = &caller.person else {
        return Ok(Outcome::Refused(text(caller.lang, "stranger")));
    };
    let Some(times) = rounds.times(&submission.round) else {
        return Ok(Outcome::Refused(text(caller.lang, "tap-expired")));
    };
    let zero = submission.filing.is_zero(&house.config.form) && !submission.sure && times.are_open(caller.at);
    if zero && let Some(told) = questions::open_cases(tx, house, caller, &submission).await? {
        ask_overwrite(tx, house, caller, (&submission, "reports-ask-overwrite-told", &told)).await?;
        return Ok(Outcome::AskedOverwrite);
    }
    let on_file = store::find(tx, submission.micro_grid.id, &submission.round).await?;
    let filed = Filed {
        filing: submission.filing.clone(),
        at: caller.at,
        times,
        sure: submission.sure,
        whole: submission.whole,
        form: &house.config.form,
    };
    let (filing, receipt) = match rules::decide(on_file.as_ref(), filed) {
        Decision::Take { filing, late } => (filing, Receipt::Taken { late }),
        Decision::Correct { filing } => (filing, Receipt::Corrected),
        Decision::Unchanged => {
            form::close(tx, caller, (submission.micro_grid.id, &submission.round)).await?;
            let report = on_file.expect("only a report on file can be unchanged");
            return Ok(Outcome::Filed(Receipt::Unchanged, Box::new(report)));
        }
        Decision::AskOverwrite => {
            let on_file = on_file.expect("only a report on file can be overwritten");
            ask_overwrite(tx, house, caller, (&submission, "reports-ask-overwrite", &on_file.filing)).await?;
            return Ok(Outcome::AskedOverwrite);
        }
        Decision::Closed | Decision::TooEarly => {
            return Ok(Outcome::Refused(refusal(house, caller, &submission, times)));
        }
    };
    let report = save(tx, house, (person, caller), (&submission, on_file.as_ref(), filing), receipt).await?;
    alarms::on_filed(tx, house, (person, &submission.micro_grid), (on_file.as_ref(), &report)).await?;
    questions::after_filed(tx, house, caller, &submission).await?;
    form::close(tx, caller, (report.micro_grid, &report.round)).await?;
    board::refresh(tx, house, &submission.micro_grid, &report.round).await?;
    Ok(Outcome::Filed(receipt, Box::new(report)))
}

async fn save(
    tx: &mut Tx,
    house: &House,
    (person, caller): (&Person, &Caller),
    (submission, on_file, filing): (&Submission, Option<&Report>, Filing),
    receipt: Receipt,
) -> Result<Report, Fault> {
    let micro_grid = submission.micro_grid.id;
    let ended = store::last_ended_version(tx, micro_grid, &submission.round).await?;
    if on_file.is_some() {
        store::end(tx, (micro_grid, &submission.round), "corrected", person.id).await?;
    }
    let own = person.areas_as(Role::Leader).any(|area| area == micro_grid);
    let report = Report {
        micro_grid,
        round: submission.round.clone(),
        version: on_file.map_or(ended, |report| report.version) + 1,
        zero: filing.is_zero(&house.config.form),
        filing,
        filed_by: person.id,
        on_behalf: !own,
        filed_at: caller.at,
        first_filed_at: on_file.map_or(caller.at, |report| report.first_filed_at),
        late: on_file.map_or(receipt == Receipt::Taken { late: true }, |report| report.late),
        source: submission.source.or(on_file.and_then(|report| report.source)),
        photo: submission.photo.clone().or_else(|| on_file.and_then(|report| report.photo.clone())),
    };
    store::save(tx, &report).await?;
    tx.tell(Happened::Reported { micro_grid, round: report.round.clone() });
    store::forget_misreadings(tx, person.id).await?;
    if zeros::visited(&report.filing, &house.config.form) {
        zeros::clear(tx, micro_grid).await?;
    }
    let own_before = on_file.map(|report| !report.on_behalf);
    if report.on_behalf && own_before != Some(false) {
        let key = if own_before.is_some() { "reports-on-behalf-corrected" } else { "reports-on-behalf" };
        tell_leaders(tx, house, (key, person), (&submission.micro_grid, &report.round)).await?;
    }
    Ok(report)
}

/// Whoever's report was filed or replaced by somebody else learns of it; who is on leave has left it to who stands in.
async fn tell_leaders(
    tx: &mut Tx,
    house: &House,
    (key, person): (&str, &Person),
    (micro_grid, round): (&Area, &RoundId),
) -> Result<(), Fault> {
    let at = house.config.rounds.times(round).map_or(tx.now(), |times| times.acting_at(tx.now()));
    let leaders = people::holders(tx, micro_grid.id, Role::Leader).await?;
    let acting = leave::stand_ins(tx, micro_grid.id, at).await?.acting(leaders, house.config.lang);
    for leader in acting.into_iter().filter(|leader| leader.person != person.id) {
        let Some(user) = leader.user else { continue };
        let said = text_with(
            leader.lang,
            key,
            [
                ("name", person.name.as_str().into()),
                ("micro-grid", micro_grid.name.as_str().into()),
                ("round", words::round(leader.lang, round).into()),
            ],
        );
        outbox::add(tx, &Post::text(user.private_chat(), Lane::Nag, said)).await?;
    }
    Ok(())
}

async fn ask_overwrite(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (submission, key, cases): (&Submission, &str, &Filing),
) -> Result<(), Fault> {
    let Submission { micro_grid, round, .. } = submission;
    let asked = words::ask_overwrite(caller.lang, key, (micro_grid, round), cases, &house.config.form);
    let post = Post::text(caller.user.private_chat(), Lane::Reply, asked).buttons(words::overwrite_buttons(
        caller.lang,
        micro_grid.id,
        round,
    ));
    outbox::add(tx, &post).await
}

/// Why a report is not taken for its round at this moment, if it is not.
pub fn refused(house: &House, caller: &Caller, submission: &Submission) -> Option<String> {
    let times = house.config.rounds.times(&submission.round)?;
    (!times.are_open(caller.at)).then(|| refusal(house, caller, submission, times))
}

fn refusal(house: &House, caller: &Caller, submission: &Submission, times: RoundTimes) -> String {
    if caller.at < times.opens {
        return too_early(house, caller, (&submission.round, times));
    }
    let args = [
        ("micro-grid", submission.micro_grid.name.as_str().into()),
        ("round", words::round(caller.lang, &submission.round).into()),
        ("closed", words::at(&house.config.rounds, times.closes)),
    ];
    text_with(caller.lang, "reports-closed", args)
}

/// Why nothing at all is taken for a round at this moment, if nothing is.
pub fn refused_all(house: &House, caller: &Caller, round: &RoundId) -> Option<String> {
    let times = house.config.rounds.times(round).filter(|times| !times.are_open(caller.at))?;
    if caller.at < times.opens {
        return Some(too_early(house, caller, (round, times)));
    }
    let about = words::round(caller.lang, round).into();
    let args = [("round", about), ("closed", words::at(&house.config.rounds, times.closes))];
    Some(text_with(caller.lang, "reports-list-closed", args))
}

fn too_early(house: &House, caller: &Caller, (round, times): (&RoundId, RoundTimes)) -> String {
    let about = words::round(caller.lang, round).into();
    let args = [("round", about), ("opens", words::at(&house.config.rounds, times.opens))];
    text_with(caller.lang, "reports-too-early", args)
}

/// The receipt of a filed report, as a message with 改 and 撤回.
pub fn receipt_post(house: &House, caller: &Caller, micro_grid: &Area, (receipt, report): (Receipt, &Report)) -> Post {
    let about = (micro_grid, &report.round);
    let mut said = words::receipt(caller.lang, receipt, about, &report.filing, &house.config.form);
    if report.photo.is_some() {
        said.push('\n');
        said.push_str(&text(caller.lang, "reports-photo"));
    }
    let buttons = words::receipt_buttons(caller.lang, micro_grid.id, &report.round, report.version);
    Post::text(caller.user.private_chat(), Lane::Reply, said)
        .buttons(buttons)
        .named(format!("receipt/{}/{}", micro_grid.id.0, report.round))
}

/// A micro-grid by its id, or the words for a button that has outlived it.
pub async fn micro_grid(tx: &mut Tx, caller: &Caller, id: AreaId) -> Result<Result<Area, Answer>, Fault> {
    let found = areas::find(tx, id).await?.filter(board::reports);
    Ok(found.ok_or_else(|| Answer::Alert(text(caller.lang, "tap-expired"))))
}
