//! Those who go from door to door and report: 我和小王两个人, 两位网格员.

use std::sync::LazyLock;

use regex::Regex;

use super::Scan;
use crate::features::reports::reading::pieces::What;

/// What stands in front of the number of those who report: 我和小王两个人, 我们3人.
static STAFF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?:我[和跟与同带]|[跟同][小老阿])[^,。0-9]{1,8}|我们|咱们?|一行|一组|兵分|分成|安排|组织|出动|带着?[^,。0-9]{1,6})$")
        .expect("the pattern is fixed and compiled by the tests")
});

/// Those who go from door to door, or go with them.
const STAFF_WORDS: &[&str] = &[
    "网格员",
    "微网格长",
    "网格长",
    "志愿者",
    "党员",
    "社工",
    "民警",
    "辅警",
    "医生",
    "护士",
    "工作人员",
    "队员",
    "组员",
    "组长",
    "楼组长",
    "楼道长",
    "楼栋长",
    "栋长",
    "同事",
    "搭档",
    "干部",
    "医务人员",
    "社区干部",
    "村干部",
    "巡查员",
    "保安",
    "弟兄",
    "兄弟",
    "同志",
    "物业",
    "值班人员",
    "值班员",
    "城管",
    "volunteer",
    "colleague",
];

/// The largest group that is taken for those who report.
const MOST_STAFF: u32 = 9;

impl Scan<'_> {
    /// 我和小王两个人走访了25户: those who went from door to door.
    pub(super) fn is_staff(&self, nth: usize) -> bool {
        let What::Number(number, _) = self.pieces[nth].what else {
            return false;
        };
        let start = self.pieces[self.clause_start(nth)].at.start;
        let before = &self.plain[start..self.pieces[nth].at.start];
        let after = &self.plain[self.pieces[nth].at.end..];
        // 两位网格员走访: the word behind the number says that they report.
        let ours = STAFF_WORDS.iter().find_map(|word| after.strip_prefix(word));
        let works = ours.is_some_and(|rest| {
            !["发热", "发烧", "体温", "从", "居家", "隔离"].iter().any(|case| rest.starts_with(case))
        });
        number.value.is_some_and(|value| (1..=MOST_STAFF).contains(&value))
            && (works
                || ["值守", "值班", "站岗", "执勤", "巡逻", "守卡"].iter().any(|duty| after.starts_with(duty))
                || ["一组", "一队", "一同", "一起", "陪同"]
                    .iter()
                    .any(|with| after.chars().take(5).collect::<String>().contains(with))
                || STAFF.is_match(before.trim_end())
                || STAFF_WORDS.iter().any(|word| before.trim_end().ends_with(word)) && self.goes_on_with_staff(nth))
    }

    /// Whether a piece names those who go from door to door, or where they go: no thing that households are counted of.
    pub(super) fn is_who_or_where(&self, nth: usize) -> bool {
        let text = &self.plain[self.pieces[nth].at.clone()];
        self.is_staff_word(nth) || ["组里", "我们组", "楼道", "单元", "小区", "邻居"].contains(&text)
    }

    /// Whether a piece names those who go from door to door.
    pub(super) fn is_staff_word(&self, nth: usize) -> bool {
        STAFF_WORDS.contains(&&self.plain[self.pieces[nth].at.clone()])
    }

    /// 社区干部3人、志愿者5人一起走访41户: others who go along are counted next, or the visits.
    pub(super) fn goes_on_with_staff(&self, nth: usize) -> bool {
        let rest = self.clause_text(nth);
        ["一起", "一同", "分头", "、志愿者", "陪同"].iter().any(|word| rest.contains(word))
    }
}
