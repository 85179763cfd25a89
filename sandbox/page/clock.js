// The rehearsal's clock, and how times are written.

import { $ } from "./elements.js";
import { ask, complain, tell } from "./server.js";
import { speaksChinese, word } from "./words.js";

/** The rehearsal's time in unix milliseconds, 0 before the server told it, and the zone in which it is shown. */
export const clock = { now: 0, zone: "UTC" };

function format(ms, options) {
  return new Intl.DateTimeFormat(speaksChinese() ? "zh-CN" : "en-GB", { timeZone: clock.zone, ...options }).format(ms);
}

export const timeOf = (ms) => format(ms, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const dayOf = (ms) =>
  format(ms, { year: "numeric", month: "long", day: "numeric", weekday: "short" }).replace("日周", "日 周");

export function setClock({ now_ms, zone }) {
  clock.zone = zone ?? clock.zone;
  clock.now = now_ms;
  paintClock();
}

export function paintClock() {
  $("time").textContent = timeOf(clock.now);
  $("time").dateTime = new Date(clock.now).toISOString();
  $("date").textContent = dayOf(clock.now);
}

export function listenToMoves() {
  for (const button of $("moves").querySelectorAll("button")) button.addEventListener("click", () => moveClock(button));
}

async function moveClock(button) {
  const buttons = $("moves").querySelectorAll("button");
  const busy = (on) => buttons.forEach((each) => { each.disabled = on; });
  busy(true);
  button.setAttribute("aria-busy", "true");
  tell(word("moving"));
  try {
    const wish = JSON.parse(button.dataset.move);
    const { said, chats, clock: moved } = await ask("/sandbox/clock", wish);
    tell(said || word(chats > 0 ? "movedOn" : wish.next_event ? "movedIdly" : "moved", timeOf(moved.now_ms), chats));
  } catch (error) {
    complain(error);
  } finally {
    busy(false);
    button.removeAttribute("aria-busy");
    button.focus();
  }
}
