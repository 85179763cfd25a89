//! Tells the numbers of a form's items from its values.

use super::{
    masks::Mask,
    pieces::{Break, Piece, What},
    values::ends_clause,
    words::Word,
};

/// 1走访17户 2测温45人: numbers that count up in front of labels are item numbers.
pub fn number_items(pieces: &mut [Piece]) {
    let circled = |piece: &Piece| match piece.what {
        What::Number(number, None) if number.circled => number.value,
        _ => None,
    };
    let run: Vec<u32> = pieces.iter().filter_map(circled).collect();
    // The first of them may have been taken for an item already, since it opens the line.
    let first = 1 + u32::from(pieces.iter().any(|piece| piece.what == What::Mask(Mask::Item)));
    if run.len() >= 2 && run.iter().zip(first..).all(|(value, nth)| *value == nth) {
        for nth in (0..pieces.len()).filter(|nth| circled(&pieces[*nth]).is_some()).collect::<Vec<_>>() {
            // ③无湖北返回④无温台返回: within a line the number separates what stands around it.
            let inside = nth > 0 && !matches!(pieces[nth - 1].what, What::Break(_));
            pieces[nth].what = if inside { What::Break(Break::Comma) } else { What::Mask(Mask::Item) };
        }
    }
    // 5 QX-01-001: the number of the entry in a list.
    let entry = pieces.iter().position(|piece| piece.what == What::Reference);
    if matches!(pieces.first().map(|first| first.what), Some(What::Number(_, None)))
        && entry.is_some_and(|entry| pieces[1..entry].iter().all(|piece| piece.what == What::Break(Break::Space)))
    {
        pieces[0].what = What::Mask(Mask::Item);
    }
    number_lines(pieces);
    number_run(pieces);
    let mut next = 1;
    for nth in 0..pieces.len() {
        if pieces[nth].what == What::Mask(Mask::Item) {
            next += 1;
        }
        let What::Number(number, None) = pieces[nth].what else {
            continue;
        };
        // 7)重点地区: 8)密接:0: the cell in front was left empty.
        let closes = pieces.get(nth + 1).is_some_and(|piece| piece.what == What::Break(Break::Close));
        // 重点地区返回[一]人: a value in brackets.
        let in_cell = nth > 1
            && pieces[nth - 1].what == What::Break(Break::Open)
            && matches!(pieces[nth - 2].word(), Some(Word::Label { .. } | Word::Place(_) | Word::Return | Word::Tail));
        if in_cell {
            continue;
        }
        let opens = nth == 0
            || matches!(pieces[nth - 1].what, What::Break(_) | What::Reference)
                && (closes && next >= 3 || !waits_for_value(&pieces[..nth]));
        let stop = pieces.get(nth + 1).is_some_and(|piece| {
            matches!(piece.what, What::Break(Break::Sentence | Break::Close)) || piece.word() == Some(Word::And)
        });
        // Needs are read before and hidden, so that nothing is left behind their number.
        let hidden = |piece: &Piece| next >= 3 && stop && piece.what == What::Break(Break::Line);
        let label = pieces.get(nth + 1 + usize::from(stop)).is_some_and(|piece| {
            hidden(piece)
                || closes && matches!(piece.what, What::Word(_) | What::Other | What::Reference)
                || matches!(
                    piece.word(),
                    Some(Word::Label { .. } | Word::Place(_) | Word::Need | Word::Outside | Word::None)
                )
        });
        if opens && label && number.value == Some(next) && (stop || !counts_first(pieces, nth)) {
            pieces[nth].what = What::Mask(Mask::Item);
            next += 1;
        }
    }
}

