//! Phrases of zero, put together from what they are made of.

use super::{Known, Word};

/// Of whom a zero phrase speaks that says how they are.
const SCOPES: &[&str] = &[
    "都",
    "均",
    "皆",
    "全",
    "全部",
    "全都",
    "也",
    "也都",
    "一切都",
    "一切",
    "各项",
    "各项均",
    "情况都",
    "俱",
    "咸",
    "悉皆",
    "目前",
    "暂",
    "均都",
    "户户",
    "家家",
    "样样",
    "件件",
    "个个",
    "人人",
    "全员",
    "全体",
    "整体",
    "总体",
    "统统",
    "通通",
    "大家",
    "大家都",
    "每户",
    "各户",
];
/// How it says that there is none.
const NONES: &[&str] = &[
    "无",
    "没",
    "没有",
    "未见",
    "未发现",
    "没发现",
    "没有发现",
    "无任何",
    "没有任何",
    "没啥",
    "没什么",
    "没有什么",
    "未出现",
    "没出现",
    "无其他",
    "没有其他",
    "未发现任何",
    "没有出现",
    "没发现什么",
    "没有发现什么",
    "未发现什么",
    "没发现啥",
    "没有发现任何",
    "没发现任何",
    "没见什么",
    "没看到什么",
    "冇",
    "呒没",
    "没有看到",
];
/// What there is none of.
const MATTERS: &[&str] = &[
    "异常",
    "毛病",
    "大碍",
    "事体",
    "异常情况",
    "情况",
    "问题",
    "状况",
    "异样",
    "特殊情况",
    "特殊",
    "特别情况",
    "异状",
    "异常现象",
    "异常状况",
    "情况异常",
    "啥情况",
    "可疑情况",
    "不良情况",
    "突发情况",
    "动静",
    "事情",
    "啥事",
    "大事",
    "变动",
    "新情况",
    "新增情况",
    "新的情况",
    "新变化",
    "变化",
];
/// How everything is.
const STATES: &[&str] = &[
    "正常",
    "平安",
    "平平安安",
    "安好",
    "安全",
    "良好",
    "平稳",
    "稳定",
    "太平",
    "安康",
    "如常",
    "无恙",
    "顺利",
    "健康",
    "ok",
    "fine",
    "safe",
    "normal",
    "好的",
    "挺好",
    "不错",
];

impl Known {
    /// 都没情况, 暂未发现什么问题, 一切平稳: put together from what such phrases are made of.
    pub(super) fn add_zero_phrases(&mut self) {
        // Only these begin with a word that would be read by itself otherwise: 均无.
        for scope in ["", "都", "均", "皆", "全", "全部", "全都", "也", "也都", "暂"] {
            for none in NONES {
                for matter in MATTERS {
                    // 无其他异常 is said beside a case.
                    let word = if none.ends_with("其他") { Word::RestFine } else { Word::Zero };
                    self.add_plain(format!("{scope}{none}{matter}"), word);
                }
            }
        }
        for nothing in ["没有", "都没有", "也没有", "都没", "无", "没"] {
            for what in ["啥", "什么"] {
                for matter in MATTERS.iter().chain(&["", "事"]) {
                    self.add_plain(format!("{what}{matter}{nothing}"), Word::Zero);
                }
            }
        }
        for rest in [
            "其余",
            "其他",
            "其它",
            "别的",
            "剩下的",
            "剩下",
            "余下的",
            "other",
            "others",
            "the rest",
            "rest",
            "everyone else",
            "everybody else",
        ] {
            for link in [
                "",
                " ",
                "都",
                " 都",
                " 都 ",
                "也都",
                " 也都 ",
                " 也 ",
                "均",
                "全",
                "人都",
                " are ",
                " is ",
                " all ",
                " are all ",
            ] {
                for state in [
                    "ok",
                    "okay",
                    "fine",
                    "good",
                    "well",
                    "safe",
                    "all right",
                    "alright",
                    "healthy",
                    "正常",
                    "无异常",
                    "没异常",
                    "没有异常",
                    "没啥异常",
                    "没啥情况",
                    "没情况",
                    "normal",
                ] {
                    self.add_plain(format!("{rest}{link}{state}"), Word::RestFine);
                }
            }
        }
        for all in [
            "全部",
            "全都",
            "大家都",
            "都",
            "all",
            "everyone",
            "everybody",
            "all residents",
            "all of them",
            "they all",
            "all people",
            "everything",
        ] {
            for link in [" ", " is ", " are "] {
                for state in ["safe", "fine", "ok", "okay", "good", "well", "healthy", "normal", "all right"] {
                    self.add_plain(format!("{all}{link}{state}"), Word::Zero);
                }
            }
            for state in STATES.iter().filter(|_| all.is_ascii()) {
                self.add_plain(format!("{all}{state}"), Word::Zero);
                self.add_plain(format!("{all}都{state}"), Word::Zero);
            }
        }
        for scope in SCOPES {
            for state in STATES {
                self.add_plain(format!("{scope}{state}"), Word::Zero);
            }
        }
    }
}
