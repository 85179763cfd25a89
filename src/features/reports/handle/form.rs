//! The form in the private chat: one message that is edited as it is walked through.

use super::file::{self, Submission};
use super::{doubt, here, questions};
use crate::db::{Fault, Tx};
use crate::features::people::Caller;
use crate::features::reports::answer::Said;
use crate::features::reports::command::FormPress;
use crate::features::reports::model::Filing;
use crate::features::reports::sheet::{Next, Sheet, Typed};
use crate::features::reports::{store, words};
use crate::features::{Answer, House};
use crate::i18n::{text, text_with};
use crate::outbox;
use crate::talk;
use crate::terms::{AreaId, Lane, Post, RoundId};
use serde_json::json;

/// 填写 or 改: shows the form, with what was filled in before.
pub async fn on_open(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (id, round): (AreaId, RoundId),
) -> Result<Answer, Fault> {
    let micro_grid = match file::micro_grid(tx, caller, id).await? {
        Ok(area) => area,
        Err(answer) => return Ok(answer),
    };
    let left = current(tx, caller).await?.filter(|sheet| sheet.micro_grid == id && sheet.round == round);
    let (filing, at) = match left {
        Some(sheet) => (sheet.filing, sheet.at),
        None => {
            let on_file = store::find(tx, id, &round).await?;
            (on_file.map_or_else(Filing::default, |report| report.filing), 0)
        }
    };
    let name = format!("form/{}/{}", caller.user.0, tx.now_ms());
    let sheet = Sheet { micro_grid: id, round, filing, at, message: None, name: name.clone() };
    keep(tx, caller, &sheet).await?;
    let (html, buttons) = shown(tx, house, caller, (&micro_grid, &sheet)).await?;
    let post = Post::text(caller.user.private_chat(), Lane::Reply, html).buttons(buttons).named(name);
    outbox::add(tx, &post).await?;
    if caller.is_private() { Ok(Answer::Quiet) } else { Ok(Answer::Short(text(caller.lang, "reports-see-private"))) }
}

/// A button of the form.
pub async fn on_press(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (id, round, press): (AreaId, RoundId, FormPress),
) -> Result<Answer, Fault> {
    let sheet = current(tx, caller).await?.filter(|sheet| sheet.micro_grid == id && sheet.round == round);
    let Some(mut sheet) = sheet else {
        return Ok(Answer::Alert(text(caller.lang, "reports-form-over")));
    };
    sheet.message = caller.message;
    match sheet.press(press, &house.config.form) {
        Next::Show => {
            keep(tx, caller, &sheet).await?;
            show(tx, house, caller, &sheet).await?;
        }
        Next::File => return finish(tx, house, caller, sheet).await,
        Next::Discard => {
            talk::clear(tx, caller.user, caller.user.private_chat()).await?;
            here::say(tx, caller, text(caller.lang, "reports-form-discarded")).await?;
        }
    }
    Ok(Answer::Quiet)
}

/// Something typed while a form is open.
pub async fn on_typed(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (typed, said): (&str, &Said),
) -> Result<Answer, Fault> {
    let Some(mut sheet) = current(tx, caller).await? else {
        return Ok(Answer::Short(text(caller.lang, "reports-form-over")));
    };
    match sheet.typed(typed, said, &house.config.form) {
        Typed::Show => {
            keep(tx, caller, &sheet).await?;
            show(tx, house, caller, &sheet).await?;
            Ok(Answer::Quiet)
        }
        // The buttons may be out of sight, and words alone file nothing.
        Typed::AtEnd => on_open(tx, house, caller, (sheet.micro_grid, sheet.round)).await,
        Typed::NotANumber => {
            let short: String = typed.chars().take(20).collect();
            Ok(Answer::Short(text_with(caller.lang, "reports-form-not-a-number", [("typed", short.into())])))
        }
        Typed::OutOfRange(least, most) => {
            let short: String = typed.chars().take(20).collect();
            let args = [("typed", short.into()), ("least", least.into()), ("most", most.into())];
            Ok(Answer::Short(text_with(caller.lang, "reports-form-out-of-range", args)))
        }
    }
}

