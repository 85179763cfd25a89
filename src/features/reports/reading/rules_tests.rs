//! The rules of reading, each by messages that show it.

use super::*;

mod doubts;
mod forms;
mod people;
mod told;
mod typed;

/// A reading in one line: kind, slot, micro-grid, counts, needs, and `?` where it asks back.
fn read(text: &str) -> String {
    let sent_at = DateTime::parse_from_rfc3339("2020-02-12T09:00:00+08:00").expect("a time");
    let reading = Reader::new(&Form::default()).expect("the shipped form").read(text, sent_at);
    let mut said = vec![reading.kind.as_str().to_owned()];
    said.extend(reading.slot.map(|slot| slot.as_str().to_owned()));
    said.extend(reading.micro_grid);
    said.extend(Form::default().fields.iter().filter_map(|field| {
        let value = reading.counts.get(&field.id)?;
        Some(format!("{}={value}", field.id.0))
    }));
    said.extend(reading.needs.map(|needs| format!("[{needs}]")));
    said.extend((!reading.doubts.is_empty()).then(|| "?".to_owned()));
    said.join(" ")
}

const NONE: &str = "fever=0 from_hubei=0 from_key_area=0 close_contacts=0";

#[test]
fn parts_are_summed_and_a_total_wins() {
    assert_eq!(read("武汉1、黄冈2，温州2"), "report from_hubei=3 from_key_area=2");
    assert_eq!(read("湖北返回共4人（武汉3、荆州1）"), "report from_hubei=4");
    assert_eq!(read("湖北返回4人：武汉1人、孝感2人"), "report from_hubei=4 ?");
    assert_eq!(read("上门12户，电话8户"), "report households_visited=20");
}

#[test]
fn new_counts_and_the_present_number_are_told_apart() {
    assert_eq!(read("湖北返回新增0（累计7）"), "report from_hubei=0");
    assert_eq!(read("温州返回累计5人"), "report ?");
    assert_eq!(read("新增居家观察2人，现有6人"), "report home_observation=6");
    assert_eq!(read("新增居家观察1人"), "report ?");
    assert_eq!(read("居家观察3户"), "report ?");
}

#[test]
fn none_covers_what_is_listed_and_no_more() {
    assert_eq!(read("发热、密接均无"), "report fever=0 close_contacts=0");
    assert_eq!(read("没有发热，湖北返回1人"), "report fever=0 from_hubei=1");
    assert_eq!(read("无外地返回人员"), "report from_hubei=0 from_key_area=0");
    assert_eq!(read("发热：\n湖北：/"), "report ?");
    assert_eq!(read("发热 □有 ☑无"), "report fever=0");
}

#[test]
fn a_zero_phrase_sets_the_four_and_a_case_contradicts_it() {
    assert_eq!(read("走访20户，无异常"), format!("report households_visited=20 {NONE}"));
    assert_eq!(read("温州回来1人，其余无异常"), "report fever=0 from_hubei=0 from_key_area=1 close_contacts=0");
    assert_eq!(read("零报告，发热2人"), "report fever=2 ?");
    assert_eq!(read("测温47人全部正常"), "report people_checked=47 fever=0");
    assert_eq!(read("台州返回2人，体温正常"), "report from_key_area=2");
    assert_eq!(read("平安"), format!("report {NONE} ?"));
}

#[test]
fn numbers_that_count_nothing_are_left_out() {
    assert_eq!(read("本微网格共50户，走访47户，3户没人"), "report households_visited=47");
    assert_eq!(read("发热1人（3幢501，38度，78岁）"), "report fever=1");
    assert_eq!(read("鄂A牌照车2辆，走访12户"), "report households_visited=12");
    assert_eq!(read("QX-06-007 25 70 0"), "report QX-06-007 ?");
}

