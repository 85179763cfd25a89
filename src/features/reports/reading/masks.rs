//! Numbers that are never counts: dates, clock times, temperatures, addresses, phones, plates.

use std::{ops::Range, sync::LazyLock};

use chrono::{Datelike, NaiveDate};
use regex::{Captures, Regex};

use super::numbers;

/// What a stretch of text is, when it is no part of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mask {
    /// A date; the day counted from the day of sending, where it can be told.
    Date(Option<i64>),
    /// A time of day, by its hour.
    Clock(u32),
    /// A place in a form that was left open: `__户`.
    Blank,
    /// Temperature, address, phone, plate, share.
    Skip,
    /// The number of a list item.
    Item,
}

static MASKS: LazyLock<Regex> = LazyLock::new(|| {
    let number = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})";
    let parts = [
        r"(?<blank>(?:_+|□+|x{1,3}|\( *\)|\*{1,3}|〇〇|\[ *\]) *(?:户|人|名|例|位|个|家)|__+|[一二三四五六七八九十]{1,3}点[一二三四五六七八九](?:户|名|位)|(?-u:\b)(?:null|todo|tbd)(?-u:\b)|待(?:填|补|定|统计)|[】\]:] ?[- ]*待(?:核|查|报)|\[请?填[^\[\]\n]{0,8}\]|\(请?填(?:数字?|写)?\)[户人]|: ?\((?:请?填[^()\n]{0,8}|编号|人数|户数)\))".to_owned(),
        format!(r"(?:日期[: ]*)?(?:20[0-9]{{2}}年)?(?<month>{number})月份?(?<day>{number})[日号]?"),
        r"(?:日期[: ]*)?20[0-9]{2}[-/.](?<month2>[0-9]{1,2})[-/.](?<day2>[0-9]{1,2})".to_owned(),
        r"(?<english>jan|feb|mar)[a-z]*\.? (?<day3>[0-9]{1,2})(?:st|nd|rd|th)?(?-u:\b)|(?<day4>[0-9]{1,2})(?:st|nd|rd|th)? (?<english2>jan|feb|mar)[a-z]*".to_owned(),
        r"(?<clock>[0-9]{1,2}):[0-5][0-9](?::[0-5][0-9])?(?: ?(?<half>am|pm))?".to_owned(),
        format!(r"(?<clock2>{number})(?:点|时)(?:半|钟|整|[0-9]{{1,2}}分?|[一二三四五]?十?[一二三四五六七八九]?分)?"),
        r"(?-u:\b)(?:at|by|around) (?<clock4>[0-9]{1,2})(?:[.,]? *$|[.,] )".to_owned(),
        r"(?<clock3>[0-9]{1,2}) ?(?<half2>am|pm|a\.m\.|p\.m\.)(?-u:\b)".to_owned(),
        r"(?<skip>(?:3[4-9]|4[0-3])(?:\.[0-9]{1,2})? ?(?:℃|度|°c|摄氏度|degrees?(?: celsius| c(?-u:\b))?)[0-9几多]?|3[4-9]\.[0-9]{1,2}|4[0-2]\.[0-9]{1,2}|[0-9]{2}℃|[0-9.]+ ?%|(?:一|每|1)人[0-9一二两三]+(?:只|份|包|袋|瓶|张)|今年[0-9]{2}(?:岁|了)?|第?(?:[0-9]+|[一二三四五六七八九十]+)号?微?网格|[打写输填][错漏]了?一[位个]|错了?一位|我一个人|就我一个人?|(?:一|1)个人(?:走|跑|查|敲|去)的?|from [0-9]{1,2} to [0-9]{1,2} (?:this|in the|am|pm|tonight)|[0-9.一二两三四五六七八九十]+万[0-9一二三四五六七八九]*|(?:漏|少|多)(?:数|看|算|走)了?[一二两三](?:户|家|人|个)|(?:户均|人均|平均)[^,。0-9]{0,4}[0-9.]+ ?[人户岁]?|日期[: ]*[0-9]{4}(?-u:\b)|not 0[0-9]{1,2}(?-u:\b)|[0-9]{7,}|[浙鄂沪苏皖赣京豫湘闽粤鲁][a-z][·. ]?[0-9a-z]{4,6}|鄂[a-z](?:牌照?|车|号牌|开头)?|[浙沪苏皖赣](?:[a-z]牌照?)|(?:[0-9]+|[一二三四五六七八九十]+|[a-z])(?:幢|栋|号楼|座|弄)[0-9]*(?:[-单元楼层室号]*[0-9]+)*(?:单元|室|号|楼)?(?:[、和][0-9]{3,4}室?)*|(?:[0-9]+|[一二三四五六七八九十]+)(?:单元|楼)[0-9]*(?:-[0-9]+)*(?:室)?|[0-9]{1,3}室|[0-9]+(?:[、,和及][0-9]+)+ ?(?:号楼|幢|栋|楼|单元|层|弄)|[0-9]+ ?[-~至到] ?[0-9]+ ?(?:幢|栋|号楼|楼|单元|层)|[0-9]+-[0-9]+-[0-9]+(?:室)?|[0-9]{1,2}-[0-9]{3,4}(?:室)?|(?:flat|room|apartment|apt|building|bldg|blk|unit|block|floor|no\.) ?#?[0-9]+[a-z]?|[0-9]{1,2}(?:st|nd|rd|th)(?-u:\b)|(?-u:\b)day [0-9]+(?: of [0-9]+)?|(?-u:\b)aged? [0-9]+|(?:buildings|blocks|units|floors) [0-9]+(?:(?:,| and|, and| to|-) ?[0-9]+)*|i (?:typed|wrote|put) [0-9]+|把[0-9]+和[0-9]+[看写弄搞记][^,。]{0,3}[反混错倒]|am ?/ ?pm ?\||第 ?[0-9一二三四五六七八九十]+ ?(?:天|日|次|轮|批|条|个|栏|组|位)?)".to_owned(),
        // 120已接走: the call, not a count. 多打了个0: a digit that was typed.
        // 发热人员(有/无), 编号(如QX-03-012): how the cell is to be filled.
        r"(?<hint>\((?:有[/、|]?无|是[/、|]?否|必填|选填|填数字|单位:?[户人]|[户人]|人数|户数|(?:例如|比如|如|例)[^()\n]{1,24})\))".to_owned(),
        r"(?<skip3>1(?:10|19|20|2345)(?:已|急救|救护|接|来|电话|热线|车|送|转|带走|拉走)|(?:打|拨|拨打|叫|打了|叫了|拨了|呼叫|呼|联系|联系了|通知|喊|喊了|等)1(?:10|19|20|2345)|[多少漏][打写按输填敲]了?一?个?[0-9零]|84(?:味|消毒|液|水)|(?:三十[五六七八九]|四十)度[零一二三四五六七八九半]?|[345]g(?-u:\b)|[1-9][0-9]{2,3}(?:[、,和][1-9][0-9]{2,3})+(?-u:\b)|几(?:个|幢|栋|条|排|座)(?:院子?|楼|单元|门洞|小区|村|弄堂|工地|路口|巷)|哪[家户]几口人?|塞(?:给)?我[一两]个|吃了[一二两三四五六七八九十0-9]+[个只块碗]|(?:two|three|[2-9]) of us|步数:? ?[0-9]+(?:万[0-9]*)?|(?:at|in) (?:number|house|flat|block|building|bldg) [0-9]+|[扒吃喝歇]了?[一两几]口|none of (?:those|these)(?: [a-z]+)? (?:has|have|had) (?:a )?(?:fever|temperature)|(?:one|[0-9]) (?:person|mask|family) per (?:household|person|day)|(?:[我她他]|老伴|老头|老太)[5-9][0-9])".to_owned(),
        // 周三; 比昨天多3户, 较上午少了5人: how it differs is no count.
        r"(?<skip4>@[\p{Han}a-z0-9_]{1,12}[ :,\n])|(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])|(?<skip2>\((?:较|比)[^()\n]{1,12}\)|[比较][^,。;\n0-9一二两三四五六七八九十]{1,6}(?:多|少|增加|减少|增|减)(?:走访|走|跑|访|查)?了?(?:[0-9]+|[一二两三四五六七八九十]+) ?[户家])".to_owned(),
        r"for the (?<day7>[0-9]{1,2})(?:st|nd|rd|th)".to_owned(),
        r"(?<month5>[0-9]{1,2})(?<between>[./-])(?<day5>[0-9]{1,2})".to_owned(),
        r"(?<day6>[0-9]{1,2})[日号]".to_owned(),
    ];
    compile(&parts.join("|"))
});

