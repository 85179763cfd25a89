//! Who comes into a chat and who goes: people, the bot, and a group that becomes a supergroup.

use serde_json::{Value, json};

use super::people::{Actor, Chat, ChatKind, Standing};
use super::shapes::MemberChange;
use super::{Refused, ServiceLine, World};
use crate::ids::{ChatId, PersonId};

impl World {
    /// A new group; the first of its members made it. The bot comes separately.
    pub fn make_group(&mut self, kind: ChatKind, title: &str, members: &[PersonId]) -> ChatId {
        let id = self.next_chat_id(kind);
        let mut chat = Chat::group(id, kind, title);
        for person in members {
            chat.members.entry(*person).or_insert(Standing::Member);
        }
        if let Some(creator) = members.first() {
            chat.members.insert(*creator, Standing::Creator);
        }
        self.chats.insert(id, chat);
        self.tell(json!({ "type": "chat", "chat": id }));
        id
    }

    /// Changes how a person stands in a group; coming and going shows as a service message.
    pub fn set_standing(&mut self, group: ChatId, person: PersonId, to: Standing) -> Result<(), Refused> {
        let group = self.group_for_act(group)?;
        let name = self.people.get(&person).ok_or(Refused::NoPerson { id: person })?.name.clone();
        let who = Actor::Person(person);
        let home = self.chats.get_mut(&group).expect("group_for_act has found it");
        let from = home.members.insert(person, to).unwrap_or(Standing::Left);
        if from == to {
            return Ok(());
        }
        let user = self.user_json(who);
        if !from.is_in() && to.is_in() {
            let fields = json!({ "new_chat_members": [user], "new_chat_member": user, "new_chat_participant": user });
            self.service(group, who, fields, ServiceLine::Joined { who: name });
        } else if from.is_in() && !to.is_in() {
            let fields = json!({ "left_chat_member": user, "left_chat_participant": user });
            self.service(group, who, fields, ServiceLine::Left { who: name });
        }
        self.tell_of_member(group, person);

        let home = &self.chats[&group];
        if home.bot.is_admin() {
            let body = self.member_change_json(home, who, MemberChange { who, from, to });
            self.push_update("chat_member", body);
        }
        Ok(())
    }

    /// Changes how the bot stands in a chat, by somebody's hand; it is told with `my_chat_member`.
    pub fn set_bot_standing(&mut self, chat: ChatId, by: Actor, to: Standing) -> Result<(), Refused> {
        let chat = self.chat_for_act(chat)?;
        let home = self.chats.get_mut(&chat).expect("chat_for_act has found it");
        let from = std::mem::replace(&mut home.bot, to);
        if from == to {
            return Ok(());
        }
        let private = home.is_private();
        let home = &self.chats[&chat];
        let change = MemberChange { who: Actor::Bot, from, to };
        let body = self.member_change_json(home, by, change);
        self.push_update("my_chat_member", body);

        let bot = self.user_json(Actor::Bot);
        let name = self.bot.name.clone();
        match (from.is_in(), to.is_in()) {
            _ if private => {
                let line = if to == Standing::Kicked { "blocked the bot" } else { "unblocked the bot" };
                self.write_down(chat, by, super::What::Member, line.to_owned());
            }
            (false, true) => {
                let fields = json!({ "new_chat_members": [bot], "new_chat_member": bot, "new_chat_participant": bot });
                self.service(chat, by, fields, ServiceLine::Joined { who: name });
            }
            (true, false) => {
                let fields = json!({ "left_chat_member": bot, "left_chat_participant": bot });
                self.service(chat, by, fields, ServiceLine::Left { who: name });
            }
            _ => {}
        }
        self.tell(json!({ "type": "chat", "chat": chat }));
        Ok(())
    }

    /// A group becomes a supergroup under a new id; both chats say so, and the old one is closed.
    pub fn upgrade(&mut self, group: ChatId) -> Result<ChatId, Refused> {
        let old = self.group_for_act(group)?;
        if self.chats[&old].kind == ChatKind::Supergroup {
            return Err(Refused::AlreadySupergroup);
        }
        let new = self.next_chat_id(ChatKind::Supergroup);
        let creator = self.chats[&old].members.iter().find(|(_, standing)| **standing == Standing::Creator);
        let by = creator.map_or(Actor::Anonymous, |(person, _)| Actor::Person(*person));
        let line = ServiceLine::BecameSupergroup;
        self.service(old, by, json!({ "migrate_to_chat_id": new }), line.clone());

        let home = self.chats.get_mut(&old).expect("group_for_act has found it");
        let mut grown = Chat::group(new, ChatKind::Supergroup, &home.title);
        grown.members = std::mem::take(&mut home.members);
        grown.bot = std::mem::replace(&mut home.bot, Standing::Left);
        self.chats.insert(new, grown);
        self.moved.insert(old, new);
        self.service(new, Actor::Anonymous, json!({ "migrate_from_chat_id": old }), line);
        self.tell(json!({ "type": "chat", "chat": old, "moved_to": new }));
        Ok(new)
    }

    /// Posts a service message that the bot hears of while it is in the chat.
    pub fn service(&mut self, chat: ChatId, from: Actor, fields: Value, line: ServiceLine) {
        let id = self.post_service(chat, from, fields, line);
        self.tell_bot("message", chat, id);
    }

    fn group_for_act(&mut self, group: ChatId) -> Result<ChatId, Refused> {
        let group = self.chat_for_act(group)?;
        match self.chats[&group].is_private() {
            true => Err(Refused::NotAGroup),
            false => Ok(group),
        }
    }

    fn tell_of_member(&self, chat: ChatId, person: PersonId) {
        self.tell(json!({ "type": "member", "chat": chat, "person": person }));
    }
}
