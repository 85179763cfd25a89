// The chat page of the sandbox: one person plays everybody in a small community, two chats at a time.
//
// What always holds:
// - The server is the only truth: a message shows when the server tells of it, not when it was typed.
// - A message shows once, under its id, and changes in place.
// - After a lost connection everything that is shown is asked for again.

// ── Words: what the page itself says, Chinese and English ───────────────────────────────────────

const WORDS = {
  rehearsal: ["演练", "Rehearsal"],
  language: ["Switch to English", "切换到中文"],
  languageShort: ["EN", "中"],
  clockMoves: ["拨快演练时钟", "Move the rehearsal clock"],
  nextEvent: ["下一件事", "Next event"],
  plus30: ["+30 分钟", "+30 min"],
  plus5: ["+5 分钟", "+5 min"],
  moving: ["时间正在前进…", "Time is moving…"],
  moved: ["已到 {0}", "It is now {0}"],
  lost: ["连接中断，正在重连…", "Connection lost, reconnecting…"],
  unreachable: ["演练服务器没有应答，请确认它还在运行。", "The rehearsal server does not answer. Is it still running?"],
  refused: ["服务器没有接受这一步（代码 {0}）。", "The server did not accept this step (code {0})."],
  tour: ["第一分钟导览", "Guided first minute"],
  tourOpen: ["打开导览", "Open the tour"],
  tourShow: ["带我去看", "Show me"],
  tourTry: ["填入：{0}", "Type: {0}"],
  tourCount: ["第 {0} 步，共 {1} 步", "Step {0} of {1}"],
  back: ["上一步", "Back"],
  nextStep: ["下一步", "Next"],
  finish: ["完成", "Done"],
  close: ["关闭", "Close"],
  cancel: ["取消", "Cancel"],
  more: ["更多", "More"],
  messages: ["消息", "Messages"],
  switchPane: ["切换窗口", "Switch pane"],
  pane: ["窗口 {0}", "Pane {0}"],
  playing: ["扮演", "Playing"],
  pickPerson: ["换一个人", "Choose a person"],
  findPerson: ["姓名、编号或用户名", "Name, code or username"],
  morePeople: ["还有 {0} 人，请输入姓名或编号查找", "{0} more people: type a name or a code"],
  nobody: ["没有找到", "Nothing found"],
  pickChat: ["{0} 的会话", "Chats of {0}"],
  findChat: ["查找会话，或要加入的群", "Find a chat, or a group to join"],
  join: ["加入", "Join"],
  private: ["与机器人私聊", "Private, with the bot"],
  group: ["群 · {0} 人", "Group · {0} people"],
  noMessages: ["还没有消息", "No messages yet"],
  earlier: ["显示更早的消息（还有 {0} 条）", "Show earlier messages ({0} more)"],
  unread: ["{0} 条未读", "{0} unread"],
  newMessages: ["↓ {0} 条新消息", "↓ {0} new"],
  pinned: ["置顶消息", "Pinned message"],
  edited: ["已编辑", "edited"],
  forwarded: ["转发自 {0}", "Forwarded from {0}"],
  photo: ["图片", "Picture"],
  voice: ["语音", "Voice message"],
  document: ["文件", "File"],
  gone: ["消息已删除", "Deleted message"],
  write: ["以 {0} 的身份说…", "Speak as {0}…"],
  send: ["发送", "Send"],
  start: ["开始使用机器人", "Start the bot"],
  commands: ["机器人命令", "Bot commands"],
  noCommands: ["机器人在这里没有设置命令", "The bot has set no commands here"],
  toasts: ["机器人的提示", "Notes from the bot"],
  actions: ["消息操作", "Message actions"],
  reply: ["回复", "Reply"],
  edit: ["编辑", "Edit"],
  delete: ["删除", "Delete"],
  forward: ["转发", "Forward"],
  forwardTo: ["转发到…", "Forward to…"],
  replyTo: ["回复 {0}", "Reply to {0}"],
  editing: ["编辑消息", "Edit message"],
  react: ["回应 {0}", "React with {0}"],
  sendPhoto: ["发一张照片（附上已输入的文字）", "Send a photo (with the typed text)"],
  sendVoice: ["发一段语音", "Send a voice message"],
  block: ["停用机器人", "Block the bot"],
  unblock: ["恢复机器人", "Unblock the bot"],
  leave: ["退出这个群", "Leave this group"],
};

