use super::*;
use crate::features::people::sheet;

fn read_text(text: &str) -> Result<Roster, Vec<String>> {
    let rows = sheet::read(text.as_bytes()).expect("CSV");
    read(&rows).map_err(|bad| bad.iter().map(Bad::to_string).collect())
}

#[test]
fn a_row_belongs_to_the_deepest_area_that_it_names() {
    let roster = read_text(
        "姓名,职责,镇街,村社区,网格,微网格,户数,电话\n\
         李强,区防控办,,,,,,\n\
         王芳,微网格长,七星街道,东进社区,QX-01,QX-01-001,４２,199 0000 0001\n",
    )
    .expect("a good roster");
    let areas: Vec<String> = roster.areas.iter().map(|(path, households)| format!("{path:?} {households:?}")).collect();
    assert_eq!(areas.len(), 5);
    assert_eq!(areas[4], r#"["七星街道", "东进社区", "QX-01", "QX-01-001"] Some(42)"#);
    assert_eq!(roster.people[0].roles, [(Role::District, vec![])]);
    assert_eq!(roster.people[1].phone.as_ref().map(Phone::reveal), Some("19900000001"));
}

#[test]
fn an_address_is_kept_as_it_is_written() {
    let roster = read_text("姓名,职责,镇街,村社区,地址\n钱阿姨,居民,七星街道,东进社区, 示例路3弄12号 401 室 \n")
        .expect("a good roster");
    assert_eq!(roster.people[0].address.as_deref(), Some("示例路3弄12号 401 室"));
}

#[test]
fn one_person_may_hold_several_roles() {
    let roster = read_text(
        "town,community,role,name,phone,telegram_id\n\
         甲,乙,secretary,王芳,19900000001,\n\
         甲,乙,volunteer,王芳,199-0000-0001,77\n\
         甲,乙,inspector,王芳,,77\n",
    )
    .expect("a good roster");
    assert_eq!(roster.people.len(), 1);
    assert_eq!(roster.people[0].user, Some(UserId(77)));
    assert_eq!(roster.people[0].roles.len(), 3);
}

#[test]
fn everything_that_is_wrong_is_named_at_once_and_without_a_cell_that_may_be_a_name() {
    let bad = read_text(
        "town,community,grid,micro_grid,households,role,name,phone,telegram_id,language\n\
         甲,乙,,M-1,many,leader,王芳,12,0,fr\n\
         甲,乙,,,,leader,,,,\n\
         甲,乙,,,,王芳,李强,,,\n",
    )
    .expect_err("nothing good in it");
    insta::assert_snapshot!(bad.join("\n"), @"
    line 2, grid: is missing, although the row names a micro_grid
    line 2, households: not a whole number of 0 or more
    line 2, phone: not a phone number of 5 to 15 digits
    line 2, telegram_id: not a Telegram id, which is a whole number above 0
    line 2, language: must be zh-CN, zh-TW or en
    line 3, name: is missing
    line 3, role: leader belongs to a micro_grid, and the row names a community
    line 4, role: unknown; known are 区 区防控办 书记 网格长 微网格长 督查员 督查 督察员 督察 卡点人员 卡点 心理咨询师 心理咨询员 心理咨询 志愿者 居民 村民 住户
    ");
}

#[test]
fn rows_that_contradict_each_other_are_refused() {
    let bad = read_text(
        "town,households,role,name,phone,telegram_id\n\
         甲,10,secretary,王芳,19900000001,7\n\
         甲,,volunteer,李强,19900000001,\n\
         甲,,volunteer,张伟,,7\n\
         甲,,volunteer,王芳,19900000002,7\n\
         甲,11,volunteer,王芳,19900000001,8\n",
    )
    .expect_err("contradictions");
    insta::assert_snapshot!(bad.join("\n"), @"
    line 3, phone: is also that of somebody with another name in line 2
    line 4, telegram_id: is also that of somebody with another name in line 2
    line 5, telegram_id: is also that of somebody with another phone in line 2
    line 6, households: another line gives another number for the same area
    line 6, telegram_id: differs from that of the same person in line 2
    ");
}

#[test]
fn a_column_that_is_unknown_twice_there_or_missing_is_named() {
    let bad = read_text("name,name,age\nx,y,3\n").expect_err("a bad header");
    assert_eq!(bad.len(), 3, "{bad:?}");
    assert!(bad[1].contains("\"age\""));
}
