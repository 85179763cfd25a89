//! Files by their ids, and their bytes.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::{ApiError, Done, Params};
use crate::server::Shared;
use crate::world::{StoredFile, World};

/// The largest file that a bot may fetch, in bytes.
const LARGEST: usize = 20 * 1024 * 1024;

pub(super) fn get_file(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let id = params.text("file_id").unwrap_or_default();
    let file = world.file(&id).ok_or_else(|| ApiError::bad_request("invalid file_id"))?;
    if file.bytes.len() > LARGEST {
        return Err(ApiError::bad_request("file is too big"));
    }
    Ok(Done::told(json!({
        "file_id": id,
        "file_unique_id": file.unique_id(),
        "file_size": file.bytes.len(),
        "file_path": file.path(),
    })))
}

impl World {
    /// A file by its `file_id`; a picture's small size is the same file.
    pub(crate) fn file(&self, file_id: &str) -> Option<Arc<StoredFile>> {
        let number = file_id.strip_prefix("SandboxFile-")?.trim_end_matches("-s");
        let number: usize = number.parse().ok()?;
        self.files.get(number.checked_sub(1)?).cloned()
    }
}

/// `/file/bot<token>/<file_path>`.
pub(crate) async fn download(
    State(shared): State<Arc<Shared>>,
    Path((token, path)): Path<(String, String)>,
) -> Response {
    if token.strip_prefix("bot") != Some(shared.token.as_str()) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let number = path.strip_prefix("files/file_").and_then(|rest| rest.split('_').next()?.parse::<usize>().ok());
    let world = shared.world();
    let file = number.and_then(|number| world.files.get(number.checked_sub(1)?)).filter(|file| file.path() == path);
    match file {
        Some(file) => ([(header::CONTENT_TYPE, "application/octet-stream")], file.bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
