// The desk: two panes side by side, on a phone one at a time.

import { $, badge, el } from "./elements.js";
import { chatTitle, unreadOf, world } from "./world.js";

/** The panes, left first; put here as the page begins. */
export const panes = [];

export function showPane(index) {
  $("desk").dataset.shown = index;
  for (const pane of panes) {
    pane.talk.keepEnd();
    pane.refreshBadges();
  }
}

export function paintSwitch() {
  const shown = Number($("desk").dataset.shown);
  $("switch").replaceChildren(...panes.filter((pane) => pane.person !== null).map((pane) => {
    const mark = el("span", { class: "badge" });
    badge(mark, pane.visible() ? 0 : unreadOf(pane.person));
    return el("button", { "data-testid": `show-pane-${pane.index}`, "aria-pressed": String(pane.index === shown), onclick: () => showPane(pane.index) },
      el("b", {}, world.people.get(pane.person)?.name ?? ""), el("small", {}, chatTitle(world.chats.get(pane.chat) ?? {}) ?? ""), mark);
  }));
}

export function rememberPanes() {
  sessionStorage.setItem("sandbox.panes", JSON.stringify(panes.map(({ person, chat }) => [person, chat])));
}

/** Who stands where at first: as last time, else where the tour begins, or somebody beside a member of the same group. */
export function firstPlaces() {
  const remembered = JSON.parse(sessionStorage.getItem("sandbox.panes") ?? "null");
  if (remembered) return remembered;
  const people = [...world.people.keys()];
  const left = world.tour.find((step) => step.person != null) ?? { person: people[0] };
  if (left.beside) return [[left.person, left.chat], left.beside];
  const group = (world.chatsOf.get(left.person) ?? []).map((id) => world.chats.get(id)).find((chat) => chat.kind !== "private");
  const other = (id) => id !== left.person && world.people.has(id);
  const right = group?.members.find(other) ?? people.find(other);
  // The same group twice would show nothing new: beside a group stands a private chat.
  return [[left.person, left.chat], [right, left.chat === group?.id ? null : group?.id]];
}
