//! The shapes in which a district's micro-grids are named.

use std::{borrow::Cow, ops::Range, sync::LazyLock};

use regex::{Captures, Regex, RegexBuilder};

use super::{
    super::{normalise::Text, numbers},
    Place, Reference, SLOT_WORDS,
    pairs::{is_other_place, is_place},
};
use crate::features::reports::form::{FormError, Town};

/// The shapes, compiled from the codes and names of a district's towns.
#[derive(Debug)]
pub struct Shapes {
    towns: Vec<Town>,
    code: Regex,
    community_pair: Regex,
    named: Regex,
}

impl Shapes {
    /// Compiles the shapes.
    ///
    /// # Errors
    /// Fails where there are so many towns that they cannot be compiled.
    pub fn new(towns: &[Town]) -> Result<Self, FormError> {
        let any = |words: Vec<String>| if words.is_empty() { NEVER.to_owned() } else { words.join("|") };
        let codes = any(towns.iter().map(|town| regex::escape(&town.code.to_lowercase())).collect());
        let names = any(towns.iter().map(|town| regex::escape(&town.name)).collect());
        let built = |pattern: String| {
            RegexBuilder::new(&pattern)
                .dfa_size_limit(ROOM)
                .build()
                .map_err(|error| FormError::Words(error.to_string()))
        };
        Ok(Shapes {
            towns: towns.to_vec(),
            code: built(code(&codes))?,
            community_pair: built(community_pair(&names))?,
            named: built(named(&names))?,
        })
    }

    /// The first micro-grid that `text` names, as far as it is named.
    pub fn place(&self, text: &str) -> Option<Place> {
        let text = Text::new(text);
        self.references(text.plain()).into_iter().next().map(|reference| reference.place)
    }

    /// All references in plain text, in order; `3-12` only where nothing else is named.
    pub fn references(&self, plain: &str) -> Vec<Reference> {
        let plain = &*without_times(plain);
        let mut found = Vec::new();
        // Most messages hold the signs of one shape or two.
        let grids = plain.contains(['网', '往', '忘', '格']);
        let latin = plain.contains(|c: char| c.is_ascii_lowercase());
        let shapes = [
            (&self.code, latin),
            (&self.community_pair, plain.contains('-')),
            (&*NEIGHBOURHOOD, grids),
            (&*VILLAGE, grids),
            (&self.named, grids),
            (&*ENGLISH, latin),
            (&*GRID_ONLY, grids),
        ];
        for (pattern, _) in shapes.into_iter().filter(|(_, may_hold)| *may_hold) {
            let mut from = 0;
            while let Some(captures) = pattern.captures_at(plain, from) {
                let end = captures.get(0).expect("group 0 is the match").end();
                let own = number_of_its_own(&captures, plain);
                from = own.unwrap_or(end);
                if own.is_some() {
                    continue;
                }
                let village = std::ptr::eq(pattern, &*VILLAGE);
                if village && !captures.name("community").is_some_and(|name| is_village(name.as_str())) {
                    continue;
                }
                let mut reference = self.reference(&captures, plain);
                reference.covers.start = if village { reference.named.start } else { reference.covers.start };
                // 本微网格0报告: the number is of the report.
                let after = &plain[reference.named.end..];
                let none = reference.place.micro == Some(0) && after.starts_with('报');
                // 本微网格8幢: the number is of the building.
                let none = none
                    || plain[..reference.named.end].ends_with(|c: char| c.is_ascii_digit())
                        && after.starts_with(['幢', '栋']);
                if none || is_adverb(&captures, plain) || is_no_neighbourhood(&reference) {
                    continue;
                }
                if found.iter().all(|other: &Reference| apart(&other.covers, &reference.covers)) {
                    found.push(reference);
                }
            }
        }
        let only_grids = found.iter().all(|found| is_grid_only(plain, found));
        if only_grids {
            let mut pairs = PAIR.captures_iter(plain);
            let first = pairs.find(|pair| is_place(pair, plain));
            // 3-05,不是3-06: the other one.
            let other = first.is_some().then(|| pairs.find(|pair| is_other_place(pair, plain))).flatten();
            found.extend(first.into_iter().chain(other).map(|pair| {
                let pair = self.reference(&pair, plain);
                // 微网格1-8: from the first to the eighth.
                let numbers = plain[..pair.covers.start].trim_end().ends_with("微网格");
                let ascends = pair.place.grid.is_some() && pair.place.grid < pair.place.micro;
                Reference { weak: true, several: pair.several || numbers && ascends, ..pair }
            }));
        }
        // 春波5网格 … CN-05-009: the grid in which the micro-grid lies.
        let grids: Vec<u32> =
            found.iter().filter(|found| !is_grid_only(plain, found)).filter_map(|found| found.place.grid).collect();
        found.retain(|found| {
            !(is_grid_only(plain, found) && found.place.micro.is_some_and(|grid| grids.contains(&grid)))
        });
        found.sort_by_key(|reference| reference.covers.start);
        found
    }

