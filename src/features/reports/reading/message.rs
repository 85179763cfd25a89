//! Puts the stages together: one view of a message becomes one reading.

use chrono::NaiveDate;

use crate::features::reports::form::Counted;

use super::{
    Doubt, Kind, Reader, Reading, changes, columns, items,
    kinds::{self, Facts},
    needs::{self, Needs},
    normalise::Text,
    pieces::{self, Piece, What},
    place::Reference,
    quoted::without,
    settle, slots, tidy,
    values::{self, Subject, Values, Whole},
    words::Word,
};

mod leave;
mod place;

use place::{named, settle_place, still_named};

/// What of a message is read: everything else is hidden by line breaks.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// As long as the plain text.
    pub text: &'a str,
    /// Whether it is an entry of a list.
    pub listed: bool,
}

/// Reads one view of `text`, a message sent on `today`.
pub fn read(reader: &Reader, text: &Text, view: View, today: NaiveDate) -> Reading {
    let mut reading = nothing_said();
    let references = named(reader, view, today);

    let whole = pieces::pieces(view.text, &reader.lexicon, &references, today);
    let silent = kinds::silent_clauses(view.text);
    let visible = without(view.text, &silent);
    let needs = needs::find(text, &visible, &whole);
    let recorded = without(&visible, needs.at.iter().chain(&changes::old_zero(&visible)));

    let mut pieces = match recorded == view.text {
        true => whole,
        false => pieces::pieces(&recorded, &reader.lexicon, &references, today),
    };
    if !view.listed && kinds::corrects(&visible) {
        changes::join_sentences(&mut pieces, &recorded);
    }
    tidy::drop_unticked(&mut pieces);
    tidy::follow_dots(&mut pieces, &recorded);
    tidy::join_answers(&mut pieces, &recorded);
    tidy::take_back(&mut pieces, &recorded);
    tidy::keep_among_people(&mut pieces, &recorded);
    tidy::close_with_zero(&mut pieces, &recorded);
    tidy::separate(&mut pieces, &recorded);
    reader.adopt_places(&mut pieces, &recorded);
    reader.name_measures(&mut pieces, &recorded);
    let corrects_itself = changes::drop_old(&mut pieces, &recorded);
    items::number_items(&mut pieces);
    columns::turn(&mut pieces);
    columns::pair(&mut pieces, view.listed);
    let mut values = values::read(reader, &pieces, &recorded);
    if kinds::corrects(&visible) {
        values.keep_last_of_each_place(&recorded);
        values.doubt_bare_persons(&recorded);
    }
    values.left_open |= tidy::leaves_open(&recorded);
    values.only_numbers = pieces.iter().all(|piece| matches!(piece.what, What::Number(..) | What::Break(_)));
    if kinds::refers(&visible) {
        // 和昨天没变化: refers to another report, and is no zero phrase.
        values.whole.retain(|(_, nth)| !recorded[pieces[*nth].at.clone()].contains('变'));
    }
    values.only_vague = values.whole.iter().all(|(_, nth)| kinds::is_vague(&recorded[pieces[*nth].at.clone()]));
    if says_only_none(&pieces) {
        values.whole.push((Whole::Zero, 0));
        values.loose.clear();
    }
    if kinds::is_one_word(view.text) {
        values.whole.push((Whole::Zero, 0));
        values.loose.clear();
    }
    let records = !values.said.is_empty() || !values.whole.is_empty();
    let asks = |at: &std::ops::Range<usize>| view.text[at.end..].starts_with('?');
    let asked_of = |found: &Reference| records && silent.iter().any(|at| at.contains(&found.covers.start) && asks(at));
    let references: Vec<Reference> =
        references.into_iter().filter(|found| still_named(&pieces, found) && !asked_of(found)).collect();

    settle::settle(reader, &values, &mut reading);
    settle_place((text, told_between(&values, &pieces)), &references, &mut reading);
    slots::settle(&pieces, &recorded, &mut reading);
    if references.len() < 2 && kinds::speaks_for_several(&visible) {
        reading.doubts.push(Doubt::SeveralMicroGrids);
    }
    if kinds::is_planned(&visible) && !values.said.is_empty() {
        reading.doubts.push(Doubt::Uncertain);
    }
    if kinds::is_asked(view.text, &silent) && !values.said.is_empty() {
        reading.doubts.push(Doubt::Uncertain);
    }
    reading.needs = needs.text.clone();

    let facts = facts(reader, (&values, &needs), &reading, (view, corrects_itself));
    reading.kind = kinds::decide(view.text, &visible, facts);
    reading.on_behalf = ["替", "帮", "代"].iter().any(|word| view.text.contains(word)) && !references.is_empty();
    let mut reading = finish(reading, (reader, text), (view.text, &visible), facts);
    doubt_unsaid(reader, &values, &mut reading);
    reading
}

