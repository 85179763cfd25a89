//! References to a micro-grid, in every shape in which people give them.

use std::{ops::Range, sync::LazyLock};

use regex::{Captures, Regex};

use super::{normalise::Text, numbers};

/// The towns of the district: code, name.
const TOWNS: &[(&str, &str)] = &[
    ("JS", "建设"),
    ("JF", "解放"),
    ("XJ", "新嘉"),
    ("NH", "南湖"),
    ("XX", "新兴"),
    ("CN", "城南"),
    ("DZ", "东栅"),
    ("CS", "长水"),
    ("QX", "七星"),
    ("FQ", "凤桥"),
    ("YX", "余新"),
    ("XF", "新丰"),
    ("DQ", "大桥"),
];

/// What may stand in front of a community's name and is no part of it.
const NO_NAME: &[&str] = &[
    "我是",
    "这里是",
    "这是",
    "我们是",
    "我们",
    "本人",
    "我",
    "来自",
    "替",
    "帮",
    "代",
    "给",
    "为",
    "关于",
    "报告",
    "汇报",
    "您好",
    "你好",
    "大家好",
    "各位好",
    "领导好",
    "今天",
    "今日",
    "上午",
    "下午",
    "早上",
    "晚上",
    "现将",
    "现在",
    "在",
    "是",
    "由",
    "的",
];

/// A micro-grid as far as a message names it, for looking it up in the roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Two letters, such as `QX`.
    pub town: Option<&'static str>,
    /// The community's name without 社区 or 村, in simplified characters.
    pub community: Option<String>,
    /// The grid's number within the community or town.
    pub grid: Option<u32>,
    /// The micro-grid's number within the grid.
    pub micro: Option<u32>,
}

/// A reference found in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What names it, in the plain text.
    pub named: Range<usize>,
    /// Where its numbers are no values.
    pub covers: Range<usize>,
    /// Which one it is; of a list or range, the first.
    pub place: Place,
    /// Whether it names more than one (QX-06-001到004; 8、9、10微网格).
    pub several: bool,
    /// Whether the shape may as well be something else (3-12).
    pub weak: bool,
}

impl Reference {
    /// In a list each entry is of one micro-grid, so that 3-5微网格 is the fifth of grid 3 and no range.
    pub fn read_as_pair(&mut self, plain: &str) {
        static WHOLE: LazyLock<Regex> =
            LazyLock::new(|| compile(&format!(r"^(?<grid>[0-9]{{1,2}}) ?- ?[0-9]{{1,3}} ?号?{MICRO}$")));
        if let Some(pair) = WHOLE.captures(&plain[self.named.clone()]) {
            self.several = false;
            self.place.grid = pair["grid"].parse().ok();
        }
    }
}

const NUMBER: &str = "(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})";
const MICRO: &str = "(?:小?[微薇维威][网往忘][格各阁葛]|微格|微网)";
const GRID: &str = "(?:大?[网往忘][格各阁葛])";

static CODE: LazyLock<Regex> = LazyLock::new(|| {
    let towns = TOWNS.iter().map(|(code, _)| code.to_lowercase()).collect::<Vec<_>>().join("|");
    let code = format!(
        r"(?:{towns})(?:[ \-_./·]*[0-9ol]{{2}}[ \-_./·]*[0-9ol]{{3}}|[ \-_./]+[0-9ol]{{1,2}}[ \-_./]+[0-9ol]{{1,3}})"
    );
    let more = format!(r"(?: ?(?:到|至|、|,|和|及|~|-|/|&|and|to) ?(?:{code}|[0-9]{{3}}))*");
    compile(&format!(
        r"(?-u:\b)(?<named>(?<town>{towns})(?:[ \-_./·]*(?<grid>[0-9ol]{{2}})[ \-_./·]*(?<micro>[0-9ol]{{3}})|[ \-_./]+(?<grid2>[0-9ol]{{1,2}})[ \-_./]+(?<micro2>[0-9ol]{{1,3}}))(?-u:\b)(?<more>{more}))(?: ?号?{MICRO}长?)?"
    ))
});

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    let towns = TOWNS.iter().map(|(_, name)| *name).collect::<Vec<_>>().join("|");
    compile(&format!(
        r"(?<named>(?:南湖区)?(?:(?<town>{towns})(?:街道|镇) ?)?(?:(?<community>\p{{Han}}{{2,6}}?)(?:社区|村) ?)?(?:第?(?<grid>{NUMBER})号?{GRID}[ ,、\-/]?|{GRID}第?(?<grid2>[0-9]{{1,2}})号?[ ,、\-/]?)?(?:第?(?<list>(?:{NUMBER}号?(?:微网格)?(?:[、,和及/~\-]|到|至) ?)*)第?(?<micro>{NUMBER})(?:号|#)? ?{MICRO}|{MICRO}(?:编?号)?[ :]{{0,2}}第?(?<micro2>{NUMBER})号?))长?"
    ))
});