    fn reference(&self, captures: &Captures, plain: &str) -> Reference {
        let text = |name: &str| captures.name(name).map(|found| found.as_str()).filter(|text| !text.is_empty());
        let number = |name: &str| text(name).and_then(numbers::leading).and_then(|(number, _)| number.value);
        let named = captures.name("named").expect("every pattern has it").range();
        let covers = captures.get(0).expect("group 0 is the match").range();
        // QX-03-01224户: the number of the households runs into the code.
        let glued = captures.name("glued").map(|glued| glued.start());
        let covers = covers.start..glued.unwrap_or(covers.end);
        let named = named.start..glued.unwrap_or(named.end);

        let community = text("community").map(without_prefix);
        // 今早新丰镇净湘村: words that ran into the name hide the town in front of it.
        let (hidden_town, community) =
            match community.filter(|_| text("town").is_none()).map(|name| self.split_town(name)) {
                Some((town @ Some(_), name)) => (town, Some(name)),
                _ => (None, community),
            };
        // 微网格:9号, 微网格 7号微网格: the word in front is the name of the cell.
        let cell = captures
            .name("micro2")
            .filter(|micro| text("again").is_some() || plain[named.start..micro.start()].contains([':', '|']));
        let named = cell.map_or(named.clone(), |micro| micro.start()..named.end);
        // mg 3-05: what the micro-grid is called is the pair.
        let pair = captures.name("grid2").filter(|_| plain[named.clone()].starts_with("mg"));
        let named = pair.map_or(named.clone(), |pair| pair.start()..named.end);
        let start = match (community, captures.name("community"), text("town")) {
            (Some(community), Some(whole), None) => {
                whole.end() - community.len() - hidden_town.map_or(0, |(_, written)| written)
            }
            _ => named.start,
        };
        // 4-11微网格, 3-07微网格: the eleventh of grid 4, and no range.
        let pair = text("list").is_some_and(|list| list.ends_with('-') && list.matches(['-', '、', ',']).count() == 1);
        let grid_of_pair = text("list").filter(|_| pair && text("grid").is_none()).and_then(numbers::leading);
        let grid_of_pair = grid_of_pair
            .and_then(|(number, _)| number.value)
            .filter(|grid| *grid > 1 || text("micro").is_some_and(|micro| micro.starts_with('0')));
        let end = start + plain[start..named.end].trim_end().len();
        Reference {
            named: start..end,
            covers: start..covers.end,
            place: Place {
                town: text("town").or(hidden_town.map(|(town, _)| town)).and_then(|town| self.code_of(town)),
                community: community.map(str::to_owned),
                grid: number("grid").or(number("grid2")).or(number("grid3")).or(grid_of_pair),
                micro: number("micro").or(number("micro2")).or(number("micro3")),
            },
            several: text("more").or(text("list").filter(|_| grid_of_pair.is_none())).is_some(),
            weak: false,
        }
    }

    /// The town within a name, with the length of what names it, and the name behind it.
    fn split_town<'a>(&'a self, name: &'a str) -> (Option<(&'a str, usize)>, &'a str) {
        let split = self.towns.iter().find_map(|town| {
            let (_, rest) = name.split_once(town.name.as_str())?;
            let behind = ["街道", "集镇", "镇"]
                .iter()
                .find_map(|kind| rest.strip_prefix(kind))
                .filter(|name| !name.is_empty())?;
            Some(((town.name.as_str(), town.name.len() + rest.len() - behind.len()), behind))
        });
        split.map_or((None, name), |(town, behind)| (Some(town), behind))
    }

    /// The code of a town that is named or given by its code.
    fn code_of(&self, said: &str) -> Option<String> {
        let town = self.towns.iter().find(|town| town.code.eq_ignore_ascii_case(said) || town.name == said)?;
        Some(town.code.to_uppercase())
    }
}

