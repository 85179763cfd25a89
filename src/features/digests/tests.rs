use super::rules::{Day, Facts, Share};
use super::words::{self, Page, Trouble};
use crate::features::areas::{Area, Tree};
use crate::features::people::Contact;
use crate::features::reports::form::{FieldId, Form};
use crate::features::reports::standing::{Counts, Filed, Standing, State};
use crate::terms::{AreaId, ChatId, Lang, Level, PersonId, What};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashMap};

const DISTRICT: AreaId = AreaId(1);
const TOWN: AreaId = AreaId(2);
const GRIDS: [(i64, i64); 3] = [(21, 11), (22, 11), (23, 12)];

fn area(id: i64, parent: i64, level: Level, name: String) -> Area {
    Area { id: AreaId(id), parent: (parent > 0).then_some(AreaId(parent)), level, name, households: None }
}

fn field(id: &str) -> FieldId {
    FieldId(id.into())
}

fn filed(counts: &[(&str, u32)]) -> Filed {
    Filed { counts: counts.iter().map(|(id, count)| (field(id), *count)).collect(), ..Filed::default() }
}

/// A town of two communities, with grids 21 and 22 in the first and 23 in the second; micro-grids go around the grids.
fn day(states: Vec<State>, last: Vec<State>) -> Day {
    let mut areas = vec![
        area(1, 0, Level::District, "南湖区".into()),
        area(2, 1, Level::Town, "七星街道".into()),
        area(11, 2, Level::Community, "一社区".into()),
        area(12, 2, Level::Community, "二社区".into()),
    ];
    areas.extend(GRIDS.map(|(id, parent)| area(id, parent, Level::Grid, format!("QX-{id}"))));
    let standing = |(nth, state): (usize, State)| {
        let (grid, _) = GRIDS[nth % GRIDS.len()];
        let id = 100 + i64::try_from(nth).expect("few");
        let (name, grid_name) = (format!("QX-{grid}-{id}"), format!("QX-{grid}"));
        Standing { micro_grid: AreaId(id), name, grid: AreaId(grid), grid_name, state }
    };
    let standings: Vec<Standing> = states.into_iter().enumerate().map(standing).collect();
    let last = last.into_iter().enumerate().map(standing).filter_map(|before| match before.state {
        State::Reported(filed) => Some((before.micro_grid, filed)),
        _ => None,
    });
    let last = last.collect();
    areas.extend(standings.iter().map(|of| area(of.micro_grid.0, of.grid.0, Level::MicroGrid, of.name.clone())));
    Day::new(Facts {
        round: "2020-02-07/am".parse().expect("a round"),
        tree: Tree::new(areas),
        form: Form::default(),
        standings,
        last,
        week: HashMap::from([(AreaId(100), 14), (AreaId(101), 13)]),
        week_rounds: 14,
        care: HashMap::new(),
        on_leave: vec![],
        now: crate::terms::moment(1_581_040_800_000),
    })
}

fn small_day() -> Day {
    let late = Filed { late: true, ..filed(&[("households_visited", 12), ("fever", 2)]) };
    let zero = Filed { zero: true, ..filed(&[("fever", 0)]) };
    let states = vec![
        State::Reported(late),
        State::Reported(zero),
        State::Missing,
        State::Missing,
        State::Excused,
        State::Asked(PersonId(1)),
    ];
    day(states, vec![State::Reported(filed(&[("households_visited", 20), ("fever", 1)]))])
}

fn shown(day: &Day, lang: Lang) -> String {
    let leader = Contact {
        person: PersonId(1),
        area: AreaId(102),
        name: "王芳".into(),
        phone: None,
        user: None,
        lang: Lang::ZhCn,
    };
    let leaders = HashMap::from([(AreaId(102), vec![leader])]);
    let at = |text: &str| text.parse().expect("a local time");
    let missed = [
        ("nag/am/remind".to_owned(), at("2020-02-07T09:30:00")),
        ("upkeep/prune".to_owned(), at("2020-02-07T03:40:00")),
    ];
    let trouble = Trouble { unreachable: vec!["李强"], unsaid: (1, 2), missed: &missed };
    let digest = day.digest(TOWN).expect("a town");
    let page = Page { facts: &day.facts, digest, leaders: &leaders, trouble, lang };
    words::pages(&page, &words::missing(&page)).join("\n=====\n")
}

