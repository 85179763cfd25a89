# 居家觀察、關懷訪視
observation-private = 請私訊我傳送這個指令：這些內容不能傳在群組裡。
observation-date = { $month }月{ $day }日
observation-date-full = { $year }年{ $month }月{ $day }日
observation-day = 第 { $day }/{ $days } 天
observation-comma = 、
observation-no-phone = 沒有電話
observation-nobody = 暫無
observation-who = { $name } { $phone }（{ $area }）
observation-line = { $who }：{ $state }
observation-line-warden = { $who }，專人 { $warden }
observation-which-area = 是哪個微網格？
observation-button-back = ‹ 返回
observation-button-cancel = 取消

observation-enter = 請傳一行：姓名 電話 住址。例如：
    錢阿姨 13800000000 3棟502
    還可以寫：湖北、7天、2月3日起、同住2人
observation-enter-choose = 請選一位名冊上的居民，或傳一行：姓名 電話 住址（例如：錢阿姨 13800000000 3棟502）
observation-enter-address = 請傳住址，例如：3棟502
observation-one-at-a-time = 一次登記一位，每次一行：姓名 電話 住址
observation-phone-digits = 「{ $number }」不像電話號碼：共 { $digits } 位數字。1 開頭的手機號碼是 11 位，市話 7 到 8 位（前面可加區碼）。
observation-phone-letters = 「{ $number }」不像電話號碼：裡面有數字以外的字。電話請單獨寫，只寫數字。
observation-phone-again = 還沒有記下。請重新傳一行：姓名 電話 住址，例如：
    錢阿姨 13800000000 3棟502
    沒有電話就不寫，由專人代填。
observation-enter-missing = （未填）
observation-enter-card = <b>登記居家觀察</b>
    { $name } · { $phone }
    住址：{ $address }
    微網格：{ $area }
    原因：{ $category }
    { $from } 至 { $until }，共 { $days } 天
observation-enter-household = 同住：{ $household }
observation-category-hubei = 湖北來返
observation-category-key-area = 重點地區來返
observation-category-contact = 密切接觸者
observation-category-other = 其他
observation-days = { $days } 天
observation-button-earlier = ‹ 提早一天開始
observation-button-later = 晚一天開始 ›
observation-button-save = ✅ 登記
observation-cancelled = 好的，沒有登記。
observation-already = 這個人已經在居家觀察中，請傳送 /mysubjects 查看。
observation-phone-other = 這支電話在名冊上是另一個人的，沒有登記。請核對姓名；如果兩人共用電話，請重新傳送 /observe，只寫姓名和住址，由專人代填。
observation-entered = ✅ 已登記 { $name }（{ $area }），觀察到 { $until }。
    專人：{ $warden }
observation-entered-invite = 對方還沒有加入「連心」。請把下面這則訊息轉給本人；沒有手機也沒關係，由專人代填。
observation-invitation = { $name }，您好！這是社區的「連心」。請點下面的連結加入：居家觀察期間，我每天早晚各問候您一次，您有需要也可以告訴我。
    { $link }
observation-greeting = { $name }，您好！您的居家觀察到 { $until } 結束，今天是{ $day }。
    專人：{ $warden }，有事請隨時打電話。
    我每天早晚各問候您一次，點兩三下就好。需要買菜、買藥，請點 /help。

observation-hello-am = 早安
observation-hello-pm = 午安
observation-ask = { $name }，{ $hello }！今天是{ $day }。
    現在體溫幾度？點一下，或直接打字（如 36.8）。
observation-remind = { $name }，{ $hello }！還沒收到您的體溫，家裡都好嗎？
    點一下，或直接打字（如 36.8）。今天是{ $day }。
