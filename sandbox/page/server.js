// The way to the server and back: requests, the stream of events, and the line that tells how it went.

import { $ } from "./elements.js";
import { serverWord, word } from "./words.js";

/** Asks the server; every failure is an Error whose message is a sentence for the person at the page. */
export async function ask(path, body) {
  const request = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(path, request).catch(() => { throw new Error(word("unreachable")); });
  const told = await answer.json().catch(() => null);
  if (!answer.ok || told === null || told.ok === false) {
    throw new Error(serverWord(told?.words, told?.error) ?? word("refused", answer.status));
  }
  return told;
}

/** Listens for ever: `onOpen` runs after each connection is made, `onEvent` takes each event. */
export function listen(onOpen, onEvent) {
  const events = new EventSource("/sandbox/events");
  events.onopen = () => {
    $("link").hidden = true;
    if ($("said").matches(".wrong")) $("said").hidden = true;
    onOpen().catch(complain);
  };
  events.onmessage = ({ data }) => onEvent(JSON.parse(data)).catch(complain);
  events.onerror = () => {
    $("link").textContent = word("lost");
    $("link").hidden = false;
    // After a refused answer the browser does not try again by itself.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => listen(onOpen, onEvent), 2000);
  };
}

export function complain(error) {
  tell(error.message, true);
}

export function tell(text, wrong = false) {
  $("said").textContent = text;
  $("said").classList.toggle("wrong", wrong);
  $("said").hidden = false;
}
