//! What makes a report doubtful as a whole: it is only planned, it is of several micro-grids, its values stand elsewhere.

use std::sync::LazyLock;

use regex::Regex;

use super::patterns::{REFERENCE, compile};

/// 准备走访20户: what is to be done yet, or how large the micro-grid is.
pub fn is_planned(visible: &str) -> bool {
    static PLANNED: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"(?:任务|计划|准备|打算|目标|将要|(?:上午|下午|晚上|明天|等下|待会)再)[^,。\n]{0,4}(?:走访|排查|上门|入户|敲门|摸排)?[^,。\n]{0,3}[0-9]+ ?户",
            r"群成员|基本情况|微网格共有[0-9]",
        ])
    });
    PLANNED.is_match(visible) && !visible.contains("完成") && !visible.contains("明天")
}

/// 5、6两个微网格: speaks for more than one.
pub fn speaks_for_several(visible: &str) -> bool {
    static SEVERAL: LazyLock<Regex> =
        LazyLock::new(|| compile(&[r"(?:^|[^0-9十百])[两俩三四五2-9]个(?:微网格|网格)|几个微?网格"]));
    SEVERAL.is_match(visible)
}

/// Whether values are given by reference to another report.
pub fn refers(visible: &str) -> bool {
    // 和昨天一样忙, 跟昨天不一样了: compares days, and not figures.
    static COMPARED: LazyLock<Regex> = LazyLock::new(|| compile(&["不太?一样", "一样[忙累冷热多辛早晚]"]));
    REFERENCE.is_match(&COMPARED.replace_all(visible, ""))
}
