//! What is asked back, since nobody could be sure of it.

use super::{NONE, read};

#[test]
fn people_are_those_checked_only_where_they_are_counted() {
    assert_eq!(read("下午走了19户，共46人"), "report pm households_visited=19 people_checked=46");
    assert_eq!(read("上午22户跑完了，58人"), "report am households_visited=22 people_checked=58");
    for text in ["走访30户，劝回串门的3人", "下午走访23户，接站2人", "更正：应为4人", "有位大伯要配药，18户都走了"]
    {
        let reading = read(text);
        assert!(!reading.contains("people_checked") || reading.ends_with('?'), "{text}: {reading}");
    }
}

#[test]
fn a_number_dropped_for_another_is_asked_about() {
    assert_eq!(read("走了16户41个人，后面查的还有3个人"), "report households_visited=16 ?");
    assert_eq!(read("补敲了5家，下午总共21户"), "report pm ?");
    assert_eq!(read("全小区共60户，走访43户"), "report households_visited=43");
}

#[test]
fn a_case_without_a_number_is_asked_about() {
    assert_eq!(read("下午18户，someone从湖北回来了"), "report pm households_visited=18 ?");
    assert_eq!(read("上午20户，发热的已送医院"), "report am households_visited=20 ?");
    assert_eq!(read("上午20户\n发热：\n湖北：0"), "report am households_visited=20 from_hubei=0");
    assert_eq!(
        read("体温异常1例，从瑞安返回的，其余均无"),
        "report fever=1 from_hubei=0 from_key_area=1 close_contacts=0"
    );
}

#[test]
fn a_phrase_of_zero_is_of_whom_it_is_said() {
    assert_eq!(read("走访15户，一位大姐头晕，医生说没事"), "report households_visited=15 ?");
    assert_eq!(
        read("16 families, 40 persons, all having normal temperature"),
        "report households_visited=16 people_checked=40 fever=0"
    );
    assert_eq!(read("一共量了36个人，正常的"), "report people_checked=36 fever=0");
    assert_eq!(read("走访12户，大家都平安"), format!("report households_visited=12 {NONE}"));
    assert_eq!(read("温州返回1人，无其他异常"), "report fever=0 from_hubei=0 from_key_area=1 close_contacts=0");
}

#[test]
fn an_old_number_and_a_running_total_are_not_the_present_one() {
    assert_eq!(read("居家观察原来是5人"), "report ?");
    assert_eq!(read("截至目前湖北返嘉共7人"), "report ?");
    assert_eq!(read("累计返回温州：3人"), "report ?");
    assert_eq!(read("居家观察3人，其中1人今天解除"), "report released=1 ?");
    assert_eq!(read("居家观察昨天6人，今天4人"), "report home_observation=4");
    assert_eq!(read("观察的3人今天全部解除"), "report released=3");
    assert_eq!(read("台州的还是原先那2个，今天没有新增的"), "report from_key_area=0");
}

#[test]
fn parts_that_do_not_add_up_are_asked_about() {
    assert_eq!(read("走访45户（一组20户，二组22户）"), "report households_visited=45 ?");
    assert_eq!(read("发热：2人（老人1人，小孩2人）"), "report fever=2 ?");
    assert_eq!(read("东边走了9户，西边走了8户"), "report households_visited=17");
    assert_eq!(read("温州苍南3人、台州临海1人，合计4人"), "report from_key_area=4");
}

#[test]
fn a_phone_with_a_digit_too_many_counts_nothing() {
    assert_eq!(read("6栋101 电话：138000080022"), "chatter");
}

#[test]
fn one_person_told_of_at_once_is_an_alert() {
    assert_eq!(read("急！3幢有个老伯发高烧，一个人在家"), "report fever=1 ?");
    assert_eq!(read("急急急，5幢302的外婆量出来39度2"), "report fever=1 ?");
    assert_eq!(read("体温37.3算不算发热？"), "question");
}

#[test]
fn a_fever_of_which_only_a_part_is_over_is_asked_about() {
    assert_eq!(read("发热2，其中一个复测36.8"), "report fever=2 ?");
    assert_eq!(read("发热1人，复测36.5"), "report fever=0");
}

#[test]
fn another_day_is_asked_about_wherever_it_stands() {
    let today = "日期：2020年2月12日\n户数：32\n零报告";
    assert_eq!(read(today), format!("report households_visited=32 {NONE}"));
    for text in
        ["日期：2月11日\n户数：32\n零报告", "【日期】2020-02-11\n户数：32\n零报告", "昨晚的忘记发了，32户零报告"]
    {
        assert!(read(text).ends_with('?'), "{text}: {}", read(text));
    }
}

#[test]
fn what_has_two_readings_is_asked_about() {
    assert_eq!(read("密接合计4人，1幢1人、3幢2人"), "report close_contacts=4 ?");
    assert_eq!(read("上午走访排查了27，无发热"), "report am fever=0 ?");
    assert_eq!(read("晚上三十点五户，平安"), format!("report pm {NONE} ?"));
    assert_eq!(read("下午走访20户，发热解除1人"), "report pm households_visited=20 released=1 ?");
    assert_eq!(read("注意，CN-04-002刚测到一位大爷38.6度"), "report CN-04-002 fever=1 ?");
    for template in ["今天（上/下）午走访25户，无发热", "上午走访25户，湖北□有□无"] {
        assert!(read(template).ends_with('?'), "{template}: {}", read(template));
    }
}

#[test]
fn what_only_looks_doubtful_is_clear() {
    assert_eq!(
        read("PM: 35, sorry typo, 33 households and 90 people, nothing to report"),
        format!("report pm households_visited=33 people_checked=90 {NONE}")
    );
    assert_eq!(read("走访18家，加上自己楼道2家，一共20家"), "report households_visited=20");
    assert_eq!(read("和昨天一样忙，下午走访28户，没有发热"), "report pm households_visited=28 fever=0");
    assert_eq!(
        read("我们网格一共14个微网格，我是CN-01-006的，走了25户，发热没有"),
        "report CN-01-006 households_visited=25 fever=0"
    );
}
