//! Templates, orders and summaries that hold the words and numbers of a report.

use std::{borrow::Cow, sync::LazyLock};

use regex::Regex;

use super::{after_greeting, patterns::compile};

/// A template or a summary stays a notice though it names a micro-grid and values.
pub fn is_strong_notice(view: &str) -> bool {
    static STRONG: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"全(?:社区|村|镇|街道)[^,。\n]{0,8}(?:观察|解除|返回|走访)[0-9]|已?收到[0-9]+[个份条]|零报告[0-9]+个",
            r"^[^,。:\n]{0,8}(?:社区|街道|村)(?:今[日天]|上午|下午|晚上)?(?:共|累计|合计|总共)(?:走访|排查|入户|上门)",
            r"(?:--|——) ?网格长|[0-9]+个微?网格[^。\n]{0,8}(?:报齐|齐了|报送|已报|全报|报全)",
            r"[0-9]+个微?网格(?:中|[^。\n]{0,30}(?:共|汇总|统计|合计|走访))",
            r"(?:武汉|湖北|温州|台州|全国|浙江|嘉兴|全省|全市|我省|我市|我区)(?:今天|今日|昨天|昨日|市|省|又|已|共)*(?:新增|累计|确诊|死亡|治愈)[^,。]{0,4}[0-9]+例",
            r"请(?:在|于)[^,。]{0,8}前|^[^,。]{0,4}公告|【[^】]{0,6}(?:汇总|通报|统计|快报|简报|公告)】|小黑板",
            r"(?:街道|镇)(?:[^,。0-9]{0,8}观察[0-9]|[^,。0-9]{0,8}隔离[0-9]|累计|共|现有|目前|新增|走访|今日|合计|发热|解除)",
            r"^[ 【\[#(]*(?:示例|样例|范例|例如|例 ?:|举例|样板|模板|模版|格式|通知|通报|紧急通知|重要通知|提醒|温馨提示|公告|reminder|attention|announcement|example|template|sample|e\.g\.)",
            r"(?:零报告|0报告|零报|没有情况|无情况)的?(?:也|同样|一样|仍|都)[^,。\n]{0,2}(?:要|须|需|得|必须|请)",
            r"(?:^[【\[ ]*|】 ?)汇总|各微?网格[^,。\n]{0,4}共|请各|请大家(?:[^放]|$)|请所有|请未报|务必|抓紧|应报",
            r"实报|全(?:区|镇|街道|市|省)|未报|已报[0-9]|summary (?:of|for)|举例|范例|样例|例如这样|示范|示例|模板",
            r"格式(?:[^我记忘不]|$)",
            r"^[^,。\n]{0,10}(?:卫健委|卫健局|疾控中心|疾控|指挥部|防控办|新华社|央视|人民日报)[^,。\n]{0,6}:",
            r"新增确诊|确诊病例|0(?:时)?[-至到]24时|reports? (?:are|is) due|全(?:社区|村)[^,。\n]{0,4}[0-9]+个",
            r"[0-9]+个(?:微?网格|社区|村)[^。\n]{0,10}(?:均|都|全部|皆|已)[^。\n]{0,6}(?:零报告|0报告|上报|正常|报送|无异常)",
            r"(?:--|——|[。\n]) ?[^,。\n]{0,10}(?:办公室|防控办|指挥部|居委会) *$",
        ])
    });
    STRONG.is_match(&without_orders(after_greeting(view)))
}

/// (请勿改动格式): asks to leave a form as it is, and is no part of what it says.
fn without_orders(view: &str) -> Cow<'_, str> {
    static ORDER: LazyLock<Regex> =
        LazyLock::new(|| compile(&[r"[(【\[][^)】\]\n]{0,6}(?:勿|不要|别|不得)[^)】\]\n]{0,12}[)】\]]"]));
    ORDER.replace_all(view, "")
}
