# 居家观察、关爱走访
observation-private = 请私聊我发送这个命令：这些内容不能发在群里。
observation-date = { $month }月{ $day }日
observation-date-full = { $year }年{ $month }月{ $day }日
observation-day = 第 { $day }/{ $days } 天
observation-comma = 、
observation-no-phone = 没有电话
observation-nobody = 暂无
observation-who = { $name } { $phone }（{ $area }）
observation-line = { $who }：{ $state }
observation-line-warden = { $who }，专人 { $warden }
observation-which-area = 是哪个微网格？
observation-button-back = ‹ 返回
observation-button-cancel = 取消

observation-enter = 请发一行：姓名 电话 住址。例如：
    钱阿姨 13800000000 3栋502
    还可以写：湖北来返、7天、2月3日起、同住2人
observation-enter-choose = 请选一位名册上的居民，或发一行：姓名 电话 住址（例如：钱阿姨 13800000000 3栋502）
observation-enter-address = 请发住址，例如：3栋502
observation-one-at-a-time = 一次登记一位，每次一行：姓名 电话 住址
observation-phone-digits = 「{ $number }」不像电话号码：共 { $digits } 位数字。1 开头的手机号是 11 位，固定电话 7 到 8 位（前面可加区号）。
observation-phone-letters = 「{ $number }」不像电话号码：里面有数字以外的字。电话请单独写，只写数字。
observation-phone-again = 还没有记下。请重新发一行：姓名 电话 住址，例如：
    钱阿姨 13800000000 3栋502
    没有电话就不写，由专人代填。
observation-enter-missing = （未填）
observation-enter-card = <b>登记居家观察</b>
    { $name } · { $phone }
    住址：{ $address }
    微网格：{ $area }
    原因：{ $category }
    { $from } 至 { $until }，共 { $days } 天
observation-enter-household = 同住：{ $household }
observation-category-hubei = 湖北来返
observation-category-key-area = 重点地区来返
observation-category-contact = 密切接触者
observation-category-other = 其他
observation-days = { $days } 天
observation-button-earlier = ‹ 早一天开始
observation-button-later = 晚一天开始 ›
observation-button-save = ✅ 登记
observation-cancelled = 好的，没有登记。
observation-already = 这个人已经在居家观察中，请发送 /mysubjects 查看。
observation-phone-other = 这个电话在名册上是另一个人的，没有登记。请核对姓名；如果两人共用电话，请重新发送 /observe，只写姓名和住址，由专人代填。
observation-entered = ✅ 已登记 { $name }（{ $area }），观察到 { $until }。
    专人：{ $warden }
observation-entered-invite = 对方还没有加入「连心」。请把下面这条消息转给本人；没有手机也没关系，由专人代填。
observation-invitation = { $name }，您好！这是社区的「连心」。请点下面的链接加入：居家观察期间，我每天早晚各问候您一次，您有需要也可以告诉我。
    { $link }
observation-greeting = { $name }，您好！您的居家观察到 { $until } 结束，今天是{ $day }。
    专人：{ $warden }，有事请随时打电话。
    我每天早晚各问候您一次，点两三下就行。需要买菜、买药，请点 /help。

observation-hello-am = 早上好
observation-hello-pm = 下午好
observation-ask = { $name }，{ $hello }！今天是{ $day }。
    现在体温多少？点一下，或直接打字（如 36.8）。
observation-remind = { $name }，{ $hello }！还没收到您的体温，家里都好吗？
    点一下，或直接打字（如 36.8）。今天是{ $day }。
