//! One case, told at once, and not as a line of a report.

use std::sync::LazyLock;

use regex::Regex;

use super::patterns::{ALERT, compile};

/// Whether a message tells of a case at once.
pub fn is_alert(view: &str) -> bool {
    ALERT.is_match(view)
}

/// 老张头, 外婆, a guy: a single person is told of.
pub fn tells_of_one(view: &str) -> bool {
    static ONE: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"[一有][个位名]|一(?:居民|住户|租客|租户|业主|村民|老[人头太]|男|女)|(?:^|[^0-9])1[个位名]",
            r"老\p{Han}?[头伯汉]|[大老]?[伯叔爷奶婆妈姨公嫂]|孙女|孙子|儿子|女儿|先生|女士|小哥|小伙|姑娘|孩|宝宝",
            r"主人|年轻|男子|女子|太太|媳妇|老婆|老公|丈夫|妻子|大爷|大妈|大叔|阿姨|老伴|房东|租客",
            r"(?-u:\b)(?:an?|one|the|my) (?:\w+ )?(?:guy|man|woman|lady|boy|girl|uncle|auntie|kid|child|neighbou?r|resident|tenant|visitor|driver|worker|lad|fellow)(?-u:\b)",
            r"(?-u:\b)kid(?-u:\b)|some(?:one|body)",
        ])
    });
    ONE.is_match(view)
}

/// Whether a fever is named.
pub fn names_illness(view: &str) -> bool {
    static HOT: LazyLock<Regex> =
        LazyLock::new(|| compile(&[r"(?:3[89]|4[0-2])(?:\.[0-9])?(?:度[0-9]?|℃|°)|3[89]\.[0-9]|37\.[3-9]"]));
    if HOT.is_match(view) {
        return true;
    }
    ["烧得", "发热", "发烧", "高烧", "高热", "低烧", "低热", "滚烫", "fever", "high temperature"]
        .iter()
        .any(|word| view.contains(word))
}

/// Whether it is told of one's own home or of a checkpoint, not of a micro-grid.
pub fn is_of_elsewhere(visible: &str) -> bool {
    static ELSEWHERE: LazyLock<Regex> =
        LazyLock::new(|| compile(&[r"我家|本人|我自己|我(?:今天)?体温|我在家|我(?:居家|隔离)|测温点"]));
    ELSEWHERE.is_match(visible)
}

/// Whether a case is told as news, not as a line of a report.
pub fn tells_news(visible: &str) -> bool {
    let news = ["有", "发现", "一名", "一位", "一个", "刚", "说", "听", "回来", "there", "just", "one "];
    news.iter().any(|word| visible.contains(word))
}
