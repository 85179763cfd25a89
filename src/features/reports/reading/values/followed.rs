//! What is told again of people who were reported before: visits to them, how their number changed, who was released.

use super::{Scan, Subject, Tense};
use crate::features::reports::{
    form::Counted,
    reading::{numbers::Number, pieces::What, words::Word},
};

impl Scan<'_> {
    /// 昨天居家观察还有4个人: what the clause tells held yesterday.
    pub(super) fn opens_with_yesterday(&self, nth: usize) -> bool {
        matches!(self.pieces[self.clause_start(nth)].word(), Some(Word::Day(days)) if days < 0)
    }

    /// 走了21家,开门的18家: some of the households that were just counted.
    pub(super) fn is_among_visited(&self, number: &Number, nth: usize) -> bool {
        const SOME: &[&str] =
            &["开门的", "有人的", "在家的", "应门的", "敲开的", "不在的", "没人的", "没在的", "不在家的", "没开门的"];
        let before = self.plain[..self.pieces[nth].at.start].trim_end().trim_end_matches('有');
        let visits = Subject::Field(self.reader.default_for(Counted::Households));
        let visited = self.values.said.iter().any(|said| said.of == visits && said.value >= number.value);
        let observed = before.ends_with("隔离在家的") || before.ends_with("观察在家的");
        visited && !observed && SOME.iter().any(|word| before.ends_with(word))
    }

    /// 回访温州返回2人, 武汉返回1人(昨天已报): they were reported before, and are not new.
    pub(super) fn doubt_followed_up(&mut self, text: &str, start: usize, end: usize) {
        const AGAIN: &[&str] = &["回访", "随访", "跟踪", "复访", "追访"];
        const REPORTED: &[&str] = &[
            "已报过",
            "报过了",
            "报过的",
            "已上报过",
            "上报过",
            "已经报过",
            "昨天已报",
            "昨日已报",
            "之前已",
            "此前已",
            "前天已报",
            "上午已报",
            "早上已报",
        ];
        let reported = REPORTED.iter().any(|word| text.contains(word));
        if AGAIN.iter().any(|word| text.contains(word)) || reported {
            self.doubt_old_cases(start, end);
        }
        let alone = !self.pieces[start..end].iter().any(|piece| matches!(piece.what, What::Number(..)));
        if reported && alone && start > 0 {
            self.doubt_old_cases(self.clause_start(start - 1), start);
            self.doubt_old_cases(self.sentence_start(start), start);
        }
    }

    /// 居家观察的3人都解除了: they are observed no more.
    pub(super) fn doubt_released(&mut self, text: &str, start: usize) {
        // 全部期满放出来了: a word or two may stand between.
        let released_soon = |rest: &str| {
            let near: String = rest.chars().take(6).collect();
            ["解除", "放出来", "解掉", "解开"].iter().any(|word| near.contains(word))
                && !near.contains(['没', '未', '不'])
        };
        let all = ["都", "均", "全"]
            .iter()
            .any(|all| text.match_indices(all).any(|(at, _)| released_soon(&text[at + all.len()..])));
        // 居家观察那两位今日解除了
        let those = text.contains('那') && text.contains("解除") && !text.contains("其中") && !text.contains('没');
        let all = all || those && ["位", "个", "人"].iter().any(|unit| text.contains(unit));
        let current = self.reader.current_field().map(Subject::Field);
        // 居家观察3人,均满14天,今日解除: of those of the clauses before.
        let leads = [
            "今日解除",
            "今天解除",
            "已解除",
            "现已解除",
            "全部解除",
            "均解除",
            "都解除",
            "已于今日解除",
            "今日均解除",
        ];
        let none = text.contains('没') || text.contains('无');
        let alone = !none && !text.contains(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十俩仨几".contains(c));
        let follows = alone && self.here.told.is_none() && leads.iter().any(|lead| text.trim_start().starts_with(lead));
        let (all, start) = if follows { (true, self.sentence_start(start)) } else { (all, start) };
        let released = self.here.named.map(|(_, of)| of).filter(|of| Some(*of) != current);
        // The word has found its number.
        let converts = all && self.values.said.iter().any(|said| said.at >= start && Some(said.of) == current);
        self.here.waiting.retain(|waiting| !converts || Some(waiting.of) != released);
        for said in self.values.said.iter_mut().filter(|said| all && said.at >= start && Some(said.of) == current) {
            match released {
                // 观察的3人今天全部解除: the number is of those who were released.
                Some(released) => (said.of, said.tense) = (released, Tense::Plain),
                _ => said.hedged |= said.value != Some(0),
            }
        }
    }

    /// 居家观察3人,其中1人今天解除: who is released is observed no more, and the number left is not said.
    pub(super) fn doubt_partly_released(&mut self, text: &str, start: usize) {
        let current = self.reader.current_field().map(Subject::Field);
        let of_them = text.contains("其中") && text.contains("解除") && !text.contains("未解除");
        let before = self.values.said.iter_mut().rfind(|said| said.at < start && Some(said.of) == current);
        if let Some(said) = before.filter(|said| of_them && said.tense == Tense::Plain) {
            said.tense = Tense::Before;
        }
    }

    /// 居家观察4人比昨天少1人: how a number differs from an earlier one.
    pub(super) fn is_change(&self, nth: usize) -> bool {
        let start = self.pieces[self.clause_start(nth)].at.start;
        let before = self.plain[start..self.pieces[nth].at.start].trim_end().trim_end_matches('了');
        let differs = ["多", "少", "增加", "减少", "增", "减"].iter().any(|word| before.ends_with(word));
        differs && before.contains(['比', '较'])
    }

    /// Only the change is said, unless the number itself stands beside it.
    pub(super) fn change(&mut self, number: Number, unit: Option<Counted>, nth: usize) {
        let start = self.clause_start(nth);
        if self.values.said.iter().any(|said| said.at >= start) {
            return;
        }
        if let Some(waiting) = self.here.waiting.pop_if(|waiting| matches!(waiting.of, Subject::Field(_))) {
            self.here.tense = Tense::New;
            self.say_of(waiting.of, number, unit, nth, None);
            self.here.tense = Tense::Plain;
        }
    }

    fn sentence_start(&self, end: usize) -> usize {
        self.pieces[..end].iter().rposition(|piece| piece.ends_sentence()).map_or(0, |before| before + 1)
    }

    /// 测温发现1人发热: how the case was found, and no number of people who were checked.
    pub(super) fn drop_way_of_finding(&mut self, nth: usize, unit: Option<Counted>) {
        let Some(waiting) = self.here.waiting.last().filter(|waiting| self.is_default(waiting.of)) else {
            return;
        };
        let measured = self.plain[self.pieces[waiting.nth].at.clone()].contains(['量', '测']);
        let found = measured || self.pieces[waiting.nth..nth].iter().any(|piece| piece.word() == Some(Word::Has));
        let of_case = |of: Subject| self.persons(of) && !self.is_default(of);
        let case = self.label_ahead(nth, unit).is_some_and(|(of, label)| label <= nth + 2 && of_case(of));
        if found && case && unit == Some(Counted::Persons) {
            self.here.waiting.pop();
        }
    }
}