observation-how-warm = 體溫幾度？點一下，或直接打字（如 36.8）。
observation-button-type = 其他
observation-type = 請直接打字傳給我，例如 38.2
observation-which-symptoms = 有沒有不舒服？可以複選。
observation-which-mood = 心情怎麼樣？
observation-button-well = ✅ 都沒有
observation-button-chosen = ✅ 選好了
observation-button-again = ‹ 重填體溫
observation-button-change = 修改
observation-symptom-cough = 咳嗽
observation-symptom-tired = 疲倦
observation-symptom-throat = 喉嚨痛
observation-symptom-breath = 胸悶、喘
observation-symptom-ache = 頭痛痠痛
observation-symptom-diarrhoea = 腹瀉
observation-said-temperature = { $temperature }℃
observation-said-fever = 🌡 { $temperature }℃
observation-said-well = 沒有不舒服
observation-for = <b>代 { $name } 填寫</b>
observation-sure = 是 { $temperature }℃ 嗎？
observation-button-sure = 對，{ $temperature }℃
observation-unclear = 看不懂這個體溫，沒有記下。請只傳數字，例如 36.8
observation-not-asked = 謝謝！到時候我會問您，那時再回答就好。
observation-old-asking = 這是之前的問候，請回答最新的一則。
observation-over = 這次居家觀察已經結束，不用再填。
observation-not-yours = 這位居民不歸您照看。如有疑問，請聯絡社區書記。
observation-done = ✅ 已記下{ $round }：{ $said }
observation-done-day = 今天是{ $day }。需要買菜、買藥或其他幫忙，請點 /help
observation-done-unwell = 已告訴專人和社區，請在家等電話，多喝水，先不要出門。
observation-done-breath = ⚠️ 喘不過氣或胸口痛，請馬上撥打 { $number }。
observation-done-low = 這幾天不容易，您不是一個人。願意的話，找人聊聊？
observation-button-talk = 💬 找人聊聊
observation-talk-offered = 好的，請看我剛發的訊息。
observation-talk-needless = 您已經找過諮商師：有人回應我馬上告訴您；正在談的話，直接打字就行。

observation-proxy = { $round }請代填 { $count } 位（沒有手機或還沒加入）：點名字開始。
observation-proxy-done = ✅ { $round }代填完了，謝謝！
observation-button-fill = 📝 代填 { $name }
observation-button-proxy = 📝 代填
observation-missing-warden = { $round }還有 { $count } 位沒有回答，請打個電話或上門看看：
observation-missing-secretary = ⚠️ { $round }有 { $count } 位一直沒有回答，提醒本人和專人後仍無回音，請確認是否離開（脫管）：
observation-alert = 🚨 { $round } { $who }
    { $said }
    { $day }
observation-alert-mended = ✏️ 已更正 { $round } { $who }
    { $said }
    { $day }
observation-low = 💛 { $who } 這兩次心情都不太好。方便的話打個電話，陪著聊幾句。

observation-none = 您現在沒有需要照看的觀察對象。登記請傳送 /observe
observation-list = <b>居家觀察：{ $count } 人</b>
observation-list-line = { $name }（{ $area }）{ $day } { $state }
observation-state-waiting = ⏳ 還沒回答
observation-state-not-asked = 還沒問過
observation-state-away = ⚠️ 已離開
observation-card = <b>{ $who }</b>
    { $address }
    { $category } · { $day }，到 { $until }
    專人：{ $warden }
observation-card-away = ⚠️ { $at } 發現離開
observation-card-visited = 🚪 上次到訪 { $at }
observation-card-line = { $round }：{ $said }
observation-button-visit = 🚪 去看過了
observation-button-left = ⚠️ 發現離開
observation-button-back-home = ✅ 已回來
observation-button-extend = 延長
observation-button-transfer = 轉出
observation-button-warden = 換專人
observation-button-release = 解除觀察
observation-button-all = ‹ 全部
observation-visited = 已記下：{ $name } 去看過了
observation-visit-again = { $name } 剛才已經記過了
observation-left = ⚠️ 脫管報告：{ $who } 不在家
    { $address }
    報告人：{ $by }
observation-back = ✅ { $name } 已回到家中（{ $by }）。
observation-yours = 請您照看 { $who }，到 { $until }
    { $address }
    每天早晚我會問候本人，有異常馬上告訴您。傳送 /mysubjects 查看全部。
observation-yours-no-more = { $name } 改由別的專人照看，謝謝您這段時間的照顧！
observation-offer-release = { $who } 已觀察到{ $day }，最後一次問候一切正常。可以解除了。
observation-secretary-only = 這一步請社區書記來做。

