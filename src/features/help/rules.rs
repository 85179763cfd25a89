//! What is decided about requests for help; pure.

use super::model::{Hours, Request, Rung, State, Wanted, Wishes};
use super::reading::Category;
use crate::terms::{AreaId, Level, Moment, PersonId, Phone, Role};
use chrono::{Duration, NaiveDate};

/// Somebody who wants to take a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claimant {
    /// Who.
    pub person: PersonId,
    /// They hold a role there for which one goes to people.
    pub may: bool,
    /// We can write to them, so that they learn where to go.
    pub hears_us: bool,
    /// So many requests they have already …
    pub has: i64,
    /// … of so many.
    pub most: i64,
}

/// What becomes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claiming {
    /// It is theirs.
    Won,
    /// It was theirs already.
    Own,
    /// Somebody else was first.
    Taken,
    /// It is over.
    Over,
    /// They are who needs help.
    Yourself,
    /// They are no volunteer there.
    NoVolunteer,
    /// They would not hear where to go.
    Deaf,
    /// They have enough to do.
    Enough,
}

/// Decides who gets a request; the transaction sees to it that nobody else is asked about at the same time.
pub fn claim(request: &Request, by: Claimant) -> Claiming {
    match request.state {
        State::Claimed | State::Bought if request.volunteer == Some(by.person) => Claiming::Own,
        State::Claimed | State::Bought => Claiming::Taken,
        State::Draft | State::Delivered | State::Closed | State::Cancelled => Claiming::Over,
        State::Open if request.person == Some(by.person) => Claiming::Yourself,
        State::Open if !by.may => Claiming::NoVolunteer,
        State::Open if !by.hears_us => Claiming::Deaf,
        State::Open if by.has >= by.most => Claiming::Enough,
        State::Open => Claiming::Won,
    }
}

/// What is to be done where somebody is to be offered a talk who has one already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// It is brought before them again.
    Anew,
    /// They have just got it.
    InView,
    /// They have asked for a talk, or are in one.
    Needless,
}

/// For so long an offer has not been written over by other messages.
const IN_VIEW: Duration = Duration::minutes(10);

/// Decides it.
pub fn offer(talk: &Request, now: Moment) -> Offer {
    match talk.state {
        State::Draft if now - talk.asked_at < IN_VIEW => Offer::InView,
        State::Draft => Offer::Anew,
        _ => Offer::Needless,
    }
}

/// What is to be done about a request whose moment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Nothing: it has moved on meanwhile.
    Nothing,
    /// Nobody has taken it: one step higher.
    Climb,
    /// The counsellor who was asked does not answer: the next one.
    NextCounsellor,
    /// The volunteer is asked how it stands.
    Nudge,
    /// The volunteer does not answer: somebody else may go.
    BackToPool,
    /// A request was written and not sent: its resident is reminded once.
    Remind,
    /// What was delivered is taken as received; a talk that stands still is over.
    Close,
}

/// Decides what a timer that was set for `at` means now.
pub fn due(request: &Request, at: Moment) -> Due {
    if request.due_at != Some(at) {
        return Due::Nothing;
    }
    match request.state {
        State::Open if request.rung == Rung::Counsellors => Due::NextCounsellor,
        State::Open => Due::Climb,
        State::Claimed if request.is_counselling() => Due::Close,
        State::Claimed | State::Bought if request.nudged => Due::BackToPool,
        State::Claimed | State::Bought => Due::Nudge,
        State::Delivered => Due::Close,
        State::Draft => Due::Remind,
        State::Closed | State::Cancelled => Due::Nothing,
    }
}

/// The step above.
pub fn next_rung(rung: Rung) -> Rung {
    match rung {
        Rung::Group => Rung::Leader,
        Rung::Leader => Rung::GridLeader,
        Rung::GridLeader => Rung::Secretary,
        Rung::Counsellors | Rung::Secretary | Rung::Nobody => Rung::Nobody,
    }
}

/// Whom a step asks privately: which role on which level.
pub fn asked_on(rung: Rung) -> Option<(Level, Role)> {
    match rung {
        Rung::Leader => Some((Level::MicroGrid, Role::Leader)),
        Rung::GridLeader => Some((Level::Grid, Role::GridLeader)),
        Rung::Secretary => Some((Level::Community, Role::Secretary)),
        Rung::Group | Rung::Counsellors | Rung::Nobody => None,
    }
}

/// Roles for which one goes to people who need help.
pub const GOING: [Role; 5] = [Role::Volunteer, Role::Leader, Role::GridLeader, Role::Secretary, Role::District];

/// Whether those who answer for the area may sleep on it.
pub fn may_wait(request: &Request) -> bool {
    !request.urgent && request.wanted != Wanted::Now
}

/// What is missing before a request can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// Nothing.
    Go,
    /// It was sent before, or is gone.
    Past,
    /// What kind of help.
    NoCategory,
    /// What to bring.
    NoContent,
    /// Where to go or to call.
    NoWay,
}

