//! Difficulties and wishes, word for word.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    normalise::Text,
    pieces::{Break, Piece, What},
    place::Shapes,
    words::Word,
};

mod work;

use work::{is_about_work, is_reason_for_leave};

/// A wish without a label in front: 想买点菜, 口罩买不到.
static WISH: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"没有?[^,。]{0,3}药|^需要?: *[^ \n]|^是要",
        r"想(?:要|让|叫|买|请|找|配|求|吃|借|换|修|理发|剪|领|装|学|看病|喝|寄|拿|取)|要买|要配",
        r"要(?:人|有人)?帮|需要有?人|(?:器|机|车|灯)没电池|收不(?:掉|走)|没人收",
        r"需要?(?:买|配|人帮|人送|帮|送|代|药|购|修|口罩|奶粉|米|菜|照顾|消毒|[^,。]{0,4}帮)",
        r"缺(?:少|米|菜|药|口罩|[^席勤,。0-9一二两三四五]{1,6})|买不到|急需|急缺",
        r"没(?:有)?(?:米|菜|药|口罩|奶粉|尿)",
        r"(?:米|菜|药|油|奶粉|面|盐|尿布|尿不湿|口罩|纸|水|粮)[^,。]{0,3}吃完|药吃完|吃完了(?:[,。!;]|$)|用完",
        r"快没|只剩[^,。]{0,3}[支颗粒片瓶包袋盒斤]|没了|求(?:购|帮|助)|希望(?:能|社区|有|早|帮|可以|买|送)",
        r"盼(?:[=:望]|有|能|社区|帮|送|着(?:有|能|社区|送|早)|早|解除)|请求|要求|代购|代买|断药",
        r"(?:奶奶|爷爷|大爷|阿姨|大妈|老人|居民|住户|户)[^,。]{0,6}需要|要一?[辆部]车|奶粉断了|要修|要换|堵了",
        r"堵塞|打不着火?|只够|要代|断了?(?:煤气|[网水电气])|上不了网课",
        r"(?:水管|热水器|空调|灯|电梯|门锁|暖气|马桶|煤气|冰箱|电视|炉|灶)[^,。]{0,4}坏(?:了|掉|[,。;!]|$)",
        r"漏水|没人(?:照顾|送|清运|管)|无人照(?:顾|料)|买菜难|不方便|不便|没法(?:买|出)|配药",
        r"要[一两三四五六七八九十几半0-9]+(?:桶|袋|瓶|盒|包|箱|斤|支|罐|提|卷|份)|想理个?发|想剪个?头",
        r"想洗个?澡|想有|睡不[好着]|(?:楼上|邻居|广场舞|装修|施工)[^,。]{0,8}吵|噪音",
        r"托我(?:买|带|代[买购领配取]|配|拿|捎)|理发困难|出行困难|上网课困难",
        r"要(?:84|消毒|酒精|胰岛素|针头|降压药|奶粉|口罩|药)|要(?:约|叫|派)车|要去医院",
        r"要(?:打印|复印|剪头|剃头|输液|打针|看牙|产检)|代收|能不能[^,。?]{1,8}$|不亮|进不来|进不了",
        r"没有?网(?:络|[,。;!]|$)|冻裂|爆了|爆裂|没人修|没人抬|卖不(?:掉|出去)",
        r"没有?(?:平板|手机|电脑|宽带|口罩|钱|煤气|食用油|米)",
        r"(?-u:\b)(?:would love|hopes? to|hoping (?:to|for)|wish(?:es)? (?:to|for)|asking for|requests? (?:for|a|some)|needs?|wants?|asks? (?:for|if|whether)|asked for|asked? (?:if|whether|us|me)|would like|running (?:out|low)|ran out|out of [a-z]+|short of)(?-u:\b)",
    ])
});

/// What a resident wants or lacks: 有位老奶奶想理发, 8幢老人血压计坏了.
static OF_RESIDENTS: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"(?:居民|住户|老人|奶奶|爷爷|大爷|大妈|阿姨|老伯|孕妇|孤老|租客|租户|业主|群众|家长|[0-9](?:室|幢|栋)|有户|有人|有位|有个)[^,。;]{0,12}(?:想[^不起到]|盼|缺|坏了|断了|没了|用完|借|买不)",
    ])
});

