//! The words of the language around the form's fields: none, new, altogether, the rest, …
//!
//! Words for the fields themselves belong to the form.

use super::Slot;
use crate::features::reports::form::Counted;

mod vocabulary;

pub use vocabulary::{OFTEN_MISSPELT, WORDS};

/// What a word does in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Names a field; a shared word names its pair as well (排查28户81人).
    Label { field: u8, shared: bool },
    /// A place that means a field.
    Place(u8),
    /// What is normal when the field is 0: 体温.
    Reading(u8),
    /// Says by itself that the field is 0: 不烧.
    Absent(u8),
    /// Names a field only right in front of its number: 热0.
    Short(u8),
    /// Names the text field for needs.
    Need,
    /// A measure word.
    Unit(Counted),
    /// A measure word of what is never reported: 天, 度, 辆, 份.
    OtherUnit,
    /// Comes after a label and adds nothing: 人员, 情况.
    Tail,
    /// 来返, 回来.
    Return,
    /// 外地: all fields that have places.
    Outside,
    /// A place that no field counts: 安徽.
    Elsewhere,
    /// 滞留, 未返: people who did not come.
    Away,
    /// 异常情况: all abnormal fields.
    Abnormal,
    /// 零报告: says of the whole that there is nothing.
    Zero,
    /// 正常, 平安: of the whole, or of what was named just before.
    Normal,
    /// 无, 没有.
    None,
    /// 均无: of everything that was listed.
    AllNone,
    /// 其余.
    Rest,
    /// 其余ok: a zero phrase for the rest in one.
    RestFine,
    /// 除 … 外.
    Except,
    /// 外, after 除.
    ExceptEnd,
    /// 新增.
    New,
    /// 累计.
    Running,
    /// 共: a total of parts, or the size of the micro-grid.
    Sum,
    /// 应走访, 总户数: the size of the micro-grid.
    Size,
    /// 现有, 还剩.
    Now,
    /// 原有.
    Before,
    /// 各: the number stands for each of the listed.
    Each,
    /// 其中.
    OfWhich,
    /// 左右: the number is near.
    About,
    /// 多, 几: the number is unknown.
    Unknowable,
    /// 可能.
    Hedge,
    /// People or goods that the form does not ask for: 志愿者, 口罩.
    Thing,
    /// 和, 及: joins what is listed.
    And,
    /// 改为: the number before is the old one.
    Becomes,
    /// 不是: the number after is the old one.
    NotOld,
    /// 由, 原报: the number after is the old one, when a new one follows.
    From,
    /// 说错了.
    Oops,
    /// Half of the day.
    Slot(Slot),
    /// Both halves.
    BothSlots,
    /// 中午.
    Noon,
    /// A day, counted from the day of sending.
    Day(i8),
    /// 有, 出现.
    Has,
    /// A box that is ticked.
    Ticked,
    /// A box that is not.
    Unticked,
    /// Filler between a label and its number: 为, 是, 了.
    Filler,
    /// 然后: what follows is another clause.
    Then,
    /// Holds other words inside that would be misread: 早点, 一起.
    Idle,
}
