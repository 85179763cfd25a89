//! People who live in the micro-grid, of whom something is told: 租户2人是湖北返回的.

use super::{Scan, Subject, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{
        numbers::Number,
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

/// What would have to be reported of somebody, or asked about.
const WORRIES: &[&str] = &[
    "热", "烧", "咳", "温", "病", "晕", "吐", "喘", "痛", "疼", "烫", "湖北", "武汉", "鄂", "外地", "回来", "返",
    "来的", "来了", "到家", "隔离", "观察", "接触", "确诊", "疑似", "舒服", "难受", "情况", "异常", "不好", "可疑",
    "解除", "医院", "fever", "sick", "ill",
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
        // 在小区门口给63个人量了体温: where they stood.
        leads_on && (self.reader.is_case_or_observation_of(of) || self.is_default(of) && self.was_done(label))
    }

    /// 给32位租客测过体温了: those whose temperature was taken.
    pub(super) fn were_checked(&self, who: usize, label: usize) -> bool {
        let residents = RESIDENTS.contains(&&self.plain[self.pieces[who].at.clone()]);
        residents && self.subject(label).is_some_and(|of| self.is_default(of)) && self.was_done(label)
    }

    /// 测过体温了: it was done, and is not to be done.
    fn was_done(&self, label: usize) -> bool {
        let rest = &self.plain[self.pieces[label].at.end..];
        let rest = rest.strip_prefix("体温").unwrap_or(rest);
        self.plain[self.pieces[label].at.clone()].ends_with(['过', '了']) || rest.starts_with(['过', '了', ',', '。'])
    }

    /// 从台州回来的小伙子: the word behind tells who came.
    pub(super) fn is_who_came(&self, nth: usize) -> bool {
        let came = nth > 0
            && self.pieces[nth - 1].word() == Some(Word::Return)
            && self.plain[self.pieces[nth - 1].at.clone()].ends_with('的');
        let text = &self.plain[self.pieces[nth].at.clone()];
        came && ["小伙", "姑娘", "大姐", "大哥", "阿姨", "老板", "师傅", "夫妻", "女孩", "男孩", "女的", "男的"]
            .iter()
            .any(|who| text.starts_with(who))
    }

    /// 有个老伯看见枪就躲: somebody who is told of in passing, beside what is reported, and of whom nothing is to be reported.
    pub(super) fn drop_somebody_in_passing(&mut self) {
        let reported = self.values.said.iter().any(|said| said.of != Subject::Nothing) || !self.values.whole.is_empty();
        let told = |nth: &usize| {
            let one = matches!(self.pieces[*nth].what, What::Number(number, Some(Counted::Persons)) if number == Number::exactly(1));
            let start = self.clause_start(*nth);
            let clause = &self.plain[self.pieces[start].at.start..];
            let clause = clause.split([',', '。', '\n', '!', ';']).next().unwrap_or_default();
            let has = *nth > 0 && self.pieces[*nth - 1].word() == Some(Word::Has);
            one && has && clause.chars().count() > 4 && !WORRIES.iter().any(|worry| clause.contains(worry))
        };
        if reported {
            let kept = self.values.loose.iter().copied().filter(|nth| !told(nth)).collect();
            self.values.loose = kept;
        }
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
