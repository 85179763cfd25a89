//! The wordings by which the kinds are told apart.

use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

/// Tells people what to do, a template, an example, a bulletin.
pub static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"zero reports? (?:也|too)|请用新|please note(?: that)? ?:|(?:pls|please|kindly) (?:remember|make sure|do not forget|don't forget|keep)|^[ 【\[#(]*(?:温馨|护理|健康|安全|防疫|天气|友情|用药|卫生)?(?:提示|贴士|小贴士|示例|样例|范例|例如|例 ?:|举例|小黑板|填报示范|示范|汇总|@所有人|@all|样板|模板|模版|格式|通知|通报|紧急通知|重要通知|提醒|温馨提示|倡议|公告|转发通知|疫情通报|填报说明|reminder|attention|announcement|template|example|notice|sample|e\.g\.)",
        r"(?:模板|模版|格式|示例|样例|范例)(?:如下|为|参考|统一| ?:)|(?:^|[^想])请(?:各)?微?网格长|【[^】]{0,8}提醒】|仅供参考|【[^】]{0,6}格式】|按(?:照)?(?:以下|下列|此|这个|下面|如下|统一)的?(?:格式|模板|模版)",
        r"请(?:各|大家|所有|全体|未报|还没|没报|尚未|以下|各位|每)[^,。\n]{0,20}|各(?:微?网格|社区|位(?:微?网格长|同志|组长)?)[^,。\n]{0,12}(?:务必|按时|及时|抓紧|尽快|注意|须|要|应|请|于|在)",
        r"已?收到[0-9]+[个份条]|零报告[0-9]+个|^[^,。:\n]{0,8}(?:社区|街道|村)(?:今[日天]|上午|下午|晚上)?(?:共|累计|合计|总共)(?:走访|排查|入户|上门)|零报告的(?:微?网格|社区)|务必|抓紧(?:上报|报|时间|了?(?:[!。,~]|$))|尽快(?:上报|报送|报)|报送(?:情况|上午|下午|数据)|按时(?:上报|报送|报)|(?:点[半钟]?|:[0-9]{2})(?:之?前|以前)[^,。\n]{0,10}(?:报|完成|上报|交|发|填|接龙)|没有[^,。\n]{0,6}[填写]0|逾期|截止时间|一律|未报[^,。\n]{0,12}(?:抓紧|尽快|请)",
        r"(?:零报告|0报告|零报|没有情况|无情况|没有异常|无异常|没异常)(?:的)?(?:也|同样|一样|仍|都)[^,。\n]{0,2}(?:要|须|需|得|必须|请)[^,。\n]{0,4}(?:写|报|填|发|交)|(?:发现|如有|凡是?|一旦|若有|遇到|如果有|碰到)[^,。\n]{0,16}(?:及时|立即|马上|第一时间|请|务必|要)[^,。\n]{0,4}(?:上报|报告|报|登记|通知|联系)|^(?:大家|请|各位)[^,。\n]{0,3}注意[,:][^。\n]{0,20}(?:要|须|必须|一律|需)|各?位?(?:组长|网格长|微网格长|队员|同志)们?[^,。\n]{0,4}:|(?:微?网格|社区|村|小区)[^,。\n]{0,4}共?(?:计|有)?[0-9]+个(?:[^人住居]|$)|(?:即日|今天|明天|后天|今日|明日|今晚|下周|[0-9日号点])起[^。\n]{0,24}(?:只[留开准]|封闭|关闭|提前|推迟|调整|改|延后|统一|按[^,。\n]{1,14}[填报写]|不要|不得|不再|开始|实行|执行|每日|每天|两报|须|必须|都要|一律)|(?:上报|报送|报告|submit|report)[^,。\n]{0,6}(?:提前|推迟|调整|延后|改)[到至为]",
        r"^(?:[^,。\n]{0,10}(?:卫健委|卫健局|疾控(?:中心)?|指挥部|防控办|办公室|发布|通报|新华社|央视|人民日报|日报社|社区居委会))[^,。\n]{0,6}:|新增确诊|确诊病例[0-9]+例|累计(?:报告|确诊)[^,。\n]{0,8}[0-9]|0(?:时)?[-至到]24时",
        r"(?:武汉|湖北|温州|台州|全国|浙江|嘉兴|全省|全市|我省|我市|我区)(?:今天|今日|昨天|昨日|市|省|又|已|共)*(?:新增|累计|确诊|死亡|治愈)[^,。]{0,4}[0-9]+例|^各[^,。:\n]{1,8}:|请逐户通知|照这样发|这种格式|上门(?:走访)?请(?:戴|注意|做好)|请把[^,。\n我0-9]{0,16}(?:统一|改成)|大家(?:带好|带上|准备好|准时)|请继续|做好服务|再(?:次|强调|说)?提醒|别空着|接(?:上级|街道|社区)通知|报送时间不变|请顺带|请一并|准时(?:进|到|参加|参会)|视频会|抓紧:|(?:今日|今天|即日)起[^。\n]{0,16}(?:先看|放行)|全[镇区村社街][^,。\n]{0,8}(?:剩余|现有|尚有|居家|解除)|(?:--|——)[^,。\n]{0,8}(?:防控办|指挥部|办公室|居委会) *$|命令 ?:|准时到岗|尊敬的(?:业主|居民|住户|村民|各位)|即日起|转告|通知到人|勿(?:扎堆|聚集)|凭(?:身份证|出入证|通行证)|每[人户]限|请需要[^,。]{0,12}的居民|统一用|旧版|请[^,。\n]{0,8}各|各微?网格长把|立即(?:报|上报|打|拨|联系|通知)|请[^,。]{0,14}(?:人员|同志|队员|户主|家属)[^,。]{0,8}(?:每[天日]|按时|及时)|每[天日][^,。]{0,14}各(?:测|报|量)|请(?:走|绕行|移步|避让|改走)|(?:明日|明天|今日|今天)\([^)]{0,8}\)起|请(?:在|于)[^,。]{0,8}前|^[^,。]{0,4}公告|请按照?|(?:街道|镇)(?:[^,。0-9]{0,8}观察[0-9]|[^,。0-9]{0,8}隔离[0-9]|累计|共|现有|目前|新增|走访|今日|合计|发热|解除)|[0-9]+个微?网格(?:中|报齐|已报|都报)|【[^】]{0,6}(?:汇总|通报|统计|快报|简报|公告)】|请(?:住户|居民|关注|凭|勿|相互|配合)|建议大家|各微?网格[^,。\n]{0,4}共|[就请][写发报填][\x22「]|限购|招募|有意者|帮忙转发|公众号|凡[^,。]{1,10}请|起封闭|共收到|详见附件|每个微?网格|来领|领(?:取|防护)|到[^,。\n]{1,6}领|到居委会?(?:领|签)|全(?:区|镇|街道|市|省|国|社区|县|嘉兴)[^,。\n]{0,8}(?:累计|共|新增|走访|排查|确诊|报告|已|情况|今日|微网格|应报|零报告)|(?:累计|新增)确诊|应报[0-9 ]+|已报[0-9 ]+个?|[0-9]+个(?:微?网格|社区|村)|(?:防控办|指挥部|卫健委|办公室)[^,。\n]{0,10}(?:通知|通报|统计|发布|要求)|各网格汇总|汇总(?:如下|情况|:)|请抓紧|请[^,。\n]{0,14}(?:发到|报到|交到|送到|携带|领取|填写|填报|报送|补报|签收)|统一(?:发放|领取|分发|配发)",
        r"(?-u:\b)(?:please (?:report|submit|send (?:your|in)|file|remember|make sure|all)|summary (?:of|for)|all [0-9]+ (?:towns|communities|grids|micro)|reports? (?:are|is|must be) due|deadline is|all (?:leaders|micro-?grid leaders)|don't forget to|remember to)",
    ])
});