/// The numbers in front of the items of a form.
static ITEMS: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?m)^[ >·•*\-]*(?<item>[(\[]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[)\]][.、:]?|[.、])|[①-⑳❶-❿➀-➉])",
    )
});

fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed and compiled by the tests")
}

/// All masks of plain text, in order, for a message sent on `today`.
pub fn masks(plain: &str, today: NaiveDate) -> Vec<(Range<usize>, Mask)> {
    let mut found: Vec<_> = ITEMS
        .captures_iter(plain)
        .filter_map(|item| item.name("item"))
        .filter(|item| !decimal_goes_on(plain, item.range()))
        .map(|item| (item.range(), Mask::Item))
        .collect();
    for captures in MASKS.captures_iter(plain) {
        let at = without_count(plain, captures.get(0).expect("group 0 is the match").range());
        let inside_number = plain[..at.start].ends_with(|c: char| c.is_ascii_digit());
        let overlaps = found.iter().any(|(other, _)| other.start < at.end && at.start < other.end);
        if !inside_number
            && !overlaps
            && let Some(mask) = mask(&captures, plain, today)
        {
            found.push((at, mask));
        }
    }
    found.sort_by_key(|(at, _)| at.start);
    found
}

/// 1单元5户: the last digits count what follows.
fn without_count(plain: &str, at: Range<usize>) -> Range<usize> {
    let text = plain[at.clone()].trim_end_matches(|c: char| c.is_ascii_digit());
    // 改成4,5楼那位: the first number is what the old one becomes.
    let becomes = plain[..at.start].ends_with(['成', '为', '是', '到', '作']);
    if let Some(comma) = plain[at.clone()].find(',').filter(|_| becomes) {
        return at.start + comma + 1..at.end;
    }
    let counts = plain[at.end..].starts_with(['户', '家', '人', '名', '位', '例', '个', '口']);
    let address = text.ends_with(['元', '楼', '幢', '栋', '弄', '座', '号']);
    if counts && address { at.start..at.start + text.len() } else { at }
}