observation-more-days = +{ $days } 天
observation-extend = { $name } 延長幾天？
observation-why = { $name } 延長 { $days } 天，原因是？點一下，或直接打字。
observation-reason-unwell = 身體不適
observation-reason-household = 同住的人有異常
observation-reason-result = 等檢驗結果
observation-extended-own = { $name }，您的居家觀察延長到 { $until }。原因：{ $reason }。有疑問請問您的專人。
observation-extended = { $name } 的居家觀察延長到 { $until }。原因：{ $reason }
observation-transfer = { $name } 轉到哪裡？選一個，或直接傳微網格編號。
observation-button-isolate = 🏥 集中隔離
observation-isolate = { $name } 轉集中隔離？居家觀察隨即結束。
observation-button-isolate-sure = 是，轉集中隔離
observation-isolated = { $name } 已轉集中隔離，居家觀察結束。
observation-isolated-own = 您將轉到集中隔離點，居家觀察結束，我不再每天問候。需要幫忙仍可點 /help，祝早日平安回家！
observation-move-unknown = 找不到這個微網格，請核對編號，例如 QX-03-002
observation-moved-away = { $name } 已轉到 { $area }，那邊的專人和書記已收到通知。
observation-moved-here = { $who } 轉來您的社區居家觀察。
observation-new-warden = 您現在的專人是 { $warden }，有事請隨時打電話。
observation-which-warden = { $name } 由誰照看？
observation-release-early = 還不能解除：要到 { $day } 晚上的問候回答以後。
observation-release-unwell = 還不能解除：最近一次體溫或症狀異常。請先延長，或轉集中隔離。
observation-release-away = 還不能解除：本人已離開，回來後請先點「已回來」。
observation-released = ✅ { $name } 已解除居家觀察，證明 { $number }。

observation-certificate-title = 解除居家觀察證明
observation-certificate-number = 編號 { $number }
observation-certificate-body = { $name }（{ $place }）自{ $from }起居家觀察，至{ $until }共 { $days } 天，現予解除。特此證明。
observation-certificate-check = 掃描條碼，或向 @{ $bot } 傳送
    /verify { $number }
    可核對真偽
observation-certificate-own = { $name }，恭喜您平安度過居家觀察！這是您的證明 { $number }，任何人都可以用 /verify { $number } 核對。
observation-certificate-pass-on = { $name } 的解除觀察證明 { $number }，請轉給本人。
observation-certificate-kept = { $name } 的解除觀察證明 { $number }，已傳給本人，請留存。
observation-verified = ✅ 證明有效
    編號：{ $number }
    姓名：{ $name }
    解除日期：{ $year }年{ $day }
observation-verify-unknown = ❌ 沒有這個編號的證明，請核對編號，例如 JC-2020-0001

observation-register-differs = { $area } { $round }報告和觀察登記簿不一樣，麻煩看一下哪邊對：
observation-register-observed = 居家觀察：報告 { $said }，登記簿 { $kept }
observation-register-released = 今天解除：報告 { $said }，登記簿 { $kept }
observation-button-report-right = 報告對
observation-button-register-right = 登記簿對，改報告
observation-register-same = 現在兩邊一樣了，謝謝！
observation-register-passed-on = 謝謝！已請社區書記更新登記簿。
observation-register-behind = { $area } { $round }的報告和登記簿不一樣，微網格長 { $leader } 說報告對。請用 /observe 補登記，或在 /mysubjects 裡解除：

observation-care-how = 請傳一行，例如：
    李奶奶 獨居 13800000000 每3天
observation-care-list = <b>{ $area } 關懷訪視</b>（{ $count } 戶）
observation-care-none = 還沒有登記。獨居、生病、身心障礙的家庭可以加進來。
observation-care-line = { $overdue }{ $name } · { $about } · { $visited }
observation-care-overdue = ⏰{" "}
observation-care-last = 上次 { $day }
observation-care-never = 還沒去過
observation-care-alone = 獨居
observation-care-ill = 生病
observation-care-disabled = 身心障礙
observation-care-other = 特殊困難
observation-care-visited = ✅ 去過 { $name }
observation-care-add = ＋ 新增
observation-care-end = 移出
observation-care-whom = 移出哪一戶？
