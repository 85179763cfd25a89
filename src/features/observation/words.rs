//! What this room says, and the buttons below it; pure.

pub mod certificate;
pub mod course;
pub mod enter;
pub mod register;
pub mod subjects;

use super::command::{Act, Command, Press};
use super::model::{Asking, CheckIn, Mood, Subject, SubjectId, Symptom, Temperature};
use super::rules::{MORNING, Screen, toggled};
use crate::features::House;
use crate::features::people::Contact;
use crate::features::reports;
use crate::i18n::{Arg, pages, text, text_with};
use crate::terms::{Button, Lang, Phone, UserId};
use chrono::{Datelike, NaiveDate};
use serde_json::json;
use strum::VariantArray;

/// A message: HTML, and rows of buttons.
pub type Message = (String, Vec<Vec<Button>>);

/// A list that may take several messages, and rows of buttons for the last one.
pub type Pages = (Vec<String>, Vec<Vec<Button>>);

/// Telegram shows at most 100 buttons under a message; a row has up to two here.
const MOST_ROWS: usize = 48;

/// A button that gives a command of this room.
pub fn button(label: impl Into<String>, command: &Command) -> Button {
    Button::command(label, json!({ "observation": command }))
}

fn act(lang: Lang, key: &str, subject: SubjectId, act: Act) -> Button {
    button(text(lang, key), &Command::Act { subject, act })
}

fn card_button(subject: &Subject) -> Button {
    button(subject.contact.name.clone(), &Command::Card { subject: subject.id })
}

/// `2月7日`
pub fn day(lang: Lang, day: NaiveDate) -> String {
    text_with(lang, "observation-date", [("month", day.month().into()), ("day", day.day().into())])
}

fn name_of(subject: &Subject) -> Arg {
    subject.contact.name.as_str().into()
}

/// Name, phone and micro-grid in one line, for somebody who may call.
fn who(lang: Lang, subject: &Subject) -> String {
    let phone = subject.contact.phone.as_ref().map_or_else(|| text(lang, "observation-no-phone"), Phone::dialable);
    let args = [("name", name_of(subject)), ("phone", phone.into()), ("area", subject.area_name.as_str().into())];
    text_with(lang, "observation-who", args)
}

/// `第 3/14 天`
fn day_count(lang: Lang, subject: &Subject, today: NaiveDate) -> String {
    let args = [("day", subject.day_on(today).into()), ("days", subject.days.into())];
    text_with(lang, "observation-day", args)
}

/// The message in which somebody is asked how they are; `key` is the question or its repetition.
pub fn ask(lang: Lang, (subject, asking): (&Subject, &Asking), key: &str, user: UserId) -> Message {
    let hello = if asking.slot.0 == MORNING { "observation-hello-am" } else { "observation-hello-pm" };
    let args = [
        ("name", name_of(subject)),
        ("hello", text(lang, hello).into()),
        ("day", day_count(lang, subject, asking.date).into()),
    ];
    (text_with(lang, key, args), thermometer(lang, (subject.id, asking), user))
}

/// What thermometers show of people who are well, in tenths.
const USUAL: std::ops::RangeInclusive<i64> = 362..=372;
/// As many as stay readable side by side on a small phone.
const A_ROW: usize = 6;

fn thermometer(lang: Lang, (subject, asking): (SubjectId, &Asking), user: UserId) -> Vec<Vec<Button>> {
    let command = |press| Command::CheckIn { subject, asking: asking.clone(), press };
    let degrees = |tenths| {
        let temperature = Temperature(tenths);
        button(temperature.to_string(), &command(Press::Temperature(temperature))).only(user)
    };
    let mut buttons: Vec<Button> = USUAL.map(degrees).collect();
    buttons.push(button(text(lang, "observation-button-type"), &command(Press::Type)).only(user));
    buttons.chunks(A_ROW).map(<[Button]>::to_vec).collect()
}

/// A check-in as it stands, for whoever answers it.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// Their language.
    pub lang: Lang,
    /// Their account.
    pub user: UserId,
    /// They answer for somebody else.
    pub proxy: bool,
    /// Whose it is.
    pub subject: &'a Subject,
    /// As far as it was answered.
    pub check_in: &'a CheckIn,
}

