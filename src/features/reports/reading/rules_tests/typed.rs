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
