//! The rules, one by one, and a floor under the figures for the labelled messages.
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;

use super::{Category, HelpReader, HelpReading};

/// Invented messages, labelled by hand by the rules that the samples follow.
const LABELLED: &str = include_str!("labelled.jsonl");

static READER: LazyLock<HelpReader> = LazyLock::new(HelpReader::new);

fn read(text: &str) -> HelpReading {
    READER.read(text)
}

fn items(text: &str) -> Vec<String> {
    read(text).items
}

#[test]
fn an_amount_belongs_to_the_name_beside_it() {
    assert_eq!(items("青菜2把鸡蛋30个"), ["青菜2把", "鸡蛋30个"]);
    assert_eq!(items("两把青菜三斤土豆"), ["两把青菜", "三斤土豆"]);
    assert_eq!(items("2 bags of rice and some eggs"), ["2 bags of rice", "some eggs"]);
}

#[test]
fn what_is_refused_or_in_stock_is_no_item() {
    assert_eq!(items("苹果、香蕉，橙子就不要了"), ["苹果", "香蕉"]);
    assert_eq!(items("酱油醋盐各一瓶，油还有不用买").len(), 3);
    assert_eq!(items("请送两个便当，不要虾和蛋"), ["两个便当"]);
    assert_eq!(items("rice please. No milk, we still have some."), ["rice"]);
    assert_eq!(items("We have no rice"), ["rice"]);
}

#[test]
fn five_days_left_is_a_reason_to_ask_and_no_refusal() {
    let reading = read("氨氯地平片还剩五天的，帮忙配两盒");
    assert_eq!(reading.items, ["氨氯地平片"]);
    assert!(!reading.urgent);
}

#[test]
fn items_keep_the_script_in_which_they_were_written() {
    assert_eq!(items("請代購奶粉一罐，謝謝"), ["奶粉一罐"]);
    assert_eq!(items("麻煩買ＲＩＣＥ兩袋"), ["ＲＩＣＥ兩袋"]);
}

#[test]
fn a_name_that_no_list_holds_is_found_by_its_verb_and_amount() {
    let reading = read("帮我买三斤水八仙");
    assert_eq!(reading.items, ["三斤水八仙"]);
    assert_eq!(reading.categories, [Category::Groceries]);
    assert_eq!(read("麻烦配一盒某某胶囊").categories, [Category::Medicine]);
}

#[test]
fn a_fever_that_is_denied_is_not_urgent() {
    assert!(read("孩子发烧了").urgent);
    assert!(!read("没发烧，就是想买点维C").urgent);
    assert!(!read("不发热，想咨询心理老师").urgent);
}

#[test]
fn a_need_is_urgent_until_tomorrow_and_not_after() {
    assert!(read("明早七点要去做血透，没有车").urgent);
    assert!(!read("月底要做化疗，车子怎么安排").urgent);
    assert!(read("明天我值班，孩子没人带").urgent);
    assert!(!read("下周起孩子白天没人带").urgent);
    assert!(!read("明天带一袋米").urgent, "goods have no deadline");
}

#[test]
fn no_hurry_means_not_urgent_unless_life_is_in_danger() {
    assert!(!read("降压药没了，不急").urgent);
    assert!(read("你们不急，我胸口疼得喘不上气").urgent);
}

#[test]
fn danger_is_told_apart_from_urgency() {
    for text in ["我不想活了", "厨房有股煤气味", "爸爸突然半边身子动不了", "I can't breathe"] {
        assert!(read(text).danger, "{text}");
    }
    let reading = read("降压药昨天就吃完了");
    assert!(reading.urgent && !reading.danger);
}

