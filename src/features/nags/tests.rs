use super::rules::{Kind, Nag, Scene, decide, grace, whom};
use super::{Ladder, Recipient, Step, words};
use crate::features::areas::{Area, Tree};
use crate::features::people::Contact;
use crate::features::reports::standing::{Standing, State};
use crate::terms::{AreaId, ChatId, Lang, Level, PersonId, Phone, RoundId, UserId, What};
use chrono::{Duration, NaiveTime};
use std::collections::{HashMap, HashSet};

const DISTRICT: i64 = 1;
const TOWN: i64 = 2;
const COMMUNITY: i64 = 3;
const GRID: i64 = 4;
const GROUP: i64 = -100;

fn area(id: i64, parent: i64, level: Level, name: &str) -> Area {
    Area { id: AreaId(id), parent: (parent > 0).then_some(AreaId(parent)), level, name: name.into(), households: None }
}

fn contact(area: i64, person: i64, name: &str) -> Contact {
    Contact {
        person: PersonId(person),
        area: AreaId(area),
        name: name.into(),
        phone: Phone::read(&format!("1990000{person:04}")),
        user: Some(UserId(1_000 + person)),
        lang: Lang::ZhCn,
    }
}

fn absent(contact: Contact) -> Contact {
    Contact { user: None, ..contact }
}

fn standing(id: i64, state: State) -> Standing {
    let name = format!("QX-03-{:03}", id - 10);
    Standing { micro_grid: AreaId(id), name, grid: AreaId(GRID), grid_name: "QX-03".into(), state }
}

/// QX-03 with 王芳 in 3, 李强 in 5 and 7, and 赵敏, who has not joined, in 8.
fn scene() -> Scene {
    let mut areas = vec![
        area(DISTRICT, 0, Level::District, "南湖区"),
        area(TOWN, DISTRICT, Level::Town, "七星街道"),
        area(COMMUNITY, TOWN, Level::Community, "湘家荡社区"),
        area(GRID, COMMUNITY, Level::Grid, "QX-03"),
    ];
    areas.extend([13, 15, 17, 18].map(|id| area(id, GRID, Level::MicroGrid, &format!("QX-03-{:03}", id - 10))));
    Scene {
        tree: Tree::new(areas),
        open: [13, 15, 17, 18].map(|id| standing(id, State::Missing)).to_vec(),
        leaders: vec![
            contact(13, 1, "王芳"),
            contact(15, 2, "李强"),
            contact(17, 2, "李强"),
            absent(contact(18, 3, "赵敏")),
        ],
        above: vec![],
        groups: HashMap::from([(AreaId(GRID), ChatId(GROUP))]),
        unheard: HashSet::new(),
    }
}

/// To whom, and about how many micro-grids.
fn sent(nags: &[Nag]) -> Vec<(i64, Kind, usize)> {
    nags.iter().map(|nag| (nag.to.0, nag.kind, nag.lines.len())).collect()
}

fn round() -> RoundId {
    "2020-02-07/am".parse().expect("a round")
}

fn shown(nag: &Nag, lang: Lang) -> String {
    let due = NaiveTime::from_hms_opt(10, 0, 0).expect("a time");
    let mut shown = vec![];
    for post in words::nag(nag, lang, (&round(), due), "step") {
        let What::Text { html, buttons, .. } = post.what else { panic!("not a text") };
        shown.push(html);
        let rows = buttons.iter().map(|row| row.iter().map(|button| format!("[{}]", button.label)).collect::<String>());
        shown.extend(rows);
    }
    shown.join("\n")
}

fn both(scene: &Scene, to: Recipient) -> String {
    let nags = whom(scene, to);
    [Lang::ZhCn, Lang::En].map(|lang| shown(&nags[0], lang)).join("\n---\n")
}

