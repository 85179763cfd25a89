//! Of whom a number is: those who live there, those who are counted already, and what makes the difference.

use super::{NONE, read};

#[test]
fn a_number_behind_residents_is_of_what_they_have() {
    assert_eq!(read("租户2人是湖北返回的"), "report from_hubei=2");
    assert_eq!(read("楼道1人发热"), "report fever=1");
    assert_eq!(read("我们小区1人是确诊病人的密接"), "report close_contacts=1");
    assert_eq!(read("居家观察的老人1人发热"), "report fever=1");
    assert_eq!(read("给32位租客测过体温了"), "report people_checked=32");
}

#[test]
fn a_bare_number_behind_the_fever_of_few_is_their_temperature() {
    assert_eq!(read("租客1名发热38，已送医"), "report fever=1");
    assert_eq!(read("走访20户60人 发热38"), "report households_visited=20 people_checked=60 fever=38");
}

#[test]
fn those_who_are_observed_are_not_checked_again() {
    let read = |said: &str| read(&format!("下午 居观由8人减到5人（解除3人），{said}"));
    assert_eq!(read("现有的5人测温正常"), "report pm home_observation=5 released=3");
    assert_eq!(read("今天查了60人"), "report pm people_checked=60 home_observation=5 released=3");
}

#[test]
fn who_makes_the_difference_is_no_further_value() {
    assert_eq!(read("密接2→1，流调排除了一个"), "correction close_contacts=1");
    assert_eq!(read("密接3→1，流调排除了一个"), "correction close_contacts=1 ?");
    assert_eq!(read("早44户，啊写多了，14户，都正常"), format!("report am households_visited=14 {NONE}"));
}

#[test]
fn a_number_in_front_of_a_micro_grid_with_its_own_is_of_the_report() {
    assert_eq!(read("15家跑完了 密接0 微网格4"), "report 微网格4 households_visited=15 close_contacts=0");
    assert_eq!(read("返嘉人员：黄冈2人、乐清1人、温岭1人"), "report from_hubei=2 from_key_area=2");
    assert_eq!(read("下午台州回来两家人一共5个"), "report pm from_key_area=5");
}

#[test]
fn what_tells_why_or_whose_is_no_further_value() {
    assert_eq!(read("发热改成0，刚才那个1是手滑按错了"), "correction fever=0");
    assert_eq!(read("今日上午新增居家医学观察3人，均为同一家庭"), "report am ?");
    assert_eq!(
        read("下午走了十九户五十三口人发热的一个没有武汉倒是回来一个老徐家儿子"),
        "report pm households_visited=19 people_checked=53 fever=0 from_hubei=1"
    );
    assert_eq!(
        read("下午走访44户117人，哦人数说错了，107人，无异常"),
        format!("report pm households_visited=44 people_checked=107 {NONE}")
    );
    assert_eq!(read("跑完外卖单子，下午接着爬楼，17家41个人"), "report pm households_visited=17 people_checked=41");
    assert_eq!(read("● 走访 18户\n● 发热\n● 湖北 1\n● 密接"), "report households_visited=18 from_hubei=1");
    assert_eq!(read("上午入户□□户，一切正常"), format!("report am {NONE} ?"));
}

#[test]
fn the_day_of_a_heading_is_the_reports_own() {
    assert_eq!(read("2月5日下午补报：温州返1人"), "report pm from_key_area=1 ?");
    assert_eq!(read("傍晚吃完饭敲门，28户73人"), "report pm households_visited=28 people_checked=73");
    assert_eq!(read("昨天夜里开始发烧，今天请假"), "leave");
}

#[test]
fn people_who_are_only_told_of_are_counted_once() {
    assert_eq!(read("居家隔离的那俩心情还不错"), "report home_observation=2");
    assert_eq!(read("居家隔离2人，那俩心情还不错"), "report home_observation=2");
    assert_eq!(read("发热人数2改1，另一个重新量过不烧了"), "correction fever=1");
    assert_eq!(read("湖北来返由2改成1，有一个登记重复了"), "correction from_hubei=1");
    assert_eq!(read("刚才密接报了2个，和疾控核实下来是1个，请改过来"), "correction close_contacts=1");
    assert_eq!(read("早上把几个院子转完，17家46口人"), "report am households_visited=17 people_checked=46");
}

#[test]
fn a_quote_under_its_mark_is_anothers_report() {
    assert_eq!(read("[引用] CS-02-002 晚上零报告\n辛苦，早点休息"), "chatter");
    assert_eq!(read("[引用] CS-02-002 晚上零报告"), format!("report pm CS-02-002 {NONE} ?"));
    assert_eq!(
        read("2月10日下午的漏了，补一个，YX-05-001 15户平安"),
        format!("report pm YX-05-001 households_visited=15 {NONE} ?")
    );
}

