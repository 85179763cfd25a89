//! The certificate of a release: one page of PDF. Pure.
//!
//! The font is one of the Chinese fonts that the PDF specification lets every reader have, so that none is carried along.

use crate::i18n::{text, text_with};
use crate::terms::Lang;
use chrono::{Datelike, NaiveDate};
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use qrcode::{Color, EcLevel, QrCode};

/// What stands on a certificate.
#[derive(Debug, Clone)]
pub struct Facts {
    /// `JC-2020-0001`
    pub number: String,
    /// Whose.
    pub name: String,
    /// Where they stayed: community and micro-grid.
    pub place: String,
    /// Who issues it.
    pub issuer: String,
    /// Day 1.
    pub first_day: NaiveDate,
    /// The day of the release.
    pub last_day: NaiveDate,
    /// How many days that were.
    pub days: i64,
    /// The bot's name in links, without `@`.
    pub bot: String,
    /// The language of the district.
    pub lang: Lang,
}

/// A4 in points.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 72.0;
const FONT: Name<'static> = Name(b"F1");
/// The side of the code; big enough for a phone at arm's length.
const CODE: f32 = 110.0;

/// Widths of the Latin letters of this font (its glyphs 1 to 95), in thousandths; everything else is a square.
const LATIN: [f32; 95] = [
    207., 270., 342., 467., 462., 797., 710., 239., 374., 374., 423., 605., 238., 375., 238., 334., 462., 462., 462.,
    462., 462., 462., 462., 462., 462., 462., 238., 238., 605., 605., 605., 344., 748., 684., 560., 695., 739., 563.,
    511., 729., 793., 318., 312., 666., 526., 896., 758., 772., 544., 772., 628., 465., 607., 753., 711., 972., 647.,
    620., 607., 374., 333., 374., 606., 500., 239., 417., 503., 427., 529., 415., 264., 444., 518., 241., 230., 495.,
    228., 793., 527., 524., 524., 504., 338., 336., 277., 517., 450., 652., 466., 452., 407., 370., 258., 370., 605.,
];

/// Writes the page.
pub fn pdf(facts: &Facts) -> Vec<u8> {
    let [catalog, pages, page, font, descendant, descriptor, content, info] = [1, 2, 3, 4, 5, 6, 7, 8].map(Ref::new);
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    pdf.document_info(info).title(TextStr(&facts.number));
    let mut sheet = pdf.page(page);
    sheet.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(pages).contents(content);
    sheet.resources().fonts().pair(FONT, font);
    sheet.finish();
    write_font(&mut pdf, (font, descendant, descriptor));
    pdf.stream(content, &draw(facts));
    pdf.finish()
}

fn write_font(pdf: &mut Pdf, (font, descendant, descriptor): (Ref, Ref, Ref)) {
    let name = Name(b"STSong-Light");
    let encoding = Name(b"UniGB-UCS2-H");
    pdf.type0_font(font).base_font(name).encoding_predefined(encoding).descendant_font(descendant);
    let mut cid = pdf.cid_font(descendant);
    cid.subtype(CidFontType::Type0).base_font(name).font_descriptor(descriptor).default_width(1_000.0);
    cid.system_info(SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"GB1"), supplement: 4 });
    cid.widths().consecutive(1, LATIN);
    cid.finish();
    let mut about = pdf.font_descriptor(descriptor);
    about.name(name).flags(FontFlags::SYMBOLIC | FontFlags::SERIF).bbox(Rect::new(-25.0, -254.0, 1_000.0, 880.0));
    about.italic_angle(0.0).ascent(880.0).descent(-120.0).cap_height(880.0).stem_v(93.0);
}

/// Texts of a size, as wide as they come out.
struct Sheet {
    content: Content,
}

impl Sheet {
    fn write(&mut self, text: &str, size: f32, (x, y): (f32, f32)) {
        // The encoding has two bytes for each character of the basic plane; rarer ones become a question mark.
        let code = |c: char| u16::try_from(u32::from(c)).unwrap_or(u16::from(b'?'));
        let bytes: Vec<u8> = text.chars().flat_map(|c| code(c).to_be_bytes()).collect();
        self.content.begin_text().set_font(FONT, size).next_line(x, y).show(Str(&bytes)).end_text();
    }

    fn write_centred(&mut self, text: &str, size: f32, y: f32) {
        self.write(text, size, ((PAGE.0 - width(text, size)) / 2.0, y));
    }
}

fn width(text: &str, size: f32) -> f32 {
    let latin = |c: char| (c as usize).checked_sub(0x20).and_then(|place| LATIN.get(place));
    text.chars().map(|c| latin(c).copied().unwrap_or(1_000.0)).sum::<f32>() * size / 1_000.0
}

