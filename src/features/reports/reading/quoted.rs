//! Tells a sender's own words from what they quote or forward.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

/// `[转发自 …]`, `Forwarded from …`, `转：`: at the start of a line, to its end where a name follows.
static HEADER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^[ \-=*~—]*(?:[\[【(] ?(?:转发|转自|转|引用|聊天记录|forward(?:ed)?|fwd)[^\]】)\n]*[\]】)]:?|(?:转发自|转自|forwarded (?:from|message)|fwd from)[^\n:]*(?:[::]|$)|(?:转发一下|转发|转一下|转|fwd|fw) ?[::]|转(?:发|一下)[^,。:\n]{1,8}的[::]|转[a-z0-9][^,。:\n]{1,20}[::]|[老小]?\p{Han}{1,3}转[::] *$|转发 ?[^,。\n:]{1,24}: *$|(?:fwd|fw) [^,。\n:]{1,12}: *$|转(?:发的?)?(?:消息|聊天记录|信息|内容)?[ \-=*~—]*$)")
        .expect("the pattern is fixed and compiled by the tests")
});

/// What a sender adds to something forwarded.
static REMARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"收到|已登记|记上了|记下了|记好了|已记|好的|谢谢|辛苦|知道了|已阅|谁|怎么|什么|吗|[?]|点赞|好早|真早|厉害|👍|👌|🙏|^ok|请大家|大家|学学|核实了|thanks|noted")
        .expect("the pattern is fixed and compiled by the tests")
});

/// How a message divides into the sender's words and another's.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Quote {
    hidden: Vec<Range<usize>>,
    bare: bool,
}

impl Quote {
    /// Whether only another's words are there; then they are what is left.
    pub fn is_bare(&self) -> bool {
        self.bare
    }

    /// The text with everything hidden that does not count; places stay the same.
    pub fn own(&self, plain: &str) -> String {
        without(plain, &self.hidden)
    }
}

/// The text with stretches of it replaced by line breaks, so that everything else keeps its place.
pub fn without<'a>(text: &str, stretches: impl IntoIterator<Item = &'a Range<usize>>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    stretches.into_iter().for_each(|at| bytes[at.clone()].fill(b'\n'));
    String::from_utf8(bytes).expect("whole characters are replaced by line breaks")
}

/// Divides plain text.
pub fn own_words(plain: &str) -> Quote {
    let lines = lines(plain);
    let quoted = |at: &Range<usize>| plain[at.clone()].trim_start().starts_with('>');
    if lines.iter().any(quoted) {
        let (hidden, own): (Vec<_>, Vec<_>) = lines.into_iter().partition(quoted);
        let bare = own.iter().all(|at| {
            let line = &plain[at.clone()];
            line.trim().is_empty() || HEADER.find(line).is_some_and(|header| line[header.end()..].trim().is_empty())
        });
        return if bare { Quote { hidden: markers(plain), bare } } else { Quote { hidden, bare } };
    }
    if let Some(quote) = above_rule(plain, &lines).or_else(|| above_remark(plain, &lines)) {
        return quote;
    }
    // XX-05-002晚上21户平安 ←这条已登记: what the arrow points at is another's.
    if let Some(arrow) = plain.find('←').filter(|arrow| REMARK.is_match(&plain[*arrow..])) {
        return Quote { hidden: std::iter::once(0..arrow).collect(), bare: false };
    }
    if let Some(quote) = in_brackets(plain) {
        return quote;
    }
    if let Some(header) = HEADER.find(plain).filter(|header| plain[..header.start()].trim().is_empty()) {
        return forwarded(plain, header.range());
    }
    Quote::default()
}

/// 张姐:, 老徐:
static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ *[老小阿]?\p{Han}{1,2}(?:姐|哥|叔|姨|阿姨|大姐|大哥|大爷|师傅|书记|主任|老师|组长|网格长)?:")
        .expect("the pattern is fixed and compiled by the tests")
});

/// 引用 老赵:… over a line of dashes, with one's own words below it.
fn above_rule(plain: &str, lines: &[Range<usize>]) -> Option<Quote> {
    let quotes = ["引用", "回复", "引自"].iter().any(|word| plain.trim_start().starts_with(word));
    if !quotes && !SPEAKER.is_match(plain) {
        return None;
    }
    let is_rule = |at: &&Range<usize>| {
        let line = plain[(*at).clone()].trim();
        line.chars().count() >= 2 && line.chars().all(|c| "-—–―─=_*".contains(c))
    };
    let Some(rule) = lines.iter().find(is_rule) else {
        return if quotes { above_last_line(plain, lines) } else { None };
    };
    let own = !plain[rule.end..].trim().is_empty();
    own.then(|| Quote { hidden: vec![0..rule.start, rule.clone()], bare: false })
}

