use super::Command;
use super::dates::{self, Days};
use super::model::{Choice, Draft, Half, HalfDay};
use super::rules::Ask;
use crate::terms::PersonId;
use chrono::NaiveDate;
use regex::Regex;
use std::sync::LazyLock;

/// Reads a typed command; `argument` is what follows its name.
pub fn typed(name: &str, argument: &str) -> Option<Command> {
    (name == "leave").then(|| Command::Leave { argument: argument.trim().to_owned() })
}

/// A message that reads like a wish for leave.
pub fn wish(text: &str) -> Command {
    Command::Wish { text: text.to_owned() }
}

/// Leaders who may stand in, by name.
pub type Candidates = [(PersonId, String)];

/// Days that are none: `2月30日`, or three dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadDays;

/// Reads what follows `/leave`, or a wish in one's own words.
pub fn request(text: &str, today: NaiveDate, candidates: &Candidates) -> Result<Draft, BadDays> {
    let days = dates::read(text, today);
    if days.bad {
        return Err(BadDays);
    }
    let (stand_in, rest) = take_stand_in(&days.rest, candidates);
    Ok(Draft { reason: reason(&rest), stand_in, ..fill_days(Draft::default(), &days) })
}

/// Reads what somebody writes who was asked for one thing; `None` where it cannot be understood.
pub fn answer(text: &str, (ask, draft): (Ask, &Draft), today: NaiveDate, candidates: &Candidates) -> Option<Draft> {
    let draft = draft.clone();
    match ask {
        Ask::First => {
            let days = dates::read(text, today);
            (days.first.is_some() && !days.bad).then(|| fill_days(draft, &days))
        }
        Ask::Last => {
            let first = draft.first?;
            Some(Draft { last: Some(last(text, first, today)?), ..draft })
        }
        Ask::Reason => Some(Draft { reason: Some(reason(text)?), ..draft }),
        Ask::StandIn => {
            let text = text.trim();
            let named = candidates.iter().find(|(_, name)| name == text).map(|(id, _)| Choice::Leader(*id));
            let choice = named.or_else(|| take_stand_in(text, candidates).0)?;
            Some(Draft { stand_in: Some(choice), ..draft })
        }
        Ask::Sure => None,
    }
}

fn fill_days(draft: Draft, days: &Days) -> Draft {
    Draft { first: days.first, last: days.last, ..draft }
}

/// The end of a leave that begins on a known day: another day, or how many days.
fn last(text: &str, first: HalfDay, today: NaiveDate) -> Option<HalfDay> {
    // `3天` counts from the first day; a day without a month is looked for from there on.
    let counted = dates::read(&format!("{} {text}", first.date), today);
    if counted.bad {
        return None;
    }
    let alone = dates::read(text, today);
    match (alone.first, counted.last) {
        (Some(named), _) if alone.half || alone.last.is_some() => alone.last.or(Some(named)),
        (_, Some(last)) => Some(last),
        (Some(named), None) => Some(HalfDay { half: Half::Pm, ..named }),
        (None, None) => None,
    }
}

/// Who is named to stand in, as a word of its own or with 由…代 around it, and the text without it.
fn take_stand_in(text: &str, candidates: &Candidates) -> (Option<Choice>, String) {
    let without = |piece: &str| text.replacen(piece, " ", 1);
    for (id, name) in candidates {
        let name = regex::escape(name);
        let alone = format!(
            r"(?:^|[\s,，、。;；:：])(?:由|请|請|让|讓)?{name}(?:代班|替班|顶班|頂班|代|替|顶|頂)?(?:$|[\s,，、。;；])"
        );
        let around = format!(
            "(?:由|让|讓|代[:：]){name}(?:代班|替班|顶班|頂班|代|替|顶|頂)?|{name}(?:代班|替班|顶班|頂班|代|替|顶|頂)"
        );
        for pattern in [alone, around] {
            let found = Regex::new(&pattern).ok().and_then(|pattern| Some(pattern.find(text)?.as_str().to_owned()));
            if let Some(piece) = found {
                return (Some(Choice::Leader(*id)), without(&piece));
            }
        }
    }
    match GRID_LEADER.find(text) {
        Some(found) => (Some(Choice::GridLeader), without(found.as_str())),
        None => (None, text.to_owned()),
    }
}

static GRID_LEADER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:由|让|讓)?(?:网格长|網格長)(?:代班|替班|代|替|顶|頂)|^(?:网格长|網格長|grid leader)$|(?:^|\s)(?:网格长|網格長)$")
        .expect("a pattern that a test has read")
});