/// Breaks a text into lines: between any two characters in Chinese, and at spaces in Latin script.
fn lines(text: &str, size: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in text.split_inclusive(|c: char| c == ' ' || !c.is_ascii()) {
        let line = lines.last().expect("there is a line from the beginning on");
        // A line may end with a mark, never begin with one.
        let mark = piece.starts_with(['，', '。', '、', '；', '：', '）']);
        if width(line, size) + width(piece.trim_end(), size) > PAGE.0 - 2.0 * MARGIN && !mark {
            lines.push(String::new());
        }
        lines.last_mut().expect("there is a line from the beginning on").push_str(piece);
    }
    lines
}

fn draw(facts: &Facts) -> Vec<u8> {
    let (lang, number) = (facts.lang, facts.number.as_str());
    let mut sheet = Sheet { content: Content::new() };
    let frame = MARGIN / 2.0;
    sheet.content.set_line_width(1.5).rect(frame, frame, PAGE.0 - 2.0 * frame, PAGE.1 - 2.0 * frame).stroke();
    sheet.write_centred(&text(lang, "observation-certificate-title"), 28.0, 690.0);
    let numbered = text_with(lang, "observation-certificate-number", [("number", plain(number))]);
    sheet.write_centred(&numbered, 13.0, 655.0);

    let body = text_with(
        lang,
        "observation-certificate-body",
        [
            ("name", plain(&facts.name)),
            ("place", plain(&facts.place)),
            ("from", plain(&day(lang, facts.first_day))),
            ("until", plain(&day(lang, facts.last_day))),
            ("days", facts.days.into()),
        ],
    );
    let mut y = 590.0;
    for line in lines(&body, 16.0) {
        sheet.write(&line, 16.0, (MARGIN, y));
        y -= 30.0;
    }
    let right = |text: &str| PAGE.0 - MARGIN - width(text, 15.0);
    let date = day(lang, facts.last_day);
    sheet.write(&facts.issuer, 15.0, (right(&facts.issuer), 370.0));
    sheet.write(&date, 15.0, (right(&date), 344.0));

    code(&mut sheet.content, &format!("https://t.me/{}?start=verify_{number}", facts.bot));
    let check =
        text_with(lang, "observation-certificate-check", [("bot", plain(&facts.bot)), ("number", plain(number))]);
    for (nth, line) in check.lines().enumerate() {
        sheet.write(line, 11.0, (MARGIN + CODE + 18.0, 160.0 - 20.0 * nth as f32));
    }
    sheet.content.finish().into_vec()
}

/// What is drawn is no HTML.
fn plain(text: &str) -> crate::i18n::Arg {
    crate::i18n::Arg::Html(text.to_owned())
}

fn day(lang: Lang, day: NaiveDate) -> String {
    let args = [("year", plain(&day.year().to_string())), ("month", day.month().into()), ("day", day.day().into())];
    text_with(lang, "observation-date-full", args)
}

fn code(content: &mut Content, link: &str) {
    let code = QrCode::with_error_correction_level(link, EcLevel::M)
        .expect("a link of ours is far shorter than a code can hold");
    let module = CODE / code.width() as f32;
    let top = MARGIN + CODE;
    for (place, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (column, row) = (place % code.width(), place / code.width());
            content.rect(MARGIN + column as f32 * module, top - (row + 1) as f32 * module, module, module);
        }
    }
    content.fill_nonzero();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        let date = |day| NaiveDate::from_ymd_opt(2020, 2, day).expect("a date");
        Facts {
            number: "JC-2020-0001".into(),
            name: "钱阿姨".into(),
            place: "湘都社区 QX-03-001".into(),
            issuer: "南湖区湘都社区".into(),
            first_day: date(1),
            last_day: date(14),
            days: 14,
            bot: "lianxin_bot".into(),
            lang: Lang::ZhCn,
        }
    }

    #[test]
    fn a_certificate_is_a_pdf_that_holds_its_number() {
        for lang in Lang::ALL {
            let pdf = pdf(&Facts { lang, ..facts() });
            assert!(pdf.starts_with(b"%PDF-1."), "{lang:?}");
            let number = facts().number.into_bytes();
            assert!(pdf.windows(number.len()).any(|bytes| bytes == number), "{lang:?}");
        }
    }

    #[test]
    fn a_line_keeps_within_the_page_and_begins_with_no_mark() {
        let text = "钱阿姨（湘都社区），".repeat(9);
        for line in lines(&text, 16.0) {
            assert!(width(&line, 16.0) <= PAGE.0 - 2.0 * MARGIN + 2.0 * 16.0, "{line}");
            assert!(!line.starts_with(['，', '）']), "{line}");
        }
    }
}
