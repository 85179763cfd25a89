use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
    };
}

id!(
    /// A row of the tree of areas.
    AreaId
);
id!(
    /// A person of the roster.
    PersonId
);
id!(
    /// Telegram's id of an account.
    UserId
);
id!(
    /// Telegram's id of a chat; a private chat has the id of its account, groups are negative.
    ChatId
);
id!(
    /// Telegram's id of a message, unique within its chat.
    MessageId
);

impl UserId {
    /// The private chat between this account and the bot.
    pub fn private_chat(self) -> ChatId {
        ChatId(self.0)
    }
}
