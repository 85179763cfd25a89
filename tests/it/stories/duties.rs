//! The ten duties, and how today stands against them.

use super::nags::{morning, without_digests};
use crate::town::{assert_log, on_both_with};

#[tokio::test]
async fn a_leader_sees_the_ten_duties_and_how_today_stands() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.tells("王芳", "/duties").await;
        assert_log!(town, @"
        07:30 王芳 → bot: /duties
        07:30 bot → 王芳: 📋 责任十条
              走访核查
              1. 每天上门或打电话走访，每一户都有人问到。
              2. 外来和返回的人，问清从哪里来、哪天到、身体怎样。
              3. 发现发热、咳嗽，马上报告，不等、不拖、不瞒。
              协调联动
              4. 每天两次按时报告，没有情况也报零报告。
              5. 和医生、民警、物业、志愿者常通气，自己办不了的马上往上转。
              关心服务
              6. 居家观察的人每天问两次体温，买菜买药送到门口。
              7. 老人、孕妇、独居和困难户，常去问一声好。
              8. 居民的难处和心愿，件件记下，件件有回音。
              纪律要求
              9. 居民的姓名、电话和病情不进群、不外传；不信谣、不传谣。
              10. 坚守岗位，请假提前说、有人代班；做好自己的防护。

              QX-03-001 今天做得怎样：
              ⏳ 上午报告：等您报送，10:00 前都来得及
              ▫️ 下午报告：还没开始
              ▫️ 走访：今天的报告里还没有走访户数
              ✅ 在岗：要请假请提前用 /leave
        ");
        town.tells("王芳", "上午 走访42户 108人 无异常").await;
        town.tells("王芳", "/leave 今天下午 今天下午 开会 刘洋").await;
        town.taps_privately("陈书记", "同意").await;
        town.clock("17:01").await;
        town.chat_log();
        // The leader on leave, and who stands in.
        town.tells("王芳", "/duties").await;
        town.tells("刘洋", "/duties").await;
        assert_log!(town, @"
        17:01 王芳 → bot: /duties
        17:01 bot → 王芳: 📋 责任十条
              走访核查
              1. 每天上门或打电话走访，每一户都有人问到。
              2. 外来和返回的人，问清从哪里来、哪天到、身体怎样。
              3. 发现发热、咳嗽，马上报告，不等、不拖、不瞒。
              协调联动
              4. 每天两次按时报告，没有情况也报零报告。
              5. 和医生、民警、物业、志愿者常通气，自己办不了的马上往上转。
              关心服务
              6. 居家观察的人每天问两次体温，买菜买药送到门口。
              7. 老人、孕妇、独居和困难户，常去问一声好。
              8. 居民的难处和心愿，件件记下，件件有回音。
              纪律要求
              9. 居民的姓名、电话和病情不进群、不外传；不信谣、不传谣。
              10. 坚守岗位，请假提前说、有人代班；做好自己的防护。

              QX-03-001 今天做得怎样：
              ✅ 上午报告：按时报了
              🤝 下午报告：由代班的人报
              ✅ 走访：今天登记了 42 户
              ✅ 请假：今天请假，是提前说的
        17:01 刘洋 → bot: /duties
        17:01 bot → 刘洋: 📋 责任十条
              走访核查
              1. 每天上门或打电话走访，每一户都有人问到。
              2. 外来和返回的人，问清从哪里来、哪天到、身体怎样。
              3. 发现发热、咳嗽，马上报告，不等、不拖、不瞒。
              协调联动
              4. 每天两次按时报告，没有情况也报零报告。
              5. 和医生、民警、物业、志愿者常通气，自己办不了的马上往上转。
              关心服务
              6. 居家观察的人每天问两次体温，买菜买药送到门口。
              7. 老人、孕妇、独居和困难户，常去问一声好。
              8. 居民的难处和心愿，件件记下，件件有回音。
              纪律要求
              9. 居民的姓名、电话和病情不进群、不外传；不信谣、不传谣。
              10. 坚守岗位，请假提前说、有人代班；做好自己的防护。

              QX-03-004 今天做得怎样：
              ❌ 上午报告：没有报
              ❗ 下午报告：还没有报，请尽快补报
              ▫️ 走访：今天的报告里还没有走访户数
              ✅ 在岗：要请假请提前用 /leave

              QX-03-001 今天做得怎样：
              ✅ 上午报告：按时报了
              ❗ 下午报告：还没有报，请尽快补报
              ✅ 走访：今天登记了 42 户
        ");
        // In a group the duties alone; to a secretary too, who leads no micro-grid.
        town.says("张伟", "/duties").await;
        town.tells("陈书记", "/duties").await;
        town.sees("陈书记", "责任十条");
        town.group_sees("10. 坚守岗位");
        let group = town.sandbox.messages(town.group_id());
        let card = group.iter().rfind(|shown| shown.by_bot).expect("the card");
        assert!(!card.text.contains("今天做得怎样"));
        town.tells("路人", "/duties").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn the_mornings_prompt_carries_the_tip_of_the_day_and_the_afternoons_does_not() {
    let settings = format!("{}tips = true\n[digests]\nminutes = []\n", crate::town::FAST.replace("tips = false\n", ""));
    on_both_with(&settings, async |town| {
        morning(town).await;
        town.clock("07:29").await;
        town.chat_log();
        town.clock("07:31").await;
        town.taps("王芳", "零报告").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:30 bot: 📋 2月8日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              💡 今天记住：每天两次按时报告，没有情况也报零报告。
              [零报告] [填写]
        07:30 bot → 赵敏: 📋 QX-04-001 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              💡 今天记住：每天两次按时报告，没有情况也报零报告。
              [零报告] [填写]
        07:30 bot → 孙丽: 📋 QX-04-002 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              💡 今天记住：每天两次按时报告，没有情况也报零报告。
              [零报告] [填写]
        07:31 王芳 taps [零报告]
        07:31 bot (toast): 已收到 QX-03-001 上午零报告
        07:31 bot (edit): 📋 2月8日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 2 3 4
              💡 今天记住：每天两次按时报告，没有情况也报零报告。
              [零报告] [填写]
        ");
        town.clock("14:29").await;
        town.chat_log();
        town.clock("14:30").await;
        assert!(!town.chat_log().contains("今天记住"));
    })
    .await;
}