/// Changes, completes or takes back what was reported.
pub static CORRECTION: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"^改[: ]|要(?:再)?加上?[0-9一二两三]|更正|应该?填|该填|[写填](?:到|在)[^,。]{0,8}(?:格|栏)|(?:写|填|报|看|记|打|搞|弄)(?:串|岔|混|反|颠倒|重复|重了)|串行|正确的?(?:是|为|应|数)|准确的?(?:是|为|数)|写成|报成|打成|填成|其实是|实际是|订正|改正|修正|纠正|勘误|更改|换成|改为|改成|改到|改下|改一下|应为|实为|应该?是|应当是|应改|说错|报错|写错|打错|填错|发错|弄错|搞错|记错|数错|算错|看错|有误|不对|错了|错误|笔误|手误|口误",
        r"(?:刚才|刚刚|之前|前面)[^,。]{0,12}[加减扣][上去掉]?[0-9一二两三]|漏报|漏[打敲输选标]|[多少]打|add一|加一个(?:需求|困难)|漏了|漏掉了?(?:[^的了]|$)|(?:^|[^不无没未防有莫])遗漏|补[一个上]?[条项点句栏]|漏写|漏填|漏记|少报|多报|少写|多写|(?:^|[^又])(?:少|多)了[^,。]{0,4}[0-9一二两三]|基础上|少算|多算|漏算|少填|多填|忘了?(?:报|写|填|说|加|算)|忘(?:了记|记[^了,。]|记了[^,。])|(?:少|多|漏)[a-z]{3,8}了|再加|再?多加|再[少多][0-9一二两]|加上(?:[^门去]|$)|补充|追加|还要加|另加|减[去掉]?[0-9一二两]|(?:^|[^又新])增加[0-9一二两]|重发|重报|重新(?:报|发)|(?:^|[^再])重复了|重复(?:算|统计|计|填)",
        r"报的[^,。]{0,12}(?:取消|去掉|剔除|撤掉|排除|不要了|不是)|(?:数据|数字|情况|报告|报的|户数|人数|那条)[^,。]{0,6}(?:不准|不实|不符|不全|有出入|有差|有问题)|核(?:实|对)(?:后|完|好)[^,。]{0,3}(?:再|重)[新]?[报发]|(?:先|暂|请|就)?(?:不要|别|不用|勿|暂不)(?:采用|采纳|登记|统计|录入?|计入|汇总|上报|看|管|用|算)|请改|[没未]写清|[没未漏][填写][^。]{0,8}补|重新核(?:对|实|查)|(?:等下|等会儿?|待会儿?|回头|过会儿?|晚点|稍后|一会儿?|马上)(?:我)?(?:再|重新?)(?:发|报|核)|作废|撤回|撤销|无效|(?:请|就)?忽略|(?:条|份|次|发的|写的|报的)[^,。]{0,8}不算|[那这]个不算|不算数|不作数|别算|以(?:这|此|本|后面|最新|下面)[^,。]{0,4}为准|覆盖|删(?:除|掉|了)|取消(?:上|刚|前)|稍后(?:重|再)|请无视|当作?(?:我)?没(?:看|发|说|报)",
        r"[0-9]+ ?(?:户|人|名|例)? ?(?:->|=>|→|➡|⇒|-》|=》) ?[0-9]+|不是[^,。]{0,10}(?:而?是|应)|不是[0-9]+[^。]{0,6}而?是|而?是[^,。]{1,8},?不是|[0-9]+ ?[户人名例个]?,? ?(?:而)?不是 ?[0-9]|[0-9]+改[0-9]+|才对|划掉|[0-9] not [0-9]|ignore ?[刚上前那这]|不好(?:计|理|睇|当)|不计数|(?:那|这)条[^。]{0,12}(?:去掉|删掉|划掉|拿掉)|手滑|figures again|please use (?:these|this)|take back|(?:^|, ?)fix for|补一下:|那条没写|请[^,。]{0,4}[添减加][0-9一二两三]|fix to my|small fix|回滚|(?-u:\b)revert(?-u:\b)|漏[书列登]|改 ?[0-9]|归到|归入|撤了|发重了|[发报写]了[两2]遍|补一下(?:编号|时段|困难|需求|数据|微网格)|以[^,。]{1,6}为准|(?:数|热|北|接|察|除|区)[+] ?[0-9]|^(?:fix|edit)(?: ?:| for| to)|my bad|correct (?:my|the|this)|ignore (?:previous|last|prev|above)|^[^,。]{0,3}修改|请修改|修改(?:版|为|成|一下|时段|:)|[写填报看记打搞弄选点按输发数算]错|[(](?:原|之前|刚才)(?:报|写|填|是|为|说|发)?[^)过的]{0,3}[0-9]|(?:这|本)条才是|请更新|应该?算|核实[为是][0-9]|其实是",
        r"^update (?:to|of|on)(?-u:\b)|(?-u:\b)(?:(?:i|we) (?:wrote|typed)|(?:i|we) put (?:down |in )?[0-9]+(?: [a-z]+){0,2} (?:instead|by|but|it)|my mistake|mistake in|(?:is|was|are|were|be|fever|households?|people|contacts?) [0-9]+,? (?:and )?not [0-9]+|correction|correct(?:ing|ed)|should (?:be|have been|read|say)|my (?:last|previous|earlier) (?:report|message|number)|(?:change|correct|update|amend|fix|set) [a-z0-9' \-]{2,48}(?:to|from)|change (?:the|my)|make (?:it|that)|typo|mistyped|wrong (?:half|slot|day|date|time)|what i (?:just )?sent|instead of|(?:please|pls|kindly|just) (?:ignore|delete|discard)|ignore (?:my|the|that|this|it|above|what)|hold off on|disregard|scratch my|forgot (?:to (?:mention|add|report|include|say)|the|my)|updated|changed? (?:to|from)|add (?:one|two|[0-9]+)|(?:please|pls) add (?:it |this |one |them )?to my|wrong (?:number|code|slot|micro)|was wrong|not [0-9]+ but|revis(?:ed?|ing)|amend(?:ment|ing|ed|s)?|resend|void|cancel my|i meant|(?:i|we) (?:reported|said|wrote|put) [^.]*actually)(?-u:\b)",
    ])
});

