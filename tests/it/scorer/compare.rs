//! When a value read counts as the value labelled. Independent of the parser, which must not judge itself.

use regex::{Captures, Regex};
use serde_json::Value;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The towns by name and code.
const TOWNS: [(&str, &str); 13] = [
    ("建设", "JS"),
    ("解放", "JF"),
    ("新嘉", "XJ"),
    ("南湖", "NH"),
    ("新兴", "XX"),
    ("城南", "CN"),
    ("东栅", "DZ"),
    ("长水", "CS"),
    ("七星", "QX"),
    ("凤桥", "FQ"),
    ("余新", "YX"),
    ("新丰", "XF"),
    ("大桥", "DQ"),
];
const TRADITIONAL: &str = "網號區橋鎮鳳長東柵豐興餘幢樓層兩處";
const SIMPLIFIED: &str = "网号区桥镇凤长东栅丰兴余幢楼层两处";

static CODE: LazyLock<Regex> = LazyLock::new(|| compile(r"^([A-Z]{2})[- ]*([0-9O]{2})[- ]*([0-9O]{3})(?: ?微网格)?$"));
static ENGLISH: LazyLock<Regex> = LazyLock::new(|| compile(r"^(?:GRID (\d+) )?MICRO-?GRID (\d+)$"));
static NUMERAL: LazyLock<Regex> = LazyLock::new(|| compile("([〇零一二两三四五六七八九十百]+)(号?微?网格)"));
static CHINESE: LazyLock<Regex> = LazyLock::new(|| {
    compile(concat!(
        r"^(?:南湖区)?(?:([^\d]{2})(?:街道|镇))?(?:([^\d]+?)(?:社区|村)?)?(?:(\d+)网格)?",
        r"(?:(\d+)号?(?:微网格|网格)|微网格(\d+))$"
    ))
});
static PAIR: LazyLock<Regex> = LazyLock::new(|| compile(r"^(\d+)-(\d+)$"));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| compile(r"^(\d+)号?$"));
static NO_WORD: LazyLock<Regex> = LazyLock::new(|| compile(r"[\s\W_]+"));

fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

/// Whether a field was read as labelled.
pub fn same(field: &str, labelled: &Value, read: &Value) -> bool {
    match (field, labelled.as_str(), read.as_str()) {
        ("micro_grid", Some(labelled), Some(read)) => same_place(labelled, read),
        ("needs", Some(labelled), Some(read)) => same_needs(labelled, read),
        _ => labelled == read,
    }
}

/// A place taken apart, as far as it was said.
#[derive(Debug, PartialEq, Eq, Default)]
struct Place {
    town: Option<String>,
    community: Option<String>,
    grid: Option<u32>,
    micro_grid: Option<u32>,
}

/// The same place after folding width, case, separators, script and numerals; a grid or town left out is another place.
fn same_place(labelled: &str, read: &str) -> bool {
    let (labelled, read) = (fold(labelled), fold(read));
    if labelled.replace(' ', "") == read.replace(' ', "") {
        return true;
    }
    let (Some(labelled), Some(read)) = (place(&labelled), place(&read)) else { return false };
    let code_stands_for_community =
        labelled.town.is_some() && (labelled.community.is_none() || read.community.is_none());
    labelled.town == read.town
        && labelled.grid == read.grid
        && labelled.micro_grid == read.micro_grid
        && (labelled.community == read.community || code_stands_for_community)
}