/// Room for the automaton of a shape, in bytes; with the usual room it would be built anew all the time.
const ROOM: usize = 6 << 20;

/// Matches nothing.
const NEVER: &str = r"[^\s\S]";

const NUMBER: &str = "(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})";
pub const MICRO: &str = "(?:小?[微薇维威徽][网往忘][格各阁葛哥]|微格|微网)";
const GRID: &str = "(?:大?[网往忘][格各阁葛])";

/// QX-03-012.
fn code(towns: &str) -> String {
    let code = format!(
        r"(?:{towns})(?:[0-9ol]{{4}}|[ \-_./·]*[0-9ol]{{2}}[ \-_./·]*[0-9ol]{{3}}|[ \-_./]+[0-9ol]{{1,2}}[ \-_./]+[0-9ol]{{1,3}})"
    );
    let more = format!(r"(?: ?(?:到|至|、|,|和|及|~|-|/|&|and|to) ?(?:{code}|[0-9]{{3}}))*");
    format!(
        r"(?-u:\b)(?<named>(?<town>{towns})(?:[ \-_./·]*(?<grid>[0-9ol]{{2}})[ \-_./·]*(?<micro>[0-9ol]{{3}})|[ \-_./]+(?<grid2>[0-9ol]{{1,2}})[ \-_./]+(?<micro2>[0-9ol]{{1,3}})|(?<grid3>[0-9ol]{{2}})(?<micro3>[0-9ol]{{2}}))(?:(?-u:\b)(?<more>{more})|(?<glued>[0-9]{{1,3}}[户家])))(?: ?号?{MICRO}长?)?"
    )
}

/// 七星街道湘都社区第3网格第12微网格, as much of it as is said.
fn named(towns: &str) -> String {
    format!(
        r"(?:{MICRO}(?:编?号|名称)?: ?)?(?<named>(?:\p{{Han}}{{2}}区)?(?:(?<town>{towns})(?:街道|集镇|镇)? ?)?(?:(?<community>\p{{Han}}{{2,6}}?)(?:社区|村|花园|小区|公寓) ?)?(?:第?(?<grid>{NUMBER})号?{GRID}[ ,、\-/]?|{GRID}第?(?<grid2>[0-9]{{1,2}})号?[ ,、\-/]?)?(?:第?(?<list>(?:{NUMBER}号?(?:微网格)?(?:[、,和及/~\-]|到|至) ?|[0-9]{{1,2}}号)*)第?(?<micro>{NUMBER}) ?(?:号|#)?(?:这?[两三四五]个)? ?{MICRO}|{MICRO}(?:编?号)?[ :|]{{0,3}}第?(?<micro2>{NUMBER})号?(?<again>{MICRO})?))长?"
    )
}

/// 普光社区6-4: the community says what the pair of numbers is.
fn community_pair(towns: &str) -> String {
    format!(
        r"(?<named>(?:\p{{Han}}{{2}}区)?(?:(?<town>{towns})(?:街道|集镇|镇) ?)?(?<community>\p{{Han}}{{2,6}}?)(?:社区|村) ?(?<grid>[0-9]{{1,2}}) ?- ?(?<micro>[0-9]{{1,2}})(?-u:\b))"
    )
}

/// 丰乐里4微网格: a neighbourhood's own name.
static NEIGHBOURHOOD: LazyLock<Regex> = LazyLock::new(|| {
    compile(&format!(
        r"(?<named>(?<community>\p{{Han}}{{1,4}}(?:里|苑|园|府|庭|坊|湾|新村|公寓|家园|花苑|名邸|小区))第?(?<micro>{NUMBER})(?:号|#)? ?{MICRO})长?"
    ))
});

/// 由拳3微网格, 陈家浜16号微网格: a village's name alone, at the beginning of a line or a clause.
static VILLAGE: LazyLock<Regex> = LazyLock::new(|| {
    compile(&format!(
        r"(?m)(?:^|[:,。;)】\] ])(?<named>(?<community>\p{{Han}}{{2,4}})第?(?<micro>{NUMBER})(?:号|#)? ?{MICRO})长?"
    ))
});

