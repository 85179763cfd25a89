//! What this room says, and the buttons below it; pure.

use super::Command;
use super::rules::Greeting;
use super::store::invitations::{Count, Guest, Invited};
use crate::config::Config;
use crate::features::House;
use crate::features::areas::{Area, Purpose};
use crate::i18n::{self, Arg, text, text_with};
use crate::terms::{AreaId, Button, Lang, Level, Moment, Role, UserId};
use serde_json::json;

/// A button that gives a command of this room.
pub fn button(label: impl Into<String>, command: Command) -> Button {
    Button::command(label, json!({ "people": command }))
}

/// The name of a role.
pub fn role_name(lang: Lang, role: Role) -> String {
    text(lang, &format!("people-role-{}", role.as_str().replace('_', "-")))
}

/// The languages by their own names, for one account.
pub fn language_buttons(user: UserId) -> Vec<Vec<Button>> {
    let names = [(Lang::ZhCn, "简体中文"), (Lang::ZhTw, "繁體中文"), (Lang::En, "English")];
    vec![names.map(|(lang, name)| button(name, Command::Speak { lang }).only(user)).into()]
}

/// When the day's rounds open, such as `07:30, 14:30`.
pub fn opening_times(config: &Config, now: Moment) -> String {
    let rounds = &config.rounds;
    let midnight = rounds.local(now).date().and_time(chrono::NaiveTime::MIN) - chrono::Duration::seconds(1);
    let first = rounds.plans().iter().filter_map(|plan| plan.opens.after(midnight).next());
    first.map(|at| at.format("%H:%M").to_string()).collect::<Vec<_>>().join(", ")
}

/// Who somebody is to the bot (name; roles with their areas), and what comes next for each role.
pub fn greeting(lang: Lang, key: &str, (name, duties): (&str, &[(Role, String)]), opens: &str) -> String {
    let mut lines = vec![text_with(lang, key, [("name", name.into())])];
    for (role, area) in duties {
        let args = [("area", area.as_str().into()), ("role", role_name(lang, *role).into())];
        lines.push(text_with(lang, "people-duty", args));
    }
    lines.push(String::new());
    let mut roles: Vec<Role> = duties.iter().map(|(role, _)| *role).collect();
    roles.sort_unstable();
    roles.dedup();
    let mut next: Vec<String> =
        roles.into_iter().map(|role| text_with(lang, next_key(role), [("opens", opens.into())])).collect();
    next.dedup();
    lines.extend(next);
    lines.join("\n")
}

fn next_key(role: Role) -> &'static str {
    match role {
        Role::District | Role::Secretary | Role::GridLeader => "people-next-leading",
        Role::Leader => "people-next-leader",
        Role::Volunteer => "people-next-volunteer",
        Role::Counsellor => "people-next-counsellor",
        Role::Inspector | Role::Checkpoint => "people-next-staff",
        Role::Resident => "people-next-resident",
    }
}

/// Who has joined of an area.
pub struct Overview {
    pub area: Area,
    pub total: Count,
    pub by_role: Vec<(Role, Count)>,
    pub by_child: Vec<(AreaId, String, i64)>,
}

/// Sub-areas or people on a page: a screen of a small phone.
const PAGE: usize = 10;

/// The overview, with ways down, ways to invite, and pages.
pub fn overview(lang: Lang, overview: &Overview, page: usize) -> (String, Vec<Vec<Button>>) {
    let Overview { area, total, by_role, by_child } = overview;
    let joined = total.all - total.waiting;
    let args = [("area", area.name.as_str().into()), ("joined", joined.into()), ("all", total.all.into())];
    let mut lines = vec![text_with(lang, "people-overview", args)];
    for (role, count) in by_role.iter().filter(|(_, count)| count.waiting > 0) {
        let args = [("role", role_name(lang, *role).into()), ("waiting", count.waiting.into())];
        lines.push(text_with(lang, "people-overview-role", args));
    }
    if total.waiting == 0 {
        lines.push(text(lang, "people-all-joined"));
        return (lines.join("\n"), vec![]);
    }
    lines.push(text(lang, "people-overview-note"));

    let id = area.id;
    let child = |(area, name, waiting): &(AreaId, String, i64)| {
        button(format!("{name} ({waiting})"), Command::InviteArea { area: *area, page: 0 })
    };
    let mut rows = paged(by_child, page, child);
    rows.extend(turn_pages(by_child.len(), page, |page| Command::InviteArea { area: id, page }));
    rows.push(vec![
        button(text(lang, "people-button-links"), Command::InviteLinks { area: id }),
        button(text(lang, "people-button-codes"), Command::InviteCodes { area: id }),
    ]);
    rows.push(vec![
        button(text(lang, "people-button-file"), Command::InviteFile { area: id }),
        button(text(lang, "people-button-whom"), Command::InviteWhom { area: id, page: 0 }),
    ]);
    (lines.join("\n"), rows)
}

