//! The guided tour on the page.

use super::community::{FIRST_LEADER, RESIDENT, SECOND_LEADER, SECRETARY, STRANGER, THIRD_LEADER};
use lianxin_sandbox::TourStep;

/// Seven steps through a morning.
pub fn steps() -> Vec<TourStep> {
    vec![
        TourStep {
            title: "一轮开始".into(),
            text: "点「下一件事」把时间拨到 07:30：每个网格群收到一条日报告提示，谁报了一目了然。".into(),
            ..TourStep::default()
        },
        TourStep {
            title: "一点就报".into(),
            text: "您是微网格长王芳。打开 QX-03 网格群，点「零报告」：马上收到回执，进度板跟着变。".into(),
            person: Some(FIRST_LEADER),
            ..TourStep::default()
        },
        TourStep {
            title: "随手写也行".into(),
            text: "您是李强。在私聊里像平时一样写一句话发出去。".into(),
            person: Some(SECOND_LEADER),
            chat: Some(SECOND_LEADER.into()),
            try_text: Some("走访42户108人，发热0，其他都正常".into()),
        },
        TourStep {
            title: "拿不准就问".into(),
            text: "您是张伟。写一个不太可能的数字，连心先问清楚再记录。".into(),
            person: Some(THIRD_LEADER),
            chat: Some(THIRD_LEADER.into()),
            try_text: Some("走访4户，发热400人".into()),
        },
        TourStep {
            title: "书记看得见".into(),
            text: "您是社区书记陈建国。有发热等情况时这里马上收到，到点收到汇总，没报的会逐级催。把时间往前拨看看。"
                .into(),
            person: Some(SECRETARY),
            chat: Some(SECRETARY.into()),
            ..TourStep::default()
        },
        TourStep {
            title: "居民求助".into(),
            text: "您是居民钱阿姨。在私聊里说一句难处，网格长和书记马上收到，群里谁也看不见。".into(),
            person: Some(RESIDENT),
            chat: Some(RESIDENT.into()),
            try_text: Some("家里米吃完了，能帮忙买10斤米吗".into()),
        },
        TourStep {
            title: "不在名册上的人".into(),
            text: "您是名册以外的人。给连心发一句话，看看它怎么回答。".into(),
            person: Some(STRANGER),
            chat: Some(STRANGER.into()),
            try_text: Some("你好".into()),
        },
    ]
}
