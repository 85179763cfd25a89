//! The operator brings the roster in.

use crate::town::{Town, on_both};
use lianxin::features::areas;
use lianxin::features::people;
use lianxin::terms::Role;

const CSV: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/roster.csv");
/// The same as a workbook with Chinese headers in another order, and phones and ids as numbers.
const XLSX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/roster.xlsx");

const NOTHING_NEW: &str =
    "Imported: areas 0 new, 0 with other households; people 0 new, 0 changed, 7 unchanged; roles 0 new
6 roles on file are not in the roster; --remove-missing takes them away";

#[track_caller]
fn says(town: &Town, arguments: &[&str]) -> String {
    let ended = town.operator(arguments);
    assert_eq!((ended.code, ended.complained.as_str()), (0, ""), "{}", ended.said);
    ended.said
}

/// Micro-grids and their leaders in the whole district.
async fn count(town: &Town) -> (usize, usize) {
    let mut tx = town.app.db.read(town.app.clock.now()).await.expect("the database is there");
    let district = areas::district(&mut tx).await.expect("areas can be read").expect("there is a district").id;
    let micro_grids = areas::list_within(&mut tx, district, lianxin::terms::Level::MicroGrid).await.expect("areas");
    let leaders = people::holders_within(&mut tx, district, Role::Leader).await.expect("roles can be read");
    tx.rollback().await.expect("the database is there");
    (micro_grids.len(), leaders.len())
}