/// One page of buttons, two in a row.
fn paged<T>(all: &[T], page: usize, to_button: impl Fn(&T) -> Button) -> Vec<Vec<Button>> {
    let buttons: Vec<Button> = all.iter().skip(page * PAGE).take(PAGE).map(to_button).collect();
    buttons.chunks(2).map(<[Button]>::to_vec).collect()
}

/// The row that turns pages, where there is more than one.
fn turn_pages(count: usize, page: usize, to: impl Fn(usize) -> Command) -> Option<Vec<Button>> {
    let last = count.saturating_sub(1) / PAGE;
    let back = page.checked_sub(1).map(|before| button(format!("‹ {}", before + 1), to(before)));
    let on = (page < last).then(|| button(format!("{} ›", page + 2), to(page + 1)));
    let row: Vec<Button> = back.into_iter().chain(on).collect();
    (!row.is_empty()).then_some(row)
}

/// A page of those who have not joined, and the way back.
pub fn whom_buttons(lang: Lang, guests: &[Guest], (area, page): (AreaId, usize)) -> Vec<Vec<Button>> {
    let one = |guest: &Guest| {
        button(format!("{} {}", guest.name, guest.area), Command::InviteOne { area, person: guest.person })
    };
    let mut rows = paged(guests, page, one);
    rows.extend(turn_pages(guests.len(), page, |page| Command::InviteWhom { area, page }));
    rows.push(vec![button(text(lang, "people-button-back"), Command::InviteArea { area, page: 0 })]);
    rows
}

/// The link of an invitation.
pub fn link(username: &str, code: &str) -> String {
    format!("https://t.me/{username}?start={code}")
}

/// Links as messages to be forwarded.
pub fn links(lang: Lang, invited: &[Invited], house: &House) -> Vec<String> {
    let days = house.config.invitation_life.num_days();
    let heading = text_with(lang, "people-links", [("days", days.into())]);
    let line = |Invited { guest, code }: &Invited| {
        let who = who(lang, guest);
        text_with(lang, "people-link", [("who", who.into()), ("link", link(&house.username, code).into())])
    };
    i18n::pages(&heading, &invited.iter().map(line).collect::<Vec<_>>())
}

/// Area, role and name, in one line.
fn who(lang: Lang, guest: &Guest) -> String {
    format!("{} {} {}", guest.area, role_name(lang, guest.role), guest.name)
}

/// Who is invited and their link, as plain text.
pub fn link_line(lang: Lang, invited: &Invited, username: &str) -> String {
    format!("{}  {}", who(lang, &invited.guest), link(username, &invited.code))
}

/// Which code on a sheet is whose.
pub fn sheet_caption(lang: Lang, invited: &[Invited]) -> String {
    let mut lines = vec![text(lang, "people-codes")];
    for (index, Invited { guest, .. }) in invited.iter().enumerate() {
        let number = if invited.len() > 1 { format!("{}. ", index + 1) } else { String::new() };
        lines.push(crate::telegram::escape(&format!("{number}{}", who(lang, guest))));
    }
    lines.join("\n")
}

