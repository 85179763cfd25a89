//! The author's message before a notice is sent, and a second person's.

use super::super::Command;
use super::super::command::{Preset, Step};
use super::super::model::{Audience, Notice, State, Timing, Whom};
use super::{attached, button, excerpt, language, moment};
use crate::features::areas::Area;
use crate::i18n::{Arg, text, text_with};
use crate::telegram::escape;
use crate::terms::{Button, Lang, Level};
use chrono::NaiveDateTime;
use strum::VariantArray;

/// What the author's message shows beside the notice itself.
#[derive(Debug, Clone)]
pub struct Scene {
    /// For whom, in the author's language: the names of the areas.
    pub parts: Vec<String>,
    pub audience: Audience,
    /// How long the copies take.
    pub seconds: usize,
    /// From how many chats on a second person must agree.
    pub approve_above: usize,
    /// When it goes out (next).
    pub at: Option<NaiveDateTime>,
    /// People sleep then.
    pub quiet: bool,
}

/// What is being chosen or asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum View {
    /// Nothing.
    Main,
    /// The kinds of readers.
    Whom,
    /// The areas.
    Parts(Parts),
    /// The time; whether the evening still comes.
    When { evening: bool },
    /// A text, of which the words of this key say what.
    Prompt(&'static str),
    /// Whether it is meant.
    Confirm,
}

/// An area, and what may be chosen in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    pub at: Area,
    /// Where ‹ leads.
    pub above: Option<crate::terms::AreaId>,
    pub below: Vec<Area>,
    /// An area around `at` is chosen.
    pub covered: bool,
}

/// How long it takes.
pub fn duration(lang: Lang, seconds: usize) -> String {
    if seconds < 100 {
        return text_with(lang, "notices-seconds", [("count", seconds.into())]);
    }
    text_with(lang, "notices-minutes", [("count", seconds.div_ceil(60).into())])
}

fn names(lang: Lang, whom: impl Iterator<Item = Whom>) -> String {
    let names: Vec<String> = whom.map(|kind| kind_name(lang, kind)).collect();
    if names.is_empty() { text(lang, "notices-whom-none") } else { names.join(&text(lang, "notices-comma")) }
}

fn kind_name(lang: Lang, kind: Whom) -> String {
    text(lang, &format!("notices-whom-{}", kind.into_str()))
}

/// The notice with everything that is decided about it.
pub fn preview(lang: Lang, notice: &Notice, scene: &Scene, view: &View) -> String {
    let number = notice.id.number().to_string();
    let mut lines = vec![text_with(lang, "notices-preview", [("number", number.into())]), String::new()];
    lines.extend(attached(lang, notice));
    lines.push(excerpt(notice.text(None), 1_500));
    lines.push(String::new());
    let to =
        [("areas", Arg::Html(listed(lang, &scene.parts))), ("whom", names(lang, notice.whom.iter().copied()).into())];
    lines.push(text_with(lang, "notices-to", to));
    lines.push(chats(lang, scene));
    lines.extend(not_reached(lang, &scene.audience));
    lines.push(when(lang, notice, scene));
    if notice.texts.len() > 1 {
        let languages: Vec<&str> = notice.texts.iter().map(|(lang, _)| language(*lang)).collect();
        let main = language(notice.lang);
        let args = [("list", languages.join(&text(lang, "notices-comma")).into()), ("main", main.into())];
        lines.push(text_with(lang, "notices-languages", args));
    }
    lines.extend(warnings(lang, notice, scene));
    if let View::Prompt(key) = view {
        lines.extend([String::new(), text(lang, key)]);
    }
    lines.join("\n")
}

fn listed(lang: Lang, names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| escape(name)).collect();
    names.join(&text(lang, "notices-comma"))
}

fn chats(lang: Lang, scene: &Scene) -> String {
    let count = scene.audience.recipients.len();
    if count == 0 {
        return text(lang, "notices-nobody");
    }
    text_with(lang, "notices-chats", [("count", count.into()), ("time", duration(lang, scene.seconds).into())])
}

