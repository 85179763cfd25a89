# 通知
notices-moment = { $month }月{ $day }日 { $time }
notices-comma = 、
notices-seconds = 約 { $count } 秒
notices-minutes = 約 { $count } 分鐘
notices-whom-groups = 群組
notices-whom-leaders = 微網格長
notices-whom-grid-leaders = 網格長
notices-whom-residents = 居民
notices-whom-volunteers = 志願者
notices-whom-secretaries = 書記
notices-whom-everybody = 所有人
notices-whom-none = （還沒選）
notices-private = 請私訊我：通知和回條不在群組裡說。
notices-write = 請傳來通知內容：一段文字、一張圖片或一個檔案。送出之前會先給您看。
notices-templates = 請選一個範本，送出前還可以改：
notices-content-please = 請傳文字、圖片或檔案。
notices-text-please = 請用文字寫。
notices-too-long = 太長了，最多 { $limit } 個字，請縮短後再傳一次。
notices-with-photo = 🖼 附圖片
notices-with-file = 📎 附檔案
notices-preview = <b>通知預覽</b> · 編號 { $number }
notices-to = 發給：{ $areas } · { $whom }
notices-chats = 共 { $count } 個聊天，發完{ $time }
notices-not-reached = 發不到：{ $waiting } 人未加入，{ $gone } 個聯絡不上
notices-when-now = 時間：點傳送就發
notices-when-at = 時間：{ $at }
notices-when-cron = 時間：定期（{ $cron }），下次 { $at }
notices-languages = 語言：{ $list }（其餘的人看{ $main }）
notices-quiet = 🌙 那時是休息時間，請想一想是否急著發。
notices-needs-approval = 👥 超過 { $count } 個聊天，要另一位書記或區防控辦同意後才發。
notices-state-asked = ⏳ 已請另一位負責人審核，同意後馬上送出。
notices-state-scheduled = ⏰ 已排程，時間到自動送出。
notices-state-repeating = 🔁 定期傳送中，每次一個新編號。
notices-prompt-text = ✍️ 請傳來新的內容（其他語言的版本會去掉）。
notices-prompt-version-zh-cn = ✍️ 請傳來簡體中文版。
notices-prompt-version-zh-tw = ✍️ 請傳來繁體中文版。
notices-prompt-version-en = ✍️ 請傳來英文版。
notices-prompt-time = ✍️ 什麼時候發？例如：14:30、明天 8:00、2月9日 18:00。定期傳送寫：cron 0 0 8 * * *（秒 分 時 日 月 週，這是每天 8:00）。
notices-prompt-correction = ✍️ 請傳來更正後的全文，改之前先給您看：已送出的會改過來，還沒發的按新的發。
notices-time-unclear = 沒看懂這個時間。請寫 14:30、明天 8:00，或 cron 0 0 8 * * *。
notices-time-past = 這個時間已經過了，請另選一個。
notices-cron-unclear = 沒看懂這個定期寫法。每天 8:00 是：cron 0 0 8 * * *
notices-cron-too-often = 太密了：兩次之間至少隔一小時，而且要有下一次。
notices-nobody = 沒有可以發到的聊天，請改一下發給誰或區域。
notices-nobody-to-approve = 沒有可以審核的另一位負責人。請縮小範圍，或請上級發。
notices-too-late = 現在不能改了，請看上面的最新狀態。
notices-discarded = 這則通知沒有送出，已放棄。
notices-cancelled = 好的，不寫了。
notices-button-templates = 範本
notices-button-cancel = 取消
notices-button-done = 完成
notices-button-whom = 發給誰
notices-button-parts = 哪些區域
notices-button-when = 什麼時候
notices-button-receipts = 要已閱
notices-button-pin = 群組置頂
notices-button-text = 改文字
notices-button-send = ✅ 傳送（{ $count }）
notices-button-schedule = ⏰ 排程傳送（{ $count }）
notices-button-repeat = 🔁 開始定期傳送（{ $count }）
notices-button-ask-approval = 👥 請人審核（{ $count }）
notices-button-discard = 不發了
notices-button-recall = 收回修改
notices-button-end-repeating = 停止定期傳送
notices-button-now = 馬上
notices-button-hour = 一小時後
notices-button-evening = 今天 18:00
notices-button-morning = 明天 8:00
notices-button-other-time = 自己寫…
notices-button-whole = { $area }（全部）
notices-button-approve = ✅ 同意
notices-button-refuse = ❌ 不同意
notices-button-pause = ⏸ 暫停
notices-button-resume = ▶️ 繼續
notices-button-stop = ⏹ 停止
notices-button-correct = 更正
notices-button-correct-now = ✅ 更正（{ $count }）
notices-button-withdraw = 收回
notices-button-withdraw-now = 確定收回
notices-button-unread = 誰沒看
notices-button-remind = 提醒沒看的
notices-button-read = 已閱
notices-button-question = 提問
notices-button-answer = 回覆
notices-request = <b>請審核</b>：{ $who } 要發通知 { $number }
notices-request-correction = <b>請審核</b>：{ $who } 要把已送出的通知 { $number } 更正為：
notices-request-approved = ✅ { $who } 已同意通知 { $number }：{ $text }
notices-request-refused = ❌ { $who } 沒有同意通知 { $number }：{ $text }
notices-request-recalled = { $who } 已收回通知 { $number } 的審核：{ $text }
notices-request-old = 這個審核已經處理過，或內容已經改了。
notices-agreed = 已同意。
notices-refused = { $who } 沒有同意通知 { $number }，請改好再發。
notices-not-sent = ⚠️ 通知 { $number } 時間到了沒有送出，請看上面那則訊息。
notices-progress-sending = <b>通知 { $number }</b> 傳送中
notices-progress-paused = <b>通知 { $number }</b> ⏸ 已暫停
notices-progress-done = <b>通知 { $number }</b> ✅ 發完了
notices-progress-stopped = <b>通知 { $number }</b> ⏹ 已停止
notices-progress-withdrawn = <b>通知 { $number }</b> 已收回
notices-counts = 已發 { $sent }，失敗 { $failed }，剩 { $left }
notices-unknown = ⚠️ { $count } 個不知道是否送達，為免重複不再發。
notices-dropped = { $count } 個沒有發。
notices-left = 還要{ $time }
notices-readers = 已閱 { $read }/{ $all }
notices-readers-groups = 群組裡已閱 { $count } 人
notices-deleted = 已刪除 { $deleted }，正在刪 { $left }
notices-kept = ⚠️ { $count } 個刪不掉：超過 48 小時的已改成「已收回」，不明的可能還在。
notices-correction-asked = ⏳ 更正已請另一位負責人審核。
notices-correction-preview = <b>更正預覽</b> · 通知 { $number }，讀者會看到：
notices-correction-sent = 已送出的 { $count } 個會改成這樣。
notices-correction-left = 還沒發的 { $count } 個照這樣發。
notices-correction-versions = 其他語言的版本會拿掉，都看這一份。
notices-correction-approval = 👥 超過 { $count } 個聊天，要另一位書記或區防控辦同意後才改。
notices-correction-again = 還要改的話，直接重傳全文。
notices-correction-dropped = 好的，沒有更正，通知保持原樣。
notices-corrected = ✅ 已更正。
notices-confirm-withdraw = 確定收回？對方那邊會刪除，48 小時以前發的刪不掉。
notices-read-thanks = 好的，已記下。
notices-all-read = 收到的人都看過了。
notices-unread = <b>通知 { $number }</b> 還沒看的 { $count } 人：
notices-page = 第 { $page }/{ $pages } 頁
notices-reminded = 已提醒 { $count } 人。
notices-reminded-before = 已經提醒過一次，不再打擾。
notices-reminder = ⏰ 請看一下通知 { $number }，看過點「已閱」：{ $text }
notices-copy-heading = 📢 <b>{ $office }通知</b>
notices-copy-number = 編號 { $number } · 查證真偽請傳 /verify { $number }
notices-copy-withdrawn = （通知 { $number } 已收回，請不要再轉傳。）
notices-ask = 請寫下您對通知 { $number } 的問題，只有發通知的人看得到：
notices-ask-in-private = 請到和我的私訊裡寫問題。
notices-ask-privately = 請私訊我提問，這裡別人看得到。
notices-ask-which = 請寫上通知編號，例如：/ask 1012 口罩在哪裡領？
notices-ask-nobody = 現在聯絡不上發通知的人，請直接問社區。
notices-asked = 已轉給發通知的人，有回覆我會告訴您。
notices-question =
    ❓ { $who } 問通知 { $number }：
    { $text }
