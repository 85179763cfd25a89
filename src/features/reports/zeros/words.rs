use super::super::words::round;
use super::rules::Reason;
use crate::features::areas::Area;
use crate::i18n::text_with;
use crate::terms::{Lang, RoundId};

/// What the list is about, and that it blames nobody.
pub fn heading(lang: Lang, of: &RoundId) -> String {
    text_with(lang, "reports-zeros-heading", [("round", round(lang, of).into())])
}

/// A micro-grid with the reasons.
pub fn line(lang: Lang, micro_grid: &Area, reasons: &[Reason]) -> String {
    let reasons: Vec<String> = reasons.iter().map(|reason| why(lang, *reason)).collect();
    text_with(
        lang,
        "reports-zeros-line",
        [("micro-grid", micro_grid.name.as_str().into()), ("reasons", reasons.join(" · ").into())],
    )
}

fn why(lang: Lang, reason: Reason) -> String {
    let (key, count) = match reason {
        Reason::SameFigures(rounds) => ("reports-zeros-same", rounds.into()),
        Reason::WithinSeconds(rounds) => ("reports-zeros-seconds", rounds.into()),
        Reason::NoVisit(rounds) => ("reports-zeros-no-visit", rounds.into()),
        Reason::NeighboursCases(cases) => ("reports-zeros-neighbours", cases.into()),
        Reason::Registered(observed) => ("reports-zeros-registered", observed.into()),
    };
    text_with(lang, key, [("count", count)])
}
