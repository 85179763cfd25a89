//! What shows that a text with the words of a report is none: an example, a supposition, talk about another's.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Facts, is_of_elsewhere,
    patterns::{LAUGHS, compile},
};
use crate::features::reports::reading::Kind;

/// 照这个格式报:…, 正确写法:…: shows how to write a report.
pub fn is_example(view: &str) -> bool {
    static EXAMPLE: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"(?:照|按|参照|参考|依照|像|就)着?(?:一下)?(?:这个|这样|此|下面|以下|上面|这种?)[^,。:\n]{0,8}(?:格式|样子|模式|写|报|填|发)[^,。:\n]{0,4}[:,👉↓⬇]",
            r"(?:照|按|参照)(?:这个|此|上面)?的?(?:order|顺序|次序)|^format|e\.g\. ?[a-z]{2}-[0-9]",
            r"(?:报数|填报|上报|填写|报送)(?:模板|格式|样表)|sample ?:",
            r"(?:照|按|参照)着?(?:这个|此|上面|这)的?(?:格式|样子|样式|模板)来?(?:发|报|填|写)",
            r"(?:填报|上报|报送)样子|写法参考|参考写法|填写参考|照这个来|按这个来",
            r"(?:可以|要|应该?|请|都|就)这(?:样|么)(?:写|报|填|发)[^,。:\n]{0,4}[:,]",
            r"^[^,。:\n]{0,6}(?:比如|譬如|例如|举个?例|打个比方)",
            r"[,。( ] ?(?:如|例|比如|例如|譬如)[ :,]{0,2}(?:[a-z]{2}-[0-9]|[0-9]+号?微?网格)|统一(?:一下)?格式",
            r"(?:参考|示意)(?:[(][^()]{0,12}[)])?[:]|不是真(?:数据|的)|,(?:比如|例如|譬如) ?[\x22「]?[0-9]",
            r"(?:正确|错误|标准|规范|统一)的?(?:写法|示范|格式|填法|报法|例子|样式|模板|报告[是为:])",
            r"^[ 【\[(#]*(?:上报|填报|报送|报告|日报|标准|参考|反面|正面|错误|正确)?(?:样板|范文|模板|模版|范本|样本|样例|示例|范例|示范|例子|样式|例文|样表|样稿)",
            r"(?:写法|填法|报法|上报格式|填写格式|参考格式)(?:如下|为|:|是| )",
            r"(?-u:\b)(?:for example|for instance|like this ?:|(?:use|follow|in) (?:this|the following|the same) format|sample report|example report)",
        ])
    });
    static HINT: LazyLock<Regex> = LazyLock::new(|| compile(&[r"\((?:例如|比如|如|例)[^()\n]{1,24}\)[:：]"]));
    EXAMPLE.is_match(&HINT.replace_all(view, ":"))
}

/// 如果有人居家观察,还能算零报告吗? A case that is only supposed.
pub fn is_hypothetical(view: &str, visible: &str) -> bool {
    static SUPPOSES: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"如果|要是|假如|假设|万一|倘若|(?:^|[,。])若|[^便]的话|同一[户家人]",
            r"(?-u:\b)(?:if|suppose|what if)(?-u:\b)",
        ])
    });
    static OF_A_REPORT: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"(?:^|[^补])(?:报|填|写)[了过][^?]*(?:要不要|算不算|用不用|需不需要|需要|是不是|能不能|可不可以|还要|行吗|可以吗)[^?]*[?]\s*$",
        ])
    });
    static HOW_TO_REPORT: LazyLock<Regex> =
        LazyLock::new(|| compile(&[r"(?:填|报|算|写|归|记)[^,。0-9]{0,6}(?:还是|哪|几栏)"]));
    static WHICH_TO_REPORT: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"(?:填|报|算|写|记)[^,。?]{1,8}还是[^,。?]{1,8}[?]\s*$",
            r"按[^,。?]{1,8}还是[^,。?]{1,8}(?:填|报|算|写|记)[^,。?]{0,3}[?]?\s*$",
        ])
    });
    let counts = view.contains(|c: char| c.is_ascii_digit());
    if !counts && HOW_TO_REPORT.is_match(view) {
        return true;
    }
    let asks = view.trim_end().ends_with(['?', '吗', '么']);
    if asks && (WHICH_TO_REPORT.is_match(view) || OF_A_REPORT.is_match(view)) {
        return true;
    }
    asks && SUPPOSES.is_match(view) && !visible.contains(|c: char| c.is_ascii_digit())
}

