//! A morning of the whole district: its leaders report by themselves, and what is summed up is compared with what they said.

use super::checked::Checked;
use super::leaders::Saying;
use super::{Demo, NoDemo, community, hands, roster};
use crate::app::App;
use crate::clock;
use crate::db::Fault;
use crate::features::digests;
use crate::i18n::text_with;
use crate::inbox;
use crate::terms::{Lang, Role, RoundId};
use lianxin_sandbox::{ChatId, PersonId, Sandbox, TapId};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// The people of the district and what they say this morning.
pub struct District {
    office: PersonId,
    groups: Vec<(ChatId, usize)>,
    sayings: Vec<Saying>,
}

/// Leaders who report at about the same time. Their presses are answered within the seconds for which Telegram lets one be answered.
const AT_ONCE: usize = 250;

/// Nothing that a healthy bot does here takes as long.
const PATIENCE: Duration = Duration::from_secs(180);

/// Gives everybody an account, makes the groups, imports the roster, ties each grid to its group; everybody presses "Start".
pub(super) async fn settle(app: &App, sandbox: &Sandbox) -> Result<District, NoDemo> {
    let entries = roster::district();
    let mut members: BTreeMap<&str, Vec<PersonId>> = BTreeMap::new();
    for entry in &entries {
        sandbox.person_with(entry.account, &entry.name, (None, Some("zh-hans")));
        sandbox.set_title(entry.account, &format!("{} {}", title(entry.role), entry.area()));
        if !entry.grid().is_empty() {
            members.entry(entry.grid()).or_default().push(entry.account);
        }
    }
    let group = |(grid, members): (&&str, &Vec<PersonId>)| {
        // The roster names a grid's leader before those of its micro-grids.
        (grid.to_string(), sandbox.group(&format!("{grid} 网格群"), members), members[0])
    };
    let groups: Vec<community::GridGroup> = members.iter().map(group).collect();
    for entry in &entries {
        sandbox.start(entry.account, None);
    }
    let lines: String = entries.iter().map(roster::Entry::line).collect();
    community::enrol(app, &format!("{}{lines}", roster::HEADER), &groups).await?;

    let group_of: BTreeMap<&str, ChatId> = groups.iter().map(|(grid, group, _)| (grid.as_str(), *group)).collect();
    let leaders = entries.iter().filter(|entry| entry.role == Role::Leader).enumerate();
    let form = &app.house.config.form;
    let sayings = leaders.map(|(number, entry)| Saying::of(number, entry, group_of[entry.grid()], form)).collect();
    let groups = groups.iter().map(|(grid, group, _)| (*group, members[grid.as_str()].len() - 1)).collect();
    Ok(District { office: entries[0].account, groups, sayings })
}

fn title(role: Role) -> &'static str {
    match role {
        Role::District => "区防控办",
        Role::Secretary => "书记",
        Role::GridLeader => "网格长",
        _ => "微网格长",
    }
}

/// Lets the morning pass while the bot runs: who is on time reports by 09:40, the sums are told at 10:01, the late report by 10:25, the
/// sums are told again at 11:01. Prints how far it is.
pub async fn report(demo: &Demo, district: &District) -> Result<Checked, NoDemo> {
    let (app, sandbox) = (&*demo.app, &demo.sandbox);
    let round: RoundId = "2020-02-07/am".parse().expect("a round");
    let begun = Instant::now();
    let say = |what: &str| println!("{:>6.1} 秒  {what}", begun.elapsed().as_secs_f64());
    settled(app, sandbox).await?;
    say(&format!("{} 个网格群已绑定，{} 位微网格长已上线", district.groups.len(), district.sayings.len()));
    until(app, sandbox, "07:30").await?;
    say("07:30 上午日报告开始，提示已发到每个网格群");

    let (late, on_time): (Vec<&Saying>, Vec<&Saying>) = district.sayings.iter().partition(|saying| saying.late);
    let mut taps = vec![];
    for (nth, wave) in on_time.chunks(AT_ONCE).enumerate() {
        taps.extend(speak(app, sandbox, wave).await?);
        let minutes = 31 + 4 * (nth + 1);
        until(app, sandbox, &format!("{:02}:{:02}", 7 + minutes / 60, minutes % 60)).await?;
        if nth % 5 == 4 {
            say(&format!("已有 {} 位报送", (nth + 1) * AT_ONCE));
        }
    }
    say(&format!("{} 位按时报送", on_time.len()));
    until(app, sandbox, "10:02").await?;
    let mut checked = Checked::default();
    checked.line("── 10:01 的汇总", "", "");
    check(app, district, (&round, &on_time), &mut checked).await?;
    told(demo, district, on_time.len(), &mut checked);
    say("10:02 首次汇总已发出，未报的已催");

    for (wave, at) in late.chunks(AT_ONCE).zip(["10:10", "10:20", "10:25"]) {
        taps.extend(speak(app, sandbox, wave).await?);
        until(app, sandbox, at).await?;
    }
    say(&format!("{} 位迟报", late.len()));
    until(app, sandbox, "11:02").await?;
    let all: Vec<&Saying> = district.sayings.iter().collect();
    checked.line("── 11:01 的汇总", "", "");
    check(app, district, (&round, &all), &mut checked).await?;
    told(demo, district, all.len(), &mut checked);
    checked.line("── 群与收发", "", "");
    checked.line("点按都有回执", taps.len(), taps.iter().filter(|tap| sandbox.toast(**tap).is_some()).count());
    checked.line("进度板已报齐的群", district.groups.len(), complete_boards(sandbox, district));
    boxes(app, &mut checked).await?;
    say("11:02 完成");
    Ok(checked)
}