observation-how-warm = 体温多少？点一下，或直接打字（如 36.8）。
observation-button-type = 其他
observation-type = 请直接打字发给我，例如 38.2
observation-which-symptoms = 有没有不舒服？可以多选。
observation-which-mood = 心情怎么样？
observation-button-well = ✅ 都没有
observation-button-chosen = ✅ 选好了
observation-button-again = ‹ 重填体温
observation-button-change = 改
observation-symptom-cough = 咳嗽
observation-symptom-tired = 乏力
observation-symptom-throat = 咽痛
observation-symptom-breath = 胸闷气促
observation-symptom-ache = 头痛酸痛
observation-symptom-diarrhoea = 腹泻
observation-said-temperature = { $temperature }℃
observation-said-fever = 🌡 { $temperature }℃
observation-said-well = 没有不舒服
observation-for = <b>代 { $name } 填写</b>
observation-sure = 是 { $temperature }℃ 吗？
observation-button-sure = 对，{ $temperature }℃
observation-unclear = 没看懂这个体温，没有记下。请只发数字，例如 36.8
observation-not-asked = 谢谢！到时候我会问您，那时再回答就行。
observation-old-asking = 这是之前的问候，请回答最新的一条。
observation-over = 这次居家观察已经结束，不用再填。
observation-not-yours = 这位居民不归您照看。如有疑问，请联系社区书记。
observation-done = ✅ 已记下{ $round }：{ $said }
observation-done-day = 今天是{ $day }。需要买菜、买药或其他帮忙，请点 /help
observation-done-unwell = 已告诉专人和社区，请在家等电话，多喝水，先不要出门。
observation-done-breath = ⚠️ 喘不上气或胸口疼，请马上拨打 { $number }。
observation-done-low = 这几天不容易，您不是一个人。愿意的话，找人聊聊？
observation-button-talk = 💬 找人聊聊
observation-talk-offered = 好的，请看我刚发的消息。
observation-talk-needless = 您已经找过咨询师：有人应了我马上告诉您；正在谈的话，直接打字就行。

observation-proxy = { $round }请代填 { $count } 位（没有手机或还没加入）：点名字开始。
observation-proxy-done = ✅ { $round }代填完了，谢谢！
observation-button-fill = 📝 代填 { $name }
observation-button-proxy = 📝 代填
observation-missing-warden = { $round }还有 { $count } 位没有回答，请打个电话或上门看看：
observation-missing-secretary = ⚠️ { $round }有 { $count } 位一直没有回答，提醒本人和专人后仍无回音，请核实是否离开（脱管）：
observation-alert = 🚨 { $round } { $who }
    { $said }
    { $day }
observation-alert-mended = ✏️ 已更正 { $round } { $who }
    { $said }
    { $day }
observation-low = 💛 { $who } 这两次心情都不太好。方便的话打个电话，陪着聊几句。

observation-none = 您现在没有需要照看的观察对象。登记请发送 /observe
observation-list = <b>居家观察：{ $count } 人</b>
observation-list-line = { $name }（{ $area }）{ $day } { $state }
observation-state-waiting = ⏳ 还没回答
observation-state-not-asked = 还没问过
observation-state-away = ⚠️ 已离开
observation-card = <b>{ $who }</b>
    { $address }
    { $category } · { $day }，到 { $until }
    专人：{ $warden }
observation-card-away = ⚠️ { $at } 发现离开
observation-card-visited = 🚪 上次上门 { $at }
observation-card-line = { $round }：{ $said }
observation-button-visit = 🚪 上门看过
observation-button-left = ⚠️ 发现离开
observation-button-back-home = ✅ 已回来
observation-button-extend = 延长
observation-button-transfer = 转出
observation-button-warden = 换专人
observation-button-release = 解除观察
observation-button-all = ‹ 全部
observation-visited = 已记下：{ $name } 上门看过
observation-visit-again = { $name } 刚才已经记过了
observation-left = ⚠️ 脱管报告：{ $who } 不在家
    { $address }
    报告人：{ $by }
observation-back = ✅ { $name } 已回到家中（{ $by }）。
observation-yours = 请您照看 { $who }，到 { $until }
    { $address }
    每天早晚我会问候本人，有异常马上告诉您。发送 /mysubjects 查看全部。
observation-yours-no-more = { $name } 改由别的专人照看，谢谢您这段时间的照顾！
observation-offer-release = { $who } 已观察到{ $day }，最后一次问候一切正常。可以解除了。
observation-secretary-only = 这一步请社区书记来做。