/// Where the first and the last value of a message begin.
fn told_between(values: &Values, pieces: &[Piece]) -> (usize, usize) {
    let told = || values.said.iter().map(|said| said.at).chain(values.whole.iter().map(|(_, nth)| *nth));
    let start = |nth: Option<usize>| nth.map_or(0, |nth| pieces[nth].at.start);
    (start(told().min()), start(told().max()))
}

fn nothing_said() -> Reading {
    Reading {
        kind: Kind::Chatter,
        slot: None,
        micro_grid: None,
        counts: Default::default(),
        needs: None,
        zero: false,
        doubts: Vec::new(),
        other_day: None,
        on_behalf: false,
    }
}

/// 8微网格下午: 无. Nothing but a place, a time and that there is none.
fn says_only_none(pieces: &[Piece]) -> bool {
    let mut rest = pieces.iter().filter(|piece| {
        !matches!(piece.what, What::Reference | What::Mask(_) | What::Break(_))
            && !matches!(piece.word(), Some(Word::Slot(_) | Word::Day(_) | Word::Filler))
    });
    let named = pieces.iter().any(|piece| piece.what == What::Reference || matches!(piece.word(), Some(Word::Slot(_))));
    let none = rest.next().is_some_and(|piece| matches!(piece.word(), Some(Word::None | Word::AllNone)));
    named && none && rest.next().is_none()
}

fn facts(
    reader: &Reader,
    (values, needs): (&Values, &Needs),
    reading: &Reading,
    (view, corrects_itself): (View, bool),
) -> Facts {
    let only_cases = reading.counts.keys().all(|id| reader.form.field(id).is_some_and(|field| field.negatable));
    let said = values.said.iter().filter(|said| said.of != Subject::Nothing);
    let visits = values.said.iter().any(|said| said.of == Subject::Field(reader.default_for(Counted::Households)));
    let firm = said.clone().filter(|said| !said.weak).count();
    let counted = reading.counts.values().filter(|value| **value > 0).count();
    let records = said.count() > 0
        || !values.whole.is_empty()
        || !values.cases.is_empty()
        || !values.strokes.is_empty()
        || (values.hot || kinds::names_illness(view.text))
            && kinds::is_alert(view.text)
            && kinds::tells_of_one(view.text)
        || values.left_open
        || values.loose.len() >= 2 && values.only_numbers
        || !values.loose.is_empty() && (reading.micro_grid.is_some() || reading.slot.is_some() || values.labels > 0);
    Facts {
        corrects_itself,
        records,
        records_firmly: firm > 0 || !values.whole.is_empty(),
        names_zero: !values.whole.is_empty() || reading.counts.values().any(|value| *value == 0),
        counts: counted > 0,
        placed: reading.micro_grid.is_some(),
        tells_case: !values.unresolved.is_empty(),
        names: reading.micro_grid.is_some()
            || reading.slot.is_some()
            || reading.doubts.contains(&Doubt::SeveralMicroGrids),
        is_full: reading.counts.len() > 4 && visits && (reading.micro_grid.is_some() || reading.slot.is_some()),
        listed: view.listed,
        needs: needs.labelled && needs.text.is_some(),
        slight: values.whole.is_empty()
            && reading.counts.len() <= 1
            && reading.counts.values().all(|value| *value == 0),
        visits,
        lone_case: values.whole.is_empty() && only_cases && counted == 1 && reading.counts.len() == 1,
        unsupported: is_unsupported(values, reading, view.text),
        single_case: values.whole.is_empty()
            && only_cases
            && (counted <= 1 && reading.counts.len() <= 1 || is_one_in_two_fields(reading, view.text))
            && (reading.slot.is_none() || kinds::is_alert(view.text)),
        blank_form: values.labels >= 2 && !records && reading.doubts.is_empty(),
        bare_phrase: reading.micro_grid.is_none()
            && reading.slot.is_none()
            && !values.said.iter().any(|said| said.value != Some(0))
            && !values.whole.is_empty()
            && values.only_vague,
    }
}

