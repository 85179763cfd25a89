//! What reading messages costs on one core: many of the usual kind, and a few longer than any that a chat delivers.
//! `cargo bench --bench parse` prints messages a second and the slowest of the long ones.

use chrono::{DateTime, FixedOffset};
use lianxin::features::help::reading::HelpReader;
use lianxin::features::reports::form::Form;
use lianxin::features::reports::reading::{LONGEST_LIST, Reader};
use serde::Deserialize;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often every message is read, so that a run takes long enough to be measured.
const ROUNDS: usize = 20;
/// Characters of a long message.
const LONG: usize = 10_000;
/// Repeated until the message is long: each makes one part of the reading work hard.
const REPEATED: [(&str, &str); 9] = [
    ("spaces", " "),
    ("numbers", "1"),
    ("Chinese numerals", "百"),
    ("half days", "上午"),
    ("places", "QX-03-012"),
    ("counts", "发热1人，"),
    ("list entries", "\n1. 3-12 上午 零报告"),
    ("quotes", "「> "),
    ("wishes", "老人需要买药；"),
];

#[derive(Deserialize)]
struct Message {
    text: String,
    sent_at: DateTime<FixedOffset>,
}

fn main() {
    let reports =
        [include_str!("../tests/data/reports.jsonl"), include_str!("../tests/data/own_reports.jsonl")].concat();
    let help = [include_str!("../tests/data/help.jsonl"), include_str!("../tests/data/own_help.jsonl")].concat();
    let (reports, help) = (messages(&reports), messages(&help));
    let reader = Reader::new(&Form::default()).expect("the shipped form");
    let help_reader = HelpReader::new();

    measure("reports", &reports, |message| drop(black_box(reader.read(&message.text, message.sent_at))));
    measure("calls for help", &help, |message| drop(black_box(help_reader.read(&message.text))));
    let sent_at = reports[0].sent_at;
    slowest(LONG, "as a report", |text| drop(black_box(reader.read(text, sent_at))));
    slowest(LONG, "as a list", |text| drop(black_box(reader.read_entries(text, sent_at))));
    slowest(LONGEST_LIST, "as a list", |text| drop(black_box(reader.read_entries(text, sent_at))));
    slowest(LONG, "as a call for help", |text| drop(black_box(help_reader.read(text))));
}

fn messages(lines: &str) -> Vec<Message> {
    lines.lines().map(|line| serde_json::from_str(line).expect("a labelled message")).collect()
}

fn measure(what: &str, messages: &[Message], read: impl Fn(&Message)) {
    messages.iter().for_each(&read);
    let begun = Instant::now();
    for _ in 0..ROUNDS {
        messages.iter().for_each(&read);
    }
    let a_second = (ROUNDS * messages.len()) as f64 / begun.elapsed().as_secs_f64();
    println!("{what:<20} {a_second:>9.0} a second ({} messages)", messages.len());
}

fn slowest(long: usize, how: &str, read: impl Fn(&str)) {
    let time = |unit: &str| -> Duration {
        let text: String = unit.chars().cycle().take(long).collect();
        let begun = Instant::now();
        read(&text);
        begun.elapsed()
    };
    let times = REPEATED.map(|(what, unit)| (time(unit), what));
    let (longest, what) = times.into_iter().max().expect("there are some");
    println!("{long:>6} characters {how:<20} {longest:>9.1?} at most ({what})");
}
