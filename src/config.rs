//! The configuration: a file and the environment, checked once at start.
//!
//! What always holds: a [`Config`] that exists is good. What is wrong in the file is named with its setting, what is wrong with it and
//! how to mend it, and the bot does not start.

mod raw;

use crate::features::concerns;
use crate::features::duties;
use crate::features::help::{self, reading::HelpReader};
use crate::features::leave;
use crate::features::meetings;
use crate::features::nags::Ladder;
use crate::features::notices;
use crate::features::observation;
use crate::features::reports::form::Form;
use crate::features::reports::reading::Reader;
use crate::features::reports::zeros::Thresholds;
use crate::features::reports::{Doubts, Rounds};
use crate::sender::Limits;
use crate::terms::Lang;
use chrono::Duration;
use chrono_tz::Tz;
use raw::Raw;
use secrecy::SecretString;
use std::path::Path;
use std::sync::Arc;

/// The checked configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// The edge.
    pub telegram: Telegram,
    /// How fast we may speak.
    pub limits: Limits,
    /// `sqlite:FILE` or `postgres://…`.
    pub database_url: String,
    /// After how long settled rows are forgotten.
    pub keep: Duration,
    /// What the root of the tree is called.
    pub district: String,
    /// The local time of rounds and jobs.
    pub zone: Tz,
    /// For people who have chosen no language and whose client has none of ours.
    pub lang: Lang,
    /// How long an invitation is good.
    pub invitation_life: Duration,
    /// The day's rounds.
    pub rounds: Rounds,
    /// The report's fields.
    pub form: Form,
    /// Reads messages by the form's words.
    pub reader: Arc<Reader>,
    /// Reads calls for help.
    pub help_reader: Arc<HelpReader>,
    /// From when on a count is far outside of a micro-grid's own past.
    pub doubts: Doubts,
    /// What leave may be asked for.
    pub leave: leave::Settings,
    /// Difficulties and wishes of residents.
    pub concerns: concerns::Settings,
    /// The day's meetings.
    pub meetings: meetings::Settings,
    /// How long help may take, and how much of it.
    pub help: help::Settings,
    /// People under observation.
    pub observation: observation::Settings,
    /// From when on a zero report is asked about.
    pub zeros: Thresholds,
    /// The ten duties, and pledges.
    pub duties: duties::Settings,
    /// Who is told that a report is missing, and when.
    pub ladder: Ladder,
    /// Minutes after due at which the sums are told.
    pub digest_minutes: Vec<i64>,
    /// Approval and memory of notices.
    pub notices: notices::Settings,
}

/// How Telegram is reached.
#[derive(Debug, Clone)]
pub struct Telegram {
    /// The bot's token; prints as nothing.
    pub token: SecretString,
    /// The Bot API server, without a slash at its end.
    pub api_url: String,
    /// How updates come in.
    pub mode: Mode,
}

/// How updates come in.
#[derive(Debug, Clone)]
pub enum Mode {
    /// The bot asks for them.
    Polling,
    /// Telegram posts them.
    Webhook {
        /// The public address.
        url: String,
        /// Where we listen.
        listen: std::net::SocketAddr,
        /// What Telegram says to be believed.
        secret: SecretString,
    },
}

/// The configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BadConfig {
    /// It cannot be read, or a setting is missing or of the wrong kind; the text names file and setting.
    #[error("the configuration cannot be read: {0}")]
    Unreadable(#[from] config::ConfigError),
    /// A setting says something impossible.
    #[error("{setting}: {why}")]
    Bad {
        /// The setting, such as `rounds.am.due`.
        setting: String,
        /// What is wrong, and what would be right.
        why: String,
    },
}

impl BadConfig {
    pub(crate) fn new(setting: impl Into<String>, why: impl ToString) -> Self {
        Self::Bad { setting: setting.into(), why: why.to_string() }
    }
}

/// The configuration that is shipped; a file needs to say only what differs.
const SHIPPED: &str = include_str!("../bot-config.toml");

impl Config {
    /// Reads a file over the shipped settings, and the environment (`LIANXIN_TELEGRAM__TOKEN`) over both. Without a file the shipped
    /// settings and the environment count.
    pub fn read(file: Option<&Path>) -> Result<Self, BadConfig> {
        let shipped = config::File::from_str(SHIPPED, config::FileFormat::Toml);
        let mut sources = config::Config::builder().add_source(shipped);
        if let Some(file) = file {
            sources = sources.add_source(config::File::from(file).format(config::FileFormat::Toml));
        }
        let environment = config::Environment::with_prefix("LIANXIN").prefix_separator("_").separator("__");
        let raw: Raw = sources.add_source(environment).build()?.try_deserialize()?;
        let written = file.and_then(|file| std::fs::read_to_string(file).ok());
        raw.check(form(written.as_deref())?)
    }

    /// Reads settings given as TOML over the shipped ones, without the environment; for rehearsals and tests.
    pub fn read_text(text: &str) -> Result<Self, BadConfig> {
        let sources = config::Config::builder()
            .add_source(config::File::from_str(SHIPPED, config::FileFormat::Toml))
            .add_source(config::File::from_str(text, config::FileFormat::Toml));
        let raw: Raw = sources.build()?.try_deserialize()?;
        raw.check(form(Some(text))?)
    }
}

/// The form of a file that defines one, else the shipped form. It is read from the text itself, so that a bad definition is named with
/// its line.
fn form(written: Option<&str>) -> Result<Form, BadConfig> {
    match written.filter(|text| text.contains("[reports")) {
        Some(text) => Form::from_toml(text).map_err(|error| BadConfig::new("reports.fields", error)),
        None => Ok(Form::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Config::read_text(text).expect_err("a bad setting").to_string()
    }

    #[test]
    fn the_shipped_settings_are_good() {
        let config = Config::read_text("").expect("good settings");
        assert_eq!(config.rounds.plans().len(), 2);
        assert_eq!(config.form.fields.len(), 9);
    }

    #[test]
    fn a_bad_setting_is_named_with_what_would_be_right() {
        assert_eq!(
            refused("[district]\nname = \"x\"\ntime_zone = \"Shanghai\"\nlanguage = \"en\"\ninvitation_days = 1"),
            "district.time_zone: no such time zone; write one of the IANA list, such as Asia/Shanghai"
        );
        assert!(refused("[limits]\nper_second = 0").starts_with("limits: every limit must be above 0"));
        assert!(refused("[telegram]\nmode = \"pigeon\"").starts_with("telegram.mode: must be"));
        let round = "[[rounds]]\nid = \"am\"\nopens = \"7:30\"\ndue = \"0 0 10 * * *\"\ncloses = \"0 0 12 * * *\"";
        assert!(refused(round).starts_with("rounds.am.opens: `7:30` is no cron expression"));
        assert!(refused("[telegramm]\ntoken = \"x\"").contains("telegramm"));
    }

    #[test]
    fn a_bad_field_is_named_with_its_line() {
        let text =
            "\n[[reports.fields]]\nid = \"water\"\nlabel = { zh-CN = \"水位\" }\nkind = \"count\"\nsynonyms = []\n";
        assert_eq!(refused(text), "reports.fields: line 2: field water: synonyms are missing, so nobody could name it");
    }

    #[test]
    fn the_token_is_never_printed() {
        let config = Config::read_text("[telegram]\ntoken = \"123:hush-hush\"").expect("good settings");
        assert!(!format!("{config:?}").contains("hush-hush"));
    }
}
