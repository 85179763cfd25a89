//! What people write to this room: temperatures, and lines that enter somebody. Pure.

pub mod line;
pub mod phone;
pub mod temperature;

/// Full-width forms as half-width ones, and nothing around it.
pub fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.trim().chars().map(narrow).collect()
}
