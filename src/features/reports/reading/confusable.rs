//! Characters that are typed or heard for one another, so that 走房 is read as 走访.
//!
//! A misspelling is known when one character of a word of at least two differs (two of a word of
//! three or more that means the whole report). Real words are never taken for misspellings, since
//! the vocabulary's own words win.

/// Each row: the right character, then what is written for it.
const ROWS: &[&str] = &[
    "访房防仿坊方纺妨放",
    "户护虎互沪乎胡",
    "查察茶差插叉",
    "排牌派",
    "摸模",
    "热惹然",
    "发法伐罚乏",
    "烧骚捎稍绕饶哨",
    "湖胡糊",
    "北背被贝备",
    "返反范饭",
    "回会",
    "密蜜秘迷",
    "切且",
    "触处出",
    "接结街节界姐洁",
    "居局据",
    "家加佳",
    "观关官",
    "察查茶",
    "隔格革",
    "离里理例",
    "解接街",
    "除出处初",
    "重中",
    "点店",
    "区曲",
    "温问文稳瘟吻",
    "州洲",
    "台抬",
    "体休题替",
    "常长场尝偿肠",
    "正整蒸证",
    "异义意易一议亿忆已以移",
    "测侧册",
    "零灵玲另令领铃凌林临",
    "报抱暴爆保豹宝饱包",
    "告高搞糕",
    "平凭评",
    "安按案",
    "午五无舞武物牛吾",
    "均军君钧",
    "微维薇威",
    "网往忘",
    "格各阁葛",
    "号好",
    "人入仁",
    "武五",
    "汉汗旱",
    "困捆",
    "难南",
    "需须",
    "求球",
    "愁仇",
    "急集",
    "盼判",
    "上尚",
    "下夏",
    "来莱",
    "嘉加佳",
    "更根",
    "改该",
    "无吴五午武伍舞勿物",
    "情请",
    "况矿",
    "问文",
    "题提",
];

/// The misspellings of `word` that are understood.
pub fn misspellings(word: &str, times: usize) -> Vec<String> {
    let chars: Vec<char> = word.chars().collect();
    if chars.len() < 2 {
        return Vec::new();
    }

    let mut found = Vec::new();
    for (nth, right) in chars.iter().enumerate() {
        for row in ROWS.iter().filter(|row| row.starts_with(*right)) {
            for wrong in row.chars().skip(1) {
                let mut changed = chars.clone();
                changed[nth] = wrong;
                let changed: String = changed.into_iter().collect();
                if times > 1 && chars.len() > 2 {
                    found.extend(misspellings(&changed, times - 1));
                }
                found.push(changed);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_may_differ_and_two_where_it_is_allowed() {
        assert!(misspellings("走访", 1).contains(&"走房".to_owned()));
        assert!(misspellings("零报告", 2).contains(&"零抱高".to_owned()));
        assert!(!misspellings("零报告", 1).contains(&"零抱高".to_owned()));
    }
}
