//! What people see, as lines of a story.

use chrono::DateTime;
use chrono_tz::Asia::Shanghai;
use lianxin_sandbox::{LogLine, What};

/// `09:18 王芳: …`; `→` marks a private chat, and another group than the first is named.
pub fn line(line: &LogLine, first_group: &str) -> Option<String> {
    let time = DateTime::from_timestamp_millis(line.at_ms)?.with_timezone(&Shanghai).format("%H:%M");
    let who = if line.by_bot { "bot" } else { &line.who };
    let whose = match (&line.group, line.by_bot) {
        (Some(group), _) if group == first_group => who.to_owned(),
        (Some(group), _) => format!("[{group}] {who}"),
        (None, true) => format!("bot → {}", person_of(line)),
        (None, false) => format!("{who} → bot"),
    };
    let text = line.text.replace('\n', "\n      ").replace("\n      \n", "\n\n");
    let said = match &line.what {
        What::Said => format!("{whose}: {text}"),
        What::Edited => format!("{whose} (edit): {text}"),
        What::Deleted => format!("{whose} (deleted): {text}"),
        What::Tapped(label) => return Some(format!("{time} {whose} taps [{label}]")),
        What::Toast => format!("{whose} (toast): {text}"),
        What::Reacted(emoji) => format!("{whose} reacts {emoji}"),
        What::Pinned(_) | What::Member => return None,
    };
    let rows: String = line.buttons.iter().map(|row| format!("\n      {}", labels(row))).collect();
    Some(format!("{time} {said}{rows}"))
}

fn labels(row: &[String]) -> String {
    row.iter().map(|label| format!("[{label}]")).collect::<Vec<_>>().join(" ")
}

fn person_of(line: &LogLine) -> String {
    line.person.map_or_else(|| "?".to_owned(), |person| super::roster::name_of(person.0))
}

/// Whether somebody must look at it: a bot's message or toast with words.
pub fn must_be_read(line: &LogLine) -> bool {
    line.by_bot && matches!(line.what, What::Said | What::Edited | What::Toast) && !line.text.is_empty()
}
