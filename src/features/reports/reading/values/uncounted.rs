//! Numbers that count nothing that is reported: sizes, what is still to come, idioms, doors and households in passing.

use super::{Said, Scan, Subject, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{
        masks::Mask,
        numbers::Number,
        pieces::{Break, What},
        words::Word,
    },
};

impl Scan<'_> {
    /// The number as the words in front of it leave it: 小30户, 快30户 are nearly so many.
    pub(super) fn as_meant(&mut self, number: Number, nth: usize) -> Number {
        let mut number = if std::mem::take(&mut self.here.open) { Number::unknown() } else { number };
        // 老老小小38个人: all ages, and not nearly.
        let before = &self.plain[..self.pieces[nth].at.start];
        let of_all_ages = ["小小", "大小", "老小"].iter().any(|ages| before.ends_with(ages));
        number.exact &= of_all_ages || !before.ends_with(['小', '快']);
        number
    }

    /// 全微网格走访30户, 我们一共走了50户, unlike 全微网格52户 and 我们一共50户.
    pub(super) fn tells_who_was_visited(&self, nth: usize) -> bool {
        let word = &self.plain[self.pieces[nth].at.clone()];
        (word == "全微网格" || word.starts_with('我')) && !self.is_number(nth + 1)
    }

    /// Whether the number is how many there are, not how many were visited.
    pub(super) fn is_size(&mut self, unit: Option<Counted>, nth: usize) -> bool {
        let named = std::mem::take(&mut self.here.size);
        // 我负责的13户全部问过: all of them were visited.
        let after = &self.plain[self.pieces[nth].at.end..];
        let all_visited = ["全部", "都", "一一", "逐户", "挨家"].iter().any(|all| after.starts_with(all));
        // 共6幢312户
        let address = nth > 0 && self.pieces[nth - 1].what == What::Mask(Mask::Skip);
        let counted = self.values.said.iter().any(|said| said.at >= self.clause_start(nth));
        let of_blocks = address && !counted && self.building_before(nth).is_some();
        // 总共50户还剩17户没走: the whole of which some are left.
        let rest = self.plain[self.pieces[nth].at.end..].split([',', '。', ';', '\n']).next().unwrap_or_default();
        let next = self.plain[self.pieces[nth].at.end..].trim_start_matches([',', ' ', ';']);
        let really = ["实访", "实走", "实查", "实际走访"].iter().any(|word| next.starts_with(word));
        let of_rest = self.here.sum && unit == Some(Counted::Households) && (rest.contains("还剩") || really);
        // 在册居家观察剩1人: who is observed.
        let observed = self.observed_waits() && unit != Some(Counted::Households);
        named && !all_visited && !observed
            || of_rest
            || of_blocks && unit == Some(Counted::Households) && self.here.sum
            || self.here.sized.is_some_and(|sized| self.only_joints_between(sized, nth))
            || self.is_part_of_whole(nth)
    }

    /// Whether the piece is a number.
    pub(super) fn is_number(&self, nth: usize) -> bool {
        self.pieces.get(nth).is_some_and(|piece| matches!(piece.what, What::Number(..)))
    }

    /// Whether the piece is a number of households.
    pub(super) fn counts_homes(&self, nth: usize) -> bool {
        self.pieces.get(nth).is_some_and(|piece| matches!(piece.what, What::Number(_, Some(Counted::Households))))
    }

    /// Whether the number is all of its clause.
    fn is_alone_in_clause(&self, nth: usize) -> bool {
        self.pieces[self.clause_start(nth)..nth].iter().all(|piece| piece.what == What::Break(Break::Space))
            && self.pieces.get(nth + 1).is_none_or(ends_clause)
    }

    /// 30 flats on my list: the words behind the number tell that it is the whole.
    fn is_on_list(&self, nth: usize) -> bool {
        let after = &self.plain[self.pieces[nth].at.end..];
        let before = &self.plain[..self.pieces[nth].at.start];
        if ["building has ", "block has ", "grid has ", "we have "].iter().any(|has| before.ends_with(has))
            && after.contains('.')
        {
            return true;
        }
        [" on my list", " on the list", " in my grid", " in my area", " under my care", " in total on"]
            .iter()
            .any(|list| after.starts_with(list))
    }

    /// Whether the number counts nothing that is reported.
    pub(super) fn counts_nothing(&self, number: &Number, unit: Option<Counted>, nth: usize) -> bool {
        let households = unit == Some(Counted::Households);
        self.is_left_out(nth)
            || self.is_on_list(nth)
            || self.is_some_that_were_named(number, nth)
            || ["out of ", "of the ", "of our "].iter().any(|of| self.plain[..self.pieces[nth].at.start].ends_with(of))
            || self.is_to_come(nth)
            || self.is_idiom_of_none(number, nth)
            || self.measures_none(number, unit, nth)
            || households && (self.is_served(nth) || self.is_among_visited(number, nth))
            || households && (self.is_home_of_cases(number, nth) || self.is_shut(nth) || self.is_in_passing(nth))
    }

    /// 客户88人次不计入, 摊位32个(不算): the writer leaves the number out.
    fn is_left_out(&self, nth: usize) -> bool {
        let after = self.plain[self.pieces[nth].at.end..].trim_start_matches(['(', ' ']);
        ["不计", "不算", "未计", "除外", "另计", "not counted", "not included"]
            .iter()
            .any(|word| after.starts_with(word))
    }

    /// 后浜那几家: those that everybody knows of.
    fn is_some_that_were_named(&self, number: &Number, nth: usize) -> bool {
        let some = self.plain[self.pieces[nth].at.clone()].starts_with('几') && number.value.is_none();
        some && self.plain[..self.pieces[nth].at.start].ends_with(['那', '这'])
    }

    /// 明天到期2人, 14户明天再跑: has not happened yet.
    fn is_to_come(&self, nth: usize) -> bool {
        const LATER: &[&str] = &[
            "明天",
            "明日",
            "明早",
            "后天",
            "下午走",
            "下午再",
            "下午去",
            "晚上走",
            "晚上再",
            "晚上去",
            "等下",
            " tomorrow",
            " more tomorrow",
        ];
        let after = &self.plain[self.pieces[nth].at.end..];
        let before = &self.pieces[self.clause_start(nth)..nth];
        let day = before.iter().rposition(|piece| matches!(piece.word(), Some(Word::Day(days)) if days > 0));
        // the other six I'll do tomorrow
        let rest = after.split([',', '.', '。', ';', '\n']).next().unwrap_or_default();
        // 明天有一户从乐清回来,两个人,到时再报
        let before_clause = self.clause_start(nth).checked_sub(1).map_or(0, |end| self.clause_start(end));
        let told_before = self.pieces[before_clause..self.clause_start(nth)]
            .iter()
            .any(|piece| matches!(piece.word(), Some(Word::Day(days)) if days > 0));
        let alone = self.is_alone_in_clause(nth);
        if told_before && alone {
            return true;
        }
        let later = rest.contains("tomorrow") && !rest.contains(|c: char| c.is_ascii_digit());
        let heading = |day: usize| before[day..].iter().any(|piece| piece.what == What::Break(Break::Colon));
        later || LATER.iter().any(|word| after.starts_with(word)) || day.is_some_and(|day| !heading(day))
    }

    /// 没有1例发热: the number only measures what there is none of.
    fn measures_none(&self, number: &Number, unit: Option<Counted>, nth: usize) -> bool {
        if !self.here.none || self.here.none_used {
            return false;
        }
        let before = self.pieces[..nth].iter().rfind(|piece| piece.what != What::Break(Break::Space));
        let touches = before.is_some_and(|piece| matches!(piece.word(), Some(Word::None | Word::NotOld)));
        touches || number.value == Some(1) || self.label_ahead(nth, unit).is_some()
    }

    /// 温州回来大人2个、小孩1个, 发热:大人1,小孩1: both kinds came, or have it.
    pub(super) fn adds_kind_to_case(&mut self, number: &Number, nth: usize) -> bool {
        const KINDS: &[&str] = &["大人", "成人", "老人", "小孩", "孩子", "男的", "女的", "男", "女"];
        let kind = |at: usize| KINDS.iter().any(|kind| self.plain[..self.pieces[at].at.start].ends_with(kind));
        let start = self.pieces[..nth].iter().rposition(|piece| piece.ends_sentence()).unwrap_or(0);
        let last = self.values.said.last().filter(|said| said.at >= start && self.persons(said.of));
        let both = last.is_some_and(|said| kind(said.at)) && kind(nth);
        if let (true, Some(value), Some(last)) = (both, number.value, self.values.said.last_mut()) {
            last.value = last.value.map(|sum| sum.saturating_add(value));
            self.here.waiting.retain(|waiting| waiting.of != Subject::Nothing);
        }
        both
    }

    /// 两个人发烧,一个已经去医院了,另一个在家等车: one after the other of those who were counted.
    fn is_one_of_them(&self, number: &Number, nth: usize) -> bool {
        const ONE: &[&str] = &["一个", "一位", "一人", "一名", "另一", "另外一", "还有一", "1个", "1人", "1名", "1位"];
        let opens = ONE.iter().any(|one| self.clause_text(nth).trim_start().starts_with(one));
        let case = self
            .values
            .said
            .last()
            .is_some_and(|said| self.persons(said.of) && !self.is_default(said.of) && said.value > Some(1));
        opens && case && number.value == Some(1) && self.label_ahead(nth, Some(Counted::Persons)).is_none()
    }

    /// 一家乐清做生意的夫妻俩: a household that is told of, beside those that were counted.
    fn is_in_passing(&self, nth: usize) -> bool {
        let one = ["一家", "一户"].contains(&&self.plain[self.pieces[nth].at.clone()]);
        let visits = Subject::Field(self.reader.default_for(Counted::Households));
        one && self.goes_on_at(nth + 1) && self.values.said.iter().any(|said| said.of == visits)
    }

    /// 那两位, 20个大人5个小孩, 3个体温都正常: people who were counted before, or with the last number.
    pub(super) fn repeats_people(&mut self, number: &Number, nth: usize) -> bool {
        if self.is_one_of_them(number, nth) {
            return true;
        }
        // 小夫妻还在家隔离,2个人: how many they are again.
        let start = self.clause_start(nth);
        // 解除了2个人,是满14天的小夫妻: who they were.
        let who_they_were = self.plain[self.pieces[start].at.clone()] == *"是";
        let alone = (who_they_were
            || self.pieces[start..nth].iter().all(|piece| piece.what == What::Break(Break::Space)))
            && self.pieces.get(nth + 1).is_none_or(ends_clause);
        if alone
            && self
                .values
                .said
                .last()
                .is_some_and(|said| said.value == number.value && self.persons(said.of) && !self.is_default(said.of))
        {
            return true;
        }
        // 增加到5人,5人都没发烧: tells more of the same people.
        let before = self.pieces[self.clause_start(nth)..nth].iter();
        let mut led = before.filter(|piece| piece.what != What::Break(Break::Space)).peekable();
        let now = led.peek().is_some();
        let opens = led.all(|piece| matches!(piece.word(), Some(Word::Now | Word::Tail | Word::Filler)));
        let tells = ["都", "均", "体温", "全", "测温", "测体温", "量体温"]
            .iter()
            .any(|word| self.plain[self.pieces[nth].at.end..].starts_with(word));
        let same = |said: &Said| said.value == number.value && self.negatable(said.of);
        let said = if now { self.values.said.iter().any(same) } else { self.values.said.last().is_some_and(same) };
        if opens && tells && number.value > Some(0) && said {
            return true;
        }
        // 一对夫妻从孝感回来的,算2个
        let counted = self.plain[..self.pieces[nth].at.start].ends_with('算');
        if counted && self.values.said.last().is_some_and(|said| said.value == number.value && self.persons(said.of)) {
            return true;
        }
        let last_is_case = self.here.last.is_some_and(|(of, _, _)| self.persons(of) && !self.is_default(of));
        self.refers_back(nth) || self.adds_to_last(number, nth) || last_is_case && self.is_of_temperature_next(nth)
    }
}