/// Decides whether a request can be sent.
pub fn sending(request: &Request) -> Sending {
    let to_bring = [Category::Groceries, Category::Medicine, Category::Meals, Category::Other];
    let bare = request.said.is_none() && request.photo.is_none();
    match request {
        _ if request.state != State::Draft => Sending::Past,
        _ if request.categories.is_empty() => Sending::NoCategory,
        _ if request.is_counselling() => Sending::Go,
        _ if bare && request.categories.iter().any(|category| to_bring.contains(category)) => Sending::NoContent,
        _ if request.phone.is_none() && request.address.is_none() => Sending::NoWay,
        _ => Sending::Go,
    }
}

/// When help is needed, as far as a text tells.
pub fn wanted(text: &str, urgent: bool) -> Wanted {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["明天", "明早", "明日", "明晚", "tomorrow"]) {
        Wanted::Tomorrow
    } else if urgent {
        Wanted::Now
    } else if says(&["后天", "後天", "下周", "下週", "下星期", "next week"]) {
        Wanted::Later
    } else {
        Wanted::Today
    }
}

/// What was said on one day, said on another: yesterday's tomorrow is today.
pub fn wanted_as_of(wanted: Wanted, asked: NaiveDate, today: NaiveDate) -> Wanted {
    match wanted {
        Wanted::Tomorrow if asked < today => Wanted::Today,
        wanted => wanted,
    }
}

/// When whoever takes a request is expected until they say otherwise: soon, or tomorrow at noon (`noon`) where it can wait.
pub fn arrival(wanted: Wanted, soon: Moment, noon: Moment) -> Moment {
    match wanted {
        Wanted::Now | Wanted::Today => soon,
        Wanted::Tomorrow | Wanted::Later => noon.max(soon),
    }
}

/// Who goes is asked how it stands some time after they wanted to be there.
pub fn standstill(arrives: Moment, now: Moment, after: Duration) -> Moment {
    arrives.max(now) + after
}

/// More than any errand costs, in fen; what is more is a phone number.
const DEAREST: i64 = 2_000_000;

/// Reads what an errand cost, in fen: `38.5`, `¥38.50`, `花了38.5元`.
pub fn read_cost(text: &str) -> Option<i64> {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '．' => '.',
        c => c,
    };
    let text: String = text.trim().chars().map(narrow).collect();
    let mut number = text.as_str();
    for before in ["一共", "总共", "總共", "共", "花费", "花費", "花了", "￥", "¥"] {
        number = number.strip_prefix(before).unwrap_or(number).trim_start();
    }
    for after in ["人民币", "人民幣", "元", "块钱", "塊錢", "块", "塊", "yuan", "rmb", "RMB"] {
        number = number.strip_suffix(after).unwrap_or(number).trim_end();
    }
    let (yuan, fen) = number.split_once('.').unwrap_or((number, ""));
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if yuan.is_empty() || yuan.len() > 5 || fen.len() > 2 || !digits(yuan) || !digits(fen) {
        return None;
    }
    let cost = yuan.parse::<i64>().ok()? * 100 + format!("{fen:0<2}").parse::<i64>().ok()?;
    (cost <= DEAREST).then_some(cost)
}

/// Finds a phone in what an applicant wrote; the other words are left.
pub fn read_application(text: &str) -> (Option<Phone>, Vec<String>) {
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || "+-()".contains(c));
    let words = text.split(|c: char| c.is_whitespace() || ",，、;；:：。".contains(c)).filter(|word| !word.is_empty());
    let (numbers, words): (Vec<&str>, Vec<&str>) = words.partition(|word| is_number(word));
    // Fewer digits are a house number.
    let phone = Phone::read(&numbers.concat()).filter(|phone| phone.reveal().len() >= 7);
    (phone, words.into_iter().map(str::to_owned).collect())
}

/// Whether a kind of help and an hour of the day are what a volunteer wished for; who wished for nothing is not put before others.
pub fn suits(wishes: &Wishes, kinds: &[Category], hours: Hours) -> bool {
    let kind = kinds.iter().any(|kind| wishes.categories.contains(kind));
    kind && (wishes.times.is_empty() || wishes.times.contains(&hours))
}

/// The part of the day of a local hour.
pub fn part_of_day(hour: u32) -> Hours {
    match hour {
        ..12 => Hours::Morning,
        12..18 => Hours::Afternoon,
        _ => Hours::Evening,
    }
}

/// Where somebody lives: where they are a resident, else the lowest area on which they hold a role.
pub fn home(holdings: &[(Role, Level, AreaId)]) -> Option<AreaId> {
    let resident = holdings.iter().find(|(role, ..)| *role == Role::Resident);
    let home = resident.or_else(|| holdings.iter().max_by_key(|(_, level, _)| *level));
    home.map(|(.., area)| *area)
}

/// Takes the wish to talk out of a request for other things as well: those go to a group, a talk never does.
pub fn without_talk(kinds: &[Category]) -> (Vec<Category>, bool) {
    let rest: Vec<Category> = kinds.iter().copied().filter(|kind| *kind != Category::Counselling).collect();
    let talk = !rest.is_empty() && rest.len() < kinds.len();
    (if talk { rest } else { kinds.to_vec() }, talk)
}

/// As much of a text as is kept: more than anybody needs, less than a message holds.
pub fn shortened(text: &str) -> String {
    const LONGEST: usize = 800;
    let mut kept: String = text.trim().chars().take(LONGEST).collect();
    if kept.chars().count() < text.trim().chars().count() {
        kept.push('…');
    }
    kept
}
