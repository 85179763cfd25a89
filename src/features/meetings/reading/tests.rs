use super::*;

/// Friday, 7 February 2020, 14:00.
fn now() -> NaiveDateTime {
    "2020-02-07T14:00:00".parse().expect("a time")
}

fn at(text: &str) -> String {
    match due(text, now()).0 {
        Due::At(at) => at.format("%m-%d %H:%M").to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn days_and_hours_are_read_as_people_write_them() {
    for (text, expected) in [
        ("明天10:00", "02-08 10:00"),
        ("明天 10：30", "02-08 10:30"),
        ("明天十点", "02-08 10:00"),
        ("明天上午十点半前", "02-08 10:30"),
        ("明天三点", "02-08 15:00"),
        ("明天", "02-08 18:00"),
        ("明天上午", "02-08 12:00"),
        ("明早", "02-08 09:00"),
        ("明晚8点", "02-08 20:00"),
        ("今晚", "02-07 21:00"),
        ("今天下午5点", "02-07 17:00"),
        ("后天下午", "02-09 18:00"),
        ("大后天9点", "02-10 09:00"),
        ("16:30", "02-07 16:30"),
        ("4点前", "02-07 16:00"),
        ("八点前", "02-07 20:00"),
        ("周一", "02-10 18:00"),
        ("周五 16:00", "02-07 16:00"),
        ("周五 10:00", "02-14 10:00"),
        ("下周三", "02-12 18:00"),
        ("2月9日", "02-09 18:00"),
        ("2月9号上午9点", "02-09 09:00"),
        ("2020-02-10 08:00", "02-10 08:00"),
        ("2/10 8:00", "02-10 08:00"),
        ("9号前", "02-09 18:00"),
        ("1月3日", "Past"),
        ("两小时内", "02-07 16:00"),
        ("半小时内", "02-07 14:30"),
        ("30分钟后", "02-07 14:30"),
        ("3天内", "02-10 18:00"),
        ("tomorrow 3pm", "02-08 15:00"),
        ("today by 17:00", "02-07 17:00"),
        ("in 2 hours", "02-07 16:00"),
    ] {
        assert_eq!(at(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_time_or_over_is_asked_back() {
    for (text, expected) in [
        ("2月30日", "Impossible"),
        ("明天25:00", "Impossible"),
        ("13月1日", "Impossible"),
        ("明天10:75", "Impossible"),
        ("今天10:00", "Past"),
        ("10:00", "Past"),
        ("2月6日", "Past"),
        ("核对名单", "Unsaid"),
    ] {
        assert_eq!(at(text), expected, "{text}");
    }
}

#[test]
fn numbers_of_houses_and_points_of_order_are_no_times() {
    for text in ["核对8号楼名单", "落实三点要求", "查3号网格", "有一点困难", "走访20户", "发热门诊24小时值班"]
    {
        assert_eq!(at(text), "Unsaid", "{text}");
    }
}

#[test]
fn in_december_january_is_the_next_one() {
    let now = "2020-12-28T09:00:00".parse().expect("a time");
    assert_eq!(due("1月3日", now).0, Due::At("2021-01-03T18:00:00".parse().expect("a time")));
}

fn read(text: &str) -> (Option<&'static str>, String, String) {
    let (due, rest) = due(text, now());
    let (who, what) = who(&rest, ["周敏", "吴强", "王芳", "Li Na"].into_iter());
    let due = if let Due::At(at) = due { at.format("%d %H:%M").to_string() } else { format!("{due:?}") };
    (who, due, what)
}

#[test]
fn who_when_and_what_may_stand_in_any_order() {
    let whole = (Some("周敏"), "08 10:00".to_owned(), "核对返乡人员名单".to_owned());
    for text in [
        "周敏 明天10:00 核对返乡人员名单",
        "明天10点前 周敏 核对返乡人员名单",
        "核对返乡人员名单 周敏 明天10:00",
        "核对返乡人员名单，请周敏，明天10:00前",
        "周敏明天10点前核对返乡人员名单",
        "明天10:00前，交给周敏：核对返乡人员名单。",
    ] {
        assert_eq!(read(text), whole, "{text}");
    }
}

#[test]
fn a_name_within_the_work_is_not_whose_it_is() {
    let (who, _, what) = read("联系王芳补报 吴强 明天10:00");
    assert_eq!((who, what.as_str()), (Some("吴强"), "联系王芳补报"));
    assert_eq!(read("Li Nadal").0, None);
    let (who, due, what) = read("Li Na tomorrow 3pm check the list");
    assert_eq!((who, due.as_str(), what.as_str()), (Some("Li Na"), "08 15:00", "check the list"));
}

#[test]
fn what_is_missing_is_missing() {
    assert_eq!(read("核对名单"), (None, "Unsaid".to_owned(), "核对名单".to_owned()));
    assert_eq!(read("周敏"), (Some("周敏"), "Unsaid".to_owned(), String::new()));
}

#[test]
fn hours_that_are_nearly_over_are_not_offered() {
    let offered: Vec<String> = offered(now()).iter().map(|at| at.format("%d %H").to_string()).collect();
    assert_eq!(offered, ["07 18", "08 10", "08 18", "09 18"]);
}
