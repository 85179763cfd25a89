use super::rules::{Told, is_alarming};
use crate::features::areas::Area;
use crate::features::reports::form::{FieldId, Form};
use crate::features::reports::words::{label_of, round};
use crate::i18n::{Arg, text_with};
use crate::terms::{Lang, Phone, RoundId};

/// A case that somebody must know of at once; for the one private chat that it is meant for.
pub fn alarm(lang: Lang, about: (&Area, &RoundId), cases: &[(FieldId, u32)], form: &Form) -> String {
    let cases = cases.iter().map(|(id, count)| format!("{} {count}", label_of(lang, id, form)));
    heading(lang, "reports-alarm", about, cases.collect())
}

/// The same once something else counts: `发热 2 → 0`.
pub fn corrected(lang: Lang, about: (&Area, &RoundId), told: &[Told], form: &Form) -> String {
    let still = told.iter().any(|told| told.now.is_some_and(|now| is_alarming(&told.field, now, form)));
    let case = |told: &Told| {
        let label = label_of(lang, &told.field, form);
        match told.now {
            Some(now) if now == told.count => format!("{label} {now}"),
            Some(now) => format!("{label} {} → {now}", told.count),
            None => format!("{label} {} → —", told.count),
        }
    };
    let key = if still { "reports-alarm" } else { "reports-alarm-corrected" };
    heading(lang, key, about, told.iter().map(case).collect())
}

/// The same once nothing counts.
pub fn withdrawn(lang: Lang, about: (&Area, &RoundId), told: &[Told], form: &Form) -> String {
    let cases = told.iter().map(|told| format!("{} {}", label_of(lang, &told.field, form), told.count));
    heading(lang, "reports-alarm-withdrawn", about, cases.collect())
}

fn heading(lang: Lang, key: &str, (micro_grid, of): (&Area, &RoundId), cases: Vec<String>) -> String {
    let args = [
        ("micro-grid", micro_grid.name.as_str().into()),
        ("round", round(lang, of).into()),
        ("cases", cases.join(" · ").into()),
    ];
    text_with(lang, key, args)
}

/// Who reported a case, with the phone where it is known.
pub fn reporter(lang: Lang, name: &str, phone: Option<&Phone>) -> String {
    match phone {
        Some(phone) => {
            text_with(lang, "reports-alarm-reporter-phone", [("name", name.into()), ("phone", phone.dialable().into())])
        }
        None => text_with(lang, "reports-alarm-reporter", [("name", name.into())]),
    }
}

/// Who changed what counts, and when, with the phone where it is known.
pub fn changed_by(lang: Lang, key: &str, (at, name): (Arg, &str), phone: Option<&Phone>) -> String {
    let by = text_with(lang, key, [("at", at), ("name", name.into())]);
    phone.map_or(by.clone(), |phone| format!("{by} {}", phone.dialable()))
}