/// A slip that is mended at once.
pub static SLIP: LazyLock<Regex> = LazyLock::new(|| {
    compile(&["[。,!](?:哦|啊|呃|哎|噢)?不对[^,。!]{0,6}[,。!]|(?:等下|等会儿?|晚点|稍后|回头)我?再(?:发|报)"])
});

/// What joins the values of a report as well as it completes an earlier one.
pub static ADDS: LazyLock<Regex> = LazyLock::new(|| compile(&["另加|还要加|再加|加上(?:[^门]|$)|追加|补充|搞混"]));

/// 我上一条: one's own earlier message.
pub static OWN_REPORT: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        "^(?:刚[才刚]?发的[那这]条|[前上][一面]?条|前面那条)|我[^,。]{0,3}(?:上|刚|前|那|早|之前)[^,。]{0,4}(?:条|报|发|个|次|份)",
    ])
});

/// Refers to an earlier message, so that what follows is no slip inside this one.
pub static EARLIER: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"[0-9] ?[户人名例]?(?:报|填|记|登记)错|(?-u:\b)(?:i|we) (?:put|wrote|reported|typed)|我(?:上午|下午|早上|晚上|昨天|昨晚|今早|中午)[^,。]{0,2}(?:说|报|发|写|填)的|现更正|更正[^,。:]{0,6}(?:数据|如下)|的报送|my (?:am|pm|morning|afternoon|evening) (?:report|message)|刚才|刚刚|刚(?:说|报|发|写)|上一?条|上面|前面|之前|早上报|上午报的|下午报的|前一条|我报的|报的是|那条|^[^,。]{0,8}(?:更正|订正|修改)|[^,]earlier|previous|last (?:report|message)|in (?:my|the) (?:am|pm|morning|afternoon|evening|last|earlier)|^[^a-z]*(?:sorry|oops)?[, ]*my mistake",
    ])
});

