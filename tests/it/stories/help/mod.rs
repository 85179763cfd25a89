//! Help for people at home, path by path.

mod asking;
mod claiming;
mod counselling;
mod looking;
mod unclear;
mod volunteers;

use crate::town::{FAST, Town};
use lianxin::terms::{ChatId, Role};

/// Help alone: no reports are asked for.
pub fn quiet() -> String {
    format!("{FAST}[digests]\nminutes = []\n[nags]\nsteps = []\n")
}

/// A morning in which 钱阿姨 lives in QX-03-001, two volunteers wait in their group, and everybody has met the bot.
pub async fn morning(town: &mut Town) -> ChatId {
    town.enters("钱阿姨", Role::Resident, "QX-03-001").await;
    town.enters("林志", Role::Volunteer, "湘都社区").await;
    town.enters("周愿", Role::Volunteer, "湘都社区").await;
    for who in ["陈书记", "周敏", "王芳"] {
        town.tells(who, "/start").await;
    }
    let group = town.gathers("志愿者群", &["陈书记", "林志", "周愿", "路人"]).await;
    town.says_in(group, "陈书记", "/bind volunteers").await;
    town.clock("10:10").await;
    town.chat_log();
    group
}

/// Somebody asks for something and sends it.
pub async fn sends(town: &mut Town, who: &str, words: &str) {
    town.tells(who, words).await;
    town.taps_privately(who, "发出").await;
}