/// 普光社区6-4: the community says what the pair of numbers is.
static COMMUNITY_PAIR: LazyLock<Regex> = LazyLock::new(|| {
    let towns = TOWNS.iter().map(|(_, name)| *name).collect::<Vec<_>>().join("|");
    compile(&format!(
        r"(?<named>(?:南湖区)?(?:(?<town>{towns})(?:街道|镇) ?)?(?<community>\p{{Han}}{{2,6}}?)(?:社区|村) ?(?<grid>[0-9]{{1,2}}) ?- ?(?<micro>[0-9]{{1,2}})(?-u:\b))"
    ))
});

/// 丰乐里4微网格: a neighbourhood's own name.
static NEIGHBOURHOOD: LazyLock<Regex> = LazyLock::new(|| {
    compile(&format!(
        r"(?<named>(?<community>\p{{Han}}{{1,4}}(?:里|苑|园|府|庭|坊|湾|新村|公寓|家园|花苑|名邸|小区))第?(?<micro>{NUMBER})(?:号|#)? ?{MICRO})长?"
    ))
});

static GRID_ONLY: LazyLock<Regex> = LazyLock::new(|| compile(&format!(r"(?<named>第?(?<micro>{NUMBER})号?{GRID})长?")));

static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?-u:\b)(?<named>(?:grid ?(?:no\.? ?)?#?(?<grid>[0-9]{1,3})[, /\-]{0,2})?(?:micro[- ]?grids?|mg) ?(?:no\.? ?|number )?#?(?<micro>[0-9]{1,3})(?<more>(?: ?(?:,|and|to|-|&) ?#?[0-9]{1,3}(?-u:\b))*))",
    )
});

/// `3-12`, where nothing says what it is.
static PAIR: LazyLock<Regex> = LazyLock::new(|| compile(r"(?<named>(?<grid>[0-9]{1,2}) ?- ?(?<micro>[0-9]{1,3}))"));

fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed and compiled by the tests")
}

/// The first micro-grid that `text` names, as far as it is named.
pub fn place(text: &str) -> Option<Place> {
    let text = Text::new(text);
    references(text.plain()).into_iter().next().map(|reference| reference.place)
}

/// 微网格一日两报, 微网格5户: the number behind the word belongs to what follows.
fn is_adverb(captures: &Captures, plain: &str) -> bool {
    let goes_on = |end: usize| {
        plain[end..].starts_with([
            '切', '直', '般', '共', '律', '向', '起', '定', '边', '样', '同', '日', '天', '周', '月', '轮', '次', '户',
            '人', '名', '位', '例', '个', '家', '岗', '长', '线',
        ])
    };
    let in_pair =
        |end: usize| plain[end..].starts_with('-') && plain[end + 1..].starts_with(|c: char| c.is_ascii_digit());
    captures
        .name("micro2")
        .is_some_and(|found| !plain[..found.end()].ends_with('号') && goes_on(found.end()) || in_pair(found.end()))
}

/// 我这里4微网格 names no neighbourhood.
fn is_no_neighbourhood(reference: &Reference) -> bool {
    let none = ["这里", "那里", "这", "那", "家里", "校园", "政府", "群里", "手里", "村里", "区里", "格里"];
    let name = reference.place.community.as_deref();
    name.is_some_and(|name| {
        none.iter().any(|none| name.ends_with(none))
            || name == "小区"
            || name.starts_with(['本', '这'])
            || name.chars().count() < 2
    })
}

/// All references in plain text, in order; `3-12` only where nothing else is named.
pub fn references(plain: &str) -> Vec<Reference> {
    static CLOCK: LazyLock<Regex> =
        LazyLock::new(|| compile(r"[0-9]{1,2}:[0-5][0-9](?::[0-9]{2})?(?-u:\b)|, ?[0-9]{1,2} ?[ap]\.?m(?-u:\b)"));
    // 17:00,4号微网格: the time is no part of a list of micro-grids.
    let without_times = CLOCK.replace_all(plain, |time: &Captures| {
        let at = time.get(0).expect("group 0 is the match").start();
        let in_code = plain[at..].starts_with(|c: char| c.is_ascii_digit())
            && plain[..at].ends_with(|c: char| c.is_ascii_digit() || c == '格' || c == '-');
        if in_code { time[0].to_owned() } else { "\n".repeat(time[0].len()) }
    });
    let plain = &*without_times;
    let mut found = Vec::new();
    for pattern in [&CODE, &COMMUNITY_PAIR, &NEIGHBOURHOOD, &NAMED, &ENGLISH, &GRID_ONLY] {
        for captures in pattern.captures_iter(plain) {
            let reference = reference(&captures, plain);
            if is_adverb(&captures, plain) || is_no_neighbourhood(&reference) {
                continue;
            }
            if found.iter().all(|other: &Reference| apart(&other.covers, &reference.covers)) {
                found.push(reference);
            }
        }
    }
    if found.is_empty() {
        found.extend(
            PAIR.captures_iter(plain)
                .filter(|pair| is_place(pair, plain))
                .take(1)
                .map(|pair| Reference { weak: true, ..reference(&pair, plain) }),
        );
    }
    found.sort_by_key(|reference| reference.covers.start);
    found
}

