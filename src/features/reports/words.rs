use super::board::Board;
use super::command::{Command, FormPress};
use super::form::{Field, FieldId, FieldKind, Form};
use super::model::Filing;
use super::reading::Doubt;
use crate::features::House;
use crate::features::areas::Area;
use crate::i18n::{Arg, text, text_with};
use crate::telegram::escape;
use crate::terms::{AreaId, Button, Lang, Moment, RoundId};
use chrono::NaiveDateTime;
use serde_json::json;

mod question;

pub use question::question;

/// A button that gives one of this room's commands.
pub fn button(label: String, command: &Command) -> Button {
    Button::command(label, json!({ "reports": command }))
}

/// What a round is called: `上午`, `下午`, or its configured name.
pub fn slot(lang: Lang, round: &RoundId) -> String {
    match round.slot.0.as_str() {
        "am" => text(lang, "reports-slot-am"),
        "pm" => text(lang, "reports-slot-pm"),
        other => other.to_owned(),
    }
}

/// `2月7日上午`
pub fn round(lang: Lang, round: &RoundId) -> String {
    use chrono::Datelike;
    text_with(
        lang,
        "reports-round",
        [("month", round.date.month().into()), ("day", round.date.day().into()), ("slot", slot(lang, round).into())],
    )
}

/// What the form calls a field.
pub fn label(lang: Lang, field: &Field) -> &str {
    let own = field.label.get(lang.as_str()).or_else(|| field.label.get(Lang::default().as_str()));
    own.map_or(field.id.0.as_str(), String::as_str)
}

/// What the form calls the field of an id.
pub fn label_of(lang: Lang, id: &FieldId, form: &Form) -> String {
    form.field(id).map_or(id.0.as_str(), |field| label(lang, field)).to_owned()
}

/// The prompt of a group with its board. `due` is local.
pub fn board(lang: Lang, of: &RoundId, due: NaiveDateTime, board: &Board) -> String {
    let list = |names: &[String]| names.join(" ");
    let mut lines = vec![
        text_with(
            lang,
            "reports-board-title",
            [("round", round(lang, of).into()), ("due", due.format("%H:%M").to_string().into())],
        ),
        text_with(
            lang,
            "reports-board-count",
            [("reported", board.reported.into()), ("expected", board.expected.into())],
        ),
    ];
    if !board.missing.is_empty() {
        lines.push(text_with(lang, "reports-board-missing", [("list", list(&board.missing).into())]));
    }
    if !board.asked.is_empty() {
        lines.push(text_with(lang, "reports-board-asked", [("list", list(&board.asked).into())]));
    }
    let stood_in_for = board.stood_in_for.iter().map(|(name, by)| {
        text_with(lang, "reports-board-stand-in", [("name", name.as_str().into()), ("by", by.as_str().into())])
    });
    let off: Vec<String> = board.excused.iter().map(|name| escape(name)).chain(stood_in_for).collect();
    if !off.is_empty() {
        lines.push(text_with(lang, "reports-board-excused", [("list", Arg::Html(list(&off)))]));
    }
    if board.missing.is_empty() && board.asked.is_empty() {
        lines.push(text(lang, "reports-board-complete"));
    }
    lines.join("\n")
}

/// The buttons under a group's prompt.
pub fn group_buttons(lang: Lang, grid: AreaId, round: &RoundId) -> Vec<Vec<Button>> {
    vec![vec![
        button(text(lang, "reports-button-zero"), &Command::ZeroHere { grid, round: round.clone() }),
        button(text(lang, "reports-button-form"), &Command::OpenHere { grid, round: round.clone() }),
    ]]
}

