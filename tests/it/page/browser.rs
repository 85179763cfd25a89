//! A headless Chromium, and what somebody does in it.
//!
//! What always holds: whatever was started ends with the test, also where that panics or is killed.

use crate::town::until;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use tempfile::TempDir;

const NO_BROWSER: &str = "this test needs Chromium and its driver: run scripts/test, which installs them, or \
    `apt-get install chromium chromium-driver fonts-noto-cjk`";

/// Runs a program until its own input ends, which it does however this process ends.
const GUARD: &str =
    r#""$@" & program=$!; exec >&-; cat >/dev/null; kill $program 2>/dev/null; wait $program 2>/dev/null"#;

/// A program that ends with the test.
pub struct Program {
    guard: Child,
    /// Kept open: a program that speaks to nobody is ended by the system.
    _said: BufReader<ChildStdout>,
}

impl Program {
    /// Starts a program and waits until it says `mark`; answers the word behind that. `None` where it ends before.
    pub fn starts(words: &[&str], mark: &str) -> Option<(Self, String)> {
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "guard"]).args(words).env("RUST_LOG", "error");
        let mut guard = guard.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("there is a shell");
        let mut said = BufReader::new(guard.stdout.take().expect("its output is a pipe"));
        let mut line = String::new();
        let found = loop {
            line.clear();
            let read = said.read_line(&mut line).expect("its output is text");
            match line.split_once(mark) {
                Some((_, behind)) => break behind.split_whitespace().next().map(str::to_owned),
                None if read == 0 => break None,
                None => {}
            }
        };
        let program = Self { guard, _said: said };
        found.map(|found| (program, found))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // It ends by itself now; there is nobody left to tell how.
        let _ended = self.guard.wait();
    }
}

/// A browser with one window.
pub struct Browser {
    client: Client,
    _driver: Program,
    _profile: TempDir,
}

impl Browser {
    /// Opens a window of 1280×800 with further options of Chromium's.
    pub async fn opens(mut options: Value) -> Self {
        let (driver, port) =
            Program::starts(&["chromedriver", "--port=0", "--log-level=SEVERE"], "started successfully on port ")
                .expect(NO_BROWSER);
        let profile = TempDir::new().expect("the temporary folder can be written");
        options["args"] = json!([
            "--headless",
            // The sandbox needs rights that a container lacks; only our own page is opened.
            "--no-sandbox",
            // The browser ends when its end of the pipe closes, so it never outlives its driver.
            "--remote-debugging-pipe",
            "--window-size=1280,800",
            "--lang=zh-CN",
            format!("--user-data-dir={}", profile.path().display()),
        ]);
        let wishes = json!({ "browserName": "chrome", "goog:chromeOptions": options });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(serde_json::from_value(wishes).expect("they are an object"));
        let address = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
        let client = builder.connect(&address).await.unwrap_or_else(|error| panic!("{NO_BROWSER} ({error})"));
        Self { client, _driver: driver, _profile: profile }
    }

    /// Goes to an address.
    pub async fn goes(&self, address: &str) {
        self.client.goto(address).await.expect("the page opens");
    }

    /// Ends the session; the browser ends also without.
    pub async fn closes(self) {
        self.client.close().await.expect("the browser closes");
    }

    /// Waits until a pane shows a text.
    pub async fn reads(&self, pane: &str, text: &str) {
        until(&format!("{pane} shows {text}"), async || self.shows(pane, text).await).await;
    }

    /// Whether a pane shows a text now.
    pub async fn shows(&self, pane: &str, text: &str) -> bool {
        let script =
            format!("return document.querySelector('[data-testid={pane}]')?.innerText.includes({})", json!(text));
        self.answers(&script).await == true
    }

    /// Waits until the bot notes something to the person of a pane.
    pub async fn is_noted(&self, pane: &str, text: &str) {
        let note = format!("//*[@data-testid='{pane}']//*[@data-testid='toast-text'][contains(., '{text}')]");
        until(&format!("{pane} is noted {text}"), async || self.client.find(Locator::XPath(&note)).await.is_ok()).await;
    }

    /// Clicks on what an XPath names, once it is there and nothing is in front of it.
    pub async fn clicks(&self, path: &str) {
        until(&format!("{path} can be clicked"), async || match self.client.find(Locator::XPath(path)).await {
            Ok(found) => found.click().await.is_ok(),
            Err(_) => false,
        })
        .await;
    }

    /// Moves the clock to the next event, once the last move has ended: until then the button is dead, and a click on it is lost.
    pub async fn moves_on(&self) {
        self.clicks("//*[@data-testid='next-event'][not(@disabled)]").await;
    }

    /// Presses the newest button of the bot's with a label.
    pub async fn taps(&self, pane: &str, label: &str) {
        let buttons = format!("//*[@data-testid='{pane}']//*[@data-testid='inline-button'][contains(., '{label}')]");
        self.clicks(&format!("({buttons})[last()]")).await;
    }

    /// Picks a chat in a pane's list.
    pub async fn goes_to(&self, pane: &str, chat: &str) {
        self.clicks(&format!("//*[@data-testid='{pane}']//*[@data-testid='chat-picker']")).await;
        self.clicks(&format!("//*[@data-testid='{pane}']//*[@data-testid='row'][contains(., '{chat}')]")).await;
    }

    /// Goes on in the tour until the step with a title, and lets it show its people.
    pub async fn is_led_to(&self, title: &str) {
        let shown = format!("return document.getElementById('tour-title').textContent === {}", json!(title));
        while self.answers(&shown).await != true {
            self.clicks("//*[@data-testid='tour-next']").await;
        }
        self.clicks("//*[@data-testid='tour-show']").await;
    }

    /// Sends the text that the tour's step offers, as the person whom it shows in a pane.
    pub async fn tries_what_the_tour_offers(&self, pane: &str, person: &str) {
        self.reads(pane, person).await;
        self.clicks("//*[@data-testid='tour-try']").await;
        let typed = format!("return document.querySelector('[data-testid={pane}] [data-testid=input]').value !== ''");
        until("the text is filled in", async || self.answers(&typed).await == true).await;
        self.clicks(&format!("//*[@data-testid='{pane}']//*[@data-testid='send']")).await;
    }

    /// Types a message in a pane and sends it.
    pub async fn writes(&self, pane: &str, text: &str) {
        let field = format!("[data-testid={pane}] [data-testid=input]");
        let field = self.client.find(Locator::Css(&field)).await.expect("a pane has a text field");
        field.send_keys(text).await.expect("it can be typed in");
        self.clicks(&format!("//*[@data-testid='{pane}']//*[@data-testid='send']")).await;
    }

    /// The rehearsal's time as the page shows it, in unix seconds.
    pub async fn time(&self) -> i64 {
        let shown = "return Math.floor(Date.parse(document.getElementById('time').dateTime) / 1000)";
        self.answers(shown).await.as_i64().expect("a time is shown")
    }

    /// The panes that can be seen.
    pub async fn panes_in_sight(&self) -> Vec<String> {
        let seen = "return [...document.querySelectorAll('.pane')].filter((pane) => pane.checkVisibility())
            .map((pane) => pane.dataset.testid)";
        serde_json::from_value(self.answers(seen).await).expect("a list of names")
    }

    /// What a script in the page answers.
    pub async fn answers(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.expect("the script runs")
    }
}
