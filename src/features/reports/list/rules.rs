use crate::terms::AreaId;

/// Whose micro-grid an entry is about, as seen from the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The sender leads it.
    Own,
    /// The sender answers for it as a grid leader or secretary.
    Below,
    /// Somebody else's.
    Others,
}

/// What is on file for it in the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnFile {
    /// Nothing.
    Nothing,
    /// What the entry says.
    Same,
    /// Something else.
    Different,
    /// Nothing any more: it was taken back.
    Withdrawn,
    /// Something else that the sender had said in this very message, before changing it.
    OwnWords,
}

/// What is known of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Whose.
    pub whose: Whose,
    /// What is on file.
    pub on_file: OnFile,
    /// The sender wrote it for this message; not copied along.
    pub own_words: bool,
    /// Another entry of the message is about a micro-grid that the sender leads: this one may have been copied along with it.
    pub beside_own: bool,
    /// There is a reason to ask about it.
    pub doubtful: bool,
}

/// What becomes of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is filed.
    File,
    /// It is on file already, or another's.
    Leave,
    /// The sender is asked about it.
    Ask,
    /// The sender is told that they may not.
    NotTheirs,
}

/// Decides what becomes of one entry among several.
pub fn decide(entry: Entry) -> Fate {
    let Entry { whose, on_file, own_words, beside_own, doubtful } = entry;
    match (whose, on_file) {
        (Whose::Others, OnFile::Nothing) if own_words => Fate::NotTheirs,
        (Whose::Others, _) if own_words && !beside_own => Fate::NotTheirs,
        (Whose::Others, _) => Fate::Leave,
        (_, OnFile::Same) => Fate::Leave,
        _ if doubtful => Fate::Ask,
        (_, OnFile::Nothing | OnFile::OwnWords) => Fate::File,
        (_, OnFile::Withdrawn) if own_words => Fate::File,
        (_, OnFile::Withdrawn) => Fate::Ask,
        (Whose::Own, OnFile::Different) if own_words => Fate::File,
        (_, OnFile::Different) => Fate::Ask,
    }
}

/// A leader's name stands at the beginning of an entry, within so many characters; further on it may be a resident's.
const NAME_WITHIN: usize = 16;

/// The micro-grid of the one leader whose name an entry begins with; `None` where none or several could be meant.
pub fn named_leader(said: &str, leaders: &[(String, AreaId)]) -> Option<AreaId> {
    let beginning: String = said.chars().take(NAME_WITHIN).collect();
    let mut named = leaders.iter().filter(|(name, _)| beginning.contains(name.as_str()));
    let (_, area) = named.next()?;
    named.next().is_none().then_some(*area)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fate(whose: Whose, on_file: OnFile, own_words: bool) -> Fate {
        decide(Entry { whose, on_file, own_words, beside_own: true, doubtful: false })
    }

    #[test]
    fn a_leader_files_their_own_entry_and_no_other() {
        assert_eq!(fate(Whose::Own, OnFile::Nothing, true), Fate::File);
        assert_eq!(fate(Whose::Own, OnFile::Different, true), Fate::File);
        for on_file in [OnFile::Nothing, OnFile::Same, OnFile::Different] {
            assert_eq!(fate(Whose::Others, on_file, false), Fate::Leave);
        }
    }

    #[test]
    fn what_a_leader_writes_for_another_is_refused_and_what_they_copied_along_is_not_their_fault() {
        assert_eq!(fate(Whose::Others, OnFile::Nothing, true), Fate::NotTheirs);
        assert_eq!(fate(Whose::Others, OnFile::Different, true), Fate::Leave);
        let alone = Entry {
            whose: Whose::Others,
            on_file: OnFile::Different,
            own_words: true,
            beside_own: false,
            doubtful: false,
        };
        assert_eq!(decide(alone), Fate::NotTheirs);
    }

    #[test]
    fn a_copy_of_what_was_withdrawn_is_asked_about() {
        assert_eq!(fate(Whose::Below, OnFile::Withdrawn, false), Fate::Ask);
        assert_eq!(fate(Whose::Own, OnFile::Withdrawn, true), Fate::File);
    }

    #[test]
    fn a_copied_entry_fills_a_gap_and_replaces_nothing() {
        for whose in [Whose::Own, Whose::Below] {
            assert_eq!(fate(whose, OnFile::Nothing, false), Fate::File);
            assert_eq!(fate(whose, OnFile::Same, false), Fate::Leave);
            assert_eq!(fate(whose, OnFile::Different, false), Fate::Ask);
        }
        assert_eq!(fate(Whose::Below, OnFile::Different, true), Fate::Ask);
    }

    #[test]
    fn who_changes_their_own_message_corrects_what_it_had_filed() {
        assert_eq!(fate(Whose::Below, OnFile::OwnWords, true), Fate::File);
    }

    #[test]
    fn a_doubtful_entry_is_asked_about_unless_it_is_anothers() {
        let entry =
            Entry { whose: Whose::Own, on_file: OnFile::Nothing, own_words: false, beside_own: true, doubtful: true };
        let doubtful = |whose| decide(Entry { whose, ..entry });
        assert_eq!(doubtful(Whose::Own), Fate::Ask);
        assert_eq!(doubtful(Whose::Others), Fate::Leave);
    }

    #[test]
    fn a_leader_is_known_by_a_name_that_only_one_has() {
        let leaders = [("王芳".to_owned(), AreaId(1)), ("李强".to_owned(), AreaId(2)), ("李强".to_owned(), AreaId(3))];
        assert_eq!(named_leader("王芳 42户 零报告", &leaders), Some(AreaId(1)));
        assert_eq!(named_leader("李强 42户 零报告", &leaders), None);
        assert_eq!(named_leader("走访42户 排查108人 无异常，帮王芳买药", &leaders), None);
    }
}
