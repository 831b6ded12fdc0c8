// Lets a piece of our own drift by behind the doors, silent until its button is pressed.
import { attach } from "./lib/home.js";

const root = document.querySelector("[data-home-roll]");
const response = await fetch(root.dataset.homeRoll);
if (response.ok) {
  const rows = await response.json();
  attach(root, rows.map(([start, duration, pitch, velocity]) => ({ start, duration, pitch, velocity })));
}