/// A change that names no new value.
pub static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"(?:少|多|漏)[a-z]{3,8}了|[添减扣][0-9一二两三]|(?:麻烦|[请要该项栏格])加[上]?[0-9一二两三]|请加[0-9一二两三]|重复(?:算|统计|计|填)|基础上[^,。]{0,4}(?:加|减|增|多|少)|[0-9]+ ?[户人名]?,?[少漏多][算记报写填][^,。0-9]*$|(?:数|热|北|接|察|除|区)[+] ?[0-9]|(?:补充|补报|漏)[^。]{0,12}(?:还有|另有|又有|多了)[^,。]{0,3}[0-9一二两三]|漏(?:报|掉|记|算)了?一[个例名位]|再加|再?多加|再[少多][0-9一二两]|加上(?:[^门]|$)|再减|减[去掉]?[0-9一二两]|漏[了掉报写填算记]?[了]? ?[^,。:]{0,6}[0-9一二两三]|少[了报写算填]+[^,。]{0,4}[0-9一二两三]|多[了报写算填]+[^,。]{0,4}[0-9一二两三]|增加[了]?[0-9一二两三]|另加|追加[0-9一二两三]|又多|还要加|(?-u:\b)(?:add|plus|one more|two more|[0-9] more|another)(?-u:\b)",
    ])
});

/// A new value that stands for the old one.
pub static REPLACED: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"(?:一共|总共|共计|合计)(?:是|为)?[0-9一二两三四五六七八九十]|(?:实际|其实|正确)(?:是|为|应为|应该是|的是)?[0-9一二两三四五六七八九十]|改[为成]|应[该为]?[是为]?[0-9]|(?:[是为]|[^查收接找遇见量测问]到)[0-9]|->|→|(?-u:\b)(?:should be|to [0-9]+)(?-u:\b)",
    ])
});

