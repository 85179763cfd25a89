//! People who live in the micro-grid, of whom something is told: 租户2人是湖北返回的.

use super::{Scan, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{
        pieces::{Break, What},
        words::Word,
    },
};

/// Who they are, or where they live or work.
const RESIDENTS: &[&str] = &[
    "租客",
    "租户",
    "出租户",
    "出租房",
    "群租房",
    "老人",
    "独居老人",
    "孤寡老人",
    "残疾人",
    "孕妇",
    "小孩",
    "孩子",
    "儿童",
    "娃",
    "娃娃",
    "学生",
    "新生儿",
    "邻居",
    "楼道",
    "单元",
    "小区",
    "店铺",
    "商铺",
    "商户",
    "企业",
    "沿街店",
    "饭店",
    "流动人口",
    "家属",
    "路人",
];

impl Scan<'_> {
    /// 租户2人是湖北返回的: the number behind `who` is of what it goes on with, and not of them.
    pub(super) fn counts_what_they_have(&self, who: usize, nth: usize, unit: Option<Counted>) -> bool {
        let residents = RESIDENTS.contains(&&self.plain[self.pieces[who].at.clone()]);
        let Some((of, label)) = self.label_ahead(nth, unit).filter(|_| residents && unit == Some(Counted::Persons))
        else {
            return false;
        };
        let leads_on = (nth + 1..label).all(|between| {
            let piece = &self.pieces[between];
            piece.what == What::Break(Break::Space)
                || self.tells_whose(between)
                || matches!(piece.word(), Some(Word::Filler | Word::From | Word::Has | Word::Return | Word::Tail))
        });
        leads_on && self.reader.is_case_or_observation_of(of)
    }

    /// 给32位租客测过体温了: those whose temperature was taken.
    pub(super) fn were_checked(&self, who: usize, label: usize) -> bool {
        let residents = RESIDENTS.contains(&&self.plain[self.pieces[who].at.clone()]);
        let rest = &self.plain[self.pieces[label].at.end..];
        let rest = rest.strip_prefix("体温").unwrap_or(rest);
        let done = self.plain[self.pieces[label].at.clone()].ends_with(['过', '了'])
            || rest.starts_with(['过', '了', ',', '。']);
        residents && done && self.subject(label).is_some_and(|of| self.is_default(of))
    }

    /// 1人是确诊病人的密接: whose contact it is, and not what is counted.
    pub(super) fn tells_whose(&self, nth: usize) -> bool {
        let after = self.pieces[nth + 1..].iter().take_while(|piece| !ends_clause(piece)).take(3);
        let label = after.into_iter().find(|piece| matches!(piece.word(), Some(Word::Label { .. })));
        label.is_some_and(|label| {
            ["的", "病人的", "患者的", "病例的"].contains(&&self.plain[self.pieces[nth].at.end..label.at.start])
        })
    }
}
