//! Which micro-grid a message is about.

use chrono::{Datelike, NaiveDate};

use super::View;
use crate::features::reports::reading::{
    Doubt, Reader, Reading,
    normalise::Text,
    pieces::{Piece, What},
    place::Reference,
};

/// The places that a view names as those of its report.
pub fn named(reader: &Reader, view: View, today: NaiveDate) -> Vec<Reference> {
    let behind = |found: &Reference, words: &[&str]| {
        words.iter().any(|word| view.text[..found.covers.start].trim_end().ends_with(word))
    };
    let mut references = reader.shapes.references(view.text);
    references.retain(|found| !is_date(found, today) && !is_example(found, view.text));
    // 我是3-01,帮3-02代报: the report is the other one's.
    // 替生病的7号微网格报
    let stands_in = |found: &Reference| {
        let before = view.text[..found.covers.start].trim_end();
        let clause = before.rsplit([',', '。', ':', '\n']).next().unwrap_or_default();
        clause.ends_with('的') && clause.starts_with(['帮', '替', '代']) && clause.chars().count() <= 8
    };
    let names = ["帮", "替", "帮隔壁", "替隔壁", "代", "帮忙"];
    if references.iter().any(|found| behind(found, &names) || stands_in(found)) {
        references.retain(|found| !behind(found, &["我是", "我"]));
    }
    if view.listed {
        references.iter_mut().for_each(|reference| reference.read_as_pair(view.text));
    }
    references
}

/// `2-14` on 14 February is the date.
fn is_date(found: &Reference, today: NaiveDate) -> bool {
    found.weak && found.place.grid == Some(today.month()) && found.place.micro == Some(today.day())
}

/// 编号(如QX-03-012): how a cell is to be filled.
fn is_example(found: &Reference, text: &str) -> bool {
    ["(如", "(例如", "(比如", "(例", "(例:"].iter().any(|word| text[..found.covers.start].ends_with(word))
}

/// Whether a reference was not dropped as the old one.
pub fn still_named(pieces: &[Piece], reference: &Reference) -> bool {
    pieces.iter().any(|piece| piece.what == What::Reference && piece.at == reference.covers)
        || pieces.iter().all(|piece| piece.at != reference.covers)
}

/// The micro-grid as said; several are kept as said where one statement covers them.
pub fn settle_place(
    (text, (values_start, values_end)): (&Text, (usize, usize)),
    references: &[Reference],
    reading: &mut Reading,
) {
    let mut distinct: Vec<&Reference> = Vec::new();
    for reference in references {
        if !distinct.iter().any(|other| same_place(other, reference)) {
            distinct.push(reference);
        }
    }
    match distinct[..] {
        [] => {}
        [one] => {
            reading.micro_grid = Some(text.verbatim(one.named.clone()).to_owned());
            // 替1号、2号、3号微网格报:1号20户、2号25户: each has its own.
            let differ = reading.doubts.iter().any(|doubt| matches!(doubt, Doubt::TwoValues { .. }));
            if one.several && differ {
                reading.micro_grid = None;
                reading.counts.clear();
                reading.zero = false;
            }
            if one.several {
                reading.doubts.push(Doubt::SeveralMicroGrids);
                reading.counts.retain(|_, value| *value == 0);
            }
        }
        [first, .., last] => {
            reading.doubts.push(Doubt::SeveralMicroGrids);
            let between =
                text.plain()[first.covers.end..last.covers.start].chars().filter(|c| c.is_alphanumeric()).count();
            let either = text.plain()[first.covers.end..last.covers.start].contains("编号")
                || ["还是", "或", "or"].iter().any(|word| {
                    text.plain()[first.covers.end..last.covers.start].trim().starts_with(word) && between <= 4
                });
            // 微网格编号:DZ-01-014, and another in the next line: the cell and the line do not agree.
            let cell = text.plain()[..first.covers.start].trim_end_matches([':', ' ', '】']).ends_with("编号")
                && text.plain()[first.covers.end..last.covers.start].trim_start_matches(' ').starts_with('\n');
            let either = either || cell;
            let corrected = text.plain()[first.covers.end..last.covers.start].contains('(');
            // 3-05 18户零报告。填报:3-07: one report, signed with another code.
            // QX-03-012下午报表 编号:QX-03-021 走访22户: so with two codes in front of all that is reported.
            let signed = values_end < last.covers.start && values_end > first.covers.start
                || values_start > last.covers.end && between > 2 && !joins(text, first, last);
            if (either || corrected || signed) && distinct.len() == 2 {
                // One of the two: the rest of the message holds for it.
            } else if distinct.len() == 2 && (between <= 2 || joins(text, first, last))
                || between <= 10 * (distinct.len() - 2) + 2 && reading.zero
            {
                reading.micro_grid = Some(text.verbatim(first.named.start..last.named.end).to_owned());
                reading.counts.retain(|_, value| *value == 0);
            } else {
                reading.counts.clear();
                reading.zero = false;
            }
        }
    }
}

/// Micro-grid 5 and micro-grid 6: one statement for both.
fn joins(text: &Text, first: &Reference, last: &Reference) -> bool {
    let between = text.plain()[first.covers.end..last.covers.start].trim();
    ["and", "&", "和", "、", "与", "跟", "及"].contains(&between)
}

/// Whether two references may name the same micro-grid, one of them more fully.
fn same_place(a: &Reference, b: &Reference) -> bool {
    let agree = |a: Option<u32>, b: Option<u32>| a.is_none() || b.is_none() || a == b;
    let towns = a.place.town.is_none() || b.place.town.is_none() || a.place.town == b.place.town;
    towns && agree(a.place.grid, b.place.grid) && agree(a.place.micro, b.place.micro)
}
