use super::command::Press;
use super::model::{Asking, Category, CheckIn, Mood, Subject, SubjectId, Symptom, Temperature};
use super::rules::{self, Difference, Release, Screen, Standing};
use crate::features::people::Contact;
use crate::terms::{AreaId, Lang, PersonId, Role, SlotId};
use chrono::NaiveDate;

const FEVER: i64 = 373;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 2, day).expect("a date")
}

/// Somebody whose 14 days are 1 to 14 February, looked after by person 2.
fn subject() -> Subject {
    let contact = Contact {
        person: PersonId(1),
        area: AreaId(5),
        name: "钱阿姨".into(),
        phone: None,
        user: None,
        lang: Lang::ZhCn,
    };
    Subject {
        id: SubjectId(7),
        contact,
        area: AreaId(5),
        area_name: "QX-03-001".into(),
        warden: PersonId(2),
        category: Category::Hubei,
        household: None,
        first_day: day(1),
        days: 14,
        away_since: None,
        outcome: None,
    }
}

fn asked(on: u32, slot: &str) -> CheckIn {
    CheckIn {
        subject: SubjectId(7),
        asking: Asking { date: day(on), slot: SlotId(slot.into()) },
        temperature: None,
        fever: false,
        symptoms: None,
        mood: None,
        answered: false,
    }
}

/// With everything said.
fn answered(on: u32, slot: &str, tenths: i64, mood: i64) -> CheckIn {
    let presses = [Press::Temperature(Temperature(tenths)), Press::Symptoms(vec![]), Press::Mood(Mood(mood))];
    presses.into_iter().fold(asked(on, slot), |check_in, press| rules::press(&check_in, press, FEVER).0)
}

#[test]
fn three_presses_answer_everything() {
    let (warm, screen) = rules::press(&asked(3, "am"), Press::Temperature(Temperature(365)), FEVER);
    assert_eq!((warm.answered, screen), (false, Screen::Symptoms(vec![])));
    let (well, screen) = rules::press(&warm, Press::Symptoms(vec![]), FEVER);
    assert_eq!((well.answered, screen), (false, Screen::Mood));
    let (done, screen) = rules::press(&well, Press::Mood(Mood(2)), FEVER);
    assert_eq!((done.answered, done.is_alarming(), screen), (true, false, Screen::Done));
}

#[test]
fn a_face_pressed_first_leads_back_to_what_is_missing() {
    let (next, screen) = rules::press(&asked(3, "am"), Press::Mood(Mood(1)), FEVER);
    assert_eq!((next.answered, screen), (false, Screen::Temperature));
}

#[test]
fn the_fever_begins_where_the_settings_say() {
    for (tenths, fever) in [(372, false), (373, true)] {
        assert_eq!(answered(3, "am", tenths, 2).is_alarming(), fever, "{tenths}");
    }
}

#[test]
fn a_second_press_on_a_symptom_takes_it_back() {
    let chosen = rules::toggled(&rules::toggled(&[], Symptom::Tired), Symptom::Cough);
    assert_eq!(chosen, [Symptom::Cough, Symptom::Tired]);
    assert_eq!(rules::toggled(&chosen, Symptom::Cough), [Symptom::Tired]);
}

#[test]
fn a_run_of_low_moods_ends_at_a_better_one_and_passes_over_silence() {
    let low = [answered(4, "am", 365, 5), asked(3, "pm"), answered(3, "am", 365, 4), answered(2, "pm", 365, 3)];
    assert_eq!(rules::low_run(&low), 2);
}

#[test]
fn who_looks_after_somebody_and_who_answers_for_the_community_may_see_them() {
    let standing = |person, roles: &[Role]| rules::standing(&subject(), PersonId(person), roles);
    assert_eq!(standing(1, &[Role::Resident]), Standing::Own);
    assert_eq!(standing(2, &[Role::Leader]), Standing::Warden);
    assert_eq!(standing(3, &[Role::Secretary]), Standing::Secretary);
    assert_eq!(standing(3, &[Role::Leader, Role::GridLeader]), Standing::Nobody);
}

#[test]
fn somebody_is_released_after_the_last_evening_where_all_is_well() {
    let well = answered(14, "pm", 365, 2);
    assert_eq!(rules::release(&subject(), &[answered(13, "pm", 365, 2)], day(13)), Release::TooEarly(day(14)));
    assert_eq!(rules::release(&subject(), &[answered(14, "am", 365, 2)], day(14)), Release::TooEarly(day(14)));
    assert_eq!(rules::release(&subject(), std::slice::from_ref(&well), day(14)), Release::Free);
    assert_eq!(rules::release(&subject(), &[asked(15, "am"), well], day(15)), Release::Free);
    let ill = answered(14, "pm", 380, 2);
    assert_eq!(rules::release(&subject(), &[asked(15, "am"), ill], day(15)), Release::Unwell);
    let away = Subject { away_since: Some(crate::terms::moment(0)), ..subject() };
    assert_eq!(rules::release(&away, &[answered(14, "pm", 365, 2)], day(14)), Release::Away);
}

#[test]
fn the_secretary_is_offered_to_release_after_the_last_evening_only() {
    assert!(rules::offers_release(&subject(), &answered(14, "pm", 365, 2)));
    for not in [answered(14, "am", 365, 2), answered(13, "pm", 365, 2), answered(14, "pm", 375, 2), asked(14, "pm")] {
        assert!(!rules::offers_release(&subject(), &not), "{:?}", not.asking);
    }
}

#[test]
fn what_was_not_reported_is_no_difference_and_half_a_day_may_release_fewer() {
    assert_eq!(rules::difference((None, None), (2, 1)), None);
    assert_eq!(rules::difference((Some(2), Some(0)), (2, 1)), None);
    let difference = Difference { observed: Some((3, 2)), released: None };
    assert_eq!(rules::difference((Some(3), Some(1)), (2, 1)), Some(difference));
}

#[test]
fn a_masked_name_tells_its_first_character_alone() {
    for (name, masked) in [("钱阿姨", "钱*"), ("王", "王*"), ("", "*")] {
        assert_eq!(rules::masked(name), masked);
    }
}
