//! People who are counted by what they are to one another: couples, families, twins.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use super::leading;

/// People who are counted by what they are to one another: 夫妻俩, 一家三口, 一对夫妻.
pub fn relatives(text: &str) -> Option<(u32, usize)> {
    let (people, length) = related(text)?;
    Some((people, length + said_again(&text[length..], people)))
}

/// 一对夫妻2人, 一家三口共3人: how long the number is that only repeats how many they are.
fn said_again(rest: &str, people: u32) -> usize {
    let lead = ["共", "一共", "总共", ",共", ",一共", ","]
        .iter()
        .find(|lead| rest.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    let Some((number, length)) = leading(&rest[lead..]).filter(|(number, _)| number.value == Some(people)) else {
        return 0;
    };
    let units = ["个人", "口人", "人", "名", "位", "个", "口"];
    let unit = units.iter().find(|unit| rest[lead + length..].starts_with(**unit));
    unit.filter(|_| number.exact).map_or(0, |unit| lead + length + unit.len())
}

/// Two people.
const TWO: &[&str] = &[
    "夫妻俩",
    "夫妇俩",
    "夫妻二人",
    "夫妻两人",
    "夫妇二人",
    "夫妇两人",
    "夫妻两个人",
    "夫妻两个",
    "两夫妻",
    "两夫妇",
    "小夫妻",
    "老夫妻",
    "小两口",
    "老两口",
    "两口子",
    "母女俩",
    "母子俩",
    "父子俩",
    "父女俩",
    "姐妹俩",
    "兄弟俩",
    "姐弟俩",
    "兄妹俩",
    "婆媳俩",
    "爷孙俩",
    "祖孙俩",
    "娘俩",
    "爷俩",
    "母女二人",
    "母子二人",
    "父子二人",
    "父女二人",
    "母女两人",
    "母子两人",
    "父子两人",
    "父女两人",
    "双胞胎",
    "a married couple",
    "the couple",
    "one couple",
    "an old couple",
    "a young couple",
    "an elderly couple",
];

/// Finds [`TWO`] at the start of a text; asked at every sign of every message.
static COUPLE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .start_kind(StartKind::Anchored)
        .build(TWO)
        .expect("a few short words are compiled")
});

fn related(text: &str) -> Option<(u32, usize)> {
    if let Some(word) =
        ["one of them", "one of my", "one of our", "one of the"].iter().find(|word| text.starts_with(**word))
    {
        return Some((1, word.len()));
    }
    if let Some(two) = COUPLE.find(Input::new(text).anchored(Anchored::Yes)) {
        let again =
            ["两个人", "二人", "两人", "2人", "俩", "两个"].iter().find(|again| text[two.end()..].starts_with(**again));
        return Some((2, two.end() + again.map_or(0, |again| again.len())));
    }
    // 那对小夫妻
    let pair = ["那对", "这对"].iter().find_map(|those| text.strip_prefix(those).map(|rest| (those.len(), rest)));
    if let Some((those, rest)) = pair
        && let Some(who) = ["小夫妻", "老夫妻", "夫妻", "夫妇", "母女", "母子", "父子", "父女", "情侣"]
            .iter()
            .find(|who| rest.starts_with(**who))
    {
        return Some((2, those + who.len()));
    }
    if let Some(rest) = text.strip_prefix("一家") {
        let (number, length) = leading(rest)?;
        let mouths = ["口人", "口", "个人", "人"].iter().find(|unit| rest[length..].starts_with(**unit))?;
        return Some((number.value?, "一家".len() + length + mouths.len()));
    }
    for family in ["one family of ", "a family of ", "family of "] {
        if let Some(rest) = text.strip_prefix(family) {
            let (number, length) = leading(rest)?;
            return Some((number.value?, family.len() + length));
        }
    }
    let (number, length) = leading(text)?;
    let rest = text[length..].strip_prefix('对')?;
    let pair = [
        "夫妻",
        "夫妇",
        "小夫妻",
        "老夫妻",
        "母女",
        "母子",
        "父子",
        "父女",
        "情侣",
        "姐妹",
        "兄弟",
        "恋人",
        "老人",
        "双胞胎",
    ];
    let who = pair.iter().find(|who| rest.starts_with(**who))?;
    Some((number.value?.checked_mul(2)?, length + '对'.len_utf8() + who.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relatives_are_counted() {
        for (text, people) in [("夫妻俩", 2), ("一家三口", 3), ("一对夫妻", 2), ("两对夫妇", 4), ("一家4口人", 4)]
        {
            assert_eq!(relatives(text).map(|(value, _)| value), Some(people), "{text}");
        }
        assert_eq!(relatives("一家人"), None);
    }
}
