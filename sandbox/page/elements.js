// Making and filling elements.

import { word } from "./words.js";

export const $ = (id) => document.getElementById(id);

/** Makes an element; properties that start with "on" are listeners, the others attributes. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value == null) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child != null && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

export function label(node, text) {
  node.setAttribute("aria-label", text);
  if (node.matches("button")) node.title = text;
}

export function badge(node, count) {
  node.hidden = count === 0;
  node.textContent = count > 99 ? "99+" : count;
  node.setAttribute("aria-label", word("unread", count));
}

/** Puts the page's words into what is marked with `data-word` and `data-label`. */
export function speak(root) {
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of root.querySelectorAll("[data-label]")) label(node, word(node.dataset.label));
}
