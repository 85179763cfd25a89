//! What is told beside the figures, and by whom.

use super::{NONE, read};

#[test]
fn who_has_not_come_is_no_case() {
    for told in ["有一家人还在温州没回来", "有户人家老丈人在武汉回不来了", "明天有三个人要从黄冈回来"]
    {
        assert_eq!(
            read(&format!("下午走了21户，零报告，{told}")),
            format!("report pm households_visited=21 {NONE}"),
            "{told}"
        );
    }
    assert_eq!(read("上午15户，上个月发过烧的那位好了，没有发热的"), "report am households_visited=15 fever=0");
    assert_eq!(read("湖北没有回来的，台州回来一个"), "report from_hubei=0 from_key_area=1");
}

#[test]
fn a_half_day_in_passing_is_not_the_reported_one() {
    assert_eq!(read("上午20户。那个小姑娘夜里出了汗，现在没有发烧的"), "report am households_visited=20 fever=0");
    assert_eq!(read("傍晚去送菜，走访6户，发热0"), "report pm households_visited=6 fever=0");
    assert_eq!(read("下午再走访20户"), "report households_visited=20 ?");
    assert_eq!(read("evening all, 12 doors, no fever"), "report households_visited=12 fever=0");
}

#[test]
fn a_wish_ends_what_is_reported_before_it() {
    assert_eq!(
        read("上午 34户 零报告 苏家要帮忙买菜"),
        format!("report am households_visited=34 {NONE} [苏家要帮忙买菜]")
    );
    assert_eq!(
        read("上午走了20户没有发热就是有个老爷爷说米快没了"),
        "report am households_visited=20 fever=0 [有个老爷爷说米快没了]"
    );
}

#[test]
fn talk_is_no_report_though_it_names_one() {
    for talk in
        ["愿武汉早日好起来，我们也都平平安安", "6微网格的零报告发得比闹钟还准", "昨天大家都是零报告，希望今天继续"]
    {
        assert_eq!(read(talk), "chatter", "{talk}");
    }
    assert_eq!(read("今天早上我们楼又是零报告，43户都问过了"), format!("report am households_visited=43 {NONE}"));
    assert_eq!(read("组长，今天下午想请半天，XX-03-005"), "leave pm XX-03-005");
    assert_eq!(read("一个人既发热又从武汉回来，填一栏还是两栏"), "question");
}

#[test]
fn a_correction_names_the_new_value_in_many_ways() {
    assert_eq!(read("居家观察5人，不是，应该是4人"), "report home_observation=4");
    assert_eq!(read("走了18家，噢不，门卫那间也算上了，是17家"), "report households_visited=17");
    assert_eq!(read("更正：解除的是2人，我写成了12人"), "correction released=2");
    assert_eq!(read("刚才写成下午了，是上午的"), "correction am");
    assert_eq!(read("下午那条解除里面还漏掉1个"), "correction pm ?");
    assert_eq!(read("刚报的零报告撤回，有1个从随州回来的"), "correction from_hubei=1");
    assert_eq!(read("DZ-02-001我打成了DZ-02-010，请改过来"), "correction DZ-02-001");
}

#[test]
fn one_person_may_count_in_two_fields() {
    assert_eq!(read("武汉返回1人且低烧，走访26户"), "report households_visited=26 fever=1 from_hubei=1");
}

#[test]
fn whose_report_is_forwarded_names_the_micro_grid() {
    assert_eq!(
        read("转XJ-02-009微网格长：上午20户零报告"),
        format!("report am XJ-02-009 households_visited=20 {NONE} ?")
    );
}

#[test]
fn what_is_not_counted_yet_is_not_missing() {
    assert_eq!(read("发热0、密接0、湖北0，台州温州那栏还没统计好"), "report fever=0 from_hubei=0 close_contacts=0");
    assert_eq!(read("下午那则密接应为0，误填1"), "correction pm close_contacts=0");
}

#[test]
fn who_is_released_may_be_told_in_everyday_words() {
    assert_eq!(read("隔离的4人今天全部期满解除"), "report released=4");
    assert_eq!(read("早上没别的事，到期解掉3个"), "report am released=3");
    assert_eq!(read("在家观察的从3人增加到5人，5人都没发烧"), "report home_observation=5");
}

#[test]
fn what_is_asked_of_a_returned_person_hides_no_case() {
    assert_eq!(read("早上全员平安，温岭回来3个已经叫他们不要出门"), "report am from_key_area=3 ?");
    assert_eq!(read("本微网格0报告。密接2个已经登记好"), "report close_contacts=2 ?");
}

#[test]
fn anothers_report_under_a_line_or_an_arrow_is_not_ones_own() {
    assert_eq!(read("老徐：11号微网格上午19户平安\n—————\n记上了"), "chatter");
    assert_eq!(read("XX-05-002晚上21户平安 ←这条已登记，谢谢"), "chatter");
}

#[test]
fn a_report_sent_late_is_of_the_day_that_it_makes_up_for() {
    assert!(read("前天下午一直没报，今天补发：12户31人零报告").ends_with('?'));
    assert_eq!(read("居家隔离的昨天9个，今天解除4个，还剩5个"), "report home_observation=5 released=4");
    assert_eq!(read("下午19户，今天隔离在家多了1个"), "report pm households_visited=19 ?");
}

#[test]
fn a_place_that_is_named_reports_and_wishes_nothing() {
    assert_eq!(read("18微网格 大家都平安"), format!("report 18微网格 {NONE}"));
    assert_eq!(read("上午走访十九湖五十三人"), "report am households_visited=19 people_checked=53");
}

#[test]
fn somebody_who_is_told_of_is_not_counted() {
    assert_eq!(
        read("有个大伯死活不肯量体温。上午20户51人，发烧的没有"),
        "report am households_visited=20 people_checked=51 fever=0"
    );
    assert_eq!(read("上午17户48个人问下来，发烧的没有"), "report am households_visited=17 people_checked=48 fever=0");
    assert_eq!(read("下午站在门口问的，96个人，发烧的没有"), "report pm people_checked=96 fever=0");
}
