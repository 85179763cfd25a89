//! Forms, tables and places in the shapes that people give them.

use super::{NONE, read};

#[test]
fn a_form_is_read_in_any_brackets_and_with_any_numbering() {
    let form = "households_visited=19 people_checked=50 fever=0 home_observation=2";
    assert_eq!(read("1.下午 2.QX-10-001 3.走访19户 4.排查50人 5.发热0 6.居观2"), format!("report pm QX-10-001 {form}"));
    assert_eq!(read("〖下午〗〖走访〗19户〖排查〗50人〖发热〗0〖居观〗2"), format!("report pm {form}"));
    assert_eq!(read("走访……19户\n见面……50人\n发热……0人\n居观……2人"), format!("report {form}"));
    assert_eq!(read("走19户/问50人/发热无/居观2"), format!("report {form}"));
    assert_eq!(read("户19、人50、热0、观2"), format!("report {form}"));
    assert_eq!(read("Households: 19\nPersons: 50\nFever: nil\nHome obs: 2"), format!("report {form}"));
}

#[test]
fn hints_for_filling_in_are_no_values() {
    assert_eq!(
        read("（请勿改动格式）\n微网格编号（如QX-03-012）：NH-04-002\n走访户数（户）：33\n发热人员（有/无）：无"),
        "report NH-04-002 households_visited=33 fever=0"
    );
    assert_eq!(read("微网格：（填编号）上午 走访15户"), "report am households_visited=15 ?");
    assert_eq!(read("是否有发热 ☑无 □有\n是否有密接 ☑无 □有"), "report fever=0 close_contacts=0");
}

#[test]
fn a_heading_may_name_the_columns_of_the_entries() {
    assert_eq!(
        read("接龙 下午情况（户/人）\n1. 1微网格 20/55\n2. 2微网格 18/49"),
        "report pm 2微网格 households_visited=18 people_checked=49"
    );
}

#[test]
fn a_heading_with_places_below_it_is_their_sum() {
    assert_eq!(read("湖北返回：武汉1、孝感1"), "report from_hubei=2");
    assert_eq!(read("湖北温州台州那边过来的也没有"), "report from_hubei=0 from_key_area=0");
    assert_eq!(read("胡北没有温州台州没有密街没有"), "report from_hubei=0 from_key_area=0 close_contacts=0");
}

#[test]
fn places_are_named_as_people_name_them() {
    assert_eq!(read("余新2网格8微网格 零报告"), format!("report 余新2网格8微网格 {NONE}"));
    assert_eq!(read("走访14户，没发烧的。3-07"), "report 3-07 households_visited=14 fever=0");
    assert_eq!(read("微网格\t7号微网格\n走访\t20"), "report 7号微网格 households_visited=20");
    assert_eq!(read("Micro-grid 6, 12 Feb, PM: 20 doors"), "report pm Micro-grid 6 households_visited=20");
    assert_eq!(read("10-12 households visited"), "report ?");
    assert_eq!(read("3-05、3-06下午零报告"), format!("report pm 3-05、3-06 {NONE} ?"));
}

#[test]
fn numbers_are_understood_as_they_are_said() {
    assert_eq!(read("走访户数三十有二"), "report households_visited=32");
    assert_eq!(read("走访二是一户"), "report households_visited=21");
    assert_eq!(read("跟小陆两个人跑了23家"), "report households_visited=23");
    assert_eq!(read("401那位也走到了，上午19户"), "report am households_visited=19");
    assert_eq!(read("12 doors give or take, no fever"), "report households_visited=12 fever=0 ?");
    assert_eq!(read("Some people came back from Wenzhou this afternoon"), "report pm ?");
}
