// What the server tells while the page is open, passed on to the panes that show it.

import { clock, setClock } from "./clock.js";
import { panes } from "./desk.js";
import { complain } from "./server.js";
import { conversations, listIn, loadWorld, markArrived, movedTo, toastsOf, world } from "./world.js";

/** How many of the bot's notes a person can look up. */
const TOASTS_KEPT = 20;
/** Changes of people and chats within this time are read together. */
const GATHER_MS = 300;

/** Takes one event from the server. */
export async function hear(event) {
  switch (event.type) {
    case "clock": return setClock(event);
    case "toast": return hearToast(event);
    case "chat":
    case "member": return hearOfChat(event);
    default: return hearOfMessage(event);
  }
}

async function hearOfMessage({ type, chat, message }) {
  if (!world.chats.has(chat)) reloadWorldSoon();
  const list = conversations.has(chat) ? await conversations.get(chat) : [];
  const at = list.findIndex(({ id }) => id === message.id);
  const isNew = type === "message" && at < 0;
  if (type === "delete") list.splice(at, at < 0 ? 0 : 1);
  else if (at >= 0) list[at] = message;
  else if (isNew) list.push(message);

  if (isNew) {
    markArrived(chat, message);
    if (message.date_ms > clock.now) setClock({ now_ms: message.date_ms });
  }
  for (const pane of panes) {
    if (pane.chat === chat) pane.talk.hear(type, message, list);
    pane.refreshBadges();
  }
}

function hearToast({ person, text }) {
  if (!text) return;
  listIn(toastsOf, person).unshift({ text, at: clock.now });
  toastsOf.get(person).splice(TOASTS_KEPT);
  for (const pane of panes) if (pane.person === person) pane.toast(text);
}

function hearOfChat({ chat, moved_to }) {
  if (moved_to) movedTo.set(chat, moved_to);
  reloadWorldSoon();
}

/** Reads people and chats again, once for many changes that come together. */
function reloadWorldSoon() {
  clearTimeout(reloading);
  reloading = setTimeout(() => reloadWorld().catch(complain), GATHER_MS);
}
let reloading = 0;

async function reloadWorld() {
  await loadWorld();
  await Promise.all(panes.map((pane) => pane.keepUp()));
}