/// What is asked of others, in a request for help.
static HELP: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"(?-u:\b)(?:bring|buy|get|deliver|carry|fetch|pick up|need|help|send|take|fix|repair|out of|drive|needs|ride|drop in|look in|check on|look after|sit with|keep an eye|run out|ran out|looking for|want|talk)(?-u:\b)",
        r"只剩|想要|体温计|买|配|送|修|药|米|菜|吃完|用完|去[^,。]{0,4}院|不够|匀|n95|mask|断网|出门|处理",
        r"没有?车|透析|没人应|没了|完了|坏|爆|漏|堵|停电|停水|没电|没水|没气|断电|断水|stopped working",
        r"repairman|broken|弄[^,。]{0,4}网课|登不上|没人|抬|捎|见底|调拨|调配|支援|供应|多余|消毒[液水]|酒精",
        r"额温|雨衣|手套|防护|急需|需要|缺|叫不到|打不到|挂不上|抢不到|买不到|打不着|打不开|派[一]?[辆部]车",
        r"关不上|锁不上|点不着|不亮|不出水|不转|不制热|没反应|量血压|打针|换药|断了|掉了|裂|塌|短路|跳闸",
        r"进不去|带|取|拿|接|照顾|照看|陪|搬|派车|打印|复印|救护|医院|医生|看病|代|奶粉|口罩|尿|饭|快递|垃圾",
        r"心理|聊|借|看看|看一下|看望|叫车|救|理发",
    ])
});

/// Politeness in front of what is asked.
static POLITE: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"^(?:大家好|微?网格长|组长|书记|方便的话|方便|你好|您好|请问|麻烦|拜托|急|求助|求好心人?|求|好心人|有空的|哪家|谁家|有没有多余的|给我|各位|邻居们?|志愿者|社区|哪位|有没有|有人|谁|能不能|能否|能|可不可以|可以|想?搵人|帮手|想请人?|想|请人?|帮忙|帮帮?|我们?|一下|的|人|(?:please|could|can|would|is|are|there|anyone|anybody|someone|somebody|any|a|volunteers?|free|able|willing|available|who|you|help|me|us|to|hello|hi|we|i|would like|need)(?-u:\b)|[ ,:!])+",
    ])
});

/// Nothing in the cell.
static NOTHING: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"^(?:需要?[:：] ?)?(?:暂?无|没有?|均无|都没有|未有|暂时没有|目前无|目前没有|未发现|无需求|无困难|没有困难|没有需求|0|〇|零|/|-+|无诉求|[☐□] ?无[☑✓√☒]|nothing|nope|none|no|nil|n/a|🈚|❌|[□☐] ?有 ?[☑✓√☒✔✅] ?无|[☑✓√☒✔✅] ?无(?: ?[□☐] ?有)?|正常|已解决|[0-9]+(?:条|件|个|起|项|类)(?:[,、]?(?:均|都|已|全部|现已)[^,。]*)*)?(?:人|户|条|个|件|特殊需求|需求|困难|诉求|问题|of them)?[ 。.,!;]*$",
    ])
});

/// Numbering inside a text of several needs, or the stroke in front of a cell.
static NUMBERING: LazyLock<Regex> =
    LazyLock::new(|| compile(&[r"^(?:\||[两三几]点:|[一二三四]是|其[一二三]|[0-9①-⑨一二三][.、)]|以下[^:]*:)"]));

/// Compiles the alternatives of one pattern.
fn compile(parts: &[&str]) -> Regex {
    Regex::new(&parts.join("|")).expect("the pattern is fixed and compiled by the tests")
}

/// The needs of a message and the stretches in which they stand.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The parts, joined with `；`.
    pub text: Option<String>,
    /// Where no values are to be looked for.
    pub at: Vec<Range<usize>>,
    /// Whether a label for needs is there.
    pub labelled: bool,
}

/// Finds needs behind a label (急难愁盼：…) and clauses that tell a wish.
pub fn find(text: &Text, view: &str, pieces: &[Piece]) -> Needs {
    let mut needs = Needs::default();
    let mut parts: Vec<&str> = Vec::new();
    for nth in 0..pieces.len() {
        let at = labelled(pieces, nth, view).filter(|at| !is_taken_back(&view[at.clone()]));
        if let Some(at) = at {
            needs.labelled = true;
            parts.extend(split(text, view, at.clone()));
            needs.at.push(denial_start(pieces, nth)..at.end);
        }
    }
    for at in clauses(view).into_iter().map(|at| behind_slot(view, behind_values(view, behind_colon(view, at)))) {
        let taken = needs.at.iter().any(|other| other.start < at.end && at.start < other.end);
        let wishes = WISH.is_match(&view[at.clone()]) || OF_RESIDENTS.is_match(&view[at.clone()]);
        if !taken && wishes && !is_about_work(&view[at.clone()]) && !is_reason_for_leave(view, &at) {
            parts.extend(split(text, view, at.clone()));
            needs.at.push(at);
        }
    }
    needs.text = (!parts.is_empty()).then(|| parts.join("；"));
    needs
}

