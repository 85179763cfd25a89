//! The texts of the pledges: documents with a version, one for each level and language.

use crate::terms::{Lang, Level};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The levels whose holders sign to the level above.
pub const LEVELS: [Level; 4] = [Level::Town, Level::Community, Level::Grid, Level::MicroGrid];

/// The version that is shipped.
pub const SHIPPED_VERSION: &str = "2020-02";

macro_rules! shipped {
    ($($lang:literal)*) => {
        [$(
            ($lang, [
                include_str!(concat!("../../../locales/", $lang, "/pledges/2020-02-town.txt")),
                include_str!(concat!("../../../locales/", $lang, "/pledges/2020-02-community.txt")),
                include_str!(concat!("../../../locales/", $lang, "/pledges/2020-02-grid.txt")),
                include_str!(concat!("../../../locales/", $lang, "/pledges/2020-02-micro_grid.txt")),
            ]),
        )*]
    };
}

/// By language, in the order of the levels.
const SHIPPED: [(&str, [&str; 4]); 3] = shipped!("zh-CN" "zh-TW" "en");

/// The pledges of one version.
#[derive(Debug, Clone)]
pub struct Pledges {
    /// Which one.
    pub version: String,
    texts: Vec<(Level, Lang, Text)>,
    /// Where a language has no text of its own.
    main: Lang,
}

/// One text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Its pages; never none.
    pub pages: Vec<String>,
    /// What it is known by in the record: SHA-256 of the document, in hexadecimal.
    pub sha256: String,
}

impl Text {
    fn new(document: &str) -> Self {
        let document = document.replace("\r\n", "\n");
        let pages = document.split("\n---\n").map(|page| page.trim().to_owned()).collect();
        let digest = Sha256::digest(document.as_bytes());
        Self { pages, sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect() }
    }
}

impl Pledges {
    /// The shipped version.
    pub fn shipped() -> Self {
        let texts = SHIPPED.iter().filter_map(|(tag, documents)| Some((Lang::from_tag(tag)?, documents)));
        let texts = texts.flat_map(|(lang, documents)| {
            LEVELS.into_iter().zip(documents).map(move |(level, document)| (level, lang, Text::new(document)))
        });
        Self { version: SHIPPED_VERSION.to_owned(), texts: texts.collect(), main: Lang::default() }
    }

    /// A version in a folder; every level needs a text in the main language. The error says which file is missing.
    pub fn read(folder: &Path, version: &str, main: Lang) -> Result<Self, String> {
        let mut texts = vec![];
        for lang in Lang::ALL {
            for level in LEVELS {
                let path = folder.join(lang.as_str()).join(format!("{version}-{}.txt", level.as_str()));
                match std::fs::read_to_string(&path) {
                    Ok(document) if !document.trim().is_empty() => texts.push((level, lang, Text::new(&document))),
                    _ if lang == main => return Err(format!("{} is missing or empty", path.display())),
                    _ => {}
                }
            }
        }
        Ok(Self { version: version.to_owned(), texts, main })
    }

    /// The text of a level in a language, else in the main one, with the language in which it is.
    pub fn text(&self, level: Level, lang: Lang) -> Option<(Lang, &Text)> {
        let of = |lang| self.texts.iter().find(|(of, in_lang, _)| *of == level && *in_lang == lang);
        of(lang).or_else(|| of(self.main)).map(|(_, lang, text)| (*lang, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_pledge_has_pages_that_fit_a_message_and_a_fingerprint_of_its_own() {
        let pledges = Pledges::shipped();
        let mut known = std::collections::BTreeSet::new();
        for lang in Lang::ALL {
            for level in LEVELS {
                let (in_lang, text) = pledges.text(level, lang).expect("a text");
                assert_eq!((in_lang, text.pages.len()), (lang, 3), "{level:?}");
                assert!(text.pages.iter().all(|page| page.encode_utf16().count() < 2_000 && !page.is_empty()));
                assert!(text.sha256.len() == 64 && known.insert(text.sha256.clone()));
            }
        }
    }

    #[test]
    fn the_fingerprint_is_that_of_the_document() {
        // As `printf 'abc' | sha256sum` says.
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Text::new("abc"), Text { pages: vec!["abc".into()], sha256: known.into() });
    }
}
