//! The menus of commands that Telegram shows beside the text field.
//!
//! What always holds: a person's own menu has what their roles have a use for, in their language; who has not joined, and every group,
//! has a menu that serves anybody there.

mod store;

use crate::db::{Fault, Tx};
use crate::features::people;
use crate::i18n;
use crate::outbox;
use crate::rights::{FILING, LEADING, STAFF};
use crate::telegram::{CommandScope, set_commands, set_profile};
use crate::terms::{Lang, PersonId, Post, Role};
use Role::{District, Leader, Secretary, Volunteer};
use std::hash::{DefaultHasher, Hash, Hasher};
use strum::VariantArray;

/// What is offered in private chats, most used first, and to whom; what has no roles is offered to everybody,
/// joined or not.
const PRIVATE: &[(&str, &[Role])] = &[
    ("report", &[Leader]),
    ("status", STAFF),
    ("history", &[Leader]),
    ("missing", LEADING),
    ("excuse", LEADING),
    ("leave", &[Leader, Secretary]),
    ("duties", STAFF),
    ("pledge", FILING),
    ("pledges", LEADING),
    ("mysubjects", STAFF),
    ("observe", FILING),
    ("care", FILING),
    ("mytasks", &[Volunteer, Leader]),
    ("me", &[Volunteer]),
    ("help", Role::VARIANTS),
    ("myrequests", Role::VARIANTS),
    ("assign", STAFF),
    ("concern", Role::VARIANTS),
    ("concerns", LEADING),
    ("agenda", LEADING),
    ("tasks", STAFF),
    ("task", &[District, Secretary]),
    ("minutes", &[District, Secretary]),
    ("digest", LEADING),
    ("notice", &[District, Secretary]),
    ("invite", LEADING),
    ("ask", Role::VARIANTS),
    ("verify", &[]),
    ("volunteer", &[]),
    ("language", &[]),
    ("start", &[]),
];
/// What is offered in groups; what is answered in private only stands in the menu of the private chat.
const GROUPS: &[&str] = &["status", "missing", "excuse", "verify", "bind", "unbind"];

/// The menus and the profile in every language that they can have; `default` is for clients of any other.
fn menus(default: Lang) -> Vec<Post> {
    // A menu's language has two letters, so one Chinese menu serves both scripts.
    let chinese = if default == Lang::ZhTw { Lang::ZhTw } else { Lang::ZhCn };
    let mut posts = vec![];
    for (scope, names) in [(CommandScope::Private, offered(&[])), (CommandScope::Groups, GROUPS.to_vec())] {
        for (shown_to, lang) in [(None, default), (Some(chinese), chinese), (Some(Lang::En), Lang::En)] {
            posts.push(set_commands(scope, shown_to, &described(lang, &names)));
        }
    }
    for (shown_to, lang) in [(None, default), (Some(chinese), chinese), (Some(Lang::En), Lang::En)] {
        posts.extend(set_profile(
            shown_to,
            &i18n::text(lang, "profile-description"),
            &i18n::text(lang, "profile-line"),
        ));
    }
    posts
}

/// What is offered in private to somebody with these roles.
fn offered(roles: &[Role]) -> Vec<&'static str> {
    let fits = |of: &&(&str, &[Role])| of.1.is_empty() || of.1.iter().any(|role| roles.contains(role));
    PRIVATE.iter().filter(fits).map(|(name, _)| *name).collect()
}

fn described(lang: Lang, names: &[&str]) -> Vec<(String, String)> {
    names.iter().map(|name| ((*name).to_owned(), i18n::text(lang, &format!("command-{name}")))).collect()
}

/// Gives somebody who has joined the menu of their roles, in their language.
pub async fn offer(tx: &mut Tx, person: PersonId) -> Result<(), Fault> {
    let Some(contact) = people::contact(tx, person).await? else {
        return Ok(());
    };
    let Some(user) = contact.user else {
        return Ok(());
    };
    let roles: Vec<Role> = people::holdings(tx, person).await?.iter().map(|holding| holding.role).collect();
    let lang = contact.lang;
    let scope = CommandScope::Chat(user.private_chat());
    outbox::add(tx, &set_commands(scope, None, &described(lang, &offered(&roles)))).await
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
    use super::super::people::Caller;
    use super::super::router::read_typed;
    use super::*;
    use crate::rights;
    use crate::terms::{Chat, ChatKind, UserId, moment};

    #[test]
    fn the_fingerprint_follows_the_words() {
        assert_eq!(fingerprint(&menus(Lang::ZhCn)), fingerprint(&menus(Lang::ZhCn)));
        assert_ne!(fingerprint(&menus(Lang::ZhCn)), fingerprint(&menus(Lang::En)));
    }

    /// Somebody in a private chat, as far as reading a typed command cares.
    fn caller() -> Caller {
        let user = UserId(1);
        let chat = Chat { id: user.private_chat(), kind: ChatKind::Private, title: String::new() };
        let (name, lang, at) = (String::new(), Lang::ZhCn, moment(0));
        Caller { user, name, lang, chat, person: None, message: None, pressed: None, at }
    }

    #[test]
    fn whoever_is_offered_a_command_may_give_it() {
        for (name, roles) in PRIVATE {
            let command = read_typed(name, "", &caller()).unwrap_or_else(|| panic!("nobody reads /{name}"));
            let (room, of) = command.name();
            let need = rights::need(room, of).expect("every command is in the table");
            for role in *roles {
                assert!(need.is_met(true, &[*role]), "/{name} is offered to {role:?}, who may not give it");
            }
            assert!(
                !roles.is_empty() || need.is_met(false, &[]),
                "/{name} is offered to strangers, who may not give it"
            );
        }
    }
}