/// 急!有个台州回来的发烧38.5: one person who counts in two fields.
fn is_one_in_two_fields(reading: &Reading, view: &str) -> bool {
    let alone = reading.micro_grid.is_none() && reading.slot.is_none();
    (alone || kinds::is_alert(view)) && reading.counts.len() == 2 && reading.counts.values().all(|value| *value == 1)
}

/// 60人, 没问题: without a place or a time, it may be about anything.
fn is_unsupported(values: &Values, reading: &Reading, view: &str) -> bool {
    let nowhere = reading.micro_grid.is_none() && reading.slot.is_none() && reading.doubts.is_empty();
    let said: Vec<_> = values.said.iter().filter(|said| said.of != Subject::Nothing).collect();
    let measured = said.len() == 1 && said.iter().all(|said| said.measured);
    let persons = said.iter().all(|said| said.unit == Some(Counted::Persons));
    let measured = measured && (persons || view.chars().filter(|c| c.is_alphanumeric()).count() <= 5);
    let ours = ["我们", "我这", "这边", "这里", "本", "今天", "今日", "大家", "卡口", "卡点", "小区", "楼"];
    let vague = values.only_vague && !ours.iter().any(|word| view.contains(word));
    // 今天太累了,跑了30户: said in passing.
    let sighs = ["累", "终于", "歇", "脚酸", "腿"].iter().any(|word| view.contains(word)) && said.len() == 1;
    nowhere && (values.whole.is_empty() && (measured || sighs) || said.is_empty() && vague)
}

/// Keeps what the kind has, and adds the doubts that depend on it.
fn finish(
    mut reading: Reading,
    (reader, text): (&Reader, &Text),
    (view, visible): (&str, &str),
    facts: Facts,
) -> Reading {
    match reading.kind {
        Kind::Report => {
            if kinds::is_alert(view) && kinds::tells_of_one(view) {
                count_the_one(reader, view, &mut reading);
            }
            if kinds::is_one_word(view) {
                reading.doubts.push(Doubt::OneWord);
            }
            if kinds::refers(visible) {
                reading.doubts.push(Doubt::Reference);
            }
            let nothing = reading.counts.is_empty() && reading.needs.is_none() && reading.doubts.is_empty();
            if nothing {
                reading.doubts.push(Doubt::LeftOpen);
            }
            if facts.lone_case && kinds::asks(view) {
                reading.doubts.push(Doubt::Alert);
            }
            if facts.unsupported && !kinds::is_one_word(view) {
                reading.doubts.push(Doubt::OneWord);
            }
            if kinds::is_of_elsewhere(visible) && reading.micro_grid.is_none() && !facts.visits {
                reading.doubts.push(Doubt::Uncertain);
            }
            if facts.blank_form && view.contains(':') {
                reading.doubts.push(Doubt::LeftOpen);
            }
            let nowhere = reading.micro_grid.is_none()
                && reading.counts.values().all(|value| *value == 1)
                && kinds::tells_news(visible);
            let abnormal = |id| reader.form.field(id).is_some_and(|field| field.abnormal);
            if facts.single_case
                && reading.counts.keys().any(abnormal)
                && (nowhere || kinds::is_alert(view))
                && reading.counts.values().any(|value| *value > 0)
            {
                reading.doubts.push(Doubt::Alert);
            }
        }
        Kind::Correction => finish_correction(&mut reading, visible),
        Kind::HelpRequest => {
            let others = 0..if facts.listed { kinds::own_line(view) } else { 0 };
            let own = without(view, [&others]);
            let needs = needs::of_help_request(text, &own, &reader.shapes);
            let doubt = needs.is_none().then_some(Doubt::NothingConcrete);
            reading = Reading {
                kind: reading.kind,
                micro_grid: reading.micro_grid,
                needs,
                doubts: doubt.into_iter().collect(),
                ..nothing_said()
            };
        }
        Kind::Leave => {
            let night_before = leave::tells_of_before(view);
            let slot = leave::half_day(view).or(reading.slot.filter(|_| !night_before));
            reading = Reading { kind: reading.kind, micro_grid: reading.micro_grid, slot, ..nothing_said() };
        }
        Kind::Question | Kind::Chatter | Kind::Notice => reading = Reading { kind: reading.kind, ..nothing_said() },
    }
    reading
}

