use super::rules::{Day, Digest};
use super::words::{self, Page, Trouble};
use crate::features::people::Contact;
use crate::features::reports::standing::Standing;
use crate::terms::{AreaId, Lang};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

/// A digest as plain text for a terminal.
pub fn as_text(day: &Day, digest: Digest<'_>, leaders: &HashMap<AreaId, Vec<Contact>>, lang: Lang) -> String {
    let page = Page { facts: &day.facts, digest, leaders, trouble: Trouble::default(), lang };
    let html = words::pages(&page, &words::missing(&page)).join("\n\n");
    let plain = html.replace("<b>", "").replace("</b>", "");
    plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// A digest for other programs; shares are parts of a whole, never rounded.
pub fn as_json(day: &Day, digest: &Digest<'_>) -> Value {
    let abnormal = digest.abnormal.iter().map(|(standing, fields)| {
        let fields: BTreeMap<&str, u32> = fields.iter().map(|(field, count)| (field.0.as_str(), *count)).collect();
        json!({ "micro_grid": standing.name, "fields": fields })
    });
    let missing =
        digest.missing.iter().map(|(part, missing)| json!({ "area": part.name, "micro_grids": names(missing) }));
    let on_leave = digest
        .on_leave
        .iter()
        .map(|of| json!({ "micro_grid": of.micro_grid, "leader": of.away_name, "stand_in": of.contact.name }));
    json!({
        "area": digest.area.name,
        "round": day.facts.round,
        "sums": digest.sums,
        "care": digest.care.as_json(),
        "on_leave": on_leave.collect::<Vec<_>>(),
        "expected": digest.sums.counts.expected(),
        "completeness": digest.sums.completeness(),
        "timeliness": digest.sums.timeliness(),
        "abnormal": abnormal.collect::<Vec<_>>(),
        "missing": missing.collect::<Vec<_>>(),
        "late": names(&digest.late),
        "asked": names(&digest.asked),
        "excused": names(&digest.excused),
    })
}

fn names<'a>(standings: &[&'a Standing]) -> Vec<&'a str> {
    standings.iter().map(|standing| standing.name.as_str()).collect()
}
