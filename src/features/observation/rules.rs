//! What follows from how people are and what was done: facts in, decision out.

use super::command::Press;
use super::model::{CheckIn, Subject, Symptom};
use crate::terms::{PersonId, Role};
use chrono::NaiveDate;

/// What somebody is to a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is about themselves.
    Own,
    /// The secretary of the community, or above.
    Secretary,
    /// They look after them.
    Warden,
    /// Nobody who may see anything.
    Nobody,
}

/// What a person with these roles within reach is to a subject.
pub fn standing(subject: &Subject, person: PersonId, roles_in_reach: &[Role]) -> Standing {
    match () {
        () if subject.contact.person == person => Standing::Own,
        () if roles_in_reach.contains(&Role::Secretary) => Standing::Secretary,
        () if subject.warden == person => Standing::Warden,
        () => Standing::Nobody,
    }
}

/// What a check-in shows next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// How warm?
    Temperature,
    /// Any of these? These are chosen.
    Symptoms(Vec<Symptom>),
    /// How do you feel?
    Mood,
    /// Thank you.
    Done,
}

/// What a press changes, and what is shown after it.
pub fn press(check_in: &CheckIn, press: Press, fever: i64) -> (CheckIn, Screen) {
    let mut next = check_in.clone();
    let screen = match press {
        Press::Open | Press::Type => return (next, Screen::Temperature),
        Press::Toggle(symptoms) => return (next, Screen::Symptoms(symptoms)),
        Press::Temperature(temperature) => {
            next.fever = temperature.0 >= fever;
            next.temperature = Some(temperature);
            Screen::Symptoms(vec![])
        }
        Press::Symptoms(symptoms) => {
            next.symptoms = Some(symptoms);
            Screen::Mood
        }
        Press::Mood(mood) => {
            next.mood = Some(mood);
            Screen::Done
        }
    };
    next.answered = next.temperature.is_some() && next.symptoms.is_some() && next.mood.is_some();
    let screen = if screen == Screen::Done { first_missing(&next) } else { screen };
    (next, screen)
}

/// What is still to be asked.
pub fn first_missing(check_in: &CheckIn) -> Screen {
    match check_in {
        CheckIn { temperature: None, .. } => Screen::Temperature,
        CheckIn { symptoms: None, .. } => Screen::Symptoms(vec![]),
        CheckIn { mood: None, .. } => Screen::Mood,
        _ => Screen::Done,
    }
}

/// The chosen symptoms once one of them was pressed.
pub fn toggled(chosen: &[Symptom], pressed: Symptom) -> Vec<Symptom> {
    let mut next: Vec<Symptom> = chosen.iter().copied().filter(|symptom| *symptom != pressed).collect();
    if next.len() == chosen.len() {
        next.push(pressed);
    }
    next.sort_unstable();
    next
}

/// How many check-ins in a row, from the newest back, showed one of the two worst faces; what was not answered is passed over.
pub fn low_run(newest_first: &[CheckIn]) -> usize {
    newest_first.iter().filter_map(|check_in| check_in.mood).take_while(|mood| mood.is_low()).count()
}

/// So many low faces in a row are more than a bad morning.
pub const LOW_TWICE: usize = 2;

/// What is decided of a wish to release somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Release {
    /// They are free.
    Free,
    /// Not before the evening of this day is over.
    TooEarly(NaiveDate),
    /// They said last that they are unwell.
    Unwell,
    /// They are not at home.
    Away,
}

/// Whether somebody can be released today, given their check-ins, newest first.
pub fn release(subject: &Subject, newest_first: &[CheckIn], today: NaiveDate) -> Release {
    let known = newest_first.iter().find(|check_in| check_in.temperature.is_some());
    let over = today > subject.last_day();
    let last_evening = |check_in: &CheckIn| check_in.asking.date == today && is_evening(check_in) && check_in.answered;
    match () {
        () if today < subject.last_day() => Release::TooEarly(subject.last_day()),
        () if subject.away_since.is_some() => Release::Away,
        () if known.is_some_and(CheckIn::is_alarming) => Release::Unwell,
        () if over || newest_first.first().is_some_and(last_evening) => Release::Free,
        () => Release::TooEarly(subject.last_day()),
    }
}

fn is_evening(check_in: &CheckIn) -> bool {
    check_in.asking.slot.0 == EVENING
}

/// Whether the secretary is offered to release somebody, now that this check-in is in: after an evening on which they can be.
pub fn offers_release(subject: &Subject, check_in: &CheckIn) -> bool {
    let can = || release(subject, std::slice::from_ref(check_in), check_in.asking.date) == Release::Free;
    is_evening(check_in) && check_in.answered && can()
}

/// The names of the day's two askings.
pub const MORNING: &str = "am";
pub const EVENING: &str = "pm";

/// What a report and the register say differently of a micro-grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// Under observation: as reported, as registered.
    pub observed: Option<(i64, i64)>,
    /// Released today: as reported, as registered.
    pub released: Option<(i64, i64)>,
}

/// What is different; a number that was not reported is no difference.
pub fn difference(reported: (Option<u32>, Option<u32>), registered: (i64, i64)) -> Option<Difference> {
    let observed = reported.0.map(|count| (i64::from(count), registered.0)).filter(|(said, kept)| said != kept);
    // A round tells of half a day, the register of all of it.
    let released = reported.1.map(|count| (i64::from(count), registered.1)).filter(|(said, kept)| said > kept);
    (observed.is_some() || released.is_some()).then_some(Difference { observed, released })
}

/// A name of which only the first character is told.
pub fn masked(name: &str) -> String {
    name.trim().chars().next().map_or_else(|| "*".to_owned(), |first| format!("{first}*"))
}

/// How long a second press on the same button is taken for the first one.
pub const SAME_VISIT_MINUTES: i64 = 10;

/// Who is told that somebody should be looked after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Their warden, who looks after them day by day.
    Warden,
    /// The secretary too: it may be the illness.
    WardenAndSecretary,
    /// Grid leader and secretary: there is no warden, or none who does not know it already.
    Responsible,
}

/// Words of what may be the illness, in lower case.
const ILL: &[&str] = &[
    "烧",
    "燒",
    "发热",
    "發熱",
    "体温",
    "體溫",
    "咳",
    "喘",
    "胸闷",
    "胸悶",
    "气促",
    "氣促",
    "呼吸",
    "乏力",
    "fever",
    "cough",
    "breath",
    "temperature",
];

/// Decides who is told of a worry: the fewest who can act on it.
pub fn whom(warden: Option<PersonId>, by: PersonId, said: Option<&str>) -> Told {
    let said = said.unwrap_or_default().to_lowercase();
    match warden {
        None => Told::Responsible,
        Some(warden) if warden == by => Told::Responsible,
        Some(_) if ILL.iter().any(|word| said.contains(word)) => Told::WardenAndSecretary,
        Some(_) => Told::Warden,
    }
}
