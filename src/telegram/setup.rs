//! Calls that are about the bot itself.

use super::call::Client;
use super::failure::Failure;
use crate::terms::{ChatId, Lang, Post, What};
use serde::Deserialize;
use serde_json::json;
use teloxide::payloads::{
    SetMyCommands, SetMyCommandsSetters, SetMyDescription, SetMyDescriptionSetters, SetMyShortDescription,
    SetMyShortDescriptionSetters,
};
use teloxide::types::{self, BotCommand, BotCommandScope};

/// The bot's own account.
#[derive(Debug, Clone, Deserialize)]
pub struct Me {
    /// Its id.
    pub id: i64,
    /// Its name in links, without `@`.
    pub username: String,
    /// It sees all messages of groups: privacy mode is off.
    #[serde(default)]
    pub can_read_all_group_messages: bool,
}

/// Where a menu of commands is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandScope {
    /// All private chats.
    Private,
    /// All groups.
    Groups,
    /// One chat.
    Chat(ChatId),
}

impl Client {
    /// Asks who the bot is; also tells whether the token is good.
    pub async fn me(&self) -> Result<Me, Failure> {
        let me = self.call("getMe", &json!({}), None).await?;
        serde_json::from_value(me).map_err(|_| Failure::Unknown)
    }
}

/// Queues a menu of commands (name, description) for a scope; `lang` is `None` for clients in any other language.
pub fn set_commands(scope: CommandScope, lang: Option<Lang>, commands: &[(String, String)]) -> Post {
    let (to, scope) = match scope {
        CommandScope::Private => (ChatId(0), BotCommandScope::AllPrivateChats),
        CommandScope::Groups => (ChatId(0), BotCommandScope::AllGroupChats),
        CommandScope::Chat(chat) => (chat, BotCommandScope::Chat { chat_id: types::ChatId(chat.0).into() }),
    };
    let commands = commands.iter().map(|(name, about)| BotCommand::new(name, about));
    let mut payload = SetMyCommands::new(commands.collect::<Vec<_>>()).scope(scope);
    // Bot API language codes have two letters: Traditional Chinese cannot be told from Simplified in a menu.
    if let Some(lang) = lang {
        payload = payload.language_code(&lang.as_str()[..2]);
    }
    queued(to, "setMyCommands", &payload)
}

/// Queues what the bot's own page says of it: in its empty chat, and in a line beside its name. `lang` as for [`set_commands`].
pub fn set_profile(lang: Option<Lang>, description: &str, line: &str) -> [Post; 2] {
    let mut long = SetMyDescription::new().description(description);
    let mut short = SetMyShortDescription::new().short_description(line);
    if let Some(lang) = lang {
        long = long.language_code(&lang.as_str()[..2]);
        short = short.language_code(&lang.as_str()[..2]);
    }
    [queued(ChatId(0), "setMyDescription", &long), queued(ChatId(0), "setMyShortDescription", &short)]
}

fn queued(to: ChatId, method: &str, payload: &impl serde::Serialize) -> Post {
    let body = serde_json::to_value(payload).expect("teloxide's payloads have string keys and no failing fields");
    let mut post = Post::text(to, crate::terms::Lane::Notice, "");
    post.what = What::Call { method: method.to_owned(), body };
    post
}
