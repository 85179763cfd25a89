//! Temperatures: of whom they are told, and whether they are a fever.

use super::{Scan, Subject, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{
        masks::Mask,
        numbers::Number,
        pieces::{Break, Piece, What},
        words::Word,
    },
};

/// How the temperatures of a fever begin.
const HOT: [&str; 15] =
    ["三十八", "三十九", "四十", "37.3", "37.4", "37.5", "37.6", "37.7", "37.8", "37.9", "38", "39", "40", "41", "42"];

impl Scan<'_> {
    /// A temperature: nobody above it means no fever; one person with a fever of it is one case.
    pub(super) fn temperature(&mut self, nth: usize) {
        let text = &self.plain[self.pieces[nth].at.clone()];
        if text.starts_with(['3', '4', '三', '四']) && text.contains(['.', '度', '℃', '°', '摄']) {
            self.temperature_at(nth);
        }
    }

    /// 烧到39了: the number is a temperature, though it has no measure.
    pub(super) fn is_degrees(&self, number: &Number, nth: usize) -> bool {
        let before = self.plain[..self.pieces[nth].at.start].trim_end_matches([' ', ':']);
        let leads = [
            "烧到",
            "烧到了",
            "烧得",
            "高达",
            "体温",
            "temperature of",
            "temp of",
            "fever of",
            "量出来",
            "量出",
            "测出",
            "烧",
        ];
        // 老人1人发热38: so many degrees, behind so few people.
        let few = |piece: &Piece| matches!(piece.what, What::Number(people, Some(Counted::Persons)) if people.value.is_some_and(|people| (1..=3).contains(&people)));
        let of_few = || before.ends_with('热') && self.pieces[self.clause_start(nth)..nth].iter().any(few);
        number.value.is_some_and(|value| (35..=42).contains(&value))
            && (leads.iter().any(|word| before.ends_with(word)) || of_few())
    }

    /// A temperature in degrees.
    pub(super) fn temperature_at(&mut self, nth: usize) {
        // 37度5 is 37.5.
        let text = self.plain[self.pieces[nth].at.clone()].replace('度', ".");
        let Some(field) = self.reader.lexicon.temperature_field() else {
            return;
        };
        let fever = Subject::Field(field);
        if self.is_upper_bound(nth) {
            return self.temperature_is_normal(field, nth);
        }
        let measured = self.here.measured.take();
        let before = nth.checked_sub(1).and_then(|before| self.pieces[before].word());
        let reached = self.pieces.get(nth + 1).is_some_and(|next| self.plain[next.at.clone()].ends_with("以上"))
            || self.is_threshold(nth);
        let is_normal =
            text.starts_with("36") || ["37.0", "37.1", "37.2"].iter().any(|normal| text.starts_with(normal));
        let hot = HOT.iter().any(|from| text.starts_with(from)) && !reached && !self.here.none;
        self.values.hot |= hot;
        if let Some(people) = measured {
            if hot || reached && HOT.iter().any(|from| text.starts_with(from)) {
                self.say_of(fever, people, Some(Counted::Persons), nth, None);
            } else if is_normal && people.value > Some(1) && self.here.last.is_none_or(|(of, _, _)| !self.negatable(of))
            {
                // 14口人,体温36度到36度8: all who were checked.
                let checked = self.reader.default_for(Counted::Persons);
                self.say_of(Subject::Field(checked), people, Some(Counted::Persons), nth, None);
                self.temperature_is_normal(field, nth);
            }
            return;
        }
        if is_normal && !reached && self.here.temperature.is_some() && !self.here.none {
            return self.temperature_is_normal(field, nth);
        }
        if self.here.none && (reached || matches!(before, Some(Word::Unknowable))) {
            self.say_of(fever, Number::zero(), None, nth, None);
        } else if reached && !self.here.waiting.iter().any(|waiting| waiting.of == fever) {
            self.wait(fever, nth);
        } else if self.here.waiting.last().is_some_and(|waiting| waiting.of == fever && !waiting.stale) {
            let single = self.values.said.last().is_some_and(|said| {
                said.value == Some(1) && (self.is_same_clause(said.at, nth) || self.is_of_them(nth))
            });
            if single {
                self.here.waiting.pop();
                self.say_of(fever, Number::exactly(1), None, nth, None);
            }
        } else if hot && self.is_of_them(nth) && self.counts_one_before(nth) {
            self.say_of(fever, Number::exactly(1), None, nth, None);
        } else if !is_normal && !text.starts_with("37.0") && text.contains(|c: char| c.is_ascii_digit()) {
            self.one_person_is_hot(fever, nth);
        }
    }

    /// Whether the clause before counts one person who came, or has something.
    fn counts_one_before(&self, nth: usize) -> bool {
        let start = self.clause_start(nth);
        let before = start.checked_sub(1).map_or(0, |end| self.clause_start(end));
        let last = self.values.said.last().filter(|said| (before..start).contains(&said.at));
        last.is_some_and(|said| said.value == Some(1) && self.persons(said.of) && !self.is_default(said.of))
    }

    /// 一位大爷量出来38.6度: the person is a case of fever, not one more who was checked.
    fn one_person_is_hot(&mut self, fever: Subject, nth: usize) {
        let text = &self.plain[self.pieces[nth].at.clone()];
        let start = self.clause_start(nth);
        let told = self.values.said.iter().any(|said| said.of == fever);
        let person = self.values.said.last().is_some_and(|said| {
            said.at >= start && said.value == Some(1) && self.is_default(said.of) && said.unit.is_some()
        });
        if person && !told && HOT.iter().any(|from| text.starts_with(from)) {
            self.values.said.pop();
            self.say_of(fever, Number::exactly(1), None, nth, None);
        }
    }

    /// 高于37.3℃, ≥37.3: the temperature from which a fever begins.
    fn is_threshold(&self, nth: usize) -> bool {
        let before = self.plain[..self.pieces[nth].at.start].trim_end();
        let above = ["高于", "超过", "大于", "超", "达到", "≥", ">", "above", "over", "大于等于", "高出", "过"];
        above.iter().any(|word| before.ends_with(word)) && !before.ends_with("量过") && !before.ends_with("测过")
    }

    fn is_same_clause(&self, from: usize, to: usize) -> bool {
        from < to && !self.pieces[from..to].iter().any(ends_clause)
    }

    /// 该人发热37.8℃: of the person of the clause before.
    fn is_of_them(&self, nth: usize) -> bool {
        let text = self.clause_text(nth).trim_start();
        [
            "这个人",
            "这人",
            "这位",
            "该",
            "其",
            "他",
            "她",
            "本人",
            "此人",
            "体温",
            "发烧",
            "发热",
            "高烧",
            "高热",
            "低烧",
            "低热",
            "量出来",
            "量了",
            "测出",
            "一量",
            "一测",
        ]
        .iter()
        .any(|word| text.starts_with(word))
    }

    /// 3个体温都正常: the number only repeats who is meant.
    pub(super) fn is_of_temperature_next(&self, nth: usize) -> bool {
        self.pieces.get(nth + 1).is_some_and(|piece| matches!(piece.word(), Some(Word::Reading(_))))
    }

    /// 测体温38人。正常: a sentence that begins with it speaks of the temperatures of the one before.
    pub(super) fn take_up_temperature(&mut self, nth: usize) {
        let start = self.pieces[..nth].iter().rposition(|piece| piece.ends_sentence()).map_or(0, |end| end + 1);
        let opens = |piece: &Piece| matches!(piece.what, What::Break(_)) || piece.word() == Some(Word::Filler);
        if self.pieces[start..nth].iter().all(opens) {
            self.here.temperature = self.here.temperature.or(self.here.temperature_before);
        }
    }

    /// normal temperature: the word that tells of what stands behind.
    pub(super) fn look_for_reading(&mut self, nth: usize) {
        let next = self.pieces[nth + 1..].iter().find(|piece| piece.what != What::Break(Break::Space));
        if let Some(Word::Reading(field)) =
            next.and_then(Piece::word).filter(|_| self.plain[self.pieces[nth].at.clone()].is_ascii())
        {
            self.here.temperature = Some(field);
        }
    }

    pub(super) fn is_of_temperature(&self, phrase: &str, nth: usize) -> bool {
        let steady = ["稳定", "平稳", "良好", "安好"].iter().any(|state| phrase.ends_with(state));
        let says_normal = (steady || phrase.ends_with("正常") || phrase.contains('正') && phrase.chars().count() <= 4)
            && !phrase.contains("一切")
            && !phrase.contains("情况")
            && !phrase.contains("各项");
        // 量了41位体温,都ok
        let fine = ["都ok", "全ok", "均ok", "全部ok", "都没问题", "都没事"].contains(&phrase);
        says_normal
            || fine && self.was_measured_before(nth)
            || self.follows_reading(nth)
            || ["all fine", "all ok", "all good", "all okay", "normal"].iter().any(|state| phrase.ends_with(state))
            || self.here.last.is_none()
                && phrase.ends_with("异常")
                && self.here.waiting.is_empty()
                && !self.values.left_open
    }

    /// Whether households or people are counted who were visited.
    fn counts_visits(&self) -> bool {
        self.values.said.iter().any(|said| matches!(said.of, Subject::Field(_)) && !self.negatable(said.of))
    }

    /// Whether the clause before tells of the temperatures of so many people.
    fn was_measured_before(&self, nth: usize) -> bool {
        let start = self.clause_start(nth);
        let before = start.checked_sub(1).map_or(0, |end| self.clause_start(end));
        let clause = &self.pieces[before..start];
        let reading = |piece: &Piece| matches!(piece.word(), Some(Word::Reading(_)));
        clause.iter().any(reading) && clause.iter().any(|piece| matches!(piece.what, What::Number(..)))
    }

    /// Normal temperatures mean no fever, unless they are said of returnees or observed people only.
    pub(super) fn temperature_is_normal(&mut self, field: u8, nth: usize) {
        let of_case =
            |of: Subject| matches!(of, Subject::Field(of) if self.reader.is_case_or_observation(of) && of != field);
        let some =
            |of: Subject| self.values.said.iter().rfind(|said| said.of == of).is_none_or(|said| said.value != Some(0));
        // 杭州返回2人体温正常, 志愿者3人体温正常: of people whom no field counts.
        let of_others = |of: Subject, unit| of == Subject::Nothing && unit == Some(Counted::Persons);
        let of_someone = self.here.last.is_some_and(|(of, _, unit)| of_case(of) && some(of) || of_others(of, unit))
            || self.here.waiting.iter().any(|waiting| of_case(waiting.of));
        let of_everyone = self.clause_text(nth).contains("大家")
            || self.clause_text(nth).contains("居民")
            || self.counts_visits()
                && ["测温", "测体温", "量体温"].iter().any(|way| self.clause_text(nth).trim_start().starts_with(way))
            || self.clause_text(nth).contains("所有");
        // 发热1人,有一个复测36.8: the temperature of one more takes no case away.
        let of = Subject::Field(field);
        let of_one = self.pieces[self.clause_start(nth)..nth]
            .iter()
            .any(|piece| matches!(piece.what, What::Number(_, Some(Counted::Persons))));
        let counted = of_one && self.values.said.iter().any(|said| said.of == of && said.value > Some(0));
        if (!of_someone || of_everyone) && !counted {
            self.say_of(of, Number::zero(), None, nth, None);
        }
    }

    /// 体温OK, temperatures all fine, 🌡0: said in words that would say nothing by themselves.
    pub(super) fn reading_is_fine(&mut self, field: u8, nth: usize) {
        const LINKS: &[&str] = &[" ", "都", "均", "全部", "全", "一切", ":", "are", "is", "were", "was", "all"];
        const FINE: &[&str] = &["ok", "okay", "fine", "good", "没问题"];
        let mut after = &self.plain[self.pieces[nth].at.end..];
        while let Some(rest) = LINKS.iter().find_map(|link| after.strip_prefix(link)) {
            after = rest;
        }
        let zero = matches!(self.pieces.get(nth + 1).map(|next| next.what), Some(What::Number(number, None)) if number.value == Some(0));
        if zero {
            self.say_of(Subject::Field(field), Number::zero(), None, nth, None);
        } else if FINE.iter().any(|fine| after.starts_with(fine)) {
            self.temperature_is_normal(field, nth);
        }
    }

    /// Below a temperature: 体温都在37度以下.
    pub(super) fn is_below_temperature(&self, nth: usize) -> bool {
        let word = &self.plain[self.pieces[nth].at.clone()];
        let after_degrees = nth > 0 && self.pieces[nth - 1].what == What::Mask(Mask::Skip);
        word == "以下" && after_degrees
    }

    /// 体温无异常: the phrase follows the word for temperatures.
    fn follows_reading(&self, nth: usize) -> bool {
        let before = self.pieces[..nth].iter().rfind(|piece| {
            !matches!(piece.what, What::Break(Break::Colon | Break::Space)) && piece.word() != Some(Word::Filler)
        });
        before.is_some_and(|piece| self.reader.lexicon.reading(&self.plain[piece.at.clone()]).is_some())
    }

    /// 低于37.3: a bound that was not reached.
    fn is_upper_bound(&self, nth: usize) -> bool {
        let before = self.plain[..self.pieces[nth].at.start].trim_end();
        ["低于", "小于", "不到", "未到", "没到", "不高于", "没超过", "<", "≤", "under", "below"]
            .iter()
            .any(|word| before.ends_with(word))
    }
}
