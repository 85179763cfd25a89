//! Properties of reading that hold for any text.

use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset};
use lianxin::features::reports::{
    form::{FieldId, Form},
    reading::{Kind, Reader},
};
use proptest::prelude::*;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(&Form::default()).expect("the shipped form"));

fn morning() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2020-02-12T09:00:00+08:00").expect("a time")
}

/// Pieces of reports, so that random texts come near to real ones.
fn fragment() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "QX-03-012",
        "12微网格",
        "上午",
        "下午",
        "走访",
        "排查",
        "户",
        "人",
        "发热",
        "湖北",
        "武汉",
        "温州",
        "密接",
        "居家观察",
        "解除",
        "无",
        "均无",
        "零报告",
        "其余",
        "正常",
        "除",
        "外",
        "新增",
        "累计",
        "现有",
        "，",
        "、",
        "。",
        "\n",
        "：",
        "（",
        "）",
        "/",
        "-",
        "□",
        "☑",
        "1",
        "20",
        "两",
        "十几",
        "①",
        "更正",
        "改为",
        "说错了",
        "困难",
        "？",
        "#接龙",
        "1. ",
        "> ",
        "「",
        "」",
        "[转发自",
        "37.5",
        "2月12日",
        "体温",
        "各",
        "共",
        " ",
    ];
    prop_oneof![8 => prop::sample::select(WORDS).prop_map(str::to_owned), 1 => ".{0,6}"]
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,300}") {
        READER.read(&text, morning());
        READER.read_entries(&text, morning());
        READER.place(&text);
    }

    #[test]
    fn texts_made_of_report_words_are_read_without_panic(parts in prop::collection::vec(fragment(), 0..40)) {
        let text = parts.concat();
        let reading = READER.read(&text, morning());
        READER.read_entries(&text, morning());
        if let Some(micro_grid) = &reading.micro_grid {
            prop_assert!(text.contains(micro_grid.as_str()));
        }
    }

    #[test]
    fn what_is_no_report_records_nothing(parts in prop::collection::vec(fragment(), 0..40)) {
        let reading = READER.read(&parts.concat(), morning());
        if !matches!(reading.kind, Kind::Report | Kind::Correction) {
            prop_assert!(reading.counts.is_empty() && !reading.zero);
        }
    }

    #[test]
    fn zero_is_true_exactly_when_all_abnormal_counts_are_0(parts in prop::collection::vec(fragment(), 0..40)) {
        let reading = READER.read(&parts.concat(), morning());
        let abnormal = Form::default().fields.into_iter().filter(|field| field.abnormal).collect::<Vec<_>>();
        prop_assert_eq!(reading.zero, abnormal.iter().all(|field| reading.counts.get(&field.id) == Some(&0)));
    }

    #[test]
    fn a_plain_report_is_read_as_written(households in 0_u32..500, people in 501_u32..2000, fever in 0_u32..100) {
        let text = format!("QX-03-012下午走访{households}户{people}人，发热{fever}人，湖北返回0人");
        let reading = READER.read(&text, morning());
        let count = |id: &str| reading.counts.get(&FieldId(id.to_owned())).copied();
        prop_assert_eq!(count("households_visited"), Some(households));
        prop_assert_eq!(count("people_checked"), Some(people));
        prop_assert_eq!(count("fever"), Some(fever));
        prop_assert_eq!(count("close_contacts"), None);
        prop_assert!(reading.doubts.is_empty());
    }
}