fn not_reached(lang: Lang, audience: &Audience) -> Option<String> {
    let args = [("waiting", audience.not_joined.into()), ("gone", audience.unreachable.into())];
    (audience.not_joined + audience.unreachable > 0).then(|| text_with(lang, "notices-not-reached", args))
}

fn when(lang: Lang, notice: &Notice, scene: &Scene) -> String {
    let at = scene.at.map(|at| moment(lang, at)).unwrap_or_default();
    match &notice.timing {
        Timing::Now => text(lang, "notices-when-now"),
        Timing::At(_) => text_with(lang, "notices-when-at", [("at", at.into())]),
        Timing::Cron(cron) => text_with(lang, "notices-when-cron", [("cron", cron.as_str().into()), ("at", at.into())]),
    }
}

fn warnings(lang: Lang, notice: &Notice, scene: &Scene) -> Vec<String> {
    let mut lines = vec![];
    let before = matches!(notice.state, State::Draft | State::Asked);
    let many = scene.audience.recipients.len() > scene.approve_above;
    if scene.quiet {
        lines.push(text(lang, "notices-quiet"));
    }
    if before && many && notice.state == State::Draft {
        lines.push(text_with(lang, "notices-needs-approval", [("count", scene.approve_above.into())]));
    }
    let state = match notice.state {
        State::Asked => Some("notices-state-asked"),
        State::Scheduled => Some("notices-state-scheduled"),
        State::Repeating => Some("notices-state-repeating"),
        _ => None,
    };
    lines.extend(state.map(|key| text(lang, key)));
    lines
}

/// The buttons of the author's message.
pub fn buttons(lang: Lang, notice: &Notice, scene: &Scene, view: &View) -> Vec<Vec<Button>> {
    let of = |label: String, step: Step| button(label, &Command::Draft { notice: notice.id, step });
    let key = |key: &str, step: Step| of(text(lang, key), step);
    let back = || vec![key("notices-button-done", Step::Show)];
    match view {
        View::Prompt(_) => vec![vec![key("notices-button-cancel", Step::Show)]],
        View::Whom => {
            let kind =
                |kind: &Whom| of(checked(notice.whom.contains(kind), &kind_name(lang, *kind)), Step::Toggle(*kind));
            let rows = Whom::VARIANTS.chunks(2).map(|row| row.iter().map(kind).collect());
            rows.chain([back()]).collect()
        }
        View::Parts(parts) => parts_buttons(lang, notice, parts),
        View::When { evening } => {
            let mut rows = vec![
                vec![
                    key("notices-button-now", Step::At(Preset::Now)),
                    key("notices-button-hour", Step::At(Preset::InAnHour)),
                ],
                vec![key("notices-button-morning", Step::At(Preset::Morning))],
                vec![key("notices-button-other-time", Step::OtherTime), key("notices-button-done", Step::Show)],
            ];
            if *evening {
                rows[1].insert(0, key("notices-button-evening", Step::At(Preset::Evening)));
            }
            rows
        }
        View::Main | View::Confirm => main_buttons(lang, notice, scene),
    }
}

fn checked(yes: bool, label: &str) -> String {
    format!("{} {label}", if yes { "☑" } else { "☐" })
}

