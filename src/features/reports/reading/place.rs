//! References to a micro-grid, in every shape in which people give them.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

mod pairs;
mod shapes;

pub use shapes::Shapes;

/// Words for a half of the day, which often stand right in front of a place.
const SLOT_WORDS: &[&str] = &["上午", "下午", "早上", "晚上", "早报", "晚报", "今早", "今晚"];

/// A micro-grid as far as a message names it, for looking it up in the roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Two letters, such as `QX`.
    pub town: Option<String>,
    /// The community's name without 社区 or 村, in simplified characters.
    pub community: Option<String>,
    /// The grid's number within the community or town.
    pub grid: Option<u32>,
    /// The micro-grid's number within the grid.
    pub micro: Option<u32>,
}

/// A reference found in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What names it, in the plain text.
    pub named: Range<usize>,
    /// Where its numbers are no values.
    pub covers: Range<usize>,
    /// Which one it is; of a list or range, the first.
    pub place: Place,
    /// Whether it names more than one (QX-06-001到004; 8、9、10微网格).
    pub several: bool,
    /// Whether the shape may as well be something else (3-12).
    pub weak: bool,
}

impl Reference {
    /// In a list each entry is of one micro-grid, so that 3-5微网格 is the fifth of grid 3 and no range.
    pub fn read_as_pair(&mut self, plain: &str) {
        use shapes::MICRO;
        static WHOLE: LazyLock<Regex> =
            LazyLock::new(|| shapes::compile(&format!(r"^(?<grid>[0-9]{{1,2}}) ?- ?[0-9]{{1,3}} ?号?{MICRO}$")));
        if let Some(pair) = WHOLE.captures(&plain[self.named.clone()]) {
            self.several = false;
            self.place.grid = pair["grid"].parse().ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::normalise::Text, *};
    use crate::features::reports::form::Form;

    static SHAPES: LazyLock<Shapes> = LazyLock::new(|| Shapes::new(&Form::default().towns).expect("the shipped towns"));

    fn named(text: &str) -> Vec<String> {
        let text = Text::new(text);
        SHAPES.references(text.plain()).into_iter().map(|found| text.verbatim(found.named).to_owned()).collect()
    }

    #[test]
    fn every_shape_of_a_reference_is_found_as_said() {
        for shape in [
            "QX-03-012",
            "qx03012",
            "QX 03 012",
            "JS-O2-OO4",
            "ＱＸ－０３－０１２",
            "3网格12微网格",
            "12号微网格",
            "微网格12",
            "第五微网格",
            "七星街道湘都社区第3网格第12微网格",
            "余新镇桂苑社区2网格7微网格",
            "Micro-grid 12",
            "grid 2 micro-grid 6",
            "湘都社区3网格12微网格",
            "3-12",
        ] {
            assert_eq!(named(&format!("{shape} 上午 零报告")), [shape]);
        }
        assert_eq!(named("我是湘都社区3网格12微网格的"), ["湘都社区3网格12微网格"]);
    }

    #[test]
    fn what_only_looks_like_a_reference_is_none() {
        for text in ["走访10-15户", "3-501", "走访22户", "2网户"] {
            assert_eq!(named(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_code_and_a_full_name_are_the_same_place_but_for_the_community() {
        let code = SHAPES.place("QX-03-012").expect("a code");
        let name = SHAPES.place("七星街道湘都社区第3网格第12微网格").expect("a name");
        assert_eq!(Place { community: None, ..name }, code);
    }

    #[test]
    fn lists_and_ranges_name_several() {
        for text in ["QX-06-001到QX-06-004", "QX-06-001至004", "8、9、10微网格", "3到6号微网格"] {
            let found = SHAPES.references(Text::new(text).plain());
            assert_eq!(found.len(), 1, "{text}");
            assert!(found[0].several, "{text}");
        }
    }
}