/// 引用 王姐:… over a line that holds nothing of a report.
fn above_last_line(plain: &str, lines: &[Range<usize>]) -> Option<Quote> {
    let own = lines.iter().rev().find(|at| !plain[(*at).clone()].trim().is_empty())?;
    let words = &plain[own.clone()];
    let reports = words.contains(|c: char| c.is_ascii_digit())
        || ["无", "零", "没有", "正常", "户", "发热", "normal", "none"].iter().any(|word| words.contains(word));
    (own.start > 0 && !reports).then(|| Quote { hidden: std::iter::once(0..own.start).collect(), bare: false })
}

/// 张姐:3-04上午21户 over a line with a dash that thanks for it: another's report, and one's own words below it.
fn above_remark(plain: &str, lines: &[Range<usize>]) -> Option<Quote> {
    let own = lines.iter().rev().find(|at| !plain[(*at).clone()].trim().is_empty())?;
    let words = plain[own.clone()].trim();
    let quote_ends = plain[..own.start].trim_end().ends_with('」');
    let remarks = (words.starts_with('-') || quote_ends)
        && REMARK.is_match(words)
        && !words.contains(|c: char| c.is_ascii_digit());
    (own.start > 0 && remarks && (quote_ends || SPEAKER.is_match(plain)))
        .then(|| Quote { hidden: std::iter::once(0..own.start).collect(), bare: false })
}

/// 「…」 around a message, or in front of one's own words.
fn in_brackets(plain: &str) -> Option<Quote> {
    // 沈阿姨:「…」
    let speaker = SPEAKER.find(plain).map_or(0, |speaker| speaker.end());
    let trimmed = plain[speaker..].trim_start().trim_start_matches('@');
    let addressed = plain.trim_start().starts_with('@').then(|| trimmed.find(' ')).flatten().map_or(0, |end| end + 1);
    let trimmed = trimmed[addressed..].trim_start();
    let open = trimmed.chars().next()?;
    let close = match open {
        '「' => '」',
        '『' => '』',
        '"' => '"',
        '[' | '【' if ["引用", "回复"].iter().any(|word| trimmed[open.len_utf8()..].trim_start().starts_with(word)) => {
            if open == '[' {
                ']'
            } else {
                '】'
            }
        }
        _ => return None,
    };
    // 「走」17户「量」45人: brackets around the names of cells.
    if trimmed.matches(open).count() > 2 {
        return None;
    }
    let start = plain.len() - trimmed.len();
    let inside = start + open.len_utf8();
    let end = inside + plain[inside..].rfind(close)?;
    let own = plain[end + close.len_utf8()..].trim_start_matches(|c: char| c.is_whitespace() || c == '-' || c == '—');
    let long_enough = plain[inside..end].chars().count() > 6;
    if !long_enough {
        return None;
    }
    if own.trim().is_empty() {
        return Some(Quote { hidden: vec![start..inside, end..end + close.len_utf8()], bare: true });
    }
    Some(Quote { hidden: vec![start..inside, inside..end + close.len_utf8()], bare: false })
}

/// A forwarded message, perhaps with a remark on its last line.
fn forwarded(plain: &str, header: Range<usize>) -> Quote {
    let lines = lines(plain);
    let remark = lines.iter().rev().find(|at| !plain[(*at).clone()].trim().is_empty()).filter(|at| {
        let line = plain[(*at).clone()].trim();
        at.start >= header.end
            && plain[header.end..at.start].chars().any(char::is_alphanumeric)
            && REMARK.is_match(line)
            && !line.chars().any(|c| c.is_ascii_digit())
    });
    match remark {
        Some(remark) => Quote { hidden: vec![0..remark.start, remark.end..plain.len()], bare: false },
        // 转XJ-02-009微网格长:上午零报告: the micro-grid is named by whom the report is of.
        None if plain[header.clone()].trim_start().strip_prefix('转').is_some_and(is_code) => {
            let end = header.start + plain[header.clone()].find('转').map_or(0, |sign| sign + '转'.len_utf8());
            Quote { hidden: std::iter::once(header.start..end).collect(), bare: true }
        }
        None => Quote { hidden: vec![header], bare: true },
    }
}

fn is_code(name: &str) -> bool {
    name.trim_start().starts_with(|c: char| c.is_ascii_alphanumeric())
}

fn markers(plain: &str) -> Vec<Range<usize>> {
    plain.char_indices().filter(|(_, c)| *c == '>').map(|(at, _)| at..at + 1).collect()
}

/// The lines of a text, without their line breaks.
pub fn lines(plain: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in plain.split('\n') {
        found.push(start..start + line.len());
        start += line.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_decide_over_a_quote() {
        let plain = "> qx-06-003 23户零报告\n好的已收";
        let quote = own_words(plain);
        assert!(!quote.is_bare());
        assert_eq!(quote.own(plain).trim(), "好的已收");
    }

    #[test]
    fn a_bare_quote_or_forward_is_what_is_left() {
        for plain in
            ["> 下午零报告", "[转发自 qx]\n下午零报告", "「上午走访26户,零报告」", "forwarded from 东栅\n下午零报告"]
        {
            assert!(own_words(plain).is_bare(), "{plain}");
        }
    }
}
