//! Ranges and choices: 10-15户, 2人或3人. What counts is open.

use super::{is_label, is_number};
use crate::features::reports::reading::{
    masks::Mask,
    numbers::Number,
    pieces::{Break, Piece, What},
};

/// 10-15户: an open number; "from 20 to 25" is a change.
pub fn join_ranges(pieces: &mut [Piece], plain: &str) {
    for nth in 0..pieces.len() {
        let What::Number(_, measure) = pieces[nth].what else {
            continue;
        };
        // 2人或3人: one of the two, and nobody knows which.
        let apart = |piece: &&Piece| !plain[piece.at.clone()].trim().is_empty();
        let mut behind = pieces[nth + 1..].iter().filter(apart);
        let or = behind.next().map_or("", |or| &plain[or.at.clone()]);
        let other = ["或", "或者", "还是", "要么", "or"]
            .contains(&or)
            .then(|| behind.next())
            .flatten()
            .map(|next| next.at.start);
        if let Some(start) = other
            && let Some(What::Number(number, unit)) =
                pieces[nth + 1..].iter_mut().find(|piece| piece.at.start == start).map(|piece| &mut piece.what)
            && (measure.is_none() || *unit == measure)
        {
            *number = Number::unknown();
            pieces[nth].what = What::Mask(Mask::Skip);
            continue;
        }
        if measure.is_some() {
            // 25户到30户: as many as between the two.
            let sign = pieces.get(nth + 1).filter(|sign| ["到", "至", "-", "~"].contains(&&plain[sign.at.clone()]));
            let unit = pieces.get(nth + 2).map(|piece| piece.what);
            if sign.is_some()
                && let Some(What::Number(_, unit)) = unit
                && unit == measure
            {
                pieces[nth].what = What::Mask(Mask::Skip);
                pieces[nth + 2].what = What::Number(Number::unknown(), unit);
            }
            continue;
        }
        let Some(end) = (nth + 1..pieces.len()).take(4).find(|at| is_number(&pieces[*at])) else {
            continue;
        };
        let between = plain[pieces[nth].at.end..pieces[end].at.start].trim();
        let from = ["from", "由", "从"].iter().any(|word| plain[..pieces[nth].at.start].trim_end().ends_with(word));
        if ["to", "到", "至"].contains(&between) && from || between == "改" {
            pieces[nth].what = What::Mask(Mask::Skip);
        } else if (["-", "~", "到", "至", "to", "--"].contains(&between)
            || between == "and" && plain[..pieces[nth].at.start].trim_end().ends_with("between"))
            && measures(pieces, plain, end)
            && let What::Number(number, _) = &mut pieces[end].what
        {
            *number = Number::unknown();
            pieces[nth].what = What::Mask(Mask::Skip);
        }
    }
}

/// Whether a number says what it counts: by its measure word, or by an English label right behind it.
fn measures(pieces: &[Piece], plain: &str, number: usize) -> bool {
    let behind = pieces[number + 1..].iter().find(|piece| piece.what != What::Break(Break::Space));
    let labelled = behind.is_some_and(|piece| is_label(piece) && plain[piece.at.clone()].is_ascii());
    labelled || matches!(pieces[number].what, What::Number(_, Some(_)))
}
