// What the server told of people, chats and messages.

import { setClock } from "./clock.js";
import { ask } from "./server.js";
import { serverWord, word } from "./words.js";

export const world = { bot: {}, people: new Map(), chats: new Map(), chatsOf: new Map(), commands: [], tour: [] };

/** Messages by chat, oldest first, as a promise; a chat is missing until somebody looks at it. */
export const conversations = new Map();
/** What the bot answered to a person's taps, newest first. */
export const toastsOf = new Map();
/** Where chats went: a group that became a supergroup has a new id. */
export const movedTo = new Map();
/** How many messages came to a chat since the page was opened, and how many of them a person saw ("person:chat"). */
const arrived = new Map();
const seen = new Map();

export async function loadWorld() {
  const state = await ask("/sandbox/state");
  Object.assign(world, { bot: state.bot, commands: state.commands ?? [], tour: state.tour ?? [] });
  world.name = state.name;
  world.people = new Map(state.people.map((person) => [person.id, person]));
  world.chats = new Map(state.chats.map((chat) => [chat.id, chat]));
  world.chatsOf = new Map();
  for (const chat of state.chats) {
    for (const person of chat.kind === "private" ? [chat.person] : chat.members) listIn(world.chatsOf, person).push(chat.id);
  }
  for (const person of state.people) addPrivateChat(person);
  setClock(state.clock);
}

/** Everybody can open the bot's private chat, also before the server knows of one. */
function addPrivateChat({ id }) {
  const chats = listIn(world.chatsOf, id);
  const at = chats.findIndex((chat) => world.chats.get(chat).kind === "private");
  if (at > 0) chats.unshift(...chats.splice(at, 1));
  if (at >= 0) return;
  world.chats.set(id, { id, kind: "private", title: world.bot.name, person: id, members: [id], bot_in: false });
  chats.unshift(id);
}

export function listIn(map, key) {
  if (!map.has(key)) map.set(key, []);
  return map.get(key);
}

export function conversation(chat) {
  if (!conversations.has(chat)) {
    const list = ask(`/sandbox/chats/${chat}/messages`);
    list.catch(() => conversations.delete(chat));
    conversations.set(chat, list);
  }
  return conversations.get(chat);
}

export const chatTitle = (chat) => (chat.kind === "private" ? world.bot.name : chat.title);
export const chatKind = (chat) => (chat.kind === "private" ? word("private") : word("group", chat.members.length));

export const unread = (person, chat) => (arrived.get(chat) ?? 0) - (seen.get(`${person}:${chat}`) ?? 0);
export const unreadOf = (person) => (world.chatsOf.get(person) ?? []).reduce((sum, chat) => sum + unread(person, chat), 0);
export const markSeen = (person, chat) => seen.set(`${person}:${chat}`, arrived.get(chat) ?? 0);

/** A message came; its author has seen it. */
export function markArrived(chat, message) {
  arrived.set(chat, (arrived.get(chat) ?? 0) + 1);
  markSeen(message.from.id, chat);
}

/** The line of a message about the chat itself. */
export const serviceLine = (message) => serverWord(message.words, message.service);

/** One line that stands for a message in lists, quotes and bars. */
export function gist(message) {
  if (!message) return word("gone");
  const kind = message.photo ? "photo" : message.voice ? "voice" : message.document ? "document" : message.place ? "place" : null;
  const text = message.service ? serviceLine(message) : message.text;
  return [kind && `[${word(kind)}]`, text].filter(Boolean).join(" ").replace(/\s+/g, " ").slice(0, 160);
}
