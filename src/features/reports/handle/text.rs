//! Reports that are written, and messages that are changed afterwards.

use super::file::{self, Outcome, Submission};
use super::{doubt, here, list, questions, taps};
use crate::db::{Fault, Tx};
use crate::features::areas::Area;
use crate::features::people::{self, Caller};
use crate::features::reports::command::Command;
use crate::features::reports::model::{Filing, Report};
use crate::features::reports::reading::{Doubt, Entry, Kind, Reader, Reading, Slot};
use crate::features::reports::resolve::{self, Resolved};
use crate::features::reports::rules::{self, WhichRound};
use crate::features::reports::store::questions::Asked;
use crate::features::reports::words::Receipt;
use crate::features::reports::{read, store};
use crate::features::{Answer, House};
use crate::i18n::{text, text_with};
use crate::outbox;
use crate::terms::{AreaId, ChatId, Lane, Message, MessageId, Post, Role, RoundId, SlotId};

/// A message that reads like a report.
pub async fn on_text(tx: &mut Tx, house: &House, caller: &Caller, message: &Message) -> Result<Answer, Fault> {
    if caller.person.is_none() {
        return Ok(Answer::Short(text(caller.lang, "reports-stranger")));
    }
    if !files(caller) {
        return Ok(Answer::Quiet);
    }
    let mut entries = house.config.reader.read_entries(&message.text, read::local(caller.at));
    if entries.list.len() > 1 {
        return list::on_entries(tx, house, caller, (message, entries, false)).await;
    }
    let entry = entries.list.pop().expect("a message has at least one entry");
    match take(tx, house, caller, (message, entry.reading)).await? {
        Some(why) => misread(tx, caller, why).await,
        None => Ok(Answer::Quiet),
    }
}

fn files(caller: &Caller) -> bool {
    let holdings = caller.person.iter().flat_map(|person| &person.holdings);
    holdings.into_iter().any(|holding| matches!(holding.role, Role::Leader | Role::GridLeader | Role::Secretary))
}

/// Takes what a message says of one micro-grid; answers why it could not be taken.
async fn take(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (message, reading): (&Message, Reading),
) -> Result<Option<String>, Fault> {
    let slot = reading.slot.map(slot_id);
    let (round, _) = match rules::which_round(&house.config.rounds, slot.as_ref(), caller.at) {
        WhichRound::This(round, times) => (round, times),
        WhichRound::NoneOpen => return Ok(Some(none_open(house, caller))),
    };
    let micro_grid = match resolve::micro_grid(tx, caller, &house.config.reader, reading.micro_grid.as_deref()).await? {
        Resolved::This(micro_grid) => micro_grid,
        Resolved::OneOf(several) => {
            let command = |micro_grid| meant_for(message, &reading, (micro_grid, &round));
            let post = taps::which_post(tx, caller, &several, command).await?;
            outbox::add(tx, &post).await?;
            return Ok(None);
        }
        Resolved::Unknown { said, example } => {
            let args = [("said", said.into()), ("example", example.into())];
            return Ok(Some(text_with(caller.lang, "reports-unknown-micro-grid", args)));
        }
        Resolved::NotYours(area) => {
            let args = [("micro-grid", area.name.into())];
            return Ok(Some(text_with(caller.lang, "reports-not-yours", args)));
        }
        Resolved::None => return Ok(Some(text(caller.lang, "reports-name-micro-grid"))),
    };
    let submission = Submission {
        micro_grid,
        round,
        filing: Filing { counts: reading.counts.clone(), needs: reading.needs.clone() },
        sure: false,
        whole: false,
        source: Some((message.chat.id, message.id)),
        photo: message.photo.clone(),
    };
    submit(tx, house, caller, (submission, &reading, message.forwarded)).await
}