/// 补充8号微网格下午的报告:302室想买药: the colon ends what the wish is told of.
fn behind_colon(view: &str, at: Range<usize>) -> Range<usize> {
    let clause = &view[at.clone()];
    match clause.rfind(':') {
        Some(colon) if !WISH.is_match(&clause[..colon]) && WISH.is_match(&clause[colon + 1..]) => {
            at.start + colon + 1..at.end
        }
        _ => at,
    }
}

/// 下午有户人家的孩子没有平板: the half of the day is the report's.
fn behind_slot(view: &str, at: Range<usize>) -> Range<usize> {
    const SLOTS: &[&str] = &["今天上午", "今天下午", "上午", "下午", "早上", "晚上", "今早", "今晚", "傍晚"];
    let slot = SLOTS.iter().find(|slot| view[at.clone()].starts_with(**slot)).map_or(0, |slot| slot.len());
    at.start + slot..at.end
}

/// 34户 零报告 苏大姐要帮忙买菜, …没有湖北就是有个老爷爷说米快没了: a blank or a word ends what is reported before
/// the wish.
fn behind_values(view: &str, at: Range<usize>) -> Range<usize> {
    const JOINTS: &[&str] = &[" ", "就是", "不过", "只是", "但是", "另外", "还有", "只有", "然后"];
    let clause = &view[at.clone()];
    let Some(wish) = WISH.find(clause) else {
        return at;
    };
    let before = &clause[..wish.start()];
    // 居家观察那一位说想吃水果: who is observed is reported beside it.
    if let Some(said) =
        before.rfind('说').filter(|said| before[..*said].contains("观察") || before[..*said].contains("隔离"))
    {
        return at.start + said + '说'.len_utf8()..at.end;
    }
    let reports = |text: &str| {
        text.contains(|c: char| c.is_ascii_digit())
            || ["户", "零报告", "正常", "异常", "没有", "无", "平安"].iter().any(|word| text.contains(word))
    };
    if clause.is_ascii()
        && let Some(and) = before.rfind(" and ")
    {
        return at.start + and + " and ".len()..at.end;
    }
    let joint = JOINTS.iter().filter_map(|joint| before.rfind(joint).map(|found| (found, joint.len()))).max();
    match joint {
        Some((joint, length)) if !clause.is_ascii() && reports(&before[..joint]) => at.start + joint + length..at.end,
        _ => at,
    }
}

/// What is asked for in a request for help; nothing where it only asks for help.
pub fn of_help_request(text: &Text, view: &str, shapes: &Shapes) -> Option<String> {
    let (mut told, mut asked, mut vague) = (None, None, None);
    for at in clauses(view) {
        let clause = &view[at.clone()];
        let named = shapes
            .references(clause)
            .first()
            .filter(|found| found.covers.start == 0)
            .map_or(0, |found| found.covers.end);
        let polite = named + POLITE.find(&clause[named..]).map_or(0, |found| found.end());
        let rest = &clause[polite..];
        let letters = rest.chars().filter(|c| c.is_alphabetic()).count();
        if is_empty_request(rest) || letters < 2 {
            continue;
        }
        // 麻烦…, 能帮…: whatever is asked after the polite words is what is wanted.
        let asks = ["帮", "麻烦", "能", "求", "请", "想", "谁", "借", "help", "could", "can", "anyone", "someone"]
            .iter()
            .any(|word| clause[..polite].contains(word));
        let part = match (asks, HELP.is_match(clause)) {
            (true, true) => &mut asked,
            (false, true) => &mut told,
            (true, false) => &mut vague,
            (false, false) => continue,
        };
        part.get_or_insert_with(|| text.verbatim(at.start + polite..at.end));
    }
    // 米吃完了,能带一袋吗: what is missing, and what is to be done about it.
    let parts: Vec<&str> = told.into_iter().chain(asked).collect();
    if parts.is_empty() { vague.map(str::to_owned) } else { Some(parts.join("；")) }
}