async fn finish(tx: &mut Tx, house: &House, caller: &Caller, sheet: Sheet) -> Result<Answer, Fault> {
    talk::clear(tx, caller.user, caller.user.private_chat()).await?;
    if sheet.filing == Filing::default() {
        here::say(tx, caller, text(caller.lang, "reports-form-empty")).await?;
        return Ok(Answer::Quiet);
    }
    let micro_grid = match file::micro_grid(tx, caller, sheet.micro_grid).await? {
        Ok(area) => area,
        Err(answer) => return Ok(answer),
    };
    // Every field was shown with what was on file: whoever files it has seen what it replaces.
    let submission = Submission {
        micro_grid: micro_grid.clone(),
        round: sheet.round,
        filing: sheet.filing,
        sure: true,
        whole: true,
        source: None,
        photo: None,
    };
    if let Some(why) = doubt::surprise(tx, house, caller, &submission).await? {
        questions::ask(tx, house, caller, (&submission, why)).await?;
        return Ok(Answer::Quiet);
    }
    here::file(tx, house, caller, (&micro_grid, submission)).await
}

/// Shows the form as it is now, in the message that showed it before.
async fn show(tx: &mut Tx, house: &House, caller: &Caller, sheet: &Sheet) -> Result<(), Fault> {
    let Ok(micro_grid) = file::micro_grid(tx, caller, sheet.micro_grid).await? else {
        return Ok(());
    };
    let (html, buttons) = shown(tx, house, caller, (&micro_grid, sheet)).await?;
    let post = Post::edit(caller.user.private_chat(), sheet.target(), html).buttons(buttons);
    outbox::add(tx, &post).await
}

async fn shown(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (micro_grid, sheet): (&crate::features::areas::Area, &Sheet),
) -> Result<(String, Vec<Vec<crate::terms::Button>>), Fault> {
    let form = &house.config.form;
    let about = (micro_grid, &sheet.round);
    let html = words::form(caller.lang, about, sheet.at, &sheet.filing, form);
    let before = match house.config.rounds.before(&sheet.round) {
        Some(before) => store::find(tx, sheet.micro_grid, &before).await?,
        None => None,
    };
    let field = form.fields.get(sheet.at);
    let last = field.and_then(|field| before.as_ref()?.filing.counts.get(&field.id).copied());
    Ok((html, words::form_buttons(caller.lang, (sheet.micro_grid, &sheet.round), (sheet.at, last), form)))
}

/// What was filed in another way needs no form any more.
pub async fn close(tx: &mut Tx, caller: &Caller, (id, round): (AreaId, &RoundId)) -> Result<(), Fault> {
    let open = current(tx, caller).await?.filter(|sheet| sheet.micro_grid == id && sheet.round == *round);
    let Some(sheet) = open else { return Ok(()) };
    let chat = caller.user.private_chat();
    talk::clear(tx, caller.user, chat).await?;
    let (closed, buttons) = words::form_closed(caller.lang, id, round);
    outbox::add(tx, &Post::edit(chat, sheet.target(), closed).buttons(buttons)).await
}

/// The form that the caller has open; it lives in the private chat.
async fn current(tx: &mut Tx, caller: &Caller) -> Result<Option<Sheet>, Fault> {
    let step = talk::current(tx, caller.user, caller.user.private_chat()).await?;
    Ok(step.and_then(|step| Sheet::of_step(&step.step)))
}

async fn keep(tx: &mut Tx, caller: &Caller, sheet: &Sheet) -> Result<(), Fault> {
    let step = json!({ "report-form": sheet });
    talk::begin(tx, caller.user, caller.user.private_chat(), &step).await
}
