//! The settings as written, before they are checked.

use super::{BadConfig, Config, Mode, Telegram};
use crate::clock::Schedule;
use crate::features::concerns;
use crate::features::duties;
use crate::features::help::{self, reading::HelpReader};
use crate::features::leave;
use crate::features::meetings;
use crate::features::nags::{Ladder, Recipient, Step};
use crate::features::notices;
use crate::features::observation;
use crate::features::reports::form::Form;
use crate::features::reports::reading::Reader;
use crate::features::reports::zeros::Thresholds;
use crate::features::reports::{Doubts, RoundPlan, Rounds};
use crate::sender::Limits;
use crate::terms::{Lang, SlotId};
use chrono::{Duration, NaiveTime};
use chrono_tz::Tz;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    telegram: RawTelegram,
    limits: RawLimits,
    database: RawDatabase,
    district: RawDistrict,
    rounds: Vec<RawRound>,
    doubts: Doubts,
    leave: leave::Settings,
    duties: duties::Written,
    zeros: Thresholds,
    concerns: concerns::Settings,
    meetings: meetings::Settings,
    help: help::Settings,
    observation: observation::RawSettings,
    nags: RawNags,
    digests: RawDigests,
    notices: notices::Settings,
    /// Read on its own, with line numbers.
    #[serde(default, rename = "reports")]
    _reports: serde::de::IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTelegram {
    token: SecretString,
    api_url: String,
    mode: String,
    webhook: RawWebhook,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWebhook {
    url: String,
    listen: String,
    secret: SecretString,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLimits {
    per_second: usize,
    reserved: usize,
    chat_burst: usize,
    group_per_minute: usize,
    connections: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDatabase {
    url: String,
    keep_days: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDistrict {
    name: String,
    time_zone: String,
    language: String,
    invitation_days: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRound {
    id: String,
    opens: String,
    due: String,
    closes: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNags {
    quiet_from: String,
    quiet_until: String,
    #[serde(default)]
    steps: Vec<RawStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    id: String,
    minutes: i64,
    to: Recipient,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDigests {
    minutes: Vec<i64>,
}

impl Raw {
    pub(super) fn check(self, form: Form) -> Result<Config, BadConfig> {
        let zone: Tz = self.district.time_zone.parse().map_err(|_| {
            BadConfig::new("district.time_zone", "no such time zone; write one of the IANA list, such as Asia/Shanghai")
        })?;
        let lang = Lang::from_tag(&self.district.language)
            .ok_or_else(|| BadConfig::new("district.language", "must be zh-CN, zh-TW or en"))?;
        let reader = Reader::new(&form).map_err(|error| BadConfig::new("reports.fields", error))?;
        Ok(Config {
            form,
            help_reader: Arc::new(HelpReader::new()),
            doubts: self.doubts,
            leave: self.leave,
            duties: self.duties.check(lang).map_err(|bad| BadConfig::new(bad.setting, bad.why))?,
            concerns: self.concerns,
            meetings: self.meetings,
            help: self.help,
            zeros: self.zeros,
            observation: self
                .observation
                .check()
                .map_err(|(name, why)| BadConfig::new(format!("observation.{name}"), why))?,
            reader: Arc::new(reader),
            telegram: self.telegram.check()?,
            limits: self.limits.check()?,
            database_url: self.database.url,
            keep: Duration::days(self.database.keep_days.into()),
            district: self.district.name,
            zone,
            lang,
            invitation_life: Duration::days(self.district.invitation_days.into()),
            rounds: rounds(&self.rounds, zone)?,
            ladder: self.nags.check()?,
            digest_minutes: self.digests.minutes,
            notices: self.notices,
        })
    }
}

impl RawTelegram {
    fn check(self) -> Result<Telegram, BadConfig> {
        let mode = match self.mode.as_str() {
            "polling" => Mode::Polling,
            "webhook" => self.webhook.check()?,
            _ => return Err(BadConfig::new("telegram.mode", "must be \"polling\" or \"webhook\"")),
        };
        if !self.api_url.starts_with("http://") && !self.api_url.starts_with("https://") {
            return Err(BadConfig::new("telegram.api_url", "must begin with https:// or http://"));
        }
        Ok(Telegram { token: self.token, api_url: self.api_url.trim_end_matches('/').to_owned(), mode })
    }
}

impl RawWebhook {
    fn check(self) -> Result<Mode, BadConfig> {
        if !self.url.starts_with("https://") && !self.url.starts_with("http://127.0.0.1") {
            return Err(BadConfig::new("telegram.webhook.url", "must be the public https:// address"));
        }
        let listen = self.listen.parse().map_err(|_| {
            BadConfig::new("telegram.webhook.listen", "must be an address and port, such as 127.0.0.1:8443")
        })?;
        let secret = self.secret.expose_secret();
        let good = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if !(1..=256).contains(&secret.len()) || !secret.chars().all(good) {
            return Err(BadConfig::new("telegram.webhook.secret", "must be 1 to 256 of A-Z a-z 0-9 _ -"));
        }
        Ok(Mode::Webhook { url: self.url, listen, secret: self.secret })
    }
}

impl RawLimits {
    fn check(self) -> Result<Limits, BadConfig> {
        let Self { per_second, reserved, chat_burst, group_per_minute, connections } = self;
        if per_second == 0 || chat_burst == 0 || group_per_minute == 0 || connections == 0 {
            return Err(BadConfig::new("limits", "every limit must be above 0"));
        }
        if reserved >= per_second {
            return Err(BadConfig::new("limits.reserved", "must be below limits.per_second"));
        }
        Ok(Limits { per_second, reserved, chat_burst, group_per_minute, connections })
    }
}

fn rounds(raw: &[RawRound], zone: Tz) -> Result<Rounds, BadConfig> {
    let schedule = |round: &RawRound, name: &str, text: &str| {
        text.parse::<Schedule>().map_err(|error| BadConfig::new(format!("rounds.{}.{name}", round.id), error))
    };
    let plans = raw.iter().map(|round| {
        if round.id.is_empty() || round.id.contains('/') {
            return Err(BadConfig::new("rounds.id", "must be a short name without a slash, such as am"));
        }
        Ok(RoundPlan {
            slot: SlotId(round.id.clone()),
            opens: schedule(round, "opens", &round.opens)?,
            due: schedule(round, "due", &round.due)?,
            closes: schedule(round, "closes", &round.closes)?,
        })
    });
    let plans = plans.collect::<Result<Vec<_>, _>>()?;
    Rounds::new(zone, plans).map_err(|error| BadConfig::new("rounds", error))
}

impl RawNags {
    fn check(self) -> Result<Ladder, BadConfig> {
        let time = |name: &str, text: &str| {
            NaiveTime::parse_from_str(text, "%H:%M")
                .map_err(|_| BadConfig::new(format!("nags.{name}"), "must be a time of day, such as 22:00"))
        };
        let quiet = (time("quiet_from", &self.quiet_from)?, time("quiet_until", &self.quiet_until)?);
        let steps = self.steps.into_iter().map(|step| Step { id: step.id, minutes: step.minutes, to: step.to });
        Ladder::new(quiet, steps.collect()).map_err(|error| BadConfig::new("nags.steps", error))
    }
}
