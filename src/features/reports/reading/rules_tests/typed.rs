//! Messages as they are typed: slips of the keyboard, codes that touch other words, and the names of places.

use super::*;

#[test]
fn misspelt_english_is_read_as_meant() {
    assert_eq!(
        read("Mornig report: 19 housholds, 54 peopel, no fevr"),
        "report am households_visited=19 people_checked=54 fever=0"
    );
}

#[test]
fn a_code_is_found_where_it_touches_other_words() {
    assert_eq!(read("早报 QX-03-01224户，零报告"), format!("report am QX-03-012 households_visited=24 {NONE}"));
    assert_eq!(read("早报AMQX-03-012 24户 零报告"), format!("report am QX-03-012 households_visited=24 {NONE}"));
    assert_eq!(read("晚报 由拳3微网格 走访20户 均正常"), format!("report pm 由拳3微网格 households_visited=20 {NONE}"));
}

#[test]
fn a_spoken_temperature_makes_a_case() {
    assert_eq!(
        read("早报 20户56人，1人37度5，其余正常"),
        "report am households_visited=20 people_checked=56 fever=1 from_hubei=0 from_key_area=0 close_contacts=0"
    );
}

#[test]
fn places_are_told_apart_and_summed() {
    assert_eq!(
        read("晚报 走访18户，无湖北返回，有台州返回1人"),
        "report pm households_visited=18 from_hubei=0 from_key_area=1"
    );
    assert_eq!(read("重点地区返回温岭1人、玉环1人"), "report from_key_area=2");
}

#[test]
fn a_field_takes_the_places_that_its_own_name_lists() {
    assert_eq!(read("下午重点地区（温州、杭州）返回：杭州2人"), "report pm from_key_area=2");
    assert_eq!(read("上午重点地区返回3人：杭州2、温州1"), "report am from_key_area=3");
    assert_eq!(read("上午重点地区（含宁波）来返1人，从宁波回来"), "report am from_key_area=1");
    assert_eq!(read("早上在台州路口那排巡了12户"), "report am households_visited=12");
}

#[test]
fn what_stands_behind_a_new_value_takes_nothing_from_it() {
    assert_eq!(read("居家观察5改成4，5楼那位已经去掉了"), "correction home_observation=4");
    assert_eq!(read("把刚才的发热2改成1，有一个复测36.8"), "correction fever=1");
    assert_eq!(read("sorry 上午 household 数 should be 26，typo 写成 62 了"), "correction am households_visited=26");
    assert_eq!(read("前面漏写一项：居家观察3人"), "correction home_observation=3");
}

#[test]
fn a_zero_may_close_a_line_of_counts() {
    assert_eq!(read("早 34户 88人 零"), format!("report am households_visited=34 people_checked=88 {NONE}"));
    assert_eq!(
        read("24户69个人都没有发烧的也没有密接的"),
        "report households_visited=24 people_checked=69 fever=0 close_contacts=0"
    );
}

#[test]
fn people_in_several_buildings_are_parts_of_one_count() {
    assert_eq!(read("今日解除居家观察：1幢2人、6幢3人；尚在观察4人"), "report home_observation=4 released=5");
    assert_eq!(read("湖北返回3幢1人、5幢2人，发热0"), "report fever=0 from_hubei=3");
}

#[test]
fn an_answer_to_ones_own_question_is_told() {
    assert_eq!(read("走访10户，发热？没有"), "report households_visited=10 fever=0");
    assert_eq!(read("走访几户？24户"), "report households_visited=24");
    assert_eq!(read("走访10户，发热？应该没有吧"), "report households_visited=10 fever=0 ?");
}