/// Whether a name may be that of a village, and is no word of a report and nobody's name.
fn is_village(name: &str) -> bool {
    const WORDS: &str = "今早晚上下午中日天我你他她们这那是的在报请代替帮为给和与及各本第号组长书微网格更正补说了啊哦呢吧好收到谢急转发接龙零无有没户人点时间编姐哥叔姨妈师傅位访查走区街镇社昨明后前两几十隔壁刚才咱某全都也就还另以其原改写填是";
    !name.contains(|c: char| WORDS.contains(c))
        && !name.starts_with(['老', '小', '阿'])
        && !["村", "家"].contains(&name)
}

static GRID_ONLY: LazyLock<Regex> = LazyLock::new(|| compile(&format!(r"(?<named>第?(?<micro>{NUMBER})号?{GRID})长?")));

static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?-u:\b)(?<named>(?:micro[- ]?grid|mg) ?(?:no\.? ?|number )?#?(?<grid2>[0-9]{1,2})-(?<micro2>[0-9]{1,3})(?-u:\b)|(?:grid ?(?:no\.? ?)?#?(?<grid>[0-9]{1,3})[, /\-]{0,2})?(?:micro[- ]?grids?|mg) ?(?:no\.? ?|number )?#?(?<micro>[0-9]{1,3})(?<more>(?: ?(?:,|and|&) ?#?[0-9]{1,3}(?-u:\b))+ ?(?:and|&) ?#?[0-9]{1,3}(?-u:\b)|(?:(?: ?(?:and|to|&) ?|-)#?[0-9]{1,3}(?-u:\b))*))",
    )
});

/// `3-12`, where nothing says what it is.
static PAIR: LazyLock<Regex> = LazyLock::new(|| {
    compile(
        r"(?<named>(?<grid>[0-9]{1,2}) ?- ?(?<micro>[0-9]{1,3})(?<more>(?: ?(?:[到至~、和及跟与,/&]|and) ?[0-9]{1,2} ?- ?[0-9]{1,3}(?-u:\b))+)?)",
    )
});

pub fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed and compiled by the tests")
}

/// 5网格: names a grid, where no micro-grid is named.
fn is_grid_only(plain: &str, found: &Reference) -> bool {
    let named = &plain[found.named.clone()];
    named.ends_with("网格") && !named.contains('微') && found.place.grid.is_none()
}

/// 密接0 微网格4: the number in front is of the report, and the word has one of its own; where it begins.
fn number_of_its_own(captures: &Captures, plain: &str) -> Option<usize> {
    let end = captures.get(0).expect("group 0 is the match").end();
    let before = captures.name("micro")?.end();
    let word = before + plain[before..end].len() - plain[before..end].trim_start().len();
    let counted = plain[end..].starts_with(|c: char| c.is_ascii_digit()) && word > before && word < end;
    counted.then_some(word)
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

/// 17:00,4号微网格: the time is no part of a list of micro-grids.
fn without_times(plain: &str) -> Cow<'_, str> {
    static CLOCK: LazyLock<Regex> =
        LazyLock::new(|| compile(r"[0-9]{1,2}:[0-5][0-9](?::[0-9]{2})?(?-u:\b)|, ?[0-9]{1,2} ?[ap]\.?m(?-u:\b)"));
    if !plain.contains([':', 'm']) {
        return Cow::Borrowed(plain);
    }
    CLOCK.replace_all(plain, |time: &Captures| {
        let at = time.get(0).expect("group 0 is the match").start();
        let in_code = plain[at..].starts_with(|c: char| c.is_ascii_digit())
            && plain[..at].ends_with(|c: char| c.is_ascii_digit() || c == '格' || c == '-');
        if in_code { time[0].to_owned() } else { "\n".repeat(time[0].len()) }
    })
}

fn apart(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end <= b.start || b.end <= a.start
}

/// What may stand in front of a community's name and is no part of it, besides the half of the day.
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
    "傍晚",
    "中午",
    "应该是",
    "应为",
    "改为",
    "不是",
    "现将",
    "现在",
    "在",
    "是",
    "由",
    "的",
];

/// A community's name without the words that ran into it.
fn without_prefix(name: &str) -> &str {
    let mut name = name;
    while let Some(rest) = NO_NAME
        .iter()
        .chain(SLOT_WORDS)
        .find_map(|prefix| name.strip_prefix(prefix))
        .filter(|rest| rest.chars().count() > 1)
    {
        name = rest;
    }
    name
}
