//! People at home under observation, as they and those who look after them live it.

mod care;
mod check_ins;
mod course;
mod entering;
mod ladder;
mod register;
mod release;
mod subjects;
mod talks;
mod worry;

use crate::town::{FAST, Town};
use lianxin::terms::Role;

/// Nothing is reminded of and summed up but what this room asks.
pub fn alone() -> String {
    format!("{FAST}[digests]\nminutes = []\n[nags]\nsteps = []\n")
}

/// Everybody whom these stories need has met the bot.
pub async fn met(town: &mut Town) {
    for who in ["陈书记", "周敏", "王芳", "李强", "赵敏"] {
        town.tells(who, "/start").await;
    }
    town.chat_log();
}

/// 钱阿姨 has joined, and is under observation in QX-03-001 from today on.
pub async fn observed(town: &mut Town) {
    met(town).await;
    town.enters("钱阿姨", Role::Resident, "QX-03-001").await;
    town.tells("王芳", "/observe 钱阿姨 3栋502 湖北来返").await;
    town.taps_privately("王芳", "✅ 登记").await;
    town.chat_log();
}
