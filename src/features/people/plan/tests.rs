use super::*;
use crate::features::people::{roster, sheet};

const HEADER: &str = "town,community,grid,micro_grid,households,role,name,phone,telegram_id,language\n";

fn read(rows: &str) -> Roster {
    let rows = sheet::read(format!("{HEADER}{rows}").as_bytes()).expect("CSV");
    roster::read(&rows).expect("a good roster")
}

/// What is on file after a plan for an empty database was carried out.
fn carried_out(plan: &Plan) -> OnFile {
    let area_id = |index: usize| AreaId(index as i64 + 1);
    let place = |place: areas::Place| match place {
        areas::Place::OnFile(id) => id,
        areas::Place::New(index) => area_id(index),
    };
    let person = |who: Who| match who {
        Who::OnFile(id) => id,
        Who::New(index) => PersonId(index as i64 + 1),
    };
    let area = |(index, new): (usize, &areas::New)| Area {
        id: area_id(index),
        parent: new.above.map(place),
        level: new.level,
        name: new.name.clone(),
        households: new.households,
    };
    let known = |(index, facts): (usize, &Facts)| Known { id: person(Who::New(index)), facts: facts.clone() };
    OnFile {
        areas: plan.new_areas.iter().enumerate().map(area).collect(),
        people: plan.new_people.iter().enumerate().map(known).collect(),
        roles: plan.new_roles.iter().map(|(who, role, at)| (person(*who), *role, place(*at))).collect(),
    }
}

fn first(rows: &str) -> OnFile {
    carried_out(&plan(read(rows), &OnFile::default(), "南湖区").expect("a good plan"))
}

const TWO: &str = "甲,乙,G-1,M-1,40,leader,王芳,19900000001,,\n甲,乙,G-1,,,grid_leader,李强,,,\n";

#[test]
fn importing_again_changes_nothing() {
    let on_file = first(TWO);
    assert_eq!((on_file.areas.len(), on_file.people.len(), on_file.roles.len()), (5, 2, 2));
    let again = plan(read(TWO), &on_file, "南湖区").expect("a good plan");
    assert!(again.is_empty() && again.missing_roles.is_empty(), "{again:?}");
    assert_eq!(again.same, 2);
}

#[test]
fn people_are_found_by_phone_then_by_place_and_keep_what_the_file_leaves_out() {
    let mut on_file = first(TWO);
    on_file.people[0].facts.user = Some(UserId(7));
    on_file.people[0].facts.lang = Some(Lang::En);
    let rows = "甲,乙,G-1,M-2,,leader,王芳芳,19900000001,,zh-CN\n甲,乙,G-1,,,grid_leader,李强,19900000002,,\n";
    let plan = plan(read(rows), &on_file, "南湖区").expect("a good plan");
    assert!(plan.new_people.is_empty());
    let names: Vec<_> = plan.changed.iter().map(|known| (known.id.0, known.facts.name.as_str())).collect();
    assert_eq!(names, [(1, "王芳芳"), (2, "李强")]);
    assert_eq!((plan.changed[0].facts.user, plan.changed[0].facts.lang), (Some(UserId(7)), Some(Lang::En)));
    assert_eq!(plan.changed[1].facts.phone.as_deref(), Some("19900000002"));
    assert_eq!((plan.new_areas.len(), plan.new_roles.len(), plan.missing_roles.len()), (1, 1, 1));
}

#[test]
fn two_people_of_one_name_and_place_with_two_phones_stay_two() {
    let on_file = first("甲,乙,,,,volunteer,王芳,19900000001,,\n");
    let plan = plan(read("甲,乙,,,,volunteer,王芳,19900000002,,\n"), &on_file, "南湖区").expect("a good plan");
    assert_eq!((plan.new_people.len(), plan.changed.len(), plan.missing_roles.len()), (1, 0, 1));
}

#[test]
fn an_account_with_another_name_and_another_phone_is_somebody_else() {
    let on_file = first("甲,,,,,secretary,王芳,19900000001,7,\n");
    let bad = plan(read("甲,,,,,secretary,李强,19900000002,7,\n"), &on_file, "南湖区").expect_err("a clash");
    assert_eq!(bad[0].to_string(), "line 2, telegram_id: on file this account belongs to somebody else");
    for same in ["甲,,,,,secretary,王芳,19900000002,7,\n", "甲,,,,,secretary,王芳芳,19900000001,7,\n"] {
        assert_eq!(plan(read(same), &on_file, "南湖区").expect("the same person").changed.len(), 1);
    }
}

#[test]
fn an_account_that_belongs_to_somebody_else_on_file_is_refused() {
    let on_file = first("甲,,,,,secretary,王芳,19900000001,7,\n甲,,,,,volunteer,李强,19900000002,,\n");
    let bad = plan(read("甲,,,,,volunteer,李强,19900000002,7,\n"), &on_file, "南湖区").expect_err("a clash");
    assert_eq!(bad[0].to_string(), "line 2, telegram_id: on file this account belongs to somebody else");
    let rows = "甲,,,,,secretary,王芳,19900000001,,\n甲,,,,,volunteer,王芳,,7,\n";
    let bad = plan(read(rows), &on_file, "南湖区").expect_err("a clash");
    assert_eq!(bad[0].to_string(), "line 3, telegram_id: on file this is the person of line 2");
}

#[test]
fn another_number_of_households_is_noticed() {
    let on_file = first(TWO);
    let plan = plan(read("甲,乙,G-1,M-1,41,leader,王芳,19900000001,,\n"), &on_file, "南湖区").expect("a good plan");
    assert_eq!(plan.households.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [41]);
}
