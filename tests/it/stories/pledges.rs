//! Pledges: read to the end, signed once for each version, counted by area, asked for once a day.

use super::nags::{morning, without_digests};
use crate::town::{FAST, Town, assert_log, on_both_with};
use lianxin::db::Db;
use lianxin::features::duties::{self, Tally};
use lianxin::terms::Role;

/// What a person signed: language, SHA-256, name.
async fn record(town: &Town, who: &str) -> Vec<(String, String, String)> {
    const RECORD: &str = "SELECT lang, sha256, name FROM pledges WHERE name = $1 ORDER BY version";
    let found = match &town.app.db {
        Db::Sqlite { writer, .. } => sqlx::query_as(RECORD).bind(who).fetch_all(writer).await,
        Db::Postgres(pool) => sqlx::query_as(RECORD).bind(who).fetch_all(pool).await,
    };
    found.expect("the pledges can be read")
}

async fn signs(town: &mut Town, who: &str) {
    town.tells(who, "/pledge").await;
    town.taps_privately(who, "下一页 ›").await;
    town.taps_privately(who, "下一页 ›").await;
    town.taps_privately(who, "✍️ 我承诺").await;
}

#[tokio::test]
async fn a_pledge_is_read_to_its_end_and_signed_once() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.tells("王芳", "/pledge").await;
        town.taps_privately("王芳", "下一页 ›").await;
        town.taps_privately("王芳", "‹ 上一页").await;
        town.taps_privately("王芳", "下一页 ›").await;
        town.taps_privately("王芳", "下一页 ›").await;
        assert_log!(town, @"
        07:30 王芳 → bot: /pledge
        07:30 bot → 王芳: 📜 QX-03-001　1/3

              微网格长疫情防控责任书

              为守护本微网格每一户居民的平安，我自愿签订本责任书，向网格长负责。

              一、守好一片。每一户、每一个人，我都心中有数：住了几口人，谁从外地回来，谁在居家观察，谁需要照顾。

              二、天天走访。每天上门或打电话走访，量体温、问情况，不漏一户，不落一人。

              三、按时报告。每天上午、下午各报一次，有一说一；没有情况也报零报告。发现发热和外来、返回人员，马上报告，不等、不拖、不瞒。
              [下一页 ›]
        07:30 王芳 → bot taps [下一页 ›]
        07:30 bot → 王芳 (edit): 📜 QX-03-001　2/3

              四、照看好居家观察的人。一人一档，专人负责，每天问两次体温；买菜买药送到门口，劝他们不出门、不串门。

              五、关心有难处的人。老人、孕妇、独居和困难户，常问一声好；居民的难处和心愿，件件记下，件件有回音。

              六、把好出入关。遇到陌生人、外地车，先问清从哪里来、到哪里去，再登记、再报告。
              [‹ 上一页] [下一页 ›]
        07:30 王芳 → bot taps [‹ 上一页]
        07:30 bot → 王芳 (edit): 📜 QX-03-001　1/3

              微网格长疫情防控责任书

              为守护本微网格每一户居民的平安，我自愿签订本责任书，向网格长负责。

              一、守好一片。每一户、每一个人，我都心中有数：住了几口人，谁从外地回来，谁在居家观察，谁需要照顾。

              二、天天走访。每天上门或打电话走访，量体温、问情况，不漏一户，不落一人。

              三、按时报告。每天上午、下午各报一次，有一说一；没有情况也报零报告。发现发热和外来、返回人员，马上报告，不等、不拖、不瞒。
              [下一页 ›]
        07:30 王芳 → bot taps [下一页 ›]
        07:30 bot → 王芳 (edit): 📜 QX-03-001　2/3

              四、照看好居家观察的人。一人一档，专人负责，每天问两次体温；买菜买药送到门口，劝他们不出门、不串门。

              五、关心有难处的人。老人、孕妇、独居和困难户，常问一声好；居民的难处和心愿，件件记下，件件有回音。

              六、把好出入关。遇到陌生人、外地车，先问清从哪里来、到哪里去，再登记、再报告。
              [‹ 上一页] [下一页 ›]
        07:30 王芳 → bot taps [下一页 ›]
        07:30 bot → 王芳 (edit): 📜 QX-03-001　3/3

              七、守住秘密。居民的姓名、电话、住址和病情，只告诉该知道的人，不发群里，不传谣言。

              八、坚守岗位。电话保持畅通；要请假，提前说，有人代班才离开。

              九、保护好自己。戴口罩、勤洗手；自己发热、咳嗽，马上停下工作并报告。

              以上各条，我说到做到。如因我失职造成后果，我愿意承担相应责任。
              [‹ 上一页] [✍️ 我承诺]
        ");
        // The same pledge once more, in a second message; the first one is signed, then the second.
        town.tells("王芳", "/pledge").await;
        town.taps_privately("王芳", "下一页 ›").await;
        town.taps_privately("王芳", "下一页 ›").await;
        town.chat_log();
        town.taps_first_privately("王芳", "✍️ 我承诺").await;
        town.taps_privately("王芳", "✍️ 我承诺").await;
        town.tells("王芳", "/pledge").await;
        assert_log!(town, @"
        07:30 王芳 → bot taps [✍️ 我承诺]
        07:30 bot → 王芳 (edit): ✅ 王芳 于 2月7日 07:30 为 QX-03-001 签订了责任书（2020-02 版）。
        07:30 bot → 王芳 (toast): 签好了，辛苦您了！
        07:30 王芳 → bot taps [✍️ 我承诺]
        07:30 bot → 王芳 (toast): 您已经签过这一份了。
        07:30 王芳 → bot: /pledge
        07:30 bot → 王芳: ✅ 王芳 于 2月7日 07:30 为 QX-03-001 签订了责任书（2020-02 版）。
              [再看一遍：QX-03-001]
        ");
        let sha256 = "21e6c19cb8e497f7ee26f3b825802e0f5b1f48eac74eb1bcdf41922bfbecdeb4".to_owned();
        assert_eq!(record(town, "王芳").await, [("zh-CN".to_owned(), sha256, "王芳".to_owned())]);
        // Who has nothing to sign, and a group.
        town.tells("路人", "/pledge").await;
        town.says("李强", "/pledge").await;
        assert_log!(town, @"
        07:30 路人 → bot: /pledge
        07:30 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        07:30 李强: /pledge
        07:30 bot: 请私聊我办理，发送 /pledge 就可以。
        ");
    })
    .await;
}