#[tokio::test]
async fn a_roster_is_imported_once_however_often_and_in_whatever_form() {
    on_both(async |town| {
        let dry = says(town, &["import", "--dry-run", CSV]);
        insta::allow_duplicates! { insta::assert_snapshot!(dry, @"
        Would import: areas 3 new, 1 with other households; people 4 new, 0 changed, 3 unchanged; roles 5 new
        6 roles on file are not in the roster; --remove-missing takes them away
        ") }
        assert_eq!(count(town).await, (6, 6));

        assert_eq!(says(town, &["import", CSV]), dry.replace("Would import", "Imported"));
        assert_eq!(count(town).await, (8, 8));
        assert_eq!(says(town, &["import", CSV]), NOTHING_NEW);
        assert_eq!(says(town, &["import", XLSX]), NOTHING_NEW);
        assert_eq!(count(town).await, (8, 8));
    })
    .await;
}

#[tokio::test]
async fn roles_that_the_roster_no_longer_names_go_only_when_that_is_asked_for() {
    on_both(async |town| {
        says(town, &["import", CSV]);
        let dry = says(town, &["import", "--dry-run", "--remove-missing", CSV]);
        assert!(dry.ends_with("\n6 roles that are not in the roster would be taken away"), "{dry}");
        assert_eq!(count(town).await, (8, 8));
        let done = says(town, &["import", "--remove-missing", CSV]);
        assert!(done.ends_with("\n6 roles that are not in the roster were taken away"), "{done}");
        assert_eq!(count(town).await, (8, 3));

        town.tells("李强", "/start").await;
        town.sees("李强", "李强，您好！");
        town.tells("李强", "/report").await;
        town.sees("李强", "没有做这件事的权限");
    })
    .await;
}

#[tokio::test]
async fn every_bad_row_is_named_and_nothing_at_all_is_imported() {
    on_both(async |town| {
        let bad = town.writes(
            "town,community,grid,micro_grid,households,role,name,phone,telegram_id,language
七星街道,湘都社区,QX-09,QX-09-001,40,leader,好人,19900000201,,
七星街道,湘都社区,QX-09,QX-09-002,很多,leader,甲,19900000202,,
七星街道,湘都社区,,QX-09-003,40,leader,乙,19900000203,,
七星街道,湘都社区,QX-09,QX-09-004,40,队长,丙,19900000204,,
七星街道,湘都社区,QX-09,QX-09-005,40,leader,,19900000205,,
七星街道,湘都社区,QX-09,,,leader,丁,19900000206,,
七星街道,湘都社区,QX-09,QX-09-007,40,leader,戊,12,,
七星街道,湘都社区,QX-09,QX-09-008,40,leader,己,19900000201,,
七星街道,湘都社区,QX-09,QX-09-009,40,leader,庚,19900000209,5001,
七星街道,湘都社区,QX-09,QX-09-010,40,leader,辛,19900000210,5001,
七星街道,湘都社区,QX-09,QX-09-011,40,leader,壬,19900000211,,fr
",
        );
        let ended = town.operator(&["import", &bad]);
        assert_eq!((ended.code, ended.said.as_str()), (1, ""));
        insta::allow_duplicates! { insta::assert_snapshot!(ended.complained, @"
        lianxin: nothing was imported; in the file:
        line 3, households: not a whole number of 0 or more
        line 4, grid: is missing, although the row names a micro_grid
        line 5, role: unknown; known are 区 区防控办 书记 网格长 微网格长 督查员 督查 督察员 督察 卡点人员 卡点 心理咨询师 心理咨询员 心理咨询 志愿者 居民 村民 住户
        line 6, name: is missing
        line 7, role: leader belongs to a micro_grid, and the row names a grid
        line 8, phone: not a phone number of 5 to 15 digits
        line 9, phone: is also that of somebody with another name in line 2
        line 11, telegram_id: is also that of somebody with another name in line 10
        line 12, language: must be zh-CN, zh-TW or en
        ") }
        assert_eq!(count(town).await, (6, 6));
        for name in ["好人", "戊", "19900000201"] {
            assert!(!ended.complained.contains(name), "{name} stands in the operator's log");
        }
    })
    .await;
}

#[tokio::test]
async fn an_account_that_somebody_else_has_joined_with_is_not_taken_from_them() {
    on_both(async |town| {
        let file = town.writes("town,role,name,phone,telegram_id\n七星街道,secretary,新人,19900000301,3001\n");
        let ended = town.operator(&["import", &file]);
        assert_eq!(ended.code, 1);
        let why = "lianxin: nothing was imported; in the file:
line 2, telegram_id: on file this account belongs to somebody else";
        assert_eq!(ended.complained, why);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_roster_is_refused_in_a_sentence() {
    let town = Town::wakes(crate::town::Engine::Sqlite).await;
    let refused = |content: &str| town.operator(&["import", &town.writes(content)]).complained;
    assert_eq!(refused(""), "lianxin: the file is empty");
    let shoes = refused("role,name,phone,shoes\n");
    assert!(shoes.contains("line 1, header: unknown column \"shoes\"; known are town 镇街, "), "{shoes}");
    let missing = town.operator(&["import", "nowhere.csv"]).complained;
    assert!(missing.starts_with("lianxin: cannot read nowhere.csv: "), "{missing}");
}

#[tokio::test]
async fn the_operator_prints_links_of_those_who_have_not_joined() {
    on_both(async |town| {
        says(town, &["import", CSV]);
        let links = says(town, &["invite", "--bot", "@lianxin_bot", "--area", "qx-05", "--role", "微网格长"]);
        assert!(links.starts_with("QX-05-001 微网格长 何平  https://t.me/lianxin_bot?start="), "{links}");
        let links = says(town, &["invite", "--bot", "lianxin_bot", "--area", "QX-05"]);
        let (who, link) = links.split_once("  ").expect("a person and a link");
        assert_eq!((links.lines().count(), who), (1, "QX-05 网格长 何平"));
        let code = link.strip_prefix("https://t.me/lianxin_bot?start=").expect("a link");
        town.sandbox.start(town.account("何平"), Some(code));
        town.pump().await;
        town.sees("何平", "何平，欢迎加入");
        assert_eq!(says(town, &["invite", "--bot", "lianxin_bot", "--area", "QX-05"]), "");
        let ended = town.operator(&["invite", "--bot", "lianxin_bot", "--area", "QX-77"]);
        assert_eq!((ended.code, ended.complained.as_str()), (1, "lianxin: no area is called that"));
    })
    .await;
}
