use super::{Caller, Command, groups, invite, join, language};
use crate::db::{Fault, Tx};
use crate::features::{Answer, House};

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    match command {
        Command::Start { code } => join::on_start(tx, house, caller, &code).await,
        Command::Stray => join::on_stray(tx, caller).await,
        Command::Language => language::on_asked(tx, caller).await,
        Command::Speak { lang } => language::on_chosen(tx, caller, lang).await,
        Command::Invite => invite::on_asked(tx, caller).await,
        Command::InviteArea { area, page } => invite::on_area(tx, caller, area, page).await,
        Command::InviteLinks { area } => invite::on_links(tx, house, caller, area).await,
        Command::InviteCodes { area } => invite::on_codes(tx, house, caller, area).await,
        Command::InviteFile { area } => invite::on_file(tx, house, caller, area).await,
        Command::InviteWhom { area, page } => invite::on_whom(tx, caller, area, page).await,
        Command::InviteOne { area, person } => invite::on_one(tx, house, caller, (area, person)).await,
        Command::Bind { to } => groups::on_bind(tx, house, caller, &to).await,
        Command::BindChoose { area, page } => groups::on_choose(tx, caller, area, page).await,
        Command::BindTo { area, purpose } => groups::bind(tx, house, caller, (area, purpose)).await,
        Command::Unbind => groups::on_unbind(tx, caller).await,
    }
}