#[test]
fn what_everyday_words_say_is_read_as_they_mean_it() {
    assert_eq!(read("敲开了26户，问了71个人，谁也没发烧"), "report households_visited=26 people_checked=71 fever=0");
    assert_eq!(read("晚上18户，什么情况都没有，放心吧"), format!("report pm households_visited=18 {NONE}"));
    assert_eq!(read("走了16户，43个人里面有2个发烧的"), "report households_visited=16 people_checked=43 fever=2");
    assert_eq!(read("天气预报说可能要下雨，下午21户，没有发热"), "report pm households_visited=21 fever=0");
    assert_eq!(read("上午腰疼得厉害，走完了23户"), "report am households_visited=23");
    assert_eq!(read("湖北返回要再加1人，加上以后一共3人"), "correction from_hubei=3");
    assert_eq!(read("温州那1人核实了，是从安徽回来的，重点地区返回改为0"), "correction from_key_area=0");
    assert_eq!(read("我是4号微网格的，替生病的7号微网格报一下：13户"), "report 7号微网格 households_visited=13");
    assert_eq!(read("谢谢李姐昨天帮我代班🌹"), "chatter");
}

#[test]
fn who_is_told_of_in_everyday_words_is_counted_and_who_is_met_is_not() {
    assert_eq!(
        read("走了21户有一个从台州回来的小伙子也没啥不舒服其他都没有异常"),
        "report households_visited=21 fever=0 from_hubei=0 from_key_area=1 close_contacts=0"
    );
    assert_eq!(read("一个台州回来的也没有"), "report from_key_area=0");
    assert_eq!(read("上午19户，有2个居家观察的今天期满解除了"), "report am households_visited=19 released=2");
    assert_eq!(read("上午在小区门口给63个人量了体温"), "report am people_checked=63");
    assert_eq!(
        read("昨天居家观察还有4个人，今天上午解除了1个，走访14户"),
        "report am households_visited=14 released=1 ?"
    );
    assert_eq!(read("走访18户，发热：大人1、小孩1"), "report households_visited=18 fever=2");
    assert_eq!(read("上午走访\n5幢 12户\n6幢 10户"), "report am households_visited=22");
    assert_eq!(read("下午走访22户，其中6户是电话问的，61人"), "report pm households_visited=22 people_checked=61");
    assert_eq!(read("早上走访32户90人 哦打错 是23户"), "report am households_visited=23 people_checked=90");
    assert_eq!(read("今早走了30户……啊不对，翻小本子一看是27户"), "report am households_visited=27");
    assert_eq!(read("下午有个老伯看见枪就躲，量了四十个人，没有体温异常的"), "report pm people_checked=40 fever=0");
    assert_eq!(read("走访22户，密切接触（累计）：4"), "report households_visited=22 ?");
    assert_eq!(read("上午那条漏了两项，补上：\n密接：0\n解除：1人"), "correction am close_contacts=0 released=1");
}

#[test]
fn what_stands_around_a_number_decides_what_it_is_of() {
    assert_eq!(read("刚才居家观察的人数写错了，应该是3人，不是8人"), "correction home_observation=3");
    assert_eq!(read("上午问了40户，里头有两户是打电话问的"), "report am households_visited=40");
    assert_eq!(read("上午走了47户，我们一共50户。都平安"), format!("report am households_visited=47 {NONE}"));
    assert_eq!(read("上午看了25，平安"), format!("report am {NONE} ?"));
    assert_eq!(read("夜里下过雨，路滑。上午还是走了23户"), "report am households_visited=23");
    assert_eq!(read("台州返回人数从3调整成2"), "correction from_key_area=2");
    assert_eq!(read("刚才说有密接，核实过不是，密接0"), "correction close_contacts=0");
    assert_eq!(read("Did around 20 families this morning before lunch"), "report am households_visited=20 ?");
}

#[test]
fn a_question_about_correcting_or_leave_is_what_it_asks_for() {
    assert_eq!(read("报错了怎么改，直接重发一遍可以吗？"), "question");
    assert_eq!(read("请问明早可以请假吗？要带妈妈去换药"), "leave am");
    assert_eq!(read("JS-03-012今天还没看到报，是不是都正常呀？"), "question");
}

#[test]
fn words_that_look_like_typing_errors_of_a_fever_are_none() {
    assert_eq!(read("绕了一大圈。早上查了22户，密接没有"), "report am households_visited=22 close_contacts=0");
    assert_eq!(read("早上查了22户，发绕1人"), "report am households_visited=22 fever=1");
    assert_eq!(read("上午测了大人45个、小孩12个"), "report am people_checked=57");
    assert_eq!(read("上午零报告已经报过的，还要不要再报一遍？"), "question");
    assert_eq!(read("haha 3号微网格天天零报告，羡慕you guys"), "chatter");
}