/// Asks to be off duty.
pub static LEAVE: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"请(?:个|一?[^,。各大]{0,9}?)假|(?:上午|下午|今天|明天|后天|晚上|今晚|明早|明晚)[^,。好多早]{0,3}休息|歇(?:一?天|半天|一下午|一上午)|准[我个][^,。]{0,4}假|(?:轮|值|走|巡|跑)不了班|告[个一]?[^,。诉]{0,2}假|请休|请[^,。a-z]{0,4}leave|(?:半天|一天|天)leave|不上岗|不到岗|请批准|望批准|请准假|请[^,。]{0,3}半天|skip (?:today|the|my|this|tonight|duty)|be excused|上不了岗|(?:上午|下午|今天|今晚|明天)[^,。]{0,3}(?:不去|不来|不值|不巡|不走)了?(?:行不行|行吗|可以吗|成不|好吗|好不好)|(?:今天|今日|今晚|上午|下午|明天|我)[^,。]{0,2}(?:不来|不去|不走|不值)了(?:[,。]|$)|想?off ?(?:半|一)天|off一下|请off|想off|申请[^,。]{0,6}(?:不巡|不值|不走|不来|休息|轮休)|没法(?:走访|巡|值班|上门|去走)|乞假|休假|调休|事假|病假|换班|调班|顶班|替班|代班|替我(?:值|跑|走)|想?休息(?:一?天|半天|一下|[0-9])|来不了|去不了|到不了岗|不能(?:来|到岗|值班|参加|走访|上岗|出勤|上门)|无法(?:到岗|值班|参加|上岗|走访)|缺勤|缺席|离岗|(?:不|没法|无法)参加了?$|参加不了|代劳|去不成|来不成|(?:报告?|走访|任务|工作)[^,。]{0,4}(?:请|让|由|托)[^,。]{1,5}(?:帮|代|替)|(?:请|让|由|麻烦|托)[^,。]{1,5}(?:代|顶|替)(?:一下|我|班|走|报|值|跑)|(?:代|顶|替)我(?:一下|一天|半天)",
        r"(?-u:\b)(?:(?:be|am|i.m) off (?:tomorrow|today|tonight|this|on)|day off|morning off|afternoon off|evening off|on leave|sick leave|take (?:\w+ ){1,3}off|call(?:ing)? in sick|off duty|off sick|can't (?:make|come|work|do (?:my|the|today))|cannot (?:make|come|work)|let me (?:stay|rest|skip|have the)|be absent|won't be able to|excuse me from|please excuse me|ask for leave|leave request|(?:want|need|take|tak|ask(?:ing)?(?: for)?|apply(?:ing)?(?: for)?|request(?:ing)?)[^,.。]{0,12}leave|apply for leave|request leave|need leave|taking leave|take leave)(?-u:\b)",
    ])
});

/// Asks for goods or help.
pub static HELP: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"有没有[^,。?]{0,6}(?:愿意|肯|能|会|方便)|(?:^|[,。:\n ]|请问)有没有[^,。知]{0,4}(?:车|药|口罩|米|菜|医生)|能送[^,。]{1,8}[去到]|能[^,。?]{0,4}(?:叫人|派人|找人)|哪[个位][^,。]{0,6}有空|(?:能|可以|请|麻烦)[^,。]{0,8}(?:看看|看一下|看望|瞧瞧|照看|瞧一下)|麻烦[^,。]{0,6}(?:处理|解决|修|收|联系|安排)|断(?:网|电|水|气|粮|菜|奶)|带[点些][^,。?]{1,12}(?:可以|行|好)[吗不]|方便的话[^,。]{0,4}[带买送帮拿取]|没人收|能送[^,。?]{1,8}[吗么]|who(?:能|可以|有空)|麻烦[^,。]{0,6}代|搵人|帮手|(?:谁有|有没有)(?:多余|没用|空)|有[^,。?]{0,4}(?:师傅|医生)[^,。?]{0,12}[吗么]|点不着|捎[一点上带]|见底|用光了|能(?:给|匀|分)[^,。?]{0,6}[0-9一二两三几][桶瓶袋包盒箱]|协助|要给[^,。]{0,6}买|送不进来|没有?车|请[^,。]{0,3}安排|谁认识|想给[^,。]{0,12}(?:装|修|买|换|配|找|请)|求助|难处|有点事|救救急|救急|申请领|请社区|有困难|请[^,。]{0,6}支持|救命|(?:我家|家里|家中)缺|匀|不够了|看一眼|打不通|收一下|请[^,。]{0,4}上门|借(?:一下|一借|用|我|给)|(?:叫|派|请|找|安排)[一个位名]*(?:医生|大夫|护士|电工|师傅|水管工|救护车|车子?|人来|人跟|人上门)|胸口[痛疼闷]|聊聊|需要[一两二三四五六七八九十几0-9]+[包瓶袋盒箱桶斤罐支只个卷份片提板]|帮[我忙帮俺咱侬]|帮(?:个|下|点|衬|一把|她|他|老人|买|送|拿|取|代|配|接|修|一下)|可以[^,。]{0,4}顺便|顺便带|跑一趟|谁[^,。]{0,4}来看|谁[^,。]{0,10}帮|谁(?:能|可以|去|有空|方便|会修|会弄)|哪位[^,。]{0,8}(?:帮|送|能|可以|代|help|买|有空)|能不能[^,。]{0,6}(?:帮|买|送|派|来|给)|能否[^,。]{0,6}(?:帮|买|送|派|安排)|可以[^,。]{0,3}帮|想(?:托|麻烦|请|找|买|要|配|求|借|订)|需要(?:买|送|帮|药|人|车|医生|口罩|有人|配|救护|一)|急需|请人|麻烦(?:哪[位个]|给[^,。]{1,16}送|[^,。]{0,6}(?:帮|送|买|派|带|拿|来))|代买|代购|配药|断药|吃完了|用完了|没药|没米|没菜|没饭|快没了|没了|送(?:点|些|菜|药|饭|一下)|救护车|叫车|派车|(?:^|[^要需请征追恳])求[^证稳真颁表放赞夸,。][^,。]{0,9}|谁家有|有没有人[^,。]{0,6}(?:帮|能|送|可以)|坏了|爆了|漏水|停水|停电|跳闸|堵了|上门看|陪聊|心理|(?:派|叫|找|来)(?:个|辆|一辆|位)(?:车|人|医生|师傅)|送我|接我|带我去|搭把手|求好心|求支援|打不着|打不开|关不上|不亮了|不出水|不通了|出不去|没人照|照看",
        r"(?-u:\b)(?:may i (?:request|ask for|have)|i request|requesting|kindly (?:send|deliver|bring)|who can|help|need(?:s|ed)?|could (?:one of you|anyone|anybody|someone|somebody|you)|can (?:anyone|anybody|someone|somebody|you)|please (?:send|bring|buy|get|deliver|call)|r(?:an|un|unning) out|out of|want some|looking for|ambulance|would someone|any(?:one|body) (?:able|got|has|have)|(?:is|are) (?:there )?(?:any(?:one|body)?|some(?:one|body)?)(?: [a-z]+){0,2} (?:who|to|free|able|available|going|can|willing)|runs? out|(?:could|can|would|will) (?:the|a|any|some|our)(?: [a-z]+){1,3} (?:send|bring|come|deliver|help|get|give)|(?:could|can|would|will) (?:a|any|some|the) (?:volunteer|neighbou?r|body|one|leader|doctor|nurse)s?)(?-u:\b)",
    ])
});

