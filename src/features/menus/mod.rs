//! The menus of commands that Telegram shows beside the text field.

mod store;

use crate::db::{Fault, Tx};
use crate::i18n;
use crate::outbox;
use crate::telegram::{CommandScope, set_commands};
use crate::terms::{Lang, Post};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What is offered in private chats.
const PRIVATE: &[&str] = &["report", "status", "history", "missing", "excuse", "digest", "invite", "language", "start"];
/// What is offered in groups; what is answered in private only stands in the menu of the private chat.
const GROUPS: &[&str] = &["status", "missing", "excuse", "bind", "unbind"];

/// The menus in every language that a menu can have; `default` is for clients of any other.
fn menus(default: Lang) -> Vec<Post> {
    // A menu's language has two letters, so one Chinese menu serves both scripts.
    let chinese = if default == Lang::ZhTw { Lang::ZhTw } else { Lang::ZhCn };
    let mut posts = vec![];
    for (scope, names) in [(CommandScope::Private, PRIVATE), (CommandScope::Groups, GROUPS)] {
        for (shown_to, lang) in [(None, default), (Some(chinese), chinese), (Some(Lang::En), Lang::En)] {
            let about = |name: &&str| ((*name).to_owned(), i18n::text(lang, &format!("command-{name}")));
            let commands: Vec<_> = names.iter().map(about).collect();
            posts.push(set_commands(scope, shown_to, &commands));
        }
    }
    posts
}

/// Queues the menus where they differ from those that were queued last; answers whether they did.
pub async fn publish_menus(tx: &mut Tx, default: Lang) -> Result<bool, Fault> {
    let posts = menus(default);
    let print = fingerprint(&posts);
    if store::published(tx).await? == Some(print) {
        return Ok(false);
    }
    for post in &posts {
        outbox::add(tx, post).await?;
    }
    store::publish(tx, print).await?;
    Ok(true)
}

/// A number that changes with any word of the menus.
fn fingerprint(posts: &[Post]) -> i64 {
    let mut hasher = DefaultHasher::new();
    for post in posts {
        format!("{:?}", post.what).hash(&mut hasher);
    }
    hasher.finish().cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_follows_the_words() {
        assert_eq!(fingerprint(&menus(Lang::ZhCn)), fingerprint(&menus(Lang::ZhCn)));
        assert_ne!(fingerprint(&menus(Lang::ZhCn)), fingerprint(&menus(Lang::En)));
    }
}
