// The guided tour: a card with steps, each about a person in a chat and whoever is seen beside.

import { panes, showPane } from "./desk.js";
import { $ } from "./elements.js";
import { complain } from "./server.js";
import { word } from "./words.js";
import { world } from "./world.js";

const tour = { step: 0, open: localStorage.getItem("sandbox.tour") !== "done" };

export function paintTour() {
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
  const { person, chat, beside } = world.tour[tour.step];
  showPane(0);
  if (person != null) await panes[0].open(person, chat);
  if (beside) await panes[1].open(...beside);
}

async function tryTourText() {
  await showTourStep();
  panes[0].writing.setText(world.tour[tour.step].try_text);
  panes[0].writing.focus();
}

export function listenToTour() {
  $("tour-show").addEventListener("click", () => showTourStep().catch(complain));
  $("tour-try").addEventListener("click", () => tryTourText().catch(complain));
  $("tour-back").addEventListener("click", () => turnTour(-1));
  $("tour-next").addEventListener("click", () => turnTour(1));
  $("tour-close").addEventListener("click", () => openTour(false));
  $("tour-open").addEventListener("click", () => openTour(true));
}
