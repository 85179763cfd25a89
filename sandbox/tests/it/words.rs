//! What the sandbox itself says, in the page's languages.

use lianxin_sandbox::{ChatId, MessageId, PersonId};
use serde_json::{Value, json};

use crate::bot::Stage;
use crate::page::{act, get, post, text};

/// A member, somebody who left, somebody whose account is deleted, and a group with messages of all sorts.
struct Place {
    stage: Stage,
    wang: PersonId,
    li: PersonId,
    zhao: PersonId,
    grid: ChatId,
    board: MessageId,
    said: MessageId,
}

#[tokio::test]
async fn every_refusal_of_a_deed_has_words_on_the_page() {
    let place = place().await;
    let dictionary = dictionary(&place.stage).await;
    for (deed, key) in refused_deeds(&place) {
        let refusal = act(&place.stage, deed).await;
        assert_eq!(refusal["words"]["key"], key, "{refusal}");
        assert_has_words(&dictionary, key);
    }
    let refusal = post(&place.stage, "/sandbox/clock", json!({ "advance_seconds": 1 })).await;
    assert_eq!(refusal["words"]["key"], "clock_cannot_move");
    assert_has_words(&dictionary, "clock_cannot_move");
}

#[tokio::test]
async fn every_line_about_a_chat_has_words_on_the_page() {
    let place = place().await;
    let dictionary = dictionary(&place.stage).await;
    let mut keys = service_keys(&place.stage, place.grid).await;
    let grown = place.stage.sandbox.upgrade_to_supergroup(place.grid);
    keys.extend(service_keys(&place.stage, grown).await);

    assert_eq!(keys, ["joined", "pinned_a_message", "joined", "left", "became_supergroup"]);
    for key in &keys {
        assert_has_words(&dictionary, key);
    }
}

async fn place() -> Place {
    let stage = Stage::opens().await;
    let [wang, li, zhao] = ["王芳", "李强", "赵敏"].map(|name| stage.sandbox.person(name));
    let grid = stage.sandbox.group("七星3网格", &[wang]);
    let link = json!({ "inline_keyboard": [[{ "text": "看", "url": "https://example.org/" }]] });
    let sent = stage.ok("sendMessage", json!({ "chat_id": grid, "text": "今天", "reply_markup": link })).await;
    let board = MessageId(sent["message_id"].as_i64().unwrap());
    stage.sandbox.make_bot_admin(wang, grid);
    stage.ok("pinChatMessage", json!({ "chat_id": grid, "message_id": board })).await;
    let said = stage.sandbox.say(wang, grid, "早");
    stage.sandbox.join(li, grid);
    stage.sandbox.leave(li, grid);
    stage.sandbox.deactivate(zhao);
    stage.sandbox.block(wang);
    Place { stage, wang, li, zhao, grid, board, said }
}

fn refused_deeds(place: &Place) -> Vec<(Value, &'static str)> {
    let Place { wang, li, zhao, grid, board, said, .. } = place;
    let long = "早".repeat(4097);
    vec![
        (json!({ "as": 5, "do": "say", "chat": grid, "text": "早" }), "no_person"),
        (json!({ "as": zhao, "do": "say", "chat": grid, "text": "早" }), "deactivated"),
        (json!({ "as": wang, "do": "say", "chat": -5, "text": "早" }), "no_chat"),
        (json!({ "as": wang, "do": "join", "chat": wang }), "not_a_group"),
        (json!({ "as": wang, "do": "say", "chat": li, "text": "早" }), "not_their_chat"),
        (json!({ "as": li, "do": "say", "chat": grid, "text": "早" }), "not_in_group"),
        (json!({ "as": wang, "do": "say", "chat": wang, "text": "早" }), "bot_blocked"),
        (json!({ "as": li, "do": "say", "chat": li, "text": "早", "anonymous": true }), "not_admin"),
        (json!({ "as": wang, "do": "delete", "chat": grid }), "no_message_named"),
        (json!({ "as": wang, "do": "react", "chat": grid, "message": 999, "text": "👍" }), "message_gone"),
        (json!({ "as": wang, "do": "reply", "chat": grid, "message": 999, "text": "早" }), "answered_message_gone"),
        (json!({ "as": wang, "do": "edit", "chat": grid, "message": board, "text": "早" }), "not_their_message"),
        (json!({ "as": wang, "do": "say", "chat": grid, "text": " " }), "nothing_to_send"),
        (json!({ "as": wang, "do": "say", "chat": grid, "text": long }), "too_long"),
        (json!({ "as": wang, "do": "tap", "chat": grid, "message": said, "row": 0, "column": 0 }), "button_gone"),
        (json!({ "as": wang, "do": "tap", "chat": grid, "message": board, "row": 0, "column": 0 }), "button_is_link"),
        (json!({ "as": li, "do": "start", "text": "不行" }), "bad_payload"),
    ]
}

async fn service_keys(stage: &Stage, chat: ChatId) -> Vec<String> {
    let messages = get(stage, &format!("/sandbox/chats/{}/messages", chat.0)).await;
    let keys = messages.as_array().unwrap().iter().filter_map(|message| message["words"]["key"].as_str());
    keys.map(str::to_owned).collect()
}

/// The part of the page's words that is for what the server says.
async fn dictionary(stage: &Stage) -> String {
    let words = text(stage, "/sandbox/assets/words.js").await;
    words.split_once("const SERVER_WORDS").unwrap().1.to_owned()
}

#[track_caller]
fn assert_has_words(dictionary: &str, key: &str) {
    assert!(dictionary.contains(&format!("\n  {key}: [\"")), "the page has no words for {key}");
}