/// `1.5户` at the start of a line is no item 1.
fn decimal_goes_on(plain: &str, item: Range<usize>) -> bool {
    plain[item.clone()].ends_with('.') && plain[item.end..].starts_with(|c: char| c.is_ascii_digit())
}

fn mask(captures: &Captures, plain: &str, today: NaiveDate) -> Option<Mask> {
    let at = captures.get(0).expect("group 0 is the match").range();
    let number = |name: &str| {
        captures.name(name).and_then(|found| numbers::leading(found.as_str())).and_then(|(number, _)| number.value)
    };
    let any = |names: [&str; 3]| names.into_iter().find_map(number);

    if captures.name("blank").is_some() {
        return Some(Mask::Blank);
    }
    if ["skip", "skip2", "skip3", "skip4", "hint"].iter().any(|name| captures.name(name).is_some()) {
        let counts = plain[at.end..].starts_with(['户', '家', '人', '名', '位', '例', '个']);
        // 测温36.5人: half a person.
        let decimal = plain[at.clone()].contains('.') && plain[at.clone()].ends_with(|c: char| c.is_ascii_digit());
        if counts && decimal && !plain[at.end..].starts_with('个') {
            return None;
        }
        if counts && plain[at.clone()].starts_with(['我', '她', '他', '老']) {
            return None;
        }
        // 27-65-0-0: a row of numbers is no address.
        let row = !plain[at.clone()].contains('.')
            && plain[at.end..].starts_with('-')
            && plain[at.end + 1..].starts_with(|c: char| c.is_ascii_digit());
        return (!row).then_some(Mask::Skip);
    }
    if let Some(hour) = any(["clock", "clock2", "clock3"]).or_else(|| number("clock4")) {
        let afternoon =
            ["half", "half2"].iter().any(|half| captures.name(half).is_some_and(|half| half.as_str().starts_with('p')));
        return (hour <= 24).then_some(Mask::Clock(if afternoon && hour < 12 { hour + 12 } else { hour }));
    }
    // 这周一共走了112户
    if plain[at.end..].starts_with('共') && captures.name("weekday").is_some_and(|day| day.as_str() == "一") {
        return None;
    }
    if let Some(day) = captures.name("weekday") {
        return Some(Mask::Date(Some(days_since(day.as_str(), today))));
    }
    if let Some(day) = number("day5") {
        return short_date(number("month5")?, day, (plain, at), today);
    }
    if let Some(day) = number("day7") {
        return Some(Mask::Date(days_from(today.month(), day, today)));
    }
    if let Some(day) = number("day6") {
        return day_of_month(day, (plain, at), today);
    }
    let month = number("month").or(number("month2")).or_else(|| {
        let name = captures.name("english").or(captures.name("english2"))?;
        Some(match name.as_str() {
            "jan" => 1,
            "feb" => 2,
            _ => 3,
        })
    })?;
    let day = number("day").or(number("day2")).or(number("day3")).or(number("day4"))?;
    Some(Mask::Date(days_from(month, day, today)))
}