/// Help that was given: thanks for it, or what was done.
pub static DONE: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"已?修好|已经?(?:解决|处理|修)|谢谢[^,。!]|感谢|多亏|多谢[^,。!]|thanks (?:to|for)|(?:今天|今日|今早|上午|下午|晚上|已经?)[^,。]{0,6}(?:帮|给|为|代|送)|送了|买了|[户家](?:居民)?(?:买|送|代购|配)",
    ])
});

/// Help that was called already: 正在等救护车.
pub static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"(?:天天|每天|一直)[^,。]{0,2}帮[^,。]{0,8}|(?:正在|在|正)等(?:着)?(?:救护车|120)|已经?(?:叫|打|拨|呼|喊|联系|通知)[^,。]{0,8}(?:救护车|120|医生|卫生院|医院)[^,。]{0,8}|(?:救护车|120)(?:已|来过|到了|在路上|拉走|接走|送走)",
    ])
});

/// Jokes, in which question words ask nothing.
pub static LAUGHS: LazyLock<Regex> =
    LazyLock::new(|| compile(&[r"快乐|哈哈|嘿嘿|呵呵|笑死|😂|🤣|😆|haha|lol|(?-u:\b)ha(?-u:\b)"]));

/// Asks for something that is still to be done.
pub static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    compile(&["能|请|麻烦|代买|方便的话|拜托|帮帮|求|需要|谁|想|急|缺|没了|完了|please|need|could|can you"])
});

