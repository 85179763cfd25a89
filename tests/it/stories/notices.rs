//! Notices: written once, told to everybody meant once each, and told from fakes.

mod approving;
mod asking;
mod contents;
mod delivering;
mod mending;
mod reading;
mod sending;
mod timing;
mod verifying;

use crate::town::{FAST, Town};

/// Notices alone: no prompt, nag or sum gets in between.
pub fn quietly() -> String {
    format!("{FAST}[digests]\nminutes = []\n[nags]\nquiet_from = \"22:00\"\nquiet_until = \"06:30\"\nsteps = []\n")
}

/// Everybody of the roster has met the bot.
pub async fn met(town: &mut Town) {
    for who in ["陈书记", "周敏", "吴强", "王芳", "李强", "张伟", "刘洋", "赵敏", "孙丽"] {
        town.tells(who, "/start").await;
    }
    town.clock("07:00").await;
    town.chat_log();
}
