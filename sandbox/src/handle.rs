//! The embedding program's hold on the sandbox: starting, people and groups, looking, faults.

use std::collections::HashSet;
use std::sync::{Arc, Weak};

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::faults::Failure;
use crate::ids::{ChatId, MessageId, PersonId, TapId};
use crate::ledger::Ledger;
use crate::options::{Options, TourStep};
use crate::server::{self, Shared};
use crate::webhook;
use crate::world::{Actor, ChatKind, LogLine, Person, Shown, Standing, What, World};

/// A running sandbox; it ends when this is dropped.
///
/// Calls never wait: they change the little world at once, and the bot hears of it by its next update.
/// What people cannot do (speak in a group that they are not in, …) panics with a sentence, being a mistake
/// of the test; the `try_…` forms answer with the sentence instead.
pub struct Sandbox {
    pub(crate) shared: Arc<Shared>,
    url: String,
    tasks: Vec<JoinHandle<()>>,
}

/// A place in the log, for [`Sandbox::log_since`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(usize);

/// A look at what people see from within a hook; it does not keep the sandbox running.
#[derive(Clone)]
pub struct Onlooker(Weak<Shared>);

impl Onlooker {
    pub(crate) fn at(shared: &Arc<Shared>) -> Self {
        Self(Arc::downgrade(shared))
    }

    /// The end of the log.
    pub fn mark(&self) -> Mark {
        Mark(self.0.upgrade().map_or(0, |shared| shared.world().log.len()))
    }

    /// In how many chats the bot said something since the mark, or changed or took away what it had said.
    pub fn chats_since(&self, mark: Mark) -> usize {
        let Some(shared) = self.0.upgrade() else { return 0 };
        let world = shared.world();
        let lines = world.log.get(mark.0..).unwrap_or_default().iter();
        let new = lines.filter(|line| line.by_bot && matches!(line.what, What::Said | What::Edited | What::Deleted));
        new.map(|line| line.chat).collect::<HashSet<_>>().len()
    }
}

/// A group as it is to be made.
#[derive(Clone, Copy, Debug)]
pub struct GroupShape {
    /// A small group or a supergroup.
    pub kind: ChatKind,
    /// How the bot is in it; [`Standing::Left`] is not at all.
    pub bot: Standing,
}