#[test]
fn a_secretary_reads_all_that_matters_in_the_first_lines() {
    insta::assert_snapshot!(shown(&small_day(), Lang::ZhCn), @"
    <b>七星街道 2月7日上午汇总</b>
    应报 5，已报 2（40.0%），未报 2
    ⚠️ 异常：发热 2
    及时率 20.0% · 近7天连续上报 50.0% · 要素完整 37.5%
    ⚠️ QX-21-100: 发热 2

    <b>合计（与上一轮相比）</b>
    走访户数 12 (−8)
    排查人数 未填
    发热 2 (+1)
    湖北来返 0
    重点地区来返 0
    密切接触者 0
    居家观察 未填
    解除观察 未填

    <b>未报名单</b>
    一社区 (1): QX-21-103
    二社区 (1): QX-23-102 王芳

    迟报 1 个：QX-21-100

    待确认 1 个：QX-23-105

    已请假 1 个：QX-22-104

    联系不上（停用或拉黑了机器人）1 人：李强
    近一天有 1 条消息没有送达，2 条是否送达不明
    近一天因停机错过 2 项：2月7日上午催报（09:30） · 日常清理（03:40）
    ");
    insta::assert_snapshot!(shown(&small_day(), Lang::En), @"
    <b>七星街道, morning of 7/2</b>
    Expected 5, received 2 (40.0%), missing 2
    ⚠️ Abnormal: Fever 2
    On time 20.0% · every round of 7 days 50.0% · fields answered 37.5%
    ⚠️ QX-21-100: Fever 2

    <b>Totals (against the round before)</b>
    Households visited 12 (−8)
    People checked not stated
    Fever 2 (+1)
    From Hubei 0
    From key areas 0
    Close contacts 0
    Under home observation not stated
    Released from observation not stated

    <b>Missing</b>
    一社区 (1): QX-21-103
    二社区 (1): QX-23-102 王芳

    Late, 1: QX-21-100

    To be confirmed, 1: QX-23-105

    Excused, 1: QX-22-104

    Cannot be reached (blocked the bot or gone), 1: 李强
    In the last day 1 messages were not delivered, and of 2 nobody knows
    Missed in the last day because the bot was down, 2: reminder for the morning of 7/2 (09:30) · nightly upkeep (03:40)
    ");
}

#[test]
fn silence_is_never_told_as_nothing_abnormal() {
    let zero = || State::Reported(Filed { zero: true, ..Filed::default() });
    let told = |states| shown(&day(states, vec![]), Lang::ZhCn).lines().nth(2).map(str::to_owned);
    assert_eq!(told(vec![State::Missing, State::Missing]).as_deref(), Some("还没有上报，情况不明"));
    assert_eq!(told(vec![zero(), State::Missing]).as_deref(), Some("已报的 1 个无异常，其余不明"));
    assert_eq!(told(vec![zero(), State::Excused]).as_deref(), Some("无异常情况"));
}

#[test]
fn completeness_and_timeliness_share_the_expected_as_denominator() {
    let day = small_day();
    let sums = day.digest(TOWN).expect("a town").sums;
    assert_eq!(sums.completeness(), Share { part: 2, whole: 5 });
    assert_eq!(sums.timeliness(), Share { part: 1, whole: 5 });
}

#[test]
fn who_reported_in_some_rounds_but_not_in_all_is_not_steady() {
    assert_eq!(small_day().digest(TOWN).expect("a town").sums.steady, Share { part: 1, whole: 2 });
}

#[test]
fn a_zero_report_answers_the_abnormal_fields_and_silence_answers_none() {
    let zero = Filed { zero: true, ..Filed::default() };
    let day = day(vec![State::Reported(zero), State::Missing], vec![]);
    assert_eq!(day.digest(TOWN).expect("a town").sums.elements, Share { part: 4, whole: 8 });
}

#[test]
fn a_field_that_nobody_stated_has_no_total_and_an_outright_zero_is_one() {
    let zero = Filed { zero: true, ..filed(&[("households_visited", 9)]) };
    let day = day(vec![State::Reported(zero), State::Missing], vec![]);
    let totals = &day.digest(TOWN).expect("a town").sums.totals;
    let of = |id| totals.get(&field(id)).copied();
    assert_eq!([of("households_visited"), of("fever"), of("people_checked")], [Some(9), Some(0), None]);
}

#[test]
fn only_the_whole_is_a_hundred_percent_and_nothing_is_no_percent() {
    assert_eq!(words::percent(Share { part: 7_423, whole: 7_424 }), "99.9%");
    assert_eq!(words::percent(Share { part: 7_424, whole: 7_424 }), "100.0%");
    assert_eq!(words::percent(Share { part: 0, whole: 0 }), "—");
}

#[test]
fn the_worst_sub_area_comes_first() {
    let missing = |nth: usize| if nth.is_multiple_of(3) { State::Reported(filed(&[])) } else { State::Missing };
    let day = day((0..9).map(missing).collect(), vec![]);
    let community = day.digest(TOWN).expect("a town").missing;
    let order: Vec<_> = community.iter().map(|(part, missing)| (part.name.as_str(), missing.len())).collect();
    assert_eq!(order, [("一社区", 3), ("二社区", 3)]);
    let grid = day.digest(AreaId(22)).expect("a grid").missing;
    assert_eq!((grid[0].0.name.as_str(), grid[0].1.len()), ("QX-22", 3));
}

#[test]
fn a_list_that_is_too_long_for_messages_becomes_a_file_with_every_missing_micro_grid() {
    let day = day(vec![State::Missing; 2_000], vec![]);
    let digest = day.digest(DISTRICT).expect("the district");
    let leaders = HashMap::new();
    let page = Page { facts: &day.facts, digest, leaders: &leaders, trouble: Trouble::default(), lang: Lang::ZhCn };
    let posts = words::posts(&page, ChatId(5));
    let Some(What::Document { bytes, .. }) = posts.last().map(|post| &post.what) else { panic!("no file") };
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert_eq!(text.lines().count(), 2_001);
    assert_eq!(posts.len(), 2);
}

fn state() -> impl Strategy<Value = State> {
    let reported = (any::<bool>(), any::<bool>(), 0_u32..50, 0_u32..3).prop_map(|(late, zero, visited, fever)| {
        let counts = BTreeMap::from([(field("households_visited"), visited), (field("fever"), fever)]);
        State::Reported(Filed { late, zero, counts })
    });
    let silent = prop_oneof![Just(State::Missing), Just(State::Excused), Just(State::Asked(PersonId(1)))];
    prop_oneof![3 => reported, 2 => silent]
}

proptest! {
    #[test]
    fn the_parts_of_an_area_add_up_to_it_at_each_level(
        states in prop::collection::vec(state(), 3..60),
        last in prop::collection::vec(state(), 0..60),
    ) {
        let day = day(states.clone(), last);
        let whole = day.digest(DISTRICT).expect("the district").sums;
        prop_assert_eq!(whole.counts, Counts::of(&states));
        for of in day.facts.tree.iter().filter(|area| area.level != Level::MicroGrid) {
            let mut parts = super::Sums::default();
            for part in day.facts.tree.children(of.id) {
                parts += day.digest(part.id).expect("every area here has micro-grids").sums;
            }
            prop_assert_eq!(&parts, day.digest(of.id).expect("an area").sums);
        }
    }

    #[test]
    fn every_micro_grid_is_in_one_state_and_every_named_list_is_as_long_as_its_number(
        states in prop::collection::vec(state(), 3..60),
    ) {
        let day = day(states, vec![]);
        let digest = day.digest(DISTRICT).expect("the district");
        let counts = digest.sums.counts;
        prop_assert_eq!(counts.all, counts.reported + counts.missing + counts.asked + counts.excused);
        prop_assert_eq!(digest.missing.iter().map(|(_, of)| of.len()).sum::<usize>(), counts.missing);
        prop_assert_eq!(digest.late.len(), counts.late);
        prop_assert_eq!(digest.asked.len(), counts.asked);
        prop_assert_eq!(digest.excused.len(), counts.excused);
    }
}
