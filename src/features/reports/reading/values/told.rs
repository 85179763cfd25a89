//! What a clause tells of people who are named elsewhere, and what was left without a value.

use super::{Scan, Subject, Tense, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{
        numbers::Number,
        pieces::{Break, Piece, What},
        words::Word,
    },
};

/// Words that say that somebody is well again.
const OVER: &[&str] = &[
    "痊愈",
    "退烧",
    "退热",
    "康复",
    "好转",
    "恢复正常",
    "已恢复",
    "已正常",
    "烧退",
    "热退",
    "已排除",
    "已解除警报",
    "不烧了",
    "recovered",
    "back to normal",
];

/// What opens a clause that tells where the person of the clause before comes from.
const ORIGIN: &[&str] = &[
    "说是",
    "同时也是",
    "同时是",
    "也是",
    "都从",
    "均从",
    "系",
    "是",
    "为",
    "均系",
    "均为",
    "都是",
    "均是",
    "从",
    "自",
    "由",
    "刚从",
    "才从",
    "他从",
    "她从",
    "该人",
    "其",
];

/// What opens a clause that tells as what the people of the clause before are counted.
const BECAME: &[&str] = &["列为", "列入", "纳入", "定为", "判为", "判定为", "属", "算"];

/// What opens a clause about the people of the clause before.
const OF_THEM: &[&str] =
    &["现", "目前", "本人", "其", "他", "她", "人", "也", "暂", "均", "都", "该", "身体", "两人", "三人", "二人"];

/// 都没发烧: of those who were just named.
fn none_has_fever(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['的', '了', '过']).trim_end_matches("症状");
    let text = text.trim_start_matches(|c: char| "这那两三四五六二俩仨0123456789个名位人们他她".contains(c));
    let all = ["都", "均", "皆", "全"].iter().find_map(|all| text.strip_prefix(all));
    all.and_then(|text| text.strip_prefix("没有").or(text.strip_prefix(['没', '无', '未', '不'])))
        .is_some_and(|what| ["发烧", "发热", "烧", "热", "出现发热", "低热", "低烧", "有发热"].contains(&what))
}

