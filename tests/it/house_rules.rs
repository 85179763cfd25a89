//! The rules of the house, read from its source as text.

use lianxin::features::{
    concerns, digests, duties, help, leave, meetings, nags, notices, observation, people, reports,
};
use lianxin::rights::{self, Need};
use lianxin::terms::Role;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use strum::VariantNames;

/// The rooms from the ground up; a room uses only rooms below it. The configuration speaks of what features are given, and they hold it.
const ROOMS: [&[&str]; 15] = [
    &["terms"],
    &["db"],
    &["telegram"],
    &["i18n"],
    &["inbox"],
    &["talk"],
    &["outbox"],
    &["rights"],
    &["clock"],
    &["sender"],
    &["features", "config"],
    &["app"],
    &["web", "ops"],
    &["demo"],
    &["cli"],
];

/// The features in the order in which one may look at another.
const FEATURES: [&str; 13] = [
    "areas",
    "people",
    "leave",
    "reports",
    "nags",
    "help",
    "concerns",
    "observation",
    "duties",
    "notices",
    "meetings",
    "digests",
    "menus",
];

/// Every room's commands.
const COMMANDS: &[(&str, &[&str])] = &[
    ("people", people::Command::VARIANTS),
    ("reports", reports::Command::VARIANTS),
    ("nags", nags::Command::VARIANTS),
    ("digests", digests::Command::VARIANTS),
    ("help", help::Command::VARIANTS),
    ("leave", leave::Command::VARIANTS),
    ("concerns", concerns::Command::VARIANTS),
    ("observation", observation::Command::VARIANTS),
    ("duties", duties::Command::VARIANTS),
    ("notices", notices::Command::VARIANTS),
    ("meetings", meetings::Command::VARIANTS),
];

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut found) = (vec![root.join(folder)], vec![]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the source is here").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                let text = std::fs::read_to_string(&path).expect("a text");
                found.push((path.strip_prefix(root).expect("below the root").to_owned(), text));
            }
        }
    }
    found.sort();
    found
}

/// The names that follow `prefix::`, alone or in braces, outside of comments.
fn names_after(text: &str, prefix: &str) -> BTreeSet<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let path = Regex::new(&format!(r"\b{prefix}::(?:(\w+)|\{{([^}}]*)\}})")).expect("a pattern");
    let mut names = BTreeSet::new();
    for found in path.captures_iter(&code) {
        let list = found.get(1).or(found.get(2)).map_or("", |names| names.as_str());
        names.extend(list.split(',').map(|name| name.trim().split("::").next().unwrap_or_default().to_owned()));
    }
    names
}

