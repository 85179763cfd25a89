# 通知
notices-moment = { $month }月{ $day }日 { $time }
notices-comma = 、
notices-seconds = 约 { $count } 秒
notices-minutes = 约 { $count } 分钟
notices-whom-groups = 群
notices-whom-leaders = 微网格长
notices-whom-grid-leaders = 网格长
notices-whom-residents = 居民
notices-whom-volunteers = 志愿者
notices-whom-secretaries = 书记
notices-whom-everybody = 所有人
notices-whom-none = （还没选）
notices-private = 请私聊我：通知和回执不在群里说。
notices-write = 请发来通知内容：一段文字、一张图片或一个文件。发出去之前会先给您看。
notices-templates = 请选一个模板，发送前还可以改：
notices-content-please = 请发文字、图片或文件。
notices-text-please = 请用文字写。
notices-too-long = 太长了，最多 { $limit } 个字，请缩短后再发一次。
notices-with-photo = 🖼 附图片
notices-with-file = 📎 附文件
notices-preview = <b>通知预览</b> · 编号 { $number }
notices-to = 发给：{ $areas } · { $whom }
notices-chats = 共 { $count } 个聊天，发完{ $time }
notices-not-reached = 发不到：{ $waiting } 人未加入，{ $gone } 个联系不上
notices-when-now = 时间：点发送就发
notices-when-at = 时间：{ $at }
notices-when-cron = 时间：定期（{ $cron }），下次 { $at }
notices-languages = 语言：{ $list }（其余的人看{ $main }）
notices-quiet = 🌙 那时是休息时间，请想一想是否急着发。
notices-needs-approval = 👥 超过 { $count } 个聊天，要另一位书记或区防控办同意后才发。
notices-state-asked = ⏳ 已请另一位负责人审批，同意后马上发出。
notices-state-scheduled = ⏰ 已定时，到点自动发出。
notices-state-repeating = 🔁 定期发送中，每次一个新编号。
notices-prompt-text = ✍️ 请发来新的内容（其他语言的版本会去掉）。
notices-prompt-version-zh-cn = ✍️ 请发来简体中文版。
notices-prompt-version-zh-tw = ✍️ 请发来繁体中文版。
notices-prompt-version-en = ✍️ 请发来英文版。
notices-prompt-time = ✍️ 什么时候发？例如：14:30、明天 8:00、2月9日 18:00。定期发送写：cron 0 0 8 * * *（秒 分 时 日 月 周，这是每天 8:00）。
notices-prompt-correction = ✍️ 请发来更正后的全文，改之前先给您看：已发出的会改过来，还没发的按新的发。
notices-time-unclear = 没看懂这个时间。请写 14:30、明天 8:00，或 cron 0 0 8 * * *。
notices-time-past = 这个时间已经过了，请另选一个。
notices-cron-unclear = 没看懂这个定期写法。每天 8:00 是：cron 0 0 8 * * *
notices-cron-too-often = 太密了：两次之间至少隔一小时，而且要有下一次。
notices-nobody = 没有可以发到的聊天，请改一下发给谁或区域。
notices-nobody-to-approve = 没有可以审批的另一位负责人。请缩小范围，或请上级发。
notices-too-late = 现在不能改了，请看上面的最新状态。
notices-discarded = 这条通知没有发出，已放弃。
notices-cancelled = 好的，不写了。
notices-button-templates = 模板
notices-button-cancel = 取消
notices-button-done = 完成
notices-button-whom = 发给谁
notices-button-parts = 哪些区域
notices-button-when = 什么时候
notices-button-receipts = 要已阅
notices-button-pin = 群里置顶
notices-button-text = 改文字
notices-button-send = ✅ 发送（{ $count }）
notices-button-schedule = ⏰ 定时发送（{ $count }）
notices-button-repeat = 🔁 开始定期发送（{ $count }）
notices-button-ask-approval = 👥 请人审批（{ $count }）
notices-button-discard = 不发了
notices-button-recall = 撤回来修改
notices-button-end-repeating = 停止定期发送
notices-button-now = 马上
notices-button-hour = 一小时后
notices-button-evening = 今天 18:00
notices-button-morning = 明天 8:00
notices-button-other-time = 自己写…
notices-button-whole = { $area }（全部）
notices-button-approve = ✅ 同意
notices-button-refuse = ❌ 不同意
notices-button-pause = ⏸ 暂停
notices-button-resume = ▶️ 继续
notices-button-stop = ⏹ 停止
notices-button-correct = 更正
notices-button-correct-now = ✅ 更正（{ $count }）
notices-button-withdraw = 撤回
notices-button-withdraw-now = 确定撤回
notices-button-unread = 谁没看
notices-button-remind = 提醒没看的
notices-button-read = 已阅
notices-button-question = 提问
notices-button-answer = 回复
notices-request = <b>请审批</b>：{ $who } 要发通知 { $number }
notices-request-correction = <b>请审批</b>：{ $who } 要把已发出的通知 { $number } 更正为：
notices-request-approved = ✅ { $who } 已同意通知 { $number }：{ $text }
notices-request-refused = ❌ { $who } 没有同意通知 { $number }：{ $text }
notices-request-recalled = { $who } 已收回通知 { $number } 的审批：{ $text }
notices-request-old = 这个审批已经处理过，或内容已经改了。
notices-agreed = 已同意。
notices-refused = { $who } 没有同意通知 { $number }，请改好再发。
notices-not-sent = ⚠️ 通知 { $number } 到点没有发出，请看上面那条消息。
notices-progress-sending = <b>通知 { $number }</b> 发送中
notices-progress-paused = <b>通知 { $number }</b> ⏸ 已暂停
notices-progress-done = <b>通知 { $number }</b> ✅ 发完了
notices-progress-stopped = <b>通知 { $number }</b> ⏹ 已停止
notices-progress-withdrawn = <b>通知 { $number }</b> 已撤回
notices-counts = 已发 { $sent }，失败 { $failed }，剩 { $left }
notices-unknown = ⚠️ { $count } 个不知道是否送达，为免重复不再发。
notices-dropped = { $count } 个没有发。
notices-left = 还要{ $time }
notices-readers = 已阅 { $read }/{ $all }
notices-readers-groups = 群里已阅 { $count } 人
notices-deleted = 已删除 { $deleted }，正在删 { $left }
notices-kept = ⚠️ { $count } 个删不掉：超过 48 小时的已改成「已撤回」，不明的可能还在。
notices-correction-asked = ⏳ 更正已请另一位负责人审批。
notices-correction-preview = <b>更正预览</b> · 通知 { $number }，读者会看到：
notices-correction-sent = 已发出的 { $count } 个会改成这样。
notices-correction-left = 还没发的 { $count } 个按这样发。
notices-correction-versions = 其他语言的版本会去掉，都看这一份。
notices-correction-approval = 👥 超过 { $count } 个聊天，要另一位书记或区防控办同意后才改。
notices-correction-again = 还要改的话，直接重发全文。
notices-correction-dropped = 好的，没有更正，通知保持原样。
notices-corrected = ✅ 已更正。
notices-confirm-withdraw = 确定撤回？对方那边会删除，48 小时以前发的删不掉。
notices-read-thanks = 好的，已记下。
notices-all-read = 收到的人都看过了。
notices-unread = <b>通知 { $number }</b> 还没看的 { $count } 人：
notices-page = 第 { $page }/{ $pages } 页
notices-reminded = 已提醒 { $count } 人。
notices-reminded-before = 已经提醒过一次，不再打扰。
notices-reminder = ⏰ 请看一下通知 { $number }，看过点「已阅」：{ $text }
notices-copy-heading = 📢 <b>{ $office }通知</b>
notices-copy-number = 编号 { $number } · 核对真伪请发 /verify { $number }
notices-copy-withdrawn = （通知 { $number } 已撤回，请不要再转发。）
notices-ask = 请写下您对通知 { $number } 的问题，只有发通知的人看得到：
notices-ask-in-private = 请到和我的私聊里写问题。
notices-ask-privately = 请私聊我提问，这里别人看得到。
notices-ask-which = 请写上通知编号，例如：/ask 1012 口罩在哪里领？
notices-ask-nobody = 现在联系不上发通知的人，请直接问社区。
notices-asked = 已转给发通知的人，有回复我会告诉您。
notices-question =
    ❓ { $who } 问通知 { $number }：
    { $text }
