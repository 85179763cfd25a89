//! Doors that stayed shut.

use super::{Scan, Subject, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{pieces::What, words::Word},
};

/// How a clause ends that says of a door that nobody opened it.
const UNANSWERED: &[&str] = &["没人应", "没人接", "没人开", "无人应", "敲不开", "没开门", "不在家", "田里去", "没敲开"];

/// How one ends that says so of a home, or that nobody has been there yet.
const UNVISITED: &[&str] = &[
    "没人",
    "无人",
    "不在",
    "没人在",
    "锁着",
    "空着",
    "没走到",
    "没走完",
    "没走",
    "没去",
    "没问到",
    "没查完",
    "没查到",
    "未走到",
    "没来得及",
    "没开",
    "没回应",
    "没联系上",
    "没接",
    "没见到人",
    "锁门",
    "锁着门",
    "关着门",
    "没人开门",
    "没碰上",
    "没遇上",
    "出门了",
];

impl Scan<'_> {
    /// Whether the clause ends behind the number without another one.
    pub(super) fn goes_on(&self, nth: usize) -> bool {
        let rest = || self.pieces[nth + 1..].iter().take_while(|piece| !ends_clause(piece));
        rest().next().is_some() && !rest().any(|piece| matches!(piece.what, What::Number(..)))
    }

    /// 3户没人: nobody is there, and no label says who.
    pub(super) fn nobody_there(&self, nth: usize) -> bool {
        let next_is_none = self.pieces.get(nth + 1).is_some_and(|piece| piece.word() == Some(Word::None));
        let rest = self.clause_text(nth).trim_end_matches(['的', '了', '过']);
        let all_shut = self.goes_on(nth) && UNANSWERED.iter().chain(UNVISITED).any(|word| rest.ends_with(word));
        let visits = Subject::Field(self.reader.default_for(Counted::Households));
        let visited = self.values.said.iter().any(|said| said.of == visits);
        all_shut || next_is_none && visited && !self.labels_ahead(nth + 1)
    }

    /// Whether the clause says of the households only that nobody answered, beside those that were visited.
    pub(super) fn is_shut(&self, nth: usize) -> bool {
        let rest = self.clause_text(nth).trim_end_matches(['的', '了', '过']);
        let visits = Subject::Field(self.reader.default_for(Counted::Households));
        let others = self
            .pieces
            .iter()
            .enumerate()
            .any(|(at, piece)| at != nth && matches!(piece.what, What::Number(_, Some(Counted::Households))));
        self.goes_on(nth)
            && (others || self.values.said.iter().any(|said| said.of == visits))
            && (UNANSWERED.iter().any(|word| rest.ends_with(word))
                || self.here.depth > 0 && UNVISITED.iter().any(|word| rest.ends_with(word)))
    }
}
