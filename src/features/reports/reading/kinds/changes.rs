//! What a correction does to the report that it is about.

use std::sync::LazyLock;

use regex::Regex;

use super::patterns::{RELATIVE, REPLACED, compile};

/// Whether an earlier report is taken back.
pub fn takes_back(visible: &str) -> bool {
    static BACK: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"ignore ?[刚上前那这]|不好(?:计|理|睇|当)|不计数",
            r"(?:不要|别|不用|勿|暂不)(?:采用|采纳|登记|统计|录入?|计入|汇总|上报|看|管|用|算)|重新核|不准|不实",
            r"有出入|有问题|作废|撤回|撤销|无效|忽略|不算|不作数|别算|删(?:除|掉|了)|取消|撤[了回销掉]|无视",
            r"当作?(?:我)?没(?:看|发|说|报)|(?:再|重新?)(?:发|报|核)",
            r"(?-u:\b)(?:take back|scratch my|ignore|disregard|delete|discard|void|cancel|retract|withdraw)(?-u:\b)",
        ])
    });
    BACK.is_match(visible)
}

/// Whether a value is struck out, and no other stands for it.
pub fn cancels(visible: &str) -> bool {
    static STRUCK: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"取消|去掉|剔除|撤[掉销回]|删(?:除|掉|了)|作废|不作数|不算|(?-u:\b)(?:cancel|remove|delete)(?-u:\b)",
        ])
    });
    STRUCK.is_match(visible) && !REPLACED.is_match(visible)
}

/// Whether a correction only adds or takes away.
pub fn is_relative(visible: &str) -> bool {
    // 漏写一项:居家观察3人: the number is of the cells.
    let cells = ["一项", "一栏", "一条", "一行", "一格", "两项", "两栏", "两条", "三项", "几项"]
        .iter()
        .fold(visible.to_owned(), |text, cell| text.replace(cell, ""));
    RELATIVE.is_match(&cells) && !REPLACED.is_match(&cells)
}

/// 加上自己楼道2家,一共20家: adds up what one report says.
pub fn sums_up(visible: &str) -> bool {
    static SUM: LazyLock<Regex> =
        LazyLock::new(|| compile(&[r"(?:^|[^要])(?:加上|再加|另加)[^。]{0,16}(?:一共|总共|共|合计|合起来)"]));
    SUM.is_match(visible) && !["要再加", "要加"].iter().any(|asks| visible.contains(asks))
}