fn fold(text: &str) -> String {
    let simplify = |c| TRADITIONAL.chars().zip(SIMPLIFIED.chars()).find(|(from, _)| *from == c).map_or(c, |(_, to)| to);
    let folded: String = text.nfkc().map(simplify).collect::<String>().to_uppercase();
    let folded = folded.replace(['—', '–', '−', '‐', '_'], "-");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes a folded text of a known shape apart.
fn place(text: &str) -> Option<Place> {
    let text = text.replace("网各", "网格");
    let number =
        |found: &Captures, nth| found.get(nth).and_then(|digits| digits.as_str().replace('O', "0").parse().ok());
    if let Some(found) = CODE.captures(&text) {
        let (grid, micro_grid) = (number(&found, 2), number(&found, 3));
        return Some(Place { town: Some(found[1].to_owned()), grid, micro_grid, ..Place::default() });
    }
    if let Some(found) = ENGLISH.captures(&text) {
        return Some(Place { grid: number(&found, 1), micro_grid: number(&found, 2), ..Place::default() });
    }
    let text = text.replace(' ', "");
    let text = NUMERAL.replace_all(&text, |found: &Captures| format!("{}{}", numeral(&found[1]), &found[2]));
    let text = text.replace('第', "");
    if let Some(found) = CHINESE.captures(&text) {
        let part = |nth| found.get(nth).map(|part| part.as_str().to_owned());
        let code =
            |name: String| TOWNS.iter().find(|(town, _)| *town == name).map_or(name, |(_, code)| (*code).to_owned());
        let micro_grid = number(&found, 4).or(number(&found, 5));
        return Some(Place { town: part(1).map(code), community: part(2), grid: number(&found, 3), micro_grid });
    }
    if let Some(found) = PAIR.captures(&text) {
        return Some(Place { grid: number(&found, 1), micro_grid: number(&found, 2), ..Place::default() });
    }
    NUMBER.captures(&text).map(|found| Place { micro_grid: number(&found, 1), ..Place::default() })
}

fn numeral(text: &str) -> usize {
    let (mut total, mut last) = (0, 0);
    for c in text.chars() {
        match c {
            '十' => (total, last) = (total + last.max(1) * 10, 0),
            '百' => (total, last) = (total + last * 100, 0),
            '两' => last = 2,
            '〇' => last = 0,
            _ => last = "零一二三四五六七八九".chars().position(|digit| digit == c).unwrap_or_default(),
        }
    }
    total + last
}

/// Half of the label's pairs of characters are in the text read, and three in ten of those read are in the label.
fn same_needs(labelled: &str, read: &str) -> bool {
    let (labelled, mut left) = (pairs(labelled), pairs(read));
    let read = left.len();
    let mut hit = 0;
    for pair in &labelled {
        if let Some(at) = left.iter().position(|other| other == pair) {
            left.swap_remove(at);
            hit += 1;
        }
    }
    2 * hit >= labelled.len() && 10 * hit >= 3 * read
}

fn pairs(text: &str) -> Vec<String> {
    let letters: Vec<char> = words(text).chars().collect();
    letters.windows(letters.len().clamp(1, 2)).map(|pair| pair.iter().collect()).collect()
}

fn words(text: &str) -> String {
    let folded: String = text.nfkc().collect::<String>().to_lowercase();
    NO_WORD.replace_all(&folded, "").into_owned()
}

/// How many of the labelled goods were read; a name may have a few more words or fewer than the label.
pub fn goods_found(labelled: &[String], read: &[String]) -> usize {
    let mut left: Vec<String> = read.iter().map(|name| words(name)).collect();
    let near = |a: &str, b: &str| a.contains(b) && a.chars().count() <= 2 * b.chars().count() + 4;
    let mut found = 0;
    for name in labelled.iter().map(|name| words(name)).filter(|name| !name.is_empty()) {
        let at = left.iter().position(|other| !other.is_empty() && (near(&name, other) || near(other, &name)));
        if let Some(at) = at {
            left.remove(at);
            found += 1;
        }
    }
    found
}

#[test]
fn places_are_the_same_however_they_are_written() {
    let same = [
        ("QX-03-012", "七星街道湘都社区第3网格第12微网格"),
        ("QX-03-012", "ｑｘ０３０１２"),
        ("十二號微網格", "微网格12"),
        ("3-12", "3网格12号微网格"),
        ("Micro-grid 12", "12微网格"),
    ];
    for (labelled, read) in same {
        assert!(same_place(labelled, read), "{labelled} is {read}");
    }
    let different = [("QX-03-012", "12微网格"), ("3-12", "12号微网格"), ("QX-03-012", "FQ-03-012"), ("3-12", "3-13")];
    for (labelled, read) in different {
        assert!(!same_place(labelled, read), "{labelled} is not {read}");
    }
}

#[test]
fn needs_and_goods_are_the_same_in_nearly_the_same_words() {
    assert!(same_needs("302室老人需要买药", "老人需要买药"));
    assert!(!same_needs("302室老人需要买药", "缺口罩"));
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(goods_found(&names(&["两棵大白菜", "土豆"]), &names(&["大白菜", "鸡蛋"])), 1);
    assert_eq!(goods_found(&names(&["土豆", "土豆"]), &names(&["土豆"])), 1, "one read answers one label");
}