/// 帮忙, help: asks, but not for what.
fn is_empty_request(rest: &str) -> bool {
    static EMPTY: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"^(?:你们|麻烦|有?(?:[一几]?[户个位]|家)(?:人家|居民|住户)|[来去]?(?:找人)?(?:来|去|上门)?(?:看看|看一下|处理一下|解决一下)|个?忙|忙[吧啊呀]|下忙|不|在线等|帮忙|帮帮忙|帮助|帮个忙|需要帮忙|需要帮助|需要|急需帮助|需帮助|需要|急需|吗|一下|我们?|的|谢谢|[我们]?家里?|人|help|some|please|need|at our place|is anyone|from the community|online|with something|(?:at|in) (?:building|block|unit|house)? ?[0-9]+|me|us|thanks|somebody|anybody|anyone|a hand|here|大家|帮个忙|really|管管啊?|我们家吧?|over here|这里|我这里|需要人手?|人手|缺人手?|缺人|找人|帮一[下把]|跟我联系|联系我?|一个忙|我一个忙|有空|网格员|这边|help|帮个忙|来?帮我个?忙|[来去]?帮帮我们?|实在没办法了?|来?个人|谁?在啊|谁在|过来一下|救个急|救救急|救急|急死了?|需要协助|请私(?:讯|信|聊)我?|回我一下|在线|有没有人?在?|有点事?|你们|难处|你们件事|件事|点事|in here|联系我?|碰到难处了|来个?人|帮[个下]忙|个人|一把|搭把手|一手|急|我这边有事|有事|一?个事情?|好[吗不]|好不好|谁能|帮帮|求助|在不在|谢啦?|[家里]*有点急事|想麻烦一?下?|[ 吗呢吧啊!?。~,])*$",
        ])
    });
    EMPTY.is_match(rest.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// 急难愁盼那条删掉: an earlier need is meant.
fn is_taken_back(cell: &str) -> bool {
    let earlier = ["那条", "这条", "的那", "已经解决", "已解决", "解决了"].iter().any(|word| cell.starts_with(word));
    earlier || cell.contains("删掉") || cell.contains("撤掉")
}

/// 其余无困难: where what denies the needs begins, so that it denies nothing else.
fn denial_start(pieces: &[Piece], nth: usize) -> usize {
    let joins = |piece: &&Piece| {
        matches!(piece.word(), Some(Word::None | Word::AllNone | Word::Rest | Word::Filler | Word::Now))
    };
    let before = pieces[..nth].iter().rev().take_while(joins);
    let first = before.count();
    // 11 困难:没有: the number of the cell is hidden with it.
    let item = |nth: usize| nth > 1 && pieces[nth - 1].what == What::Break(Break::Space) && opens_line(pieces, nth - 2);
    let start = nth - first;
    if item(start) { pieces[start - 2].at.start } else { pieces[start].at.start }
}

/// Whether a number without a measure opens its line.
fn opens_line(pieces: &[Piece], nth: usize) -> bool {
    let number = matches!(pieces[nth].what, What::Number(number, None) if number.exact);
    number && (nth == 0 || pieces[nth - 1].what == What::Break(Break::Line))
}

/// The cell behind a label for needs, where `nth` is one.
fn labelled(pieces: &[Piece], nth: usize, view: &str) -> Option<Range<usize>> {
    if pieces[nth].word() != Some(Word::Need) {
        return None;
    }
    let before = nth.checked_sub(1).map(|nth| &pieces[nth]);
    let denied = before.is_some_and(|piece| matches!(piece.word(), Some(Word::None)));
    let start = pieces[nth].at.end;
    if denied {
        return Some(start..start);
    }
    let after = &view[start..];
    if after.starts_with('了') {
        return Some(start..start);
    }
    if view[pieces[nth].at.clone()] == *"求助" && !after.trim_start().starts_with([':', '=', '】', ']', ')', '无'])
    {
        return None;
    }
    // 有几位阿姨反映买菜难: tells who wishes what, in a clause of its own.
    let told_by = before.is_some_and(|piece| {
        piece.at.end == pieces[nth].at.start && !matches!(piece.what, What::Break(_) | What::Mask(_))
    });
    let ends = after.is_empty() || after.starts_with([',', '。', ';', '\n', '!']);
    let told_last = ends && view[pieces[nth].at.clone()].ends_with(['难', '题']);
    if told_by && (told_last || view[pieces[nth].at.clone()].ends_with('映') && !after.starts_with(':')) {
        return None;
    }
    let latin = view[pieces[nth].at.clone()].is_ascii();
    let opens_cell = before.is_some_and(|piece| matches!(piece.what, What::Break(Break::Stroke)));
    let none = ["none", "nil", "无", "没有", "n/a", "nothing"].iter().any(|none| after.trim_start().starts_with(none));
    if latin && !opens_cell && !none && !after.trim_start().starts_with(':') {
        return None;
    }
    let line_end = start + after.find('\n').unwrap_or(after.len());
    let next_label = pieces[nth + 1..].iter().take_while(|piece| piece.at.start < line_end).find(|piece| {
        let opens = matches!(
            piece.word(),
            Some(Word::Label { .. } | Word::Place(_) | Word::Slot(_) | Word::Need | Word::Abnormal)
        ) || piece.what == What::Reference;
        let rest = piece.word() == Some(Word::Rest) && view[..piece.at.start].trim_end().ends_with([',', '。', ';']);
        let after_break = view[..piece.at.start].trim_end().ends_with(['。', ';', '!', '】', ']'])
            || view[..piece.at.start].ends_with("  ");
        opens && after_break && !view[start..piece.at.start].trim_matches(leads_cell).is_empty() || rest
    });
    let end = next_label.map_or(line_end, |piece| piece.at.start);
    // 无——小张: the writer's name is no need.
    let end = view[start..end].find("--").map_or(end, |signature| start + signature);
    let lead = after.len()
        - after
            .trim_start_matches(|c: char| {
                c.is_whitespace() && c != '\n' || leads_cell(c) && !after.trim_start().starts_with('\n')
            })
            .len();
    // 有位孕妇下周产检没车: the word belongs to the wish.
    let has = after[..lead].ends_with('有') && !after[lead..].starts_with([',', ':', '。', ';']);
    let from = (start + lead - if has { '有'.len_utf8() } else { 0 }).min(end);
    let first_clause = from + view[from..end].find([',', '。', ';', '(']).unwrap_or(end - from);
    let says_none = NOTHING.is_match(view[from..first_clause].trim());
    Some(from..if says_none { first_clause } else { end })
}

/// What may stand between the label and its cell.
fn leads_cell(c: char) -> bool {
    c == ' ' || ":=】]}-是有为)#*。".contains(c)
}

/// The parts of a stretch, verbatim, without numbering; nothing where it says none.
fn split<'a>(text: &Text<'a>, view: &str, at: Range<usize>) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut from = at.start;
    for end in part_ends(view, at) {
        let mut start = from;
        from = end;
        while let Some(number) = NUMBERING.find(view[start..from].trim_start()).map(|found| found.end()) {
            start = from - view[start..from].trim_start().len() + number;
        }
        let end = start
            + view[start..from].trim_end_matches([';', '。', '.', ' ', '\n', '!', ',', ')', '】', '"', '」']).len();
        if !NOTHING.is_match(view[start..end].trim()) {
            parts.push(text.verbatim(start..end));
        }
    }
    parts
}

