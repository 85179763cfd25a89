use serde::Deserialize;

/// The section `[notices]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// A notice to more chats than this needs a second person.
    pub approve_above: usize,
    /// How often the author's message shows the progress.
    pub progress_seconds: u32,
    /// After so many days the words of questions and of drafts are forgotten.
    pub forget_days: u32,
}
