# What stands beside each command in the menu.
command-start = 我能做什麼
command-report = 報送日報告
command-history = 我最近的報告
command-status = 現在的報送情況
command-missing = 還有誰沒報
command-excuse = 給微網格請假：/excuse 編號
command-leave = 請假，請人代班
command-duties = 責任十條，今天做得怎樣
command-pledge = 閱讀並簽署責任書
command-pledges = 責任書簽署情況
command-concern = 反映難處和心願，看進度
command-concerns = 我的區域裡沒結案的急難愁盼
command-digest = 我的區域的匯總
command-invite = 邀請還沒加入的人
command-language = 選擇語言
command-bind = 把本群綁定到網格
command-unbind = 解除本群的綁定