/// `1 时间:…`, `2 编号:…`: numbers that count up at the beginnings of at least four lines.
fn number_lines(pieces: &mut [Piece]) {
    let opens = |nth: &usize| *nth == 0 || pieces[*nth - 1].what == What::Break(Break::Line);
    let value = |nth: &usize| match pieces[*nth].what {
        What::Number(number, None) => number.value,
        _ => None,
    };
    let apart = |nth: &usize| pieces.get(nth + 1).is_some_and(|next| matches!(next.what, What::Break(_)));
    let run: Vec<usize> = (0..pieces.len()).filter(|nth| opens(nth) && apart(nth) && value(nth).is_some()).collect();
    if run.len() >= 4 && run.iter().zip(1..).all(|(nth, item)| value(nth) == Some(item)) {
        run.into_iter().for_each(|nth| pieces[nth].what = What::Mask(Mask::Item));
    }
}

/// 1.下午 2.QX-10-001 3.走访19户, 1、30户,2、86人,3、发热无: numbers with a sign that count up through the message.
fn number_run(pieces: &mut [Piece]) {
    let signed = |nth: usize| {
        let value = match pieces[nth].what {
            What::Number(number, None) => number.value,
            _ => None,
        };
        let sign = pieces.get(nth + 1).is_some_and(|piece| {
            matches!(piece.what, What::Break(Break::Sentence | Break::Close)) || piece.word() == Some(Word::And)
        });
        let opens = nth == 0
            || matches!(
                pieces[nth - 1].what,
                What::Break(Break::Space | Break::Comma | Break::Sentence | Break::Line | Break::Colon | Break::Open)
            );
        value.filter(|_| sign && opens)
    };
    let items = pieces.iter().filter(|piece| piece.what == What::Mask(Mask::Item)).count() as u32;
    let first = if items == 1 { 2 } else { 1 };
    let run: Vec<usize> = (0..pieces.len()).filter(|nth| signed(*nth).is_some()).collect();
    let counts_up = run.iter().zip(first..).all(|(nth, value)| signed(*nth) == Some(value));
    if run.len() >= 3 && counts_up {
        run.into_iter().for_each(|nth| pieces[nth].what = What::Mask(Mask::Item));
    }
}

/// 1密接, 1发热0湖北: the numbers stand in front of their labels, and the first is a count as well.
fn counts_first(pieces: &[Piece], nth: usize) -> bool {
    let label = |piece: &Piece| matches!(piece.word(), Some(Word::Label { .. } | Word::Place(_)));
    let clause = || pieces[nth..].iter().take_while(|piece| !ends_clause(piece));
    let number = |piece: &&Piece| matches!(piece.what, What::Number(..));
    let adds_nothing = |piece: &&Piece| {
        piece.what == What::Break(Break::Space) || matches!(piece.word(), Some(Word::Tail | Word::Return))
    };
    let ends_in_label = clause().filter(|piece| !adds_nothing(piece)).last().is_some_and(label);
    // 1 发热, 2 湖北 on lines of their own: a form that was left empty.
    let value = |piece: &Piece| match piece.what {
        What::Number(number, None) => number.value,
        _ => None,
    };
    let end = nth + clause().count();
    let counts_on = value(&pieces[nth]).is_some_and(|first| pieces.get(end + 1).and_then(value) == Some(first + 1));
    ends_in_label && !counts_on && clause().filter(number).count() == clause().filter(|piece| label(piece)).count()
}

/// Whether the last thing before is a label.
fn waits_for_value(before: &[Piece]) -> bool {
    let blank = |piece: &&Piece| !matches!(piece.what, What::Break(Break::Space | Break::Stroke));
    let mut back = before.iter().rev().filter(blank);
    back.next().is_some_and(|piece| {
        // 下午:1.走访29户: the colon ends the heading.
        let heading = |piece: &Piece| piece.what == What::Reference || matches!(piece.word(), Some(Word::Slot(_)));
        matches!(piece.word(), Some(Word::Label { .. } | Word::Place(_) | Word::Tail | Word::Return))
            || piece.what == What::Break(Break::Colon) && !back.next().is_some_and(heading)
    })
}