#[test]
fn slots_are_those_reported_on() {
    assert_eq!(read("早上好，下午零报告"), format!("report pm {NONE}"));
    assert_eq!(read("17:20报：零报告"), format!("report pm {NONE}"));
    assert_eq!(read("上午下午都无异常"), format!("report {NONE} ?"));
    assert_eq!(read("昨天下午零报告"), format!("report pm {NONE} ?"));
}

#[test]
fn corrections_hold_new_values_only() {
    assert_eq!(read("发热由1改为0"), "correction fever=0");
    assert_eq!(read("走访不是20户，是25户"), "correction households_visited=25");
    assert_eq!(read("我写成上午了，其实是下午的"), "correction pm");
    assert_eq!(read("居家观察漏了1人"), "correction ?");
    assert_eq!(read("上条作废"), "correction ?");
    assert_eq!(read("走了30户，说错了，20户"), "report households_visited=20");
}

#[test]
fn what_is_no_report_is_none() {
    assert_eq!(read("祝大家平安健康"), "chatter");
    assert_eq!(read("6微网格今天零报告了没？"), "question");
    assert_eq!(read("请各网格11点前报送上午数据"), "notice");
    assert_eq!(read("今天上午请假半天"), "leave am");
    assert_eq!(read("家里没米了，能帮忙送点吗"), "help_request [家里没米了；送点吗]");
    assert_eq!(read("> QX-06-003 零报告\n好的已收"), "chatter");
    assert_eq!(read("[转发自 王芳]\n下午零报告"), format!("report pm {NONE} ?"));
}

#[test]
fn every_entry_of_a_list_is_read_with_its_heading() {
    let sent_at = DateTime::parse_from_rfc3339("2020-02-12T09:00:00+08:00").expect("a time");
    let reader = Reader::new(&Form::default()).expect("the shipped form");
    let entries = reader.read_entries("#接龙 上午\n1. QX-06-001 零报告\n2. QX-06-002 25户 发热1人", sent_at);
    let said: Vec<_> = entries.list.iter().map(|entry| &entry.reading).collect();
    let said: Vec<_> = said.iter().map(|said| (said.micro_grid.as_deref(), said.slot, said.zero)).collect();
    assert_eq!(said, [(Some("QX-06-001"), Some(Slot::Am), true), (Some("QX-06-002"), Some(Slot::Am), false)]);
}

#[test]
fn numbers_are_read_however_they_are_typed() {
    assert_eq!(read("QX-O3-OO2 走访I9户"), "report QX-O3-OO2 households_visited=19");
    assert_eq!(read("敲了17扇门"), "report households_visited=17");
    assert_eq!(read("走访三五户"), "report ?");
    assert_eq!(read("30-odd households"), "report ?");
    assert_eq!(read("温州回来一对夫妻"), "report from_key_area=2");
    assert_eq!(read("一家三口从仙桃回来，走访9户"), "report households_visited=9 from_hubei=3");
    assert_eq!(
        read("早：户26，人68，热0，鄂1，解2"),
        "report am households_visited=26 people_checked=68 fever=0 from_hubei=1 released=2"
    );
}

#[test]
fn misheard_words_are_read_as_meant() {
    assert_eq!(read("走访23户，没有法热，没有密节"), "report households_visited=23 fever=0 close_contacts=0");
    assert_eq!(read("走访16互五一常"), format!("report households_visited=16 {NONE}"));
    assert_eq!(read("体瘟都正长，湖被返回0"), "report fever=0 from_hubei=0");
}

#[test]
fn parts_by_building_are_summed_and_must_agree_with_a_total() {
    assert_eq!(read("1号楼走访9户，2号楼走访8户"), "report households_visited=17");
    assert_eq!(read("1单元5户，2单元6户"), "report households_visited=11");
    assert_eq!(read("走访合计28户（东区15户、西区11户）"), "report households_visited=28 ?");
    assert_eq!(read("走访合计28户（东区15户、西区13户）"), "report households_visited=28");
    assert_eq!(read("线上摸排15户，线下12户"), "report households_visited=27");
}

