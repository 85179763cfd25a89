//! Which half of which day a message is about.

use super::{
    Doubt, Reading, Slot,
    masks::Mask,
    pieces::{Break, Piece, What},
    values::ends_clause,
    words::Word,
};

mod around;

use around::{NARRATIVE, PAST, before_slot, is_cell_of_date, is_greeting, is_renamed, opens_line};

/// Fills `slot`, `other_day` and the doubts about them; `has_values` tells whether a clause records something.
pub fn settle(pieces: &[Piece], plain: &str, reading: &mut Reading) {
    let mut seen = Seen::default();
    let mut start = 0;
    for end in (0..=pieces.len()).filter(|nth| pieces.get(*nth).is_none_or(ends_clause)) {
        seen.clause(&pieces[start..end], plain);
        start = end + 1;
    }
    seen.decide(reading);
}

#[derive(Default)]
struct Seen {
    reported: Vec<Slot>,
    told: Vec<Slot>,
    /// Half days of clauses that report nothing, where another names its own.
    weak: Vec<Slot>,
    /// The half day that opens the message and tells what was done in it.
    past: Option<Slot>,
    /// The half day of the writer's own duty, of which the report is where it names no other.
    on_duty: Option<Slot>,
    clock: Option<Slot>,
    both: bool,
    noon: bool,
    days: Vec<i64>,
    /// Other days in clauses that count nothing.
    idle_days: Vec<i64>,
    today: bool,
    nth_clause: usize,
    /// A clause before counts something.
    counted: bool,
}