/// Links as CSV; the mark in front tells Excel that it is UTF-8.
pub fn links_csv(lang: Lang, invited: &[Invited], username: &str) -> String {
    let mut writer = csv::Writer::from_writer(vec![]);
    let header = ["people-column-area", "people-column-role", "people-column-name", "people-column-link"];
    let mut write = |cells: [String; 4]| writer.write_record(cells).expect("writing to memory does not fail");
    write(header.map(|key| text(lang, key)));
    for Invited { guest, code } in invited {
        write([guest.area.clone(), role_name(lang, guest.role), guest.name.clone(), link(username, code)]);
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    format!("\u{feff}{}", String::from_utf8(bytes).expect("all cells were text"))
}

/// Below the file of links.
pub fn file_caption(lang: Lang, count: usize) -> String {
    text_with(lang, "people-file", [("count", count.into())])
}

/// Areas to choose from for a group.
pub struct Choice {
    /// The areas.
    pub areas: Vec<Area>,
    /// The area in which they lie, which may be chosen too.
    pub this: Option<Area>,
    /// What the group is for.
    pub purpose: Purpose,
    /// The page.
    pub page: usize,
}

/// Grids, and whatever was named, are bound at once; areas above grids open first.
pub fn choice_buttons(lang: Lang, choice: &Choice) -> Vec<Vec<Button>> {
    let Choice { areas, this, purpose, page } = choice;
    let one = |area: &Area| {
        let bound = Command::BindTo { area: area.id, purpose: *purpose };
        let opened = Command::BindChoose { area: area.id, page: 0 };
        let opens = area.level < Level::Grid && *purpose == Purpose::Reports;
        button(if opens { format!("{} ›", area.name) } else { area.name.clone() }, if opens { opened } else { bound })
    };
    let mut rows = paged(areas, *page, one);
    if let Some(this) = this {
        rows.extend(turn_pages(areas.len(), *page, |page| Command::BindChoose { area: this.id, page }));
        let label = plain_with(lang, "people-button-itself", &this.name);
        rows.push(vec![button(label, Command::BindTo { area: this.id, purpose: *purpose })]);
    }
    rows
}

/// A button's label is no HTML, so a name in it stays as it is.
fn plain_with(lang: Lang, key: &str, area: &str) -> String {
    text_with(lang, key, [("area", Arg::Html(area.to_owned()))])
}

/// The group belongs to an area now; `deaf` while the bot cannot read what is written there.
pub fn bound(lang: Lang, area: &Area, purpose: Purpose, deaf: bool) -> String {
    let key = match purpose {
        Purpose::Reports => "people-bound-reports",
        Purpose::Volunteers => "people-bound-volunteers",
    };
    let bound = text_with(lang, key, [("area", area.name.as_str().into())]);
    if deaf { format!("{bound}\n\n{}", text(lang, "people-group-needs")) } else { bound }
}

/// What is said in a group when the bot's membership changed.
pub fn group_greeting(lang: Lang, greeting: Greeting, bound: bool, username: &str) -> Option<String> {
    let intro = if bound { "people-group-back" } else { "people-group-intro" };
    let intro = || text_with(lang, intro, [("bot", username.into())]);
    match greeting {
        Greeting::Introduce { deaf: true } => Some(format!("{}\n\n{}", intro(), text(lang, "people-group-needs"))),
        Greeting::Introduce { deaf: false } => Some(intro()),
        Greeting::Hears => Some(text(lang, "people-group-hears")),
        Greeting::Deaf => Some(text(lang, "people-group-needs")),
        Greeting::Removed | Greeting::Quiet => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::PersonId;

    fn guest(number: i64) -> Guest {
        Guest { person: PersonId(number), name: "王<芳>".into(), role: Role::Leader, area: "QX-01-001".into() }
    }

    #[test]
    fn pages_turn_back_and_on_and_end() {
        let labels = |count, page| -> Vec<String> {
            let row = turn_pages(count, page, |page| Command::InviteWhom { area: AreaId(1), page });
            row.into_iter().flatten().map(|button| button.label).collect()
        };
        assert_eq!(labels(10, 0), Vec::<String>::new());
        assert_eq!(labels(21, 0), ["2 ›"]);
        assert_eq!(labels(21, 1), ["‹ 1", "3 ›"]);
        assert_eq!(labels(21, 2), ["‹ 2"]);
    }

    #[test]
    fn everybody_is_on_exactly_one_page_of_people() {
        let guests: Vec<Guest> = (0..21).map(guest).collect();
        let people = |page| {
            let buttons = whom_buttons(Lang::ZhCn, &guests, (AreaId(1), page));
            buttons.into_iter().flatten().filter(|button| button.label.contains("QX")).count()
        };
        assert_eq!([people(0), people(1), people(2)], [10, 10, 1]);
    }

    #[test]
    fn a_caption_of_a_full_sheet_fits_and_is_escaped() {
        let invited: Vec<Invited> = (0..12).map(|n| Invited { guest: guest(n), code: "x".repeat(24) }).collect();
        let caption = sheet_caption(Lang::En, &invited);
        assert!(caption.encode_utf16().count() <= 1_024 && caption.contains("12. QX-01-001"), "{caption}");
        assert!(caption.contains("王&lt;芳&gt;"));
    }

    #[test]
    fn the_file_of_links_is_csv_that_excel_opens() {
        let csv = links_csv(Lang::ZhCn, &[Invited { guest: guest(1), code: "abc".into() }], "a_bot");
        assert_eq!(csv, "\u{feff}区域,职责,姓名,链接\nQX-01-001,微网格长,王<芳>,https://t.me/a_bot?start=abc\n");
    }
}