/// The private prompt for a micro-grid, where its grid has no group or the leader asks for it. Where a zero was asked about, the
/// visited households come first, and the zero is the end of the form.
pub fn prompt(
    lang: Lang,
    (micro_grid, of): (&Area, &RoundId),
    due: NaiveDateTime,
    unvisited: bool,
) -> (String, Vec<Vec<Button>>) {
    let key = if unvisited { "reports-prompt-visited" } else { "reports-prompt" };
    let args = [
        ("micro-grid", micro_grid.name.as_str().into()),
        ("round", round(lang, of).into()),
        ("due", due.format("%H:%M").to_string().into()),
    ];
    let mut buttons = own_buttons(lang, micro_grid.id, of);
    if unvisited {
        buttons.iter_mut().for_each(|row| drop(row.remove(0)));
    }
    (text_with(lang, key, args), buttons)
}

/// Below a prompt for who stands in: whose report it is.
pub fn stands_in(lang: Lang, away: &str) -> String {
    text_with(lang, "reports-prompt-stand-in", [("name", away.into())])
}

/// The tip of the day, which belongs to the day's first round.
pub fn tip(house: &House, lang: Lang, round: &RoundId) -> Option<String> {
    let first = house.config.rounds.plans().first().is_some_and(|plan| plan.slot == round.slot);
    let tip = house.config.duties.tip(round.date, lang).filter(|_| first)?;
    Some(text_with(lang, "reports-tip", [("tip", tip.into())]))
}

/// 零报告 and 填写 for one micro-grid.
pub fn own_buttons(lang: Lang, micro_grid: AreaId, round: &RoundId) -> Vec<Vec<Button>> {
    vec![vec![
        button(text(lang, "reports-button-zero"), &Command::Zero { micro_grid, round: round.clone(), sure: false }),
        button(text(lang, "reports-button-form"), &Command::OpenForm { micro_grid, round: round.clone() }),
    ]]
}

/// The values of a filing, a line each, in the order of the form.
pub fn values(lang: Lang, filing: &Filing, form: &Form) -> Vec<String> {
    let mut lines = vec![];
    for field in &form.fields {
        let value: Option<Arg> = match field.kind {
            FieldKind::Count => filing.counts.get(&field.id).map(|count| (*count).into()),
            FieldKind::Text => filing.needs.as_deref().map(Into::into),
        };
        if let Some(value) = value {
            lines.push(text_with(lang, "reports-value", [("label", label(lang, field).into()), ("value", value)]));
        }
    }
    lines
}

/// What a receipt says beside the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// The first report.
    Taken {
        /// It came after it was due.
        late: bool,
    },
    /// It replaced the one on file.
    Corrected,
    /// It said what was on file.
    Unchanged,
}

/// What was understood, for the private chat.
pub fn receipt(lang: Lang, kind: Receipt, (micro_grid, of): (&Area, &RoundId), filing: &Filing, form: &Form) -> String {
    let key = match (kind, filing.is_zero(form)) {
        (Receipt::Unchanged, _) => "reports-receipt-unchanged",
        (Receipt::Corrected, _) => "reports-receipt-corrected",
        (Receipt::Taken { late: true }, true) => "reports-receipt-zero-late",
        (Receipt::Taken { late: true }, false) => "reports-receipt-late",
        (Receipt::Taken { late: false }, true) => "reports-receipt-zero",
        (Receipt::Taken { late: false }, false) => "reports-receipt",
    };
    let heading =
        text_with(lang, key, [("micro-grid", micro_grid.name.as_str().into()), ("round", round(lang, of).into())]);
    let mut lines = vec![heading];
    // A bare zero report has nothing more to show.
    let bare = *filing == Filing::zero(form) && matches!(kind, Receipt::Taken { .. });
    if !bare {
        lines.extend(values(lang, filing, form));
    }
    lines.join("\n")
}

/// 改 and 撤回 under a receipt.
pub fn receipt_buttons(lang: Lang, micro_grid: AreaId, round: &RoundId, version: i64) -> Vec<Vec<Button>> {
    vec![vec![
        button(text(lang, "reports-button-correct"), &Command::OpenForm { micro_grid, round: round.clone() }),
        button(text(lang, "reports-button-withdraw"), &Command::Withdraw { micro_grid, round: round.clone(), version }),
    ]]
}