/// Words that only say that leave is wanted.
static MANNERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:我|本人)?(?:想要|想|要|需要|申请|申請)?(?:请个|請個|请|請)假(?:一下)?|i(?:'d| would) like|take leave|leave of absence")
        .expect("a pattern that a test has read")
});

/// What is left of such words in front of a reason.
static BEGINNING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:我|本人)?(?:想要|想|需要|要)?(?:[\s,，]+|$)").expect("a pattern that a test has read")
});

/// A reason is a line, not a letter.
const LONGEST: usize = 100;

fn reason(text: &str) -> Option<String> {
    let marks = |c: char| c.is_whitespace() || ",，、。.;；:：!！-".contains(c);
    let plain = MANNERS.replace_all(text, " ");
    let plain = BEGINNING.replace(plain.trim_start_matches(marks), "");
    let trimmed = plain.trim_matches(marks);
    let words: Vec<&str> = trimmed.split_whitespace().collect();
    let reason: String = words.join(" ").chars().take(LONGEST).collect();
    (!reason.is_empty()).then_some(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 2, 7).expect("a date")
    }

    fn candidates() -> Vec<(PersonId, String)> {
        vec![(PersonId(4), "刘洋".to_owned()), (PersonId(3), "张伟".to_owned())]
    }

    fn said(text: &str) -> (String, Option<String>, Option<i64>) {
        let draft = request(text, today(), &candidates()).expect("days that are");
        let half = |half: Option<HalfDay>| half.map_or("?".to_owned(), |half| half.to_string().replace("2020-", ""));
        let stand_in = draft.stand_in.map(|choice| choice.person().map_or(0, |person| person.0));
        (format!("{} {}", half(draft.first), half(draft.last)), draft.reason, stand_in)
    }

    #[test]
    fn a_request_is_read_in_any_sensible_order() {
        for (text, days, reason, stand_in) in [
            ("2月8日 2月10日 回老家 刘洋", "02-08/am 02-10/pm", "回老家", Some(4)),
            ("明天上午 看牙 由刘洋代", "02-08/am 02-08/am", "看牙", Some(4)),
            ("8-10 刘洋 回老家", "02-08/am 02-10/pm", "回老家", Some(4)),
            ("我想请假，明天，家里有事，请张伟代班。", "02-08/am ?", "家里有事", Some(3)),
            ("明天 陪刘洋去医院", "02-08/am ?", "陪刘洋去医院", None),
            ("明天 补假牙", "02-08/am ?", "补假牙", None),
            ("明天 看病 网格长代", "02-08/am ?", "看病", Some(0)),
            ("8-10", "02-08/am 02-10/pm", "", None),
            ("我明天请假", "02-08/am ?", "", None),
            ("回老家", "? ?", "回老家", None),
        ] {
            let reason = (!reason.is_empty()).then(|| reason.to_owned());
            assert_eq!(said(text), (days.to_owned(), reason, stand_in), "{text}");
        }
        assert_eq!(request("2月30日", today(), &candidates()), Err(BadDays));
    }

    fn told(text: &str, ask: Ask, first: Option<&str>) -> Option<Draft> {
        let draft = Draft { first: first.map(|first| first.parse().expect("a half day")), ..Draft::default() };
        answer(text, (ask, &draft), today(), &candidates())
    }

    #[test]
    fn an_answer_fills_what_was_asked_for() {
        let last = |text| told(text, Ask::Last, Some("2020-02-28/am")).and_then(|draft| draft.last);
        let half = |text: &str| Some(text.parse::<HalfDay>().expect("a half day"));
        assert_eq!(last("2天"), half("2020-02-29/pm"));
        assert_eq!(last("3号"), half("2020-03-03/pm"));
        assert_eq!(last("2月29日上午"), half("2020-02-29/am"));
        assert_eq!(last("不知道"), None);
        assert_eq!(told("以后再说", Ask::First, None), None);
        assert_eq!(
            told("刘洋", Ask::StandIn, None).and_then(|draft| draft.stand_in),
            Some(Choice::Leader(PersonId(4)))
        );
        assert_eq!(told("网格长", Ask::StandIn, None).and_then(|draft| draft.stand_in), Some(Choice::GridLeader));
        assert_eq!(told("赵敏", Ask::StandIn, None), None);
    }
}
