// The messages of a pane's chat: drawn, kept up with the server, scrolled and walked through.

import { rowsOf } from "./bubbles.js";
import { el } from "./elements.js";
import { word } from "./words.js";
import { conversation, gist, world } from "./world.js";

/** Only the newest messages are drawn; a press on the first line draws as many more. */
const DRAWN = 200;
/** How near to the end, in pixels, still counts as reading the newest message. */
const NEAR_END = 60;

export class Talk {
  constructor(pane) {
    this.pane = pane;
    this.parts = pane.parts;
    this.node = pane.parts.talk;
    this.drawn = DRAWN;
    this.atEnd = true;
    this.missed = 0;
    this.parts.chip.addEventListener("click", () => this.toEnd());
    this.parts.pinned.addEventListener("click", () => this.scrollTo(this.pinned));
    this.node.addEventListener("scroll", () => this.scrolled());
    this.node.addEventListener("keydown", (event) => this.walk(event));
    // A picture has no height until it is there.
    this.node.addEventListener("load", () => this.keepEnd(), true);
    // A pane that becomes smaller (a keyboard, a longer text) keeps its end in sight.
    new ResizeObserver(() => this.keepEnd()).observe(this.node);
  }

  clear() {
    this.node.replaceChildren();
  }

  /** Shows a chat from its newest message. */
  show(list) {
    this.drawn = DRAWN;
    this.redraw(list);
    this.toEnd();
  }

  redraw(list) {
    const from = Math.max(0, list.length - this.drawn);
    const rows = list.slice(from).flatMap((message, at) => rowsOf(message, list[from + at - 1], this.pane, list));
    const earlier = from > 0 && el("button", { class: "earlier", "data-testid": "earlier", onclick: () => this.drawEarlier(list) },
      word("earlier", from));
    const empty = list.length === 0 && el("p", { class: "empty" }, word("noMessages"));
    this.node.replaceChildren(...[earlier, empty, ...rows].filter(Boolean));
    this.paintAround(list);
  }

  drawEarlier(list) {
    const fromEnd = this.node.scrollHeight - this.node.scrollTop;
    this.drawn += DRAWN;
    this.redraw(list);
    this.node.scrollTop = this.node.scrollHeight - fromEnd;
  }

  /** Paints what depends on all messages of the chat: the pinned bar, and the start button of a chat that never began. */
  paintAround(list) {
    const pinned = list.findLast((message) => message.pinned);
    this.pinned = pinned?.id;
    this.parts.pinned.hidden = !pinned;
    this.parts["pinned-text"].textContent = pinned ? gist(pinned) : "";
    const unborn = world.chats.get(this.pane.chat).kind === "private" && list.length === 0;
    this.parts.begin.hidden = !unborn;
    this.parts.write.hidden = unborn;
  }

  /** A message of this chat came, changed or went. */
  hear(type, message, list) {
    const row = this.node.querySelector(`[data-message-id="${message.id}"]`);
    const at = list.findIndex(({ id }) => id === message.id);
    if (at === -1 || (!row && at < list.length - 1)) this.redraw(list);
    else if (row) this.change(row, type, list, at);
    else this.append(list, at);
    this.keepEnd();
  }

  change(row, type, list, at) {
    const place = focusPlace(row);
    const fresh = rowsOf(list[at], list[at - 1], this.pane, list).at(-1);
    if (type === "edit") fresh.classList.add("changed");
    row.replaceWith(fresh);
    if (place) fresh.querySelector(place)?.focus();
    this.paintAround(list);
  }

  append(list, at) {
    if (this.node.childElementCount > 2 * this.drawn && this.atEnd) return this.redraw(list);
    this.node.querySelector(".empty")?.remove();
    const rows = rowsOf(list[at], list[at - 1], this.pane, list);
    rows.at(-1).classList.add("fresh");
    this.node.append(...rows);
    this.paintAround(list);
    if (list[at].from.id === this.pane.person) this.atEnd = true;
    if (this.atEnd) return;
    this.missed += 1;
    this.parts.chip.textContent = word("newMessages", this.missed);
    this.parts.chip.hidden = false;
  }

  /** Stays at the newest message if it is in sight. */
  keepEnd() {
    if (this.atEnd) this.toEnd();
  }

  toEnd() {
    this.node.scrollTop = this.node.scrollHeight;
    this.reachEnd();
  }

  reachEnd() {
    this.atEnd = true;
    this.missed = 0;
    this.parts.chip.hidden = true;
  }

  scrolled() {
    this.atEnd = this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight < NEAR_END;
    if (this.atEnd) this.reachEnd();
  }

  async scrollTo(id) {
    const find = () => this.node.querySelector(`[data-message-id="${id}"]`);
    if (!find()) {
      this.drawn = Infinity;
      this.redraw(await conversation(this.pane.chat));
    }
    const row = find();
    if (!row) return;
    this.atEnd = false;
    row.scrollIntoView({ block: "center" });
    row.classList.remove("changed");
    requestAnimationFrame(() => row.classList.add("changed"));
  }

  /** Arrow keys walk over the messages; Escape goes to the text field. */
  walk(event) {
    if (event.key === "Escape") return this.pane.writing.focus();
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [...this.node.querySelectorAll(".more")];
    const at = stops.findIndex((stop) => stop.closest(".row").contains(document.activeElement));
    stops[at < 0 ? stops.length - 1 : Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  }
}

/** A selector of the focused button inside a message, so that an edit does not take the focus away. */
function focusPlace(row) {
  const focused = document.activeElement;
  if (!row.contains(focused)) return null;
  if (focused.matches(".key")) return `.key[data-row="${focused.dataset.row}"][data-column="${focused.dataset.column}"]`;
  return focused.matches(".more") ? ".more" : null;
}