notices-question-answered = ✅ 已回覆：{ $text }
notices-answer-now = 請直接寫下回覆。
notices-answered = 已回覆 { $who }。
notices-answered-before = 這個問題已經回覆過了。
notices-asker-gone = 已經聯絡不上提問的人了。
notices-answer =
    您問通知 { $number }：{ $question }
    <b>{ $who } 回覆</b>：{ $text }
notices-genuine = ✅ 通知 { $number } 是真的：{ $office } { $at } 發出。
notices-genuine-corrected = ✏️ { $at } 更正過，以下是現在的內容。
notices-genuine-withdrawn = ⚠️ 已於 { $at } 收回，不再有效。
notices-genuine-compare = 請對照內容：只要有一句不同，就是被改過的。
notices-fake = ❌ 沒有編號 { $number } 的通知，它不是我們發的。不要轉傳，不要付款，不要把驗證碼告訴別人；請告訴您的社區。
notices-verify-how = 請寫上通知下面的編號，例如：/verify 1012
notices-template-observation = 居家觀察須知
notices-template-observation-text =
    居家觀察期間，請您和家人做到：
    1. 14 天內不外出，不會客；
    2. 早晚各量一次體溫，如實告訴專人；
    3. 一人一室，多開窗，單獨用餐，餐具煮沸消毒；
    4. 垃圾用雙層袋綁緊放門口，有人到府收；
    5. 買菜買藥告訴網格長或直接傳給我，我們送到門口；
    6. 發燒、咳嗽、胸悶，馬上聯絡專人，不要自己去醫院。
    謝謝您為大家守在家裡。
