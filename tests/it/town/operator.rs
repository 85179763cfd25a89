//! The operator at the command line, beside the bot that is awake.

use super::Town;
use std::process::Command;

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    /// 0 where the work was done.
    pub code: i32,
    /// Standard output.
    pub said: String,
    /// Standard error.
    pub complained: String,
}

impl Town {
    /// Runs the program on the database of the town.
    pub fn operator(&self, arguments: &[&str]) -> Ended {
        let config = self.place.folder.path().join("operator.toml");
        std::fs::write(&config, format!("database.url = \"{}\"\n", self.place.url)).expect("the folder can be written");
        let mut program = Command::new(env!("CARGO_BIN_EXE_lianxin"));
        program.current_dir(self.place.folder.path()).arg("--config").arg(&config).args(arguments);
        let ended = program.output().expect("the program can be started");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8").trim_end().to_owned();
        Ended {
            code: ended.status.code().expect("the program ends by itself"),
            said: text(ended.stdout),
            complained: text(ended.stderr),
        }
    }

    /// Imports a roster that is written here; answers what the program said.
    #[track_caller]
    pub fn imports(&self, roster: &str) -> String {
        let ended = self.operator(&["import", &self.writes(roster)]);
        assert_eq!(ended.code, 0, "{}", ended.complained);
        ended.said
    }

    /// Writes a file for the operator; answers its path.
    pub fn writes(&self, content: &str) -> String {
        let path = self.place.folder.path().join("roster.csv");
        std::fs::write(&path, content).expect("the folder can be written");
        path.to_str().expect("a temporary folder's name is text").to_owned()
    }
}
