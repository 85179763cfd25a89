//! What people do, for tests: each deed as one call on [`Sandbox`].

use serde_json::{Value, json};

use crate::Refused;
use crate::handle::{Sandbox, expect};
use crate::ids::{ChatId, MessageId, PersonId, TapId};
use crate::world::{Actor, Content, Media, Saying, Standing, World, button_of};

/// A one-pixel PNG, which stands for any picture.
const PICTURE: &[u8] =
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\
\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82";

impl Sandbox {
    /// A person writes in a chat; their own id is their private chat with the bot.
    #[track_caller]
    pub fn say(&self, person: PersonId, chat: impl Into<ChatId>, text: &str) -> MessageId {
        expect(self.try_say(person, chat, text))
    }

    /// As [`Sandbox::say`].
    ///
    /// # Errors
    /// A sentence, when that person cannot write there.
    pub fn try_say(&self, person: PersonId, chat: impl Into<ChatId>, text: &str) -> Result<MessageId, Refused> {
        self.shared.world().say(person, chat.into(), Saying::text(text))
    }

    /// A person writes to the bot in private.
    #[track_caller]
    pub fn tell(&self, person: PersonId, text: &str) -> MessageId {
        self.say(person, person, text)
    }

    /// A person opens the bot, by its plain link or by a deep link with a payload.
    #[track_caller]
    pub fn start(&self, person: PersonId, payload: Option<&str>) -> MessageId {
        expect(start(&mut self.shared.world(), person, payload))
    }

    /// An administrator writes in the group's name.
    #[track_caller]
    pub fn say_anonymously(&self, person: PersonId, group: ChatId, text: &str) -> MessageId {
        let saying = Saying { anonymous: true, ..Saying::text(text) };
        expect(self.shared.world().say(person, group, saying))
    }

    /// A person answers a message.
    #[track_caller]
    pub fn reply(&self, person: PersonId, at: (impl Into<ChatId>, MessageId), text: &str) -> MessageId {
        let saying = Saying { reply_to: Some(at.1), ..Saying::text(text) };
        expect(self.shared.world().say(person, at.0.into(), saying))
    }

    /// A person changes their own message.
    #[track_caller]
    pub fn edit(&self, person: PersonId, at: (impl Into<ChatId>, MessageId), text: &str) {
        expect(self.shared.world().edit_own(person, (at.0.into(), at.1), text));
    }

    /// A person deletes their own message; the bot is not told.
    #[track_caller]
    pub fn delete(&self, person: PersonId, at: (impl Into<ChatId>, MessageId)) {
        expect(self.shared.world().delete_own(person, (at.0.into(), at.1)));
    }

    /// A person presses the newest button in the chat with this label, or whose label begins so.
    ///
    /// # Errors
    /// A sentence, when there is no such button or the person is not in the chat.
    pub fn tap(&self, person: PersonId, chat: impl Into<ChatId>, label: &str) -> Result<TapId, Refused> {
        let mut world = self.shared.world();
        let chat = world.chat_for_act(chat.into())?;
        let Some((message, button)) = world.find_button(chat, label) else {
            return Err(Refused::NoButtonInChat { label: label.to_owned() });
        };
        world.press(person, (chat, message), &button)
    }

    /// A person presses a button of one message.
    ///
    /// # Errors
    /// As [`Sandbox::tap`].
    pub fn tap_on(&self, person: PersonId, at: (impl Into<ChatId>, MessageId), label: &str) -> Result<TapId, Refused> {
        let mut world = self.shared.world();
        let chat = world.chat_for_act(at.0.into())?;
        let button = world.message(chat, at.1).and_then(|message| button_of(message, label));
        let Some(button) = button else {
            return Err(Refused::NoButtonUnderMessage { label: label.to_owned() });
        };
        world.press(person, (chat, at.1), &button)
    }

    /// A press with data of one's own making, as a hostile program sends it.
    ///
    /// # Errors
    /// A sentence, when the message is gone or the person is not in the chat.
    pub fn tap_forged(
        &self,
        person: PersonId,
        at: (impl Into<ChatId>, MessageId),
        data: &str,
    ) -> Result<TapId, Refused> {
        let button = json!({ "text": "forged", "callback_data": data });
        self.shared.world().press(person, (at.0.into(), at.1), &button)
    }

    /// A person sends a picture.
    #[track_caller]
    pub fn photo(&self, person: PersonId, chat: impl Into<ChatId>, caption: &str) -> MessageId {
        expect(send_file(
            &mut self.shared.world(),
            (person, chat.into()),
            (Media::Photo, "photo.png", PICTURE),
            caption,
        ))
    }

    /// A person sends several pictures at once, each with its caption, which may be empty; each comes as a message of its own.
    #[track_caller]
    pub fn album(&self, person: PersonId, chat: impl Into<ChatId>, captions: &[&str]) -> Vec<MessageId> {
        let chat = chat.into();
        let mut world = self.shared.world();
        let mut album = None;
        let sent = captions.iter().map(|caption| {
            let file = world.store_file("photo.png", "image/png", PICTURE.to_vec().into());
            let album = album.get_or_insert_with(|| format!("album{}", file.number)).clone();
            let saying =
                Saying { content: Content::Media(Media::Photo, file), album: Some(album), ..Saying::text(caption) };
            expect(world.say(person, chat, saying))
        });
        sent.collect()
    }

    /// A person sends a voice message.
    #[track_caller]
    pub fn voice(&self, person: PersonId, chat: impl Into<ChatId>) -> MessageId {
        expect(send_file(&mut self.shared.world(), (person, chat.into()), (Media::Voice, "voice.oga", b"OggS"), ""))
    }