#[test]
fn a_case_that_no_number_was_understood_of_is_asked_about() {
    assert_eq!(read("走访20户，老陈昨晚从汉口开车回来了"), "report households_visited=20 ?");
    assert_eq!(read("走访20户，发热若干"), "report households_visited=20 ?");
    assert_eq!(read("走访20户，有个别发热"), "report households_visited=20 ?");
    assert_eq!(read("武汉回来的4人隔离满14天"), "report from_hubei=4 ?");
}

#[test]
fn what_is_told_of_people_named_before_is_no_new_count() {
    assert_eq!(read("孝感返回1人，现无发热症状，走访9户"), "report households_visited=9 from_hubei=1");
    assert_eq!(read("1名密接，系武汉返回"), "report from_hubei=1 close_contacts=1");
    assert_eq!(read("前天发热的1人已痊愈，走访9户"), "report households_visited=9 fever=0");
    assert_eq!(read("走访9户，两个小孩有点烧"), "report households_visited=9 fever=2");
    assert_eq!(read("来量体温的有53位，一个发热的也没有"), "report people_checked=53 fever=0");
    assert_eq!(read("量了五十个人都不烧"), "report people_checked=50 fever=0");
}

#[test]
fn a_place_may_be_counted_to_a_field_by_the_message() {
    assert_eq!(read("深圳也算重点地区：深圳返回2人"), "report from_key_area=2");
    assert_eq!(read("深圳返回2人，走访9户"), "report households_visited=9");
}

#[test]
fn boxes_items_and_columns_are_no_counts() {
    assert_eq!(read("■上午 □下午\n发热：■无 □有（__人）"), "report am fever=0");
    assert_eq!(read("① 编号 CS-02-014 ② 上午 ③ 入户30 ④ 发热1"), "report am CS-02-014 households_visited=30 fever=1");
    assert_eq!(
        read("序号,微网格,时段,走访户数,发热\n1,NH-01-005,上午,33,0"),
        "report am NH-01-005 households_visited=33 fever=0"
    );
    assert_eq!(read("辖区86户238人，走访40户112人"), "report households_visited=40 people_checked=112");
}

#[test]
fn a_slip_is_replaced_where_it_stands() {
    assert_eq!(read("温州返回2人……哦看错了，是1人，湖北0"), "report from_hubei=0 from_key_area=1");
    assert_eq!(read("visited 19, hmm no, 20 households"), "report households_visited=20");
    assert_eq!(read("早报里的发热1人经复核体温正常，请更正为0"), "correction am fever=0");
    assert_eq!(read("居观人数写串行了，正确的是5"), "correction home_observation=5");
    assert_eq!(read("早上那份报告先不要采用，我重新核对"), "correction am ?");
    assert_eq!(read("我上午报的密接1人取消"), "correction am ?");
    assert_eq!(read("下午漏报，补：走访18户，零报告"), format!("report pm households_visited=18 {NONE}"));
}

#[test]
fn orders_bulletins_and_leave_are_told_apart() {
    assert_eq!(read("Reminder：下午17:00前submit，零报告也要写"), "notice");
    assert_eq!(read("Attention：明天起上午report提前到9:30"), "notice");
    assert_eq!(read("发现湖北返回的及时上报"), "notice");
    assert_eq!(read("省卫健委：2月11日0-24时新增确诊14例"), "notice");
    assert_eq!(read("师傅摔伤了脚，今天下午向各位请假"), "leave pm");
    assert_eq!(read("能帮个忙不？在线等"), "help_request ?");
    assert_eq!(read("没听说谁家有湖北亲戚过来，走访9户"), "report households_visited=9 from_hubei=0");
}

