//! Message texts: what Telegram makes of them before anybody sees them.

mod detect;
mod html;
mod render;

use serde::{Deserialize, Serialize};

pub(crate) use detect::detect;
pub(crate) use html::parse as parse_html;
pub(crate) use render::to_html;

/// A stretch of text with a meaning or a look; offset and length in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Telegram's name of it: `bold`, `text_link`, `bot_command`, …
    #[serde(rename = "type")]
    pub kind: String,
    /// Where it begins.
    pub offset: usize,
    /// How far it goes.
    pub length: usize,
    /// Where a `text_link` leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The programming language of a `pre`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A text with its entities, in order of their offsets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rich {
    pub text: String,
    pub entities: Vec<Entity>,
}

impl Rich {
    pub fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), entities: Vec::new() }
    }

    /// Cuts white space off both ends, as Telegram does, and moves the entities along.
    pub fn trimmed(self) -> Self {
        let kept = self.text.trim_end();
        let begin = utf16_len(kept) - utf16_len(kept.trim_start());
        let text = kept.trim_start().to_owned();
        let end = utf16_len(&text);

        let entities = self.entities.into_iter().filter_map(|entity| {
            let from = entity.offset.saturating_sub(begin).min(end);
            let to = (entity.offset + entity.length).saturating_sub(begin).min(end);
            (to > from).then(|| Entity { offset: from, length: to - from, ..entity })
        });
        Self { entities: entities.collect(), text }
    }

    /// Adds the entities that Telegram finds by itself: commands, mentions, addresses.
    pub fn with_detected(mut self) -> Self {
        for found in detect(&self.text) {
            let overlaps = self.entities.iter().any(|entity| {
                let links =
                    matches!(entity.kind.as_str(), "code" | "pre" | "text_link" | "bot_command" | "url" | "mention");
                links && entity.offset < found.offset + found.length && found.offset < entity.offset + entity.length
            });
            if !overlaps {
                self.entities.push(found);
            }
        }
        self.entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
        self
    }
}

/// The length that Telegram counts: UTF-16 units.
pub(crate) fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
