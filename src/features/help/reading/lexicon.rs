//! The word list, read once and made ready for searching.
use std::collections::HashMap;

use regex::Regex;
use serde::Deserialize;

use super::Category;
use super::fold::Script;
use super::phrases::{Phrasebook, Sets, WordList, spelled_out};

/// The characters of Big5 level one whose simplified form is another, after OpenCC (Apache-2.0).
const TRADITIONAL: &str = include_str!("words/traditional.txt");
/// The files make one TOML document: each table stands in one of them.
pub const WORDS: &str = concat!(
    include_str!("words/grammar.toml"),
    include_str!("words/goods.toml"),
    include_str!("words/services.toml"),
    include_str!("words/urgency.toml"),
);

/// What a phrase tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sense {
    /// A service of that category is wanted.
    Service(Category),
    /// A service of that category, if nothing else is named.
    Hint(Category),
    /// Goods of that category are wanted, without saying which.
    Generic(Category),
    /// A body in danger, words of suicide, an act of suicide, a house in danger, a machine that keeps alive.
    Body,
    Despair,
    Act,
    House,
    Apparatus,
    /// A cry that does not say what for.
    Sos,
    /// Illness that wants care now.
    Fever,
    Illness,
    /// Somebody who cannot be reached or found.
    Silent,
    /// Somebody whom nobody cares for.
    Care,
    /// Nothing to eat or drink, no running water, no roof.
    Food,
    Water,
    Shelter,
    /// How the wish is worded.
    Pressing,
    Calm,
    Reserve,
    Routine,
    Soon,
    Later,
    /// Something is used up.
    Gone,
    /// Who is spoken of.
    Elder,
    Child,
    Pet,
    /// Help with school, which can wait.
    Lessons,
    /// Somebody goes to fetch what is wanted.
    Errand,
    /// Words of politeness.
    Greeting,
    /// Something is asked for; or the words are of another kind of message.
    Ask,
    /// Help is asked for without saying what.
    Plea,
    NotACall,
}

/// What a word for goods stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Goods(Category),
    Decoy,
}

type Lists = HashMap<String, Vec<String>>;

/// The word list as written; what each part means stands in the file itself.
#[derive(Deserialize)]
pub struct Words {
    sets: Sets,
    goods: Lists,
    generic: Lists,
    services: Lists,
    hints: Lists,
    danger: Lists,
    urgent: Lists,
    neutral: Neutral,
    context: Lists,
    deadline: Lists,
    pub refusal: Refusal,
    pub negation: Negation,
    pub uncared: Uncared,
    pub request: Request,
    amounts: AmountWords,
}

#[derive(Deserialize)]
struct Neutral {
    words: Vec<String>,
}

#[derive(Deserialize)]
pub struct Refusal {
    pub before: Vec<String>,
    pub after: Vec<String>,
    /// Those of `after` that refuse only when nothing but these follows.
    pub after_closing: Vec<String>,
    pub stocked_before: Vec<String>,
    /// A wish that only sounds like a refusal.
    pub conditional: Vec<String>,
    pub settled: Vec<String>,
}

#[derive(Deserialize)]
pub struct Negation {
    pub before: Vec<String>,
    pub after: Vec<String>,
    /// Words that end like a negation and are none.
    pub lookalikes: Vec<String>,
}

/// Words that say that nobody cares, and of whom or what they are said.
#[derive(Deserialize)]
pub struct Uncared {
    pub of_anything: Vec<String>,
    pub of_people: Vec<String>,
    pub people: Vec<String>,
    pub speakers: Vec<String>,
    pub things: Vec<String>,
}

#[derive(Deserialize)]
pub struct Request {
    ask: Vec<String>,
    plea: Vec<String>,
    not_a_call: Vec<String>,
    carriers: Vec<String>,
    pub wanting: Vec<String>,
    tails: Vec<String>,
    /// Those of `tails` that tell that something is used up.
    pub used_up: Vec<String>,
    pub no_name: Vec<String>,
    pub no_kind: Vec<String>,
}

#[derive(Deserialize)]
struct AmountWords {
    numbers: String,
    numbers_en: Vec<String>,
    units: Vec<String>,
    units_en: Vec<String>,
}