/// 发热已送医: a case is named, but not how many, and no phrase for the whole covers it.
fn doubt_unsaid(reader: &Reader, values: &Values, reading: &mut Reading) {
    let recorded = matches!(reading.kind, Kind::Report | Kind::Correction) && reading.doubts.is_empty();
    if !recorded || !values.whole.is_empty() {
        return;
    }
    for field in values.unsaid.iter().map(|nth| &reader.form.fields[usize::from(*nth)]) {
        if !reading.counts.contains_key(&field.id) {
            reading.doubts.push(Doubt::NoNumber { field: field.id.clone() });
        }
    }
}

/// 急!沈家孙女刚从武汉回来就在发烧: one person, though no number is written; it is asked about all the same.
fn count_the_one(reader: &Reader, view: &str, reading: &mut Reading) {
    let unnumbered = reading.doubts.iter().filter_map(|doubt| match doubt {
        Doubt::NoNumber { field } => Some(field.clone()),
        _ => None,
    });
    let mut open: Vec<_> = unnumbered.collect();
    let only_loose = reading.doubts.iter().all(|doubt| *doubt == Doubt::Unlabelled);
    if open.is_empty() && kinds::names_illness(view) && only_loose {
        open.extend(reader.lexicon.temperature_field().map(|nth| reader.form.fields[usize::from(nth)].id.clone()));
    }
    if !reading.counts.is_empty() || open.is_empty() {
        return;
    }
    reading.doubts.retain(|doubt| !matches!(doubt, Doubt::NoNumber { .. }));
    reading.doubts.push(Doubt::Alert);
    reading.counts.extend(open.into_iter().map(|field| (field, 1)));
}

fn finish_correction(reading: &mut Reading, visible: &str) {
    let counted = reading.counts.values().filter(|value| **value > 0).count();
    // 刚报的再加2户3个人
    let both = reading.counts.len() == 2
        && ["再加", "加上", "另加", "少报", "漏报", "多报"].iter().any(|more| visible.contains(more));
    let relative = kinds::is_relative(visible) && reading.needs.is_none() && (counted <= 1 || both) && !reading.zero;
    if relative {
        reading.counts.clear();
        reading.doubts = vec![Doubt::NoNewValue];
    }
    let changes_nothing =
        reading.counts.is_empty() && reading.needs.is_none() && reading.slot.is_none() && reading.micro_grid.is_none();
    let zero_struck = !changes::old_zero(visible).is_empty();
    if kinds::cancels(visible) && reading.counts.len() <= 1 && !reading.zero && !zero_struck {
        reading.counts.clear();
    }
    let taken_back = reading.counts.is_empty() && reading.needs.is_none() && kinds::takes_back(visible);
    if (changes_nothing || taken_back) && reading.doubts.is_empty() {
        reading.doubts.push(Doubt::NoNewValue);
    }
}