fn apart(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end <= b.start || b.end <= a.start
}

fn reference(captures: &Captures, plain: &str) -> Reference {
    let text = |name: &str| captures.name(name).map(|found| found.as_str()).filter(|text| !text.is_empty());
    let number = |name: &str| text(name).and_then(numbers::leading).and_then(|(number, _)| number.value);
    let named = captures.name("named").expect("every pattern has it").range();
    let covers = captures.get(0).expect("group 0 is the match").range();

    let community = text("community").map(without_prefix);
    let start = match (community, captures.name("community"), text("town")) {
        (Some(community), Some(whole), None) => whole.end() - community.len(),
        _ => named.start,
    };
    let town = text("town").and_then(|town| {
        TOWNS.iter().find(|(code, name)| code.eq_ignore_ascii_case(town) || *name == town).map(|(code, _)| *code)
    });
    let end = start + plain[start..named.end].trim_end().len();

    Reference {
        named: start..end,
        covers: start..covers.end,
        place: Place {
            town,
            community: community.map(str::to_owned),
            grid: number("grid").or(number("grid2")),
            micro: number("micro").or(number("micro2")),
        },
        several: text("more").or(text("list")).is_some(),
        weak: false,
    }
}

/// A community's name without the words that ran into it.
fn without_prefix(name: &str) -> &str {
    let mut name = name;
    while let Some(rest) = NO_NAME.iter().find_map(|prefix| name.strip_prefix(prefix)).filter(|rest| !rest.is_empty()) {
        name = rest;
    }
    name
}

/// Whether `3-12` stands where a micro-grid is named: first, or after a slot, and without a unit.
fn is_place(pair: &Captures, plain: &str) -> bool {
    let at = pair.get(0).expect("group 0 is the match").range();
    let after = plain[at.end..].trim_start_matches(' ');
    let before = plain[..at.start].trim_end_matches([' ', ',', ':', '(', '。', '!', '\n']);
    let counted = after.starts_with([
        '户', '人', '名', '位', '个', '例', '家', '度', '-', '/', '岁', '日', '天', '点', '月', '.', '楼', '室', '幢',
        '栋', '~',
    ]) || plain[at.end..].starts_with(|c: char| c.is_ascii_digit());
    let opens_line = plain[..at.start].rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
    let first = !before.contains(char::is_alphanumeric)
        || opens_line
        || [
            "上午",
            "下午",
            "早上",
            "晚上",
            "早报",
            "晚报",
            "今早",
            "今晚",
            "早",
            "晚",
            "日报",
            "报",
            "am",
            "pm",
            "编号",
            "微网格",
            "网格",
            "号",
            "好",
            "报告",
            "汇报",
            "日",
        ]
        .iter()
        .any(|word| before.ends_with(word));
    let joined = plain[..at.start].ends_with(['-', '/', '.', '~'])
        || plain[..at.start].ends_with(|c: char| c.is_ascii_alphanumeric());
    let small = numbers::leading(&pair["micro"]).and_then(|(number, _)| number.value).is_some_and(|micro| micro < 100);
    first && small && !counted && !joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<String> {
        let text = Text::new(text);
        references(text.plain()).into_iter().map(|found| text.verbatim(found.named).to_owned()).collect()
    }

    #[test]
    fn every_shape_of_a_reference_is_found_as_said() {
        for shape in [
            "QX-03-012",
            "qx03012",
            "QX 03 012",
            "JS-O2-OO4",
            "ＱＸ－０３－０１２",
            "3网格12微网格",
            "12号微网格",
            "微网格12",
            "第五微网格",
            "七星街道湘都社区第3网格第12微网格",
            "余新镇桂苑社区2网格7微网格",
            "Micro-grid 12",
            "grid 2 micro-grid 6",
            "湘都社区3网格12微网格",
            "3-12",
        ] {
            assert_eq!(named(&format!("{shape} 上午 零报告")), [shape]);
        }
        assert_eq!(named("我是湘都社区3网格12微网格的"), ["湘都社区3网格12微网格"]);
    }

    #[test]
    fn what_only_looks_like_a_reference_is_none() {
        for text in ["走访10-15户", "3-501", "走访22户", "2网户"] {
            assert_eq!(named(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_code_and_a_full_name_are_the_same_place_but_for_the_community() {
        let code = place("QX-03-012").expect("a code");
        let name = place("七星街道湘都社区第3网格第12微网格").expect("a name");
        assert_eq!(Place { community: None, ..name }, code);
    }

    #[test]
    fn lists_and_ranges_name_several() {
        for text in ["QX-06-001到QX-06-004", "QX-06-001至004", "8、9、10微网格", "3到6号微网格"] {
            let found = references(Text::new(text).plain());
            assert_eq!(found.len(), 1, "{text}");
            assert!(found[0].several, "{text}");
        }
    }
}
