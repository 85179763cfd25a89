use super::{Caller, store, words};
use crate::db::{Fault, Tx};
use crate::features::Answer;
use crate::i18n;
use crate::outbox;
use crate::terms::{Happened, Lane, Lang, Post};

/// `/language`
pub async fn on_asked(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    let text = i18n::text(caller.lang, "people-language");
    let post = Post::text(caller.chat.id, Lane::Reply, text).buttons(words::language_buttons(caller.user));
    outbox::add(tx, &post).await?;
    Ok(Answer::Quiet)
}

/// A language was chosen; an account without a place in the roster keeps it too.
pub async fn on_chosen(tx: &mut Tx, caller: &Caller, lang: Lang) -> Result<Answer, Fault> {
    if let Some(person) = &caller.person {
        tx.tell(Happened::Addressed { person: person.id });
    }
    if !store::set_lang(tx, caller.user, lang).await? {
        store::set_account_lang(tx, caller.user, lang).await?;
    }
    Ok(Answer::Short(i18n::text(lang, "people-language-set")))
}