/// In place of a form whose report was filed in another way, with 改.
pub fn form_closed(lang: Lang, micro_grid: AreaId, round: &RoundId) -> (String, Vec<Vec<Button>>) {
    let correct = Command::OpenForm { micro_grid, round: round.clone() };
    (text(lang, "reports-form-closed"), vec![vec![button(text(lang, "reports-button-correct"), &correct)]])
}

/// The toast after 零报告 was pressed; plain text.
pub fn zero_toast(lang: Lang, micro_grid: &Area, of: &RoundId, kind: Receipt) -> String {
    let key = match kind {
        Receipt::Taken { late: false } => "reports-toast-zero",
        Receipt::Taken { late: true } => "reports-toast-zero-late",
        Receipt::Corrected => "reports-toast-corrected",
        Receipt::Unchanged => "reports-toast-unchanged",
    };
    text_with(lang, key, [("micro-grid", micro_grid.name.as_str().into()), ("slot", slot(lang, of).into())])
}

/// Is it meant to replace these values by a zero report?
pub fn ask_overwrite(lang: Lang, key: &str, (micro_grid, of): (&Area, &RoundId), told: &Filing, form: &Form) -> String {
    let cases = told.cases(form).filter_map(|(id, count)| Some((form.field(id)?, count)));
    let cases: Vec<String> = cases.map(|(field, count)| format!("{} {count}", label(lang, field))).collect();
    text_with(
        lang,
        key,
        [
            ("micro-grid", micro_grid.name.as_str().into()),
            ("round", round(lang, of).into()),
            ("cases", cases.join(" · ").into()),
        ],
    )
}

/// Yes, it is zero now; or no, leave it.
pub fn overwrite_buttons(lang: Lang, micro_grid: AreaId, of: &RoundId) -> Vec<Vec<Button>> {
    vec![vec![
        button(text(lang, "reports-button-overwrite"), &Command::Zero { micro_grid, round: of.clone(), sure: true }),
        button(text(lang, "reports-button-correct"), &Command::OpenForm { micro_grid, round: of.clone() }),
    ]]
}

/// Which of several micro-grids?
pub fn which_buttons(micro_grids: &[Area], command: impl Fn(AreaId) -> Command) -> Vec<Vec<Button>> {
    let buttons = micro_grids.iter().map(|area| button(area.name.clone(), &command(area.id)));
    buttons.collect::<Vec<_>>().chunks(2).map(<[Button]>::to_vec).collect()
}

/// The form as it stands: what is asked now, and what was said.
pub fn form(lang: Lang, (micro_grid, of): (&Area, &RoundId), at: usize, filing: &Filing, form: &Form) -> String {
    let heading = text_with(
        lang,
        "reports-form-title",
        [("micro-grid", micro_grid.name.as_str().into()), ("round", round(lang, of).into())],
    );
    let mut lines = vec![heading];
    lines.extend(values(lang, filing, form));
    lines.push(String::new());
    lines.push(match form.fields.get(at) {
        Some(field) => {
            let key = match field.kind {
                FieldKind::Count => "reports-form-count",
                FieldKind::Text => "reports-form-text",
            };
            text_with(
                lang,
                key,
                [("number", (at + 1).into()), ("of", form.fields.len().into()), ("label", label(lang, field).into())],
            )
        }
        None => text(lang, "reports-form-end"),
    });
    lines.join("\n")
}

/// Numbers offered as buttons: most answers of the abnormal fields are among them.
const OFFERED: [u32; 5] = [0, 1, 2, 3, 4];

