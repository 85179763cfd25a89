//! A notice goes out.

use super::super::model::{Notice, Recipient, State};
use super::super::rules::{self, Start};
use super::super::store::{self, copies};
use super::super::words;
use super::{approval, tick};
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::{areas, people};
use crate::outbox;
use crate::terms::{Lane, Lang, Post, Role, Target};

/// Does what is to be done with a notice that its author has sent off; answers why nothing is, where that is so.
pub async fn start(tx: &mut Tx, house: &House, notice: &mut Notice) -> Result<Option<&'static str>, Fault> {
    let audience = copies::audience(tx, notice).await?;
    let size = (audience.recipients.len(), house.config.notices.approve_above);
    let refused = match rules::start(notice, size, tx.now()) {
        Start::Nobody => Some("notices-nobody"),
        Start::Past => Some("notices-time-past"),
        Start::Ask => approval::ask(tx, house, notice).await?,
        Start::Wait(at) => {
            notice.state = State::Scheduled;
            tick::at(tx, notice.id, at).await?;
            None
        }
        Start::Repeat(cron) => {
            notice.state = State::Repeating;
            tick::next(tx, house, notice.id, &cron).await?;
            None
        }
        Start::Now => {
            deliver(tx, house, notice, &audience.recipients).await?;
            None
        }
    };
    store::save(tx, notice).await?;
    Ok(refused)
}

/// Whether the author still speaks for the area.
pub async fn may_speak(tx: &mut Tx, notice: &Notice) -> Result<bool, Fault> {
    let roles = people::roles_in_reach(tx, notice.author, notice.area).await?;
    Ok(roles.iter().any(|role| matches!(role, Role::District | Role::Secretary)))
}

/// Posts that are made at once: their buttons and texts stay small in memory.
const AT_ONCE: usize = 500;

/// Queues a copy for each chat, all in this transaction.
async fn deliver(tx: &mut Tx, house: &House, notice: &mut Notice, to: &[Recipient]) -> Result<(), Fault> {
    copies::keep(tx, notice.id, to).await?;
    let office = areas::find(tx, notice.area).await?.map(|area| area.name).unwrap_or_default();
    let texts = Texts::new(notice, &office);
    for some in to.chunks(AT_ONCE) {
        let posts: Vec<Post> = some.iter().map(|recipient| texts.post(notice, recipient)).collect();
        outbox::add_all(tx, &posts).await?;
    }
    if notice.pin {
        let groups = to.iter().filter(|recipient| recipient.person.is_none());
        let pin = |to: &Recipient| Post::pin(to.chat, Target::Named(notice.id.copy(to.chat))).in_lane(Lane::Notice);
        outbox::add_all(tx, &groups.map(pin).collect::<Vec<_>>()).await?;
    }
    (notice.state, notice.sent_at) = (State::Sending, Some(tx.now()));
    tick::watch(tx, house, notice).await
}

/// A notice's words in each language, made once for all its copies.
pub struct Texts(Vec<(Lang, String)>);

impl Texts {
    /// Writes them.
    pub fn new(notice: &Notice, office: &str) -> Self {
        Self(Lang::ALL.map(|lang| (lang, words::copies::copy(notice, office, lang))).into())
    }

    /// The words for a reader, and the language of the buttons below them.
    pub fn of(&self, notice: &Notice, to: &Recipient) -> (Lang, &str) {
        let lang = to.lang.unwrap_or(notice.lang);
        let text = self.0.iter().find(|(own, _)| *own == lang).map_or("", |(_, text)| text.as_str());
        (lang, text)
    }

    /// The copy for a reader. It replaces itself while it is queued, which is how it is corrected in time.
    pub fn post(&self, notice: &Notice, to: &Recipient) -> Post {
        let (lang, text) = self.of(notice, to);
        let post = match words::copies::is_caption(notice) {
            Some(file) => Post::stored(to.chat, Lane::Notice, file, text),
            None => Post::text(to.chat, Lane::Notice, text),
        };
        let name = notice.id.copy(to.chat);
        post.buttons(words::copies::buttons(notice, lang)).named(name.clone()).replacing(name)
    }
}
