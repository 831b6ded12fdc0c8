// One step of a survey as the server renders it: ?step=piece&sound=/sounds/a&share=1
import { heard } from "./recorder.js";

const query = new URLSearchParams(location.search);
const step = query.get("step") ?? "piece";

const button = `<button type="button" data-play>
    <svg width="96" height="96" viewBox="0 0 96 96" aria-hidden="true"><circle data-ring cx="48" cy="48" r="40" /></svg>
  </button>`;
const hidden = ["plays", "heard", "length", "refocuses"]
  .map(name => `<input type="hidden" name="${name}" data-field="${name}" value="" />`)
  .join("");
const radio = (name, value) =>
  `<label><input type="radio" name="${name}" value="${value}" required /> ${value}</label>`;
const radios = (name, values) => values.map(value => radio(name, value)).join(" ");
const affect = `<div data-affect>
    <label>Pleasant <input type="range" name="valence" min="-100" max="100" value="0" /></label>
    <label>Excited <input type="range" name="arousal" min="-100" max="100" value="0" /></label>
  </div>`;
const piece = `${button}${hidden}
  <fieldset data-until-heard disabled>
    <legend>What did you hear?</legend>
    ${radios("mood", ["one", "two", "three", "four"])}
    ${affect}
    <label>Comment <textarea name="comment"></textarea></label>
    <button type="submit" name="go" value="next">Next</button>
  </fieldset>`;
const bodies = {
  piece,
  practice: piece,
  sound: `${button}
    <label>Level <input type="range" data-level min="0" max="100" value="50" /></label>
    <input type="hidden" name="level" data-field="level" value="" />
    <fieldset data-until-heard disabled><legend>Level</legend><button type="submit">Next</button></fieldset>`,
  headphones: `<button type="button" data-tone-play disabled>Play the three tones</button>
    ${radios("quietest", [1, 2, 3]).replaceAll(" required", "")}
    <button type="button" data-tone-next disabled>Next trial</button>
    <input type="hidden" name="headphones" data-field="headphones" value="" />
    <button type="submit" disabled>Go on</button>
    <button type="submit" name="skip" value="1" formnovalidate>Skip</button>`,
  questions: `<label>Age <input name="age" /></label><button type="submit">Next</button>`,
  end: "<p>Thank you.</p>",
};

const section = document.createElement("section");
section.dataset.listen = step;
if (step === "piece" || step === "practice") {
  section.dataset.sound = query.get("sound") ?? "/sounds/a";
  section.dataset.share = query.get("share") ?? "1";
}

section.innerHTML = `<p role="status" data-status></p>
  <form method="post" action="/pages/listen.html${location.search}">${bodies[step]}</form>`;
document.querySelector("main").append(section);

const said = [];
new MutationObserver(() => said.push(section.querySelector("[data-status]").textContent)).observe(
  section.querySelector("[data-status]"),
  { childList: true, characterData: true, subtree: true },
);

let openedAt = null;
const answers = section.querySelector("[data-until-heard]");
if (answers !== null) {
  new MutationObserver(() => {
    openedAt = answers.disabled ? null : Number(section.querySelector("[data-field=heard]")?.value ?? 0);
  }).observe(answers, { attributeFilter: ["disabled"] });
}

const rings = [];
const ring = section.querySelector("[data-ring]");
if (ring !== null) {
  new MutationObserver(() => {
    rings.push({ at: performance.now(), offset: Number(ring.getAttribute("stroke-dashoffset")) });
  }).observe(ring, { attributeFilter: ["stroke-dashoffset"] });
}

// What is handed to the device.
const played = [];
const { start } = AudioBufferSourceNode.prototype;
AudioBufferSourceNode.prototype.start = function (...rest) {
  if (this.context instanceof AudioContext) {
    played.push(this.buffer);
  }

  return start.apply(this, rest);
};

let level = null;
const { connect } = AudioNode.prototype;
AudioNode.prototype.connect = function (target, ...rest) {
  if (target instanceof AudioDestinationNode && this instanceof GainNode) {
    level = this;
  }

  return connect.call(this, target, ...rest);
};

await import("/lib/listen.js");

window.listen = { said, rings, played, openedAt: () => openedAt, heard, level: () => level?.gain.value ?? 0 };
