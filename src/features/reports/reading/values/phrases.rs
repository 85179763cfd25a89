//! Of what a zero phrase is said, and whether it says anything at all.

use super::{Scan, Subject, ends_clause};
use crate::features::reports::reading::{
    pieces::{Piece, What},
    words::Word,
};

/// Of whom a state is said where it holds for the whole.
const WHOLE: &[&str] = &[
    "大家", "居民", "所有", "全", "各", "每", "都", "均", "户", "人人", "一切", "网格", "我", "本", "这里", "这边",
    "小区", "楼", "村", "单元", "all", "every", "we ", "our",
];

fn is_han(c: char) -> bool {
    ('\u{4e00}'..'\u{a000}').contains(&c)
}

impl Scan<'_> {
    /// 零报告的请…, 你的零报告, 零报告不代表…: the phrase is talked about, and nothing is said by it.
    pub(super) fn is_talked_about(&self, nth: usize) -> bool {
        let at = self.pieces[nth].at.clone();
        let (before, after) = (&self.plain[..at.start], &self.plain[at.end..]);
        let is_noun = self.plain[at].contains("报");
        let goes_on = [
            "不代表",
            "也是",
            "也要",
            "就不",
            "可以",
            "不用",
            "不等于",
            "不是",
            "发得",
            "报得",
            "写得",
            "来得",
            "有哪",
            "怎么",
            "是什么",
            "要写",
            "还要",
        ];
        // 零报告的请接: the heading of a list.
        let joins =
            after.starts_with('的') && after.split([',', '。', '\n']).next().is_some_and(|rest| rest.contains('接'));
        let of_those = after.strip_prefix('的').is_some_and(|rest| rest.starts_with(|c: char| is_han(c) && c != '了'));
        let of_those = of_those && !joins;
        let own = [
            "午",
            "今天",
            "今日",
            "早上",
            "晚上",
            "傍晚",
            "夜里",
            "今早",
            "今晚",
            "我",
            "我们",
            "网格",
            "是",
            "好",
            "我这边",
            "我这",
        ];
        // 零报告的各位: those who reported it.
        let of_another = before.strip_suffix('的').is_some_and(|owner| !own.iter().any(|word| owner.ends_with(word)));
        // 各位都好棒: said to others.
        let to_others = !is_noun && ["各位", "你们", "他们"].iter().any(|word| self.clause_text(nth).contains(word));
        to_others || is_noun && (of_those || of_another || goes_on.iter().any(|word| after.starts_with(word)))
    }

    /// 昨天都是零报告,希望今天…: what was, before today is spoken of.
    pub(super) fn is_of_another_day(&self, nth: usize) -> bool {
        let start = self.clause_start(nth);
        let before =
            self.pieces[start..nth].iter().any(|piece| matches!(piece.word(), Some(Word::Day(days)) if days < 0));
        let after = &self.plain[self.pieces[nth].at.end..];
        before && ["今天", "今日", "希望"].iter().any(|word| after.contains(word))
    }

    /// 医生说没事, retest was normal: words that nothing explains tell of whom or what it is said.
    pub(super) fn is_of_unknown(&self, nth: usize) -> bool {
        let start = self.pieces[self.clause_start(nth)].at.start;
        let before = &self.plain[start..self.pieces[nth].at.start];
        if self.is_who(self.clause_start(nth), nth) {
            return false;
        }
        let letters = |piece: &Piece| self.plain[piece.at.clone()].chars().filter(|c| c.is_alphabetic()).count();
        let unknown = self.pieces[self.clause_start(nth)..nth]
            .iter()
            .any(|piece| piece.word() == Some(Word::Thing) || piece.what == What::Other && letters(piece) >= 2);
        unknown
            && !WHOLE.iter().any(|word| before.contains(word) || self.plain[self.pieces[nth].at.clone()].contains(word))
    }

    /// 全部健康码绿码, wish大家健康: how something is, and unknown words say what.
    pub(super) fn runs_into_unknown(&self, phrase: &str, nth: usize) -> bool {
        let tells = ["报", "异", "情况", "问题", "事", "一切", "nothing", "no ", "report", "clear"];
        let letters = |piece: &Piece| self.plain[piece.at.clone()].chars().filter(|c| c.is_alphabetic()).count() >= 2;
        let unknown = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.what == What::Other && letters(piece));
        let before = nth.checked_sub(1).and_then(|before| self.pieces.get(before));
        let clause = &self.plain[self.pieces[self.clause_start(nth)].at.start..self.pieces[nth].at.start];
        let of_whole = WHOLE.iter().any(|word| clause.contains(word));
        !tells.iter().any(|word| phrase.contains(word))
            && !self.is_who(self.clause_start(nth), nth)
            && (unknown(before) && !of_whole || unknown(self.pieces.get(nth + 1)))
    }

    /// 差点摔一跤,没事哈: says that nothing came of what its sentence tells, which is no part of a report.
    pub(super) fn consoles(&self, phrase: &str, nth: usize) -> bool {
        let start = self.pieces[..nth].iter().rposition(|piece| piece.ends_sentence()).map_or(0, |end| end + 1);
        let sentence = self.pieces[start..].iter().take_while(|piece| !piece.ends_sentence());
        let reports = |piece: &Piece| {
            matches!(piece.what, What::Number(..) | What::Reference | What::Mask(_))
                || matches!(
                    piece.word(),
                    Some(Word::Label { .. } | Word::Place(_) | Word::Slot(_) | Word::Outside | Word::Day(_))
                )
        };
        let told = &self.plain[self.pieces[start].at.start..self.pieces[nth].at.start];
        let short = ["没事", "没什么", "没啥", "还好"].iter().any(|word| phrase.starts_with(word));
        short && told.chars().filter(|c| is_han(*c)).count() >= 4 && !sentence.into_iter().any(reports)
    }

    /// 情绪都稳定: says how something is that is not reported.
    pub(super) fn is_of_another_matter(&self, nth: usize) -> bool {
        const MATTERS: &[&str] = &[
            "情绪",
            "身体",
            "身子",
            "心态",
            "精神",
            "精神状态",
            "状态",
            "血压",
            "生活",
            "物资",
            "秩序",
            "治安",
            "胃口",
            "饮食",
            "心情",
            "供应",
            "太阳",
            "天气",
        ];
        let before = self.plain[..self.pieces[nth].at.start].trim_end();
        let start = self.pieces[self.clause_start(nth)].at.start;
        let of_all = ["大家", "居民", "全", "人人"].iter().any(|all| self.plain[start..].starts_with(all));
        !of_all && MATTERS.iter().any(|matter| before.ends_with(matter))
    }

    /// 都好, behind people under observation and nothing else in the sentence.
    pub(super) fn is_about_the_observed(&self, phrase: &str, nth: usize) -> bool {
        let short = ["都好", "均好", "都很好", "都挺好", "全好", "都还好", "都不错"].contains(&phrase);
        let start = self.pieces[..nth].iter().rposition(|piece| piece.ends_sentence()).map_or(0, |end| end + 1);
        let mut said = self.values.said.iter().filter(|said| said.at >= start).peekable();
        let observed = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_observation(field));
        short && said.peek().is_some() && said.all(|said| observed(said.of) && said.value != Some(0))
    }

    /// Whether the phrase touches people named before it: 居家观察2人均正常.
    pub(super) fn is_of_someone(&self, nth: usize) -> bool {
        let mut before = self.pieces[..nth]
            .iter()
            .rev()
            .take_while(|piece| !ends_clause(piece) && !matches!(piece.what, What::Break(_)));
        let observed = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_case_or_observation(field));
        let named = before.any(|piece| match piece.word() {
            Some(Word::Label { field, .. } | Word::Place(field)) => observed(Subject::Field(field)),
            Some(Word::Elsewhere) => true,
            _ => false,
        });
        named && self.here.last.is_none_or(|(of, _, _)| observed(of))
    }

    /// Whether nothing unknown stands around the word, so that it is no part of another phrase.
    pub(super) fn stands_for_the_whole(&self, nth: usize) -> bool {
        let touches = |piece: Option<&crate::features::reports::reading::pieces::Piece>| {
            piece.is_some_and(|piece| piece.what == What::Other)
        };
        let before = nth.checked_sub(1).and_then(|nth| self.pieces.get(nth));
        !touches(before) && !touches(self.pieces.get(nth + 1))
    }
}
