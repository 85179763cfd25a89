use super::texts::{Pledges, SHIPPED_VERSION};
use crate::clock::Schedule;
use crate::terms::Lang;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The section as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    tips: bool,
    remind_pledges: String,
    pledge_version: String,
    pledge_folder: String,
    ten: Vec<Duty>,
}

/// The section, checked.
#[derive(Debug, Clone)]
pub struct Settings {
    /// When who has not signed is reminded; `None` is never.
    pub remind: Option<Schedule>,
    /// The pledges that must be signed.
    pub pledges: Pledges,
    /// The duties, in the order of their numbers.
    pub ten: Vec<Duty>,
    tips: bool,
}

/// One of the duties.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// To which aspect it belongs.
    pub aspect: Aspect,
    text: BTreeMap<String, String>,
}

/// The aspects of the duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Aspect {
    /// Visits and verification.
    Visits,
    /// Coordination.
    Coordination,
    /// Care.
    Care,
    /// Discipline.
    Discipline,
}

/// The section cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{setting}: {why}")]
pub struct BadDuties {
    /// The setting, such as `duties.pledge_version`.
    pub setting: &'static str,
    /// What is wrong, and what would be right.
    pub why: String,
}

impl Written {
    /// Checks the section, and reads the texts that it names; `lang` is the district's language.
    pub fn check(self, lang: Lang) -> Result<Settings, BadDuties> {
        let bad = |setting, why: String| BadDuties { setting, why };
        if self.ten.iter().any(|duty| duty.in_lang(lang).is_none()) || self.ten.is_empty() {
            return Err(bad("duties.ten", format!("every duty needs a text in {}", lang.as_str())));
        }
        let remind = match self.remind_pledges.as_str() {
            "" => None,
            cron => Some(cron.parse().map_err(|error| bad("duties.remind_pledges", format!("{error}")))?),
        };
        let pledges = match self.pledge_folder.as_str() {
            "" if self.pledge_version == SHIPPED_VERSION => Pledges::shipped(),
            "" => {
                let why = format!("only {SHIPPED_VERSION} is shipped; set duties.pledge_folder for texts of your own");
                return Err(bad("duties.pledge_version", why));
            }
            folder => Pledges::read(Path::new(folder), &self.pledge_version, lang)
                .map_err(|why| bad("duties.pledge_folder", why))?,
        };
        Ok(Settings { remind, pledges, ten: self.ten, tips: self.tips })
    }
}

impl Settings {
    /// The duty that is the tip of a day; the tips can be switched off.
    pub fn tip(&self, day: NaiveDate, lang: Lang) -> Option<&str> {
        let nth = usize::try_from(day.num_days_from_ce()).unwrap_or(0) % self.ten.len();
        self.ten.get(nth).filter(|_| self.tips).map(|duty| duty.text(lang))
    }
}

impl Duty {
    /// Its words, in the main language of our texts where it has none in this one.
    pub fn text(&self, lang: Lang) -> &str {
        let any = || self.text.values().next().map(String::as_str);
        self.in_lang(lang).or_else(|| self.in_lang(Lang::default())).or_else(any).unwrap_or_default()
    }

    fn in_lang(&self, lang: Lang) -> Option<&str> {
        let named = |(tag, _): &(&String, &String)| tag.eq_ignore_ascii_case(lang.as_str());
        self.text.iter().find(named).map(|(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(changed: &str) -> Result<Settings, String> {
        let mut section: toml::Table = toml::from_str::<toml::Table>(include_str!("../../../bot-config.toml"))
            .expect("the shipped settings")["duties"]
            .as_table()
            .expect("a section")
            .clone();
        section.extend(toml::from_str::<toml::Table>(changed).expect("a good text"));
        let written: Written = section.try_into().expect("the settings of the section");
        written.check(Lang::ZhCn).map_err(|bad| bad.to_string())
    }

    #[test]
    fn the_tips_go_round_the_ten_duties_and_can_be_switched_off() {
        let settings = written("").expect("good settings");
        assert_eq!(settings.ten.len(), 10);
        let day = |day| NaiveDate::from_ymd_opt(2020, 2, day).expect("a date");
        let tips: Vec<&str> = (1..=11).filter_map(|nth| settings.tip(day(nth), Lang::En)).collect();
        assert_eq!(tips.iter().collect::<std::collections::BTreeSet<_>>().len(), 10);
        assert_eq!(tips.first(), tips.last());
        assert_eq!(written("tips = false").expect("good settings").tip(day(1), Lang::En), None);
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let refused = |changed| written(changed).expect_err("bad settings");
        assert!(refused("pledge_version = \"2021-01\"").starts_with("duties.pledge_version: only 2020-02 is shipped"));
        assert!(refused("pledge_folder = \"/nowhere\"").contains("/nowhere/zh-CN/2020-02-town.txt"));
        assert!(refused("remind_pledges = \"noon\"").starts_with("duties.remind_pledges: `noon`"));
        assert!(refused("ten = [{ aspect = \"care\", text = { en = \"x\" } }]").starts_with("duties.ten"));
    }
}
