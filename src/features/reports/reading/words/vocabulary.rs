//! Which words do what, in simplified Chinese and in small English letters.

use super::Word;
use crate::features::reports::reading::Slot;

use Word as W;

/// Words by what they do; separated by blanks, `_` stands for a blank inside a word.
pub const WORDS: &[(Word, &str)] = &[
    (
        W::OtherUnit,
        "phone_calls 个phone_calls 个call 个calls 个粽子 个橘子 个橙子 个苹果 个鸡蛋 个包子 个馒头 个红薯 \
         个青团 朵 株 棵 波 个组 个队 个自然村 通 columns rows lines 个钟头 钟头 刻钟 句 声 眼 阵 回 度 ℃ °c \
         摄氏度 天 日 岁 周岁 个月 月 年 号 点 分 分钟 小时 时 秒 辆 份 张 只 幢 栋 座 单元 室 楼 层 弄 块 瓶 \
         斤 公斤 千克 克 箱 盒 袋 包 支 枚 元 米 公里 步 次 趟 遍 条 群 桶 本 册 部 台 把 片 颗 粒 单 起 车 \
         车次 辆次 圈 组 班 轮 批 毫升 ml kg weeks week months month days day years hours minutes masks cars \
         vehicles leaflets times bags boxes bottles floors rooms buildings % 万 亿 个门洞 个门栋 个出租房 \
         间出租房 个店 个厂 个工地 个点 个小区 个楼道 个卡点 个单元 个网格 个微网格 个社区 个楼 个楼面 个门口 \
         周 期 项 件 场 道 路 亩 平 场次 顿 餐 顶 副 双 针 根 串 页 字 种 类 级 名次 桌 处 间 堂 宗 封 头 匹 笔 \
         罐 筐 捆 盘 碗 杯 排 支队 首 篇 幅 架 艘 所 家店 家店铺 家商铺 家商户 家企业 家饭店 家超市 家药店 \
         家餐馆 家门店 家单位 家工厂 家宾馆 家棋牌室 家理发店 家沿街店 个路口 个出入口 个垃圾桶 个包裹 个快递 \
         个口罩 个摊 个路人 个电话 通电话 个喇叭 条横幅 张海报 tables parcels posters shops stores calls 后 hrs \
         pm2.5 户型 小时前 天前 多天 余天",
    ),
    (
        W::Tail,
        "其他地方 其它地方 别的地方 人员 情况 人员情况 对象 者 数量 数 总数 人员数 人员数量 病人 患者 症状 \
         人员数目 史 旅居史 接触史 居住史 旅行史 的人 的 人 方面 来人 人士 居民 管理 措施 员 症状者 现象 史者 \
         一栏 这栏 那栏 家庭 地区 市 省 方向 等地 等 一带 两地 两市 籍 那边 过来 来的 回的 number numbers count \
         total_number patients",
    ),
    (
        W::Return,
        "返岗工人 返岗员工 返岗人员 返岗的 返岗 返工人员 返工的 新返嘉 新来嘉 新返回 新回来 来返 返回 回来 \
         来返人员 返嘉 来嘉 返禾 来禾 回嘉 返南湖 返乡 返程 抵嘉 回到 到嘉 来 返 回 来人 会来 入嘉 抵达 \
         返回人员 来返嘉 来返禾 返家 回家 归来 过来 回来的 来的 到达 回禾 返浙 来访 旅居 旅居史 途经 接触史 \
         去过 到过 back returned returnees returnee arrivals return arrived arrival came coming come returning \
         back_from come_back returned_from came_back just_back from returnees returnee arrivals",
    ),
    (
        W::Outside,
        "外面 外头 外面回来 外地 外省 外来 省外 市外 外地来返 外来返 返嘉人员 返嘉 疫区 外省市 外市 外地返回 \
         外来人员 外来人口 外地回来 疫情地区 疫情发生地 疫情重点区 疫情严重地区 中高风险地区 风险地区 返乡人员 \
         来嘉返嘉 返禾 外地人 外省回来 outside out_of_town other_places epidemic_areas affected_areas \
         from_anywhere from_elsewhere",
    ),
    (
        W::Away,
        "计划 打算 预计 即将 将于 拟于 想回来 要回来 要从 要返 途中 在路上 返程中 未离嘉 没离嘉 没离开 未离开 \
         一直在嘉 滞留 未返 未返回 未回 没回来 没有回来 尚未返回 还没回来 还未返回 暂未返回 仍在 还在 目前在 \
         人在 未归 不回来 暂不返回 拟返 计划返回 准备返回 即将返回 预计返回 劝返 劝回 拦返 快递 来电 亲戚在 \
         还没返回 还没来 没来 还没到 暂缓返回 未返嘉 未返禾 尚未返嘉 没返回 stuck_in not_yet_back not_back",
    ),
    (
        W::Abnormal,
        "异常 异常情况 特殊情况 异常人员 异常数 异常人数 四类人员 四类 四项异常 四项 各类异常 不正常 重点人员 \
         abnormal abnormalities anomalies",
    ),
    (W::Normal, "俱常 皆常 均常 俱安 皆安 均安 正常 良好 安好 无恙 normal"),
    (
        W::None,
        "么得 每有 煤有 莫得 莫有 无得 呒得 呒不 呒有 呒啥 勿有 弗有 冒得 毛得 不曾 未曾 并未 都不是 均不是 \
         全不是 都不属于 均不属于 均非 没碰着 × ✕ 未测出 没测出 冇 呒没 清零 清零为0 清零为零 归零 已清零 \
         没听说 没有听说 未听说 没听到 没碰到 没碰上 没看到 没有看到 没接触到 没听见 没见着 没遇上 没哪个 \
         没有哪个 没哪家 没有哪家 谁也没 谁都没 谁也没有 谁都没有 ✖ ✗ ✘ ❎ 无 没 没有 未发现 未见 未出现 暂无 \
         未有 无一 无人 没人 没有人 没发现 没有发现 并无 不存在 没有出现 没出现 没见 没见到 没有见到 没查到 \
         未查到 未排查到 没排查到 未接到 未收到 尚无 也无 也没 也没有 还没有发现 目前无 🈚 ❌ 没得 也没有一个 \
         也没一个 没有一个 没有一例 无一例 未报告 未新增 没新增 无新增 没有新增 未 no none nobody no_one nil \
         zero not_any without never not_a_single not_one_of_them_with not_one_with none_of_them_with \
         not_a_single_one_with no_one_sick_with nobody_sick_with no_new nobody_with nobody_has not_found \
         didn't_find nothing 么有 木有 毛有 没啥 没有任何 无任何 没一个 no_one_has neither nor",
    ),
    (
        W::AllNone,
        "俱无 咸无 悉无 概无 一概没有 一概无 都莫得 均莫得 均无 都无 皆无 全无 都没有 均没有 皆没有 全没有 \
         均未发现 都未发现 都没 全都没有 全都无 均为无 都是无 均为0 均为零 都为0 都为零 皆为0 皆为零 都是0 \
         均是0 均0 都0 全0 统统没有 一律没有 全部为0 全部为零 全部没有 全部无 也都没有 也均无 均未出现 均未见 \
         皆未发现 均不存在 都不存在 一个没有 一个也没有 一个也呒没 一个都呒没 一个也冇 一个都冇 一个都没有 \
         通通没有 都没发现 都没有发现 全部未发现 各0 各零 all_none all_zero all_nil all_0",
    ),
    (
        W::Rest,
        "all_other_categories other_categories all_other_items other_items all_the_rest 其余 其他 其它 其余人 \
         其他人 其余人员 其他人员 其它人员 其余居民 其他居民 其余各项 其他各项 其余项 其他项 其它项 其余情况 \
         其他情况 别的 另外的 剩下的 剩余 余下 余 余者 除此之外 除此以外 除此 此外 其余住户 其余户 其他住户 \
         其余群众 其他方面 其余方面 其余人群 the_rest rest otherwise everything_else everyone_else \
         everybody_else others all_others apart_from_that other_than_that besides_that nothing_else no_other \
         no_others else 其餘",
    ),
    (W::Except, "除 除了 除去 除开 除却 except except_for apart_from other_than aside_from besides excluding"),
    (W::ExceptEnd, "外 以外 之外 外其余 外其他"),
    (
        W::New,
        "又进来 新进来 又增加 又增加了 增加 增加了 新增了 又增 又新增了 又加 新加 又加了 又多了 又多 又添 \
         又添了 新纳入 新列入 新转入 新进 新收 新加入 又纳入 又新增 新增 新增加 新 新发 新来 新返 新报 今日新增 \
         本日新增 当日新增 今天新增 今新增 又新增 new newly",
    ),
    (
        W::Running,
        "这周 本周 这几天 这个星期 本星期 前前后后 先后 算起 以来 cumulative cumulative_total cumulatively \
         so_far to_date running_total 累计 累积 历史累计 累计总数 截至目前共 至今 至今共 前期 一直以来 开展以来 \
         cumulative cumulatively so_far accumulated running_total altogether_so_far to_date since_the_start \
         in_total_so_far",
    ),
    (
        W::Sum,
        "统共 拢共 拢总 总归 一总 归总 满打满算 通共 all_told 加起来 合起来 加一起 加在一起 共 共计 总共 合计 \
         一共 总计 计 小计 总 合共 共有 总数 共为 totalling in_total total altogether overall in_all",
    ),
    (
        W::Size,
        "我们一共 我们总共 我这一共 一共住着 共住着 总共住着 一共住了 on_my_list on_the_list in_my_grid \
         in_my_area under_my_care assigned_to_me on_record 全微网格 全组 全格 全楼 全村 全小区 应访 应走访 \
         应排查 应查 应到 总户数 共有住户 在册 辖区共 辖区 微网格共 网格共 本微网格共 本网格共 我微网格共 \
         我们微网格共 我格共 我这共 本微网格有 全微网格共 全格共 常住 登记在册 户籍 在住 名下 本格共 负责 包干 \
         应 未走访 未访 还差 还没走 未走 没走完 未入户 空置 空关 没人在家 无人在家",
    ),
    (
        W::Now,
        "还是 仍是 依然是 现有 目前 现在 还有 尚有 仍有 现 在册观察 还剩 剩 剩余 现存 仍在 还在 尚在 目前还有 \
         目前有 现在还有 目前共 现共 在观 在管 当前 截至目前 截止目前 眼下 至此 正在 正 今日在观 现居家 余 尚余 \
         现在是 现在共 现为 实有 current currently now still remain remains remaining left at_present as_of_now",
    ),
    (
        W::Before,
        "原来 原有 原 之前 以前 此前 昨天有 昨日有 早先 先前 原先 本来 上次 previously before earlier originally",
    ),
    (W::Each, "各 各有 分别 分别为 各为 分别有 每地 each respectively"),
    (W::RestFine, "nothing_else_to_report nothing_more_to_report"),
    (W::Then, "然后 再就是 还有就是"),
    (W::OfWhich, "里面 里头 其中 当中 包括 包含 含 分别是 including of_which of_whom of_them among_them incl"),
    (
        W::About,
        "近 将近 接近 左右 大概 大约 约 上下 差不多 大致 估摸 约莫 约有 大概有 估计 估计有 前后 大约有 \
         give_or_take or_thereabouts about around roughly approximately approx approx. circa or_so some ≈ \
         nearly_about",
    ),
    (
        W::Unknowable,
        "若干 出头 开外 打底 不止 挂零 冒头 不到 超过 至少 以上 以下 不足 不少于 少量 极少数 少数 若干 多个 \
         多名 多人 多位 some_of several a_few many almost nearly over more_than at_least less_than under_about \
         fewer_than up_to dozens a_couple_of a_couple lots +",
    ),
    (
        W::Hedge,
        "may_have might_have 哪个对 搞不清 弄不清 数不清 数不清了 记不得 记不得了 没问清楚 没问清 没数清 \
         没数清楚 记不清 记不清楚 说不清 不清楚 不太清楚 没搞清楚 没弄清楚 拿不准 吃不准 不能确定 无法确定 \
         尚不确定 好像有 好似 待复测 等复测 待复查 待确诊 待检测 待排查 等结果 结果未出 应该有 应该没有 应该没 \
         应该无 应该都 应该不会 应该没问题 应该正常 可能 好像 疑似 也许 或许 似乎 大概是 应该是有 不确定 \
         不太确定 没确定 待核实 未核实 还没核实 尚未核实 待确认 未确认 没确认 待核 据说 听说 说不定 怀疑 \
         不知道是不是 不知是否 不清楚是不是 未经核实 有待核实 估计是 貌似 maybe perhaps possibly probably might \
         might_be may_be i_think not_sure unconfirmed suspected seems seem apparently to_be_confirmed tbc",
    ),
    (
        W::Thing,
        "青团 粽子 汤圆 馄饨 饺子 包子 橘子 苹果 鸡蛋 楼道长 楼组长 楼栋长 栋长 租客 喉咙痛 喉咙疼 嗓子疼 \
         嗓子痛 头痛 头疼 鼻塞 流鼻涕 拉肚子 胃痛 肚子痛 牙痛 打喷嚏 拨出 摊位 摊主 摊头 商贩 铺面 娃 娃娃 \
         居民电话 咨询电话 求助电话 群众电话 未测 没测 没测到 未测到 拒测 未测温 没测温 失联 卡点值守 卡点 值守 \
         执勤 站岗 守卡 出动 派出 投入 抽调 上岗 实到 应到 到岗 在岗 我们组 组里 密接者的密接 \
         密接者的密切接触者 密切接触者的密切接触者 密切接触者的密接 次密接者 次密 一行 一般接触者 一般接触 \
         次密接 密接的密接 湖北籍 鄂籍 温州籍 台州籍 退烧药 感冒药 止咳药 口罩 传单 告知书 宣传引导 宣传单 \
         宣传册 宣传资料 资料 承诺书 倡议书 通行证 出入证 消毒液 消毒水 酒精 体温计 测温枪 额温枪 值班人员 值班 \
         工作人员 志愿者 党员 网格员 微网格长 网格长 组长 队员 社工 民警 医生 护士 同事 搭档 人手 一组 车辆 车 \
         私家车 电动车 货车 外来车辆 鄂牌 鄂牌车 湖北牌照 温州牌照 外地牌照 进出车辆 过往 劝返 劝阻 劝导 \
         电话号码 店铺 商铺 商户 企业 沿街店 饭店 棋牌室 空关户 空置户 空房 空户 空户数 空关 空置 出租房 租户 \
         出租户 群租房 独居老人 独居 孤寡 孤寡老人 老人 残疾人 孕妇 小孩 孩子 儿童 学生 新生儿 外出 不在家 \
         没人在家 无人在家 家中无人 没人应门 无人应门 未开门 没开门 不开门 未接 没接 不接 未遇 没遇到 没人 拒访 \
         拒绝 没联系上 未联系上 联系不上 敲不开 未走访 未访 没走访 未排查 未到 搬走 搬家 上班 复工 返工 \
         外出务工 出差 回老家 咳嗽 感冒 腹泻 乏力 流感 发热门诊 楼道 单元 小区 集中隔离 集中隔离点 集中观察 \
         集中医学观察 集中留观 转集中 确诊 确诊病例 疑似病例 疑似 病例 死亡 治愈 出院 住院 康复 核酸 阴性 阳性 \
         采样 买菜 代购 送菜 送药 快递 外卖 垃圾 消杀 消毒 生活物资 物资 发放 张贴 悬挂 横幅 海报 喇叭 扫码 \
         填表 表格 电话 短信 微信群 微信 转发 关注 点赞 流动人口 常住人口 总人口 户籍人口 常住户 户籍户 总户 \
         家属 亲属 同住 陪同 复学 确认书 心理 谈心 慰问 探望 邻居 通知书 解除通知书 告知单 倡议 路人 居民群 \
         麻将 聚会 聚餐 宴席 红白事 masks leaflets volunteers volunteer staff colleagues vehicles cars out \
         not_home nobody_home no_answer not_at_home didn't_answer cough coughing cold quarantine_hotel hotel \
         central_quarantine centralized_quarantine",
    ),
    (W::And, "和 及 以及 与 或 或者 还有 跟 并 兼 加 & + and or plus 、"),
    (
        W::Becomes,
        "调整成 调成 调为 调到 核实下来是 核对下来是 核下来是 查下来是 确认下来是 确认是 经核实为 核实为 \
         经核实是 核实是 经查为 复核为 实际上 当作 应作 当为 当是 该是 该为 应填 应该填 该填 actual 补上: 增至 \
         增加到 增加至 升至 升到 上升到 降至 降到 减至 减到 减少到 减少至 涨到 变更为 其实 实际 正确的是 正确是 \
         正确为 正确的为 正确数 正确数是 正确应为 准确的是 准确是 准确数是 准确为 实际上是 真实的是 准确数字是 \
         正确数字是 准确的数字是 正确的数字是 实际数是 实际数字是 正确数字为 准确数字为 修改为 修改成 应该算 \
         应算 应计 核实后是 核实后为 核对后是 核对后为 复核后是 复核后为 换成 换为 改为 改成 改 应为 应是 \
         应该是 应该为 更正为 更改为 修正为 变为 变成 调整为 订正为 纠正为 更新为 实为 实际是 实际为 实际应为 \
         其实是 -> => → ➡ ➡️ ⇒ =》 -》 ⟶ >> 改到 改做 改作 应当是 应改为 应改成 请改为 请改成 should_be \
         should_have_been changed_to change_to corrected_to to_be becomes updated_to make_it",
    ),
    (W::NotOld, "不是 而不是 并非 而非 不是说 非 not instead_of rather_than 并不是"),
    (
        W::From,
        "earlier_message_said message_said earlier_report_said report_said 由 从 原报 原来报 选成 选成了 点成 \
         点成了 误填 误填成 误填为 误报 误报为 误写 误写成 误写为 写成 写成了 报成 报成了 说成 说成了 打成 \
         打成了 填成 填成了 错报 错报为 错写成 错报成 写的 报的 i_typed typed i_wrote i_put 写了 原为 原来是 \
         原先是 之前报 之前写 原写 原填 之前是 上次报 刚才报 was",
    ),
    (
        W::Oops,
        "哦刚数了下 刚数了下 刚又数了 重新数了 又数了一遍 等下 hmm_no uh_no oh_no er_no no_no no_make_that \
         make_that scratch actually strike_that my_bad rather_it's i_meant 看反了 看反 写反了 写反 报反了 \
         填反了 打反了 说反了 搞反了 弄反了 写颠倒了 噢不 哦不 哎不 喔不 哎不是 哦不是 噢不是 啊不是 不是不是 \
         不对不对 等等 等一下 呃不 啊不 说错了 说错 不对 哦不对 哦不 写错了 写错 打错了 打错 报错了 报错 口误 \
         错了 量错了 量错 测错了 测错 看错行了 嗯看错行了 看错行 串行了 看岔了 写多了 啊写多了 打多了 多写了 \
         写少了 打少了 少写了 报少了 手滑 啊手滑 哎手滑 哎呀手滑 手滑了 手滑打错了 手抖了 手抖 搞错了 搞错了 \
         搞错 记错了 记错 填错了 填错 数错了 数错 弄错了 手误 更正一下 不不 不好意思是 sorry oops no_wait wait \
         my_mistake i_mean scratch_that correction typo 看错了 算错了 typo_earlier earlier_typo mistake_earlier \
         多报了 少报了 应该是 更正 纠正",
    ),
    (
        W::Slot(Slot::Am),
        "上昼 上午班 上半日 午前 前半天 一上午 整个上午 一早上 上午 早上 今早 早报 早间 早晨 清晨 今晨 一早 \
         早班 上半天 早 am a.m. morning",
    ),
    (
        W::Slot(Slot::Pm),
        "下昼 下午班 下半日 后半天 一下午 整个下午 一晚上 下午 晚上 今晚 晚报 晚间 傍晚 夜里 夜间 夜晚 晚班 \
         下半天 晚 夜 午后 pm p.m. afternoon evening tonight night",
    ),
    (W::BothSlots, "上下午 上、下午 上/下午 全天 整天 一整天 一天 早晚 全日 am/pm am&pm all_day whole_day full_day"),
    (W::Noon, "中午 午间 正午 noon midday lunchtime lunch_time"),
    (W::Day(0), "今天 今日 本日 当日 当天 今 today"),
    (W::Day(-1), "前一天 头一天 上一天 昨天 昨日 昨 昨晚 昨夜 昨早 昨下午 昨上午 yesterday last_night"),
    (W::Day(-2), "前天 前日 前晚 大前天 上周 周末 the_day_before_yesterday"),
    (W::Day(1), "明天 明日 明早 明晚 后天 tomorrow"),
    (W::Has, "有 出现 发现 发生 排查到 查到 接到 收到 发现有 存在 遇到 多了 there_is there_are found has have"),
    (W::Ticked, "☑ ✓ √ ✔ ■ ✅ ☒ ●"),
    (W::Unticked, "□ ☐ ▢"),
    (
        W::Filler,
        "嗯 呃 啊 哈 喂 诶 哎 嘛 呀 哟 有无 为 是 了 分别 达 都是 就 就是 已 已经 完成 完 完成了 今 我 我们 \
         我格 本 本微网格 我这里 也 都 均 全 全部 所有 仅 只 仅有 只有 就是说 到 个 出 得 过 着 掉 下来 有关 \
         上报 汇报 报告 报 日报 日报告 情况汇报 登记 登记到 登记了 的是 问下来 跑下来 走下来 看下来 查下来 \
         了一圈 又 还 再 户居民 of a an the is are were have has had been at in on for with with_a to by we i \
         our my this all homes today's report",
    ),
    (
        W::Idle,
        "绕了 绕到 绕得 绕起 捎了 捎到 捎得 捎上 一天到晚 怀疑人生 quick_one the_one went_cold got_cold so_cold \
         very_cold too_cold freezing_cold bitterly_cold cold_hands cold_wind cold_out cold_outside cold_as \
         cold_morning cold_today cold_here before_my before_the before_lunch before_dinner before_breakfast \
         before_work before_i before_we night_bus night_train 没多久 没几天 不久 一家子 一家门 一家老小 \
         一大家子 figure_earlier report_earlier message_earlier earlier_report earlier_message earlier_figure \
         number_earlier 好在 幸好 幸亏 总算 反正 所幸 还算 还没看到报 没看到报 没见报 还没见报 应了 应声 应门 \
         答应 回应 早了 报早了 发早了 晚了 就近 附近 半夜 深夜 后半夜 大半夜 三更半夜 上夜班 夜班 上晚班 上早班 \
         上中班 天黑得早 黑得早 起得早 亮得早 的一天 一天一天 关着门 还关着门 一个人过 一个人过日子 看走眼 走眼 \
         走神 走样 走心 走漏 走红 走动 走开 健康码 绿码 全部健康码 健康证 健康证明 健康打卡 宿舍 宿舍区 厂区 \
         车间 走不开 走不动 走不了 报一个 报一下 报一声 报个 说一个 补一个 来一个 发一个 一院 二院 三院 中医院 \
         返岗 返校 返厂 复岗 逐个 没注意 更新 的量 早前 然后 就这样 那个 东边 西边 南边 北边 前排 后排 左边 \
         右边 东面 西面 南面 北面 东头 西头 东片 西片 张三 李三 王三 李四 张四 王五 赵六 两测 三测 每日两测 \
         一日两测 早晚两测 一天两测 二手 二手车 打电话来 接到电话 接电话 来电话 打来电话 打了电话来 同一家庭 \
         同一个家庭 同一户 同一家 同一个人 同一人 同1个人 同1人 同一位 同一名 一是 二是 三是 四是 五是 六是 \
         七是 其一 其二 其三 其四 三无 三个没有 四个没有 三个无 四个无 一户一 一人一 一人包 一人负责 每户一 \
         一家一 一户一码 一户一策 一人一表 网格长好 微网格长好 网格长们 微网格长们 组长们 组长好 网格长辛苦 \
         来报 来汇报 来说一下 来晚了 刚走完 走完 走完了 跑完 跑完了 走访完 走访完了 查完 查完了 测完 敲完 \
         走访完毕 走访结束 排查完毕 排查完 没统计 未统计 没填 没写 没算 没登记 未登记 没上报 没报备 未报备 \
         没有登记 没有上报 没有报备 一个数 一个数字 一个字 回去 接走 送走 带走 运走 拉走 搬走 开走 撤走 领走 \
         取走 一个人在家 一个人住 一个人生活 一个人来 一半 一大半 一小半 一日两报 一日一报 一天两报 每日两报 \
         一日双报 两报 双报 一切 一下 一起 一直 一样 一定 统一 一般 一些 一点 一点儿 万一 第一时间 第一 第二 \
         第三 第1 第2 第3 一线 一同 唯一 一旦 一律 一如既往 十分 老百姓 百姓 千万 三餐 二维码 一人一档 一户一档 \
         一对一 两手 一遍 一会 一会儿 一家人 七星 三八 五一 一方 第一次 第二次 第二轮 第一轮 一次性 不一 一口气 \
         一再 一百分 百分百 百分之百 早点 早日 尽早 及早 晚点 晚些 稍晚 最晚 早饭 早餐 晚饭 晚餐 夜宵 中饭 午饭 \
         午餐 午睡 早就 早已 早早 早安 晚安 午安 大家早 各位早 早啊 早呀 good_morning good_afternoon \
         good_evening good_night good_noon morning_all, morning_all! morning_all. morning_everyone evening_all, \
         evening_all! evening_all. morning! morning~ evening~ 测温点 测温枪 测温仪 体温计 体温枪 上报 报告一下 \
         汇报一下 安全帽 安全感 安全员 安全距离 注意安全 安全第一 人民 人家 人大 人们 人心 人工 每人 每户 户户 \
         一家家 一户户 一个个 挨个 最后一户 最后一家 头一户 头一家 第一户 第一家 挨家挨户 家家户户 每家每户 \
         逐户 各户 大家 各家 咱家 我家 家里 家中 在家 全家 家人 家长 家属 家访 国家 专家 人口密集 居家办公 \
         观察点 隔离点 集中隔离 集中隔离点 集中观察 集中观察点 集中医学观察 隔离酒店 发热门诊 解除封锁 重点排查 \
         重点关注 重点工作 重点人群 重点对象 重点户 重点是 重点做好 重点小区 重点场所 有没有 零下 零星 零散 \
         零食 零钱 号楼 号线 工号 编号 号码 查车 检查站 例如 例行 位置 各位 单位 定位 名单 名字 第一名 报名 \
         姓名 网名 来不及 本来 原来如此 后来 将来 起来 上来 下来 出来 近来 从来 来电 来自 到来 带来 有点 有些 \
         有力 有序 有关 有效 有问题请 多谢 多多 多喝 多注意 多少 好多 很多 许多 更多 多亏 余新 没关系 没问题的 \
         没想到 没办法 没完 没收到 没法 没电 无聊 无奈 无论 无法 无语 无人机 无证 无需 没空 不客气 走廊 走失 \
         走亲访友 跑步 查询 查看 核对 测试 质量 数量上 数据 数字 数完 新年 新冠 新闻 新型 新兴 新嘉 新丰 重新 \
         新建 共同 公共 共享 共产 一共同 总是 总结 总书记 计划 统计 体温单 外面 外出 外卖 外婆 外公 外孙 外套 \
         外传 另外 意外 户外 除非 解除警报 应急 应该 应对 应当 反应 现场 出现场 实现 表现 剩菜 剩饭 原因 原则 \
         前后楼 前面 前线 约定 预约 节约 约好 时左右 大家好 你好 多云 上班 会开晚了 开晚了 报晚了 来晚了 回晚了 \
         发晚了 弄晚了 回来晚了 晚了点 太晚 有点晚 这么晚 好消息 早起 晚归 起早贪黑 昨夜 夜以继日 日夜 白天 \
         半天 今天起 今后 至今未 天气 聊天 每天 天天 几天 这几天 前几天 十四天 14天 已满14天 满14天 观察期 期满 \
         病例 例外 and_so fine_dust as_well well_done very_well ok_then clear_the no_later now_on well, in_case \
         case_by_case case_number over_there over_the_phone some_time the_rest_of_the_day all_of_them note_that \
         not_yet notice night_shift fro 各种 各个 各位领导 各网格 各社区 各单位 各组 并且 并已 和睦 和谐 温和 \
         及时 与其 或是 加油 加强 参加 更加 跟进 跟踪 跟着 改天 修改 改善 非常 从来没 由于 理由 自由 从严 \
         从早到晚 过年 通过 超过 经过 过来 是否 还是 于是 但是 可是 要是 老是 不是的 即是 也是 总的来说 个别 \
         整个 这个 那个 哪个 个人信息 个体户 出门 出去 出行 出入 出示 了解 完毕 完善 已到位 得到 觉得 值得 记得 \
         过得 数一数 登记表 日报表 报表 报到 报警 报备 报销 通报 举报 喜报 快报 汇报完毕 报告完毕 以上报告 \
         特此报告 口径 进口 出口 门口 路口 窗口 人口普查 户口 个口子 一户一表 以上 以上是 以上情况 以上人员 \
         如下 以下 以下是 业余 多余 其余时间 几乎 几点 几时 数据如下 来源 来信 近日 近期 最近 附近 近况 \
         接近完成 left_over left_at 西区 南区 北区 中区 三区 一区 二区 两区 东区 一期 二期 三期 四期 一村 二村 \
         三村",
    ),
];

/// Zero phrases and slots, whose misspellings are understood as well.
pub const OFTEN_MISSPELT: &[(Word, &str)] = &[
    (W::Zero, "零报告 0报告 无异常 一切正常 均正常 都正常 全部正常 平安"),
    (W::Slot(Slot::Am), "上午"),
    (W::Slot(Slot::Pm), "下午"),
    (W::Return, "返回 回来"),
    (W::Normal, "正常"),
];
