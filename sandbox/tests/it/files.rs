//! Pictures and documents, up and down.

use lianxin_sandbox::MessageId;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::bot::Stage;

#[tokio::test]
async fn a_document_is_uploaded_sent_again_by_its_id_and_fetched() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.start(wang, None);
    let part = Part::bytes("日期,上报\n".as_bytes().to_vec()).file_name("日报.csv").mime_str("text/csv").unwrap();
    let form = Form::new().text("chat_id", wang.0.to_string()).text("caption", "今日").part("document", part);
    let answer = stage.client.post(stage.method("sendDocument")).multipart(form).send().await.unwrap();
    let sent = answer.json::<Value>().await.unwrap()["result"].clone();
    assert_eq!(sent["document"]["file_name"], "日报.csv");
    assert_eq!(sent["caption"], "今日");

    let id = sent["document"]["file_id"].clone();
    stage.ok("sendDocument", json!({ "chat_id": wang, "document": id })).await;
    let file = stage.ok("getFile", json!({ "file_id": id })).await;
    let path = file["file_path"].as_str().unwrap();
    let url = format!("{}/file/bot{}/{path}", stage.sandbox.url(), stage.sandbox.token());
    let bytes = stage.client.get(url).send().await.unwrap().bytes().await.unwrap();
    assert_eq!(bytes, "日期,上报\n".as_bytes());

    let wrong = stage.refused("sendDocument", json!({ "chat_id": wang, "document": "nothing" })).await;
    assert_eq!(wrong, "400 Bad Request: wrong file identifier/HTTP URL specified");
    let long = json!({ "chat_id": wang, "document": id, "caption": "连".repeat(1025) });
    assert_eq!(stage.refused("sendDocument", long).await, "400 Bad Request: message caption is too long");
}

#[tokio::test]
async fn a_picture_is_an_array_of_sizes_and_must_be_a_picture() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let photo = stage.sandbox.photo(wang, wang, "测温");
    let update = stage.takes().await.remove(0);
    assert_eq!(update["message"]["caption"], "测温");
    let sizes = update["message"]["photo"].as_array().unwrap();
    let again = stage.ok("sendPhoto", json!({ "chat_id": wang, "photo": sizes[1]["file_id"] })).await;
    let sent = MessageId(again["message_id"].as_i64().unwrap());
    assert_eq!(stage.sandbox.file_of(wang, photo), stage.sandbox.file_of(wang, sent));

    let part = Part::bytes(b"not a picture".to_vec()).file_name("x.png");
    let form = Form::new().text("chat_id", wang.0.to_string()).part("photo", part);
    let answer = stage.client.post(stage.method("sendPhoto")).multipart(form).send().await.unwrap();
    assert_eq!(answer.json::<Value>().await.unwrap()["description"], "Bad Request: IMAGE_PROCESS_FAILED");
}

#[tokio::test]
async fn the_pictures_of_an_album_come_one_by_one_under_one_id() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.album(wang, wang, &["测温", ""]);
    stage.sandbox.album(wang, wang, &[""]);
    let updates = stage.takes().await;
    let said: Vec<_> = updates.iter().map(|update| update["message"]["caption"].as_str()).collect();
    assert_eq!(said, [Some("测温"), None, None]);
    let albums: Vec<_> = updates.iter().map(|update| update["message"]["media_group_id"].as_str().unwrap()).collect();
    assert!(albums[0] == albums[1] && albums[1] != albums[2]);
}
