//! Lists that pass from hand to hand (接龙): the last entry is the sender's own.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    normalise::Text,
    place::Shapes,
    quoted::{lines, without},
};

static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ *(?:[0-9]{1,3} ?[.、,):]|[0-9]{1,3} +|[①-⑳])")
        .expect("the pattern is fixed and compiled by the tests")
});

/// 2.12早上: a date that opens the heading.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ *[0-9]{1,2}\.[0-9]{1,2} ?(?:[日号上下早晚周:]|$)")
        .expect("the pattern is fixed and compiled by the tests")
});

/// 2.7, 2月7日, anywhere in a line.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[0-9]{1,2}(?:\.|/|月)[0-9]{1,2}[日号]?").expect("the pattern is fixed and compiled by the tests")
});

/// The entries of a list, and where their numbers end.
struct List {
    entries: Vec<(Range<usize>, usize)>,
}

/// The text with all entries hidden but the last, where it is a list.
pub fn own_entry(plain: &str, shapes: &Shapes) -> Option<String> {
    // 接龙 over lines that begin with their codes.
    let announced = plain.trim_start().trim_start_matches('#').starts_with("接龙");
    let coded = || announced.then(|| by_micro_grid(plain, shapes)).flatten();
    let list = list(plain, shapes).or_else(coded)?;
    let mut hidden = examples(plain, list.entries[0].0.start);
    let last = list.entries.len() - 1;
    let entries = list.entries.into_iter().enumerate();
    hidden.extend(entries.map(|(nth, (line, number_ends))| if nth == last { line.start..number_ends } else { line }));
    Some(without(plain, &hidden))
}

/// 例 XX-00-000 户数: the lines of the heading that show how to write an entry.
fn examples(text: &str, end: usize) -> Vec<Range<usize>> {
    let is_example = |line: &str| {
        // 格式:微网格 户数 居家观察人数(2.7上午): the names of the columns, and a date.
        DAY.replace_all(line, "").contains(|c: char| c.is_ascii_digit())
            && ["例", "示例", "格式", "样例", "e.g."].iter().any(|word| line.trim().starts_with(word))
    };
    lines(&text[..end]).into_iter().filter(|line| is_example(&text[line.clone()])).collect()
}

/// One text for each entry as written, the heading in front; a single one where it is no list.
pub fn entries(written: &str, shapes: &Shapes) -> Vec<String> {
    let Some(list) = list(written, shapes).or_else(|| by_micro_grid(written, shapes)) else {
        return vec![written.to_owned()];
    };
    let starts: Vec<usize> = list.entries.iter().map(|(line, _)| line.start).collect();
    let heading = &written[..starts[0]];
    let ends = starts.iter().skip(1).copied().chain([written.len()]);
    let texts = list
        .entries
        .iter()
        .zip(ends)
        .map(|((_, number_ends), end)| format!("{heading}{}", written[*number_ends..end].trim_end()));
    texts.collect()
}

fn list(plain: &str, shapes: &Shapes) -> Option<List> {
    let entries: Vec<_> = lines(plain)
        .into_iter()
        .filter_map(|line| {
            let number = ENTRY.find(&plain[line.clone()]).filter(|_| !DATE.is_match(&plain[line.clone()]))?;
            let has_text = !plain[line.start + number.end()..line.end].trim().is_empty();
            has_text.then(|| (line.clone(), line.start + number.end()))
        })
        .collect();
    let first = entries.first()?.0.start;
    let announced = plain[..first].contains("接龙") || plain[..first].contains("接龍");
    let named = || entries.iter().filter(|(line, number)| names_micro_grid(&plain[*number..line.end], shapes)).nth(1);
    let is_list = announced || named().is_some();
    is_list.then_some(List { entries })
}

/// Lines that each begin with a micro-grid.
fn by_micro_grid(written: &str, shapes: &Shapes) -> Option<List> {
    let begins = |line: &Range<usize>| {
        let text = Text::new(&written[line.clone()]);
        shapes.references(text.plain()).first().is_some_and(|found| found.named.start <= 12)
    };
    // A line may have a number of the list in front, beside lines that have none; the number of the micro-grid
    // itself is none.
    let number_ends = |line: &Range<usize>| {
        let ends = ENTRY.find(&written[line.clone()]).map_or(line.start, |number| line.start + number.end());
        if begins(&(ends..line.end)) { ends } else { line.start }
    };
    let entries = lines(written).into_iter().filter(begins);
    let entries: Vec<_> = entries.map(|line| (line.clone(), number_ends(&line))).collect();
    (entries.len() >= 2).then_some(List { entries })
}

fn names_micro_grid(line: &str, shapes: &Shapes) -> bool {
    !shapes.references(Text::new(line).plain()).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::reports::form::Form;

    fn shapes() -> Shapes {
        Shapes::new(&Form::default().towns).expect("the shipped towns")
    }

    #[test]
    fn only_the_last_entry_is_the_senders_own() {
        let plain = "#接龙 上午\n1. qx-06-001 零报告\n2. qx-06-002 25户";
        assert_eq!(
            own_entry(plain, &shapes()).expect("a list").split_whitespace().collect::<Vec<_>>(),
            ["#接龙", "上午", "qx-06-002", "25户"]
        );
        assert_eq!(entries(plain, &shapes()).len(), 2);
    }

    #[test]
    fn the_items_of_a_form_are_no_list() {
        let plain = "dz-07-002 下午\n1、走访户数:22户\n2、排查人数:60人";
        assert_eq!(own_entry(plain, &shapes()), None);
    }
}
