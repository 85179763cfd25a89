//! What kinds of help a text asks for.
use std::collections::BTreeSet;

use super::Category::{
    self, Childcare, Counselling, Eldercare, Groceries, Meals, MedicalTransport, Medicine, Other, Repair,
};
use super::lexicon::{Lexicon, Sense};
use super::scene::Scene;

/// Every category that is asked for; none if the text names nothing.
pub fn named(scene: &Scene, lexicon: &Lexicon) -> BTreeSet<Category> {
    let mut named: BTreeSet<_> = scene.wanted().map(|goods| goods.category).collect();
    named.extend(Category::ALL.into_iter().filter(|category| is_service_asked(scene, *category)));
    named.extend(Category::ALL.into_iter().filter(|category| unnamed(scene, *category, lexicon)));
    add_from_danger(scene, &mut named);
    add_from_want(scene, &mut named);
    let only_an_errand = scene.hears(Sense::Errand) && !scene.hears_any(&[Sense::Body, Sense::Fever, Sense::Act]);
    if only_an_errand && named.contains(&Medicine) {
        named.remove(&MedicalTransport);
    }
    if named.is_empty() {
        named.extend(Category::ALL.into_iter().filter(|category| scene.hears(Sense::Hint(*category))));
    }
    if named.is_empty() && scene.hears(Sense::Illness) {
        named.insert(MedicalTransport);
    }
    named
}

/// Whether goods of a category are asked for without naming any.
pub fn unnamed(scene: &Scene, category: Category, lexicon: &Lexicon) -> bool {
    let generic = scene.places(Sense::Generic(category));
    let resolved = match category {
        Groceries => scene.wants(Groceries) || scene.wants(Meals),
        _ => scene.wants(category),
    };
    // A shop is where something else is bought.
    let only_shops = generic.iter().all(|place| lexicon.shops.contains(scene.says(place)));
    let part_of_goods = generic
        .iter()
        .all(|place| scene.goods.iter().any(|goods| goods.span.start <= place.start && place.end <= goods.span.end));
    let explained = resolved || part_of_goods || only_shops && scene.wanted().next().is_some();
    !generic.is_empty() && !explained
}

fn is_service_asked(scene: &Scene, category: Category) -> bool {
    let places = scene.places(Sense::Service(category));
    if category != Eldercare {
        return !places.is_empty();
    }
    // Who looks after a pet or a child, or sends for a doctor, asks for no care of the old.
    let of_another = scene.hears_any(&[Sense::Pet, Sense::Child]) && !scene.hears(Sense::Elder);
    let medical = |place| ["医生", "护士", "doctor", "nurse"].iter().any(|who| scene.says(place).contains(who));
    !of_another && places.iter().any(|place| !medical(place))
}

fn add_from_danger(scene: &Scene, named: &mut BTreeSet<Category>) {
    if scene.hears_any(&[Sense::Despair, Sense::Act]) {
        named.insert(Counselling);
    }
    if scene.hears(Sense::House) {
        named.insert(Repair);
    }
    let body = scene.hears(Sense::Act) || scene.hears(Sense::Body) && !named.contains(&Medicine);
    let fever = scene.hears(Sense::Fever) && scene.wanted().next().is_none() && !named.contains(&Medicine);
    if body || fever {
        named.insert(MedicalTransport);
    }
}

fn add_from_want(scene: &Scene, named: &mut BTreeSet<Category>) {
    if scene.starves() && !named.contains(&Groceries) && !named.contains(&Meals) && !named.contains(&Eldercare) {
        named.insert(Groceries);
    }
    if scene.hears(Sense::Shelter) && !named.contains(&Repair) {
        named.insert(Other);
    }
    if scene.hears(Sense::Care) && scene.hears(Sense::Child) && !scene.hears_any(&[Sense::Pet, Sense::Elder]) {
        named.insert(Childcare);
    }
}
