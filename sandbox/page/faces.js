// The circle that stands for somebody: a letter on a colour.

import { world } from "./world.js";

const HUES = 8;

/** The colour of somebody's name and circle: always the same for the same id. */
export const hueOf = (id) => (id === world.bot.id ? "bot" : Math.abs(id) % HUES);

export function paintFace(node, id, name) {
  node.textContent = [...(name ?? "?")][0] ?? "?";
  node.dataset.hue = hueOf(id);
}