/// Where the parts of a stretch end: at the end of a sentence, and in front of 2. where the stretch begins with 1.
fn part_ends(view: &str, at: Range<usize>) -> Vec<usize> {
    let stretch = &view[at.clone()];
    let numbered = stretch.trim_start().trim_start_matches('(').starts_with('1');
    let next_item = |from: usize| {
        let rest = &stretch[from..];
        let mut chars = rest.trim_start_matches('(').chars();
        let number = chars.next().is_some_and(|c| ('2'..='9').contains(&c));
        let sign = chars.next().filter(|c| ".、)".contains(*c));
        let decimal = sign == Some('.') && chars.next().is_some_and(|c| c.is_ascii_digit());
        numbered && number && sign.is_some() && !decimal
    };
    let ends = stretch.char_indices().filter_map(|(nth, c)| {
        let after = nth + c.len_utf8();
        (matches!(c, ';' | '。' | '\n') || next_item(after) && !c.is_alphanumeric() && c != '(')
            .then_some(at.start + after)
    });
    ends.chain([at.end]).collect()
}

/// The clauses of plain text.
pub fn clauses(view: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    // fever 0. Wish you well: the number does not open the line.
    let counted = |at: usize| {
        let number = view[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        number.len() < at && number.ends_with(' ') && number.trim_end().ends_with(|c: char| c.is_ascii_alphabetic())
    };
    let ends = |at: usize, c: char| {
        matches!(c, ',' | '。' | ';' | '!' | '?' | '\n' | '|')
            || c == '~' && view[at + 1..].starts_with(' ')
            || c == '.'
                && view[at + 1..].starts_with(' ')
                && (view[..at].ends_with(|c: char| c.is_ascii_alphabetic()) || counted(at))
    };
    let stops = view.char_indices().filter(|(at, c)| ends(*at, *c)).map(|(at, c)| at + c.len_utf8());
    for stop in stops.chain([view.len()]) {
        let clause = &view[start..stop];
        let end = start + clause.trim_end_matches([',', '。', ';', '!', '?', '\n', '.', '|', '~']).len();
        if !view[start..end].trim().is_empty() {
            let lead = view[start..end].len() - view[start..end].trim_start().len();
            found.push(start + lead..end);
        }
        start += clause.len();
    }
    found
}