notices-template-resumption = 復工須知
notices-template-resumption-text =
    企業和商店復工，請先做好：
    1. 向社區報備員工名單、來處和返回日期；
    2. 從重點地區回來的，居家觀察滿 14 天再上班；
    3. 進門量體溫、登記、戴口罩，37.3℃ 以上不得入內並馬上通報；
    4. 分批用餐，不群聚，少開會；
    5. 每天通風、消毒兩次並記錄；
    6. 準備一間單獨的房間，有人發燒時先隔開。
    沒有報備的不要開門，有困難請找社區。
notices-template-fraud = 防詐騙提醒
notices-template-fraud-text =
    近期有人藉疫情行騙，請記住：
    1. 社區不會要您的銀行帳號、密碼、驗證碼，不收任何費用；
    2. 不點陌生連結，不掃陌生 QR Code，不下載來路不明的軟體；
    3. 網路上賣口罩、退票退款、募款的，先查證再付款；
    4. 到府消毒、量體溫的人，請看證件，或打電話問社區；
    5. 被騙了馬上報警 110。
    收到的通知是真是假，傳送 /verify 和編號就能查證。
notices-template-ventilation = 通風消毒
notices-template-ventilation-text =
    為了您和家人的健康：
    1. 每天開窗通風兩次，每次半小時；
    2. 出門戴口罩，回家先洗手；
    3. 門把、開關、手機每天用 75% 酒精擦一次，不要大面積噴灑，遠離火源；
    4. 漂白水按說明稀釋，不和馬桶清潔劑混用；
    5. 用過的口罩摺好裝袋，丟進專用垃圾桶。