/// How amounts look in front of a name and behind it.
pub struct Amounts {
    pub before: Regex,
    pub after: Regex,
    /// A stock that lasts beyond tomorrow.
    pub lasting: Regex,
}

/// Everything that is searched for.
pub struct Lexicon {
    pub script: Script,
    pub words: Words,
    pub phrases: Phrasebook<Sense>,
    pub goods: WordList,
    kinds: Vec<Kind>,
    pub shops: WordList,
    pub harmless: WordList,
    pub formula: WordList,
    pub meal_times: WordList,
    pub after: WordList,
    pub people: WordList,
    pub things: WordList,
    /// Carriers of a wish by their first character, tails by their last.
    pub carriers: ByCharacter,
    pub tails: ByCharacter,
    pub amounts: Amounts,
}

impl Lexicon {
    pub fn new() -> Self {
        let words: Words = toml::from_str(WORDS).expect("the word list is compiled in and tested");
        let mut names = Vec::new();
        let mut kinds = Vec::new();
        for (list, kind) in GOODS {
            for name in words.goods_list(list).flat_map(|name| spelled_out(name, &words.sets)) {
                names.push(name);
                kinds.push(kind);
            }
        }
        Self {
            script: Script::new(TRADITIONAL),
            shops: WordList::new(named(&words.generic, "shops")),
            phrases: Phrasebook::new(words.phrases(), &words.neutral.words, &words.sets),
            goods: WordList::new(names.into_iter()),
            kinds,
            harmless: WordList::new(words.goods_list("harmless")),
            formula: WordList::new(words.goods_list("formula")),
            meal_times: WordList::new(words.goods_list("meal_times")),
            after: WordList::new(words.refusal.after.iter().map(String::as_str)),
            people: WordList::new(words.people()),
            things: WordList::new(words.uncared.things.iter()),
            carriers: ByCharacter::new(&words.request.carriers, |word| word.chars().next()),
            tails: ByCharacter::new(&words.request.tails, |word| word.chars().next_back()),
            amounts: words.amounts.compile(),
            words,
        }
    }

    /// What the word with this number in the list of goods stands for.
    pub fn kind(&self, number: usize) -> Kind {
        self.kinds[number]
    }

    /// The category that an unknown name's ending gives away.
    pub fn by_ending(&self, name: &str) -> Option<Category> {
        let ends = |list| self.words.goods_list(list).any(|ending| name.ends_with(ending));
        if ends("medicine_endings") {
            Some(Category::Medicine)
        } else {
            ends("groceries_endings").then_some(Category::Groceries)
        }
    }
}

/// Words sorted by a character that they have in common, the longest first.
pub struct ByCharacter(HashMap<char, Vec<String>>);

impl ByCharacter {
    fn new(words: &[String], character: fn(&str) -> Option<char>) -> Self {
        let mut sorted: HashMap<_, Vec<String>> = HashMap::new();
        for word in words {
            if let Some(character) = character(word) {
                sorted.entry(character).or_default().push(word.clone());
            }
        }
        for words in sorted.values_mut() {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        Self(sorted)
    }

    /// The longest word with this character that fits.
    pub fn longest(&self, character: Option<char>, fits: impl Fn(&str) -> bool) -> Option<&str> {
        self.0.get(&character?)?.iter().map(String::as_str).find(|word| fits(word))
    }
}

/// A name that stands in two lists is found under the first.
const GOODS: [(&str, Kind); 5] = [
    ("decoys", Kind::Decoy),
    ("groceries", Kind::Goods(Category::Groceries)),
    ("medicine", Kind::Goods(Category::Medicine)),
    ("meals", Kind::Goods(Category::Meals)),
    ("other", Kind::Goods(Category::Other)),
];

impl Words {
    fn goods_list(&self, list: &str) -> impl Iterator<Item = &str> {
        named(&self.goods, list)
    }

    fn people(&self) -> impl Iterator<Item = &str> {
        let sets = ["elder", "child"].into_iter().filter_map(|set| self.sets.get(set));
        sets.flatten().chain(&self.uncared.people).map(String::as_str)
    }

