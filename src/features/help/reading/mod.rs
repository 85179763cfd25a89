//! A call for help in free words, understood.
//!
//! What always holds:
//! * Reading is pure, takes time in proportion to the text, and never fails.
//! * Items are pieces of the text as it was written, never words of our own.
//! * Words stand in `words/*.toml`, where a district may add its own; the grammar stands in code.
//! * Doubt about urgency is decided for urgency, doubt about danger for danger.
//!
//! Not known here: the day on which a message was sent. A weekday counts as later than tomorrow.
mod categories;
mod fold;
mod goods;
mod lexicon;
mod phrases;
mod scene;
#[cfg(test)]
mod tests;
mod uncared;
mod unknown;
mod urgency;

use lexicon::{Lexicon, Sense};
use scene::Scene;
use serde::{Deserialize, Serialize};

/// A kind of help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Food, drink and daily goods to buy or bring.
    Groceries,
    /// Medicine and other pharmacy goods.
    Medicine,
    /// Cooked meals.
    Meals,
    /// Someone to talk to.
    Counselling,
    /// Getting to medical care, or getting it at home.
    MedicalTransport,
    /// Household rubbish.
    Garbage,
    /// Something broken, a supply that is out or dangerous.
    Repair,
    /// Minding a child, help with school at home.
    Childcare,
    /// Care of, or looking in on, an old or disabled person.
    Eldercare,
    /// The rest: masks, parcels, documents, quarrels, housing, money, pets.
    Other,
}

impl Category {
    /// All categories, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Groceries,
        Self::Medicine,
        Self::Meals,
        Self::Counselling,
        Self::MedicalTransport,
        Self::Garbage,
        Self::Repair,
        Self::Childcare,
        Self::Eldercare,
        Self::Other,
    ];

    /// The name by which a category is stored and exchanged.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Groceries => "groceries",
            Self::Medicine => "medicine",
            Self::Meals => "meals",
            Self::Counselling => "counselling",
            Self::MedicalTransport => "medical_transport",
            Self::Garbage => "garbage",
            Self::Repair => "repair",
            Self::Childcare => "childcare",
            Self::Eldercare => "eldercare",
            Self::Other => "other",
        }
    }
}

/// What a text asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpReading {
    /// Every category asked for, in the order of [`Category::ALL`]; at least one.
    pub categories: Vec<Category>,
    /// Health, care, food or a roof cannot wait beyond tomorrow.
    pub urgent: bool,
    /// Life is in danger now: tell the emergency number.
    pub danger: bool,
    /// Goods asked for, as written, with the amount that stands beside the name.
    pub items: Vec<String>,
    /// Nobody could act on this without asking back.
    pub ambiguous: bool,
}

/// Reads calls for help. Making one is slow, reading is fast: make one and keep it.
pub struct HelpReader {
    lexicon: Lexicon,
}

/// A text of which fewer characters than this say more than "please help" asks for nothing in particular.
const SAYS_SOMETHING: usize = 4;

impl std::fmt::Debug for HelpReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HelpReader")
    }
}

impl HelpReader {
    #[expect(clippy::new_without_default, reason = "making a reader is work that should be seen where it is done")]
    pub fn new() -> Self {
        Self { lexicon: Lexicon::new() }
    }

    /// Understands a text, taken for a call for help.
    pub fn read(&self, text: &str) -> HelpReading {
        let scene = Scene::of(text, &self.lexicon);
        let mut named = categories::named(&scene, &self.lexicon);
        let urgent = urgency::is_urgent(&scene, &named, &self.lexicon);
        let unnamed = Category::ALL
            .into_iter()
            .any(|category| category != Category::Meals && categories::unnamed(&scene, category, &self.lexicon));
        let asks_for_nothing = named.is_empty() && !asks_in_own_words(&scene);
        if named.is_empty() {
            named.insert(Category::Other);
        }
        HelpReading {
            categories: named.into_iter().collect(),
            urgent,
            danger: urgency::is_danger(&scene),
            items: scene.wanted().map(|goods| scene.folded.verbatim(&goods.span).to_owned()).collect(),
            ambiguous: asks_for_nothing || unnamed && !scene.hears(Sense::Food),
        }
    }

    /// Whether a text in a group's chat is a call for help at all, and no report, offer, thanks or small talk.
    pub fn is_call_for_help(&self, text: &str) -> bool {
        let scene = Scene::of(text, &self.lexicon);
        if urgency::is_danger(&scene) {
            return true;
        }
        let shopping_list = scene.wanted().count() > 1 || scene.wanted().any(|goods| goods.span != goods.name);
        let named = categories::named(&scene, &self.lexicon);
        let wants = !named.is_empty()
            && (scene.wants(Category::Medicine) || scene.hears_any(&WANT) || shopping_list || states_a_need(&scene));
        !scene.hears(Sense::NotACall) && (wants || scene.hears_any(&[Sense::Plea, Sense::Pressing]))
    }
}

const WANT: [Sense; 7] =
    [Sense::Illness, Sense::Ask, Sense::Gone, Sense::Care, Sense::Food, Sense::Water, Sense::Shelter];

/// Whether a text names a need that is a wish by itself: rubbish that lies about, a pipe that leaks, "buy food".
fn states_a_need(scene: &Scene) -> bool {
    Category::ALL.into_iter().any(|category| {
        category != Category::Other && scene.hears_any(&[Sense::Service(category), Sense::Generic(category)])
    })
}

/// Whether a text asks for something that no list knows.
fn asks_in_own_words(scene: &Scene) -> bool {
    let empty_words = [Sense::Ask, Sense::Pressing, Sense::Calm, Sense::Greeting];
    scene.hears(Sense::Ask) && scene.unexplained(&empty_words) >= SAYS_SOMETHING
}