/// 你的28户零报告收到了, 哈哈: what is said of another's report, or as a joke of one's own life.
pub fn about_others(view: &str, facts: Facts) -> Option<Kind> {
    static WISHES: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"祝|祈|盼|希望|早日|加油|保佑|(?:^|[^自志心意])愿[^意望]",
            r"(?-u:\b)(?:hope|wish|pray|great (?:work|job)|keep it up|well done)",
        ])
    });
    static YOURS: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"你(?:的|们的?|那边|那里|那儿|家|上午|下午|今天)[^,。:\n]{0,16}(?:零报告|0报告|[0-9]+ ?[户人]|无异常)",
            r"^(?:[^,。:\n]{0,8}[,: ])?收到(?:了|你|你的)?[^,。:!\n ]{0,12}(?:零报告|0报告|[0-9]+ ?[户人])",
            r"^收到[,。! ][^\n]*(?:谢谢|辛苦)了?[!。~ ]*$",
        ])
    });
    static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"zero reports? (?:all round|everywhere|from everyone|across)|(?:谢谢|感谢|多谢)[^,。]{1,8}(?:替|帮)我",
            r"(?:谢谢|感谢|多谢)[^,。]{0,6}(?:关心|惦记|挂念|牵挂|问候)|看到[^,。]{0,6}(?:各位|大家|你们)",
            r"托我(?:谢|感谢)|辛苦[^。]{0,20}(?:看到|收到)了|敬礼|致敬|佩服",
        ])
    });
    if OF_OTHERS.is_match(view) && !facts.placed && !facts.visits && !facts.listed {
        return Some(Kind::Chatter);
    }
    // 3号微网格天天零报告,羡慕
    if view.contains("羡慕") && !facts.visits && !facts.counts && !facts.listed {
        return Some(Kind::Chatter);
    }
    if facts.bare_phrase && WISHES.is_match(view) {
        return Some(Kind::Chatter);
    }
    let own = facts.placed || facts.visits || facts.counts || facts.names;
    if YOURS.is_match(view) && !facts.listed && !view.contains('我') {
        let asks = view.contains('?') || view.trim_end().ends_with(['吧', '吗']);
        return Some(if asks { Kind::Question } else { Kind::Chatter });
    }
    // 要是跑一户给一块钱,…哈哈
    if view.trim_start().starts_with("要是") && LAUGHS.is_match(view) && !facts.names {
        return Some(Kind::Chatter);
    }
    // 我家三口人今天吃了5顿饭😂: a joke of one's own home.
    let own = own && (facts.names || !is_of_elsewhere(view));
    (LAUGHS.is_match(view) && facts.records && !own && !facts.listed).then_some(Kind::Chatter)
}

/// 请大家帮忙: asks everybody for help, and orders nothing.
pub fn begs_all(view: &str) -> bool {
    [
        "请大家帮",
        "请各位帮",
        "求大家",
        "求各位",
        "麻烦大家帮",
        "麻烦各位帮",
        "请邻居",
        "请大家伸",
        "请大家喝",
        "请大家吃",
        "请大家夸",
        "帮买",
        "帮带",
        "帮忙买",
        "帮忙带",
    ]
    .iter()
    .any(|word| view.contains(word))
}

/// 谢谢李姐昨天帮我代班: for what was done already.
pub fn thanks_for_help(view: &str) -> bool {
    let thanks =
        ["谢谢", "感谢", "多谢", "多亏", "thanks", "thank you"].iter().any(|word| view.trim_start().starts_with(word));
    thanks && ["昨", "前天", "上次", "上周", "早上", "yesterday"].iter().any(|word| view.contains(word))
}

/// 全群第2有没有😆: no order is given with a laugh.
pub fn jokes(view: &str) -> bool {
    ["😆", "😂", "🤣", "哈哈", "笑死"].iter().any(|laugh| view.contains(laugh))
}

/// Whether the writer's duty is named, so that somebody who cannot come asks to be off it.
pub fn names_duty(view: &str) -> bool {
    let duty = [
        "假",
        "不来了",
        "不去了",
        "off",
        "班",
        "岗",
        "休息",
        "走访",
        "值",
        "代我",
        "巡",
        "半天",
        "tonight",
        "today",
        "leave",
        " off",
        "shift",
        "round",
        "duty",
        "excuse",
    ];
    duty.iter().any(|word| view.contains(word))
}

/// 格式太长我直接报数了 24 60 0 0 1 0: figures without labels, whatever is said about their form.
pub fn is_row_of_numbers(view: &str) -> bool {
    static ROW: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"(?:^|[^0-9\-./])[0-9]{1,3}(?: [0-9]{1,3}){3,}\s*$|[:,。 ][0-9]{1,3}(?:、[0-9]{1,3}){4,}(?:[,。\s]|$)",
        ])
    });
    ROW.is_match(view)
}