impl Default for GroupShape {
    /// A small group with the bot as a plain member.
    fn default() -> Self {
        Self { kind: ChatKind::Group, bot: Standing::Member }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

impl Sandbox {
    /// Starts serving on 127.0.0.1 in background tasks.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn serve(options: Options) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", options.port)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared::new(World::new(options)));
        let serving = tokio::spawn(server::serve(listener, Arc::clone(&shared)));
        let posting = tokio::spawn(webhook::deliver(Arc::clone(&shared)));
        Ok(Self { shared, url, tasks: vec![serving, posting] })
    }

    /// The base of the bot's API address and of the page, such as `http://127.0.0.1:8081`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The bot's token.
    pub fn token(&self) -> &str {
        &self.shared.token
    }

    /// Ends serving; open connections are closed.
    pub fn stop(self) {}

    /// A new person who speaks Chinese and has no username.
    pub fn person(&self, name: &str) -> PersonId {
        let id = self.shared.world().next_person_id();
        self.person_with(id, name, (None, Some("zh-hans")))
    }

    /// A new person with this id, username and language code; one of the same id is replaced.
    pub fn person_with(&self, id: PersonId, name: &str, names: (Option<&str>, Option<&str>)) -> PersonId {
        let (username, language) = names;
        self.shared.world().add_person(Person {
            id,
            name: name.to_owned(),
            username: username.map(str::to_owned),
            language: language.map(str::to_owned),
            title: String::new(),
            deactivated: false,
        })
    }

    /// Sets the line under a person's name on the page.
    pub fn set_title(&self, person: PersonId, title: &str) {
        if let Some(person) = self.shared.world().people.get_mut(&person) {
            title.clone_into(&mut person.title);
        }
    }

    /// Deletes a person's account: sending to them is forbidden from now on.
    pub fn deactivate(&self, person: PersonId) {
        if let Some(person) = self.shared.world().people.get_mut(&person) {
            person.deactivated = true;
        }
    }

    /// Sets the page's guided tour.
    pub fn set_tour(&self, tour: Vec<TourStep>) {
        self.shared.world().options.tour = tour;
    }

    /// Switches the bot's privacy mode in groups.
    pub fn set_privacy(&self, on: bool) {
        self.shared.world().bot.privacy = on;
    }

    /// A new small group with these members and the bot; the first member made it.
    pub fn group(&self, title: &str, members: &[PersonId]) -> ChatId {
        self.group_with(title, members, GroupShape::default())
    }

    /// A new group of that shape. A bot that is in it hears of it as if it had just been added.
    pub fn group_with(&self, title: &str, members: &[PersonId], shape: GroupShape) -> ChatId {
        let mut world = self.shared.world();
        let group = world.make_group(shape.kind, title, members);
        let by = members.first().map_or(Actor::Anonymous, |person| Actor::Person(*person));
        expect(world.set_bot_standing(group, by, shape.bot));
        group
    }

    /// A chat's messages, oldest first; empty for a chat that nobody wrote in.
    pub fn messages(&self, chat: impl Into<ChatId>) -> Vec<Shown> {
        self.shared.world().shown(chat.into())
    }

    /// One message as people see it.
    pub fn message(&self, chat: impl Into<ChatId>, id: MessageId) -> Option<Shown> {
        self.messages(chat).into_iter().find(|shown| shown.id == id)
    }

    /// What the bot answered to a tap: None before it answered and for an answer without words.
    pub fn toast(&self, tap: TapId) -> Option<String> {
        self.shared.world().taps.get(&tap)?.answer.as_ref()?.text.clone()
    }

    /// The address that the bot's answer to a tap opens, if any.
    pub fn opened_url(&self, tap: TapId) -> Option<String> {
        self.shared.world().taps.get(&tap)?.answer.as_ref()?.url.clone()
    }

    /// Whether the bot answered a tap at all.
    pub fn answered(&self, tap: TapId) -> bool {
        self.shared.world().taps.get(&tap).is_some_and(|tap| tap.answer.is_some())
    }

    /// The end of the log.
    pub fn mark(&self) -> Mark {
        Mark(self.shared.world().log.len())
    }

    /// Everything visible since the mark, in order over all chats.
    pub fn log_since(&self, mark: Mark) -> Vec<LogLine> {
        self.shared.world().log.get(mark.0..).unwrap_or_default().to_vec()
    }

    /// Updates that were made and are not yet confirmed.
    pub fn pending_updates(&self) -> usize {
        self.shared.world().updates.pending.len()
    }

    /// The account of all effects, refusals and updates so far.
    pub fn ledger(&self) -> Ledger {
        self.shared.world().ledger.clone()
    }

    /// The commands that the bot set, by scope (as JSON text) and language (empty for all).
    pub fn commands(&self) -> Vec<(String, String, Value)> {
        let world = self.shared.world();
        let commands = world.bot.commands.iter();
        commands.map(|((scope, language), list)| (scope.clone(), language.clone(), list.clone())).collect()
    }

    /// Queues a misfortune for the calls that it fits.
    pub fn fail(&self, failure: Failure) {
        self.shared.world().faults.add(failure);
    }

    /// How many calls are still to fail.
    pub fn failures_waiting(&self) -> u32 {
        self.shared.world().faults.waiting()
    }

    /// Forgets all failures that no call has met.
    pub fn clear_failures(&self) {
        self.shared.world().faults.clear();
    }

    /// Puts any JSON into the bot's queue of updates; without an `update_id` it gets the next one, which is answered.
    pub fn push_update(&self, update: Value) -> i64 {
        self.shared.world().push_raw_update(update)
    }

    /// Lets the next update have this id, as Telegram restarts its count after a quiet week.
    pub fn continue_update_ids_at(&self, id: i64) {
        self.shared.world().updates.next_id = id;
    }

    /// The bytes of the file that a message carries.
    pub fn file_of(&self, chat: impl Into<ChatId>, message: MessageId) -> Option<Vec<u8>> {
        let world = self.shared.world();
        match &world.message(chat.into(), message)?.content {
            crate::world::Content::Media(_, file) => Some(file.bytes.to_vec()),
            _ => None,
        }
    }
}

/// For acts whose refusal is a mistake of the test.
#[track_caller]
pub(crate) fn expect<T>(outcome: Result<T, crate::Refused>) -> T {
    match outcome {
        Ok(value) => value,
        Err(why) => panic!("{why}"),
    }
}