impl Seen {
    fn clause(&mut self, clause: &[Piece], plain: &str) {
        let Some((first, last)) = clause.first().zip(clause.last()) else {
            return;
        };
        let text = &plain[first.at.start..last.at.end];
        let head = self.nth_clause == 0;
        self.nth_clause += 1;
        if head {
            self.weak.extend(half_by_one_sign(text));
        }
        let records = clause.iter().any(|piece| {
            matches!(
                piece.what,
                What::Number(..)
                    | What::Reference
                    | What::Word(
                        Word::Zero | Word::Normal | Word::None | Word::Label { .. } | Word::Place(_) | Word::Outside
                    )
            )
        });
        let counted = clause.iter().any(|piece| matches!(piece.what, What::Number(..)));
        // 昨天发烧的那个夜里出了汗: tells of somebody, and not of the round.
        let of_somebody = ["那个", "那位", "那户", "那家"].iter().any(|who| text.contains(who));
        let states = head || records && (counted || !of_somebody);
        // 昨天和今天
        let today = text.find('今').map(|at| text[..at].trim_end_matches(['和', '、', '与', '跟', '及', '到']));
        let both_days = today.is_some_and(|before| {
            before.len() < text.find('今').unwrap_or_default()
                && ["昨", "昨天", "昨日"].iter().any(|day| before.ends_with(day))
        });
        if both_days {
            self.days.push(-1);
        }
        let thanks = ["谢谢", "感谢", "辛苦", "多谢", "thanks", "thank you"].iter().any(|word| text.contains(word));
        // 报送时段 delivers nothing to anybody.
        let narrates = |word: &&str| text.contains(*word) && !(**word == *"送" && text.contains("报送"));
        let narrative = !records && !names_report(text) && (thanks || NARRATIVE.iter().any(narrates));
        let today =
            clause.iter().any(|piece| matches!(piece.what, What::Word(Word::Day(0)) | What::Mask(Mask::Date(Some(0)))));
        // 昨天6人,今早解除2人: what is compared with today tells nothing of another day.
        let by_now = ["今", "现在剩", "现在还", "现在有", "还剩"].iter().any(|word| text.contains(word));
        self.today |= today || by_now;
        // 2月12日从温州返回: the day is theirs, unless a heading ends in front of it: 2月12日补报:温州返1人.
        let of_return = |from: usize| {
            let mut returns = clause.iter().filter(|piece| matches!(piece.word(), Some(Word::Return)));
            returns.any(|piece| piece.at.start < from || !plain[from..piece.at.start].contains([':', '报']))
        };

        for (nth, piece) in clause.iter().enumerate() {
            if !matches!(piece.what, What::Word(_) | What::Mask(_)) {
                continue;
            }
            let after = &plain[piece.at.end..last.at.end];
            let told = narrative
                || is_still_to_come(after.trim_start_matches(' ')) && !names_report(text)
                || is_aside(clause, nth);
            let heads = after.trim_start().starts_with(':');
            let thanks_only = thanks && !NARRATIVE.iter().any(|word| text.contains(word)) && !is_aside(clause, nth);
            match piece.what {
                What::Word(Word::Slot(_)) if plain[..piece.at.start].ends_with("i ") => {}
                What::Word(Word::Slot(_)) if is_compared(plain, piece) || is_renamed(after) => {}
                What::Word(Word::Slot(slot)) if told && !heads && !thanks_only => {
                    self.told.push(slot);
                    // 傍晚去送菜,…: what opens the message tells when it was, unless it is still to come.
                    let past = PAST.iter().any(|word| after.contains(word));
                    self.past = self.past.or(Some(slot).filter(|_| past && !self.counted));
                    let on_duty = ["值班", "值守", "站岗", "卡口"].iter().any(|word| text.contains(word));
                    self.on_duty = self.on_duty.or(Some(slot).filter(|_| on_duty));
                }
                What::Word(Word::Slot(slot)) if is_greeting(plain, piece) => self.told.retain(|other| *other != slot),
                What::Word(Word::Slot(slot)) if states || heads => self.reported.push(slot),
                What::Word(Word::Slot(slot)) => self.weak.push(slot),
                // 请一天假
                // 上/下午 上午: the heading of a cell that says which.
                What::Word(Word::BothSlots) if chooses(&clause[nth + 1..]) => {}
                What::Word(Word::BothSlots) if narrative || after.starts_with('假') || rests(plain, piece) => {}
                What::Word(Word::BothSlots) => self.both = true,
                What::Word(Word::Noon) => self.noon = true,
                // 我10点多发的那条: when the other was sent.
                What::Mask(Mask::Clock(_)) if after.trim_start_matches(['多', '左', '右']).starts_with("发的") => {
                }
                What::Mask(Mask::Clock(hour))
                    if head
                        || after.starts_with('报')
                        || is_until(plain, piece)
                        || opens_line(clause, nth)
                        || text.contains("时间")
                        || text.contains("time") =>
                {
                    self.clock.get_or_insert(if hour < 12 { Slot::Am } else { Slot::Pm });
                }
                // 先把明天上午的报了: a report for a day that has not come.
                What::Word(Word::Day(days)) if days > 0 && reports_ahead(after) => self.days.push(i64::from(days)),
                What::Word(Word::Day(days))
                    if days > 0 && ["计划", "打算", "准备", "预计"].iter().any(|plan| text.contains(plan)) => {}
                What::Word(Word::Day(days)) if days > 0 && (!counted || !head || nth > 2 || text.contains('再')) => {}
                // 昨天的4个今天解除1个: the report is about today.
                What::Word(Word::Day(days)) if days != 0 && today => {}
                What::Word(Word::Day(days)) if days != 0 => {
                    let before = self.days.len();
                    let of_report = ["报", "report", "忘", "漏", "补"].iter().any(|word| text.contains(word));
                    self.day(
                        i64::from(days),
                        piece,
                        plain,
                        (of_return(piece.at.end) || told, after, counted || of_report),
                    );
                    // 居家观察昨天6人: the day tells when that number held.
                    let of_label = clause[..nth].last().is_some_and(|before| {
                        matches!(before.word(), Some(Word::Label { .. } | Word::Tail))
                            && (clause[..nth].len() <= 2
                                || matches!(clause.get(nth + 1).map(|next| next.what), Some(What::Number(..))))
                    });
                    // 昨晚没睡好: tells of the writer's night.
                    let of_night = (after_day(plain, piece) || text.contains("没睡"))
                        && !counted
                        && !records_word(clause)
                        && !of_report;
                    // 前天下午一直没报,今天补发: the report is of that day.
                    let late =
                        ["没报", "未报", "忘", "漏"].iter().any(|word| text.contains(word)) && plain.contains("补");
                    let idle = (!counted || of_label) && !late;
                    let idle = self.days.drain(if idle { before } else { self.days.len() }..);
                    self.idle_days.extend(idle.filter(|_| !of_night));
                }
                What::Mask(Mask::Date(Some(days)))
                    if days != 0
                        && (opens_line(clause, nth)
                            || before_slot(clause, nth)
                            || is_cell_of_date(plain, piece)
                            || plain[piece.at.clone()].starts_with("for the")) =>
                {
                    self.day(
                        days,
                        piece,
                        plain,
                        (of_return(piece.at.end) || told, after, counted || text.contains('报')),
                    );
                }
                _ => {}
            }
        }
        self.counted |= counted;
    }

