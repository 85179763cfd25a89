//! 一个发热的也没有: a number that only stresses that there is none.

use super::{Scan, ends_clause};
use crate::features::reports::reading::{numbers::Number, pieces::What, words::Word};

/// What ends the idiom.
const NONE: &[&str] = &[
    "也没",
    "都没",
    "也无",
    "都无",
    "也未",
    "都未",
    "也不",
    "也木有",
    "都木有",
    "都么有",
    "也么有",
    "都毛有",
    "都冇",
    "都呒",
    "没有",
];

/// What else may stand behind: 也没有看到. 也没啥不舒服 says how somebody is.
const GOES_ON: &[&str] = &[
    "看", "碰", "发现", "见", "查", "遇", "有", "回", "来", "听", "了", "得", "的", "报", "问", "呢", "啊", "出现",
    "接", "返", "新",
];

impl Scan<'_> {
    /// Whether the number at `nth` is of nobody: 一个发热的也没有.
    pub(super) fn is_idiom_of_none(&self, number: &Number, nth: usize) -> bool {
        let end =
            self.pieces[nth..].iter().find(|piece| ends_clause(piece)).map_or(self.plain.len(), |end| end.at.start);
        let rest = &self.plain[self.pieces[nth].at.end..end];
        // 1位精神也不错: says how somebody is.
        let rest = rest.trim_start().split(' ').next().unwrap_or_default().replace("也不错", "");
        let closes = |word: &&str| {
            rest.match_indices(*word).any(|(at, _)| {
                let tail = rest[at + word.len()..].trim_start_matches('有');
                at == 0 || tail.is_empty() || GOES_ON.iter().any(|on| tail.starts_with(on))
            })
        };
        let own = &self.plain[self.pieces[nth].at.clone()];
        let somebody = nth > 0 && self.pieces[nth - 1].word() == Some(Word::Has);
        number.value == Some(1)
            && !somebody
            && (own.starts_with('一') || own.starts_with('1'))
            && NONE.iter().any(closes)
            && !self.pieces[nth + 1..]
                .iter()
                .take_while(|piece| !ends_clause(piece))
                .any(|piece| matches!(piece.what, What::Number(..)) || matches!(piece.word(), Some(Word::Has)))
    }
}