let chinese = (localStorage.getItem("sandbox.language") ?? navigator.language ?? "zh").startsWith("en") === false;

function word(key, ...values) {
  return WORDS[key][chinese ? 0 : 1].replace(/\{(\d)\}/g, (_, at) => values[at]);
}

function speak(root) {
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of root.querySelectorAll("[data-label]")) label(node, word(node.dataset.label));
}

// ── Elements ────────────────────────────────────────────────────────────────────────────────────

const $ = (id) => document.getElementById(id);

/** Makes an element; properties that start with "on" are listeners, the others attributes. */
function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value == null) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child != null && child !== false));
  return node;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

function label(node, text) {
  node.setAttribute("aria-label", text);
  if (node.matches("button")) node.title = text;
}

function badge(node, count) {
  node.hidden = count === 0;
  node.textContent = count > 99 ? "99+" : count;
  node.setAttribute("aria-label", word("unread", count));
}

/** The first letter of a name on one of eight colours, always the same for the same id. */
function paintFace(node, id, name) {
  node.textContent = [...(name ?? "?")][0] ?? "?";
  node.dataset.hue = id === world.bot.id ? "bot" : Math.abs(id) % 8;
}

// ── Server ──────────────────────────────────────────────────────────────────────────────────────

/** Asks the server; every failure is an Error whose message is a sentence for the person at the page. */
async function ask(path, body) {
  const request = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(path, request).catch(() => { throw new Error(word("unreachable")); });
  const told = await answer.json().catch(() => null);
  if (!answer.ok || told === null || told.ok === false) throw new Error(told?.error ?? word("refused", answer.status));
  return told;
}

