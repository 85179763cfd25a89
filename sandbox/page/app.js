// The chat page of the sandbox: one person plays everybody in a small community, two chats at a time.
//
// What always holds:
// - The server is the only truth: a message shows when the server tells of it, not when it was typed.
// - A message shows once, under its id, and changes in place.
// - After a lost connection everything that is shown is asked for again.

import { clock, listenToMoves, paintClock } from "./clock.js";
import { firstPlaces, panes } from "./desk.js";
import { $, speak } from "./elements.js";
import { hear } from "./news.js";
import { Pane } from "./pane.js";
import { complain, listen } from "./server.js";
import { listenToTour, paintTour } from "./tour.js";
import { speaksChinese, switchLanguage, word } from "./words.js";
import { conversations, loadWorld, world } from "./world.js";

function paintAll() {
  document.documentElement.lang = speaksChinese() ? "zh-CN" : "en";
  speak(document);
  $("language").textContent = word("languageShort");
  $("name").textContent = document.title = world.name ?? [world.bot.name, word("rehearsal")].filter(Boolean).join(" · ");
  paintTour();
  if (clock.now) paintClock();
}

/** Asks again for whatever is shown, so that nothing falls between two connections. */
async function reload() {
  conversations.clear();
  await loadWorld();
  paintAll();
  const places = panes[0].person === null ? firstPlaces() : panes.map(({ person, chat }) => [person, chat]);
  await Promise.all(panes.map((pane, at) => pane.open(...places[at])));
}

panes.push(new Pane(0), new Pane(1));
paintAll();
$("language").addEventListener("click", () => {
  switchLanguage();
  paintAll();
  for (const pane of panes) pane.open(pane.person, pane.chat).catch(complain);
});
listenToTour();
listenToMoves();
listen(reload, hear);
