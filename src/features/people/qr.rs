//! Links as pictures. Pure.

use qrcode::{Color, EcLevel, QrCode};

/// Codes on a sheet: three in a row, four rows; each stays big enough to be read from paper.
pub const A_SHEET: usize = 12;
const A_ROW: usize = 3;

/// Pixels of a module, the smallest square of a code.
const MODULE: usize = 6;
/// White modules around a code, as the standard asks.
const QUIET: usize = 4;
/// Modules above a code for its number.
const HEAD: usize = 8;

/// Digits of 3 × 5 modules, row by row from the top, three bits each.
const DIGITS: [u16; 10] = [
    0b111_101_101_101_111,
    0b010_110_010_010_111,
    0b111_001_111_100_111,
    0b111_001_111_001_111,
    0b101_101_111_001_001,
    0b111_100_111_001_111,
    0b111_100_111_101_111,
    0b111_001_001_001_001,
    0b111_101_111_101_111,
    0b111_101_111_001_111,
];

/// A picture in PNG with a code for each link; more than one are numbered, row by row, from 1.
pub fn sheet(links: &[String]) -> Vec<u8> {
    let codes: Vec<QrCode> = links.iter().map(|link| code(link)).collect();
    let widest = codes.iter().map(QrCode::width).max().unwrap_or(0);
    let (cell, columns) = (widest + 2 * QUIET, links.len().clamp(1, A_ROW));
    let rows = links.len().div_ceil(columns);
    let mut paper = Paper::new(cell * columns, (cell + HEAD) * rows);
    for (index, code) in codes.iter().enumerate() {
        let (left, top) = (index % columns * cell + QUIET, index / columns * (cell + HEAD) + QUIET);
        if codes.len() > 1 {
            paper.write(index + 1, left, top);
        }
        for (place, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                paper.blacken(left + place % code.width(), top + HEAD + place / code.width());
            }
        }
    }
    paper.png()
}

fn code(link: &str) -> QrCode {
    QrCode::with_error_correction_level(link, EcLevel::M).expect("a link of ours is far shorter than a code can hold")
}

/// Modules of black on white.
struct Paper {
    width: usize,
    height: usize,
    black: Vec<bool>,
}

impl Paper {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, black: vec![false; width * height] }
    }

    fn blacken(&mut self, x: usize, y: usize) {
        self.black[y * self.width + x] = true;
    }

    fn write(&mut self, number: usize, left: usize, top: usize) {
        for (place, digit) in number.to_string().bytes().enumerate() {
            let shape = DIGITS[usize::from(digit - b'0')];
            for bit in (0..15).filter(|bit| shape >> (14 - bit) & 1 == 1) {
                self.blacken(left + place * 4 + bit % 3, top + bit / 3);
            }
        }
    }

    fn png(&self) -> Vec<u8> {
        let (width, height) = (self.width * MODULE, self.height * MODULE);
        let mut pixels = Vec::with_capacity(width * height);
        for row in self.black.chunks(self.width.max(1)) {
            let line: Vec<u8> = row.iter().flat_map(|black| [if *black { 0 } else { 255 }; MODULE]).collect();
            for _ in 0..MODULE {
                pixels.extend_from_slice(&line);
            }
        }
        let side = |pixels: usize| u32::try_from(pixels).expect("a sheet has a few thousand pixels a side");
        let mut png = vec![];
        let mut encoder = png::Encoder::new(&mut png, side(width), side(height));
        encoder.set_color(png::ColorType::Grayscale);
        let mut writer = encoder.write_header().expect("writing to memory does not fail");
        writer.write_image_data(&pixels).expect("there are as many pixels as the header says");
        writer.finish().expect("writing to memory does not fail");
        png
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(png: &[u8]) -> (u32, u32) {
        let info = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG").info().size();
        (info.0, info.1)
    }

    #[test]
    fn a_sheet_grows_by_rows_of_three_and_stays_within_what_telegram_takes() {
        let link = |number: usize| format!("https://t.me/a_bot_with_a_long_name_of_32_bot?start={number:024}");
        let links: Vec<String> = (0..A_SHEET).map(link).collect();
        let (one_wide, one_high) = size(&sheet(&links[..1]));
        let (wide, high) = size(&sheet(&links));
        assert_eq!((wide, high), (one_wide * 3, one_high * 4));
        assert!(wide + high <= 10_000);
    }

    #[test]
    fn a_number_above_nine_keeps_clear_of_its_code() {
        let mut paper = Paper::new(10, HEAD);
        paper.write(12, 0, 0);
        let lines: Vec<String> = paper
            .black
            .chunks(10)
            .map(|row| row.iter().map(|black| if *black { '#' } else { ' ' }).collect())
            .collect();
        let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
        assert_eq!(lines[..6], [" #  ###", "##    #", " #  ###", " #  #", "### ###", ""]);
    }
}
