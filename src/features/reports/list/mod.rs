//! Messages with several entries: lists that pass from hand to hand (接龙), and lines that each name a micro-grid.
//!
//! What always holds:
//! * From a leader only their own micro-grids are taken; what others wrote in a list that passes through is theirs.
//! * An entry that was copied along never replaces what is on file: where it differs, that is asked, in one question for all of them.
//! * Whatever was filed is told in one receipt, and whatever was not is named with what would be right.

mod rules;
mod words;

pub use rules::{Entry, Fate, OnFile, Whose, decide, named_leader};
pub use words::{question, question_buttons, receipt, receipt_buttons};
