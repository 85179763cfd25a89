//! A file of the roster → its rows of cells. Pure.

use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it begins in the file, counted from 1.
    pub line: u64,
    /// Its cells, without spaces around them.
    pub cells: Vec<String>,
}

/// The file is neither of the kinds that we read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Unreadable {
    /// CSV in another encoding.
    #[error("the file is CSV in neither UTF-8 nor GB18030; save it again as \"CSV UTF-8\" or as XLSX")]
    Encoding,
    /// CSV that breaks its own rules.
    #[error("line {0}: the quotes of the CSV do not match")]
    Csv(u64),
    /// A damaged workbook.
    #[error("the file looks like XLSX, but cannot be opened; save it again")]
    Xlsx,
    /// No first row.
    #[error("the file is empty")]
    Empty,
}

/// Reads CSV (UTF-8 or GB18030) or the first sheet of an XLSX workbook; rows without any content are left out.
pub fn read(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    // Every XLSX is a zip archive, and no CSV begins like one.
    let rows = if bytes.starts_with(b"PK\x03\x04") { read_xlsx(bytes)? } else { read_csv(bytes)? };
    let rows: Vec<Row> = rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect();
    if rows.is_empty() { Err(Unreadable::Empty) } else { Ok(rows) }
}

fn read_csv(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    let text = decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = vec![];
    for record in reader.records() {
        let record = record.map_err(|error| Unreadable::Csv(error.position().map_or(0, csv::Position::line)))?;
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(Row { line, cells: record.iter().map(|cell| cell.trim().to_owned()).collect() });
    }
    Ok(rows)
}

/// Excel on a Chinese Windows saves plain "CSV" as GB18030.
fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned).ok_or(Unreadable::Encoding)
}

fn read_xlsx(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Xlsx)?;
    let sheet = book.worksheet_range_at(0).ok_or(Unreadable::Empty)?.map_err(|_| Unreadable::Xlsx)?;
    let first = sheet.start().map_or(1, |(row, _)| u64::from(row) + 1);
    let rows = sheet.rows().zip(first..);
    Ok(rows.map(|(row, line)| Row { line, cells: row.iter().map(cell_text).collect() }).collect())
}

/// Excel keeps a phone number as a floating-point number.
fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        cell => cell.to_string().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_and_empty_lines_are_no_content() {
        let rows = read(b"\xEF\xBB\xBFname,role\n\n , \n\"a\nb\",leader\n").expect("readable");
        let found: Vec<(u64, &str)> = rows.iter().map(|row| (row.line, row.cells[0].as_str())).collect();
        assert_eq!(found, [(1, "name"), (4, "a\nb")]);
    }

    #[test]
    fn gb18030_is_understood_and_noise_is_refused() {
        let (bytes, ..) = encoding_rs::GB18030.encode("姓名,职责\n王芳,微网格长\n");
        assert_eq!(read(&bytes).expect("readable")[1].cells, ["王芳", "微网格长"]);
        assert_eq!(read(b"a,b\n\xff\xff\xff"), Err(Unreadable::Encoding));
        assert_eq!(read(b"\n\n"), Err(Unreadable::Empty));
        assert_eq!(read(b"PK\x03\x04broken"), Err(Unreadable::Xlsx));
    }

    #[test]
    fn a_phone_that_excel_keeps_as_a_number_stays_a_phone() {
        assert_eq!(cell_text(&Data::Float(19_900_000_001.0)), "19900000001");
        assert_eq!(cell_text(&Data::Float(1.5)), "1.5");
    }
}
