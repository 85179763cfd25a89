# What stands beside each command in the menu.
command-start = 我能做什么
command-report = 报送日报告
command-history = 我最近的报告
command-status = 现在的报送情况
command-missing = 还有谁没报
command-excuse = 给微网格请假：/excuse 编号
command-leave = 请假，请人代班
command-duties = 责任十条，今天做得怎样
command-pledge = 阅读并签订责任书
command-pledges = 责任书签订情况
command-concern = 反映难处和心愿，看进展
command-concerns = 我的区域里没办结的急难愁盼
command-digest = 我的区域的汇总
command-invite = 邀请还没加入的人
command-language = 选择语言
command-bind = 把本群绑定到网格
command-unbind = 解除本群的绑定
