//! The guided tour on the page.

use super::community::{
    COUNSELLOR, FIRST_LEADER, FIRST_VOLUNTEER, GRID_LEADER, Groups, RESIDENT, SECOND_LEADER, SECOND_RESIDENT,
    SECRETARY, THIRD_LEADER,
};
use lianxin_sandbox::{ChatId, PersonId, TourStep};

/// Twelve steps through a morning.
pub fn steps(groups: &Groups) -> Vec<TourStep> {
    let mut steps = reports(groups);
    steps.extend(people_at_home(groups));
    steps.extend(words_to_all());
    steps
}

/// The reporting round.
fn reports(groups: &Groups) -> Vec<TourStep> {
    vec![
        TourStep {
            beside: Some((GRID_LEADER, Some(groups.grid))),
            ..step(
                ("一轮开始", "点「下一件事」把时间拨到 07:30：每个网格群收到一条日报告提示，谁报了一目了然。"),
                (FIRST_LEADER, groups.grid),
            )
        },
        TourStep {
            beside: Some((SECOND_LEADER, None)),
            ..step(
                ("一点就报", "您是微网格长王芳。点「零报告」：马上收到回执，群里的进度板跟着变。"),
                (FIRST_LEADER, groups.grid),
            )
        },
        TourStep {
            beside: Some((FIRST_LEADER, Some(groups.grid))),
            try_text: Some("走访42户108人，发热0，其他都正常".into()),
            ..alone(("随手写也行", "您是李强。在私聊里像平时一样写一句话发出去。"), SECOND_LEADER)
        },
        TourStep {
            beside: Some((SECRETARY, None)),
            try_text: Some("走访4户，发热400人".into()),
            ..alone(("拿不准就问", "您是张伟。写一个不太可能的数字，连心先问清楚再记录。"), THIRD_LEADER)
        },
    ]
}

/// A request's way to the door, a talk, and somebody under observation.
fn people_at_home(groups: &Groups) -> Vec<TourStep> {
    let volunteers = Some((FIRST_VOLUNTEER, Some(groups.volunteers)));
    vec![
        TourStep {
            beside: volunteers,
            try_text: Some("家里米吃完了，能帮忙买10斤米吗".into()),
            ..alone(
                (
                    "居民求助",
                    "您是钱阿姨。说一句难处，看看对不对，点「发出」。志愿者群里只有做什么、在哪一片，没有名字。",
                ),
                RESIDENT,
            )
        },
        TourStep {
            beside: Some((FIRST_VOLUNTEER, None)),
            ..step(
                (
                    "志愿者接单",
                    "您是志愿者林志。点「接单」，姓名和地址只在私聊里给您；在那里点「已采购」，再点「已送达」。",
                ),
                (FIRST_VOLUNTEER, groups.volunteers),
            )
        },
        TourStep {
            beside: Some((FIRST_VOLUNTEER, None)),
            ..alone(("送到门口", "钱阿姨一路知道谁来、几点到。点「收到，谢谢 🌹」，林志就收到这句谢谢。"), RESIDENT)
        },
        TourStep {
            beside: Some((COUNSELLOR, None)),
            try_text: Some("这几天睡不着，想找人聊聊".into()),
            ..alone(
                (
                    "有人陪着说话",
                    "您是老孙。点「发出」，旁边的沈老师点「我来」，两边打字就能谈；互相看不到名字和账号。",
                ),
                SECOND_RESIDENT,
            )
        },
        TourStep {
            beside: Some((SECOND_RESIDENT, None)),
            try_text: Some("/observe 老孙 19900005002 湘都路8号2幢402室".into()),
            ..alone(
                ("登记居家观察", "您是李强。写一行，点「登记」；旁边的老孙马上知道谁照看他、到哪天。"),
                SECOND_LEADER,
            )
        },
        TourStep {
            beside: Some((SECOND_LEADER, None)),
            ..alone(
                (
                    "早晚一声问候",
                    "您是老孙。点「下一件事」到 08:30，点一下体温、身体和心情；发热会马上告诉李强和书记。",
                ),
                SECOND_RESIDENT,
            )
        },
    ]
}

/// What the secretary says to everybody and hears from everybody.
fn words_to_all() -> Vec<TourStep> {
    vec![
        TourStep {
            beside: Some((FIRST_LEADER, None)),
            try_text: Some("/notice 今天15点全小区消毒，请各家关好门窗。".into()),
            ..alone(
                (
                    "通知送到每个人",
                    "您是书记陈建国。看预览，点「要已阅」再点「发送」，看着进度走；旁边的王芳点「已阅」。",
                ),
                SECRETARY,
            )
        },
        TourStep {
            beside: Some((GRID_LEADER, None)),
            ..alone(
                (
                    "书记心中有数",
                    "一直点「下一件事」到 10:01：没报的先逐级提醒，到点汇总送到书记这里，谁没报写得清清楚楚。",
                ),
                SECRETARY,
            )
        },
    ]
}

/// A step in somebody's chat.
fn step((title, text): (&str, &str), (person, chat): (PersonId, ChatId)) -> TourStep {
    TourStep { title: title.into(), text: text.into(), person: Some(person), chat: Some(chat), ..TourStep::default() }
}

/// A step in somebody's private chat with the bot.
fn alone(words: (&str, &str), person: PersonId) -> TourStep {
    step(words, (person, person.into()))
}
