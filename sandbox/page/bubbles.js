// How a message looks: a bubble with its keyboard, or a line about the chat itself.

import { dayOf, timeOf } from "./clock.js";
import { el, icon } from "./elements.js";
import { hueOf, paintFace } from "./faces.js";
import { openMessageMenu } from "./menus.js";
import { word } from "./words.js";
import { gist, serviceLine, world } from "./world.js";

/** Messages of one person within this time stand together under one name. */
const TOGETHER_MS = 5 * 60_000;

/** The elements that show a message after the one before it: a day line where the day changes, and the message. */
export function rowsOf(message, before, pane, list) {
  const newDay = !before || dayOf(before.date_ms) !== dayOf(message.date_ms);
  const day = newDay && el("div", { class: "day" }, el("span", {}, dayOf(message.date_ms)));
  const first = newDay || Boolean(before.service) || before.from.id !== message.from.id
    || message.date_ms - before.date_ms > TOGETHER_MS;
  return [day, message.service ? serviceRow(message) : bubbleRow(message, first, pane, list)].filter(Boolean);
}

function serviceRow(message) {
  return el("div", { class: "service", "data-message-id": message.id }, el("span", {}, serviceLine(message)));
}

function bubbleRow(message, first, pane, list) {
  const own = message.from.id === pane.person;
  const inGroup = world.chats.get(pane.chat).kind !== "private";
  const face = inGroup && !own && el("span", { class: "avatar", "aria-hidden": "true" });
  if (face) paintFace(face, message.from.id, message.from.name);
  const more = el("button", {
    class: "icon more", tabindex: -1, "aria-label": word("actions"), "data-testid": "message-menu",
    onclick: ({ currentTarget }) => openMessageMenu(pane, message, currentTarget),
  }, icon("more"));
  return el("article", {
    class: `row ${own ? "own" : "other"} ${first ? "first" : ""}`, "data-message-id": message.id,
    oncontextmenu: (event) => {
      if (event.target.closest("a, .keys") || String(getSelection())) return;
      event.preventDefault();
      openMessageMenu(pane, message, more);
    },
  }, face, el("div", { class: "stack" }, bubble(message, first && inGroup && !own, pane, list), keyboard(message, pane)), more);
}

function bubble(message, named, pane, list) {
  const text = el("div", { class: "text" });
  // The server makes this HTML from plain text and entities; the page's policy lets no script in it run.
  text.innerHTML = message.html ?? "";
  return el("div", { class: "bubble" },
    named && el("b", { class: "author", "data-hue": hueOf(message.from.id) }, message.from.name),
    message.forwarded_from && el("small", { class: "forwarded" }, word("forwarded", message.forwarded_from)),
    message.reply_to != null && quote(message.reply_to, pane, list),
    message.photo && picture(message.photo_url),
    message.voice && el("p", { class: "attached" }, icon("voice"), word("voice")),
    message.place && el("p", { class: "attached" }, icon("place"), word("place")),
    message.document && documentLink(message.document),
    message.html && text,
    el("div", { class: "meta" },
      reactions(message, pane),
      message.edited_ms != null && el("span", { class: "edited" }, word("edited")),
      el("time", { datetime: new Date(message.date_ms).toISOString() }, timeOf(message.date_ms))));
}

function quote(id, pane, list) {
  const quoted = list.find((message) => message.id === id);
  return el("button", { class: "quote", type: "button", onclick: () => pane.talk.scrollTo(id) },
    el("b", {}, quoted?.from.name ?? ""), el("span", {}, gist(quoted)));
}

function picture(url) {
  return el("a", { class: "picture", href: url, target: "_blank" }, el("img", { src: url, alt: word("photo"), loading: "lazy" }));
}

function documentLink({ name, size, url }) {
  const kilobytes = Math.max(1, Math.round(size / 1024));
  return el("a", { class: "attached", href: url, download: name },
    icon("file"), el("span", {}, el("b", {}, name), el("small", {}, `${kilobytes.toLocaleString()} KB`)));
}

function reactions(message, pane) {
  const byEmoji = Map.groupBy(message.reactions ?? [], ({ emoji }) => emoji);
  return el("span", { class: "reactions" }, ...[...byEmoji].map(([emoji, given]) => {
    const mine = given.some(({ from }) => from === pane.person);
    return el("button", {
      "aria-pressed": String(mine), "aria-label": word("react", emoji), "data-testid": "reaction",
      onclick: () => pane.act({ do: "react", message: message.id, text: mine ? "" : emoji }),
    }, el("span", { class: "emoji" }, emoji), given.length > 1 && ` ${given.length}`);
  }));
}

function keyboard(message, pane) {
  const key = (button, row, column) => el("button", {
    class: "key", "data-testid": "inline-button", "data-row": row, "data-column": column,
    onclick: ({ currentTarget }) => pane.press(message, button, currentTarget),
  }, el("span", {}, button.label), button.url && icon("outside"));
  if (!message.buttons?.length) return null;
  return el("div", { class: "keys" }, ...message.buttons.map((buttons, row) =>
    el("div", { class: "keys-row" }, ...buttons.map((button, column) => key(button, row, column)))));
}