#[test]
fn nobody_cares_is_a_call_for_care_only_where_it_is_said_of_people() {
    let cared = |text: &str| {
        let reading = read(text);
        let care = [Category::Eldercare, Category::Childcare].iter().any(|care| reading.categories.contains(care));
        (care, reading.urgent)
    };
    for text in [
        "楼上独居老人两天没出门也没人管",
        "奶奶瘫痪在床，保姆走了，现在没人管",
        "家里两个孩子没人管",
        "我被隔离了，没人管家里的孩子",
        "妈妈没人照顾",
        "我腿断了在家没人照顾",
        "我一个人隔离在家，没人管我",
        "楼道垃圾没人收，老人也没人照顾",
        "老人家裡沒人管",
    ] {
        assert_eq!(cared(text), (true, true), "{text}");
    }
    for text in [
        "楼道垃圾堆了三天没人管",
        "路灯坏了一个星期没人管，太黑了",
        "小区停车乱停没人管",
        "物业收了钱就没人管了",
        "楼上天天装修，打电话也没人管",
        "老人住的这栋楼，楼道垃圾没人管",
        "孩子在睡觉，隔壁打麻将没人管",
        "垃圾没人管，孩子都不敢下楼",
        "小区绿化没人照顾",
        "到处没人管",
    ] {
        assert_eq!(cared(text), (false, false), "{text}");
    }
    assert_eq!(cared("奶奶一个人在家，垃圾也没人管，请来看看她"), (true, false), "she is to be looked in on");
    assert_eq!(cared("停水两天了没人管"), (false, true), "no water is urgent by itself");
}

#[test]
fn the_unnamed_is_ambiguous_until_it_is_named() {
    assert!(read("帮我买下那个药").ambiguous);
    assert!(read("买菜").ambiguous);
    assert!(!read("买菜，青菜和豆腐").ambiguous);
    assert!(read("在吗").ambiguous);
}

#[test]
fn a_call_for_help_is_told_apart_from_the_talk_of_a_group() {
    for text in ["在家出不去，想请人买点蔬菜和鸡蛋", "降糖药吃完了，谁去配一下", "有人吗？需要帮忙", "家里停水了"]
    {
        assert!(READER.is_call_for_help(text), "{text}");
    }
    for text in [
        "QX-06-004 上午 走访28户 零报告",
        "收到，辛苦了🌹",
        "祝大家平安健康",
        "我可以帮大家买菜",
        "口罩收到了，谢谢",
        "谢谢李姐昨天帮我代班🌹",
    ] {
        assert!(!READER.is_call_for_help(text), "{text}");
    }
}

#[test]
fn most_labelled_messages_are_read_as_labelled_and_no_urgency_is_missed() {
    let (mut all, mut right, mut missed) = (0, 0, Vec::new());
    for line in LABELLED.lines() {
        let message: Value = serde_json::from_str(line).expect("a line is an object");
        let (text, expect) = (message["text"].as_str().expect("a text"), &message["expect"]);
        let reading = READER.read(text);
        if expect["urgent"] == true && !reading.urgent {
            missed.push(text.to_owned());
        }
        let mut names: Vec<_> =
            expect["category"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        let mut found: Vec<_> = reading.categories.iter().map(|category| category.as_str()).collect();
        names.sort_unstable();
        found.sort_unstable();
        all += 1;
        right += usize::from(names == found || expect["ambiguous"] == true);
    }
    assert_eq!(missed, Vec::<String>::new());
    assert!(right * 100 >= all * 92, "{right} of {all}");
}

#[test]
fn every_set_that_a_phrase_names_exists() {
    let words = super::lexicon::WORDS;
    let list: toml::Table = words.parse().expect("the word list is TOML");
    let rows = words.lines().filter(|line| !line.starts_with('#'));
    let named = rows.flat_map(|row| row.split('{').skip(1)).filter_map(|rest| rest.split('}').next());
    let unknown: Vec<_> = named.filter(|set| list["sets"].get(set).is_none()).collect();
    assert_eq!(unknown, Vec::<&str>::new());
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "不要",
            "还有",
            "青菜",
            "两斤",
            "药",
            "没了",
            "孩子",
            "没人带",
            "、",
            "，",
            "。",
            "\n",
            "no ",
            "rice",
            "2 bags of ",
            "医院",
            "今天",
            "后天",
            "妈",
            "敲",
            "不开门",
            "各一瓶",
            "帮我买",
            "和",
            "3.5",
            "🥚",
            "的",
            "吗",
            "奶粉",
            "ﬁ",
            "½",
            "İ",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "\\PC{0,12}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_items_are_pieces_of_it(text in any_text()) {
        let reading = READER.read(&text);
        prop_assert!(!reading.categories.is_empty());
        prop_assert!(reading.urgent || !reading.danger);
        for item in &reading.items {
            prop_assert!(!item.is_empty() && text.contains(item.as_str()));
        }
        prop_assert!(!reading.danger || READER.is_call_for_help(&text));
    }
}
