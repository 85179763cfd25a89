// What a pane's sheet lists: people, chats, commands, the bot's past notes.

import { timeOf } from "./clock.js";
import { el } from "./elements.js";
import { complain } from "./server.js";
import { emptyRow, sheetRow } from "./sheet.js";
import { word } from "./words.js";
import { chatKind, chatTitle, conversation, gist, loadWorld, toastsOf, unread, unreadOf, world } from "./world.js";

const PEOPLE_SHOWN = 50;
/** People lately played, newest first: they stand at the top of the list. */
const lately = [];

export function openPeople(pane) {
  const pick = (person) => {
    lately.unshift(person, ...lately.splice(0).filter((other) => other !== person).slice(0, 9));
    pane.open(person, pane.chat).catch(complain);
    pane.writing.focus();
  };
  const rows = (typed) => {
    const found = findPeople(typed);
    const shown = found.slice(0, PEOPLE_SHOWN).map(({ id, name, title, username }) => sheetRow({
      id, face: name, name, line: title || (username && `@${username}`), count: unreadOf(id),
      current: id === pane.person, pick: () => pick(id),
    }));
    const rest = found.length - shown.length;
    if (rest > 0) shown.push(el("p", { class: "empty" }, word("morePeople", rest)));
    return shown.length ? shown : [emptyRow("nobody")];
  };
  pane.sheet.open({ title: word("pickPerson"), search: word("findPerson"), rows });
}

/** Everybody who matches all typed words: first who has unread messages, then who was lately played. */
function findPeople(typed) {
  const words = typed.split(/\s+/).filter(Boolean);
  const rank = ({ id }) => (unreadOf(id) > 0 ? 0 : lately.includes(id) ? 1 : 2);
  const matches = ({ name, title, username }) => {
    const all = `${name} ${title ?? ""} ${username ?? ""}`.toLowerCase();
    return words.every((each) => all.includes(each));
  };
  const byRank = [[], [], []];
  for (const person of world.people.values()) if (matches(person)) byRank[rank(person)].push(person);
  return byRank.flat();
}

/** Nobody is shown the last lines of more chats than this at once. */
const CHATS_READ = 30;
const GROUPS_FOUND = 20;

/** Lists the chats of a pane's person; also, when something is typed, groups that the person may join. */
export async function openChats(pane, title, then) {
  const person = world.people.get(pane.person);
  const own = () => (world.chatsOf.get(person.id) ?? []).map((id) => world.chats.get(id));
  const lines = new Map();
  const pick = then ?? ((chat) => pane.open(person.id, chat).catch(complain).then(() => pane.writing.focus()));
  const row = (chat) => sheetRow({
    id: chat.id, paint: chat.kind === "private" ? world.bot.id : chat.id, face: chatTitle(chat), name: chatTitle(chat), line: lines.has(chat.id) ? lastLine(lines.get(chat.id)) : chatKind(chat),
    count: unread(person.id, chat.id), current: chat.id === pane.chat, pick: () => { pane.sheet.close(true); pick(chat.id); },
  });
  const rows = (typed) => {
    const named = (chat) => chatTitle(chat).toLowerCase().includes(typed);
    const found = own().filter(named).map(row);
    if (typed && !then) found.push(...groupsToJoin(pane, person, named));
    return found.length ? found : [emptyRow("nobody")];
  };
  pane.sheet.open({ title: title ?? word("pickChat", person.name), search: word("findChat"), rows });
  await Promise.all(own().slice(0, CHATS_READ).map(async ({ id }) => lines.set(id, await conversation(id)))).catch(complain);
  pane.sheet.refresh();
}

/** Asks where a message is to be forwarded, and forwards it. */
export function openForward(pane, message) {
  return openChats(pane, word("forwardTo"), (chat) => pane.act({ do: "forward", message: message.id, from_chat: pane.chat, chat }));
}

function lastLine(list) {
  const last = list.at(-1);
  if (!last) return word("noMessages");
  return `${timeOf(last.date_ms)} ${last.service ? "" : `${last.from.name}: `}${gist(last)}`;
}

function groupsToJoin(pane, person, named) {
  const join = async (chat) => {
    if (!(await pane.act({ do: "join", chat }))) return;
    await loadWorld();
    await pane.open(person.id, chat);
  };
  return [...world.chats.values()]
    .filter((chat) => chat.kind !== "private" && !chat.members.includes(person.id) && named(chat))
    .slice(0, GROUPS_FOUND)
    .map((chat) => sheetRow({
      id: chat.id, face: chat.title, name: chat.title, line: chatKind(chat), note: word("join"), pick: () => join(chat.id).catch(complain),
    }));
}

export function openCommands(pane) {
  const isPrivate = world.chats.get(pane.chat).kind === "private";
  const choose = ({ command }) => {
    pane.sheet.close();
    pane.act({ do: "say", text: isPrivate ? `/${command}` : `/${command}@${world.bot.username}` });
    pane.writing.focus();
  };
  const rows = (typed) => {
    const found = commandsFor(pane)
      .filter(({ command, description }) => `/${command} ${description}`.toLowerCase().includes(typed))
      .map((each) => sheetRow({ id: each.command, name: `/${each.command}`, line: each.description, pick: () => choose(each) }));
    return found.length ? found : [emptyRow("noCommands")];
  };
  pane.sheet.open({ title: word("commands"), search: word("findCommand"), rows });
}

/** The commands that Telegram would show: of the narrowest scope that has some, in the person's language before any. */
function commandsFor(pane) {
  const chat = world.chats.get(pane.chat);
  const language = (world.people.get(pane.person).language ?? "").slice(0, 2);
  const scopes = [
    ({ type, chat_id, user_id }) => type === "chat_member" && chat_id === chat.id && user_id === pane.person,
    ({ type, chat_id }) => type === "chat" && chat_id === chat.id,
    ({ type }) => type === (chat.kind === "private" ? "all_private_chats" : "all_group_chats"),
    ({ type }) => type === "default",
  ];
  const find = (inScope, wanted) => world.commands.find((set) => inScope(set.scope) && set.language_code === wanted);
  const sets = scopes.flatMap((inScope) => [find(inScope, language), find(inScope, "")]);
  return sets.find((set) => set?.commands.length)?.commands ?? [];
}

export function openToasts(pane) {
  const rows = () => (toastsOf.get(pane.person) ?? []).map(({ text, at }) =>
    el("p", { class: "old-toast", "data-testid": "old-toast" }, el("time", {}, timeOf(at)), el("span", {}, text)));
  pane.sheet.open({ title: word("toasts"), rows });
}