#[test]
fn the_new_value_is_taken_wherever_the_slip_is_named() {
    assert_eq!(read("上一条的发热2人写错了，不是2人是0人"), "correction fever=0");
    assert_eq!(read("刚报的密接2人搞错了，实际没有密接"), "correction close_contacts=0");
    assert_eq!(read("刚才那条请当作没看到，晚点再发"), "correction ?");
    assert_eq!(read("下午改成电话排查，打通37户，没有发烧的"), "report pm households_visited=37 fever=0");
}

#[test]
fn wishes_orders_and_summaries_report_nothing() {
    for wish in ["愿人人安康、家家无恙", "愿山河无恙，人间皆安", "愿邻里平安", "愿武汉平安"]
    {
        assert_eq!(read(wish), "chatter", "{wish}");
    }
    assert_eq!(read("下午20户，零报告，愿大家平安"), format!("report pm households_visited=20 {NONE}"));
    assert_eq!(read("全社区28个微网格今早均为零报告。——社区防控办公室"), "notice");
    assert_eq!(read("今天下午3点前请把居家观察人员名单发到社区邮箱"), "notice");
    assert_eq!(read("QX-03-005、QX-03-009还没报上午情况，请抓紧"), "notice");
    assert_eq!(read("怎么有人写零报告又写发热1人？"), "question");
}

#[test]
fn the_total_of_a_group_is_not_added_to_its_parts() {
    assert_eq!(read("平阳1人、瑞安2人，温州合计3人"), "report from_key_area=3");
    assert_eq!(read("温州共2人，台州共1人"), "report from_key_area=3");
    assert_eq!(read("湖北那边也没人回来"), "report from_hubei=0");
}

#[test]
fn how_returnees_are_is_no_count_of_fever() {
    assert_eq!(
        read("早上随州来了2位、十堰来了1位，都没发烧，走访20户"),
        "report am households_visited=20 from_hubei=3"
    );
    assert_eq!(read("走访20户，都没发烧"), "report households_visited=20 fever=0");
    assert_eq!(read("紧急！！8幢一位大爷刚量出来38.6度"), "report fever=1 ?");
    assert_eq!(read("走访9户，测温1人，36.5度"), "report households_visited=9 people_checked=1 fever=0");
}

#[test]
fn names_and_times_are_read_where_they_touch_other_words() {
    assert_eq!(read("丰乐里4微网格 15户"), "report 丰乐里4微网格 households_visited=15");
    assert_eq!(read("我这里4微网格 15户"), "report 4微网格 households_visited=15");
    assert_eq!(read("余新镇普光社区6-4，走了13户"), "report 余新镇普光社区6-4 households_visited=13");
    assert_eq!(read("下午好各位，会开晚了，现在补报上午：30户"), "report am households_visited=30");
    assert_eq!(read("DQ-02-001上午20户。另外我明天请假一天"), "report am DQ-02-001 households_visited=20");
    assert_eq!(read("发热无。DZ-01-030 早"), "report am DZ-01-030 fever=0");
}

#[test]
fn shut_doors_and_the_state_of_the_observed_are_left_out() {
    assert_eq!(read("上午走到58户，还有6户出租房没人"), "report am households_visited=58");
    assert_eq!(
        read("敲开了27户的门，没有一个发烧。居家观察的一家3口今天第8天，都好"),
        "report households_visited=27 fever=0 home_observation=3"
    );
    assert_eq!(read("接龙 早上\n1、3-1微网格 9户\n2、3-5微网格 24户"), "report am 3-5微网格 households_visited=24");
    assert_eq!(read("下午问询79仁"), "report pm people_checked=79");
}

#[test]
fn none_replaces_the_old_number() {
    assert!(!read("刚才湖北返回3人弄错了，是没有").contains("=3"));
    assert!(!read("上午报的密接1人搞错，其实没有").contains("=1"));
    assert_eq!(read("平安就好，愿家人安康"), "chatter");
}

