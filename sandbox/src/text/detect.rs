//! Entities that nobody marked: `/commands`, `@mentions` and web addresses.

use super::{Entity, utf16_len};

/// Finds them in order of appearance.
pub(crate) fn detect(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    let mut rest = text;

    while let Some(first) = rest.chars().next() {
        let at_edge = before.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_' && c != '/');
        let bytes = if at_edge { entity_at(rest) } else { None };
        let Some((kind, bytes)) = bytes else {
            before = Some(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        found.push(Entity {
            kind: kind.to_owned(),
            offset: utf16_len(&text[..text.len() - rest.len()]),
            length: utf16_len(&rest[..bytes]),
            url: None,
            language: None,
        });
        before = rest[..bytes].chars().last();
        rest = &rest[bytes..];
    }
    found
}

/// The kind and the length in bytes of an entity that `rest` begins with.
fn entity_at(rest: &str) -> Option<(&'static str, usize)> {
    if let Some(after) = rest.strip_prefix('/') {
        let name = word_len(after);
        let tail = after[name..].strip_prefix('@').map_or(0, |bot| match word_len(bot) {
            0 => 0,
            bot => bot + 1,
        });
        return (1..=64).contains(&name).then_some(("bot_command", 1 + name + tail));
    }
    if let Some(after) = rest.strip_prefix('@') {
        let name = word_len(after);
        return (4..=32).contains(&name).then_some(("mention", 1 + name));
    }
    let scheme = ["https://", "http://", "t.me/"].into_iter().find(|scheme| rest.starts_with(scheme))?;
    let length = rest.find(|c: char| !is_in_url(c)).unwrap_or(rest.len());
    let length = rest[..length].trim_end_matches(['.', ',', '?', '!', ')', ';', ':']).len();
    (length > scheme.len()).then_some(("url", length))
}

fn word_len(text: &str) -> usize {
    text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count()
}

fn is_in_url(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_mentions_and_addresses_are_found_and_fractions_are_not() {
        let found: Vec<_> = detect("好 /start@lianxin_bot 1/2 @wang_fang a@bcde 见 https://example.org/x。")
            .into_iter()
            .map(|e| (e.kind, e.offset, e.length))
            .collect();
        let expected = [("bot_command", 2, 18), ("mention", 25, 10), ("url", 45, 21)];
        assert_eq!(found, expected.map(|(kind, offset, length)| (kind.to_owned(), offset, length)));
    }
}