    fn phrases(&self) -> impl Iterator<Item = (Sense, &str)> {
        let by_category = |lists, sense: fn(Category) -> Sense| {
            Category::ALL.into_iter().flat_map(move |c| named(lists, c.as_str()).map(move |phrase| (sense(c), phrase)))
        };
        let lists = [&self.danger, &self.urgent, &self.deadline, &self.context];
        let others = PHRASES.into_iter().flat_map(move |(list, sense)| {
            lists.into_iter().flat_map(move |lists| named(lists, list)).map(move |phrase| (sense, phrase))
        });
        let asked = self.request.ask.iter().map(|phrase| (Sense::Ask, phrase.as_str()));
        let pleaded = self.request.plea.iter().map(|phrase| (Sense::Plea, phrase.as_str()));
        let not_asked = self.request.not_a_call.iter().map(|phrase| (Sense::NotACall, phrase.as_str()));
        by_category(&self.services, Sense::Service)
            .chain(by_category(&self.hints, Sense::Hint))
            .chain(by_category(&self.generic, Sense::Generic))
            .chain(others)
            .chain(asked)
            .chain(pleaded)
            .chain(not_asked)
    }
}

const PHRASES: [(&str, Sense); 26] = [
    ("body", Sense::Body),
    ("despair", Sense::Despair),
    ("act", Sense::Act),
    ("house", Sense::House),
    ("apparatus", Sense::Apparatus),
    ("sos", Sense::Sos),
    ("fever", Sense::Fever),
    ("illness", Sense::Illness),
    ("silent", Sense::Silent),
    ("care", Sense::Care),
    ("food", Sense::Food),
    ("water", Sense::Water),
    ("shelter", Sense::Shelter),
    ("pressing", Sense::Pressing),
    ("calm", Sense::Calm),
    ("reserve", Sense::Reserve),
    ("routine", Sense::Routine),
    ("soon", Sense::Soon),
    ("later", Sense::Later),
    ("elder", Sense::Elder),
    ("child", Sense::Child),
    ("pet", Sense::Pet),
    ("gone", Sense::Gone),
    ("lessons", Sense::Lessons),
    ("greeting", Sense::Greeting),
    ("errand", Sense::Errand),
];

fn named<'a>(lists: &'a Lists, list: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    lists.get(list).into_iter().flatten().map(String::as_str)
}

impl AmountWords {
    fn compile(&self) -> Amounts {
        let regex = |pattern: &str| Regex::new(pattern).expect("the word list is compiled in and tested");
        let number = format!(r"(?:[{0}]+(?:\.[0-9]+)?(?:[-~到][{0}]+)?多?)", self.numbers);
        let unit = longest_first(&self.units);
        let chinese = format!("{number} ?(?:{unit})半?");
        let english = format!(
            r"(?:[0-9]+(?:\.[0-9]+)?|(?-u:\b)(?:{}))(?: ?(?:{})(?: of)?)?",
            longest_first(&self.numbers_en),
            longest_first(&self.units_en)
        );
        Amounts {
            before: regex(&format!(r"(?:(?:{chinese})(?:的| )?|{english} |[0-9]+ ?)$")),
            after: regex(&format!(
                r"^(?: ?[x*×:]? ?(?:来|要|各)?(?:{chinese}|[0-9]+ ?(?:{})(?-u:\b)|[x*×][0-9]+))",
                longest_first(&self.units_en)
            )),
            lasting: regex(&format!(
                r"(?:剩|还有|还够|还能|够|能撑|能吃|能用|撑|有|吃)[^,。]{{0,4}}?(?:(?:[2-9]|[1-9][0-9]|{MANY}|半)[来多几]? ?(?:天|个?星期|个?礼拜|个?月|周)|一(?:个?星期|个?礼拜|个?月|周))|(?:[2-9]|[1-9][0-9]|two|three|four|five|six|seven|ten|a few|several) (?:days?|weeks?|months?)|(?:a|one|another|1) (?:week|month)"
            )),
        }
    }
}

const MANY: &str = "[两二三四五六七八九十几]";

fn longest_first(words: &[String]) -> String {
    let mut words: Vec<_> = words.iter().map(|word| regex::escape(word)).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.join("|")
}