#[test]
fn a_group_reads_one_message_that_names_all_its_missing() {
    assert_eq!(sent(&whom(&scene(), Recipient::Group)), [(GROUP, Kind::Group, 4)]);
    insta::assert_snapshot!(both(&scene(), Recipient::Group), @"
    还有 4 个微网格未报（10:00 截止）：3号 王芳 · 5号 李强 · 7号 李强 · 8号 赵敏
    ---
    Micro-grids still to report (due 10:00), 4 in all: no. 3 王芳 · no. 5 李强 · no. 7 李强 · no. 8 赵敏
    ");
}

#[test]
fn without_a_group_each_missing_leader_who_has_joined_is_told_privately() {
    let scene = Scene { groups: HashMap::new(), ..scene() };
    assert_eq!(sent(&whom(&scene, Recipient::Group)), [(1_001, Kind::Leader, 1), (1_002, Kind::Leader, 2)]);
}

#[test]
fn in_the_quiet_hours_groups_are_told_and_letters_wait() {
    let quiet = Duration::minutes(30);
    let letters = decide(&scene(), Recipient::Leader, quiet);
    assert_eq!((letters.nags.len(), letters.told.len(), letters.waits), (0, 0, Some(quiet)));
    let group = decide(&scene(), Recipient::Group, quiet);
    assert_eq!((group.nags.len(), group.told.len(), group.waits), (1, 4, None));
    let over = decide(&scene(), Recipient::Leader, Duration::zero());
    assert_eq!((over.nags.len(), over.told.len(), over.waits), (2, 4, None));
}

#[test]
fn a_leader_of_two_micro_grids_gets_one_letter() {
    let nags = whom(&scene(), Recipient::Leader);
    assert_eq!(sent(&nags), [(1_001, Kind::Leader, 1), (1_002, Kind::Leader, 2)]);
    insta::assert_snapshot!(format!("{}\n---\n{}", shown(&nags[1], Lang::ZhCn), shown(&nags[0], Lang::En)), @"
    还没有收到 QX-03-005、QX-03-007 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
    [零报告 QX-03-005][填写 QX-03-005]
    [零报告 QX-03-007][填写 QX-03-007]
    ---
    The report of QX-03-003 for the morning of 7/2 is not here yet. If there is nothing to tell, press “Zero report”, otherwise “Fill in”. Thank you!
    [Zero report][Fill in]
    ");
}

#[test]
fn a_grid_leader_reads_names_phones_and_who_has_not_joined() {
    let scene = Scene { above: vec![contact(GRID, 20, "周网格")], ..scene() };
    assert_eq!(sent(&whom(&scene, Recipient::GridLeader)), [(1_020, Kind::GridLeader, 4)]);
    insta::assert_snapshot!(both(&scene, Recipient::GridLeader), @"
    您的网格2月7日上午还有 4 个微网格未报，请帮忙提醒：
    <b>QX-03</b> (4)
    3号 王芳 +8619900000001
    5号 李强 +8619900000002
    7号 李强 +8619900000002
    8号 赵敏 +8619900000003 （未加入）
    [我来处理][请假]
    ---
    Micro-grids of yours still to report for the morning of 7/2: 4. Please remind them:
    <b>QX-03</b> (4)
    no. 3 王芳 +8619900000001
    no. 5 李强 +8619900000002
    no. 7 李强 +8619900000002
    no. 8 赵敏 +8619900000003 (not joined)
    [I take care of it][Excuse]
    ");
}

#[test]
fn the_community_secretary_is_told_and_not_the_towns() {
    let scene = Scene { above: vec![contact(TOWN, 31, "钱"), contact(COMMUNITY, 30, "孙")], ..scene() };
    assert_eq!(sent(&whom(&scene, Recipient::Secretary)), [(1_030, Kind::Secretary, 4)]);
    insta::assert_snapshot!(both(&scene, Recipient::Secretary), @"
    2月7日上午还有 4 个微网格未报，请帮忙联系：
    <b>QX-03</b> (4)
    3号 王芳 +8619900000001
    5号 李强 +8619900000002
    7号 李强 +8619900000002
    8号 赵敏 +8619900000003 （未加入）
    [我来处理]
    ---
    Micro-grids still to report for the morning of 7/2: 4. Please help to reach them:
    <b>QX-03</b> (4)
    no. 3 王芳 +8619900000001
    no. 5 李强 +8619900000002
    no. 7 李强 +8619900000002
    no. 8 赵敏 +8619900000003 (not joined)
    [I take care of it]
    ");
}

#[test]
fn where_the_community_secretary_has_not_joined_the_towns_is_told() {
    let scene = Scene { above: vec![contact(TOWN, 31, "钱"), absent(contact(COMMUNITY, 30, "孙"))], ..scene() };
    assert_eq!(sent(&whom(&scene, Recipient::Secretary)), [(1_031, Kind::Secretary, 4)]);
}

#[test]
fn a_question_reminds_only_the_one_who_was_asked() {
    let scene = Scene {
        open: vec![standing(13, State::Asked(PersonId(1)))],
        above: vec![contact(GRID, 20, "周网格")],
        ..scene()
    };
    assert_eq!(sent(&whom(&scene, Recipient::Group)), [(1_001, Kind::Asked, 1)]);
    assert_eq!(sent(&whom(&scene, Recipient::Leader)), [(1_001, Kind::Asked, 1)]);
    assert_eq!(sent(&whom(&scene, Recipient::GridLeader)), []);
    insta::assert_snapshot!(both(&scene, Recipient::Leader), @"
    QX-03-003 的2月7日上午日报只差一步：请回答前面的那个问题，确认后才算上报。
    ---
    The report of QX-03-003 for the morning of 7/2 needs one more step: please answer the question above. It counts once you have.
    ");
}

#[test]
fn a_question_to_somebody_above_leaves_the_leaders_report_missing() {
    let scene = Scene {
        open: vec![standing(13, State::Asked(PersonId(20)))],
        above: vec![contact(GRID, 20, "周网格")],
        ..scene()
    };
    assert_eq!(sent(&whom(&scene, Recipient::Leader)), [(1_001, Kind::Leader, 1)]);
    assert_eq!(sent(&whom(&scene, Recipient::GridLeader)), [(1_020, Kind::GridLeader, 1)]);
}

#[test]
fn nobody_writes_to_whoever_does_not_hear_and_those_above_learn_of_it() {
    let scene = Scene {
        above: vec![contact(TOWN, 31, "钱"), contact(COMMUNITY, 30, "孙")],
        unheard: HashSet::from([ChatId(1_002), ChatId(1_030)]),
        ..scene()
    };
    assert_eq!(sent(&whom(&scene, Recipient::Leader)), [(1_001, Kind::Leader, 1)]);
    assert_eq!(sent(&whom(&scene, Recipient::Secretary)), [(1_031, Kind::Secretary, 4)]);
    insta::assert_snapshot!(both(&scene, Recipient::Secretary), @"
    2月7日上午还有 4 个微网格未报，请帮忙联系：
    <b>QX-03</b> (4)
    3号 王芳 +8619900000001
    5号 李强 +8619900000002 （联系不上）
    7号 李强 +8619900000002 （联系不上）
    8号 赵敏 +8619900000003 （未加入）
    [我来处理]
    ---
    Micro-grids still to report for the morning of 7/2: 4. Please help to reach them:
    <b>QX-03</b> (4)
    no. 3 王芳 +8619900000001
    no. 5 李强 +8619900000002 (does not hear the bot)
    no. 7 李强 +8619900000002 (does not hear the bot)
    no. 8 赵敏 +8619900000003 (not joined)
    [I take care of it]
    ");
}

#[test]
fn a_group_never_reads_a_phone() {
    let text = shown(&whom(&scene(), Recipient::Group)[0], Lang::ZhCn);
    assert!(text.contains("王芳") && !text.contains("1990000"), "{text}");
}

#[test]
fn the_command_of_a_button_is_one_that_the_router_reads() {
    let above = vec![contact(GRID, 20, "周网格")];
    let due = NaiveTime::MIN;
    for to in [Recipient::Leader, Recipient::GridLeader] {
        let nags = whom(&Scene { above: above.clone(), ..scene() }, to);
        for post in nags.iter().flat_map(|nag| words::nag(nag, Lang::ZhCn, (&round(), due), "grid")) {
            let What::Text { buttons, .. } = post.what else { panic!("not a text") };
            for button in buttons.into_iter().flatten() {
                let crate::terms::Press::Command { command, .. } = button.press else { panic!("not a command") };
                let read = serde_json::from_value::<crate::features::Command>(command.clone());
                assert!(read.is_ok(), "{command}");
            }
        }
    }
}

#[test]
fn a_step_may_be_late_until_the_next_one_and_at_most_25_minutes() {
    let step = |id: &str, minutes| Step { id: id.into(), minutes, to: Recipient::Group };
    let quiet = (NaiveTime::MIN, NaiveTime::MIN);
    let ladder = Ladder::new(quiet, vec![step("a", -30), step("b", 0), step("c", 10)]).expect("a good ladder");
    let minutes: Vec<i64> = (0..3).map(|nth| grace(&ladder, nth).num_minutes()).collect();
    assert_eq!(minutes, [25, 10, 60]);
}
