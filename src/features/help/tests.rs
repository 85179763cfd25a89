//! The rules, one by one.

use super::model::{Fresh, Hours, Request, RequestId, Rung, State, Wanted, Wishes};
use super::reading::Category;
use super::rules::{
    Claimant, Claiming, Due, Offer, Sending, arrival, claim, due, home, offer, read_application, read_cost, sending,
    suits, wanted, wanted_as_of, without_talk,
};
use super::store::sums::Counted;
use super::tally::Tally;
use crate::terms::{AreaId, Level, PersonId, Phone, Role, moment};

fn request(state: State) -> Request {
    Request {
        id: RequestId(1),
        person: Some(PersonId(1)),
        area: AreaId(1),
        categories: vec![Category::Groceries],
        said: Some("青菜".into()),
        photo: None,
        wanted: Wanted::Today,
        urgent: false,
        danger: false,
        phone: Phone::read("13800000001"),
        address: None,
        state,
        round: 0,
        rung: Rung::Group,
        volunteer: None,
        arrives_at: None,
        nudged: false,
        due_at: Some(moment(1_000)),
        cost: None,
        paid: false,
        seemed: None,
        worried: false,
        note: None,
        thanked: false,
        asked_at: moment(0),
        claimed_at: None,
        delivered_at: None,
        ended_at: None,
    }
}

fn claimant(person: i64) -> Claimant {
    Claimant { person: PersonId(person), may: true, hears_us: true, has: 0, most: 3 }
}

#[test]
fn the_first_press_wins_and_a_second_of_the_same_changes_nothing() {
    assert_eq!(claim(&request(State::Open), claimant(2)), Claiming::Won);
    let taken = Request { volunteer: Some(PersonId(2)), ..request(State::Claimed) };
    assert_eq!(claim(&taken, claimant(2)), Claiming::Own);
    assert_eq!(claim(&taken, claimant(3)), Claiming::Taken);
}

#[test]
fn a_talk_is_offered_again_once_the_offer_is_out_of_view_and_never_beside_one_that_is_under_way() {
    let offered = Request { categories: vec![Category::Counselling], said: None, ..request(State::Draft) };
    assert_eq!(offer(&offered, moment(599_999)), Offer::InView);
    assert_eq!(offer(&offered, moment(600_000)), Offer::Anew);
    for state in [State::Open, State::Claimed] {
        assert_eq!(offer(&Request { state, ..offered.clone() }, moment(600_000)), Offer::Needless);
    }
}

#[test]
fn what_is_over_is_nobodys_and_who_may_not_go_does_not() {
    for state in [State::Draft, State::Delivered, State::Closed, State::Cancelled] {
        assert_eq!(claim(&request(state), claimant(2)), Claiming::Over);
    }
    let open = request(State::Open);
    assert_eq!(claim(&open, claimant(1)), Claiming::Yourself);
    assert_eq!(claim(&open, Claimant { may: false, ..claimant(2) }), Claiming::NoVolunteer);
    assert_eq!(claim(&open, Claimant { hears_us: false, ..claimant(2) }), Claiming::Deaf);
    assert_eq!(claim(&open, Claimant { has: 3, ..claimant(2) }), Claiming::Enough);
}

#[test]
fn a_timer_counts_only_for_the_moment_that_stands_in_the_request() {
    let at = moment(1_000);
    assert_eq!(due(&request(State::Open), moment(999)), Due::Nothing);
    assert_eq!(due(&request(State::Open), at), Due::Climb);
    assert_eq!(due(&Request { rung: Rung::Counsellors, ..request(State::Open) }, at), Due::NextCounsellor);
    assert_eq!(due(&request(State::Claimed), at), Due::Nudge);
    assert_eq!(due(&Request { nudged: true, ..request(State::Bought) }, at), Due::BackToPool);
    assert_eq!(due(&request(State::Delivered), at), Due::Close);
    assert_eq!(due(&request(State::Draft), at), Due::Remind);
    let talk = Request { categories: vec![Category::Counselling], ..request(State::Claimed) };
    assert_eq!(due(&talk, at), Due::Close);
    assert_eq!(due(&request(State::Cancelled), at), Due::Nothing);
}

#[test]
fn a_request_is_sent_once_it_says_what_and_how_to_find_its_resident() {
    let draft = request(State::Draft);
    assert_eq!(sending(&draft), Sending::Go);
    assert_eq!(sending(&request(State::Open)), Sending::Past);
    assert_eq!(sending(&Request { categories: vec![], ..draft.clone() }), Sending::NoCategory);
    assert_eq!(sending(&Request { said: None, ..draft.clone() }), Sending::NoContent);
    assert_eq!(sending(&Request { said: None, photo: Some("x".into()), ..draft.clone() }), Sending::Go);
    assert_eq!(sending(&Request { said: None, categories: vec![Category::Garbage], ..draft.clone() }), Sending::Go);
    assert_eq!(sending(&Request { phone: None, ..draft.clone() }), Sending::NoWay);
    assert_eq!(sending(&Request { phone: None, categories: vec![Category::Counselling], ..draft }), Sending::Go);
}