/// `2.14`, `2/14`: only near the day of sending, and where no unit makes it something else.
fn short_date(month: u32, day: u32, (plain, at): (&str, Range<usize>), today: NaiveDate) -> Option<Mask> {
    let days = days_from(month, day, today)?;
    let goes_on = plain[at.end..]
        .starts_with(['.', '/', '-', '户', '人', '名', '例', '位', '个', '家', '微', '网', '号'])
        || plain[at.end..].starts_with(|c: char| c.is_ascii_digit());
    let before = &plain[..at.start];
    let began_before = before.ends_with(['.', '/', '-'])
        || before.strip_suffix(':').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    (days.abs() <= 10 && !goes_on && !began_before).then_some(Mask::Date(Some(days)))
}

/// `14日`, `14号`: `14号楼` and `14号微网格` are taken before.
fn day_of_month(day: u32, (plain, at): (&str, Range<usize>), today: NaiveDate) -> Option<Mask> {
    if plain[at.end..].starts_with(['楼', '微', '网', '线', '门', '岗', '卡', '点']) {
        return Some(Mask::Skip);
    }
    // 18号没开门: the number of a flat.
    if plain[at.end..].starts_with(['没', '不', '家', '老', '阿']) {
        return Some(Mask::Skip);
    }
    // 我是2号的: the number of the writer's own micro-grid.
    if plain[..at.start].ends_with("我是") {
        return Some(Mask::Skip);
    }
    Some(Mask::Date(days_from(today.month(), day, today)))
}

/// The days to the last such day of the week, today included.
fn days_since(weekday: &str, today: NaiveDate) -> i64 {
    let named = "一二三四五六日".chars().position(|day| weekday.starts_with(day)).unwrap_or(6);
    let is = today.weekday().num_days_from_monday() as usize;
    -(((is + 7 - named) % 7) as i64)
}

fn days_from(month: u32, day: u32, today: NaiveDate) -> Option<i64> {
    let date = NaiveDate::from_ymd_opt(today.year(), month, day)?;
    Some((date - today).num_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Mask> {
        let today = NaiveDate::from_ymd_opt(2020, 2, 14).expect("a date");
        masks(text, today).into_iter().map(|(_, mask)| mask).collect()
    }

    #[test]
    fn dates_are_counted_from_the_day_of_sending() {
        for text in ["2月14日", "2.14", "2020-02-14", "feb 14", "14日", "二月十四日"] {
            assert_eq!(found(text), [Mask::Date(Some(0))], "{text}");
        }
        assert_eq!(found("2月13日"), [Mask::Date(Some(-1))]);
    }

    #[test]
    fn temperatures_addresses_and_phones_are_skipped() {
        for text in ["38.5度", "37.2℃", "3幢501", "2单元", "5-301", "13812345678", "flat 301", "鄂a12345"] {
            assert_eq!(found(text), [Mask::Skip], "{text}");
        }
    }

    #[test]
    fn counts_are_left_alone() {
        for text in ["走访28户", "12户31人", "0/0/1"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn items_are_numbered_at_the_start_of_a_line() {
        assert_eq!(found("1、走访\n2.发热\n③湖北\n一、人数"), [Mask::Item; 4]);
    }
}
