// Six cards as the page renders them, and a seventh beside the grid, with what the module tells.
import { blocks, connected, heard, record, rendered, starts, time } from "./recorder.js";

const told = [];
const page = {
  invokeMethodAsync: (method, ...args) => {
    told.push([method, ...args]);
    return Promise.resolve();
  },
};

/** Quarters going up from a pitch, at 120. */
const quarters = (pitch, count = 32) =>
  JSON.stringify(Array.from({ length: count }, (_, i) => [i / 2, 0.4, pitch + (i % 8), 90]));

function makeCard(id, notes, beats = 32) {
  const card = document.createElement("article");
  card.dataset.melody = id;
  card.dataset.beats = String(beats);
  card.dataset.bpm = "120";
  card.tabIndex = -1;
  card.setAttribute("aria-label", `Melody ${id}`);
  const stars = [0, 1, 2, 3, 4, 5]
    .map(n => `<label>${n} <input type="radio" name="stars-${id}" data-star="${n}" /></label>`)
    .join("");
  card.innerHTML = `<canvas data-mini-roll="${notes}" role="img" aria-label="Notes"></canvas>
    <button type="button" data-play>Play</button>
    <fieldset><legend>Stars</legend>${stars}</fieldset>
    <label>Name <input type="text" /></label>`;
  return card;
}

const grid = document.querySelector("#grid");
grid.append(...["a", "b", "c", "d", "e", "f"].map((id, i) => makeCard(id, quarters(50 + i))));
document.querySelector("#panel").append(makeCard("g", quarters(70)));

// The time of the device at the last click, before the module hears of it.
let clicked = 0;
document.addEventListener("click", () => (clicked = time()), { capture: true });

// The cards that sounded, in their order; null where nothing did.
const sounded = [];
new MutationObserver(() => {
  const id = document.querySelector("[data-playing]")?.dataset.melody ?? null;
  if (id !== (sounded.at(-1) ?? null)) {
    sounded.push(id);
  }
}).observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-playing"] });

const { attach } = await import("/lib/evolve.js");

window.cards = {
  told,
  sounded,
  blocks,
  connected,
  rendered,
  starts,
  record,
  time,
  heard,
  makeCard,
  clicked: () => clicked,
  handle: attach(grid, page),
  attachPanel: () => attach(document.querySelector("#panel"), page),
};
