//! Entities back to HTML, for the page; everything else is escaped.

use super::Rich;

/// Safe HTML: only tags made from entities, only links to the web and to Telegram.
pub(crate) fn to_html(rich: &Rich) -> String {
    let mut marks: Vec<(usize, bool, usize, String)> = Vec::new();
    for (index, entity) in rich.entities.iter().enumerate() {
        let end = entity.offset + entity.length;
        let Some((open, close)) = tags(rich, index) else { continue };
        marks.push((entity.offset, true, index, open));
        // Closing tags come before opening ones at the same place, the innermost first.
        marks.push((end, false, usize::MAX - index, close));
    }
    marks.sort_by_key(|(at, opens, order, _)| (*at, *opens, *order));

    let mut html = String::new();
    let mut marks = marks.into_iter().peekable();
    let mut at = 0;
    for c in rich.text.chars() {
        while let Some((_, _, _, tag)) = marks.next_if(|mark| mark.0 <= at) {
            html.push_str(&tag);
        }
        push_escaped(&mut html, c);
        at += c.len_utf16();
    }
    for (_, _, _, tag) in marks {
        html.push_str(&tag);
    }
    html
}

fn tags(rich: &Rich, index: usize) -> Option<(String, String)> {
    let entity = &rich.entities[index];
    let pair = |tag: &str| Some((format!("<{tag}>"), format!("</{tag}>")));
    match entity.kind.as_str() {
        "bold" => pair("b"),
        "italic" => pair("i"),
        "underline" => pair("u"),
        "strikethrough" => pair("s"),
        "code" => pair("code"),
        "pre" => pair("pre"),
        "blockquote" | "expandable_blockquote" => pair("blockquote"),
        "spoiler" => Some(("<span class=\"spoiler\">".to_owned(), "</span>".to_owned())),
        "mention" => Some(("<span class=\"mention\">".to_owned(), "</span>".to_owned())),
        "bot_command" => Some(("<span class=\"command\">".to_owned(), "</span>".to_owned())),
        "text_link" => link(entity.url.as_deref()?),
        "url" => link(&slice(rich, index)),
        _ => None,
    }
}

fn link(url: &str) -> Option<(String, String)> {
    let url = if url.starts_with("t.me/") { format!("https://{url}") } else { url.to_owned() };
    let safe = ["https://", "http://", "tg://", "tel:", "mailto:"].iter().any(|scheme| url.starts_with(scheme));
    let mut href = String::new();
    url.chars().for_each(|c| push_escaped(&mut href, c));
    safe.then(|| (format!("<a href=\"{href}\" target=\"_blank\" rel=\"noopener noreferrer\">"), "</a>".to_owned()))
}

fn slice(rich: &Rich, index: usize) -> String {
    let entity = &rich.entities[index];
    let mut at = 0;
    let inside = |c: &char| {
        let here = at;
        at += c.len_utf16();
        here >= entity.offset && here < entity.offset + entity.length
    };
    rich.text.chars().filter(inside).collect()
}

fn push_escaped(html: &mut String, c: char) {
    match c {
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '&' => html.push_str("&amp;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        plain => html.push(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse_html;
    use super::*;

    #[test]
    fn html_survives_the_round_trip_and_hostile_text_is_escaped() {
        let html = "<b>王芳 <i>&lt;script&gt;</i></b>!";
        assert_eq!(to_html(&parse_html(html).unwrap()), html);
        assert_eq!(to_html(&parse_html("<a href=\"javascript:x.y\">z</a>").unwrap()), "z");
    }
}
