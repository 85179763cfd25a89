//! Groups: what the bot hears, who comes and goes, and groups that grow.

use lianxin_sandbox::{ChatKind, GroupShape, Standing};
use serde_json::{Value, json};

use crate::bot::Stage;

#[tokio::test]
async fn with_privacy_a_plain_member_hears_commands_replies_and_mentions_only() {
    let stage = Stage::opens().await;
    let sandbox = &stage.sandbox;
    let wang = sandbox.person("王芳");
    let grid = sandbox.group("七星3网格", &[wang]);
    let prompt = stage.sends(grid, "请报").await;
    let chat = sandbox.say(wang, grid, "大家辛苦了");
    stage.takes().await;

    sandbox.say(wang, grid, "大家早");
    sandbox.say(wang, grid, "/report@other_bot");
    sandbox.say(wang, grid, "@other_bot 在吗");
    sandbox.reply(wang, (grid, chat), "谢谢");
    sandbox.say(wang, grid, "/report");
    sandbox.say(wang, grid, "/report@Lianxin_Bot 零");
    sandbox.say(wang, grid, "@lianxin_bot 在吗");
    sandbox.reply(wang, (grid, prompt), "零报告");
    assert_eq!(texts(&stage.takes().await), ["/report", "/report@Lianxin_Bot 零", "@lianxin_bot 在吗", "零报告"]);

    sandbox.set_privacy(false);
    sandbox.say(wang, grid, "现在听见了");
    sandbox.set_privacy(true);
    sandbox.make_bot_admin(wang, grid);
    sandbox.say(wang, grid, "管理员也听见");
    let heard = stage.takes().await;
    assert_eq!(texts(&heard), ["现在听见了", "管理员也听见"]);
    assert!(heard.iter().any(|update| update["my_chat_member"]["new_chat_member"]["status"] == "administrator"));
}

#[tokio::test]
async fn an_anonymous_admin_is_nobody() {
    let stage = Stage::opens_with(|options| options.privacy = false).await;
    let wang = stage.sandbox.person("王芳");
    let grid = stage.sandbox.group("七星3网格", &[wang]);
    stage.takes().await;
    stage.sandbox.say_anonymously(wang, grid, "/report");
    let message = stage.takes().await.remove(0)["message"].clone();
    assert_eq!(message["from"]["username"], "GroupAnonymousBot");
    assert_eq!(message["from"]["id"], 1_087_968_824);
    assert_eq!(message["sender_chat"]["id"], json!(grid));
}

#[tokio::test]
async fn members_and_reactions_are_told_only_to_an_admin_who_asked() {
    let stage = Stage::opens().await;
    let sandbox = &stage.sandbox;
    let [wang, li] = ["王芳", "李强"].map(|name| sandbox.person(name));
    let grid = sandbox.group("七星3网格", &[wang]);
    let prompt = stage.sends(grid, "请报").await;
    sandbox.make_bot_admin(wang, grid);
    stage.takes().await;

    sandbox.join(li, grid);
    sandbox.react(wang, (grid, prompt), "👍");
    assert_eq!(stage.takes_kinds().await, ["message"], "the default list holds neither");

    stage.ok("getUpdates", json!({ "allowed_updates": ["message", "chat_member", "message_reaction"] })).await;
    sandbox.leave(li, grid);
    sandbox.react(wang, (grid, prompt), "");
    let updates = stage.takes().await;
    assert_eq!(updates[0]["message"]["left_chat_member"]["id"], json!(li));
    assert_eq!(updates[1]["chat_member"]["old_chat_member"]["status"], "member");
    assert_eq!(updates[1]["chat_member"]["new_chat_member"]["status"], "left");
    assert_eq!(updates[2]["message_reaction"]["old_reaction"][0]["emoji"], "👍");

    sandbox.set_bot(wang, grid, Standing::Member);
    sandbox.react(wang, (grid, prompt), "👍");
    assert!(stage.updates().await.is_empty(), "a plain member is not told of reactions");
}

#[tokio::test]
async fn a_group_that_grows_has_a_new_id_and_says_so() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let old = stage.sandbox.group("七星3网格", &[wang]);
    stage.takes().await;

    let new = stage.sandbox.upgrade_to_supergroup(old);
    let updates = stage.takes().await;
    assert_eq!(updates[0]["message"]["migrate_to_chat_id"], json!(new));
    assert_eq!(updates[1]["message"]["migrate_from_chat_id"], json!(old));
    assert_eq!(updates[1]["message"]["chat"]["type"], "supergroup");

    let answer = stage.call("sendMessage", json!({ "chat_id": old, "text": "早" })).await;
    assert_eq!(answer["error_code"], 400);
    assert_eq!(answer["description"], "Bad Request: group chat was upgraded to a supergroup chat");
    assert_eq!(answer["parameters"]["migrate_to_chat_id"], json!(new));
    stage.sends(new, "早").await;
    stage.sandbox.say(wang, old, "/report");
    assert_eq!(stage.takes().await[0]["message"]["chat"]["id"], json!(new), "people find it under both ids");
}

#[tokio::test]
async fn members_are_told_as_they_are() {
    let stage = Stage::opens().await;
    let sandbox = &stage.sandbox;
    let [wang, li, zhao] = ["王芳", "李强", "赵敏"].map(|name| sandbox.person(name));
    let shape = GroupShape { kind: ChatKind::Supergroup, bot: Standing::Admin };
    let grid = sandbox.group_with("七星3网格", &[wang, li], shape);

    for (person, status) in [(wang, "creator"), (li, "member"), (zhao, "left")] {
        let member = stage.ok("getChatMember", json!({ "chat_id": grid, "user_id": person })).await;
        assert_eq!(member["status"], status);
    }
    let unknown = stage.refused("getChatMember", json!({ "chat_id": grid, "user_id": 5 })).await;
    assert_eq!(unknown, "400 Bad Request: member not found");
    let admins = stage.ok("getChatAdministrators", json!({ "chat_id": grid })).await;
    assert_eq!(admins.as_array().unwrap().len(), 2);
    assert_eq!(admins[1]["can_pin_messages"], true);
    assert_eq!(stage.ok("getChatMemberCount", json!({ "chat_id": grid })).await, json!(3));

    stage.ok("leaveChat", json!({ "chat_id": grid })).await;
    let refusal = stage.refused("getChat", json!({ "chat_id": grid })).await;
    assert_eq!(refusal, "403 Forbidden: bot is not a member of the supergroup chat");
}

#[tokio::test]
async fn being_thrown_out_and_blocked_is_told() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let grid = stage.sandbox.group("七星3网格", &[wang]);
    stage.sandbox.start(wang, None);
    stage.takes().await;
    stage.sandbox.remove_bot(wang, grid);
    stage.sandbox.block(wang);
    stage.sandbox.start(wang, Some("join-QX01"));
    let updates = stage.takes().await;
    let statuses: Vec<&Value> =
        updates.iter().map(|update| &update["my_chat_member"]["new_chat_member"]["status"]).collect();
    assert_eq!(statuses, [&json!("kicked"), &json!("kicked"), &json!("member"), &Value::Null]);
    assert_eq!(texts(&updates), ["/start join-QX01"]);
}

fn texts(updates: &[Value]) -> Vec<&str> {
    updates.iter().filter_map(|update| update["message"]["text"].as_str()).collect()
}
