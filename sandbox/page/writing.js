// The text field of a pane: drafts, sending, and the message that the text answers or changes.

import { word } from "./words.js";
import { conversation, gist } from "./world.js";

export class Writing {
  constructor(pane) {
    this.pane = pane;
    this.parts = pane.parts;
    this.about = null;
    this.drafts = new Map();
    this.parts["about-close"].addEventListener("click", () => this.endAbout());
    this.parts.write.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.parts.input.addEventListener("keydown", (event) => this.key(event));
    this.parts.input.addEventListener("input", () => this.grow());
  }

  focus() {
    this.parts.input.focus();
  }

  /** Keeps the draft of one place and takes up that of another. */
  move(from, to) {
    if (this.about?.what === "edit") this.parts.input.value = "";
    this.drafts.set(from, this.parts.input.value);
    this.setText(this.drafts.get(to) ?? "");
    this.about = null;
    this.parts.about.hidden = true;
  }

  setText(text) {
    this.parts.input.value = text;
    this.grow();
  }

  grow() {
    const { input } = this.parts;
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight}px`;
  }

  async send() {
    const { input } = this.parts;
    const text = input.value.trim();
    if (!text) return;
    const { about } = this;
    this.endAbout();
    this.setText("");
    const done = await this.pane.act(about ? { do: about.what, message: about.id, text } : { do: "say", text });
    if (!done && !input.value) this.setText(text);
  }

  /** Sends a stand-in of a "photo" or a "document" with the typed text. */
  async sendFile(kind) {
    const text = this.parts.input.value.trim();
    if (await this.pane.act({ do: kind, text })) this.setText("");
  }

  /** What is written from now on is a "reply" to a message, or an "edit" of it. */
  startAbout(what, message) {
    const { parts } = this;
    if (this.about?.what === "edit") this.setText("");
    this.about = { what, id: message.id };
    parts["about-what"].textContent = what === "edit" ? word("editing") : word("replyTo", message.from.name);
    parts["about-text"].textContent = gist(message);
    parts.about.hidden = false;
    if (what === "edit") this.setText(message.text);
    this.focus();
  }

  endAbout() {
    if (this.about?.what === "edit") this.setText("");
    this.about = null;
    this.parts.about.hidden = true;
  }

  async editLast() {
    const list = await conversation(this.pane.chat);
    const last = list.findLast((message) => message.from.id === this.pane.person && message.text && !message.service);
    if (last) this.startAbout("edit", last);
  }

  key(event) {
    // Enter also picks a candidate of a Chinese input method: that is not sending.
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      this.endAbout();
    } else if (event.key === "ArrowUp" && !this.parts.input.value) {
      event.preventDefault();
      this.editLast();
    }
  }
}