impl Scan<'_> {
    /// At the end of a clause: what it tells of people who were named before.
    pub(super) fn note_told(&mut self, end: usize) {
        let start = self.clause_start(end);
        if start == end {
            return;
        }
        let text = &self.plain[self.pieces[start].at.start..self.pieces[end - 1].at.end];
        // 应该是23户吧: the writer guesses.
        let guesses = text.trim_end_matches(['了', '的']).ends_with('吧') || text.ends_with("吧的");
        for said in self.values.said.iter_mut().filter(|said| guesses && said.at >= start) {
            said.hedged = true;
        }
        self.doubt_released(text, start);
        self.doubt_partly_released(text, start);
        if text.contains("剩下") || text.contains("剩余") || text.contains("余下") {
            let counts = self.pieces[start..end].iter().any(|piece| matches!(piece.what, What::Number(..)));
            self.here.rest &= !counts;
        }
        self.doubt_followed_up(text, start, end);
        if ["已解除", "今日解除", "今天解除", "满14天", "期满", "满期", "满十四天", "14天满", "解除了"]
            .iter()
            .any(|word| text.contains(word))
        {
            self.doubt_old_cases(start, end);
        }
        if OVER.iter().any(|word| text.contains(word)) {
            self.note_over(start, end);
        }
        let again = ["复测", "复查", "复量", "再测", "重测", "再量"].iter().any(|word| text.contains(word));
        if again && (text.contains("正常") || text.contains("36.")) && start > 0 {
            let before = self.clause_start(start - 1);
            let one = |piece: &Piece| matches!(piece.what, What::Number(_, Some(Counted::Persons)));
            match self.pieces[start..end].iter().any(one) {
                true => self.doubt_partly_over(before, start),
                false => self.note_over(before, end),
            }
        }
        self.note_released(start, end);
        self.note_released_unnamed(start, end);
        self.note_status(start, end);
        self.name_behind(start, end);
        self.note_origin_of_unnamed(start, end);
        self.note_origin(start, end);
    }

    /// 武汉回来的4人隔离满14天: they are no new case.
    pub(super) fn doubt_old_cases(&mut self, start: usize, end: usize) {
        // 武汉回来的那两位期满了: told of already.
        let told = |at: usize| {
            self.plain[..self.pieces[at].at.start].ends_with(['那', '这'])
                || ["那家", "这家", "那户", "这户", "那一家"]
                    .iter()
                    .any(|who| self.plain[..self.pieces[at].at.start].ends_with(who))
                || self.plain[self.pieces[at].at.start..].starts_with(['那', '这'])
        };
        let field_is_new =
            |of: Subject| matches!(of, Subject::Field(field) if self.reader.form.fields[usize::from(field)].new_only);
        self.values.said.retain(|said| !((start..end).contains(&said.at) && field_is_new(said.of) && told(said.at)));
        for said in self.values.said.iter_mut().filter(|said| (start..end).contains(&said.at)) {
            let Subject::Field(field) = said.of else {
                continue;
            };
            let new = said.tense != Tense::Before && said.value != Some(0);
            said.hedged |= self.reader.form.fields[usize::from(field)].new_only && new;
        }
    }

    /// 发热2,有一个复测36.8: one of them, or both? In 发热2改成1 the new number knows of it.
    fn doubt_partly_over(&mut self, start: usize, end: usize) {
        let replaced = self.plain[self.pieces[start].at.start..self.pieces[end - 1].at.end].contains('改');
        for said in self.values.said.iter_mut().filter(|said| (start..end).contains(&said.at) && !replaced) {
            said.hedged |= said.value > Some(0);
        }
    }

    /// 前天发热的1人已痊愈: a fever that is over counts no more.
    fn note_over(&mut self, start: usize, end: usize) {
        for nth in 0..self.reader.form.fields.len() {
            let field = &self.reader.form.fields[nth];
            let of = Subject::Field(u8::try_from(nth).expect("a form has at most 255 fields"));
            let within = |at: usize| (start..end).contains(&at);
            let waits = self.here.waiting.iter().any(|waiting| waiting.of == of && within(waiting.nth));
            if !field.normal_words.is_empty() && waits {
                self.here.waiting.retain(|waiting| waiting.of != of);
                self.here.has = false;
                self.say_of(of, Number::zero(), None, end - 1, None);
            } else if !field.normal_words.is_empty()
                && self.values.said.iter().any(|said| said.of == of && within(said.at))
            {
                self.values.said.retain(|said| said.of != of || !within(said.at));
                self.say_of(of, Number::zero(), None, end - 1, None);
            }
        }
    }

    /// 满14天的有4个,今天解除了: people whom no word named, and the next clause tells that they were released.
    fn note_released_unnamed(&mut self, start: usize, end: usize) {
        let current = self.reader.current_field().map(Subject::Field);
        let observed = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_observation(field));
        let released =
            |waiting: &super::Waiting| waiting.nth >= start && observed(waiting.of) && Some(waiting.of) != current;
        let (Some(waiting), Some(loose)) =
            (self.here.waiting.iter().rposition(released), self.values.loose.last().copied())
        else {
            return;
        };
        let What::Number(people, Some(Counted::Persons)) = self.pieces[loose].what else {
            return;
        };
        let counted = self.pieces[start..end].iter().any(|piece| matches!(piece.what, What::Number(..)));
        let follows = start > 0 && loose < start && loose >= self.clause_start(start - 1);
        if follows && !counted {
            self.values.loose.pop();
            let waiting = self.here.waiting.remove(waiting);
            self.here.waiting.retain(|other| other.nth < start || Some(other.of) != current);
            self.say_of(waiting.of, people, Some(Counted::Persons), end - 1, None);
        }
    }

    /// 另有一位满十四天,已于今日解除: those of the clause before were released.
    fn note_released(&mut self, start: usize, end: usize) {
        let Some((people, _)) = self.here.told.filter(|(_, at)| start > 0 && *at >= self.clause_start(start - 1))
        else {
            return;
        };
        let released = |waiting: &super::Waiting| {
            let observed = matches!(waiting.of, Subject::Field(field) if self.reader.is_observation(field));
            waiting.nth >= start && observed && Some(waiting.of) != self.reader.current_field().map(Subject::Field)
        };
        let counted = self.pieces[start..end].iter().any(|piece| matches!(piece.what, What::Number(..)));
        if let Some(waiting) = self.here.waiting.iter().rposition(released).filter(|_| !counted) {
            let waiting = self.here.waiting.remove(waiting);
            self.say_of(waiting.of, people, Some(Counted::Persons), end - 1, None);
        }
    }

    /// 孝感返回1人,现无发热症状: says only how those people are.
    fn note_status(&mut self, start: usize, end: usize) {
        let text = &self.plain[self.pieces[start].at.start..self.pieces[end - 1].at.end];
        let history = ["去过", "到过", "旅居史", "接触史", "旅行史", "居住史"].iter().any(|word| text.contains(word));
        let of_them = text.contains("症状") && OF_THEM.iter().any(|word| text.starts_with(word))
            || none_has_fever(text)
            || history;
        let Some(case) = self.values.said.iter().rfind(|said| said.at < start).cloned() else {
            return;
        };
        let previous = start > 0 && case.at >= self.clause_start(start - 1) && !self.here.zero_said;
        let someone = matches!(case.of, Subject::Field(field)
            if self.reader.is_case_or_observation(field))
            && case.value != Some(0);
        // 宁波返回1人,都无发热: they came from where nobody is counted, and are people all the same.
        let came = case.of == Subject::Nothing && self.values.elsewhere && case.unit == Some(Counted::Persons);
        let someone = someone || came && case.value != Some(0) && !history;
        if of_them && previous && someone {
            self.values.said.retain(|said| said.at < start || said.value != Some(0) || said.of == case.of);
        }
    }

    /// 不是12位是11位,居家观察的人数: nothing but the name of what the only number counts.
    fn name_behind(&mut self, start: usize, end: usize) {
        let named = self
            .here
            .waiting
            .iter()
            .rposition(|waiting| waiting.nth >= start && self.persons(waiting.of) && !self.is_default(waiting.of));
        let labels = self.pieces[start..end].iter().all(|piece| {
            piece.what == What::Break(Break::Space)
                || matches!(piece.word(), Some(Word::Label { .. } | Word::Tail | Word::Return | Word::Place(_)))
        });
        let (Some(named), [said]) = (named.filter(|_| labels), &mut self.values.said[..]) else {
            return;
        };
        if said.measured && said.unit == Some(Counted::Persons) && said.at < start {
            let waiting = self.here.waiting.remove(named);
            (said.of, said.measured) = (waiting.of, false);
        }
    }

    /// 来了3个人,从黄冈开车回来的: people whom no word named, and the next clause tells where they come from.
    fn note_origin_of_unnamed(&mut self, start: usize, end: usize) {
        let text = self.plain[self.pieces[start].at.start..self.pieces[end - 1].at.end].trim_start();
        // 和病例同桌吃饭的3人,列为密接
        let became = BECAME.iter().any(|word| text.trim_start_matches(['已', '均', '都', '也']).starts_with(word));
        let named = |waiting: &super::Waiting| waiting.nth >= start && (waiting.place.is_some() || became);
        let place = self.here.waiting.iter().rposition(named);
        let (Some(place), Some(loose)) = (place, self.values.loose.last().copied()) else {
            return;
        };
        let What::Number(people, Some(Counted::Persons)) = self.pieces[loose].what else {
            return;
        };
        let single = !self.pieces[start..end].iter().any(|piece| matches!(piece.what, What::Number(..)));
        let follows = start > 0 && loose < start && loose >= self.clause_start(start - 1);
        if single && follows && (became || ORIGIN.iter().any(|word| text.starts_with(word))) {
            self.values.loose.pop();
            let waiting = self.here.waiting.remove(place);
            self.say_of(waiting.of, people, Some(Counted::Persons), end - 1, waiting.place);
        }
    }

    /// 1名密接,系武汉返回: the same person counts in two fields.
    fn note_origin(&mut self, start: usize, end: usize) {
        let text = self.plain[self.pieces[start].at.start..self.pieces[end - 1].at.end].trim_start();
        let abnormal =
            |of: Subject| matches!(of, Subject::Field(field) if self.reader.form.fields[usize::from(field)].abnormal);
        let origin =
            |waiting: &super::Waiting| waiting.nth >= start && (waiting.place.is_some() || abnormal(waiting.of));
        let place = self.here.waiting.iter().rposition(origin);
        let said = self.values.said.iter().rfind(|said| said.at < start).cloned();
        let (Some(place), Some(said)) = (place, said) else {
            return;
        };
        // 随州1人,荆门1人,都是湖北返回: says the same of them.
        if self.here.waiting[place].place.is_none() && self.here.waiting[place].of == said.of {
            return;
        }
        let single = !self.pieces[start..end].iter().any(|piece| matches!(piece.what, What::Number(..)));
        let follows = start > 0 && said.at >= self.clause_start(start - 1);
        let person = self.persons(said.of) && !self.is_default(said.of) && said.value > Some(0) && said.exact;
        // 有1人37.9度,武汉回来的
        let waiting_start = self.pieces[self.here.waiting[place].nth].at.start;
        let comma = start > 0 && self.pieces[start - 1].what == What::Break(Break::Comma);
        let opens = comma && self.here.waiting[place].place.is_some();
        let opens = opens
            && self.pieces[start].at.start == waiting_start
            && text.trim_end_matches('的').ends_with(['来', '回']);
        if single && follows && person && (opens || ORIGIN.iter().any(|word| text.starts_with(word))) {
            let waiting = self.here.waiting.remove(place);
            let number = Number::exactly(said.value.unwrap_or_default());
            self.say_of(waiting.of, number, Some(Counted::Persons), end - 1, waiting.place);
        }
    }

    /// 居家隔离在册3: who is on the list is under observation now.
    pub(super) fn observed_waits(&self) -> bool {
        self.here.waiting.last().is_some_and(
            |waiting| matches!(waiting.of, Subject::Field(field) if Some(field) == self.reader.current_field()),
        )
    }

    /// 昨晚居家隔离的有6人: the day tells when the number held.
    pub(super) fn is_about_observed(&self, nth: usize) -> bool {
        let next = self.pieces[nth + 1..].iter().take_while(|piece| !ends_clause(piece)).find_map(|piece| piece.word());
        // 昨天发热1人: an old case, unlike 昨天武汉回来1人, who are new to this report.
        let day = &self.plain[self.pieces[nth].at.clone()];
        let old_case = |field: u8| {
            let night = day.ends_with('晚') || day.ends_with('夜');
            !night && self.reader.is_case_or_observation(field) && !self.has_places(Subject::Field(field))
        };
        matches!(next, Some(Word::Label { field, .. }) if Some(field) == self.reader.current_field() || old_case(field))
    }

    /// 小区里有三个刚从乐清回来: the number is of those who came, not of the thing before.
    pub(super) fn drop_place_of_people(&mut self, nth: usize, unit: Option<Counted>) {
        let Some(waiting) = self.here.waiting.last().filter(|waiting| waiting.of == Subject::Nothing) else {
            return;
        };
        let there_are = self.pieces[waiting.nth..nth].iter().any(|piece| piece.word() == Some(Word::Has));
        let case = |of| matches!(of, Subject::Field(field) if self.reader.is_case_or_observation(field));
        if there_are && self.label_ahead(nth, unit).is_some_and(|(of, _)| case(of)) {
            self.here.waiting.pop();
        }
    }

    /// 线上摸排: the word adds nothing to the way of visiting that it touches.
    pub(super) fn is_way_of_same(&self, of: Subject, nth: usize) -> bool {
        self.here.waiting.last().is_some_and(|waiting| {
            let visits = waiting.of == of || self.is_default(of) && !self.is_tail(nth);
            visits && waiting.place.is_some() && waiting.nth + 1 == nth && !self.negatable(waiting.of)
        })
    }

    /// Whether nothing but blanks and strokes stands between two numbers.
    pub(super) fn only_joints_between(&self, from: usize, to: usize) -> bool {
        self.pieces[from + 1..to].iter().all(|piece| {
            matches!(piece.what, What::Break(Break::Space | Break::Stroke))
                || matches!(piece.word(), Some(Word::And | Word::Sum))
        })
    }

    pub(super) fn clause_start(&self, end: usize) -> usize {
        self.pieces[..end].iter().rposition(ends_clause).map_or(0, |before| before + 1)
    }
}