#[test]
fn a_number_that_nothing_explains_is_asked_about() {
    assert_eq!(read("走访20户60人，其中老人12人"), "report households_visited=20 people_checked=60");
    assert_eq!(read("走访20户，3个不知道什么"), "report households_visited=20 ?");
    assert_eq!(read("走访20户，异常2人"), "report households_visited=20 ?");
    assert_eq!(read("走访20户，有异常"), "report households_visited=20 ?");
    assert_eq!(read("我和小王两个人走访了25户"), "report households_visited=25");
    assert_eq!(read("下午帮2户买菜，走访15户"), "report pm households_visited=15");
    assert_eq!(read("下午走访15户，劝返3人"), "report pm households_visited=15");
    assert_eq!(read("走访20户，比昨天多3户"), "report households_visited=20");
}

#[test]
fn a_temperature_tells_whether_a_person_is_a_case() {
    assert_eq!(read("走访29户，其中1人37.5℃"), "report households_visited=29 fever=1");
    assert_eq!(read("走访20户，1人体温37.1，正常"), "report households_visited=20 fever=0");
    assert_eq!(read("走访20户，小朋友37.8度"), "report households_visited=20 ?");
    assert_eq!(read("急！502有1个小孩烧到39了"), "report fever=1 ?");
    assert_eq!(read("测温38人\n最高36.9\n正常"), "report people_checked=38 fever=0");
}

#[test]
fn people_are_counted_in_the_clause_behind_the_one_that_names_them() {
    assert_eq!(read("走访9户，张师傅从仙桃返回，1人"), "report households_visited=9 from_hubei=1");
    assert_eq!(read("3幢301一家从武汉回来了，共4人"), "report from_hubei=4");
    assert_eq!(read("老周家三口人、小钱家两口人从乐清回来"), "report from_key_area=5");
    assert_eq!(read("居家观察原有5人，解除1人，剩余4人"), "report home_observation=4 released=1");
    assert_eq!(read("居家观察的两户4人"), "report home_observation=4");
    assert_eq!(read("走访中发现1户2人从台州返回"), "report from_key_area=2");
}

#[test]
fn what_is_announced_or_doubtful_is_no_count() {
    assert_eq!(read("走访20户，2人计划明天从温州返回"), "report households_visited=20");
    assert_eq!(read("走访20户，租客2人滞留湖北未归"), "report households_visited=20");
    assert_eq!(read("走访20户，应该没有发热的"), "report households_visited=20 fever=0 ?");
    assert_eq!(read("走访快30户，无异常"), format!("report households_visited=30 {NONE} ?"));
    assert_eq!(read("走访40户出头"), "report ?");
}

#[test]
fn the_same_report_is_read_however_its_clauses_are_separated() {
    for separator in ["，", " ", "；", "。", "\n", "✨", "～"] {
        let text = ["下午走访20户", "测温55人", "无发热", "没有温州台州回来的", "湖北返回1人"].join(separator);
        let expected = "report pm households_visited=20 people_checked=55 fever=0 from_hubei=1 from_key_area=0";
        assert_eq!(read(&text), expected, "{text}");
    }
}

#[test]
fn the_heading_of_a_sentence_or_column_holds_for_it() {
    assert_eq!(read("累计：居家观察14，解除9"), "report ?");
    assert_eq!(read("（户/人/发热）32/90/0"), "report households_visited=32 people_checked=90 fever=0");
    assert_eq!(read("[入户]33\n[人员]97\n[发热]零"), "report households_visited=33 people_checked=97 fever=0");
    assert_eq!(read("走访20户，电话15户，合计35户"), "report households_visited=35");
    assert_eq!(read("男31女36，没有发热"), "report people_checked=67 fever=0");
}

