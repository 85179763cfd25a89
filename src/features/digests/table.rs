//! The missing as a table for a spreadsheet.

use super::words::{Page, leaders};
use crate::i18n;

/// Spreadsheet programs take a file for UTF-8 only where it begins with this mark.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The missing of a digest as CSV: sub-area, grid, micro-grid, leaders.
pub(super) fn missing(page: &Page<'_>) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(MARK.to_vec());
    let write = "a vector takes all that is written";
    let head = ["digests-part", "digests-grid", "digests-micro-grid", "digests-leader"];
    table.write_record(head.map(|key| i18n::text(page.lang, key))).expect(write);
    for (part, missing) in &page.digest.missing {
        for standing in missing {
            let record =
                [&part.name, &standing.grid_name, &standing.name, &leaders(page, standing)].map(|cell| inert(cell));
            table.write_record(record).expect(write);
        }
    }
    table.into_inner().expect(write)
}

/// A cell that begins like a formula is not run by the spreadsheet program.
fn inert(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}
