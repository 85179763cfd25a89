use crate::config::Config;
use crate::terms::UserId;

/// What every feature may look at: the checked configuration and who the bot is.
#[derive(Debug, Clone)]
pub struct House {
    /// The configuration.
    pub config: std::sync::Arc<Config>,
    /// The bot's account.
    pub own: UserId,
    /// The bot's name in links, without `@`.
    pub username: String,
    /// It reads every message of its groups without being an administrator: privacy mode is off.
    pub hears_groups: bool,
}

/// What a person is told at once, beside what is queued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Nothing more.
    Quiet,
    /// A short line: a toast where a button was pressed, a message where something was written.
    Short(String),
    /// The same, in a window that must be closed.
    Alert(String),
}