#[test]
fn a_new_value_replaces_only_what_it_answers() {
    assert_eq!(read("刚才的解除写多了。应该是1人"), "correction released=1");
    assert_eq!(read("更正：走访应是27户，不是72户，在岗3人"), "correction households_visited=27");
    assert_eq!(read("湖北返回2（原报3）"), "correction from_hubei=2");
    assert_eq!(read("早上的零报告有误，有1名温州返回人员"), "correction am from_key_area=1");
    assert_eq!(read("我把十五写成了五十，走访应是十五户"), "correction households_visited=15");
    assert_eq!(read("撤回刚才的零报告"), "correction ?");
    assert_eq!(read("上午23户，3个发热，哦不对，是3个从湖北回来的"), "report am households_visited=23 from_hubei=3");
}

#[test]
fn talk_of_reports_is_none_and_what_may_be_none_is_asked_about() {
    for talk in ["你的零报告我收到了", "零报告也是责任", "大家注意保暖，平平安安", "今天帮5户居民买菜"]
    {
        assert_eq!(read(talk), "chatter", "{talk}");
    }
    for notice in ["温州今天新增14例", "第二网格汇总：6个微网格走访132户，无异常", "各位好，举例：上午走访30户"]
    {
        assert_eq!(read(notice), "notice", "{notice}");
    }
    assert_eq!(read("没问题，我马上去走访"), format!("report {NONE} ?"));
    assert_eq!(read("我负责的两个微网格都正常"), format!("report {NONE} ?"));
    assert_eq!(read("刚看到一辆车进小区，2个人"), "report ?");
}

#[test]
fn numbers_in_front_of_their_labels_are_no_item_numbers() {
    assert_eq!(read("1发热0湖北2温台0密接"), "report fever=1 from_hubei=0 from_key_area=2 close_contacts=0");
    assert_eq!(read("0发热，0湖北，1密接"), "report fever=0 from_hubei=0 close_contacts=1");
    assert_eq!(
        read("走访 19 户\n发烧 0｜鄂返 1｜密接 0"),
        "report households_visited=19 fever=0 from_hubei=1 close_contacts=0"
    );
}

#[test]
fn who_reports_and_whose_households_are_told_of_are_not_counted() {
    assert_eq!(read("下午两位网格员走访十九户，五十三人"), "report pm households_visited=19 people_checked=53");
    assert_eq!(read("走访3户，有一家刚从孝感回来，大人小孩3口"), "report households_visited=3 from_hubei=3");
    assert_eq!(read("走访15户，1人与确诊病例有接触"), "report households_visited=15 ?");
    assert_eq!(read("走了21家，开门的18家，见着人43个"), "report households_visited=21 people_checked=43");
    assert_eq!(read("走访16户，无湖北车辆"), "report households_visited=16");
    assert_eq!(read("走访16户，绍兴返回1人，都无发热"), "report households_visited=16");
}

#[test]
fn an_old_number_is_none_and_a_change_is_no_number() {
    assert_eq!(read("居家观察昨天5人，今天新增2人，共7人"), "report home_observation=7");
    assert_eq!(read("走访20户，居家观察4人比昨天少1人"), "report households_visited=20 home_observation=4");
    assert_eq!(read("温州回来的应为3人，前面写了2"), "correction from_key_area=3");
    assert_eq!(read("走访16户，昨天发热1人"), "report households_visited=16 ?");
    assert_eq!(read("居观2人或者3人"), "report ?");
}

#[test]
fn examples_suppositions_and_another_s_report_record_nothing() {
    for notice in
        ["比如：QX-03-001上午走访20户零报告", "像这样写就行：下午20户零报告", "【范本】XX-01-001 下午 走访户数28"]
    {
        assert_eq!(read(notice), "notice", "{notice}");
    }
    for question in ["如果有人居家观察，还能算零报告吗？", "上午报了居家观察3人，要不要加上解除的1人？"]
    {
        assert_eq!(read(question), "question", "{question}");
    }
    for chatter in
        ["@小李 你的28户零报告收到了", "[引用 DZ-08-003：31户88人，无异常]\n👍效率真高", "居家二十天，其余正常，哈哈"]
    {
        assert_eq!(read(chatter), "chatter", "{chatter}");
    }
}