#[test]
fn when_is_read_from_the_words() {
    assert_eq!(wanted("明早要去医院", true), Wanted::Tomorrow);
    assert_eq!(wanted("药没了", true), Wanted::Now);
    assert_eq!(wanted("下周带点米", false), Wanted::Later);
    assert_eq!(wanted("买点青菜", false), Wanted::Today);
    let day = |day| chrono::NaiveDate::from_ymd_opt(2020, 2, day).expect("a date");
    assert_eq!(wanted_as_of(Wanted::Tomorrow, day(7), day(7)), Wanted::Tomorrow);
    assert_eq!(wanted_as_of(Wanted::Tomorrow, day(7), day(8)), Wanted::Today);
    assert_eq!(arrival(Wanted::Today, moment(5), moment(9)), moment(5));
    assert_eq!(arrival(Wanted::Tomorrow, moment(5), moment(9)), moment(9));
}

#[test]
fn a_cost_is_a_number_and_a_phone_is_none() {
    for (text, fen) in
        [("38.5", 3_850), ("¥38.50", 3_850), ("花了38元", 3_800), ("共 12.05 块", 1_205), ("３８．５", 3_850)]
    {
        assert_eq!(read_cost(text), Some(fen), "{text}");
    }
    for text in ["", "三十八", "38.505", "13800005001", "门铃坏了", "-5", "1.2.3", "99999"] {
        assert_eq!(read_cost(text), None, "{text}");
    }
}

#[test]
fn an_application_is_read_in_any_order() {
    let (phone, words) = read_application("林志，13800005001 湘都社区");
    assert_eq!(
        (phone.map(|phone| phone.reveal().to_owned()), words),
        (Some("13800005001".into()), vec!["林志".to_owned(), "湘都社区".to_owned()])
    );
    assert_eq!(read_application("138 0000 5001").0.map(|phone| phone.reveal().to_owned()), Some("13800005001".into()));
    assert_eq!(read_application("我住 502").0, None);
}

#[test]
fn home_is_where_somebody_is_a_resident_else_where_they_work_closest() {
    let leader = (Role::Leader, Level::MicroGrid, AreaId(3));
    let resident = (Role::Resident, Level::Community, AreaId(2));
    assert_eq!(home(&[leader, resident]), Some(AreaId(2)));
    assert_eq!(home(&[(Role::Volunteer, Level::Community, AreaId(2)), leader]), Some(AreaId(3)));
    assert_eq!(home(&[]), None);
}

#[test]
fn a_wish_to_talk_leaves_the_request_that_goes_to_a_group() {
    let (food, talk) = (Category::Groceries, Category::Counselling);
    assert_eq!(without_talk(&[food, talk]), (vec![food], true));
    assert_eq!(without_talk(&[talk]), (vec![talk], false));
    assert_eq!(without_talk(&[food]), (vec![food], false));
}

#[test]
fn whoever_wished_for_it_is_put_first() {
    let wishes = Wishes { categories: vec![Category::Meals], times: vec![] };
    assert!(suits(&wishes, &[Category::Meals], Hours::Evening));
    assert!(!suits(&wishes, &[Category::Repair], Hours::Evening));
    assert!(!suits(&Wishes { times: vec![Hours::Morning], ..wishes }, &[Category::Meals], Hours::Evening));
    assert!(!suits(&Wishes::default(), &[Category::Meals], Hours::Evening));
}

#[test]
fn sums_of_areas_are_the_sums_of_their_tallies() {
    let row = |state: &str, asked_at, delivered_at| Counted {
        area: 1,
        state: state.into(),
        asked_at,
        claimed_at: Some(asked_at + 60_000),
        delivered_at,
        ended_at: None,
    };
    let since = moment(0);
    let mut sum = Tally::of(&row("open", 50_000, None), since);
    sum += &Tally::of(&row("open", 20_000, None), since);
    sum += &Tally::of(&row("delivered", 0, Some(600_000)), since);
    assert_eq!((sum.open.count, sum.open.oldest), (2, Some(20_000)));
    assert_eq!((sum.delivered, sum.minutes_to_deliver.as_slice()), (1, [10].as_slice()));
    assert_eq!(sum.minutes_to_claim, [1, 1, 1]);
    let ten: Vec<i64> = (1..=10).collect();
    assert_eq!((Tally::percentile(&ten, 50), Tally::percentile(&ten, 90)), (Some(5), Some(9)));
    assert_eq!(Tally::percentile(&[], 50), None);
}

/// A draft's fields are those of the request that it becomes.
#[test]
fn a_fresh_request_knows_whom_to_call() {
    let fresh = Fresh {
        person: PersonId(1),
        area: AreaId(1),
        categories: vec![],
        said: None,
        photo: None,
        wanted: Wanted::Today,
        urgent: false,
        danger: false,
        phone: Phone::read("13800000001"),
        address: None,
    };
    assert!(!format!("{fresh:?}").contains("13800000001"), "a phone prints masked");
}
