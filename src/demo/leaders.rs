//! What the leaders of the district say in a morning, and what it must add up to.

use super::roster::Entry;
use crate::features::reports::Filing;
use crate::features::reports::form::{FieldId, Form};
use crate::features::reports::standing::Counts;
use lianxin_sandbox::{ChatId, PersonId, Refused, Sandbox, TapId};
use std::collections::BTreeMap;

/// How a leader reports.
#[derive(Debug)]
pub enum How {
    /// Presses 零报告 in the group.
    Taps,
    /// Writes in the group.
    Writes(String),
    /// Writes to the bot in private.
    Tells(String),
}

/// What a leader says of a micro-grid.
#[derive(Debug)]
pub struct Saying {
    /// The leader.
    pub leader: PersonId,
    /// The micro-grid.
    pub micro_grid: String,
    /// The group of its grid.
    pub group: ChatId,
    /// How it is said.
    pub how: How,
    /// After it was due.
    pub late: bool,
    /// What was meant.
    pub meant: Filing,
}

/// Button and wording of a zero report.
const ZERO: &str = "零报告";

impl Saying {
    /// What the `number`th leader of the district says: three of four press the button, one of seventeen is late.
    pub fn of(number: usize, entry: &Entry, group: ChatId, form: &Form) -> Self {
        let (how, counts) = wording(number, entry.area());
        let zero = Filing::zero(form);
        let counts = counts.into_iter().map(|(field, count)| (FieldId(field.to_owned()), count));
        let meant = Filing { counts: counts.collect(), needs: None }.over(&zero);
        Self { leader: entry.account, micro_grid: entry.area().to_owned(), group, how, late: number % 17 == 5, meant }
    }

    /// Says it; answers the press where it was one.
    pub fn say(&self, sandbox: &Sandbox) -> Result<Option<TapId>, Refused> {
        match &self.how {
            How::Taps => return sandbox.tap(self.leader, self.group, ZERO).map(Some),
            How::Writes(text) => sandbox.try_say(self.leader, self.group, text)?,
            How::Tells(text) => sandbox.try_say(self.leader, self.leader, text)?,
        };
        Ok(None)
    }
}

/// How a leader words the report, and the numbers in it; the abnormal ones that are not listed are said to be 0.
fn wording(number: usize, micro_grid: &str) -> (How, Vec<(&'static str, u32)>) {
    let small = |below: usize| u32::try_from(number % below).expect("a small number");
    let (visited, few) = (5 + small(14), 1 + small(2));
    let people = 2 * visited + small(3);
    let seen = [("households_visited", visited), ("people_checked", people)];
    let with = |more: &[(&'static str, u32)]| seen.into_iter().chain(more.iter().copied()).collect();
    // 61 has no divisor in common with 100, so neighbours differ.
    match number * 61 % 100 {
        0..75 => (How::Taps, vec![]),
        75..84 => (How::Writes(format!("走访{visited}户{people}人，{ZERO}")), with(&[])),
        84..89 => (How::Tells(format!("{micro_grid} 上午 走访{visited}户{people}人 {ZERO}")), with(&[])),
        89..92 => (How::Writes(format!("走访{visited}户{people}人，发热{few}人，其余无异常")), with(&[("fever", few)])),
        92..95 => (
            How::Tells(format!("上午走访{visited}户{people}人，湖北回来{few}人，居家观察{people}人，其余无异常")),
            with(&[("from_hubei", few), ("home_observation", people)]),
        ),
        95..97 => (
            How::Writes(format!("{micro_grid}走访{visited}户{people}人，温州回来{few}人、台州回来1人，其他正常")),
            with(&[("from_key_area", few + 1)]),
        ),
        _ => (
            How::Writes(format!(
                "走访{visited}户，排查{people}人，发热0，湖北0，重点地区0，密接0，居家观察{people}人，解除{few}人"
            )),
            with(&[("home_observation", people), ("released", few)]),
        ),
    }
}

/// What the sums must be.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Micro-grids by state.
    pub counts: Counts,
    /// Totals by field.
    pub totals: BTreeMap<FieldId, u64>,
}

impl Tally {
    /// Adds up what was said; of the rest nothing was heard.
    pub fn of<'a>(all: usize, said: impl IntoIterator<Item = &'a Saying>, form: &Form) -> Self {
        let mut tally = Self::default();
        tally.counts.all = all;
        for saying in said {
            tally.counts.reported += 1;
            tally.counts.late += usize::from(saying.late);
            tally.counts.zero += usize::from(saying.meant.is_zero(form));
            for (field, count) in &saying.meant.counts {
                *tally.totals.entry(field.clone()).or_default() += u64::from(*count);
            }
        }
        tally.counts.missing = all - tally.counts.reported;
        tally
    }
}