    fn day(&mut self, days: i64, piece: &Piece, plain: &str, (narrative, after, states): (bool, &str, bool)) {
        let reference = [
            "一样", "相同", "同", "刚", "才", "搬", "那位", "那个", "发烧", "发热", "的那", "回来", "返回", "低烧",
            "低热", "高烧", "到", "至", "起", "开始", "新增", "观察", "居家", "隔离", "居观", "在册", "解除", "增",
            "从", "有", "还", "在", "就", "已",
        ];
        let referred = reference.iter().any(|word| after.starts_with(word))
            || ["抄成", "写成", "报成", "填成", "发成"].iter().any(|slip| plain[..piece.at.start].ends_with(slip))
            || plain[..piece.at.start].ends_with(['同', '跟', '和', '与', '比', '较', '从', '是']);
        let word = &plain[piece.at.clone()];
        if !narrative && !referred && !referred_after_slot(after, &reference) {
            self.days.push(days);
            if states && (word.ends_with('晚') || word.ends_with('夜') || word.ends_with("下午")) {
                self.reported.push(Slot::Pm);
            }
            if word.ends_with('早') || word.ends_with("上午") {
                self.reported.push(Slot::Am);
            }
        }
    }

    fn decide(mut self, reading: &mut Reading) {
        if self.reported.is_empty() {
            self.reported.append(&mut self.weak);
        }
        self.reported.dedup();
        let both = self.both || self.reported.iter().any(|slot| *slot != self.reported[0]);
        if both {
            reading.doubts.push(Doubt::Slot);
        } else if let Some(slot) = self.reported.first() {
            reading.slot = Some(*slot);
        } else if self.noon {
            reading.doubts.push(Doubt::Slot);
        } else {
            reading.slot = self.clock.or(self.on_duty).or(self.past);
        }
        if !self.today {
            self.days.append(&mut self.idle_days);
        }
        if let Some(days) = self.days.first() {
            reading.other_day = Some(*days);
            reading.doubts.push(Doubt::OtherDay);
        }
    }
}

/// 明天上午的报了, 明天的先报
fn reports_ahead(after: &str) -> bool {
    let slot = ["上午", "下午", "早上", "晚上"].iter().find_map(|slot| after.strip_prefix(slot)).unwrap_or(after);
    slot.strip_prefix('的').is_some_and(|rest| rest.trim_start_matches(['先', '也', '一', '起']).starts_with('报'))
}

/// 明天想歇一天
fn rests(plain: &str, piece: &Piece) -> bool {
    plain[..piece.at.start].ends_with(['歇', '息', '请', '隔', '每', '躺', '睡', '代', '替', '顶'])
}

/// 昨晚, 昨夜
fn after_day(plain: &str, piece: &Piece) -> bool {
    plain[piece.at.clone()].ends_with(['晚', '夜'])
}

/// Whether a clause names what is reported.
fn records_word(clause: &[Piece]) -> bool {
    clause.iter().any(|piece| {
        matches!(
            piece.word(),
            Some(Word::Zero | Word::Normal | Word::None | Word::Label { .. } | Word::Place(_) | Word::Outside)
        )
    })
}

