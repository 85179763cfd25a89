use super::AreaId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a person does in an area; it reaches down the tree.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Staff of the district office.
    District,
    /// Party secretary of a town or a community, its first person responsible.
    Secretary,
    /// 网格长
    GridLeader,
    /// 微网格长
    Leader,
    /// Checks on the spot and files findings.
    Inspector,
    /// Staff of a checkpoint.
    Checkpoint,
    /// Psychological counsellor.
    Counsellor,
    /// 志愿者
    Volunteer,
    /// A resident, under observation or not.
    Resident,
}

impl Role {
    /// The stored name.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A role on an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Holding {
    /// What the person does.
    pub role: Role,
    /// Where, with everything below it.
    pub area: AreaId,
}

/// A phone number, which prints masked; [`Phone::reveal`] is for the one private message that needs it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// Keeps the digits, a leading `+` and nothing else; `None` for fewer than 5 or more than 15 digits (E.164).
    pub fn read(text: &str) -> Option<Self> {
        let trimmed = text.trim();
        if !trimmed.chars().all(|c| c.is_ascii_digit() || " -+()".contains(c)) {
            return None;
        }
        let digits: String = trimmed.chars().filter(char::is_ascii_digit).collect();
        let plus = if trimmed.starts_with('+') { "+" } else { "" };
        (5..=15).contains(&digits.len()).then(|| Self(format!("{plus}{digits}")))
    }

    /// The number in full.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The number in full as Telegram makes it tap-able: in the international form. Eleven digits that begin with 1 are a mobile phone
    /// of China.
    pub fn dialable(&self) -> String {
        let number = self.reveal();
        if number.len() == 11 && number.starts_with('1') { format!("+86{number}") } else { number.to_owned() }
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tail = self.0.len().saturating_sub(2);
        write!(f, "*****{}", &self.0[tail..])
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_prints_masked() {
        let phone = Phone::read("199 0000-0001").expect("a good number");
        assert_eq!(format!("{phone} {phone:?}"), "*****01 Phone(*****01)");
        assert_eq!(phone.reveal(), "19900000001");
    }

    #[test]
    fn what_is_no_number_is_no_phone() {
        for bad in ["", "1234", "call me", "1234567890123456", "1390000x000"] {
            assert_eq!(Phone::read(bad), None, "{bad}");
        }
    }
}
