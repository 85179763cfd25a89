//! Labels in a row, then as many numbers in a row: 户数/人数/异常 … 31/79/0.

use super::{
    masks::Mask,
    pieces::{Break, Piece, What},
    words::Word,
};

/// 18(走访户数) 49(排查人数) 0(发热): numbers in front of their labels in brackets change places with them.
pub fn turn(pieces: &mut [Piece]) {
    let cell = |nth: usize| {
        let open = pieces.get(nth + 1).is_some_and(|piece| piece.what == What::Break(Break::Open));
        let inside = pieces[nth + 1..].iter().skip(1).take_while(|piece| !matches!(piece.what, What::Break(_)));
        let labels = inside.clone().filter(|piece| is_label(piece)).count();
        let close = nth + 2 + inside.count();
        let closed = pieces.get(close).is_some_and(|piece| piece.what == What::Break(Break::Close));
        let bare = matches!(pieces[nth].what, What::Number(_, None));
        (bare && open && labels > 0 && closed).then_some(close)
    };
    let cells: Vec<(usize, usize)> = (0..pieces.len()).filter_map(|nth| Some((nth, cell(nth)?))).collect();
    let labelled = cells.first().is_some_and(|(number, _)| pieces[..*number].iter().any(is_label));
    if cells.len() < 3 || labelled {
        return;
    }
    for (number, close) in cells {
        let value = pieces[number].what;
        pieces[number].what = What::Break(Break::Comma);
        pieces[number + 1].what = What::Break(Break::Space);
        pieces[close].what = value;
    }
}

/// Moves each number of such a row behind its label.
pub fn pair(pieces: &mut Vec<Piece>, listed: bool) {
    // In a list the heading may name a single column.
    let least = if listed { 1 } else { 2 };
    // 发热/湖北: 0/1, a line for each few fields; else the labels stand in one line and the numbers in another.
    let lines = pieces.split_inclusive(|piece| piece.what == What::Break(Break::Line));
    let by_line: Vec<Piece> = lines.flat_map(|line| paired(line, 2).unwrap_or_else(|| line.to_vec())).collect();
    if by_line.len() > pieces.len() {
        *pieces = by_line;
    } else if let Some(whole) = paired(pieces, least) {
        *pieces = whole;
    }
}

/// The pieces with each number behind its label; nothing where there is no such row.
fn paired(pieces: &[Piece], least: usize) -> Option<Vec<Piece>> {
    let (labels, numbers, heads) = rows(pieces, least)?;
    let (first, last) = (*labels.first()?, *labels.last()?);
    let mut paired = Vec::with_capacity(pieces.len() + numbers.len() * 2);
    for (nth, piece) in pieces.iter().enumerate() {
        match labels.iter().position(|label| *label == nth) {
            Some(column) => {
                let end = piece.at.end;
                paired.push(piece.clone());
                paired.push(Piece { what: What::Break(Break::Colon), at: end..end });
                paired.push(Piece { what: pieces[numbers[column]].what, at: end..end });
                paired.push(Piece { what: What::Break(Break::Comma), at: end..end });
            }
            None if numbers.contains(&nth) || heads.contains(&nth) => {
                paired.push(Piece { what: What::Mask(Mask::Skip), at: piece.at.clone() })
            }
            // The stroke between two columns lists nothing.
            None if piece.what == What::Break(Break::Stroke) && (first..last).contains(&nth) => {
                paired.push(Piece { what: What::Break(Break::Comma), at: piece.at.clone() })
            }
            None => paired.push(piece.clone()),
        }
    }
    Some(paired)
}

