//! What is named without a value.

use super::{Scan, Subject, Waiting, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{
        masks::Mask,
        pieces::{Break, Piece, What},
        words::Word,
    },
};

impl Scan<'_> {
    /// 有发热的: a case, but not how many.
    pub(super) fn note_cases(&mut self) {
        if self.here.has {
            let abnormal = |waiting: &&Waiting| !waiting.stale && waiting.of == Subject::Abnormal;
            let unnamed = self.here.waiting.iter().find(abnormal).map(|waiting| waiting.nth);
            self.values.loose.extend(unnamed);
            let fresh = self.here.waiting.iter().filter(|waiting| !waiting.stale);
            self.values.cases.extend(fresh.filter_map(|waiting| match waiting.of {
                Subject::Field(field) => Some(field),
                _ => None,
            }));
        }
    }

    /// At the end of a sentence: somebody came, or has something, but no number was understood.
    pub(super) fn note_unresolved(&mut self, end: usize) {
        let start = self.pieces[..end].iter().rposition(|piece| piece.ends_sentence()).map_or(0, |before| before + 1);
        let colon_ends = self.pieces[start..end]
            .iter()
            .rfind(|piece| !matches!(piece.what, What::Break(Break::Space)))
            .is_some_and(|piece| piece.what == What::Break(Break::Colon));
        if colon_ends || self.here.away || self.is_empty_cell(start, end) {
            return;
        }
        for waiting in &self.here.waiting {
            let Subject::Field(field) = waiting.of else {
                continue;
            };
            let told = self.pieces[..waiting.nth]
                .iter()
                .rfind(|piece| piece.what != What::Break(Break::Space))
                .is_some_and(|piece| piece.word() == Some(Word::From));
            let from_place = (waiting.place.is_some() || told && self.has_places(waiting.of))
                && self.pieces[waiting.nth..end].iter().take(6).any(|piece| piece.word() == Some(Word::Return));
            let clause = self.clause_start(waiting.nth);
            let counted = self.pieces[clause..waiting.nth].iter().any(
                |piece| matches!(piece.what, What::Number(number, Some(Counted::Persons)) if number.value != Some(0)),
            );
            let unsaid = counted && !self.values.said.iter().any(|said| said.at >= clause && said.at <= end);
            if from_place || unsaid {
                self.values.unresolved.push(field);
            } else if self.reader.form.fields[usize::from(field)].abnormal
                && !self.is_bare_cell(clause)
                && !self.is_left_empty(waiting.nth)
                && !self.is_denied(waiting.nth)
                && !self.is_not_counted_yet(waiting.nth)
            {
                self.values.unsaid.push(field);
            }
        }
    }

    /// 重点地区: 8)密接:0: nothing stands between the colon and the next cell.
    fn is_left_empty(&self, label: usize) -> bool {
        let mut after = self.pieces[label + 1..].iter().filter(|piece| {
            piece.what != What::Break(Break::Space) && !matches!(piece.word(), Some(Word::Tail | Word::Return))
        });
        let colon = after.next().is_some_and(|piece| piece.what == What::Break(Break::Colon));
        colon
            && after.next().is_none_or(|piece| {
                let sign = piece.what == What::Other && !self.plain[piece.at.clone()].contains(char::is_alphanumeric);
                sign || matches!(piece.what, What::Mask(Mask::Item) | What::Break(_))
            })
    }

    /// 不是重点地区: says what somebody is not.
    fn is_denied(&self, label: usize) -> bool {
        let before = self.plain[..self.pieces[label].at.start].trim_end();
        ["不是", "不属于", "不算", "非", "not", "not a", "not in a"].iter().any(|word| before.ends_with(word))
    }

    /// 台州温州那栏还没统计好: says itself that the number is still to come.
    fn is_not_counted_yet(&self, label: usize) -> bool {
        let clause = self.pieces[label..].iter().take_while(|piece| !ends_clause(piece));
        let end = clause.last().map_or(self.pieces[label].at.end, |piece| piece.at.end);
        let text = &self.plain[self.pieces[label].at.start..end];
        ["没统计", "未统计", "没问", "没核", "没汇总", "没数", "没填"].iter().any(|word| text.contains(word))
    }

    /// A clause of nothing but labels: a cell that was left empty.
    fn is_bare_cell(&self, start: usize) -> bool {
        let clause = self.pieces[start..].iter().take_while(|piece| !ends_clause(piece));
        clause.into_iter().all(|piece| {
            let text = &self.plain[piece.at.clone()];
            let bullet =
                text == "●" || text == "■" || piece.what == What::Other && !text.contains(char::is_alphanumeric);
            bullet
                || matches!(piece.what, What::Break(_) | What::Mask(_) | What::Reference)
                || matches!(
                    piece.word(),
                    Some(
                        Word::Label { .. }
                            | Word::Place(_)
                            | Word::Return
                            | Word::Tail
                            | Word::And
                            | Word::Outside
                            | Word::Slot(_)
                            | Word::Filler
                    )
                )
        })
    }

    /// (5)温州、台州返回: a numbered cell that was left empty.
    fn is_empty_cell(&self, start: usize, end: usize) -> bool {
        let mut cell = self.pieces[start..end].iter().filter(|piece| !matches!(piece.what, What::Break(_)));
        let numbered = cell.next().is_some_and(|piece| piece.what == What::Mask(Mask::Item));
        let label = |piece: &Piece| {
            matches!(
                piece.word(),
                Some(Word::Label { .. } | Word::Place(_) | Word::Return | Word::Tail | Word::And | Word::Outside)
            )
        };
        numbered && cell.all(label)
    }
}
