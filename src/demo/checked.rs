//! What was said beside what was summed up.

use super::leaders::{Saying, Tally};
use crate::features::digests::{Day, Digest};
use crate::features::reports::form::Form;
use crate::features::reports::standing::State;
use crate::features::reports::words;
use crate::inbox::Counts;
use crate::terms::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A table: what should be, what is, line by line.
#[derive(Debug, Default)]
pub struct Checked {
    lines: Vec<(String, String, String)>,
}

impl Checked {
    /// Whether both sides are equal in every line.
    pub fn is_right(&self) -> bool {
        self.lines.iter().all(|(_, said, found)| said == found)
    }

    /// Adds a line.
    pub fn line(&mut self, what: impl Into<String>, said: impl ToString, found: impl ToString) {
        self.lines.push((what.into(), said.to_string(), found.to_string()));
    }

    /// Compares the district's digest with what the leaders said: every count, every field, every list and every micro-grid.
    pub fn digest(&mut self, form: &Form, (all, said): (usize, &[&Saying]), (day, digest): (&Day, &Digest<'_>)) {
        let tally = Tally::of(all, said.iter().copied(), form);
        let (expected, found) = (tally.counts, digest.sums.counts);
        self.line("应报微网格", expected.expected(), found.expected());
        self.line("已报", expected.reported, found.reported);
        self.line("未报", expected.missing, found.missing);
        self.line("迟报", expected.late, found.late);
        self.line("零报告", expected.zero, found.zero);
        self.line("待确认与请假", 0, found.asked + found.excused);
        for field in &form.fields {
            let total = |totals: &BTreeMap<_, u64>| totals.get(&field.id).copied().unwrap_or(0);
            if tally.totals.contains_key(&field.id) || digest.sums.totals.contains_key(&field.id) {
                let label = words::label(Lang::default(), field);
                self.line(label, total(&tally.totals), total(&digest.sums.totals));
            }
        }
        self.lists(form, said, digest);
        self.line("数字逐个相同的微网格", said.len(), same(said, day));
    }

    fn lists(&mut self, form: &Form, said: &[&Saying], digest: &Digest<'_>) {
        let late: BTreeSet<&str> = said.iter().filter(|saying| saying.late).map(|saying| &*saying.micro_grid).collect();
        let found: BTreeSet<&str> = digest.late.iter().map(|standing| &*standing.name).collect();
        self.line("迟报名单一致", late.len(), late.intersection(&found).count());
        let cases = |saying: &&&Saying| saying.meant.cases(form).next().is_some();
        let abnormal: BTreeSet<&str> = said.iter().filter(cases).map(|saying| &*saying.micro_grid).collect();
        let found: BTreeSet<&str> = digest.abnormal.iter().map(|(standing, _)| &*standing.name).collect();
        self.line("异常名单一致", abnormal.len(), abnormal.intersection(&found).count());
        self.line("异常名单个数", abnormal.len(), found.len());
        let heard: BTreeSet<&str> = said.iter().map(|saying| &*saying.micro_grid).collect();
        let missing = digest.missing.iter().flat_map(|(_, of)| of);
        self.line("未报名单里其实已报", 0, missing.filter(|standing| heard.contains(&*standing.name)).count());
    }

    /// Compares what entered a box with what became of it.
    pub fn ledger(&mut self, name: &str, counts: &Counts) {
        let states: Vec<String> = counts.by_state.iter().map(|(state, count)| format!("{state} {count}")).collect();
        let accounted = counts.by_state.values().sum::<i64>() + counts.pruned;
        self.line(format!("{name}（{}）", states.join("，")), counts.entered, accounted);
    }
}

/// How many micro-grids stand with exactly the numbers that their leader meant.
fn same(said: &[&Saying], day: &Day) -> usize {
    let meant: BTreeMap<&str, &Saying> = said.iter().map(|saying| (&*saying.micro_grid, *saying)).collect();
    let standings = day.facts.standings.iter();
    let is_same = |name: &str, state: &State| match (meant.get(name), state) {
        (Some(saying), State::Reported(filed)) => filed.counts == saying.meant.counts && filed.late == saying.late,
        _ => false,
    };
    standings.filter(|standing| is_same(&standing.name, &standing.state)).count()
}

/// The width of a text on a terminal, on which Chinese characters take two columns.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widest = self.lines.iter().map(|(what, ..)| width(what)).max().unwrap_or(0);
        for (what, said, found) in &self.lines {
            let gap = " ".repeat(widest - width(what));
            let sign = match (said.is_empty(), said == found) {
                // A heading compares nothing.
                (true, _) => "",
                (false, true) => "✓",
                (false, false) => "✗",
            };
            writeln!(f, "  {what}{gap} {said:>8} {found:>8} {sign}")?;
        }
        Ok(())
    }
}