    /// A person sends a file under a name.
    #[track_caller]
    pub fn document(&self, person: PersonId, chat: impl Into<ChatId>, file: (&str, &[u8])) -> MessageId {
        let (name, bytes) = file;
        expect(send_file(&mut self.shared.world(), (person, chat.into()), (Media::Document, name, bytes), ""))
    }

    /// A person sends anything else, as the fields that the Bot API has for it: `{"location": {…}}`, `{"contact": {…}}`.
    #[track_caller]
    pub fn send_other(&self, person: PersonId, chat: impl Into<ChatId>, fields: Value) -> MessageId {
        let saying = Saying { content: Content::Other(fields), ..Saying::text("") };
        expect(self.shared.world().say(person, chat.into(), saying))
    }

    /// A person passes a message on to another chat.
    #[track_caller]
    pub fn forward(&self, person: PersonId, from: (impl Into<ChatId>, MessageId), to: impl Into<ChatId>) -> MessageId {
        expect(self.shared.world().forward(person, (from.0.into(), from.1), to.into()))
    }

    /// A person sets a reaction; an empty one takes it back.
    #[track_caller]
    pub fn react(&self, person: PersonId, at: (impl Into<ChatId>, MessageId), emoji: &str) {
        expect(self.shared.world().react(person, (at.0.into(), at.1), emoji));
    }

    /// A person comes into a group.
    #[track_caller]
    pub fn join(&self, person: PersonId, group: ChatId) {
        self.set_standing(person, group, Standing::Member);
    }

    /// A person leaves a group.
    #[track_caller]
    pub fn leave(&self, person: PersonId, group: ChatId) {
        self.set_standing(person, group, Standing::Left);
    }

    /// A person becomes an administrator, a member, or is thrown out.
    #[track_caller]
    pub fn set_standing(&self, person: PersonId, group: ChatId, standing: Standing) {
        expect(self.shared.world().set_standing(group, person, standing));
    }

    /// A person adds the bot to a group.
    #[track_caller]
    pub fn add_bot(&self, by: PersonId, group: ChatId) {
        self.set_bot(by, group, Standing::Member);
    }

    /// A person throws the bot out of a group.
    #[track_caller]
    pub fn remove_bot(&self, by: PersonId, group: ChatId) {
        self.set_bot(by, group, Standing::Kicked);
    }

    /// A person makes the bot an administrator of a group.
    #[track_caller]
    pub fn make_bot_admin(&self, by: PersonId, group: ChatId) {
        self.set_bot(by, group, Standing::Admin);
    }

    /// A person changes how the bot stands in a group.
    #[track_caller]
    pub fn set_bot(&self, by: PersonId, group: ChatId, standing: Standing) {
        expect(self.shared.world().set_bot_standing(group, Actor::Person(by), standing));
    }

    /// A person blocks the bot.
    #[track_caller]
    pub fn block(&self, person: PersonId) {
        self.set_bot(person, person.into(), Standing::Kicked);
    }

    /// A person lets the bot write again.
    #[track_caller]
    pub fn unblock(&self, person: PersonId) {
        self.set_bot(person, person.into(), Standing::Member);
    }

    /// A small group becomes a supergroup; answers with its new id. People's deeds find it under both.
    #[track_caller]
    pub fn upgrade_to_supergroup(&self, group: ChatId) -> ChatId {
        expect(self.shared.world().upgrade(group))
    }
}

/// `/start`, with the payload of a deep link.
pub(crate) fn start(world: &mut World, person: PersonId, payload: Option<&str>) -> Result<MessageId, Refused> {
    let text = match payload {
        Some(payload) if is_payload(payload) => format!("/start {payload}"),
        Some(_) => return Err(Refused::BadPayload),
        None => "/start".to_owned(),
    };
    let chat = world.chat_for_act(person.into())?;
    // Pressing "Start" unblocks a bot, as in life.
    if world.chat(chat).is_some_and(|home| home.bot == Standing::Kicked) {
        world.set_bot_standing(chat, Actor::Person(person), Standing::Member)?;
    }
    world.say(person, chat, Saying::text(&text))
}

fn is_payload(payload: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    (1..=64).contains(&payload.len()) && payload.bytes().all(plain)
}

/// Sends a file of that kind, name and content.
pub(crate) fn send_file(
    world: &mut World,
    at: (PersonId, ChatId),
    file: (Media, &str, &[u8]),
    caption: &str,
) -> Result<MessageId, Refused> {
    let (kind, name, bytes) = file;
    let mime = match kind {
        Media::Photo => "image/png",
        Media::Voice => "audio/ogg",
        Media::Document => "application/octet-stream",
    };
    let file = world.store_file(name, mime, bytes.to_vec().into());
    let saying = Saying { content: Content::Media(kind, file), ..Saying::text(caption) };
    world.say(at.0, at.1, saying)
}

/// The stand-ins that the page sends, since it has no files of its own.
pub(crate) fn send_stand_in(
    world: &mut World,
    at: (PersonId, ChatId),
    kind: Media,
    caption: &str,
) -> Result<MessageId, Refused> {
    match kind {
        Media::Photo => send_file(world, at, (kind, "photo.png", PICTURE), caption),
        Media::Voice => send_file(world, at, (kind, "voice.oga", b"OggS"), caption),
        Media::Document => send_file(world, at, (kind, "document.txt", caption.as_bytes()), caption),
    }
}

/// The place that the page sends, since nobody stands anywhere in it.
pub(crate) fn send_place(world: &mut World, person: PersonId, chat: ChatId) -> Result<MessageId, Refused> {
    let fields = json!({ "location": { "latitude": 30.7628, "longitude": 120.7584 } });
    world.say(person, chat, Saying { content: Content::Other(fields), ..Saying::text("") })
}