/// The labels, the numbers, and the numbers that head the row, where there are equally many, at least two, and no others between.
fn rows(pieces: &[Piece], least: usize) -> Option<(Vec<usize>, Vec<usize>, Vec<usize>)> {
    let first_number = pieces.iter().position(is_number)?;
    let header = (0..first_number).filter(|nth| is_column(pieces, *nth)).count();
    let mut numbers: Vec<usize> = row(pieces, first_number, is_number);
    // 1,NH-01-005,上午,33,97,0: the row's own number and place stand before its values.
    while numbers.len() < header
        && let Some(next) = (numbers.last()? + 1..pieces.len()).find(|nth| is_number(&pieces[*nth]))
        && pieces[numbers[0]..next].iter().all(is_row_head)
    {
        numbers = row(pieces, next, is_number);
    }
    let heads: Vec<usize> = (first_number..*numbers.first()?).filter(|nth| is_number(&pieces[*nth])).collect();
    // 户数 人数 有无异常: the last cell holds a word.
    let between = |piece: &Piece| matches!(piece.what, What::Break(Break::Space | Break::Stroke));
    let none = pieces[numbers.last()? + 1..].iter().position(|piece| !between(piece));
    let none = none.map(|gap| numbers[numbers.len() - 1] + 1 + gap);
    if let Some(none) = none.filter(|none| header == numbers.len() + 1 && pieces[*none].word() == Some(Word::None)) {
        numbers.push(none);
    }
    let last_label = pieces[..first_number].iter().rposition(is_label)?;
    let mut labels: Vec<usize> = Vec::new();
    let bracketed = pieces.get(last_label + 1).is_some_and(|piece| piece.what == What::Break(Break::Close));
    for nth in (0..=last_label).rev() {
        let piece = &pieces[nth];
        // 排查情况(户/人): the heading in front of the bracket is no column.
        if bracketed && piece.what == What::Break(Break::Open) {
            break;
        }
        if is_column(pieces, nth) {
            labels.insert(0, nth);
        } else if !is_joint(piece) && !is_label(piece) {
            break;
        }
    }
    let first_label = *labels.first()?;
    let none = |piece: &Piece| matches!(piece.word(), Some(Word::None | Word::AllNone));
    // 走访20户左右: a single label beside its number is no column; its heading stands in a line of its own.
    let apart = pieces[first_label..first_number].iter().any(|piece| piece.what == What::Break(Break::Line));
    if labels.len() == 1 && !apart {
        return None;
    }
    let denies = pieces[first_label.saturating_sub(1)..first_number].iter().any(none);
    let after = pieces[numbers.last()? + 1..].iter().find(|piece| piece.what != What::Break(Break::Space));
    if denies || after.is_some_and(is_label) {
        return None;
    }
    let ends = pieces.get(numbers.last()? + 1).is_none_or(|piece| !matches!(piece.what, What::Other));
    (labels.len() >= least && labels.len() == numbers.len() && ends).then_some((labels, numbers, heads))
}

/// What may stand in a row before its values.
fn is_row_head(piece: &Piece) -> bool {
    is_number(piece)
        || is_joint(piece)
        || piece.what == What::Reference
        || matches!(piece.word(), Some(Word::Slot(_) | Word::Day(_)))
        || matches!(piece.what, What::Mask(_))
}

fn row(pieces: &[Piece], first: usize, belongs: fn(&Piece) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    for (nth, piece) in pieces.iter().enumerate().skip(first) {
        if belongs(piece) {
            found.push(nth);
        } else if !is_joint(piece) || piece.ends_sentence() {
            break;
        }
    }
    found
}

fn is_number(piece: &Piece) -> bool {
    matches!(piece.what, What::Number(..))
}

fn is_label(piece: &Piece) -> bool {
    matches!(piece.word(), Some(Word::Label { .. } | Word::Place(_) | Word::Abnormal))
}

/// Whether a label heads a column; 居家观察人数 heads one, not two.
fn is_column(pieces: &[Piece], nth: usize) -> bool {
    let touches = nth > 0 && is_label(&pieces[nth - 1]) && pieces[nth - 1].at.end == pieces[nth].at.start;
    is_label(&pieces[nth]) && !touches
}

fn is_joint(piece: &Piece) -> bool {
    matches!(
        piece.what,
        What::Break(Break::Space | Break::Stroke | Break::Comma | Break::Colon | Break::Open | Break::Close)
    ) || matches!(piece.word(), Some(Word::And | Word::Unknowable | Word::Filler | Word::Tail | Word::Return))
}