/// Asks something.
pub static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"零报告了没|(?:发|报|交|填)[过了]没有?(?:[,。啊呀呢]|$)|(?:发|报|交|填)没有?$|还没[^,。]{0,4}(?:零报告|报)[^,。]{0,3}(?:吧|吗|$)|吗|请问|请教|怎么(?:填|报|办|算|写|处理|弄|样|操作|不|没|回|有|会|还|又|都)|什么(?:呀|啊|呢|时候|意思|格式|情况|表|地方|叫|是|样|时间)|哪(?:里|个|些|儿|位|几|一|户|栏|边)|几点|几号微?网格|多少|有几[个户人名位](?:啊|呢|吗|人|户)?[?]|过没有$|是否|是不是|使不使|系不系|得不得|要不要|能不能|可不可以|有没有|(?:^|[^不])对不对|行不行|好不好(?:[?]|$)|算不算|报不报|填不填|用不用|需不需要|该不该|了没[有]?[呀啊呢哈]?$|还是(?:[0-9一两]+(?:[^0-9一两人个户名位例家]|$)|[a-z上下早晚昨今明]|不)|是[^,。]{1,12}还是|里还是|伐$|[户人个]不$|算[^,。]{1,8}不$|几[户个人位名]来着|报了几[户个人位名]|为什么|咋|啥时|报啥|填啥|如何|能[^,。]{1,6}不$|(?:^|[^其])谁",
        r"^(?:and |so |but |also |hi |hello |sorry |quick question )?(?:how|what|when|where|who|which|why|whether)(?-u:\b)|(?-u:\b)(?:how|what|when|where|who|which|why|whether)(?-u:\b)[^?]*[?]|^(?:is|are|will|has|have|may|was|were) (?:the|it|this|that|there|we|i|any|pm|am|today|everyone)|^(?:do|does|did|should|could|can) (?:i|we|you|they|the|any)|(?-u:\b)(?:do (?:i|we|you|they)|should (?:i|we)|can (?:i|we))(?-u:\b)",
    ])
});

/// The writer asks everybody for leave, though the words look like an order to everybody.
pub static OWN_LEAVE: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"网格长请假|微网格[^,。]{0,6}请(?:个|半天|一天)?假|[向跟和与][^,。]{0,6}(?:请|告)[^,。]{0,3}假|我[^,。]{0,12}(?:请|告)[^,。]{0,4}假",
    ])
});

/// A first report that comes late completes nothing.
pub static LATE: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"(?:前天|昨天|昨日|昨晚)?(?:上午|下午|早上|晚上|早报|晚报|昨天|昨日|今天|今早|的)?(?:漏报|忘报|忘记?了?[报发传]|漏了没[发报]|没来得及[报发]|没报[上成]?|未报|没有报|没发|漏)(?:了|的)?(?:一次|一条|一下)?[,。:]? ?(?:现在?)?(?:补报?|补上|补一下|补发)(?:上午|下午|早上|晚上)?的?[一个下]{0,2}[,:。 ]|^[^。]{0,16}(?:漏报|忘报|忘记?了?[报发传])[了哉的]?[,。:]",
    ])
});

/// Another way of visiting changes no report, and neither does a comparison.
pub static MANNER: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"对不对|[枪器机表统][^,。]{0,6}报错|(?:今天|今日|上午|下午|今早)[^,。]{0,8}多了[0-9一二两三]|加上(?:原来|原有|之前|昨天)|怕[填报写][错混]|打字[^,。]{0,3}错|手[冻抖][^,。]{0,8}[打写]错|应该?是[^,。]{0,10}吧|应该是[^,。?]{0,8}[?]|改(?:为|成|用|走|打)了?(?:打?电话|微信|线上|视频|远程|上门|入户|分组|轮流|错峰|喇叭|短信)|[比较][^,。;\n]{1,6}(?:多|少|增加|减少|增|减)了?[0-9一二两三四五六七八九十]+ ?[户人个名位家]",
    ])
});

/// The ways to say that there is nothing, which are talked about as well.
const ZERO: &str = "(?:零报告|0报告|零报|无异常)";

/// Wishes, thanks and talk, in which 平安 and 零报告 report nothing.
pub static TALK: LazyLock<Regex> = LazyLock::new(|| {
    let patterns = [
        r"连着[^,。]{0,4}(?:天|星期|周|次)|辛苦[^。]{0,20}(?:看到|收到)了|(?:听|看)新闻|新闻(?:里|上)?说|问我[^。]{0,20}我说|(?:听说|据说|听讲)[^,。]{0,10}(?:那边|隔壁|别处|别的|外面|确诊|病例)|祝|祈|(?:^|[^自志心意])愿[^意望]|(?:人人|家家|户户|岁岁|阖家)[^,。]{0,2}(?:安康|无恙|安好|顺遂)|希望(?:大家|疫情|我们|早日|一切|明天|都|天天|继续|永远|以后)|(?:人人|岁岁|阖家|年年)平安|(?:^|[^都均皆户家是楼])平平安安|平平安安(?:过|度|回|到|每|地)|(?:要|一定|才能|家家)[^,。]{0,3}平平安安|注意(?:安全|防护|保暖|身体|休息)|争取|坚持到|我(?:觉得|建议|认为)|(?:谢谢|感谢|多谢)(?:大家|你们|各位|[^,。]{0,8}(?:上次|帮忙))|多亏|听说[^。]{0,12}零报告|安全第一|保重|加油|早日|平安(?:就好|最好|第一|归来|是福|健康|喜乐|顺遂|夜|果)|岁岁|一路平安|保平安|求平安|出入平安",
        r"隔壁(?:微?网格|社区|小区|街道|单元|[楼幢栋组村镇弄])|别人|他们|她们|(?:报告|零报)(?:发|报|来|写)得|连续|天天|又都?是[^,。]{0,4}零报告|都是零报告(?:了|啊|真|太|好)|全是零报告|零报告(?:就是|是最|真|太|万岁|好|的一天|就好|最好|看着|是最|真好|才)|看到[^,。]{0,14}零报告|心里踏实|(?:零报告|0报告)[^,。]{0,3}第[0-9一二三四五六七八九十]+天|清一色|哈哈|嘿嘿|呵呵|(?:^|[^得疼痛])厉害|点赞|辛苦",
        r"(?-u:\b)(?:stay safe|take care|hope|wish|thanks|thank you|well done|good job|great (?:work|job)|nice work|great to see|haha|lol|congrat\w*|keep it up|keep safe)(?-u:\b)",
    ];
    compile(&patterns.map(|pattern| pattern.replace("零报告", ZERO)).each_ref().map(String::as_str))
});

