//! `parse_mode=HTML`: Telegram's small set of tags, and its complaints about all others.

use super::{Entity, Rich};

/// Turns HTML into plain text and entities.
///
/// # Errors
/// Telegram's own sentence, such as `Unsupported start tag "div" at byte offset 3`.
pub(crate) fn parse(html: &str) -> Result<Rich, String> {
    let mut parser = Parser { html, at: 0, text: String::new(), units: 0, open: Vec::new(), done: Vec::new() };
    while let Some(next) = parser.rest().chars().next() {
        match next {
            '<' if parser.rest().starts_with("</") => parser.end_tag()?,
            '<' => parser.start_tag()?,
            '&' => parser.reference(),
            plain => {
                parser.put(plain);
                parser.at += plain.len_utf8();
            }
        }
    }
    if let Some(unclosed) = parser.open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", unclosed.tag));
    }
    let mut entities = parser.done;
    entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    Ok(Rich { text: parser.text, entities })
}

struct Open {
    tag: String,
    /// None for a tag that leaves no mark, such as a link without an address.
    kind: Option<&'static str>,
    detail: Option<String>,
    offset: usize,
}

struct Parser<'a> {
    html: &'a str,
    at: usize,
    text: String,
    units: usize,
    open: Vec<Open>,
    done: Vec<Entity>,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.html[self.at..]
    }

    fn put(&mut self, c: char) {
        self.text.push(c);
        self.units += c.len_utf16();
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let inside = self.tag_inside(begin, 1)?;
        let name_end = inside.find(|c: char| c.is_whitespace()).unwrap_or(inside.len());
        let tag = inside[..name_end].to_lowercase();
        let attributes = &inside[name_end..];

        let (kind, detail) = match tag.as_str() {
            "b" | "strong" => (Some("bold"), None),
            "i" | "em" => (Some("italic"), None),
            "u" | "ins" => (Some("underline"), None),
            "s" | "strike" | "del" => (Some("strikethrough"), None),
            "tg-spoiler" => (Some("spoiler"), None),
            "code" => (Some("code"), attribute(attributes, "class")),
            "pre" => (Some("pre"), None),
            "blockquote" if attributes.contains("expandable") => (Some("expandable_blockquote"), None),
            "blockquote" => (Some("blockquote"), None),
            "tg-emoji" => (None, None),
            "a" => match attribute(attributes, "href").filter(|href| href.contains([':', '.'])) {
                Some(href) => (Some("text_link"), Some(href)),
                None => (None, None),
            },
            "span" if attribute(attributes, "class").as_deref() == Some("tg-spoiler") => (Some("spoiler"), None),
            "span" => return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}")),
            _ => return Err(format!("Unsupported start tag \"{tag}\" at byte offset {begin}")),
        };
        self.open.push(Open { tag, kind, detail, offset: self.units });
        Ok(())
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let named = self.tag_inside(begin, 2)?.trim().to_lowercase();
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        if !named.is_empty() && named != open.tag {
            let expected = open.tag;
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{expected}>\", found \"</{named}>\""
            ));
        }
        self.close(open);
        Ok(())
    }

    /// What stands between the brackets of the tag at `begin`; steps past it.
    fn tag_inside(&mut self, begin: usize, skip: usize) -> Result<&'a str, String> {
        let html = self.html;
        let Some(length) = html[begin..].find('>') else {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        };
        self.at = begin + length + 1;
        Ok(&html[begin + skip..begin + length])
    }

    fn close(&mut self, open: Open) {
        let length = self.units - open.offset;
        let (Some(kind), true) = (open.kind, length > 0) else { return };
        let language = open.detail.as_deref().and_then(|class| class.strip_prefix("language-")).map(str::to_owned);

        // `<pre><code class="language-x">` is one `pre`, not a code in a pre.
        let inside_pre = self.open.last().is_some_and(|outer| outer.tag == "pre" && outer.offset == open.offset);
        if kind == "code" && inside_pre {
            if let Some(pre) = self.open.last_mut() {
                pre.detail = open.detail;
            }
            return;
        }
        let url = (kind == "text_link").then_some(open.detail).flatten();
        let language = (kind == "pre").then_some(language).flatten();
        self.done.push(Entity { kind: kind.to_owned(), offset: open.offset, length, url, language });
    }

    /// A character reference; one that is none stays as it is written.
    fn reference(&mut self) {
        match decode_reference(self.rest()) {
            Some((c, bytes)) => {
                self.put(c);
                self.at += bytes;
            }
            None => {
                self.put('&');
                self.at += 1;
            }
        }
    }
}

/// The character that `text` begins with as `&name;` or `&#number;`, and how many bytes that takes.
fn decode_reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = &text[1..end];
    let c = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')?
        }
    };
    Some((c, end + 1))
}

/// The decoded value of `name="value"` among a tag's attributes.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes.trim_start();
    while let Some(equals) = rest.find('=') {
        let key = rest[..equals].trim();
        let value = rest[equals + 1..].trim_start();
        let (value, after) = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split_once(quote)?,
            _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(decode_all(value));
        }
        rest = after.trim_start();
    }
    None
}

fn decode_all(value: &str) -> String {
    let mut decoded = String::new();
    let mut rest = value;
    while let Some(first) = rest.chars().next() {
        let (c, bytes) = match first {
            '&' => decode_reference(rest).unwrap_or(('&', 1)),
            plain => (plain, plain.len_utf8()),
        };
        decoded.push(c);
        rest = &rest[bytes..];
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_entities_counted_in_utf16_units() {
        let rich = parse("😀 <b>王芳 <i>&lt;1&gt;</i></b> <a href=\"https://t.me/x?a=1&amp;b=2\">这里</a>").unwrap();
        assert_eq!(rich.text, "😀 王芳 <1> 这里");
        let seen: Vec<_> = rich.entities.iter().map(|e| (e.kind.as_str(), e.offset, e.length)).collect();
        assert_eq!(seen, [("bold", 3, 6), ("italic", 6, 3), ("text_link", 10, 2)]);
        assert_eq!(rich.entities[2].url.as_deref(), Some("https://t.me/x?a=1&b=2"));
    }

    #[test]
    fn a_code_in_a_pre_names_its_language() {
        let rich = parse("<pre><code class=\"language-rust\">fn</code></pre>").unwrap();
        assert_eq!(rich.entities.len(), 1);
        assert_eq!(rich.entities[0].language.as_deref(), Some("rust"));
    }

    #[test]
    fn what_telegram_does_not_know_is_refused_in_its_words() {
        let cases = [
            ("<div>x</div>", "Unsupported start tag \"div\" at byte offset 0"),
            ("a<b>x", "Can't find end tag corresponding to start tag \"b\""),
            ("<b>x</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""),
            ("x</b>", "Unexpected end tag at byte offset 1"),
            ("2 < 3", "Unclosed start tag at byte offset 2"),
        ];
        for (html, complaint) in cases {
            assert_eq!(parse(html).unwrap_err(), complaint, "{html}");
        }
    }
}
