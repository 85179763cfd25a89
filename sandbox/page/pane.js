// Panes: one person in one chat.

import { paintSwitch, rememberPanes } from "./desk.js";
import { $, badge, el, label } from "./elements.js";
import { paintFace } from "./faces.js";
import { openChats, openCommands, openPeople, openToasts } from "./lists.js";
import { openPaneMenu } from "./menus.js";
import { ask } from "./server.js";
import { Sheet } from "./sheet.js";
import { Talk } from "./talk.js";
import { word } from "./words.js";
import { Writing } from "./writing.js";
import { chatKind, chatTitle, conversation, markSeen, movedTo, toastsOf, unreadOf, world } from "./world.js";

const TOAST_MS = 6000;
const TOASTS_SHOWN = 3;

export class Pane {
  constructor(index) {
    this.index = index;
    this.person = this.chat = null;
    this.root = $("pane-template").content.cloneNode(true).firstElementChild;
    this.root.dataset.testid = `pane-${index}`;
    this.parts = Object.fromEntries([...this.root.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]));
    this.sheet = new Sheet(this.parts);
    this.talk = new Talk(this);
    this.writing = new Writing(this);
    this.listen();
    $("desk").append(this.root);
  }

  listen() {
    const { parts } = this;
    const on = (part, then) => parts[part].addEventListener("click", then);
    on("person", () => openPeople(this));
    on("chat", () => openChats(this));
    on("more", () => openPaneMenu(this, parts.more));
    on("commands", () => openCommands(this));
    on("toasts", () => openToasts(this));
    on("begin", () => this.begin());
    on("talk", (event) => this.followLink(event));
  }

  /** Shows a person in a chat; without one that the person is in, in the private chat with the bot. */
  async open(person, chat) {
    if (!world.people.has(person)) person = world.people.keys().next().value;
    const chats = world.chatsOf.get(person) ?? [];
    if (!chats.includes(chat)) chat = chats[0];
    if (person !== this.person || chat !== this.chat) this.leaveFor(person, chat);
    this.person = person;
    this.chat = chat;
    this.sheet.close();
    this.paintHead();
    rememberPanes();
    await this.draw();
  }

  leaveFor(person, chat) {
    this.writing.move(`${this.person}:${this.chat}`, `${person}:${chat}`);
    this.talk.clear();
    this.parts.toast.replaceChildren();
  }

  /** People and chats have changed: stays in the chat, follows where it moved, or leaves it with its person. */
  async keepUp() {
    const chat = movedTo.get(this.chat) ?? this.chat;
    const stays = chat === this.chat && world.chatsOf.get(this.person)?.includes(chat);
    if (stays) this.paintHead();
    else await this.open(this.person, chat);
  }

  async draw() {
    const { person, chat } = this;
    const list = await conversation(chat);
    if (person !== this.person || chat !== this.chat) return;
    this.talk.show(list);
    this.refreshBadges();
  }

  paintHead() {
    const { parts } = this;
    const person = world.people.get(this.person);
    const chat = world.chats.get(this.chat);
    if (!person || !chat) return;
    paintFace(parts.face, person.id, person.name);
    parts.title.textContent = person.title || word("playing");
    parts.name.textContent = person.name;
    parts.kind.textContent = chatKind(chat);
    parts["chat-title"].textContent = chatTitle(chat);
    parts.input.placeholder = word("write", person.name);
    label(this.root, `${word("pane", this.index + 1)}: ${person.name}, ${chatTitle(chat)}`);
    label(parts.input, word("write", person.name));
    label(parts.toasts, word("toasts"));
    this.refreshBadges();
  }

  refreshBadges() {
    if (this.visible()) markSeen(this.person, this.chat);
    badge(this.parts.others, unreadOf(this.person));
    const toasts = toastsOf.get(this.person)?.length ?? 0;
    this.parts.toasts.hidden = toasts === 0;
    this.parts["toast-count"].textContent = toasts;
    this.sheet.refresh();
    paintSwitch();
  }

  visible() {
    return this.root.offsetParent !== null;
  }

  toast(text, wrong = false) {
    const shown = el("p", { class: wrong ? "wrong" : "", "data-testid": wrong ? "error" : "toast-text" }, text);
    this.parts.toast.append(shown);
    while (this.parts.toast.childElementCount > TOASTS_SHOWN) this.parts.toast.firstElementChild.remove();
    setTimeout(() => shown.remove(), TOAST_MS);
    this.refreshBadges();
  }

  /** Does something as this pane's person in this pane's chat; a refusal shows as a toast, and answers null. */
  async act(body) {
    try {
      return await ask("/sandbox/act", { as: this.person, chat: this.chat, ...body });
    } catch (error) {
      this.toast(error.message, true);
      return null;
    }
  }

  /** Sends /start, with the payload of a deep link if there is one, in the private chat with the bot. */
  async begin(payload) {
    await this.open(this.person, world.chatsOf.get(this.person)[0]);
    await this.act({ do: "start", text: payload });
    this.writing.focus();
  }

  async press(message, button, key) {
    if (button.url) return this.openLink(button.url);
    const [row, column] = [Number(key.dataset.row), Number(key.dataset.column)];
    key.setAttribute("aria-busy", "true");
    await this.act({ do: "tap", message: message.id, data: button.data, row, column });
    key.removeAttribute("aria-busy");
  }

  /** A deep link to the bot becomes a start in this pane; any other link opens outside. */
  openLink(url) {
    const link = new URL(url, location.href);
    const toBot = link.protocol === "tg:" ? link.searchParams.get("domain") : /^(t|telegram)\.me$/.test(link.hostname) && link.pathname.slice(1);
    if (String(toBot).toLowerCase() === world.bot.username?.toLowerCase()) return this.begin(link.searchParams.get("start") ?? undefined);
    window.open(link, "_blank", "noopener");
  }

  followLink(event) {
    const link = event.target.closest(".text a[href]");
    if (!link) return;
    event.preventDefault();
    this.openLink(link.href);
  }
}