/// Files what is clear and asks about what is not.
async fn submit(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (submission, reading, forwarded): (Submission, &Reading, bool),
) -> Result<Option<String>, Fault> {
    let nothing = submission.filing == Filing::default();
    if nothing && reading.doubts.is_empty() {
        return Ok(Some(text(caller.lang, "reports-not-understood")));
    }
    if let Some(why) = file::refused(house, caller, &submission) {
        return Ok(Some(why));
    }
    if let Some(why) = doubt::why(tx, house, caller, (&submission, reading, forwarded)).await? {
        match reading.doubts.contains(&Doubt::Alert) {
            true => questions::ask_beside(tx, house, caller, (&submission, why)).await?,
            false => questions::ask(tx, house, caller, (&submission, why)).await?,
        }
        return Ok(None);
    }
    let micro_grid = submission.micro_grid.clone();
    match file::file(tx, house, caller, submission).await? {
        Outcome::Refused(why) => Ok(Some(why)),
        Outcome::AskedOverwrite => Ok(None),
        Outcome::Filed(receipt, report) => {
            acknowledge(tx, house, caller, (&micro_grid, receipt, &report)).await?;
            Ok(None)
        }
    }
}

/// What the writer meant for one of several micro-grids: filed as it was said once they have told which.
fn meant_for(message: &Message, reading: &Reading, (micro_grid, round): (AreaId, &RoundId)) -> Command {
    let round = round.clone();
    let filing = Filing { counts: reading.counts.clone(), needs: reading.needs.clone() };
    if !reading.doubts.is_empty() || message.forwarded || filing == Filing::default() {
        return Command::OpenForm { micro_grid, round };
    }
    let said = Asked { filing, beside: None, whole: false, photo: message.photo.clone() };
    Command::MeantFor { micro_grid, round, said, source: (message.chat.id, message.id) }
}

/// They have told for which of their micro-grids the message was meant.
pub async fn on_meant_for(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (id, round, said, source): (AreaId, RoundId, Asked, (ChatId, MessageId)),
) -> Result<Answer, Fault> {
    let micro_grid = match file::micro_grid(tx, caller, id).await? {
        Ok(area) => area,
        Err(answer) => return Ok(answer),
    };
    let Asked { filing, whole, photo, .. } = said;
    let submission =
        Submission { micro_grid: micro_grid.clone(), round, filing, sure: false, whole, source: Some(source), photo };
    if let Some(why) = doubt::of_values(tx, house, caller, &submission).await? {
        questions::ask(tx, house, caller, (&submission, why)).await?;
        return Ok(Answer::Quiet);
    }
    here::file(tx, house, caller, (&micro_grid, submission)).await
}

/// A reaction where everybody sees it, and what was understood where only the writer does.
pub async fn acknowledge(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (micro_grid, receipt, report): (&Area, Receipt, &Report),
) -> Result<(), Fault> {
    // Said twice, or to be seen by everybody; in the private chat a receipt is answer enough.
    if receipt == Receipt::Unchanged || !caller.is_private() {
        react(tx, caller).await?;
    }
    if receipt == Receipt::Unchanged {
        return Ok(());
    }
    let post = file::receipt_post(house, caller, micro_grid, (receipt, report));
    if caller.is_private() {
        return outbox::add(tx, &post).await;
    }
    // A bare zero report holds no figure that could have been misread: the reaction is enough.
    if report.filing == Filing::zero(&house.config.form) && receipt != Receipt::Corrected {
        return Ok(());
    }
    outbox::add(tx, &post).await
}

/// The shortest answer there is: seen, and well.
pub async fn react(tx: &mut Tx, caller: &Caller) -> Result<(), Fault> {
    match caller.message {
        Some(message) => outbox::add(tx, &Post::react(caller.chat.id, message, "👌")).await,
        None => Ok(()),
    }
}

/// Misread this often in a row, a leader needs somebody to help.
const NEEDS_HELP: i64 = 5;