fn room_of(path: &Path) -> String {
    let name = path.components().nth(1).expect("src/…").as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

#[test]
fn a_room_uses_only_the_rooms_below_it() {
    let floor = |room: &str| ROOMS.iter().position(|rooms| rooms.contains(&room));
    let mut wrong = vec![];
    for (path, text) in files("src", "rs") {
        let room = room_of(&path);
        if room == "main" || room == "lib" {
            continue;
        }
        let own = floor(&room).unwrap_or_else(|| panic!("{}: the room {room} has no floor", path.display()));
        let above = names_after(&text, "crate").into_iter().filter(|used| floor(used).is_some_and(|used| used > own));
        wrong.extend(above.map(|used| format!("{} uses {used}, which is above it", path.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_feature_uses_only_the_features_before_it() {
    let place = |feature: &str| FEATURES.iter().position(|other| *other == feature);
    let mut wrong = vec![];
    for (path, text) in files("src/features", "rs") {
        let mut parts = path.components().skip(2).map(|part| part.as_os_str().to_string_lossy().into_owned());
        let (feature, Some(_)) = (parts.next().expect("src/features/…"), parts.next()) else { continue };
        let own = place(&feature).unwrap_or_else(|| panic!("{}: {feature} has no place", path.display()));
        let later =
            names_after(&text, "features").into_iter().filter(|used| place(used).is_some_and(|used| used > own));
        wrong.extend(later.map(|used| format!("{} uses {used}, which comes after it", path.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_reading_and_words_are_pure() {
    let pure = ["/rules.rs", "/read.rs", "/words.rs", "/reading.rs", "/reading/", "src/terms/"];
    let impure =
        Regex::new(r"\b(sqlx|tokio|teloxide)\b|\.await\b|\basync\b|\bclock::|\bClock::|\bTx\b").expect("a pattern");
    let mut wrong = vec![];
    for (path, text) in files("src", "rs") {
        let name = path.to_string_lossy();
        if !pure.iter().any(|part| name.contains(part)) {
            continue;
        }
        for (number, line) in (1..).zip(text.lines()) {
            if !line.trim_start().starts_with("//") && impure.is_match(line) {
                wrong.push(format!("{name}:{number} is not pure: {}", line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let all = ["src", "tests", "sandbox/src", "sandbox/tests"].into_iter().flat_map(|folder| files(folder, "rs"));
    let long = all.filter(|(_, text)| text.lines().count() > 400);
    let long: Vec<_> = long.map(|(path, text)| format!("{}: {}", path.display(), text.lines().count())).collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// The keys of a locale with the arguments that they take.
fn keys(locale: &str) -> BTreeMap<String, BTreeSet<String>> {
    let argument = Regex::new(r"\$([\w-]+)").expect("a pattern");
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, text) in files(&format!("locales/{locale}"), "ftl") {
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.starts_with(' ')) {
                key = name.to_owned();
                assert!(keys.insert(key.clone(), BTreeSet::new()).is_none(), "{locale}: {key} is there twice");
            }
            let arguments = argument.captures_iter(line).map(|found| found[1].to_owned());
            keys.entry(key.clone()).or_default().extend(arguments);
        }
    }
    keys.remove("");
    keys
}

#[test]
fn every_text_is_in_every_language_with_the_same_arguments() {
    let ours = keys("zh-CN");
    assert!(ours.len() > 4, "the locales were found");
    for locale in ["zh-TW", "en"] {
        let theirs = keys(locale);
        let different: Vec<_> =
            ours.keys().chain(theirs.keys()).filter(|key| ours.get(*key) != theirs.get(*key)).collect();
        assert!(different.is_empty(), "zh-CN and {locale} differ in {different:?}");
    }
}

#[test]
fn every_text_is_used() {
    let literal = Regex::new(r#""([a-z][a-z0-9_.{}-]*)""#).expect("a pattern");
    let hole = Regex::new(r"\{[^}]*\}").expect("a pattern");
    let mut said = BTreeSet::new();
    for (_, text) in files("src", "rs") {
        said.extend(literal.captures_iter(&text).map(|found| found[1].to_owned()));
    }
    // A key that is put together (`people-role-{role}`) uses every key of that shape; a hole alone is no shape.
    let shapes = said.iter().filter(|said| said.contains('{') && hole.replace_all(said, "").len() > 3);
    let shapes = shapes.map(|shape| {
        let parts: Vec<String> = hole.split(shape).map(regex::escape).collect();
        Regex::new(&format!("^{}$", parts.join("[a-z0-9_-]+"))).expect("a pattern")
    });
    let shapes: Vec<Regex> = shapes.collect();
    let unused =
        keys("zh-CN").into_keys().filter(|key| !said.contains(key) && !shapes.iter().any(|shape| shape.is_match(key)));
    let unused: Vec<_> = unused.collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn every_command_stands_in_the_rights_table_once_and_nothing_else_does() {
    let all = COMMANDS.iter().flat_map(|(room, names)| names.iter().map(move |name| (*room, *name)));
    let all: Vec<(&str, &str)> = all.collect();
    let table: Vec<(&str, &str)> = rights::TABLE.iter().map(|(room, name, _)| (*room, *name)).collect();
    let missing: Vec<_> = all.iter().filter(|command| !table.contains(command)).collect();
    let strange: Vec<_> = table.iter().filter(|row| !all.contains(row)).collect();
    assert!(missing.is_empty() && strange.is_empty(), "without a row: {missing:?}; without a command: {strange:?}");
    let once: BTreeSet<_> = table.iter().collect();
    assert_eq!(once.len(), table.len(), "a row is there twice");

    let rooms = files("src/features", "rs").into_iter().filter(|(path, _)| path.ends_with("command.rs"));
    let rooms: BTreeSet<_> =
        rooms.map(|(path, _)| path.components().nth(2).map(|room| room.as_os_str().to_owned())).collect();
    assert_eq!(rooms.len(), COMMANDS.len(), "every room with commands is in this test: {rooms:?}");
}

#[test]
fn every_role_meets_exactly_the_needs_that_name_it() {
    const ROLES: [Role; 9] = [
        Role::District,
        Role::Secretary,
        Role::GridLeader,
        Role::Leader,
        Role::Inspector,
        Role::Checkpoint,
        Role::Counsellor,
        Role::Volunteer,
        Role::Resident,
    ];
    for (room, name, need) in rights::TABLE {
        let stranger = rights::need(room, name).is_some_and(|need| need.is_met(false, &ROLES));
        assert_eq!(stranger, *need == Need::Anyone, "{room} {name}: who has not joined holds no role");
        for role in ROLES {
            let may = rights::need(room, name).is_some_and(|need| need.is_met(true, &[role]));
            let named = match need {
                Need::Anyone | Need::Joined => true,
                Need::Roles(roles) => roles.contains(&role),
                Need::Clock => false,
            };
            assert_eq!(may, named, "{room} {name} for {role:?}");
        }
    }
    assert_eq!(rights::need("people", "nothing of the kind"), None);
}