/** Listens for ever. Whatever is shown is asked for after each connection is made, so that nothing falls between. */
function listen() {
  const events = new EventSource("/sandbox/events");
  events.onopen = () => {
    $("link").hidden = true;
    if ($("said").matches(".wrong")) $("said").hidden = true;
    reload().catch(complain);
  };
  events.onmessage = ({ data }) => hear(JSON.parse(data)).catch(complain);
  events.onerror = () => {
    $("link").textContent = word("lost");
    $("link").hidden = false;
    // After a refused answer the browser does not try again by itself.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
}

function complain(error) {
  tell(error.message, true);
}

function tell(text, wrong = false) {
  $("said").textContent = text;
  $("said").classList.toggle("wrong", wrong);
  $("said").hidden = false;
}

// ── World: what the server told ─────────────────────────────────────────────────────────────────

const world = { bot: {}, people: new Map(), chats: new Map(), chatsOf: new Map(), commands: [], tour: [], zone: "UTC", now: 0 };

/** Messages by chat, oldest first, as a promise; a chat is missing until somebody looks at it. */
const conversations = new Map();
/** How many messages came to a chat since the page was opened, and how many of them a person saw ("person:chat"). */
const arrived = new Map();
const seen = new Map();
/** What the bot answered to a person's taps, newest first. */
const toastsOf = new Map();

async function loadWorld() {
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

function listIn(map, key) {
  if (!map.has(key)) map.set(key, []);
  return map.get(key);
}

function conversation(chat) {
  if (!conversations.has(chat)) {
    const list = ask(`/sandbox/chats/${chat}/messages`);
    list.catch(() => conversations.delete(chat));
    conversations.set(chat, list);
  }
  return conversations.get(chat);
}

const chatTitle = (chat) => (chat.kind === "private" ? world.bot.name : chat.title);
const chatKind = (chat) => (chat.kind === "private" ? word("private") : word("group", chat.members.length));
const unread = (person, chat) => (arrived.get(chat) ?? 0) - (seen.get(`${person}:${chat}`) ?? 0);
const unreadOf = (person) => (world.chatsOf.get(person) ?? []).reduce((sum, chat) => sum + unread(person, chat), 0);
const markSeen = (person, chat) => seen.set(`${person}:${chat}`, arrived.get(chat) ?? 0);

/** One line that stands for a message in lists, quotes and bars. */
function gist(message) {
  if (!message) return word("gone");
  const kind = message.photo ? "photo" : message.voice ? "voice" : message.document ? "document" : null;
  return [kind && `[${word(kind)}]`, message.service ?? message.text].filter(Boolean).join(" ").replace(/\s+/g, " ").slice(0, 160);
}

/** Takes one event from the server and passes it on to the panes that show its chat. */
async function hear(event) {
  if (event.type === "clock") return setClock(event);
  if (event.type === "toast") return hearToast(event);
  if (event.type === "chat" || event.type === "member") return hearOfChat(event);
  if (!world.chats.has(event.chat)) hearOfChat(event);

  const list = conversations.has(event.chat) ? await conversations.get(event.chat) : [];
  const { id } = event.message;
  const at = list.findIndex((message) => message.id === id);
  const isNew = event.type === "message" && at < 0;
  if (event.type === "delete") list.splice(at, at < 0 ? 0 : 1);
  else if (at >= 0) list[at] = event.message;
  else if (isNew) list.push(event.message);

  if (isNew) {
    arrived.set(event.chat, (arrived.get(event.chat) ?? 0) + 1);
    markSeen(event.message.from.id, event.chat);
    if (event.message.date_ms > world.now) setClock({ now_ms: event.message.date_ms });
  }
  for (const pane of panes) {
    if (pane.chat === event.chat) pane.hear(event.type, event.message, list);
    pane.refreshBadges();
  }
}

function hearToast({ person, text }) {
  if (!text) return;
  listIn(toastsOf, person).unshift({ text, at: world.now });
  toastsOf.get(person).splice(20);
  for (const pane of panes) if (pane.person === person) pane.toast(text);
}

/** Where chats went: a group that became a supergroup has a new id. */
const movedTo = new Map();

function hearOfChat({ chat, moved_to }) {
  if (moved_to) movedTo.set(chat, moved_to);
  reloadWorldSoon();
}

/** Reads people and chats again, once for many changes that come together. */
function reloadWorldSoon() {
  clearTimeout(reloading);
  reloading = setTimeout(() => reloadWorld().catch(complain), 300);
}
let reloading = 0;

async function reloadWorld() {
  await loadWorld();
  await Promise.all(panes.map((pane) => pane.keepUp()));
}

async function reload() {
  conversations.clear();
  await loadWorld();
  paintAll();
  const places = panes[0].person === null ? firstPlaces() : panes.map(({ person, chat }) => [person, chat]);
  await Promise.all(panes.map((pane, at) => pane.open(...places[at])));
}

// ── Clock ───────────────────────────────────────────────────────────────────────────────────────

function format(ms, options) {
  return new Intl.DateTimeFormat(chinese ? "zh-CN" : "en-GB", { timeZone: world.zone, ...options }).format(ms);
}

const timeOf = (ms) => format(ms, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayOf = (ms) => format(ms, { year: "numeric", month: "long", day: "numeric", weekday: "short" }).replace("日周", "日 周");

function setClock({ now_ms, zone }) {
  world.zone = zone ?? world.zone;
  world.now = now_ms;
  $("time").textContent = timeOf(now_ms);
  $("time").dateTime = new Date(now_ms).toISOString();
  $("date").textContent = dayOf(now_ms);
}

async function moveClock(button) {
  const buttons = $("moves").querySelectorAll("button");
  const busy = (on) => buttons.forEach((each) => { each.disabled = on; });
  busy(true);
  button.setAttribute("aria-busy", "true");
  tell(word("moving"));
  try {
    const { said } = await ask("/sandbox/clock", JSON.parse(button.dataset.move));
    tell(said || word("moved", timeOf(world.now)));
  } catch (error) {
    complain(error);
  } finally {
    busy(false);
    button.removeAttribute("aria-busy");
    button.focus();
  }
}

// ── Bubbles ─────────────────────────────────────────────────────────────────────────────────────

const REACTIONS = ["👍", "❤", "🙏", "👌", "🔥", "😢"];
/** Messages of one person within this time stand together under one name. */
const TOGETHER_MS = 5 * 60_000;

/** The elements that show a message after the one before it: a day line where the day changes, and the message. */
function rowsOf(message, before, pane, list) {
  const newDay = !before || dayOf(before.date_ms) !== dayOf(message.date_ms);
  const day = newDay && el("div", { class: "day" }, el("span", {}, dayOf(message.date_ms)));
  const first = newDay || Boolean(before.service) || before.from.id !== message.from.id
    || message.date_ms - before.date_ms > TOGETHER_MS;
  return [day, message.service ? serviceRow(message) : bubbleRow(message, first, pane, list)].filter(Boolean);
}

function serviceRow(message) {
  return el("div", { class: "service", "data-message-id": message.id }, el("span", {}, message.service));
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
    named && el("b", { class: "author", "data-hue": message.from.bot ? "bot" : Math.abs(message.from.id) % 8 }, message.from.name),
    message.forwarded_from && el("small", { class: "forwarded" }, word("forwarded", message.forwarded_from)),
    message.reply_to != null && quote(message.reply_to, pane, list),
    message.photo && picture(message.photo_url),
    message.voice && el("p", { class: "attached" }, icon("voice"), word("voice")),
    message.document && documentLink(message.document),
    message.html && text,
    el("div", { class: "meta" },
      reactions(message, pane),
      message.edited_ms != null && el("span", { class: "edited" }, word("edited")),
      el("time", { datetime: new Date(message.date_ms).toISOString() }, timeOf(message.date_ms))));
}

function quote(id, pane, list) {
  const quoted = list.find((message) => message.id === id);
  return el("button", { class: "quote", type: "button", onclick: () => pane.scrollTo(id) },
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

// ── Menus: small lists that open at a button ────────────────────────────────────────────────────

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

function openMessageMenu(pane, message, anchor) {
  const own = message.from.id === pane.person;
  const faces = REACTIONS.map((emoji) => el("button", {
    "aria-label": word("react", emoji),
    onclick: () => { $("menu").hidePopover(); pane.act({ do: "react", message: message.id, text: emoji }); },
  }, el("span", { class: "emoji" }, emoji)));
  openMenu(anchor,
    el("div", { class: "faces" }, ...faces),
    menuItem("reply", () => pane.startAbout("reply", message)),
    own && menuItem("edit", () => pane.startAbout("edit", message)),
    menuItem("forward", () => pane.openForward(message)),
    own && menuItem("delete", () => pane.act({ do: "delete", message: message.id })));
}

function openPaneMenu(pane, anchor) {
  const chat = world.chats.get(pane.chat);
  const simple = (key) => menuItem(key, () => pane.act({ do: key }));
  openMenu(anchor,
    menuItem("sendPhoto", () => pane.sendPhoto()),
    menuItem("sendVoice", () => pane.act({ do: "voice" })),
    simple(chat.kind !== "private" ? "leave" : chat.bot_standing === "kicked" ? "unblock" : "block"));
}

// ── Panes: one person in one chat ───────────────────────────────────────────────────────────────

/** Only the newest messages are drawn; a press on the first line draws as many more. */
const DRAWN = 200;
const TOAST_MS = 6000;
/** How near to the end, in pixels, still counts as reading the newest message. */
const NEAR_END = 60;

class Pane {
  constructor(index) {
    this.index = index;
    this.person = this.chat = null;
    this.about = null;
    this.atEnd = true;
    this.missed = 0;
    this.drafts = new Map();
    this.root = $("pane-template").content.cloneNode(true).firstElementChild;
    this.root.dataset.testid = `pane-${index}`;
    this.parts = Object.fromEntries([...this.root.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]));
    this.sheet = new Sheet(this);
    this.listen();
    $("desk").append(this.root);
  }

  listen() {
    const { parts } = this;
    const on = (part, type, then) => parts[part].addEventListener(type, then);
    on("person", "click", () => openPeople(this));
    on("chat", "click", () => openChats(this));
    on("more", "click", () => openPaneMenu(this, parts.more));
    on("pinned", "click", () => this.scrollTo(this.pinned));
    on("commands", "click", () => openCommands(this));
    on("toasts", "click", () => openToasts(this));
    on("chip", "click", () => this.toEnd());
    on("begin", "click", () => this.begin());
    on("about-close", "click", () => this.endAbout());
    on("write", "submit", (event) => { event.preventDefault(); this.send(); });
    on("input", "keydown", (event) => this.key(event));
    on("input", "input", () => this.grow());
    on("talk", "scroll", () => this.scrolled());
    on("talk", "keydown", (event) => this.walk(event));
    on("talk", "click", (event) => this.followLink(event));
    // A picture has no height until it is there.
    parts.talk.addEventListener("load", () => this.atEnd && this.toEnd(), true);
    // A pane that becomes smaller (a keyboard, a longer text) keeps its end in sight.
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(parts.talk);
  }

  /** Shows a person in a chat; without one that the person is in, in the private chat with the bot. */
  async open(person, chat) {
    if (!world.people.has(person)) person = world.people.keys().next().value;
    const chats = world.chatsOf.get(person) ?? [];
    if (!chats.includes(chat)) chat = chats[0];
    if (person !== this.person || chat !== this.chat) this.swapDraft(person, chat);
    this.person = person;
    this.chat = chat;
    this.drawn = DRAWN;
    this.sheet.close();
    this.paintHead();
    rememberPanes();
    await this.draw();
  }

  /** People and chats have changed: stays in the chat, follows where it moved, or leaves it with its person. */
  async keepUp() {
    const chat = movedTo.get(this.chat) ?? this.chat;
    const stays = chat === this.chat && world.chatsOf.get(this.person)?.includes(chat);
    if (stays) this.paintHead();
    else await this.open(this.person, chat);
  }

  swapDraft(person, chat) {
    if (this.about?.what === "edit") this.parts.input.value = "";
    this.drafts.set(`${this.person}:${this.chat}`, this.parts.input.value);
    this.setText(this.drafts.get(`${person}:${chat}`) ?? "");
    this.about = null;
    this.parts.about.hidden = true;
    this.parts.talk.replaceChildren();
    this.parts.toast.replaceChildren();
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
    paintSwitch();
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

  async draw() {
    const { person, chat } = this;
    const list = await conversation(chat);
    if (person !== this.person || chat !== this.chat) return;
    this.redraw(list);
    this.toEnd();
    this.refreshBadges();
  }

  redraw(list) {
    const from = Math.max(0, list.length - this.drawn);
    const rows = list.slice(from).flatMap((message, at) => rowsOf(message, list[from + at - 1], this, list));
    const earlier = from > 0 && el("button", { class: "earlier", "data-testid": "earlier", onclick: () => this.drawEarlier(list) },
      word("earlier", from));
    const empty = list.length === 0 && el("p", { class: "empty" }, word("noMessages"));
    this.parts.talk.replaceChildren(...[earlier, empty, ...rows].filter(Boolean));
    this.paintAround(list);
  }

  drawEarlier(list) {
    const { talk } = this.parts;
    const fromEnd = talk.scrollHeight - talk.scrollTop;
    this.drawn += DRAWN;
    this.redraw(list);
    talk.scrollTop = talk.scrollHeight - fromEnd;
  }

  /** Paints what depends on all messages of the chat: the pinned bar, and the start button of a chat that never began. */
  paintAround(list) {
    const pinned = list.findLast((message) => message.pinned);
    this.pinned = pinned?.id;
    this.parts.pinned.hidden = !pinned;
    this.parts["pinned-text"].textContent = pinned ? gist(pinned) : "";
    const unborn = world.chats.get(this.chat).kind === "private" && list.length === 0;
    this.parts.begin.hidden = !unborn;
    this.parts.write.hidden = unborn;
  }

  /** A message of this chat came, changed or went. */
  hear(type, message, list) {
    const { talk } = this.parts;
    const row = talk.querySelector(`[data-message-id="${message.id}"]`);
    const at = list.findIndex(({ id }) => id === message.id);
    if (at === -1 || (!row && at < list.length - 1)) this.redraw(list);
    else if (row) this.change(row, type, message, list, at);
    else this.append(message, list, at);
    if (this.atEnd) this.toEnd();
  }

  change(row, type, message, list, at) {
    const place = focusPlace(row);
    const fresh = rowsOf(message, list[at - 1], this, list).at(-1);
    if (type === "edit") fresh.classList.add("changed");
    row.replaceWith(fresh);
    if (place) fresh.querySelector(place)?.focus();
    this.paintAround(list);
  }

  append(message, list, at) {
    const { talk } = this.parts;
    if (talk.childElementCount > 2 * this.drawn && this.atEnd) return this.redraw(list);
    talk.querySelector(".empty")?.remove();
    const rows = rowsOf(message, list[at - 1], this, list);
    rows.at(-1).classList.add("fresh");
    talk.append(...rows);
    this.paintAround(list);
    if (message.from.id === this.person) this.atEnd = true;
    if (this.atEnd) return;
    this.missed += 1;
    this.parts.chip.textContent = word("newMessages", this.missed);
    this.parts.chip.hidden = false;
  }

  toEnd() {
    this.parts.talk.scrollTop = this.parts.talk.scrollHeight;
    this.atEnd = true;
    this.missed = 0;
    this.parts.chip.hidden = true;
  }

  scrolled() {
    const { talk } = this.parts;
    this.atEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < NEAR_END;
    if (!this.atEnd) return;
    this.missed = 0;
    this.parts.chip.hidden = true;
  }

  async scrollTo(id) {
    const find = () => this.parts.talk.querySelector(`[data-message-id="${id}"]`);
    if (!find()) {
      this.drawn = Infinity;
      this.redraw(await conversation(this.chat));
    }
    const row = find();
    if (!row) return;
    this.atEnd = false;
    row.scrollIntoView({ block: "center" });
    row.classList.remove("changed");
    requestAnimationFrame(() => row.classList.add("changed"));
  }

  // What the person does.

  /** Does something as this pane's person in this pane's chat; a refusal shows as a toast, and answers null. */
  async act(body) {
    try {
      return await ask("/sandbox/act", { as: this.person, chat: this.chat, ...body });
    } catch (error) {
      this.toast(error.message, true);
      return null;
    }
  }

  async send() {
    const { input } = this.parts;
    const text = input.value.trim();
    if (!text) return;
    const { about } = this;
    this.endAbout();
    this.setText("");
    const done = await this.act(about ? { do: about.what === "edit" ? "edit" : "reply", message: about.id, text } : { do: "say", text });
    if (!done && !input.value) this.setText(text);
  }

  async sendPhoto() {
    const text = this.parts.input.value.trim();
    if (await this.act({ do: "photo", text })) this.setText("");
  }

  /** Sends /start, with the payload of a deep link if there is one, in the private chat with the bot. */
  async begin(payload) {
    await this.open(this.person, world.chatsOf.get(this.person)[0]);
    await this.act({ do: "start", text: payload });
    this.parts.input.focus();
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

  startAbout(what, message) {
    const { parts } = this;
    if (this.about?.what === "edit") this.setText("");
    this.about = { what, id: message.id };
    parts["about-what"].textContent = what === "edit" ? word("editing") : word("replyTo", message.from.name);
    parts["about-text"].textContent = gist(message);
    parts.about.hidden = false;
    if (what === "edit") this.setText(message.text);
    parts.input.focus();
  }

  endAbout() {
    if (this.about?.what === "edit") this.setText("");
    this.about = null;
    this.parts.about.hidden = true;
  }

  async editLast() {
    const list = await conversation(this.chat);
    const last = list.findLast((message) => message.from.id === this.person && message.text && !message.service);
    if (last) this.startAbout("edit", last);
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

  /** Arrow keys walk over the messages; Escape goes to the text field. */
  walk(event) {
    if (event.key === "Escape") return this.parts.input.focus();
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [...this.parts.talk.querySelectorAll(".more")];
    const at = stops.findIndex((stop) => stop.closest(".row").contains(document.activeElement));
    stops[at < 0 ? stops.length - 1 : Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  }

  toast(text, wrong = false) {
    const shown = el("p", { class: wrong ? "wrong" : "", "data-testid": wrong ? "error" : "toast-text" }, text);
    this.parts.toast.append(shown);
    while (this.parts.toast.childElementCount > 3) this.parts.toast.firstElementChild.remove();
    setTimeout(() => shown.remove(), TOAST_MS);
    this.refreshBadges();
  }

  openForward(message) {
    openChats(this, word("forwardTo"), (chat) => this.act({ do: "forward", message: message.id, from_chat: this.chat, chat }));
  }
}

/** A selector of the focused button inside a message, so that an edit does not take the focus away. */
function focusPlace(row) {
  const focused = document.activeElement;
  if (!row.contains(focused)) return null;
  if (focused.matches(".key")) return `.key[data-row="${focused.dataset.row}"][data-column="${focused.dataset.column}"]`;
  return focused.matches(".more") ? ".more" : null;
}

// ── Sheets: lists that cover a pane's messages while one chooses ────────────────────────────────

class Sheet {
  constructor(pane) {
    this.pane = pane;
    this.parts = pane.parts;
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
function sheetRow({ id, paint = id, face, name, line, count = 0, note, current, pick }) {
  const circle = face && el("span", { class: "avatar", "aria-hidden": "true" });
  if (circle) paintFace(circle, paint, face);
  const mark = el("span", { class: "badge" });
  badge(mark, count);
  return el("button", { class: "sheet-row", "data-testid": "row", "data-id": id, "aria-current": current && "true", onclick: pick },
    circle, el("span", { class: "pick-text" }, el("b", {}, name), line && el("small", {}, line)),
    note && el("span", { class: "note" }, note), mark);
}

const emptyRow = (key) => el("p", { class: "empty" }, word(key));

const PEOPLE_SHOWN = 50;
/** People lately played, newest first: they stand at the top of the list. */
const lately = [];

function openPeople(pane) {
  const pick = (person) => {
    lately.unshift(person, ...lately.splice(0).filter((other) => other !== person).slice(0, 9));
    pane.open(person, pane.chat).catch(complain);
    pane.parts.input.focus();
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
async function openChats(pane, title, then) {
  const person = world.people.get(pane.person);
  const own = () => (world.chatsOf.get(person.id) ?? []).map((id) => world.chats.get(id));
  const lines = new Map();
  const pick = then ?? ((chat) => pane.open(person.id, chat).catch(complain).then(() => pane.parts.input.focus()));
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

function openCommands(pane) {
  const isPrivate = world.chats.get(pane.chat).kind === "private";
  const choose = ({ command }) => {
    pane.sheet.close();
    pane.act({ do: "say", text: isPrivate ? `/${command}` : `/${command}@${world.bot.username}` });
    pane.parts.input.focus();
  };
  const rows = (typed) => {
    const found = commandsFor(pane)
      .filter(({ command, description }) => `/${command} ${description}`.toLowerCase().includes(typed))
      .map((each) => sheetRow({ id: each.command, name: `/${each.command}`, line: each.description, pick: () => choose(each) }));
    return found.length ? found : [emptyRow("noCommands")];
  };
  pane.sheet.open({ title: word("commands"), search: word("commands"), rows });
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

function openToasts(pane) {
  const rows = () => (toastsOf.get(pane.person) ?? []).map(({ text, at }) =>
    el("p", { class: "old-toast", "data-testid": "old-toast" }, el("time", {}, timeOf(at)), el("span", {}, text)));
  pane.sheet.open({ title: word("toasts"), rows });
}

// ── Tour ────────────────────────────────────────────────────────────────────────────────────────

const tour = { step: 0, open: localStorage.getItem("sandbox.tour") !== "done" };

function paintTour() {
  const steps = world.tour;
  const step = steps[tour.step];
  $("tour").hidden = !tour.open || !step;
  $("tour-open").hidden = tour.open || steps.length === 0;
  if (!step) return;
  $("tour-count").textContent = word("tourCount", tour.step + 1, steps.length);
  $("tour-title").textContent = step.title;
  $("tour-words").textContent = step.text;
  $("tour-show").hidden = step.person == null;
  $("tour-try").hidden = !step.try_text;
  $("tour-try").textContent = word("tourTry", step.try_text ?? "");
  $("tour-back").disabled = tour.step === 0;
  $("tour-next").textContent = word(tour.step === steps.length - 1 ? "finish" : "nextStep");
}

function turnTour(by) {
  tour.step += by;
  if (tour.step >= world.tour.length) return openTour(false);
  paintTour();
}

function openTour(open) {
  Object.assign(tour, { open, step: 0 });
  if (!open) localStorage.setItem("sandbox.tour", "done");
  paintTour();
  $(open ? "tour-next" : "tour-open").focus();
}

async function showTourStep() {
  const { person, chat } = world.tour[tour.step];
  showPane(0);
  if (person != null) await panes[0].open(person, chat);
}

async function tryTourText() {
  await showTourStep();
  panes[0].setText(world.tour[tour.step].try_text);
  panes[0].parts.input.focus();
}

// ── The desk: two panes, on a phone one at a time ───────────────────────────────────────────────

function showPane(index) {
  $("desk").dataset.shown = index;
  for (const pane of panes) {
    if (pane.atEnd) pane.toEnd();
    pane.refreshBadges();
  }
}

function paintSwitch() {
  const shown = Number($("desk").dataset.shown);
  $("switch").replaceChildren(...panes.filter((pane) => pane.person !== null).map((pane) => {
    const mark = el("span", { class: "badge" });
    badge(mark, pane.visible() ? 0 : unreadOf(pane.person));
    return el("button", { "data-testid": `show-pane-${pane.index}`, "aria-pressed": String(pane.index === shown), onclick: () => showPane(pane.index) },
      el("b", {}, world.people.get(pane.person)?.name ?? ""), el("small", {}, chatTitle(world.chats.get(pane.chat) ?? {}) ?? ""), mark);
  }));
}

function rememberPanes() {
  sessionStorage.setItem("sandbox.panes", JSON.stringify(panes.map(({ person, chat }) => [person, chat])));
}

/** Who stands where at first: as last time, else where the tour begins, beside the tour's next person or a member of the same group. */
function firstPlaces() {
  const remembered = JSON.parse(sessionStorage.getItem("sandbox.panes") ?? "null");
  if (remembered) return remembered;
  const people = [...world.people.keys()];
  const left = world.tour.find((step) => step.person != null) ?? { person: people[0] };
  const group = (world.chatsOf.get(left.person) ?? []).map((id) => world.chats.get(id)).find((chat) => chat.kind !== "private");
  const other = (id) => id !== left.person && world.people.has(id);
  const right = world.tour.map((step) => step.person).find(other) ?? group?.members.find(other) ?? people.find(other);
  // The same group twice would show nothing new: beside a group stands a private chat.
  return [[left.person, left.chat], [right, left.chat === group?.id ? null : group?.id]];
}

function paintAll() {
  document.documentElement.lang = chinese ? "zh-CN" : "en";
  speak(document);
  $("language").textContent = word("languageShort");
  $("name").textContent = document.title = world.name ?? [world.bot.name, word("rehearsal")].filter(Boolean).join(" · ");
  paintTour();
  if (world.now) setClock({ now_ms: world.now });
}

function switchLanguage() {
  chinese = !chinese;
  localStorage.setItem("sandbox.language", chinese ? "zh" : "en");
  paintAll();
  for (const pane of panes) pane.open(pane.person, pane.chat).catch(complain);
}

const panes = [];

function begin() {
  panes.push(new Pane(0), new Pane(1));
  paintAll();
  $("language").addEventListener("click", switchLanguage);
  $("tour-show").addEventListener("click", () => showTourStep().catch(complain));
  $("tour-try").addEventListener("click", () => tryTourText().catch(complain));
  $("tour-back").addEventListener("click", () => turnTour(-1));
  $("tour-next").addEventListener("click", () => turnTour(1));
  $("tour-close").addEventListener("click", () => openTour(false));
  $("tour-open").addEventListener("click", () => openTour(true));
  for (const button of $("moves").querySelectorAll("button")) button.addEventListener("click", () => moveClock(button));
  listen();
}

begin();
