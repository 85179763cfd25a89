//! People and things with a number that the form does not ask for.

use std::ops::Range;

use super::{Scan, Subject, Tense, Waiting, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{
        masks::Mask,
        numbers::Number,
        pieces::{Break, Piece, What},
        words::Word,
    },
};

/// What may stand in front of the number of people who were named in the clause before: 大人小孩3口.
const WHO: &[&str] = &[
    "大人",
    "小孩",
    "大人小孩",
    "大人孩子",
    "大小",
    "老小",
    "老老小小",
    "老少",
    "老幼",
    "阖家",
    "孩子",
    "老人",
    "全家",
    "家里",
    "家中",
    "连大人带小孩",
    "男女老少",
    "大大小小",
    "她们",
    "他们",
    "就他",
    "就她",
    "只有他",
    "只有她",
    "就",
    "只",
    "、",
    "带",
];

impl Scan<'_> {
    /// 1人37.6度: the temperature tells whether this is a case; the person is not one more who was checked.
    pub(super) fn await_temperature(&mut self, number: Number, nth: usize) -> bool {
        let next = self.pieces[nth + 1..].iter().find(|piece| {
            !matches!(piece.what, What::Break(Break::Space | Break::Open | Break::Colon))
                && !matches!(piece.word(), Some(Word::Reading(_) | Word::Filler))
                && !["量到", "测到", "量出", "测出", "量得", "量了", "测了"].contains(&&self.plain[piece.at.clone()])
                // 一位大爷体温38.5: who it is.
                && !(number.value == Some(1)
                    && self.plain[piece.at.clone()].chars().count() <= 5
                    && (piece.what == What::Other || matches!(piece.word(), Some(Word::Thing | Word::Idle)))
                    || piece.what == What::Other && self.plain[piece.at.clone()].is_ascii())
        });
        let follows = next.is_some_and(|piece| {
            piece.what == What::Mask(Mask::Skip) && self.plain[piece.at.clone()].starts_with(['3', '4', '三', '四'])
        });
        if follows {
            self.here.measured = Some(number);
        }
        follows
    }

    /// 两个, 一个: a measure for anything, unlike 人, 名 and 位.
    pub(super) fn measures_anything(&self, nth: usize) -> bool {
        self.plain[self.pieces[nth].at.clone()].ends_with('个')
    }

    /// 居家观察满14天1人解除: the number belongs to the word behind it.
    pub(super) fn drop_label_of_term(&mut self, nth: usize, unit: Option<Counted>) {
        let Some(waiting) = self.here.waiting.last() else {
            return;
        };
        let observed = Some(waiting.of) == self.reader.current_field().map(Subject::Field);
        let between = &self.plain[self.pieces[waiting.nth].at.end..self.pieces[nth].at.start];
        let ends = self.label_ahead(nth, unit).is_some_and(|(of, label)| label == nth + 1 && of != waiting.of);
        if observed && between.contains('满') && ends {
            self.here.waiting.pop();
        }
    }

    /// 1人与确诊病例有接触: told of somebody, and no number of people who were checked.
    pub(super) fn is_with_someone(&self, nth: usize) -> bool {
        let next = self.pieces.get(nth + 1);
        let joins =
            next.is_some_and(|piece| ["与", "跟", "和", "同", "曾", "有"].contains(&&self.plain[piece.at.clone()]));
        let more = self.pieces[nth + 1..].iter().take_while(|piece| !ends_clause(piece));
        joins && !more.into_iter().any(|piece| matches!(piece.what, What::Number(..)) || self.is_value_word(piece))
    }

    fn is_value_word(&self, piece: &Piece) -> bool {
        matches!(piece.word(), Some(Word::None | Word::AllNone | Word::Zero | Word::Normal | Word::Absent(_)))
    }

    pub(super) fn is_who(&self, from: usize, to: usize) -> bool {
        let mut text = self.plain[self.pieces[from].at.start..self.pieces[to].at.start].trim();
        while let Some(rest) = WHO.iter().find_map(|who| text.strip_prefix(who)) {
            text = rest.trim_start();
        }
        text.is_empty()
    }

    /// 大人小孩3口: nothing stands in the clause before the number but who they are.
    pub(super) fn only_tells_who(&self, nth: usize) -> bool {
        let start = self.clause_start(nth);
        let case = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_case_or_observation(field));
        let named = self.here.waiting.iter().any(|waiting| waiting.stale && case(waiting.of))
            || self.values.said.last().is_some_and(|said| said.unit == Some(Counted::Households) && case(said.of));
        start < nth && named && self.is_who(start, nth)
    }

    /// 张师傅从仙桃返回,1人: nothing but the number stands in the clause behind those it counts.
    pub(super) fn named_just_before(&mut self, nth: usize) -> Option<(Subject, Option<Range<usize>>)> {
        let start = self.clause_start(nth);
        let alone = self.pieces[start..nth].iter().all(|piece| {
            piece.what == What::Break(Break::Space)
                || matches!(
                    piece.word(),
                    Some(Word::Sum | Word::Filler | Word::Tail | Word::Now | Word::New | Word::Has)
                )
        }) || self.is_who(start, nth);
        let joint = |piece: &&Piece| piece.what == What::Break(Break::Space) || piece.word() == Some(Word::Sum);
        let ends = self.pieces[nth + 1..].iter().find(|piece| !joint(piece)).is_none_or(ends_clause);
        let before = start.checked_sub(1)?;
        let clause = self.clause_start(before);
        if !alone || !ends || self.here.depth > 0 {
            return None;
        }
        let people = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_case_or_observation(field));
        let waits = |waiting: &Waiting| waiting.stale && waiting.nth >= clause && people(waiting.of);
        if let Some(named) = self.here.waiting.iter().rposition(waits) {
            let named = self.here.waiting.remove(named);
            return Some((named.of, named.place));
        }
        let said = self.values.said.last()?;
        let households = said.at >= clause && said.unit == Some(Counted::Households) && people(said.of);
        households.then_some((said.of, None))
    }

    /// 之前报过的3人仍在居家观察: who was told of before is still there.
    pub(super) fn hold_still(&mut self, of: Subject, nth: usize, label: usize) {
        let between = &self.plain[self.pieces[nth].at.end..self.pieces[label].at.start];
        let began = ["开始", "纳入", "列入", "被"].iter().any(|word| between.contains(word));
        if began && Some(of) == self.reader.current_field().map(Subject::Field) {
            self.here.tense = Tense::New;
        }
        let still = ["仍", "还", "继续", "尚在"].iter().any(|word| between.contains(word));
        if still && Some(of) == self.reader.current_field().map(Subject::Field) {
            self.here.tense = Tense::Now;
        }
    }

    /// 居家观察的两户4个人: the people of the households that were said just before.
    pub(super) fn households_just_said(&self, nth: usize, unit: Option<Counted>) -> Option<Subject> {
        let (of, _, said) = self.here.last?;
        let households = said == Some(Counted::Households) && unit == Some(Counted::Persons);
        let touches = nth > 0 && matches!(self.pieces[nth - 1].what, What::Number(_, Some(Counted::Households)));
        (households && touches && self.persons(of) && self.label_ahead(nth, unit).is_none()).then_some(of)
    }

    /// 人数多打了个0,是60: the label of the clause before gets its number.
    pub(super) fn answer_stale_label(&mut self, nth: usize) {
        let start = self.clause_start(nth);
        // 多写了,2改1: the old number names nothing, so that the new one answers the label.
        let after = self.plain[self.pieces[nth].at.end..].trim_start();
        if start == nth
            && ["改", "->", "→", "变", "写成", "打成", "报成", "填成"].iter().any(|sign| after.starts_with(sign))
            && let Some(last) = self.here.waiting.last_mut()
        {
            last.stale = false;
        }
        let leads = self.pieces[start..nth]
            .iter()
            .filter(|piece| !matches!(piece.what, What::Break(Break::Space | Break::Colon)));
        let is = |piece: &Piece| ["是", "为", "就是", "是的"].contains(&&self.plain[piece.at.clone()]);
        let answers = |piece: &Piece| match piece.word() {
            Some(Word::Filler) => is(piece),
            word => matches!(word, Some(Word::Becomes | Word::Oops | Word::NotOld | Word::From)),
        };
        if start < nth
            && leads.clone().count() > 0
            && leads.clone().all(answers)
            && let Some(last) = self.here.waiting.last_mut()
        {
            last.stale = false;
        }
    }

    /// 温州3人(男1女2), 有个女的发烧: the word only tells who they are.
    pub(super) fn tells_who(&self, field: u8) -> bool {
        let people = self.is_default(Subject::Field(field));
        let case = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_case_or_observation(field));
        people && (self.here.depth > 0 || self.here.has || self.here.last.is_some_and(|(of, _, _)| case(of)))
    }

    /// 其中1人, 5人里有1人: of those who were just counted.
    pub(super) fn is_among_counted(&self, number: &Number, nth: usize) -> bool {
        let before = self.plain[..self.pieces[nth].at.start].trim_end().trim_end_matches("有").trim_end();
        let among = ["里", "里面", "中", "当中", "里头"].iter().any(|word| before.ends_with(word));
        let of_them = self.plain[self.pieces[nth].at.clone()].ends_with("of them");
        (among || of_them) && self.values.said.last().is_some_and(|said| said.value >= number.value)
    }

    /// 帮2户买菜: households that something was done for.
    pub(super) fn is_served(&self, nth: usize) -> bool {
        let before = self.plain[..self.pieces[nth].at.start].trim_end();
        let called = self.clause_text(nth).contains(['话', '问', '测', '量']);
        // 给隔离的2户送了菜
        let to = before.rfind('给').map(|at| &before[at..]);
        let brought =
            ["送", "买", "带", "拿"].iter().any(|what| self.plain[self.pieces[nth].at.end..].starts_with(what));
        let served = brought && to.is_some_and(|to| to.chars().count() <= 6 && !to.contains(',') && to.ends_with('的'));
        served
            || !called && before.ends_with(['帮', '给', '替'])
            || before.ends_with("帮助")
            || before.ends_with("代购")
    }

    /// 那两位, 上述3人: people who were named before.
    pub(super) fn refers_back(&self, nth: usize) -> bool {
        let case = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_case_or_observation(field));
        let labelled = self.here.waiting.iter().any(|waiting| !waiting.stale && case(waiting.of))
            || self.label_ahead(nth, Some(Counted::Persons)).is_some_and(|(of, _)| case(of));
        let before = self.plain[..self.pieces[nth].at.start].trim_end();
        // 孝感的这2位: those who were counted before.
        let again = (before.ends_with("的这") || before.ends_with("的那"))
            && self.values.said.iter().any(|said| matches!(self.pieces[nth].what, What::Number(number, _) if said.value == number.value && case(said.of)));
        again
            || !labelled
                && self.counted_people()
                && ["那", "这", "该", "上述", "以上", "他们", "她们"].iter().any(|word| before.ends_with(word))
    }

    /// Whether people were counted before.
    fn counted_people(&self) -> bool {
        self.values.said.iter().any(|said| self.persons(said.of) || said.of == Subject::Nothing)
            || !self.values.loose.is_empty()
            || self.here.told.is_some()
            || !self.here.waiting.is_empty()
    }

    /// 老周家三口人、小钱家两口人从乐清回来: one label behind several numbers of people.
    pub(super) fn adds_to_next(&self, nth: usize) -> bool {
        let next = nth
            + 1
            + self.pieces[nth + 1..]
                .iter()
                .take_while(|piece| {
                    !ends_clause(piece) && !matches!(piece.what, What::Number(..)) && self.subject(nth).is_none()
                })
                .count();
        let joined = self.pieces[nth + 1..next].first().is_some_and(|piece| piece.word() == Some(Word::And));
        let labelled = self.pieces[nth + 1..next].iter().any(|piece| {
            matches!(
                piece.word(),
                Some(Word::Label { .. } | Word::Place(_) | Word::Thing | Word::Elsewhere | Word::Outside)
            )
        });
        let people =
            matches!(self.pieces.get(next).map(|piece| piece.what), Some(What::Number(_, Some(Counted::Persons))));
        let case = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_case_or_observation(field));
        let label = people.then(|| self.label_ahead(next, Some(Counted::Persons))).flatten();
        joined && !labelled && label.is_some_and(|(of, _)| case(of))
    }

    /// 测了20个大人5个小孩: both kinds were checked.
    pub(super) fn adds_to_last(&mut self, number: &Number, nth: usize) -> bool {
        const KINDS: &[&str] =
            &["大人", "成人", "成年人", "老人", "小孩", "孩子", "儿童", "小朋友", "男的", "女的", "婴儿", "学生"];
        let people = Subject::Field(self.reader.default_for(Counted::Persons));
        let end = self.pieces[nth].at.end;
        let ours = KINDS.iter().any(|kind| self.plain[end..].starts_with(kind));
        let start = self.clause_start(nth);
        let Some(last) = self.values.said.last().filter(|said| said.of == people && said.at >= start && ours) else {
            return false;
        };
        let between =
            self.plain[self.pieces[last.at].at.end..self.pieces[nth].at.start].trim_matches(['、', '和', ' ']);
        let theirs = KINDS.contains(&between);
        if let (true, Some(value), Some(last)) = (theirs, number.value, self.values.said.last_mut()) {
            last.value = last.value.map(|sum| sum.saturating_add(value));
        }
        theirs
    }

    /// 走访中发现1户2人从台州返回: a household among those that were visited.
    pub(super) fn is_found(&self, nth: usize) -> bool {
        let before = nth.checked_sub(1).map(|before| &self.pieces[before]);
        before.is_some_and(|piece| {
            piece.word() == Some(Word::Has) && !["有", "has", "have"].contains(&&self.plain[piece.at.clone()])
        })
    }

    /// Whether the clause goes on at `nth` without a break.
    pub(super) fn goes_on_at(&self, nth: usize) -> bool {
        self.pieces.get(nth).is_some_and(|piece| matches!(piece.what, What::Word(_)))
    }

    /// 1户2人从台州返回: the household of those who came.
    pub(super) fn is_home_of_cases(&self, number: &Number, nth: usize) -> bool {
        // one family (3 persons) back from Xiaogan
        let apart = |piece: &&Piece| !matches!(piece.what, What::Break(Break::Space | Break::Open));
        let next = nth + 1 + self.pieces[nth + 1..].iter().take_while(|piece| !apart(piece)).count();
        let Some(What::Number(people, Some(Counted::Persons))) = self.pieces.get(next).map(|piece| piece.what) else {
            return false;
        };
        let case = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_case_or_observation(field));
        let visited = self.here.waiting.iter().any(|waiting| !waiting.stale);
        let of_case = self.label_ahead(next, Some(Counted::Persons)).is_some_and(|(of, _)| case(of));
        of_case && !visited && number.value <= people.value
    }

    /// 多走了2户: more than before, but not how many.
    pub(super) fn is_one_more(&self, nth: usize) -> bool {
        let before = self.plain[..self.pieces[nth].at.start].trim_end().trim_end_matches('了');
        ["多走", "多跑", "多走访", "多访", "多查", "少走", "少跑", "少走访", "又走", "再走", "又跑", "又走访"]
            .iter()
            .any(|word| before.ends_with(word))
    }

    /// 忘记报居家观察了,目前3人: the people named in the clause before.
    pub(super) fn observed_were_named(&self) -> bool {
        let current = self.reader.current_field();
        self.here.tense == Tense::Now
            && current.is_some()
            && self
                .here
                .waiting
                .last()
                .is_some_and(|waiting| waiting.stale && Some(waiting.of) == current.map(Subject::Field))
    }
}
