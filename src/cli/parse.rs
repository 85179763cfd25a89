//! `lianxin parse`: what the parsers make of messages, one JSON object a line. Nothing is recorded and no database is opened.

use super::{Failed, read_config};
use crate::clock::Clock;
use crate::config::Config;
use crate::features::help::reading::HelpReader;
use chrono::{DateTime, FixedOffset};
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use std::path::Path;

/// Read messages on standard input and print what is understood, without recording anything.
///
/// A line is either a JSON object with `text`, and `id` and `sent_at` where they matter, or the text itself. A message without an id goes
/// by its line number, one without a time counts as sent now.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Take the messages for residents' calls for help instead of a leader's reports.
    #[arg(long)]
    help_requests: bool,
}

/// One line of the input.
#[derive(Debug, Deserialize)]
struct Message {
    id: Option<Value>,
    text: String,
    sent_at: Option<DateTime<FixedOffset>>,
}

/// Why a line is no message; never holds what the line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum Unreadable {
    #[error("is not UTF-8")]
    Encoding,
    #[error("begins with {{ but is no JSON object")]
    Syntax,
    #[error("needs a `text`; a `sent_at` must look like 2020-02-07T08:12:00+08:00")]
    Keys,
}

/// Reads standard input to its end. Lines that cannot be read are named on standard error, and fail the command once the rest is done.
pub(super) fn run(config: Option<&Path>, args: Args) -> Result<(), Failed> {
    let config = read_config(config)?;
    let unreadable = parse(io::stdin().lock(), io::stdout().lock(), |message| match args.help_requests {
        true => read_help(&config.help_reader, &message.text),
        false => read_report(&config, &message),
    });
    match unreadable.map_err(|error| Failed::Said(format!("Reading the messages stopped: {error}.")))? {
        0 => Ok(()),
        lines => Err(Failed::Said(format!("{lines} of the lines could not be read; the others were."))),
    }
}

/// Parses every line and counts those that cannot be read.
fn parse(input: impl BufRead, mut output: impl Write, read: impl Fn(Message) -> Value) -> io::Result<usize> {
    let mut unreadable = 0;
    for (number, line) in (1_usize..).zip(input.split(b'\n')) {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match message(&line) {
            Ok(message) => {
                let id = message.id.clone().unwrap_or_else(|| json!(number));
                writeln!(output, "{}", json!({"id": id, "parsed": read(message)}))?;
            }
            Err(why) => {
                unreadable += 1;
                eprintln!("line {number} {why}");
            }
        }
    }
    Ok(unreadable)
}

fn message(line: &[u8]) -> Result<Message, Unreadable> {
    let line = std::str::from_utf8(line).map_err(|_| Unreadable::Encoding)?.trim();
    if !line.starts_with('{') {
        return Ok(Message { id: None, text: line.to_owned(), sent_at: None });
    }
    serde_json::from_str(line).map_err(|error| if error.is_data() { Unreadable::Keys } else { Unreadable::Syntax })
}

fn read_report(config: &Config, message: &Message) -> Value {
    let now = || Clock::System.now().with_timezone(&config.zone).fixed_offset();
    config.reader.read(&message.text, message.sent_at.unwrap_or_else(now)).to_labels()
}

fn read_help(reader: &HelpReader, text: &str) -> Value {
    let reading = reader.read(text);
    let categories: Vec<_> = reading.categories.iter().map(|category| category.as_str()).collect();
    json!({
        "category": categories,
        "urgent": reading.urgent,
        "items": reading.items,
        "ambiguous": reading.ambiguous,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(input: &[u8]) -> (String, usize) {
        let mut output = vec![];
        let unreadable = parse(input, &mut output, |message| json!(message.text)).expect("memory does not fail");
        (String::from_utf8(output).expect("JSON is UTF-8"), unreadable)
    }

    #[test]
    fn plain_lines_go_by_their_number_and_json_lines_by_their_id() {
        let (output, unreadable) = texts("上午 零报告\r\n\n{\"id\":\"s7\",\"text\":\"收到\"}\n".as_bytes());
        assert_eq!(output, "{\"id\":1,\"parsed\":\"上午 零报告\"}\n{\"id\":\"s7\",\"parsed\":\"收到\"}\n");
        assert_eq!(unreadable, 0);
    }

    #[test]
    fn lines_that_cannot_be_read_are_counted_and_the_rest_goes_on() {
        let (output, unreadable) = texts(b"{\"id\":1}\n{broken\n\xff\xfe\nfine");
        assert_eq!(output, "{\"id\":4,\"parsed\":\"fine\"}\n");
        assert_eq!(unreadable, 3);
    }

    #[test]
    fn why_a_line_cannot_be_read_does_not_hold_what_it_says() {
        assert_eq!(message(br#"{"text": ["Wang Fang"]}"#).expect_err("no text"), Unreadable::Keys);
        assert_eq!(message(br#"{"text": "a", "sent_at": "noon"}"#).expect_err("no time"), Unreadable::Keys);
        assert_eq!(message(br#"{"text": "#).expect_err("cut off"), Unreadable::Syntax);
    }

    #[test]
    fn a_call_for_help_is_read_as_one() {
        let parsed = read_help(&HelpReader::new(), "麻烦捎一袋大米");
        assert_eq!(parsed["category"], json!(["groceries"]));
        assert_eq!(parsed["items"], json!(["一袋大米"]));
    }

    #[test]
    fn a_message_is_read_by_the_form_and_its_own_time() {
        let config = Config::read_text("").expect("the defaults are good");
        let line = r#"{"text": "2月7日上午 走访20户 发热0", "sent_at": "2020-02-07T08:12:00+08:00"}"#;
        let parsed = read_report(&config, &message(line.as_bytes()).expect("a message"));
        assert_eq!((&parsed["households_visited"], &parsed["fever"]), (&json!(20), &json!(0)));
        assert_eq!(parsed["author_intent_ambiguous"], json!(false));
    }
}
