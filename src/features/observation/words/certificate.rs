//! Words about certificates.

use super::day;
use crate::i18n::text_with;
use crate::terms::Lang;
use chrono::{Datelike, NaiveDate};

/// What anybody may know of a certificate.
pub fn verified(lang: Lang, number: &str, (masked, on): (&str, NaiveDate)) -> String {
    let args = [
        ("number", number.into()),
        ("name", masked.into()),
        ("year", on.year().to_string().into()),
        ("day", day(lang, on).into()),
    ];
    text_with(lang, "observation-verified", args)
}

/// Below the file.
pub fn caption(lang: Lang, key: &str, (name, number): (&str, &str)) -> String {
    text_with(lang, key, [("name", name.into()), ("number", number.into())])
}