async fn speak(app: &App, sandbox: &Sandbox, wave: &[&Saying]) -> Result<Vec<TapId>, NoDemo> {
    let mut taps = vec![];
    for saying in wave {
        taps.extend(saying.say(sandbox).map_err(|why| NoDemo::Stuck(why.to_string()))?);
    }
    settled(app, sandbox).await?;
    Ok(taps)
}

/// Moves the time to a time of this morning, through everything that is due on the way.
async fn until(app: &App, sandbox: &Sandbox, time: &str) -> Result<(), NoDemo> {
    let local = format!("2020-02-07T{time}:00").parse().expect("a local time");
    hands::move_through(app, clock::instant(app.house.config.zone, local)).await?;
    settled(app, sandbox).await
}

/// Waits until everything that was said to the bot is taken, and everything that it has to say by now is said.
async fn settled(app: &App, sandbox: &Sandbox) -> Result<(), NoDemo> {
    let begun = Instant::now();
    while sandbox.pending_updates() > 0 || !hands::is_quiet(app).await? {
        if begun.elapsed() > PATIENCE {
            return Err(NoDemo::Stuck("the boxes do not become empty".to_owned()));
        }
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

async fn counts(app: &App) -> Result<(inbox::Counts, inbox::Counts), Fault> {
    let mut tx = app.db.read(app.clock.now()).await?;
    let counts = inbox::counts(&mut tx).await?;
    tx.rollback().await?;
    Ok(counts)
}

/// Compares the sums of the district as they stand.
async fn check(
    app: &App,
    district: &District,
    (round, said): (&RoundId, &[&Saying]),
    checked: &mut Checked,
) -> Result<(), NoDemo> {
    let config = &app.house.config;
    let mut tx = app.db.read(app.clock.now()).await?;
    let day = digests::load(&mut tx, config, round).await?;
    tx.rollback().await?;
    let root = day.as_ref().and_then(|day| Some((day, day.facts.tree.iter().find(|area| area.parent.is_none())?)));
    let digest = root.and_then(|(day, root)| Some((day, day.digest(root.id)?)));
    let (day, digest) = digest.ok_or_else(|| NoDemo::Stuck("there are no sums".to_owned()))?;
    checked.digest(&config.form, (district.sayings.len(), said), (day, &digest));
    Ok(())
}

/// Looks for the first line of the digest, with these numbers, in what the district office was told last.
fn told(demo: &Demo, district: &District, reported: usize, checked: &mut Checked) {
    let all = district.sayings.len();
    let per_mille = reported * 1_000 / all;
    let args = [
        ("expected", all.into()),
        ("reported", reported.into()),
        ("percent", format!("{}.{}%", per_mille / 10, per_mille % 10).into()),
        ("missing", (all - reported).into()),
    ];
    let line = text_with(Lang::default(), "digests-complete", args);
    let messages = demo.sandbox.messages(district.office);
    let told = messages.iter().any(|shown| shown.by_bot && shown.text.contains(&line));
    checked.line("区防控办收到的汇总", 1, usize::from(told));
}

/// The groups whose board says that everybody has reported.
fn complete_boards(sandbox: &Sandbox, district: &District) -> usize {
    let complete = |(group, leaders): &&(ChatId, usize)| {
        let args = [("reported", (*leaders).into()), ("expected", (*leaders).into())];
        let line = text_with(Lang::default(), "reports-board-count", args);
        sandbox.messages(*group).iter().any(|shown| shown.by_bot && shown.text.contains(&line))
    };
    district.groups.iter().filter(complete).count()
}

async fn boxes(app: &App, checked: &mut Checked) -> Result<(), NoDemo> {
    let (inbox, outbox) = counts(app).await?;
    checked.ledger("收件箱", &inbox);
    checked.ledger("发件箱", &outbox);
    let stuck = |counts: &inbox::Counts, states: &[&str]| -> i64 {
        states.iter().filter_map(|state| counts.by_state.get(*state)).sum()
    };
    checked.line("没有处理的更新", 0, stuck(&inbox, &["waiting", "parked", "dead"]));
    checked.line("没有送达的消息", 0, stuck(&outbox, &["queued", "sending", "failed", "unknown"]));
    Ok(())
}