/// Tells the writer, privately, what was wrong and what would be right; after several in a row the grid leader too.
pub async fn misread(tx: &mut Tx, caller: &Caller, why: String) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else {
        return Ok(Answer::Quiet);
    };
    let in_a_row = store::count_misreading(tx, person.id).await?;
    if in_a_row == NEEDS_HELP
        && let Some(own) = person.areas_as(Role::Leader).next()
        && let Ok(micro_grid) = file::micro_grid(tx, caller, own).await?
    {
        for contact in people::responsible(tx, own).await? {
            let Some(user) = contact.user.filter(|_| micro_grid.parent == Some(contact.area)) else { continue };
            let args = [("name", person.name.as_str().into()), ("micro-grid", micro_grid.name.as_str().into())];
            let said = text_with(contact.lang, "reports-leader-needs-help", args);
            outbox::add(tx, &Post::text(user.private_chat(), Lane::Nag, said)).await?;
        }
    }
    if caller.is_private() {
        return Ok(Answer::Short(why));
    }
    outbox::add(tx, &Post::text(caller.user.private_chat(), Lane::Reply, why)).await?;
    Ok(Answer::Quiet)
}

/// A message was changed: where it was a report, that report is corrected to what it says now.
pub async fn on_edited(tx: &mut Tx, house: &House, caller: &Caller, message: &Message) -> Result<Answer, Fault> {
    let mut entries = house.config.reader.read_entries(&message.text, read::local(caller.at));
    let on_file = store::list_by_source(tx, message.chat.id, message.id).await?;
    let report = |entry: &Entry| matches!(entry.reading.kind, Kind::Report | Kind::Correction);
    let several = entries.list.len() > 1 || on_file.len() > 1 && entries.list.iter().any(report);
    if several && files(caller) {
        return list::on_entries(tx, house, caller, (message, entries, true)).await;
    }
    let reading = entries.list.pop().expect("a message has at least one entry").reading;
    let reports = matches!(reading.kind, Kind::Report | Kind::Correction);
    let Some(before) = on_file.into_iter().next() else {
        return if reports { on_text(tx, house, caller, message).await } else { Ok(Answer::Quiet) };
    };
    if !reports
        || reading.micro_grid.is_some() && names_another(tx, caller, &house.config.reader, (&reading, &before)).await?
    {
        return misread(tx, caller, text(caller.lang, "reports-edit-not-understood")).await;
    }
    let micro_grid = match file::micro_grid(tx, caller, before.micro_grid).await? {
        Ok(area) => area,
        Err(answer) => return Ok(answer),
    };
    let submission = Submission {
        micro_grid,
        round: before.round,
        filing: Filing { counts: reading.counts.clone(), needs: reading.needs.clone() },
        sure: false,
        whole: reading.kind == Kind::Report,
        source: Some((message.chat.id, message.id)),
        photo: message.photo.clone(),
    };
    match submit(tx, house, caller, (submission, &reading, false)).await? {
        Some(why) => misread(tx, caller, why).await,
        None => Ok(Answer::Quiet),
    }
}

async fn names_another(
    tx: &mut Tx,
    caller: &Caller,
    reader: &Reader,
    (reading, before): (&Reading, &Report),
) -> Result<bool, Fault> {
    let resolved = resolve::micro_grid(tx, caller, reader, reading.micro_grid.as_deref()).await?;
    Ok(!matches!(resolved, Resolved::This(area) if area.id == before.micro_grid))
}

/// A voice message or a picture without words.
pub fn on_unwritten(caller: &Caller) -> Answer {
    Answer::Short(text(caller.lang, "reports-unwritten"))
}

/// No round is open, and when the next one opens.
pub fn none_open(house: &House, caller: &Caller) -> String {
    let rounds = &house.config.rounds;
    let opens =
        rounds.next_opening(caller.at).map_or_else(String::new, |at| rounds.local(at).format("%H:%M").to_string());
    text_with(caller.lang, "reports-none-open", [("opens", opens.into())])
}

/// The round's name for a half of the day.
pub fn slot_id(slot: Slot) -> SlotId {
    SlotId(match slot {
        Slot::Am => "am".to_owned(),
        Slot::Pm => "pm".to_owned(),
    })
}