impl Shown<'_> {
    fn button(&self, label: impl Into<String>, press: Press) -> Button {
        let (subject, asking) = (self.subject.id, self.check_in.asking.clone());
        button(label, &Command::CheckIn { subject, asking, press }).only(self.user)
    }

    /// Whom it is about, and what was said so far.
    fn heading(&self) -> String {
        let whose = self.proxy.then(|| text_with(self.lang, "observation-for", [("name", name_of(self.subject))]));
        let said = said(self.lang, self.check_in);
        [whose, Some(said).filter(|said| !said.is_empty())].into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    fn below(&self, question: &str) -> String {
        let lines = [self.heading(), text(self.lang, question)];
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// One question.
    pub fn screen(&self, screen: &Screen) -> Message {
        match screen {
            Screen::Temperature | Screen::Done => {
                let whose =
                    self.proxy.then(|| text_with(self.lang, "observation-for", [("name", name_of(self.subject))]));
                let question = text(self.lang, "observation-how-warm");
                let html = whose.into_iter().chain([question]).collect::<Vec<_>>().join("\n");
                (html, thermometer(self.lang, (self.subject.id, &self.check_in.asking), self.user))
            }
            Screen::Symptoms(chosen) => (self.below("observation-which-symptoms"), self.symptoms(chosen)),
            Screen::Mood => {
                let face = |(place, face): (i64, &&str)| self.button(*face, Press::Mood(Mood(place)));
                (self.below("observation-which-mood"), vec![(1..).zip(&Mood::FACES).map(face).collect()])
            }
        }
    }

    fn symptoms(&self, chosen: &[Symptom]) -> Vec<Vec<Button>> {
        let toggle = |symptom: &Symptom| {
            let mark = if chosen.contains(symptom) { "☑️ " } else { "" };
            self.button(
                format!("{mark}{}", symptom_name(self.lang, *symptom)),
                Press::Toggle(toggled(chosen, *symptom)),
            )
        };
        let done = match chosen {
            [] => self.button(text(self.lang, "observation-button-well"), Press::Symptoms(vec![])),
            _ => self.button(text(self.lang, "observation-button-chosen"), Press::Symptoms(chosen.to_vec())),
        };
        let toggles: Vec<Button> = Symptom::VARIANTS.iter().map(toggle).collect();
        let mut rows = vec![vec![done]];
        rows.extend(toggles.chunks(3).map(<[Button]>::to_vec));
        rows.push(vec![self.button(text(self.lang, "observation-button-again"), Press::Open)]);
        rows
    }

    /// Is that what the thermometer shows?
    pub fn sure(&self, temperature: Temperature) -> Message {
        let html = text_with(self.lang, "observation-sure", [("temperature", temperature.to_string().into())]);
        let label = text_with(self.lang, "observation-button-sure", [("temperature", temperature.to_string().into())]);
        let again = text(self.lang, "observation-button-again");
        (html, vec![vec![self.button(label, Press::Temperature(temperature)), self.button(again, Press::Open)]])
    }

    /// Thank you; what was said, and what may help. `low` is a second low mood in a row.
    pub fn done(&self, low: bool, house: &House) -> Message {
        let round = reports::words::round(self.lang, &self.check_in.asking);
        let args = [("round", round.into()), ("said", said(self.lang, self.check_in).into())];
        let mut lines = vec![text_with(self.lang, "observation-done", args)];
        if self.check_in.is_alarming() {
            lines.push(text(self.lang, "observation-done-unwell"));
        }
        if self.check_in.symptoms.as_ref().is_some_and(|symptoms| symptoms.contains(&Symptom::Breath)) {
            let number = house.config.help.emergency_number.as_str();
            lines.push(text_with(self.lang, "observation-done-breath", [("number", number.into())]));
        }
        lines.push(text_with(
            self.lang,
            "observation-done-day",
            [("day", day_count(self.lang, self.subject, self.check_in.asking.date).into())],
        ));
        let mut rows = vec![vec![self.button(text(self.lang, "observation-button-change"), Press::Open)]];
        if low {
            lines.push(text(self.lang, "observation-done-low"));
            let talk = Command::Talk { subject: self.subject.id, asking: self.check_in.asking.clone() };
            let label = text(self.lang, "observation-button-talk");
            rows.push(vec![Button::command(label, json!({ "observation": talk }))]);
        }
        (lines.join("\n"), rows)
    }
}

/// `36.5℃ · 没有不舒服 · 🙂`, as far as it was said.
fn said(lang: Lang, check_in: &CheckIn) -> String {
    let mood = check_in.mood.map(|mood| mood.face().to_owned());
    let health = Some(health(lang, check_in)).filter(|health| !health.is_empty());
    health.into_iter().chain(mood).collect::<Vec<_>>().join(" · ")
}

/// The same without the mood.
fn health(lang: Lang, check_in: &CheckIn) -> String {
    let temperature = check_in.temperature.map(|temperature| {
        let key = if check_in.fever { "observation-said-fever" } else { "observation-said-temperature" };
        text_with(lang, key, [("temperature", temperature.to_string().into())])
    });
    let symptoms = check_in.symptoms.as_ref().map(|symptoms| match symptoms.as_slice() {
        [] => text(lang, "observation-said-well"),
        some => some
            .iter()
            .map(|symptom| symptom_name(lang, *symptom))
            .collect::<Vec<_>>()
            .join(&text(lang, "observation-comma")),
    });
    [temperature, symptoms].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn symptom_name(lang: Lang, symptom: Symptom) -> String {
    text(lang, &format!("observation-symptom-{}", symptom.into_str()))
}

/// 代填: a button for each for whom somebody answers; those who are answered for are marked.
pub fn proxy_list(lang: Lang, asking: &Asking, list: &[(&Subject, Option<&CheckIn>)]) -> Message {
    let round = reports::words::round(lang, asking);
    let is_done = |check_in: Option<&CheckIn>| check_in.is_some_and(|check_in| check_in.answered);
    let open = list.iter().filter(|(_, check_in)| !is_done(*check_in)).count();
    let mut lines = vec![match open {
        0 => text_with(lang, "observation-proxy-done", [("round", round.into())]),
        open => text_with(lang, "observation-proxy", [("round", round.into()), ("count", open.into())]),
    }];
    for (subject, check_in) in list {
        let said = check_in.map(|check_in| said(lang, check_in)).filter(|said| !said.is_empty());
        let said = said.unwrap_or_else(|| text(lang, "observation-state-waiting"));
        lines.push(text_with(
            lang,
            "observation-line",
            [("who", Arg::Html(who(lang, subject))), ("state", said.into())],
        ));
    }
    let fill = |(subject, check_in): &(&Subject, Option<&CheckIn>)| {
        let mark = if is_done(*check_in) { "✅ " } else { "📝 " };
        let command = Command::CheckIn { subject: subject.id, asking: asking.clone(), press: Press::Open };
        button(format!("{mark}{}", subject.contact.name), &command)
    };
    let buttons: Vec<Button> = list.iter().map(fill).collect();
    let rows = buttons.chunks(2).take(MOST_ROWS).map(<[Button]>::to_vec).collect();
    (pages("", &lines).swap_remove(0), rows)
}

/// A warden learns who has not answered, and may answer for them.
pub fn missing_to_warden(lang: Lang, asking: &Asking, subjects: &[Subject]) -> Pages {
    let args = [("round", reports::words::round(lang, asking).into()), ("count", subjects.len().into())];
    let lines: Vec<String> = subjects.iter().map(|subject| who(lang, subject)).collect();
    let mut rows: Vec<Vec<Button>> = vec![];
    for subject in subjects.iter().take(MOST_ROWS) {
        let label = text_with(lang, "observation-button-fill", [("name", Arg::Html(subject.contact.name.clone()))]);
        let command = Command::CheckIn { subject: subject.id, asking: asking.clone(), press: Press::Open };
        rows.push(vec![button(label, &command), act(lang, "observation-button-left", subject.id, Act::Left)]);
    }
    (pages(&text_with(lang, "observation-missing-warden", args), &lines), rows)
}

/// A secretary learns of whom nothing was heard, and who looks after them.
pub fn missing_to_secretary(lang: Lang, asking: &Asking, list: &[(Subject, Option<Contact>)]) -> Pages {
    let args = [("round", reports::words::round(lang, asking).into()), ("count", list.len().into())];
    let line = |(subject, warden): &(Subject, Option<Contact>)| {
        let args = [("who", Arg::Html(who(lang, subject))), ("warden", Arg::Html(contact(lang, warden.as_ref())))];
        text_with(lang, "observation-line-warden", args)
    };
    let lines: Vec<String> = list.iter().map(line).collect();
    let buttons: Vec<Button> = list.iter().map(|(subject, _)| card_button(subject)).collect();
    let rows = buttons.chunks(2).take(MOST_ROWS).map(<[Button]>::to_vec).collect();
    (pages(&text_with(lang, "observation-missing-secretary", args), &lines), rows)
}

/// Name and phone of somebody who works here.
fn contact(lang: Lang, contact: Option<&Contact>) -> String {
    let Some(contact) = contact else {
        return text(lang, "observation-nobody");
    };
    let phone = contact.phone.as_ref().map(Phone::dialable).unwrap_or_default();
    crate::telegram::escape(format!("{} {phone}", contact.name).trim_end())
}

/// A fever or symptoms; or that there are none after all.
pub fn alert(lang: Lang, subject: &Subject, check_in: &CheckIn) -> Message {
    let key = if check_in.is_alarming() { "observation-alert" } else { "observation-alert-mended" };
    let args = [
        ("round", reports::words::round(lang, &check_in.asking).into()),
        ("who", Arg::Html(who(lang, subject))),
        ("said", health(lang, check_in).into()),
        ("day", day_count(lang, subject, check_in.asking.date).into()),
    ];
    (text_with(lang, key, args), vec![vec![card_button(subject)]])
}

/// Two low moods in a row, told gently.
pub fn low_mood(lang: Lang, subject: &Subject) -> Message {
    (text_with(lang, "observation-low", [("who", Arg::Html(who(lang, subject)))]), vec![vec![card_button(subject)]])
}
