//! Which micro-grid a message is about.

use chrono::{Datelike, NaiveDate};

use crate::features::reports::reading::{
    Doubt, Reading,
    normalise::Text,
    pieces::{Piece, What},
    place::Reference,
};

/// `2-14` on 14 February is the date.
pub fn named(references: Vec<Reference>, today: NaiveDate) -> Vec<Reference> {
    let is_today = |reference: &Reference| {
        reference.place.grid == Some(today.month()) && reference.place.micro == Some(today.day())
    };
    references.into_iter().filter(|reference| !(reference.weak && is_today(reference))).collect()
}

/// Whether a reference was not dropped as the old one.
pub fn still_named(pieces: &[Piece], reference: &Reference) -> bool {
    pieces.iter().any(|piece| piece.what == What::Reference && piece.at == reference.covers)
        || pieces.iter().all(|piece| piece.at != reference.covers)
}

/// The micro-grid as said; several are kept as said where one statement covers them.
pub fn settle_place(
    (text, values_start, values_end): (&Text, usize, usize),
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
            if one.several {
                reading.doubts.push(Doubt::SeveralMicroGrids);
                reading.counts.retain(|_, value| *value == 0);
            }
        }
        [first, .., last] => {
            reading.doubts.push(Doubt::SeveralMicroGrids);
            let between =
                text.plain()[first.covers.end..last.covers.start].chars().filter(|c| c.is_alphanumeric()).count();
            let either = ["还是", "或", "or"]
                .iter()
                .any(|word| text.plain()[first.covers.end..last.covers.start].trim().starts_with(word) && between <= 4);
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
pub fn joins(text: &Text, first: &Reference, last: &Reference) -> bool {
    let between = text.plain()[first.covers.end..last.covers.start].trim();
    ["and", "&", "和", "、", "与", "跟", "及"].contains(&between)
}

/// Whether two references may name the same micro-grid, one of them more fully.
pub fn same_place(a: &Reference, b: &Reference) -> bool {
    let agree = |a: Option<u32>, b: Option<u32>| a.is_none() || b.is_none() || a == b;
    let towns = a.place.town.is_none() || b.place.town.is_none() || a.place.town == b.place.town;
    towns && agree(a.place.grid, b.place.grid) && agree(a.place.micro, b.place.micro)
}