notices-question-answered = ✅ 已回复：{ $text }
notices-answer-now = 请直接写下回复。
notices-answered = 已回复 { $who }。
notices-answered-before = 这个问题已经回复过了。
notices-asker-gone = 已经联系不上提问的人了。
notices-answer =
    您问通知 { $number }：{ $question }
    <b>{ $who } 回复</b>：{ $text }
notices-genuine = ✅ 通知 { $number } 是真的：{ $office } { $at } 发出。
notices-genuine-corrected = ✏️ { $at } 更正过，以下是现在的内容。
notices-genuine-withdrawn = ⚠️ 已于 { $at } 撤回，不再有效。
notices-genuine-compare = 请对照内容：只要有一句不同，就是被改过的。
notices-fake = ❌ 没有编号 { $number } 的通知，它不是我们发的。不要转发，不要付款，不要告诉别人验证码；请告诉您的社区。
notices-verify-how = 请写上通知下面的编号，例如：/verify 1012
notices-template-observation = 居家观察须知
notices-template-observation-text =
    居家观察期间，请您和家人做到：
    1. 14 天内不外出，不会客；
    2. 早晚各量一次体温，如实告诉专人；
    3. 一人一间，多开窗，单独用餐，餐具煮沸消毒；
    4. 垃圾用双层袋扎紧放门口，有人上门收；
    5. 买菜买药告诉网格长或直接发给我，我们送到门口；
    6. 发热、咳嗽、胸闷，马上联系专人，不要自己去医院。
    谢谢您为大家守在家里。
notices-template-resumption = 复工须知
notices-template-resumption-text =
    企业和商铺复工，请先做好：
    1. 向社区报备员工名单、来处和返回日期；
    2. 从重点地区回来的，居家观察满 14 天再上岗；
    3. 进门测温、登记、戴口罩，37.3℃ 以上不入内并马上报告；
    4. 分批用餐，不聚集，少开会；
    5. 每天通风、消毒两次并记录；
    6. 准备一间单独的房间，有人发热时先隔开。
    没有报备的不要开门，有困难请找社区。
notices-template-fraud = 防诈骗提醒
notices-template-fraud-text =
    近期有人借疫情行骗，请记住：
    1. 社区不会要您的银行卡号、密码、验证码，不收任何费用；
    2. 不点陌生链接，不扫陌生二维码，不下载来路不明的软件；
    3. 网上卖口罩、退票退款、捐款的，先核实再付款；
    4. 上门消毒、测温的人，请看证件，或打电话问社区；
    5. 被骗了马上报警 110。
    收到的通知是真是假，发送 /verify 和编号就能核对。
notices-template-ventilation = 通风消毒
notices-template-ventilation-text =
    为了您和家人的健康：
    1. 每天开窗通风两次，每次半小时；
    2. 出门戴口罩，回家先洗手；
    3. 门把手、开关、手机每天用 75% 酒精擦一次，不要大面积喷洒，远离明火；
    4. 84 消毒液按说明稀释，不和洁厕灵混用；
    5. 用过的口罩折好装袋，投入专用桶。