#[tokio::test]
async fn those_above_see_who_has_signed_and_who_has_not() {
    on_both_with(&without_digests(), async |town| {
        town.enters("高书记", Role::Secretary, "七星街道").await;
        town.enters("马主任", Role::District, "南湖区").await;
        morning(town).await;
        for who in ["王芳", "李强", "周敏"] {
            signs(town, who).await;
        }
        town.chat_log();
        for who in ["周敏", "陈书记", "高书记", "马主任", "王芳"] {
            town.tells(who, "/pledges").await;
        }
        assert_log!(town, @"
        07:30 周敏 → bot: /pledges
        07:30 bot → 周敏: 📜 QX-03 责任书（2020-02 版）
              网格：已签 1/1
              微网格：已签 2/4
              还没签的：
              QX-03-003 张伟
              QX-03-004 刘洋
        07:30 陈书记 → bot: /pledges
        07:30 bot → 陈书记: 📜 湘都社区 责任书（2020-02 版）
              社区/村：已签 0/1
              网格：已签 1/2
              微网格：已签 2/6
              还没签的：
              QX-03-003 张伟
              QX-03-004 刘洋
              QX-04 吴强
              QX-04-001 赵敏
              QX-04-002 孙丽
              湘都社区 陈书记
        07:30 高书记 → bot: /pledges
        07:30 bot → 高书记: 📜 七星街道 责任书（2020-02 版）
              镇/街道：已签 0/1
              社区/村：已签 0/1
              网格：已签 1/2
              微网格：已签 2/6
              还没签的：
              七星街道 高书记
              湘都社区：还有 6 份
              [湘都社区]
        07:30 马主任 → bot: /pledges
        07:30 bot → 马主任: 📜 南湖区 责任书（2020-02 版）
              镇/街道：已签 0/1
              社区/村：已签 0/1
              网格：已签 1/2
              微网格：已签 2/6
              还没签的：
              七星街道：还有 7 份
              [七星街道]
        07:30 王芳 → bot: /pledges
        07:30 bot → 王芳: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        ");
        let mut tx = town.app.db.read(town.app.clock.now()).await.expect("the database");
        let mut sum = Tally::default();
        for tally in duties::tally(&mut tx, &town.app.house.config).await.expect("the pledges").values() {
            sum += tally;
        }
        tx.rollback().await.expect("the database");
        assert_eq!(sum, Tally { signed: 3, unsigned: 7 });
        town.taps_privately("马主任", "七星街道").await;
        town.taps_privately("马主任", "湘都社区").await;
        assert_log!(town, @"
        07:30 马主任 → bot taps [七星街道]
        07:30 bot → 马主任 (edit): 📜 七星街道 责任书（2020-02 版）
              镇/街道：已签 0/1
              社区/村：已签 0/1
              网格：已签 1/2
              微网格：已签 2/6
              还没签的：
              七星街道 高书记
              湘都社区：还有 6 份
              [湘都社区]
        07:30 马主任 → bot taps [湘都社区]
        07:30 bot → 马主任 (edit): 📜 湘都社区 责任书（2020-02 版）
              社区/村：已签 0/1
              网格：已签 1/2
              微网格：已签 2/6
              还没签的：
              QX-03-003 张伟
              QX-03-004 刘洋
              QX-04 吴强
              QX-04-001 赵敏
              QX-04-002 孙丽
              湘都社区 陈书记
        ");
    })
    .await;
}

#[tokio::test]
async fn who_has_not_signed_is_reminded_once_a_day_until_they_do() {
    let settings = format!(
        "{}remind_pledges = \"0 30 12 * * *\"\n[digests]\nminutes = []\n",
        FAST.replace("remind_pledges = \"\"\n", "")
    );
    on_both_with(&settings, async |town| {
        morning(town).await;
        signs(town, "王芳").await;
        town.tells("李强", "/leave 今天 今天 家事 刘洋").await;
        town.taps_privately("陈书记", "同意").await;
        town.clock("12:29").await;
        town.chat_log();
        town.clock("12:31").await;
        assert_log!(town, @"
        12:30 bot → 陈书记: 📜 您还有 1 份责任书没有签：湘都社区。花两分钟读完，最后点「我承诺」就好。
              [阅读并签名]
        12:30 bot → 周敏: 📜 您还有 1 份责任书没有签：QX-03。花两分钟读完，最后点「我承诺」就好。
              [阅读并签名]
        12:30 bot → 吴强: 📜 您还有 1 份责任书没有签：QX-04。花两分钟读完，最后点「我承诺」就好。
              [阅读并签名]
        12:30 bot → 张伟: 📜 您还有 1 份责任书没有签：QX-03-003。花两分钟读完，最后点「我承诺」就好。
              [阅读并签名]
        12:30 bot → 刘洋: 📜 您还有 1 份责任书没有签：QX-03-004。花两分钟读完，最后点「我承诺」就好。
              [阅读并签名]
        12:30 bot → 赵敏: 📜 您还有 1 份责任书没有签：QX-04-001。花两分钟读完，最后点「我承诺」就好。
              [阅读并签名]
        12:30 bot → 孙丽: 📜 您还有 1 份责任书没有签：QX-04-002。花两分钟读完，最后点「我承诺」就好。
              [阅读并签名]
        ");
        town.restarts(&settings).await;
        town.clock("14:29").await;
        assert_log!(town, @"");
        town.taps_privately("张伟", "阅读并签名").await;
        town.taps_privately("张伟", "下一页 ›").await;
        town.taps_privately("张伟", "下一页 ›").await;
        town.taps_privately("张伟", "✍️ 我承诺").await;
        town.clock("12:29").await;
        town.chat_log();
        town.clock("12:31").await;
        let said = town.chat_log();
        assert!(said.contains("李强: 📜 您还有 1 份责任书没有签：QX-03-002"), "{said}");
        assert!(!said.contains("王芳") && !said.contains("张伟"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn a_new_version_is_asked_for_again_and_an_old_text_cannot_be_signed() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        signs(town, "王芳").await;
        town.tells("李强", "/pledge").await;
        town.taps_privately("李强", "下一页 ›").await;
        town.taps_privately("李强", "下一页 ›").await;
        town.chat_log();

        let folder = town.place.folder.path().join("pledges");
        std::fs::create_dir_all(folder.join("zh-CN")).expect("the folder can be written");
        for level in ["town", "community", "grid", "micro_grid"] {
            let text = format!("新的责任书（{level}）\n\n一、守好一片。\n---\n二、每天走访。");
            let path = folder.join("zh-CN").join(format!("2020-03-{level}.txt"));
            std::fs::write(path, text).expect("the folder can be written");
        }
        let own = format!("[duties]\npledge_version = \"2020-03\"\npledge_folder = \"{}\"\n", folder.display());
        town.restarts(&without_digests().replace("[duties]\n", &own)).await;
        // The leases of the dead run out.
        town.wait(chrono::Duration::seconds(16)).await;

        town.taps_privately("李强", "✍️ 我承诺").await;
        town.taps_privately("李强", "下一页 ›").await;
        town.taps_privately("李强", "✍️ 我承诺").await;
        town.tells("王芳", "/pledge").await;
        town.tells("周敏", "/pledges").await;
        assert_log!(town, @"
        07:30 李强 → bot taps [✍️ 我承诺]
        07:30 bot → 李强 (edit): 📜 QX-03-002　1/2

              新的责任书（micro_grid）

              一、守好一片。
              [下一页 ›]
        07:30 bot → 李强 (toast): 责任书有了新版本，请重新读一遍再签。
        07:30 李强 → bot taps [下一页 ›]
        07:30 bot → 李强 (edit): 📜 QX-03-002　2/2

              二、每天走访。
              [‹ 上一页] [✍️ 我承诺]
        07:30 李强 → bot taps [✍️ 我承诺]
        07:30 bot → 李强 (edit): ✅ 李强 于 2月7日 07:30 为 QX-03-002 签订了责任书（2020-03 版）。
        07:30 bot → 李强 (toast): 签好了，辛苦您了！
        07:30 王芳 → bot: /pledge
        07:30 bot → 王芳: 📜 QX-03-001　1/2

              新的责任书（micro_grid）

              一、守好一片。
              [下一页 ›]
        07:30 周敏 → bot: /pledges
        07:30 bot → 周敏: 📜 QX-03 责任书（2020-03 版）
              网格：已签 0/1
              微网格：已签 1/4
              还没签的：
              QX-03 周敏
              QX-03-001 王芳
              QX-03-003 张伟
              QX-03-004 刘洋
        ");
        assert_eq!(record(town, "李强").await.len(), 1);
        town.taps_privately("王芳", "下一页 ›").await;
        town.taps_privately("王芳", "✍️ 我承诺").await;
        town.chat_log();
        assert_eq!(record(town, "王芳").await.len(), 2);
    })
    .await;
}
