use crate::clock::Schedule;
use chrono::Duration;
use serde::Deserialize;

/// The settings as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSettings {
    morning: String,
    evening: String,
    days: i64,
    fever: f64,
    remind_after: i64,
    warden_after: i64,
    secretary_after: i64,
    care_days: i64,
    forget_days: i64,
}

/// The settings of this room.
#[derive(Debug, Clone)]
pub struct Settings {
    /// When people are asked in the morning.
    pub morning: Schedule,
    /// When they are asked in the evening.
    pub evening: Schedule,
    /// How many days an observation lasts where nothing else is said.
    pub days: i64,
    /// From so many tenths of a degree on it is a fever.
    pub fever: i64,
    /// How long after the asking the person is reminded, the warden told, and the secretary told.
    pub steps: [Duration; 3],
    /// A household in special difficulty is visited every so many days where nothing else is said.
    pub care_days: i64,
    /// How long after its end an observation is forgotten.
    pub forget_after: Duration,
}

/// A setting, and what is wrong with it.
pub type BadSetting = (&'static str, String);

impl RawSettings {
    /// Checks the settings; names the first that cannot be used.
    pub fn check(self) -> Result<Settings, BadSetting> {
        let schedule = |name, text: &str| text.parse::<Schedule>().map_err(|error| (name, error.to_string()));
        let days = |name, days: i64| match days {
            1..=365 => Ok(days),
            _ => Err((name, "must be 1 to 365 days".to_owned())),
        };
        if !(36.5..=39.0).contains(&self.fever) {
            return Err(("fever", "must be degrees Celsius from 36.5 to 39.0".to_owned()));
        }
        let minutes = [self.remind_after, self.warden_after, self.secretary_after];
        if minutes[0] < 1 || minutes[0] >= minutes[1] || minutes[1] >= minutes[2] || minutes[2] > 420 {
            let why = "remind_after, warden_after and secretary_after must grow, from 1 to 420 minutes";
            return Err(("remind_after", why.to_owned()));
        }
        Ok(Settings {
            morning: schedule("morning", &self.morning)?,
            evening: schedule("evening", &self.evening)?,
            days: days("days", self.days)?,
            fever: (self.fever * 10.0).round() as i64,
            steps: minutes.map(Duration::minutes),
            care_days: days("care_days", self.care_days)?,
            forget_after: Duration::days(days("forget_days", self.forget_days)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw() -> RawSettings {
        RawSettings {
            morning: "0 30 8 * * *".into(),
            evening: "0 30 16 * * *".into(),
            days: 14,
            fever: 37.3,
            remind_after: 60,
            warden_after: 120,
            secretary_after: 180,
            care_days: 3,
            forget_days: 30,
        }
    }

    #[test]
    fn degrees_become_tenths() {
        assert_eq!(raw().check().expect("good settings").fever, 373);
    }

    #[test]
    fn a_setting_that_cannot_be_used_is_named() {
        let refused = |raw: RawSettings| raw.check().expect_err("a bad setting").0;
        assert_eq!(refused(RawSettings { fever: 100.0, ..raw() }), "fever");
        assert_eq!(refused(RawSettings { days: 0, ..raw() }), "days");
        assert_eq!(refused(RawSettings { warden_after: 60, ..raw() }), "remind_after");
        assert_eq!(refused(RawSettings { evening: "later".into(), ..raw() }), "evening");
    }
}
