//! Places that a message itself counts to a field: 深圳也算重点地区.

use crate::features::reports::reading::{
    Reader,
    masks::Mask,
    pieces::{Break, Piece, What},
    values::ends_clause,
    words::Word,
};

impl Reader {
    /// 深圳也算重点地区: a place that the message itself counts to a field means that field.
    pub fn adopt_places(&self, pieces: &mut [Piece], plain: &str) {
        const COUNTS_AS: &[&str] =
            &["算", "属", "列", "纳入", "划", "视同", "视为", "等同", "按", "增加", "还有", "加上"];
        let mut adopted: Vec<(String, u8)> = Vec::new();
        for clause in pieces.split(|piece| ends_clause(piece) || piece.what == What::Break(Break::Colon)) {
            let field = clause.iter().find_map(|piece| match piece.word() {
                Some(Word::Label { field, .. }) if self.form.fields[usize::from(field)].comes_from_places() => {
                    Some(field)
                }
                _ => None,
            });
            let (Some(field), [first, .., last]) = (field, clause) else {
                continue;
            };
            let text = &plain[first.at.start..last.at.end];
            let counted = clause.iter().any(|piece| matches!(piece.what, What::Number(..)));
            if !counted && COUNTS_AS.iter().any(|word| text.contains(word)) {
                let named = clause.iter().filter(|piece| piece.word() == Some(Word::Elsewhere));
                adopted.extend(named.map(|piece| (plain[piece.at.clone()].to_owned(), field)));
            }
        }
        self.adopt_listed(pieces, plain, &mut adopted);
        // 杭州余杭(重点地区)回来1人
        for nth in 0..pieces.len().saturating_sub(3) {
            let field = match pieces[nth + 2].word() {
                Some(Word::Label { field, .. }) if self.form.fields[usize::from(field)].comes_from_places() => field,
                _ => continue,
            };
            let bracket =
                pieces[nth + 1].what == What::Break(Break::Open) && pieces[nth + 3].what == What::Break(Break::Close);
            if bracket && pieces[nth].word() == Some(Word::Elsewhere) {
                pieces[nth].what = What::Word(Word::Place(field));
                pieces[nth + 1..=nth + 3].iter_mut().for_each(|piece| piece.what = What::Mask(Mask::Skip));
                if nth > 0 && pieces[nth - 1].word() == Some(Word::Elsewhere) {
                    pieces[nth - 1].what = What::Mask(Mask::Skip);
                }
            }
        }
        for piece in pieces.iter_mut().filter(|piece| piece.word() == Some(Word::Elsewhere)) {
            if let Some((_, field)) = adopted.iter().find(|(name, _)| *name == plain[piece.at.clone()]) {
                piece.what = What::Word(Word::Place(*field));
            }
        }
    }

    /// 重点地区(温州、杭州)返回, 重点地区返回3人:杭州2、温州1: the places that a field's own name, or its total, lists.
    fn adopt_listed(&self, pieces: &[Piece], plain: &str, adopted: &mut Vec<(String, u8)>) {
        for (nth, piece) in pieces.iter().enumerate() {
            let field = match piece.word() {
                Some(Word::Label { field, .. }) if self.form.fields[usize::from(field)].comes_from_places() => field,
                _ => continue,
            };
            let listed = match pieces.get(nth + 1).map(|next| next.what) {
                Some(What::Break(Break::Open)) => {
                    let inside = pieces[nth + 2..].iter().take_while(|piece| piece.what != What::Break(Break::Close));
                    let closed = inside.count() + nth + 2;
                    // 重点地区(含宁波)来返1人: the number is said of all of them.
                    let cell = pieces[closed..].iter().skip(1).take_while(|piece| !ends_clause(piece));
                    let mut cell = cell.take_while(|piece| !is_colon(piece));
                    if cell.any(|piece| matches!(piece.what, What::Number(..))) { continue } else { closed }
                }
                _ => {
                    let total = pieces[nth + 1..].iter().take_while(|piece| !ends_clause(piece)).position(is_colon);
                    let Some(colon) = total.map(|colon| nth + 1 + colon) else {
                        continue;
                    };
                    let counted = pieces[nth..colon].iter().any(|piece| matches!(piece.what, What::Number(..)));
                    let rest = pieces[colon..].iter().take_while(|piece| !piece.ends_sentence());
                    if counted { colon + rest.count() } else { continue }
                }
            };
            let named = pieces[nth..listed].iter().filter(|piece| piece.word() == Some(Word::Elsewhere));
            adopted.extend(named.map(|piece| (plain[piece.at.clone()].to_owned(), field)));
        }
    }
}

fn is_colon(piece: &Piece) -> bool {
    piece.what == What::Break(Break::Colon)
}
