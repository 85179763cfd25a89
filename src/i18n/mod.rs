//! Texts in every language, and how long they may be.
//!
//! What always holds: an argument is escaped for HTML unless it says that it is HTML already; every key is in every locale.

use crate::telegram::escape;
use crate::terms::Lang;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use std::borrow::Cow;
use std::collections::HashMap;
use unic_langid::LanguageIdentifier;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "zh-CN",
        // Telegram shows the marks that isolate arguments as empty boxes on some phones.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// An argument of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Anybody's words; escaped.
    Text(String),
    /// A piece of HTML that was made by us.
    Html(String),
    /// A number.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The text of a key without arguments.
pub fn text(lang: Lang, key: &str) -> String {
    LOCALES.lookup(&tag(lang), key)
}

/// The text of a key with arguments.
pub fn text_with<const N: usize>(lang: Lang, key: &str, args: [(&'static str, Arg); N]) -> String {
    let args: HashMap<Cow<'static, str>, FluentValue<'_>> =
        args.into_iter().map(|(name, arg)| (Cow::Borrowed(name), value(arg))).collect();
    LOCALES.lookup_with_args(&tag(lang), key, &args)
}

fn value(arg: Arg) -> FluentValue<'static> {
    match arg {
        Arg::Text(text) => FluentValue::from(escape(&text)),
        Arg::Html(html) => FluentValue::from(html),
        Arg::Number(number) => FluentValue::from(number),
    }
}

fn tag(lang: Lang) -> LanguageIdentifier {
    lang.as_str().parse().expect("our language tags are well-formed")
}

/// The longest message, in UTF-16 units after the entities are parsed.
pub const MESSAGE_LIMIT: usize = 4_096;

/// Splits lines into pages that each fit one message, below a heading that stands on each page.
pub fn pages(heading: &str, lines: &[String]) -> Vec<String> {
    // HTML is counted with its tags: a little less text on a page, and never too much.
    let length = |text: &str| text.encode_utf16().count() + 1;
    let mut pages = vec![];
    let mut page = heading.to_owned();
    for line in lines {
        if length(&page) + length(line) > MESSAGE_LIMIT && page != heading {
            pages.push(std::mem::replace(&mut page, heading.to_owned()));
        }
        if !page.is_empty() {
            page.push('\n');
        }
        page.push_str(line);
    }
    pages.push(page);
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_becomes_pages_that_each_fit() {
        let lines: Vec<String> = (0..900).map(|number| format!("第{number}户")).collect();
        let pages = pages("名单", &lines);
        assert!(pages.len() > 1);
        assert!(pages.iter().all(|page| page.encode_utf16().count() <= MESSAGE_LIMIT && page.starts_with("名单\n第")));
        let all: usize = pages.iter().map(|page| page.lines().count() - 1).sum();
        assert_eq!(all, 900);
    }
}
