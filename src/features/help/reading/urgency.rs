//! Whether a call may wait.
use std::collections::BTreeSet;
use std::ops::Range;

use super::Category::{self, Childcare, Eldercare, MedicalTransport, Medicine, Other, Repair};
use super::lexicon::{Lexicon, Sense};
use super::scene::Scene;

/// Whether life is in danger now.
pub fn is_danger(scene: &Scene) -> bool {
    scene.hears_any(&[Sense::Body, Sense::Despair, Sense::Act, Sense::House, Sense::Sos])
        || scene.hears(Sense::Apparatus) && scene.hears(Sense::Service(Repair))
}

/// Whether somebody's health, care, food or roof cannot wait beyond tomorrow.
pub fn is_urgent(scene: &Scene, named: &BTreeSet<Category>, lexicon: &Lexicon) -> bool {
    if is_danger(scene) {
        return true;
    }
    if scene.hears(Sense::Calm) {
        return false;
    }
    let far_off = scene.hears(Sense::Later) && !scene.hears(Sense::Soon);
    let of_body = [Medicine, MedicalTransport, Eldercare, Childcare].into_iter().any(|c| named.contains(&c));
    let unknown = named.is_empty() || named.iter().all(|c| *c == Other);
    let silent =
        scene.hears(Sense::Silent) && (named.contains(&Eldercare) || scene.hears_any(&[Sense::Elder, Sense::Child]));
    let lessons = scene.hears(Sense::Lessons) && !named.contains(&Eldercare);
    let uncared = scene.hears(Sense::Care) && !lessons && (named.contains(&Eldercare) || named.contains(&Childcare));

    scene.hears_any(&[Sense::Fever, Sense::Water, Sense::Shelter])
        || scene.starves()
        || silent
        || scene.hears(Sense::Illness) && !far_off
        || uncared && !far_off
        || scene.hears(Sense::Pressing) && (of_body || unknown && scene.wanted().next().is_none())
        || is_used_up(scene, lexicon, far_off)
        || is_due(scene, named, lexicon)
}

/// A medicine or the baby's formula is used up, or will be by tomorrow.
fn is_used_up(scene: &Scene, lexicon: &Lexicon, far_off: bool) -> bool {
    if far_off {
        return false;
    }
    scene.places(Sense::Gone).iter().any(|gone| {
        let soon = !scene.says(gone).starts_with('快') || scene.hears(Sense::Soon);
        match what_is_gone(scene, gone) {
            Some(name) if lexicon.formula.contains(scene.says(&name)) => soon,
            Some(name) => is_needed_daily(scene, &name, lexicon) && !lasts(scene, gone, lexicon),
            None => false,
        }
    })
}

/// The goods, or the unnamed medicine, nearest to the words that say that something is used up.
fn what_is_gone(scene: &Scene, gone: &Range<usize>) -> Option<Range<usize>> {
    let sentence = scene.clauses.sentence(gone.start);
    let medicines = scene.places(Sense::Generic(Medicine)).iter().cloned();
    let names = scene.goods.iter().map(|goods| goods.name.clone()).chain(medicines);
    let in_sentence = |name: &Range<usize>| sentence.start <= name.start && name.end <= sentence.end;
    names.filter(in_sentence).min_by_key(|name| {
        let english = scene.says(gone).is_ascii();
        let (before, after) = (gone.start.abs_diff(name.end), name.start.abs_diff(gone.end));
        // In Chinese what is used up stands in front; in English it follows as often.
        if name.start >= gone.end { (!english, after) } else { (false, before) }
    })
}

fn is_needed_daily(scene: &Scene, name: &Range<usize>, lexicon: &Lexicon) -> bool {
    let medicine = scene.goods.iter().find(|goods| goods.name == *name).is_none_or(|goods| goods.category == Medicine);
    medicine && !lexicon.harmless.contains(scene.says(name))
}

/// Whether the stock is said to last beyond tomorrow.
fn lasts(scene: &Scene, gone: &Range<usize>, lexicon: &Lexicon) -> bool {
    let sentence = scene.says(&scene.clauses.sentence(gone.start));
    lexicon.amounts.lasting.is_match(sentence) && !sentence.contains("隔离") && !sentence.contains("解除")
}

/// A medical or care need falls due by tomorrow, or names no day and is no matter of routine.
fn is_due(scene: &Scene, named: &BTreeSet<Category>, lexicon: &Lexicon) -> bool {
    let soon = scene.hears(Sense::Soon);
    let later = scene.hears(Sense::Later);
    let medicine =
        scene.wanted().any(|goods| goods.category == Medicine && !lexicon.harmless.contains(scene.says(&goods.name)))
            || scene.hears(Sense::Generic(Medicine)) && named.contains(&Medicine);
    let lasting = lexicon.amounts.lasting.is_match(&scene.folded.text);
    let lessons = scene.hears(Sense::Lessons);

    medicine && soon && !scene.hears(Sense::Reserve) && !lasting
        || named.contains(&MedicalTransport) && (soon || !later && !scene.hears(Sense::Routine))
        || named.contains(&Eldercare) && soon
        || named.contains(&Childcare) && soon && !lessons
}
