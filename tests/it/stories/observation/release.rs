//! The last day, the certificate, and what is left of it.

use super::{alone, met};
use crate::town::{Town, assert_log, on_both_with};
use chrono::Duration;
use lianxin::db::Db;
use lianxin::features::observation;
use lianxin::terms::{Lang, Role};

/// 钱阿姨 has her last day today, and has said in the evening that she is well.
async fn the_last_evening(town: &mut Town) {
    met(town).await;
    town.enters("钱阿姨", Role::Resident, "QX-03-001").await;
    town.tells("王芳", "/observe 钱阿姨 3栋502 湖北来返 1月25日起").await;
    town.taps_privately("王芳", "✅ 登记").await;
    town.clock("16:30").await;
    town.tells("钱阿姨", "36.6").await;
    town.taps_privately("钱阿姨", "✅ 都没有").await;
    town.chat_log();
    town.taps_privately("钱阿姨", "🙂").await;
}

#[tokio::test]
async fn after_the_last_evening_the_secretary_releases_and_a_stranger_checks_the_certificate() {
    on_both_with(&alone(), async |town| {
        the_last_evening(town).await;
        town.taps_privately("陈书记", "解除观察").await;
        assert_log!(town, @"
        16:30 钱阿姨 → bot taps [🙂]
        16:30 bot → 钱阿姨 (edit): ✅ 已记下2月7日下午：36.6℃ · 没有不舒服 · 🙂
              今天是第 14/14 天。需要买菜、买药或其他帮忙，请点 /help
              [改]
        16:30 bot → 陈书记: 钱阿姨 +8613800008001（QX-03-001） 已观察到第 14/14 天，最后一次问候一切正常。可以解除了。
              [解除观察] [延长]
        16:30 陈书记 → bot taps [解除观察]
        16:30 bot → 陈书记: 钱阿姨 的解除观察证明 JC-2020-0001，已发给本人，请留存。
        16:30 bot → 钱阿姨: 钱阿姨，恭喜您平安度过居家观察！这是您的证明 JC-2020-0001，任何人都可以用 /verify JC-2020-0001 核对。
        16:30 bot → 王芳: ✅ 钱阿姨 已解除居家观察，证明 JC-2020-0001。
        16:30 bot → 陈书记 (edit): ✅ 钱阿姨 已解除居家观察，证明 JC-2020-0001。
        ");
        town.tells("路人", "/verify ｊｃ－2020－0001").await;
        town.tells("路人", "/start verify_JC-2020-0001").await;
        town.tells("路人", "/verify JC-2020-0002").await;
        assert_log!(town, @"
        16:30 路人 → bot: /verify ｊｃ－2020－0001
        16:30 bot → 路人: ✅ 证明有效
              编号：JC-2020-0001
              姓名：钱*
              解除日期：2020年2月7日
        16:30 路人 → bot: /start verify_JC-2020-0001
        16:30 bot → 路人: ✅ 证明有效
              编号：JC-2020-0001
              姓名：钱*
              解除日期：2020年2月7日
        16:30 路人 → bot: /verify JC-2020-0002
        16:30 bot → 路人: ❌ 没有这个编号的证明，请核对编号，例如 JC-2020-0001
        ");
        // She is asked no more.
        town.wait(Duration::days(1)).await;
        let log = town.chat_log();
        assert!(!log.contains("钱阿姨"), "{log}");
    })
    .await;
}

#[tokio::test]
async fn the_next_certificate_has_the_next_number_and_is_passed_on_where_there_is_no_phone() {
    on_both_with(&alone(), async |town| {
        the_last_evening(town).await;
        town.taps_privately("陈书记", "解除观察").await;
        town.tells("王芳", "/observe 老李 5栋101 1月26日起").await;
        town.taps_privately("王芳", "✅ 登记").await;
        // Not before the evening of the last day is answered for.
        town.clock("08:30").await;
        town.tells("陈书记", "/mysubjects").await;
        town.taps_privately("陈书记", "老李").await;
        town.taps_privately("陈书记", "解除观察").await;
        assert!(town.toast().contains("晚上的问候回答以后"));
        town.clock("16:30").await;
        town.taps_privately("王芳", "📝 老李").await;
        town.taps_privately("王芳", "36.5").await;
        town.taps_privately("王芳", "✅ 都没有").await;
        town.chat_log();
        town.taps_privately("王芳", "🙂").await;
        town.taps_privately("陈书记", "解除观察").await;
        assert_log!(town, @"
        16:30 王芳 → bot taps [🙂]
        16:30 bot → 王芳 (edit): ✅ 2月8日下午代填完了，谢谢！
              老李 没有电话（QX-03-001）：36.5℃ · 没有不舒服 · 🙂
              [✅ 老李]
        16:30 bot → 陈书记: 老李 没有电话（QX-03-001） 已观察到第 14/14 天，最后一次问候一切正常。可以解除了。
              [解除观察] [延长]
        16:30 陈书记 → bot taps [解除观察]
        16:30 bot → 陈书记: 老李 的解除观察证明 JC-2020-0002，请转给本人。
        16:30 bot → 王芳: 老李 的解除观察证明 JC-2020-0002，请转给本人。
        16:30 bot → 陈书记 (edit): ✅ 老李 已解除居家观察，证明 JC-2020-0002。
        ");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_released_before_the_last_day_nor_unwell_nor_while_away() {
    on_both_with(&alone(), async |town| {
        met(town).await;
        town.enters("钱阿姨", Role::Resident, "QX-03-001").await;
        town.tells("王芳", "/observe 钱阿姨 3栋502 1月25日起").await;
        town.taps_privately("王芳", "✅ 登记").await;
        town.clock("08:30").await;
        town.tells("钱阿姨", "38.1").await;
        town.tells("陈书记", "/mysubjects").await;
        town.taps_privately("陈书记", "钱阿姨").await;
        town.taps_privately("陈书记", "解除观察").await;
        assert!(town.toast().contains("最近一次体温或症状异常"));
        town.taps_privately("钱阿姨", "‹ 重填体温").await;
        town.taps_privately("钱阿姨", "36.5").await;
        town.taps_privately("陈书记", "⚠️ 发现离开").await;
        town.taps_privately("陈书记", "解除观察").await;
        assert!(town.toast().contains("本人已离开"));
        town.taps_privately("陈书记", "延长").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn what_is_known_is_forgotten_after_the_set_days_and_the_certificate_stays() {
    on_both_with(&alone(), async |town| {
        the_last_evening(town).await;
        town.taps_privately("陈书记", "解除观察").await;
        town.wait(Duration::days(29)).await;
        town.chat_log();
        assert_eq!(left(town).await, (1, 1));
        town.wait(Duration::days(2)).await;
        town.chat_log();
        assert_eq!(left(town).await, (0, 0));
        town.tells("路人", "/verify JC-2020-0001").await;
        town.sees("路人", "钱*");
        let mut tx = town.app.db.read(town.app.clock.now()).await.expect("the database is there");
        let said = observation::verify(&mut tx, Lang::En, "JC-2020-0001").await.expect("certificates can be read");
        tx.rollback().await.expect("the database is there");
        assert_eq!(said.expect("it is known").lines().nth(2), Some("Name: 钱*"));
    })
    .await;
}

/// Observations, and check-ins of some kind.
async fn left(town: &Town) -> (i64, i64) {
    const LEFT: &str = "
        SELECT (SELECT COUNT(*) FROM subjects), (SELECT COUNT(*) FROM check_ins WHERE asking = '2020-02-07/pm')";
    match &town.app.db {
        Db::Sqlite { writer, .. } => sqlx::query_as(LEFT).fetch_one(writer).await,
        Db::Postgres(pool) => sqlx::query_as(LEFT).fetch_one(pool).await,
    }
    .expect("the tables are there")
}
