// Small lists that open at a button: what can be done with a message, or in a chat.

import { $, el } from "./elements.js";
import { openForward } from "./lists.js";
import { word } from "./words.js";
import { world } from "./world.js";

const REACTIONS = ["👍", "❤", "🙏", "👌", "🔥", "😢"];

function openMenu(anchor, ...items) {
  const menu = $("menu");
  menu.replaceChildren(...items.filter(Boolean));
  menu.showPopover();
  const at = anchor.getBoundingClientRect();
  const fit = (wanted, size, room) => Math.max(8, Math.min(wanted, room - size - 8));
  menu.style.left = `${fit(at.right - menu.offsetWidth, menu.offsetWidth, innerWidth)}px`;
  menu.style.top = `${fit(at.bottom + 4, menu.offsetHeight, innerHeight)}px`;
  menu.querySelector("button")?.focus();
}

function menuItem(key, then) {
  return el("button", { "data-testid": `menu-${key}`, onclick: () => { $("menu").hidePopover(); then(); } }, word(key));
}

export function openMessageMenu(pane, message, anchor) {
  const own = message.from.id === pane.person;
  const faces = REACTIONS.map((emoji) => el("button", {
    "aria-label": word("react", emoji),
    onclick: () => { $("menu").hidePopover(); pane.act({ do: "react", message: message.id, text: emoji }); },
  }, el("span", { class: "emoji" }, emoji)));
  openMenu(anchor,
    el("div", { class: "faces" }, ...faces),
    menuItem("reply", () => pane.writing.startAbout("reply", message)),
    own && menuItem("edit", () => pane.writing.startAbout("edit", message)),
    menuItem("forward", () => openForward(pane, message)),
    own && menuItem("delete", () => pane.act({ do: "delete", message: message.id })));
}

export function openPaneMenu(pane, anchor) {
  const chat = world.chats.get(pane.chat);
  const simple = (key) => menuItem(key, () => pane.act({ do: key }));
  openMenu(anchor,
    menuItem("sendPhoto", () => pane.writing.sendFile("photo")),
    menuItem("sendVoice", () => pane.act({ do: "voice" })),
    menuItem("sendDocument", () => pane.writing.sendFile("document")),
    menuItem("sendPlace", () => pane.act({ do: "place" })),
    simple(chat.kind !== "private" ? "leave" : chat.bot_standing === "kicked" ? "unblock" : "block"));
}