observation-more-days = +{ $days } 天
observation-extend = { $name } 延长几天？
observation-why = { $name } 延长 { $days } 天，原因是？点一下，或直接打字。
observation-reason-unwell = 身体不适
observation-reason-household = 同住的人有异常
observation-reason-result = 等检测结果
observation-extended-own = { $name }，您的居家观察延长到 { $until }。原因：{ $reason }。有疑问请问您的专人。
observation-extended = { $name } 的居家观察延长到 { $until }。原因：{ $reason }
observation-transfer = { $name } 转到哪里？选一个，或直接发微网格编号。
observation-button-isolate = 🏥 集中隔离
observation-isolate = { $name } 转集中隔离？居家观察随即结束。
observation-button-isolate-sure = 是，转集中隔离
observation-isolated = { $name } 已转集中隔离，居家观察结束。
observation-isolated-own = 您将转到集中隔离点，居家观察结束，我不再每天问候。需要帮忙仍可点 /help，祝早日平安回家！
observation-move-unknown = 没有找到这个微网格，请核对编号，例如 QX-03-002
observation-moved-away = { $name } 已转到 { $area }，那边的专人和书记已收到通知。
observation-moved-here = { $who } 转来您的社区居家观察。
observation-new-warden = 您现在的专人是 { $warden }，有事请随时打电话。
observation-which-warden = { $name } 由谁照看？
observation-release-early = 还不能解除：要到 { $day } 晚上的问候回答以后。
observation-release-unwell = 还不能解除：最近一次体温或症状异常。请先延长，或转集中隔离。
observation-release-away = 还不能解除：本人已离开，回来后请先点「已回来」。
observation-released = ✅ { $name } 已解除居家观察，证明 { $number }。

observation-certificate-title = 解除居家观察证明
observation-certificate-number = 编号 { $number }
observation-certificate-body = { $name }（{ $place }）自{ $from }起居家观察，至{ $until }共 { $days } 天，现予解除。特此证明。
observation-certificate-check = 扫码，或向 @{ $bot } 发送
    /verify { $number }
    可核对真伪
observation-certificate-own = { $name }，恭喜您平安度过居家观察！这是您的证明 { $number }，任何人都可以用 /verify { $number } 核对。
observation-certificate-pass-on = { $name } 的解除观察证明 { $number }，请转给本人。
observation-certificate-kept = { $name } 的解除观察证明 { $number }，已发给本人，请留存。
observation-verified = ✅ 证明有效
    编号：{ $number }
    姓名：{ $name }
    解除日期：{ $year }年{ $day }
observation-verify-unknown = ❌ 没有这个编号的证明，请核对编号，例如 JC-2020-0001

observation-register-differs = { $area } { $round }报告和观察登记簿不一样，麻烦看一下哪边对：
observation-register-observed = 居家观察：报告 { $said }，登记簿 { $kept }
observation-register-released = 今天解除：报告 { $said }，登记簿 { $kept }
observation-button-report-right = 报告对
observation-button-register-right = 登记簿对，改报告
observation-register-same = 现在两边一样了，谢谢！
observation-register-passed-on = 谢谢！已请社区书记更新登记簿。
observation-register-behind = { $area } { $round }的报告和登记簿不一样，微网格长 { $leader } 说报告对。请用 /observe 补登记，或在 /mysubjects 里解除：

observation-care-how = 请发一行，例如：
    李奶奶 独居 13800000000 每3天
observation-care-list = <b>{ $area } 关爱走访</b>（{ $count } 户）
observation-care-none = 还没有登记。独居、生病、残疾的家庭可以加进来。
observation-care-line = { $overdue }{ $name } · { $about } · { $visited }
observation-care-overdue = ⏰{" "}
observation-care-last = 上次 { $day }
observation-care-never = 还没去过
observation-care-alone = 独居
observation-care-ill = 生病
observation-care-disabled = 残疾
observation-care-other = 特殊困难
observation-care-visited = ✅ 去过 { $name }
observation-care-add = ＋ 添加
observation-care-end = 移出
observation-care-whom = 移出哪一户？
