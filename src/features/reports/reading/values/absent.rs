//! People who have not come, were turned back, or came long ago.

use std::sync::LazyLock;

use regex::Regex;

use super::{Scan, Subject, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{
        numbers::Number,
        pieces::{Break, What},
        words::Word,
    },
};

/// Who stays where they are, or comes later.
static NOT_COME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:还|仍|暂|尚|一直)[^,。;\n]{0,6}(?:没|未|不)[^,。;人\n]{0,2}(?:回|返|到|动身|出发)|在[^,。;\n]{0,8}(?:没|未)有?回|老家[是在]|祖籍|籍贯|[没未]去过|在[^,。;\n]{0,8}(?:过年|读书|上学|打工|工作)|回不[来去了]|(?:明|后)[天日][^,。;\n]{0,12}(?:回|到|返|来)|下周[^,。;\n]{0,10}(?:回|返)|(?:要|将|准备|打算|预计|计划)(?:从|自|由)|[没未]下车|(?:周末|下周|月底|过几天|过两天)[^,。;\n]{0,12}(?:回|到|返|来)",
    )
    .expect("the pattern is fixed and compiled by the tests")
});

/// What was so long before the report.
static LONG_AGO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"去年|前年|上个?月|早几年|前几年|last (?:week|month|year|october|november|december)|since (?:last|oct|nov|dec)",
    )
    .expect("the pattern is fixed and compiled by the tests")
});

impl Scan<'_> {
    /// Whether people from a place wait for their number.
    pub(super) fn came_lately(&self) -> bool {
        self.here.waiting.last().is_some_and(|waiting| !waiting.stale && self.has_places(waiting.of))
    }

    /// 返嘉4人: they came, but the word does not say from where.
    pub(super) fn returned_before(&self, nth: usize) -> bool {
        let before = self.pieces[self.clause_start(nth)..nth].iter().rfind(|piece| {
            piece.what != What::Break(Break::Space)
                && !matches!(piece.word(), Some(Word::Tail | Word::Filler | Word::New | Word::Sum | Word::Has))
        });
        before.is_some_and(|piece| piece.word() == Some(Word::Return))
    }

    /// 还在温州没回来, 明天从黄冈回来, 去年从武汉搬来: nobody who came now; 上个月发过烧: no fever of today.
    pub(super) fn is_no_case_now(&self, of: Subject, nth: usize) -> bool {
        let Subject::Field(field) = of else {
            return false;
        };
        let clause = self.clause_text(nth);
        let abnormal = self.reader.form.fields[usize::from(field)].abnormal;
        abnormal && LONG_AGO.is_match(clause) || self.has_places(of) && NOT_COME.is_match(clause)
    }

    /// 滞留: what follows in the clause has not come; of those who were just named, it is doubtful that they came.
    pub(super) fn away(&mut self, nth: usize) {
        // 湖北没有回来的: nobody came, where nothing else is told of them.
        let ends = self.pieces[nth + 1..]
            .iter()
            .take_while(|piece| !ends_clause(piece))
            .all(|piece| piece.word() == Some(Word::Tail));
        let none = ["没有回来", "没回来", "没有返回", "没返回", "未返回", "未回"]
            .contains(&&self.plain[self.pieces[nth].at.clone()]);
        let label = self.here.waiting.last().filter(|waiting| waiting.nth + 1 == nth && self.has_places(waiting.of));
        if let (true, Some(of)) = (none && ends, label.map(|waiting| waiting.of)) {
            self.here.waiting.pop();
            return self.say_of(of, Number::zero(), None, nth, None);
        }
        self.here.away = true;
        let start = self.clause_start(nth);
        let came = self.values.said.last().filter(|said| said.at >= start).map(|said| said.of);
        if came.is_some_and(|of| self.has_places(of))
            && let Some(said) = self.values.said.last_mut()
        {
            said.hedged |= said.value != Some(0);
        }
    }

    /// 4人返嘉: they came, but no place is named.
    pub(super) fn returns_next(&self, nth: usize) -> bool {
        let persons = match self.pieces[nth].what {
            What::Number(number, None) => number.value == Some(0),
            What::Number(_, unit) => unit == Some(Counted::Persons),
            _ => false,
        };
        let next = self.pieces[nth + 1..].iter().find(|piece| piece.what != What::Break(Break::Space));
        persons && next.is_some_and(|piece| piece.word() == Some(Word::Return))
    }

    /// 劝返2人: they did not come.
    pub(super) fn is_of_those_away(&self, nth: usize) -> bool {
        let before = self.pieces[self.clause_start(nth)..nth].iter().rfind(|piece| {
            piece.what != What::Break(Break::Space) && !matches!(piece.word(), Some(Word::Tail | Word::Filler))
        });
        let turned_back = ["劝返", "劝回", "拦返"].iter().any(|word| {
            let text = &self.plain[self.pieces[self.clause_start(nth)].at.start..self.pieces[nth].at.start];
            text.rfind(word).is_some_and(|at| !text[at..].contains(|c: char| c.is_ascii_digit()))
        });
        turned_back || before.is_some_and(|piece| piece.word() == Some(Word::Away))
    }
}