/// Everybody is well: a wish, unless households or people are counted beside it.
pub static OF_ALL: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"大家[^,。]{0,6}(?:平安|安全|健康|零报告)|零报告[^,。]{0,2}太好了|整个(?:社区|街道|镇|村)[^,。]{0,6}零报告|各个?微?网格[^,。]{0,6}(?:零报告|无异常)|群里[^,。]{0,6}零报告",
    ])
});

/// Values by reference.
pub static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"同楼上|也是这个情况|还是(?:昨天|早上|上午|上次|前一天)(?:那|的)[^?]{0,6}(?:数|情况)|同(?:昨|上(?:午|一?[次条份轮回]|报|面)?(?:$|[,。 \n]|一样|相同)|前|早上|今早|上午)|[和跟与同](?:昨|[0-9]+月[0-9]+[日号]|[0-9]+[日号]|周[一二三四五六日]|星期|前两天|刚才|上午|早上|早报|晚报|今早|前|上次|上一|上轮|上回|前回|[上下]午那[份条]|昨晚|昨早)[^,。]{0,6}(?:一样|相同|一致|没变|差不多|一个样|无异)|照旧|老样子|(?:数据|数字|情况)?[跟和同](?:楼上|上面|昨天)[^,。]{0,8}一(?:样|模一样)|一模一样|比照[昨前上]|照(?:昨|前|早|上)[^,。]{0,6}(?:报|填|抄|写|来)|抄一遍|照上午|参照(?:昨|上)|一切照旧|(?:数据|数字|数值|各项数)[^,。]{0,3}(?:不变|没变|未变)|没变化$|其[他余它]都?(?:一样|[没不]变)|照抄|抄[上下]午|(?-u:\b)(?:same as|no changes?(?: |$|[,.。!])|same (?:numbers|figures|counts) as|as yesterday|unchanged from|copy (?:my|the|our) (?:numbers|figures)|(?:identical|equal) to (?:yesterday|last|this morning|the)|no change since|ditto)",
    ])
});

/// One person, told at once.
pub static ALERT: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"急!|^急|速看|注意!|^注意[,注]|刚[测量拦]|发现情况|紧急!|right now|collapsed|晕倒|救命|help!|接到电话|来电|还没送|没登记|🆘|快快|快来|快派|快点|快!|赶快|立即|速来|速派|来人|不好了|出事|有情况|注意了|紧急|刚刚|刚才|刚发现|马上|赶紧|快来|速报|urgent|alert|emergency|just now|just found|紧急情况|突发",
    ])
});

/// The writer's own illness.
pub static OWN_ILLNESS: LazyLock<Regex> = LazyLock::new(|| {
    compile(&[
        r"我(?:自己|本人|也)?[^,。]{0,4}(?:发烧|发热|感冒|不舒服|病|烧)|本人|身体不(?:适|舒服)|感冒|(?-u:\b)i (?:have|got|am having) (?:a |an )?(?:[a-z]+ )?(?:cold|fever|temperature|headache|cough)",
    ])
});

/// Room for the automaton of a pattern, in bytes.
const ROOM: usize = 32 << 20;

/// Compiles the alternatives of one pattern.
pub fn compile(parts: &[&str]) -> Regex {
    // A clause ends at a semicolon as well.
    let pattern = parts.join("|").replace("[^,。", "[^,。;");
    // These are large: with the usual room their automata would be built anew all the time.
    RegexBuilder::new(&pattern).dfa_size_limit(ROOM).build().expect("the pattern is fixed and compiled by the tests")
}