/// Whether a slot is all that follows.
fn chooses(after: &[Piece]) -> bool {
    let mut rest = after.iter().filter(|piece| !matches!(piece.what, What::Break(Break::Space | Break::Colon)));
    matches!(rest.next().and_then(Piece::word), Some(Word::Slot(_))) && rest.next().is_none()
}

/// 下 17户: the first sign alone, in front of a number.
fn half_by_one_sign(text: &str) -> Option<Slot> {
    let text = text.trim_start();
    let counts = |rest: &str| rest.starts_with([' ', ':']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    let am = text.strip_prefix('上').filter(|rest| counts(rest)).map(|_| Slot::Am);
    am.or(text.strip_prefix('下').filter(|rest| counts(rest)).map(|_| Slot::Pm))
}

/// 上午那份再补一条: the report that is completed.
fn names_report(text: &str) -> bool {
    ["那份", "那条", "这份", "的报告", "补一条", "补一个", "补个", "午的数", "午的报"]
        .iter()
        .any(|word| text.contains(word))
}

/// 下午再走一遍, unlike 下午再走了一遍.
fn is_still_to_come(after: &str) -> bool {
    let narrative = NARRATIVE.iter().find_map(|word| after.strip_prefix(word));
    narrative.is_some_and(|rest| !rest.starts_with('了') && !rest.starts_with("访了")) && !after.starts_with("将近")
}

/// (昨晚自驾到): what a bracket tells of somebody, beside a slot or day alone (下午).
fn is_aside(clause: &[Piece], nth: usize) -> bool {
    let Some(open) = clause[..nth].iter().rposition(|piece| piece.what == What::Break(Break::Open)) else {
        return false;
    };
    let closed = clause[open..nth].iter().any(|piece| piece.what == What::Break(Break::Close));
    let inside = clause[open + 1..].iter().take_while(|piece| piece.what != What::Break(Break::Close));
    let tells = inside.into_iter().any(|piece| {
        !matches!(piece.what, What::Break(_) | What::Mask(_) | What::Reference)
            && !matches!(piece.word(), Some(Word::Slot(_) | Word::BothSlots | Word::Day(_)))
    });
    // 【网格日报 上午】: a bracket that opens the message is its heading.
    !closed && tells && !(open == 0 && clause[0].at.start == 0)
}

/// 昨天晚上回来: what is told of the night before.
fn referred_after_slot(after: &str, reference: &[&str]) -> bool {
    let rest = ["上午", "下午", "晚上", "早上", "夜里", "傍晚", "晚", "早", "夜"]
        .iter()
        .find_map(|slot| after.strip_prefix(slot));
    rest.is_some_and(|rest| reference.iter().any(|word| rest.starts_with(word)))
}

/// 和上午一样: the other half of the day is only compared with.
fn is_compared(plain: &str, piece: &Piece) -> bool {
    let after = &plain[piece.at.end..];
    let more = after.starts_with(['多', '少', '增', '减']) && plain[..piece.at.start].ends_with(['比', '较']);
    if more {
        return true;
    }
    let same = ["报的一样", "报的一个样", "一样", "一个样", "相同", "一致", "的一样", "差不多"]
        .iter()
        .any(|word| after.starts_with(word));
    let before = plain[..piece.at.start].trim_end();
    // 同上午,5微网格下午没变化
    let alone = before.ends_with('同') && (after.is_empty() || after.starts_with([',', '。', ' ', ';', '\n']));
    alone
        || same && before.ends_with(['和', '跟', '同', '与', '像'])
        || ["from this", "from the", "same as", "same as this", "same as the", "same as in the"]
            .iter()
            .any(|same| before.ends_with(same))
}

/// 截至10:30: the time up to which is reported.
fn is_until(plain: &str, piece: &Piece) -> bool {
    let before = plain[..piece.at.start].trim_end();
    ["截至", "截止", "截止到", "截至今天", "截至今日", "as of"].iter().any(|word| before.ends_with(word))
}
