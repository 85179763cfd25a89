// What the page says, Chinese and English. Messages, titles and the tour come from the server as they are.

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
  movedOn: ["已到 {0}，{1} 个聊天有新消息", "It is now {0}. Chats with something new: {1}"],
  movedIdly: ["今天没有别的事了，已到 {0}", "Nothing else happens today. It is now {0}"],
  lost: ["连接中断，正在重连…", "Connection lost, reconnecting…"],
  unreachable: ["演练服务器没有应答，请确认它还在运行。", "The rehearsal server does not answer. Is it still running?"],
  refused: ["服务器没有接受这一步（代码 {0}）。", "The server did not accept this step (code {0})."],
  tour: ["导览", "Guided tour"],
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
  place: ["位置", "Place"],
  gone: ["消息已删除", "Deleted message"],
  write: ["以 {0} 的身份说…", "Speak as {0}…"],
  send: ["发送", "Send"],
  start: ["开始使用机器人", "Start the bot"],
  commands: ["机器人命令", "Bot commands"],
  findCommand: ["查找命令", "Find a command"],
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
  sendDocument: ["发一个文件（附上已输入的文字）", "Send a file (with the typed text)"],
  sendPlace: ["发一个位置", "Send a place"],
  block: ["停用机器人", "Block the bot"],
  unblock: ["恢复机器人", "Unblock the bot"],
  leave: ["退出这个群", "Leave this group"],
};

// What the server says by a key and named values: lines about a chat, and refusals.
const SERVER_WORDS = {
  joined: ["{who} 加入了", "{who} joined"],
  left: ["{who} 退出了", "{who} left"],
  pinned_a_message: ["{who} 置顶了一条消息", "{who} pinned a message"],
  became_supergroup: ["本群已升级为超级群", "The group became a supergroup"],
  no_person: ["没有编号为 {id} 的人。", "There is no person {id}."],
  deactivated: ["{person} 已注销账号。", "{person} has deleted the account."],
  no_chat: ["没有编号为 {id} 的会话。", "There is no chat {id}."],
  not_a_group: ["这是私聊，不是群。", "This is a private chat, not a group."],
  already_supergroup: ["本群已经是超级群。", "The group is a supergroup already."],
  not_their_chat: ["这不是 {person} 的私聊。", "That private chat is not {person}'s."],
  not_in_group: ["{person} 不在「{group}」里。", "{person} is not in {group}."],
  bot_blocked: ["{person} 已停用机器人，请先恢复。", "{person} has blocked the bot; unblock it first."],
  not_admin: ["只有管理员可以匿名发言。", "Only administrators post anonymously."],
  no_message_named: ["请指明是哪一条消息。", "Say which message."],
  message_gone: ["这条消息已经不在了。", "That message is gone."],
  answered_message_gone: ["要回复的消息已经不在了。", "The message to answer is gone."],
  not_their_message: ["这条消息不是 {person} 自己发的。", "That message is not {person}'s own."],
  nothing_to_send: ["没有内容可以发送。", "There is nothing to send."],
  too_long: ["一条消息最多 {longest} 个字符。", "A message has at most {longest} characters."],
  no_button_in_chat: ["会话里没有「{label}」按钮。", "There is no button “{label}” in the chat."],
  no_button_under_message: ["这条消息下面没有「{label}」按钮。", "There is no button “{label}” under that message."],
  button_gone: ["这个按钮已经不在了。", "That button is gone."],
  button_is_link: ["按钮「{label}」只打开网址，机器人不会知道。", "The button “{label}” opens an address; the bot is not told."],
  bad_payload: ["深度链接的参数只能有 1–64 个字母、数字、_ 或 -。", "A deep link carries 1–64 letters, digits, _ or -."],
  clock_cannot_move: ["这场演练的时钟不能拨动。", "The clock of this rehearsal cannot be moved."],
};

let chinese = (localStorage.getItem("sandbox.language") ?? navigator.language ?? "zh").startsWith("en") === false;

export const speaksChinese = () => chinese;

export function switchLanguage() {
  chinese = !chinese;
  localStorage.setItem("sandbox.language", chinese ? "zh" : "en");
}

export function word(key, ...values) {
  return fill(WORDS[key], values);
}

/** The server's words in the page's language; `english` stands in for a key that the page does not know. */
export function serverWord(words, english) {
  const pair = SERVER_WORDS[words?.key];
  return pair ? fill(pair, words.values ?? {}) : english;
}

function fill(pair, values) {
  return pair[chinese ? 0 : 1].replace(/\{(\w+)\}/g, (_, at) => values[at]);
}
