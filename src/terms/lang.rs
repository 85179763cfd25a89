use serde::{Deserialize, Serialize};

/// A language that the bot speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, strum::IntoStaticStr)]
pub enum Lang {
    /// Simplified Chinese, the default.
    #[default]
    #[serde(rename = "zh-CN")]
    #[strum(serialize = "zh-CN")]
    ZhCn,
    /// Traditional Chinese.
    #[serde(rename = "zh-TW")]
    #[strum(serialize = "zh-TW")]
    ZhTw,
    /// English.
    #[serde(rename = "en")]
    #[strum(serialize = "en")]
    En,
}

impl Lang {
    /// Every language, the default first.
    pub const ALL: [Self; 3] = [Self::ZhCn, Self::ZhTw, Self::En];

    /// The tag under which its texts are kept.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Reads a tag as stored in the roster or sent by a client (`zh-hant`, `en-GB`); `None` for a language that has no texts.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        match tag.as_str() {
            "zh-tw" | "zh-hk" | "zh-mo" => Some(Self::ZhTw),
            _ if tag.starts_with("zh-hant") => Some(Self::ZhTw),
            _ if tag == "zh" || tag.starts_with("zh-") => Some(Self::ZhCn),
            _ if tag == "en" || tag.starts_with("en-") => Some(Self::En),
            _ => None,
        }
    }
}