fn main_buttons(lang: Lang, notice: &Notice, scene: &Scene) -> Vec<Vec<Button>> {
    let of = |label: String, step: Step| button(label, &Command::Draft { notice: notice.id, step });
    let key = |key: &str, step: Step| of(text(lang, key), step);
    match notice.state {
        State::Draft => {}
        State::Repeating => return vec![vec![key("notices-button-end-repeating", Step::Recall)]],
        _ => return vec![vec![key("notices-button-recall", Step::Recall)]],
    }
    let mut options = vec![of(checked(notice.receipts, &text(lang, "notices-button-receipts")), Step::Receipts)];
    if notice.whom.contains(&Whom::Groups) {
        options.push(of(checked(notice.pin, &text(lang, "notices-button-pin")), Step::Pin));
    }
    let mut texts = vec![key("notices-button-text", Step::Text)];
    texts.extend(notice.lacking().map(|lacking| of(format!("+ {}", language(lacking)), Step::Version(lacking))));
    let count = scene.audience.recipients.len();
    let send = match &notice.timing {
        _ if count > scene.approve_above => "notices-button-ask-approval",
        Timing::Now => "notices-button-send",
        Timing::At(_) => "notices-button-schedule",
        Timing::Cron(_) => "notices-button-repeat",
    };
    vec![
        vec![
            key("notices-button-whom", Step::Whom),
            key("notices-button-parts", Step::Parts(notice.area)),
            key("notices-button-when", Step::When),
        ],
        options,
        texts,
        vec![
            of(text_with(lang, send, [("count", count.into())]), Step::Send),
            key("notices-button-discard", Step::Discard),
        ],
    ]
}

fn parts_buttons(lang: Lang, notice: &Notice, parts: &Parts) -> Vec<Vec<Button>> {
    let of = |label: String, step: Step| button(label, &Command::Draft { notice: notice.id, step });
    let at = parts.at.id;
    let chosen = |area: &Area| notice.parts.contains(&area.id);
    let whole = text_with(lang, "notices-button-whole", [("area", Arg::Html(parts.at.name.clone()))]);
    let mut rows = vec![vec![of(checked(parts.covered || chosen(&parts.at), &whole), Step::Part(at, at))]];
    let inside = parts.covered || chosen(&parts.at);
    for area in &parts.below {
        let mark =
            if inside && !chosen(area) { format!("· {}", area.name) } else { checked(chosen(area), &area.name) };
        let mut row = vec![of(mark, Step::Part(at, area.id))];
        if area.level < Level::MicroGrid {
            row.push(of("›".to_owned(), Step::Parts(area.id)));
        }
        rows.push(row);
    }
    let mut last = vec![of(text(lang, "notices-button-done"), Step::Show)];
    last.extend(parts.above.map(|above| of("‹".to_owned(), Step::Parts(above))));
    rows.push(last);
    rows
}

/// What fits beside the rest of a request: the longest text, or as much of each version.
const READ: usize = 3_500;

/// The same notice as a second person reads it; `asked` is the moment of the request, `by` the author's name.
pub fn request(lang: Lang, (notice, by): (&Notice, &str), scene: &Scene, asked: i64) -> (String, Vec<Vec<Button>>) {
    let number = notice.id.number().to_string();
    let key = if notice.pending.is_some() { "notices-request-correction" } else { "notices-request" };
    let mut lines = vec![text_with(lang, key, [("who", by.into()), ("number", number.into())]), String::new()];
    lines.extend(attached(lang, notice));
    match &notice.pending {
        Some(pending) => lines.push(excerpt(pending, READ)),
        // Nobody agrees to what they have not read.
        None => lines.extend(notice.texts.iter().map(|(_, said)| excerpt(said, READ / notice.texts.len()))),
    }
    lines.push(String::new());
    let to =
        [("areas", Arg::Html(listed(lang, &scene.parts))), ("whom", names(lang, notice.whom.iter().copied()).into())];
    lines.push(text_with(lang, "notices-to", to));
    lines.push(chats(lang, scene));
    if notice.pending.is_none() {
        lines.push(when(lang, notice, scene));
    }
    let answer = |yes| Command::Approval { notice: notice.id, asked, yes };
    let buttons = vec![
        button(text(lang, "notices-button-approve"), &answer(true)),
        button(text(lang, "notices-button-refuse"), &answer(false)),
    ];
    (lines.join("\n"), vec![buttons])
}
