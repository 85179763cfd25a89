//! Where a pair of numbers (3-12) is a micro-grid.

use regex::Captures;

use super::{super::numbers, SLOT_WORDS};

/// `3. 周 `, `周 `: an entry of a list that begins with its writer.
fn is_writer(line: &str) -> bool {
    const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文阿老小大";
    const COUNTED: &str = "热烧接触北州外地察除访查户人";
    let name = line.trim_start_matches(|c: char| c.is_ascii_digit() || ".、) ".contains(c));
    let letters = name.trim_end();
    (name.len() < line.trim_start().len() || name.starts_with(|c: char| SURNAMES.contains(c)))
        && name.len() > letters.len()
        && (1..=3).contains(&letters.chars().count())
        && letters.chars().all(|c| ('\u{4e00}'..'\u{a000}').contains(&c) && !COUNTED.contains(c))
}

/// `6. `: the number of an entry.
fn is_item(line: &str) -> bool {
    let number = line.trim().trim_end_matches(['.', '、', ')']);
    number.len() < line.trim().len() && number.len() <= 2 && number.chars().all(|c| c.is_ascii_digit())
}

/// Whether `3-12` is named as the old or the new place of a correction.
pub fn is_other_place(pair: &Captures, plain: &str) -> bool {
    let start = pair.get(0).expect("group 0 is the match").start();
    let before = plain[..start].trim_end();
    ["不是", "而是", "改为", "改成", "应为", "应该是", "not", "->", "→"].iter().any(|word| before.ends_with(word))
}

/// Whether `3-12` stands where a micro-grid is named: first, or after a slot, and without a unit.
pub fn is_place(pair: &Captures, plain: &str) -> bool {
    let at = pair.get(0).expect("group 0 is the match").range();
    let after = plain[at.end..].trim_start_matches(' ');
    let before = plain[..at.start].trim_end_matches([' ', ',', ':', '(', '。', '.', '!', '|', '/', '\n', '】', ']']);
    let counted = after.starts_with([
        '户', '人', '名', '位', '个', '例', '家', '度', '岁', '日', '天', '点', '月', '楼', '室', '幢', '栋', '~',
    ]) || ["hh", "house", "famil", "people", "persons", "doors", "homes", "flats", "residents"]
        .iter()
        .any(|unit| after.starts_with(unit))
        || plain[at.end..].trim_start_matches('.').starts_with(|c: char| c.is_ascii_digit() || "-/".contains(c));
    let opens_line = plain[..at.start]
        .rsplit('\n')
        .next()
        .is_some_and(|line| line.trim().is_empty() || is_writer(line) || is_item(line));
    let first = !before.contains(char::is_alphanumeric)
        || opens_line
        || [
            "早",
            "晚",
            "日报",
            "报",
            "am",
            "pm",
            "编号",
            "我们",
            "的是",
            "负责的",
            "负责",
            "我是",
            "他的",
            "她的",
            "for",
            "微网格",
            "网格",
            "号",
            "假",
            "好",
            "报了",
            "update",
            "sorry",
            "订正",
            "更正",
            "补充",
            "from",
            "in",
            "report",
            "round",
            "报告",
            "报一下",
            "汇报",
            "日",
        ]
        .iter()
        .chain(SLOT_WORDS)
        .any(|word| before.ends_with(word));
    // 5-27上午, 5-21请假
    let goes_on = ["上午", "下午", "早", "晚", "今", "am", "pm", "请假", "的走访", "的报告", "我来报", "我代报"]
        .iter()
        .any(|word| after.starts_with(word));
    let first = first || goes_on && !plain[..at.start].ends_with(|c: char| c.is_alphanumeric());
    // …没外地回来的。3-07: nothing else stands in the last sentence.
    let first = first
        || plain[at.end..].trim().is_empty() && plain[..at.start].trim_end().ends_with(['。', '.', '\n', ';', '!']);
    let joined = plain[..at.start].ends_with(['-', '/', '.', '~'])
        || plain[..at.start].ends_with(|c: char| c.is_ascii_alphanumeric());
    let small = numbers::leading(&pair["micro"]).and_then(|(number, _)| number.value).is_some_and(|micro| micro < 100);
    first && small && !counted && !joined
}
