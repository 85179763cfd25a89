//! The page's own files, built into the program.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

const INDEX: &str = include_str!("../../page/index.html");

/// What `/sandbox/assets/` holds, by name.
const ASSETS: &[(&str, &str)] = &[
    ("app.js", include_str!("../../page/app.js")),
    ("bubbles.js", include_str!("../../page/bubbles.js")),
    ("clock.js", include_str!("../../page/clock.js")),
    ("desk.js", include_str!("../../page/desk.js")),
    ("elements.js", include_str!("../../page/elements.js")),
    ("faces.js", include_str!("../../page/faces.js")),
    ("lists.js", include_str!("../../page/lists.js")),
    ("menus.js", include_str!("../../page/menus.js")),
    ("news.js", include_str!("../../page/news.js")),
    ("pane.js", include_str!("../../page/pane.js")),
    ("server.js", include_str!("../../page/server.js")),
    ("sheet.js", include_str!("../../page/sheet.js")),
    ("talk.js", include_str!("../../page/talk.js")),
    ("tour.js", include_str!("../../page/tour.js")),
    ("words.js", include_str!("../../page/words.js")),
    ("world.js", include_str!("../../page/world.js")),
    ("writing.js", include_str!("../../page/writing.js")),
    ("style.css", include_str!("../../page/style.css")),
];

pub(super) async fn index() -> Html<&'static str> {
    Html(INDEX)
}

pub(super) async fn asset(Path(file): Path<String>) -> Response {
    let Some((name, text)) = ASSETS.iter().find(|(name, _)| *name == file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = if name.ends_with(".css") { "text/css; charset=utf-8" } else { "text/javascript; charset=utf-8" };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], *text).into_response()
}
