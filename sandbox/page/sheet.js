// Sheets: lists that cover a pane's messages while one chooses.

import { badge, el, label } from "./elements.js";
import { paintFace } from "./faces.js";
import { word } from "./words.js";

/** The list that covers one pane's messages; it has the pane's named parts. */
export class Sheet {
  constructor(parts) {
    this.parts = parts;
    this.parts["sheet-close"].addEventListener("click", () => this.close(true));
    this.parts.search.addEventListener("input", () => this.refresh());
    this.parts.sheet.addEventListener("keydown", (event) => this.key(event));
  }

  /** Opens a list: `rows` makes the rows for what was typed in the search field; without `search` there is no such field. */
  open({ title, search, rows }) {
    const { parts } = this;
    this.opener = document.activeElement;
    this.rows = rows;
    parts["sheet-title"].textContent = title;
    label(parts.sheet, title);
    parts.search.hidden = !search;
    parts.search.value = "";
    parts.search.placeholder = search ?? "";
    label(parts.search, search ?? "");
    parts.sheet.hidden = false;
    this.refresh();
    (search ? parts.search : parts.rows.querySelector("button") ?? parts["sheet-close"]).focus();
  }

  refresh() {
    if (this.parts.sheet.hidden) return;
    const focused = [...this.parts.rows.children].indexOf(document.activeElement);
    this.parts.rows.replaceChildren(...this.rows(this.parts.search.value.trim().toLowerCase()));
    if (focused >= 0) this.parts.rows.children[focused]?.focus();
  }

  close(giveBackFocus = false) {
    if (this.parts.sheet.hidden) return;
    this.parts.sheet.hidden = true;
    if (giveBackFocus) this.opener?.focus();
  }

  key(event) {
    if (event.key === "Escape") return this.close(true);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const buttons = [...this.parts.rows.querySelectorAll("button")];
    if (event.key === "Enter" && event.target === this.parts.search && !event.isComposing) buttons[0]?.click();
    if (!step) return;
    event.preventDefault();
    const next = buttons.indexOf(document.activeElement) + step;
    (next < 0 ? this.parts.search : buttons[Math.min(next, buttons.length - 1)])?.focus();
  }
}

/** One row of a sheet. */
export function sheetRow({ id, paint = id, face, name, line, count = 0, note, current, pick }) {
  const circle = face && el("span", { class: "avatar", "aria-hidden": "true" });
  if (circle) paintFace(circle, paint, face);
  const mark = el("span", { class: "badge" });
  badge(mark, count);
  return el("button", { class: "sheet-row", "data-testid": "row", "data-id": id, "aria-current": current && "true", onclick: pick },
    circle, el("span", { class: "pick-text" }, el("b", {}, name), line && el("small", {}, line)),
    note && el("span", { class: "note" }, note), mark);
}

export const emptyRow = (key) => el("p", { class: "empty" }, word(key));