/// The buttons of the form at a field, or at its end; `last` is what was said of the field in the round before.
pub fn form_buttons(
    lang: Lang,
    (micro_grid, of): (AreaId, &RoundId),
    (at, last): (usize, Option<u32>),
    form: &Form,
) -> Vec<Vec<Button>> {
    let press =
        |label: String, press: FormPress| button(label, &Command::Form { micro_grid, round: of.clone(), press });
    let back = press(text(lang, "reports-button-back"), FormPress::Back);
    let discard = press(text(lang, "reports-button-discard"), FormPress::Discard);
    let Some(field) = form.fields.get(at) else {
        return vec![vec![press(text(lang, "reports-button-finish"), FormPress::Finish)], vec![back, discard]];
    };
    let set = |count: u32| press(count.to_string(), FormPress::Set(field.id.clone(), count));
    let mut rows = vec![];
    if field.kind == FieldKind::Count {
        rows.push(match last.filter(|last| !OFFERED.contains(last)) {
            Some(last) => vec![set(0), set(last)],
            None => OFFERED.into_iter().map(set).collect(),
        });
    }
    let skip = press(text(lang, "reports-button-skip"), FormPress::Skip(field.id.clone()));
    let mut moves = if at == 0 { vec![skip] } else { vec![back, skip] };
    if field.kind == FieldKind::Count {
        moves.push(press(text(lang, "reports-button-rest-zero"), FormPress::RestZero));
    }
    rows.push(moves);
    rows.push(vec![discard]);
    rows
}

/// The local time of day of a moment that has been made local.
pub fn time_of_day(local: NaiveDateTime) -> String {
    local.format("%H:%M").to_string()
}

/// The moment as an argument that shows the time of day.
pub fn at(rounds: &super::rounds::Rounds, moment: Moment) -> Arg {
    time_of_day(rounds.local(moment)).into()
}

/// Why a report is asked about: one short reason.
pub fn doubt(lang: Lang, doubt: &Doubt, form: &Form) -> String {
    let of = |field: &FieldId| label_of(lang, field, form);
    let about = |key, field: &FieldId| text_with(lang, key, [("label", of(field).into())]);
    match doubt {
        Doubt::Contradiction { field } => about("reports-why-contradiction", field),
        Doubt::TwoValues { field, first, second } => text_with(
            lang,
            "reports-why-two-values",
            [("label", of(field).into()), ("first", (*first).into()), ("second", (*second).into())],
        ),
        Doubt::PartsDiffer { field, total, parts } => text_with(
            lang,
            "reports-why-parts",
            [("label", of(field).into()), ("total", (*total).into()), ("parts", (*parts).into())],
        ),
        Doubt::Approximate { field: Some(field) } => about("reports-why-approximate-field", field),
        Doubt::Approximate { field: None } => text(lang, "reports-why-approximate"),
        Doubt::NotTheNumberAskedFor { field } => about("reports-why-not-asked-for", field),
        Doubt::HouseholdsNotPersons { field } => about("reports-why-households", field),
        Doubt::NoNumber { field } | Doubt::Stroke { field } => about("reports-why-no-number", field),
        Doubt::MoreThanChecked { field } => about("reports-why-more-than-checked", field),
        Doubt::OutOfRange { field } => about("reports-why-out-of-range", field),
        Doubt::Uncertain => text(lang, "reports-why-uncertain"),
        Doubt::Unlabelled => text(lang, "reports-why-unlabelled"),
        Doubt::LeftOpen => text(lang, "reports-why-left-open"),
        Doubt::Reference => text(lang, "reports-why-reference"),
        Doubt::OneWord => text(lang, "reports-why-one-word"),
        Doubt::Slot => text(lang, "reports-why-slot"),
        Doubt::SeveralMicroGrids => text(lang, "reports-why-several"),
        Doubt::OtherDay => text(lang, "reports-why-other-day"),
        Doubt::Forwarded => text(lang, "reports-why-forwarded"),
        Doubt::Alert => text(lang, "reports-why-alert"),
        Doubt::NoNewValue => text(lang, "reports-why-no-new-value"),
        Doubt::NothingConcrete | Doubt::TooLong => text(lang, "reports-question-nothing"),
    }
}
