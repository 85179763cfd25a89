//! What sounds like a wish and is the work of those who report, or their own affair.

use std::ops::Range;

/// Orders and offers to the residents are no needs of theirs.
pub fn is_about_work(clause: &str) -> bool {
    [
        "请各",
        "请假",
        "名单",
        "came out",
        "没有人提",
        "没人提",
        "各位",
        "我们要",
        "大家",
        "已",
        "手机打",
        "观察的也没",
        "体温枪",
        "路灯坏",
        "请个假",
        "请半天",
        "请一天",
        "手机没电",
        "手机快没",
        "手机坏",
        "手机不大",
        "要求居民",
        "要求其",
        "要求居家",
        "要求在家",
        "要求隔离",
        "要求自行",
        "要求登记",
        "要求他",
        "按要求",
        "社区要求",
        "街道要求",
        "上级要求",
        "防控要求",
        "根据",
        "按照",
        "不需要",
        "无需",
        "没有需",
        "需要报",
        "需要填",
        "需要修改",
        "需要更正",
        "需要改",
        "需要核",
        "字段",
        "补充",
        "老朽",
        "明天我",
        "我想请假",
        "我要去医院",
        "我明天",
        "爬的",
        "爬了",
        "让我喘",
        "缺的",
    ]
    .iter()
    .any(|word| clause.contains(word))
}

/// 要去医院换药,请个假: what the writer has to do, and not what is wished.
pub fn is_reason_for_leave(view: &str, at: &Range<usize>) -> bool {
    let next = view[at.end..].trim_start_matches([',', ' ', ';']);
    let next = next.split([',', '。', ';', '\n']).next().unwrap_or_default();
    ["请个假", "请假", "请半天假", "请一天假"].iter().any(|leave| next.contains(leave))
}
